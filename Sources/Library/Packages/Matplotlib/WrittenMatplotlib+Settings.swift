extension WrittenMatplotlib {
  /// `rcParams`.
  static let settings =
    #"""
    _defaults = {
        "agg.path.chunksize": 0, "animation.bitrate": -1, "animation.codec": 'h264', "animation.convert_args": ['-layers', 'OptimizePlus'],
        "animation.convert_path": 'convert', "animation.embed_limit": 20.0, "animation.ffmpeg_args": [], "animation.ffmpeg_path": 'ffmpeg',
        "animation.frame_format": 'png', "animation.html": 'none', "animation.writer": 'ffmpeg', "axes.autolimit_mode": 'data', "axes.axisbelow": 'line',
        "axes.edgecolor": 'black', "axes.facecolor": 'white', "axes.formatter.limits": [-5, 6], "axes.formatter.min_exponent": 0,
        "axes.formatter.offset_threshold": 4, "axes.formatter.use_locale": False, "axes.formatter.use_mathtext": False, "axes.formatter.useoffset": True,
        "axes.grid": False, "axes.grid.axis": 'both', "axes.grid.which": 'major', "axes.labelcolor": 'black', "axes.labelpad": 4.0,
        "axes.labelsize": 'medium', "axes.labelweight": 'normal', "axes.linewidth": 0.8, "axes.spines.bottom": True, "axes.spines.left": True,
        "axes.spines.right": True, "axes.spines.top": True, "axes.titlecolor": 'auto', "axes.titlelocation": 'center', "axes.titlepad": 6.0,
        "axes.titlesize": 'large', "axes.titleweight": 'normal', "axes.titley": None, "axes.unicode_minus": True, "axes.xmargin": 0.05, "axes.ymargin": 0.05,
        "axes.zmargin": 0.05, "axes3d.automargin": False, "axes3d.depthshade": True, "axes3d.depthshade_minalpha": 0.3, "axes3d.grid": True,
        "axes3d.mouserotationstyle": 'arcball', "axes3d.snap_rotation": 5.0, "axes3d.trackballborder": 0.2, "axes3d.trackballsize": 0.667,
        "axes3d.xaxis.panecolor": (0.95, 0.95, 0.95, 0.5), "axes3d.yaxis.panecolor": (0.9, 0.9, 0.9, 0.5),
        "axes3d.zaxis.panecolor": (0.925, 0.925, 0.925, 0.5), "backend_fallback": True, "boxplot.bootstrap": None, "boxplot.boxprops.color": 'black',
        "boxplot.boxprops.linestyle": '-', "boxplot.boxprops.linewidth": 1.0, "boxplot.capprops.color": 'black', "boxplot.capprops.linestyle": '-',
        "boxplot.capprops.linewidth": 1.0, "boxplot.flierprops.color": 'black', "boxplot.flierprops.linestyle": 'none', "boxplot.flierprops.linewidth": 1.0,
        "boxplot.flierprops.marker": 'o', "boxplot.flierprops.markeredgecolor": 'black', "boxplot.flierprops.markeredgewidth": 1.0,
        "boxplot.flierprops.markerfacecolor": 'none', "boxplot.flierprops.markersize": 6.0, "boxplot.meanline": False, "boxplot.meanprops.color": 'C2',
        "boxplot.meanprops.linestyle": '--', "boxplot.meanprops.linewidth": 1.0, "boxplot.meanprops.marker": '^', "boxplot.meanprops.markeredgecolor": 'C2',
        "boxplot.meanprops.markerfacecolor": 'C2', "boxplot.meanprops.markersize": 6.0, "boxplot.medianprops.color": 'C1',
        "boxplot.medianprops.linestyle": '-', "boxplot.medianprops.linewidth": 1.0, "boxplot.notch": False, "boxplot.patchartist": False,
        "boxplot.showbox": True, "boxplot.showcaps": True, "boxplot.showfliers": True, "boxplot.showmeans": False, "boxplot.vertical": True,
        "boxplot.whiskerprops.color": 'black', "boxplot.whiskerprops.linestyle": '-', "boxplot.whiskerprops.linewidth": 1.0, "boxplot.whiskers": 1.5,
        "contour.algorithm": 'mpl2014', "contour.corner_mask": True, "contour.linewidth": None, "contour.negative_linestyle": 'dashed',
        "date.autoformatter.day": '%Y-%m-%d', "date.autoformatter.hour": '%m-%d %H', "date.autoformatter.microsecond": '%M:%S.%f',
        "date.autoformatter.minute": '%d %H:%M', "date.autoformatter.month": '%Y-%m', "date.autoformatter.second": '%H:%M:%S',
        "date.autoformatter.year": '%Y', "date.converter": 'auto', "date.epoch": '1970-01-01T00:00:00', "date.interval_multiples": True,
        "docstring.hardcopy": False, "errorbar.capsize": 0.0, "errorbar.capthick": None, "errorbar.elinewidth": None, "figure.autolayout": False,
        "figure.constrained_layout.h_pad": 0.04167, "figure.constrained_layout.hspace": 0.02, "figure.constrained_layout.use": False,
        "figure.constrained_layout.w_pad": 0.04167, "figure.constrained_layout.wspace": 0.02, "figure.dpi": 100.0, "figure.edgecolor": 'white',
        "figure.facecolor": 'white', "figure.figsize": [6.4, 4.8], "figure.frameon": True, "figure.hooks": [], "figure.labelsize": 'large',
        "figure.labelweight": 'normal', "figure.max_open_warning": 20, "figure.raise_window": True, "figure.subplot.bottom": 0.11,
        "figure.subplot.hspace": 0.2, "figure.subplot.left": 0.125, "figure.subplot.right": 0.9, "figure.subplot.top": 0.88, "figure.subplot.wspace": 0.2,
        "figure.titlesize": 'large', "figure.titleweight": 'normal',
        "font.cursive": ['Apple Chancery', 'Textile', 'Zapf Chancery', 'Sand', 'Script MT', 'Felipa', 'Comic Neue', 'Comic Sans MS', 'cursive'],
        "font.enable_last_resort": True, "font.family": ['sans-serif'],
        "font.fantasy": ['Chicago', 'Charcoal', 'Impact', 'Western', 'xkcd script', 'fantasy'],
        "font.monospace": ['DejaVu Sans Mono', 'Bitstream Vera Sans Mono', 'Computer Modern Typewriter', 'Andale Mono', 'Nimbus Mono L', 'Courier New', 'Courier', 'Fixed', 'Terminal', 'monospace'],
        "font.sans-serif": ['DejaVu Sans', 'Bitstream Vera Sans', 'Computer Modern Sans Serif', 'Lucida Grande', 'Verdana', 'Geneva', 'Lucid', 'Arial', 'Helvetica', 'Avant Garde', 'sans-serif'],
        "font.serif": ['DejaVu Serif', 'Bitstream Vera Serif', 'Computer Modern Roman', 'New Century Schoolbook', 'Century Schoolbook L', 'Utopia', 'ITC Bookman', 'Bookman', 'Nimbus Roman No9 L', 'Times New Roman', 'Times', 'Palatino', 'Charter', 'serif'],
        "font.size": 10.0, "font.stretch": 'normal', "font.style": 'normal', "font.variant": 'normal', "font.weight": 'normal', "grid.alpha": 1.0,
        "grid.color": '#b0b0b0', "grid.linestyle": '-', "grid.linewidth": 0.8, "grid.major.alpha": None, "grid.major.color": None,
        "grid.major.linestyle": None, "grid.major.linewidth": None, "grid.minor.alpha": None, "grid.minor.color": None, "grid.minor.linestyle": None,
        "grid.minor.linewidth": None, "hatch.color": 'edge', "hatch.linewidth": 1.0, "hist.bins": 10, "image.aspect": 'equal', "image.cmap": 'viridis',
        "image.composite_image": True, "image.interpolation": 'auto', "image.interpolation_stage": 'auto', "image.lut": 256, "image.origin": 'upper',
        "image.resample": True, "interactive": False, "keymap.back": ['left', 'c', 'backspace', 'MouseButton.BACK'], "keymap.copy": ['ctrl+c', 'cmd+c'],
        "keymap.forward": ['right', 'v', 'MouseButton.FORWARD'], "keymap.fullscreen": ['f', 'ctrl+f'], "keymap.grid": ['g'], "keymap.grid_minor": ['G'],
        "keymap.help": ['f1'], "keymap.home": ['h', 'r', 'home'], "keymap.pan": ['p'], "keymap.quit": ['ctrl+w', 'cmd+w', 'q'], "keymap.quit_all": [],
        "keymap.save": ['s', 'ctrl+s'], "keymap.xscale": ['k', 'L'], "keymap.yscale": ['l'], "keymap.zoom": ['o'], "legend.borderaxespad": 0.5,
        "legend.borderpad": 0.4, "legend.columnspacing": 2.0, "legend.edgecolor": '0.8', "legend.facecolor": 'inherit', "legend.fancybox": True,
        "legend.fontsize": 'medium', "legend.framealpha": 0.8, "legend.frameon": True, "legend.handleheight": 0.7, "legend.handlelength": 2.0,
        "legend.handletextpad": 0.8, "legend.labelcolor": 'None', "legend.labelspacing": 0.5, "legend.linewidth": None, "legend.loc": 'best',
        "legend.markerscale": 1.0, "legend.numpoints": 1, "legend.scatterpoints": 1, "legend.shadow": False, "legend.title_fontsize": None,
        "lines.antialiased": True, "lines.color": 'C0', "lines.dash_capstyle": 'butt', "lines.dash_joinstyle": 'round',
        "lines.dashdot_pattern": [6.4, 1.6, 1.0, 1.6], "lines.dashed_pattern": [3.7, 1.6], "lines.dotted_pattern": [1.0, 1.65], "lines.linestyle": '-',
        "lines.linewidth": 1.5, "lines.marker": 'None', "lines.markeredgecolor": 'auto', "lines.markeredgewidth": 1.0, "lines.markerfacecolor": 'auto',
        "lines.markersize": 6.0, "lines.scale_dashes": True, "lines.solid_capstyle": 'projecting', "lines.solid_joinstyle": 'round',
        "macosx.window_mode": 'system', "markers.fillstyle": 'full', "mathtext.bf": 'sans:bold', "mathtext.bfit": 'sans:italic:bold',
        "mathtext.cal": 'cursive', "mathtext.default": 'normal', "mathtext.fallback": 'cm', "mathtext.fontset": 'dejavusans', "mathtext.it": 'sans:italic',
        "mathtext.rm": 'sans', "mathtext.sf": 'sans', "mathtext.tt": 'monospace', "patch.antialiased": True, "patch.edgecolor": 'black',
        "patch.facecolor": 'C0', "patch.force_edgecolor": False, "patch.linewidth": 1.0, "path.effects": [], "path.simplify": True,
        "path.simplify_threshold": 0.111111111111, "path.sketch": None, "path.snap": True, "pcolor.shading": 'auto', "pcolormesh.snap": True,
        "pdf.compression": 6, "pdf.fonttype": 3, "pdf.inheritcolor": False, "pdf.use14corefonts": False, "pgf.preamble": '', "pgf.rcfonts": True,
        "pgf.texsystem": 'xelatex', "polaraxes.grid": True, "ps.distiller.res": 6000, "ps.fonttype": 3, "ps.papersize": 'letter', "ps.useafm": False,
        "ps.usedistiller": None, "savefig.bbox": None, "savefig.directory": '~', "savefig.dpi": 'figure', "savefig.edgecolor": 'auto',
        "savefig.facecolor": 'auto', "savefig.format": 'png', "savefig.orientation": 'portrait', "savefig.pad_inches": 0.1, "savefig.transparent": False,
        "scatter.edgecolors": 'face', "scatter.marker": 'o', "svg.fonttype": 'path', "svg.hashsalt": None, "svg.id": None, "svg.image_inline": True,
        "text.antialiased": True, "text.color": 'black', "text.hinting": 'default', "text.hinting_factor": None, "text.kerning_factor": None,
        "text.language": None, "text.latex.engine": 'latex', "text.latex.preamble": '', "text.parse_math": True, "text.usetex": False, "timezone": 'UTC',
        "tk.window_focus": False, "toolbar": 'toolbar2', "webagg.address": '127.0.0.1', "webagg.open_in_browser": True, "webagg.port": 8988,
        "webagg.port_retries": 50, "xaxis.labellocation": 'center', "xtick.alignment": 'center', "xtick.bottom": True, "xtick.color": 'black',
        "xtick.direction": 'out', "xtick.labelbottom": True, "xtick.labelcolor": 'inherit', "xtick.labelsize": 'medium', "xtick.labeltop": False,
        "xtick.major.bottom": True, "xtick.major.pad": 3.5, "xtick.major.size": 3.5, "xtick.major.top": True, "xtick.major.width": 0.8,
        "xtick.minor.bottom": True, "xtick.minor.ndivs": 'auto', "xtick.minor.pad": 3.4, "xtick.minor.size": 2.0, "xtick.minor.top": True,
        "xtick.minor.visible": False, "xtick.minor.width": 0.6, "xtick.top": False, "yaxis.labellocation": 'center', "ytick.alignment": 'center_baseline',
        "ytick.color": 'black', "ytick.direction": 'out', "ytick.labelcolor": 'inherit', "ytick.labelleft": True, "ytick.labelright": False,
        "ytick.labelsize": 'medium', "ytick.left": True, "ytick.major.left": True, "ytick.major.pad": 3.5, "ytick.major.right": True, "ytick.major.size": 3.5,
        "ytick.major.width": 0.8, "ytick.minor.left": True, "ytick.minor.ndivs": 'auto', "ytick.minor.pad": 3.4, "ytick.minor.right": True,
        "ytick.minor.size": 2.0, "ytick.minor.visible": False, "ytick.minor.width": 0.6, "ytick.right": False,
    }

    class Cycler:
        """Values that are taken in turn: cycler("color", ["r", "g"])."""

        def __init__(self, entries):
            self._entries = [dict(entry) for entry in entries]

        @property
        def keys(self):
            """The names of the values."""
            return set(self._entries[0]) if self._entries else set()

        def by_key(self):
            """The values in lists, by their names."""
            return {key: [entry[key] for entry in self._entries] for key in (self._entries[0] if self._entries else {})}

        def __iter__(self):
            return iter(self._entries)

        def __len__(self):
            return len(self._entries)

        def __add__(self, other):
            if len(self) != len(other):
                raise ValueError(f"Can only add equal length cycles, not {len(self)} and {len(other)}")
            return Cycler([{**a, **b} for a, b in zip(self._entries, other)])

        def __mul__(self, other):
            if isinstance(other, int):
                return Cycler(self._entries * other)
            return Cycler([{**a, **b} for a in self._entries for b in other])

        def __getitem__(self, key):
            return Cycler(self._entries[key])

        def __repr__(self):
            return " + ".join(f"cycler({key!r}, {values!r})" for key, values in self.by_key().items()) or "cycler()"

    def cycler(*args, **kwargs):
        """Values that are taken in turn."""
        if len(args) == 1 and not kwargs:
            return Cycler(args[0])
        if len(args) == 2:
            kwargs = {args[0]: args[1]}
        columns = {key: list(values) for key, values in kwargs.items()}
        lengths = {len(values) for values in columns.values()}
        if len(lengths) > 1:
            raise ValueError(f"Can only add equal length cycles, not {' and '.join(map(str, sorted(lengths)))}")
        return Cycler([dict(zip(columns, row)) for row in zip(*columns.values())])

    _default_colors = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#7f7f7f', '#bcbd22', '#17becf']
    _defaults["axes.prop_cycle"] = cycler("color", _default_colors)
    _defaults["backend"] = "agg"

    class RcParams(dict):
        """Settings of figures; here figures follow figure.figsize, figure.dpi, image.cmap, image.origin, axes.grid and axes.prop_cycle."""

        def __setitem__(self, key, value):
            if key not in _defaults:
                raise KeyError(f"{key} is not a valid rc parameter (see rcParams.keys() for a list of valid parameters)")
            if key == "axes.prop_cycle" and not isinstance(value, Cycler):
                value = Cycler(value)
            if key in ("figure.figsize",):
                value = [float(part) for part in value]
            if isinstance(_defaults[key], float) and type(value) is int:
                value = float(value)
            dict.__setitem__(self, key, value)

        def update(self, *args, **kwargs):
            """Sets several settings."""
            for key, value in dict(*args, **kwargs).items():
                self[key] = value

        def find_all(self, pattern):
            """The settings whose names fit a pattern."""
            import re
            return {key: value for key, value in self.items() if re.search(pattern, key)}

        def copy(self):
            """The settings in a dict of their own."""
            return dict(self)

    rcParams = RcParams(_defaults)
    rcParamsDefault = RcParams(_defaults)

    def _changed_colors():
        colors = rcParams["axes.prop_cycle"].by_key().get("color", [])
        return [] if colors == _default_colors else colors

    _short = {"lw": "linewidth", "ls": "linestyle", "c": "color", "fc": "facecolor", "ec": "edgecolor", "mew": "markeredgewidth", "aa": "antialiased"}

    def rc(group, **kwargs):
        """Sets settings of a group: rc("figure", figsize=(8, 6))."""
        for name in [group] if isinstance(group, str) else group:
            for key, value in kwargs.items():
                full = f"{name}.{_short.get(key, key)}"
                if full not in _defaults:
                    raise KeyError(f'Unrecognized key "{full}" for group "{name}" and name "{key}"')
                rcParams[full] = value

    def rcdefaults():
        """Sets all settings back."""
        for key, value in _defaults.items():
            dict.__setitem__(rcParams, key, value)

    class rc_context:
        """A block with other settings."""

        def __init__(self, rc=None, fname=None):
            self._changes, self._before = dict(rc or {}), dict(rcParams)
            rcParams.update(self._changes)

        def __enter__(self):
            return rcParams

        def __exit__(self, *problem):
            for key, value in self._before.items():
                dict.__setitem__(rcParams, key, value)

    _styles = """Solarize_Light2 bmh classic dark_background fast fivethirtyeight ggplot grayscale petroff10 petroff6
    petroff8 seaborn-v0_8 seaborn-v0_8-bright seaborn-v0_8-colorblind seaborn-v0_8-dark seaborn-v0_8-dark-palette
    seaborn-v0_8-darkgrid seaborn-v0_8-deep seaborn-v0_8-muted seaborn-v0_8-notebook seaborn-v0_8-paper seaborn-v0_8-pastel seaborn-v0_8-poster
    seaborn-v0_8-talk seaborn-v0_8-ticks seaborn-v0_8-white seaborn-v0_8-whitegrid tableau-colorblind10""".split()
    """#

}
