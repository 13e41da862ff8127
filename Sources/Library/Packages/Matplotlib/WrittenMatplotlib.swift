import Evaluator

/// What of matplotlib is written in the language.
enum WrittenMatplotlib {
  static func add(to table: inout ModuleTable) {
    for (name, doc, text) in modules { table.add(WrittenModule(name, doc: doc, text), at: name) }
    let absent = Absent(
      words:
        "SubplotDivider axes_divider axes_grid axes_size host_axes host_subplot inset_locator parasite_axes Size",
      library: "Matplotlib", waysOut: ["": "here are ImageGrid and make_axes_locatable"])
    table.add(
      WrittenModule("mpl_toolkits.axes_grid1", doc: "Axes in grids.", absent: absent, grids),
      at: "mpl_toolkits.axes_grid1")
  }

  /// Which names of `matplotlib` stand in written modules.
  static let packageNames = paths(
    "_matplotlib",
    "rcParams rcParamsDefault RcParams rc rcdefaults rc_context use get_backend get_cachedir set_loglevel interactive is_interactive colormaps",
    within: "matplotlib",
    "style image animation ticker colors")

  /// Which names of `mpl_toolkits` are written modules.
  static let toolkitNames = ["axes_grid1": "mpl_toolkits.axes_grid1"]

  /// Which names of `matplotlib.pyplot` stand in written modules.
  static let pyplotNames = paths(
    "_matplotlib_pyplot",
    """
    rcParams rcParamsDefault rc rcdefaults rc_context cycler switch_backend get_backend style xkcd
    ion ioff isinteractive pause draw axes polar figtext figlegend setp getp get get_cmap set_cmap
    colormaps imread imsave fignum_exists get_fignums viridis plasma inferno magma hot jet bone
    copper cool spring summer autumn winter pink hsv Rectangle Circle Polygon GridSpec
    """)

  private static func paths(
    _ path: String, _ names: String, within package: String = "", _ modules: String = ""
  ) -> [String: String] {
    var paths: [String: String] = [:]
    for name in names.split(whereSeparator: \.isWhitespace) { paths[String(name)] = path }
    for name in modules.split(separator: " ") { paths[String(name)] = package + "." + name }
    return paths
  }

  private static let modules: [(name: String, doc: String, text: String)] = [
    ("_matplotlib_settings", "Settings of figures.", settings),
    ("_matplotlib", "Settings, and what changes nothing here.", package),
    ("_matplotlib_pyplot", "Settings, and what changes nothing here.", pyplot),
    ("matplotlib.style", "Styles by name; figures here have one look.", style),
    ("matplotlib.image", "Pictures from files and to them.", image),
    ("matplotlib.animation", "Films, which figures here are not.", animation),
    ("matplotlib.ticker", "Ticks, which have one look here.", ticker),
    ("matplotlib.colors", "Colours as numbers.", colors),
    ("cycler", "Values that are taken in turn.", "from _matplotlib_settings import Cycler, cycler"),
  ]

  /// `matplotlib`.
  private static let package =
    #"""
    from _matplotlib_settings import rcParams, rcParamsDefault, RcParams, rc, rcdefaults, rc_context

    def use(backend, force=True):
        """Accepted: figures are drawn here in one way."""

    def get_backend():
        """What draws figures."""
        return "agg"

    def get_cachedir():
        """Refused: nothing is kept."""
        raise NotImplementedError("matplotlib.get_cachedir is not in Fieldbook: nothing is kept")

    def set_loglevel(level):
        """Accepted."""

    def interactive(b):
        """Accepted: a cell's figures appear at its end."""

    def is_interactive():
        """False: a cell's figures appear at its end."""
        return False

    class _Maps:
        """Colour maps by name."""

        def __getitem__(self, name):
            from matplotlib import cm
            return cm.get_cmap(name)

        def __iter__(self):
            from matplotlib import cm
            return iter([name for name in dir(cm) if name not in ("get_cmap", "ScalarMappable")])

        def __contains__(self, name):
            return name in list(self)

        def get_cmap(self, name):
            """A colour map."""
            return self[name]

        def register(self, cmap, name=None, force=False):
            """Refused: maps have names here."""
            raise NotImplementedError("colour maps of one's own are not in Fieldbook: choose one of plt.colormaps()")

    colormaps = _Maps()
    """#

  /// `matplotlib.pyplot`.
  private static let pyplot =
    #"""
    from _matplotlib_settings import rcParams, rcParamsDefault, rc, rcdefaults, rc_context, cycler
    from _matplotlib import use as switch_backend, get_backend
    import matplotlib.style as style
    from matplotlib.gridspec import GridSpec
    from matplotlib.patches import Rectangle, Circle, Polygon
    import matplotlib.pyplot as _plt

    class _Block:
        """A block, without effect."""

        def __enter__(self):
            return self

        def __exit__(self, *problem):
            return False

    def xkcd(scale=1, length=100, randomness=2):
        """A block in which figures would look drawn by hand; here they have one look."""
        return _Block()

    def ion():
        """Accepted: a cell's figures appear at its end."""
        return _Block()

    def ioff():
        """Accepted: a cell's figures appear at its end."""
        return _Block()

    def isinteractive():
        """False: a cell's figures appear at its end."""
        return False

    def pause(interval):
        """Draws the open figures."""
        _plt.show()

    def draw():
        """Accepted: figures are drawn when they are shown."""

    def axes(arg=None, projection=None, polar=False, **options):
        """Axes over the whole figure."""
        figure = _plt.gcf()
        if arg is None and not figure.axes:
            return figure.add_subplot(projection=projection, polar=polar)
        return figure.add_axes(arg, projection=projection, polar=polar)

    def polar(*args, **kwargs):
        """Lines in angles and radii."""
        return _plt.subplot(111, projection="polar").plot(*args, **kwargs)

    def figtext(x, y, s, **options):
        """Words on the figure, over its title."""
        return _plt.suptitle(s)

    def figlegend(*args, **options):
        """Says what each mark with a label is."""
        return _plt.gcf().legend(*args, **options)

    def setp(obj, *args, **kwargs):
        """Sets several things of one or several marks."""
        settings = dict(zip(args[::2], args[1::2]), **kwargs)
        for one in obj if isinstance(obj, (list, tuple)) else [obj]:
            for name, value in settings.items():
                if hasattr(one, "set_" + name):
                    getattr(one, "set_" + name)(value)

    def getp(obj, property):
        """What a mark has."""
        return getattr(obj, "get_" + property)()

    get = getp

    def get_cmap(name=None, lut=None):
        """A colour map."""
        from matplotlib import cm
        return cm.get_cmap(name, lut)

    def set_cmap(cmap):
        """The colour map of pictures to come."""
        rcParams["image.cmap"] = cmap if isinstance(cmap, str) else cmap.name

    def colormaps():
        """The names of the colour maps."""
        from matplotlib import colormaps as maps
        return list(maps)

    def imread(fname, format=None):
        """A picture from a file: of PNG floats from 0 to 1, of JPEG whole numbers."""
        from matplotlib import image
        return image.imread(fname, format)

    def imsave(fname, arr, **options):
        """Writes a picture to a file."""
        from matplotlib import image
        return image.imsave(fname, arr, **options)

    def fignum_exists(num):
        """Whether there is an open figure of a number."""
        return num in get_fignums()

    def get_fignums():
        """The numbers of the open figures."""
        return []

    def viridis():
        """The colour map of pictures to come."""
        set_cmap("viridis")

    def plasma():
        """The colour map of pictures to come."""
        set_cmap("plasma")

    def inferno():
        """The colour map of pictures to come."""
        set_cmap("inferno")

    def magma():
        """The colour map of pictures to come."""
        set_cmap("magma")

    def hot():
        """The colour map of pictures to come."""
        set_cmap("hot")

    def jet():
        """The colour map of pictures to come."""
        set_cmap("jet")

    def bone():
        """The colour map of pictures to come."""
        set_cmap("bone")

    def copper():
        """The colour map of pictures to come."""
        set_cmap("copper")

    def cool():
        """The colour map of pictures to come."""
        set_cmap("cool")

    def spring():
        """The colour map of pictures to come."""
        set_cmap("spring")

    def summer():
        """The colour map of pictures to come."""
        set_cmap("summer")

    def autumn():
        """The colour map of pictures to come."""
        set_cmap("autumn")

    def winter():
        """The colour map of pictures to come."""
        set_cmap("winter")

    def pink():
        """The colour map of pictures to come."""
        set_cmap("pink")

    def hsv():
        """The colour map of pictures to come."""
        set_cmap("hsv")

    """#

  /// `matplotlib.style`.
  private static let style =
    #"""
    from _matplotlib_settings import rcParams as _rcParams, rc_context as _rc_context, rcdefaults as _rcdefaults, _styles

    available = list(_styles)
    library = {name: {} for name in _styles}

    def use(style):
        """Accepted for the names in `available`: figures here have one look. A dict sets settings."""
        for one in style if isinstance(style, (list, tuple)) else [style]:
            if isinstance(one, dict):
                _rcParams.update(one)
            elif one == "default":
                _rcdefaults()
            elif one not in available:
                raise OSError(f"{one!r} is not a valid package style, path of style file, URL of style file, or library style name (library styles are listed in `style.available`)")

    class context(_rc_context):
        """A block with another style."""

        def __init__(self, style, after_reset=False):
            super().__init__()
            use(style)

    def reload_library():
        """Accepted."""
    """#

}
