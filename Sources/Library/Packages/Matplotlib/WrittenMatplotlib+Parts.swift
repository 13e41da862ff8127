extension WrittenMatplotlib {
  /// `matplotlib.image`.
  static let image =
    #"""
    import numpy as _np
    from PIL import Image as _Image

    def imread(fname, format=None):
        """A picture from a file: of PNG floats from 0 to 1, of JPEG whole numbers."""
        picture = _Image.open(fname)
        array = _np.array(picture if picture.mode in ("L", "RGB", "RGBA") else picture.convert("RGB"))
        return array.astype("float32") / _np.float32(255) if picture.format == "PNG" else array

    def imsave(fname, arr, vmin=None, vmax=None, cmap=None, format=None, origin="upper", dpi=100, **options):
        """Writes a picture to a file."""
        from matplotlib import cm
        array = _np.asarray(arr)
        if array.ndim == 2:
            low, high = array.min() if vmin is None else vmin, array.max() if vmax is None else vmax
            scaled = (array - low) / (high - low) if high > low else array * 0.0
            array = cm.get_cmap(cmap)(scaled.astype("float64"))
        if array.dtype.kind == "f":
            array = (array.clip(0, 1) * 255).astype("uint8")
        if origin == "lower":
            array = array[::-1]
        picture = _Image.fromarray(_np.array(array))
        if str(fname).lower().endswith((".jpg", ".jpeg")):
            picture = picture.convert("RGB")
        picture.save(fname)
    """#

  /// `matplotlib.animation`.
  static let animation =
    #"""
    class _Animation:
        """Pictures one after another, of which figures here show one at a time."""

        def _refuse(self, name):
            raise NotImplementedError(f"{name} makes a film, and figures here stand still: draw some of the frames in a loop, each with plt.show()")

        def save(self, filename, *args, **options):
            """Refused: figures here stand still."""
            self._refuse("save")

        def to_html5_video(self, embed_limit=None):
            """Refused: figures here stand still."""
            self._refuse("to_html5_video")

        def to_jshtml(self, fps=None, embed_frames=True, default_mode=None):
            """Refused: figures here stand still."""
            self._refuse("to_jshtml")

        def pause(self):
            """Accepted."""

        def resume(self):
            """Accepted."""

    class FuncAnimation(_Animation):
        """Pictures that a function draws one after another."""

        def __init__(self, fig, func, frames=None, init_func=None, fargs=None, save_count=None, *, cache_frame_data=True, **kwargs):
            self._fig, self._func, self._frames, self._args = fig, func, frames, tuple(fargs or ())
            if init_func is not None:
                init_func()

    class ArtistAnimation(_Animation):
        """Pictures of given marks."""

        def __init__(self, fig, artists, *args, **kwargs):
            self._fig, self._artists = fig, artists
    """#

  /// `matplotlib.ticker`.
  static let ticker =
    #"""
    class Locator:
        """Where ticks stand, accepted."""

        def __init__(self, *args, **options):
            self.args = args

    class Formatter(Locator):
        """How numbers are written, accepted."""

    class NullLocator(Locator):
        """No ticks, accepted."""

    class FixedLocator(Locator):
        """Ticks at places, accepted."""

    class MultipleLocator(Locator):
        """Ticks at multiples, accepted."""

    class MaxNLocator(Locator):
        """At most so many ticks, accepted."""

    class AutoLocator(Locator):
        """Ticks as always, accepted."""

    class AutoMinorLocator(Locator):
        """Small ticks, accepted."""

    class LogLocator(Locator):
        """Ticks at powers, accepted."""

    class LinearLocator(Locator):
        """So many ticks, accepted."""

    class IndexLocator(Locator):
        """Ticks at numbers, accepted."""

    class NullFormatter(Formatter):
        """No words, accepted."""

    class FixedFormatter(Formatter):
        """Given words, accepted."""

    class FuncFormatter(Formatter):
        """Words of a function, accepted."""

    class StrMethodFormatter(Formatter):
        """Words of a format, accepted."""

    class FormatStrFormatter(Formatter):
        """Words of a format, accepted."""

    class ScalarFormatter(Formatter):
        """Numbers as always, accepted."""

    class PercentFormatter(Formatter):
        """Percentages, accepted."""

    class EngFormatter(Formatter):
        """Numbers with units, accepted."""
    """#

  /// `matplotlib.colors`.
  static let colors =
    #"""
    import numpy as _np
    from _matplotlib_colors import parts as _parts, Colormap, ListedColormap, LinearSegmentedColormap

    def to_rgba(c, alpha=None):
        """A colour as red, green, blue and opacity from 0 to 1."""
        found = _parts(c)
        return found[:3] + (found[3] if alpha is None else alpha,)

    def to_rgb(c):
        """A colour as red, green and blue from 0 to 1."""
        return to_rgba(c)[:3]

    def to_hex(c, keep_alpha=False):
        """A colour as #rrggbb."""
        return "#" + "".join(f"{round(part * 255):02x}" for part in (to_rgba(c) if keep_alpha else to_rgb(c)))

    rgb2hex = to_hex

    def is_color_like(c):
        """Whether a value is a colour."""
        try:
            to_rgba(c)
            return True
        except (ValueError, TypeError):
            return False

    class Normalize:
        """Numbers brought to 0 to 1."""

        def __init__(self, vmin=None, vmax=None, clip=False):
            self.vmin, self.vmax, self.clip = vmin, vmax, clip

        def __call__(self, value, clip=None):
            array = _np.asarray(value, dtype="float64")
            low = array.min() if self.vmin is None else self.vmin
            high = array.max() if self.vmax is None else self.vmax
            result = (array - low) / (high - low) if high > low else array * 0.0
            return result.clip(0, 1) if (self.clip if clip is None else clip) else result

    _names = dict(b="#0000FF", g="#008000", r="#FF0000", c="#00BFBF", m="#BF00BF", y="#BFBF00", k="#000000", w="#FFFFFF")
    BASE_COLORS = {name: to_rgb(name) for name in _names}
    TABLEAU_COLORS = {"tab:" + name: value for name, value in zip(
        "blue orange green red purple brown pink gray olive cyan".split(), ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#7f7f7f', '#bcbd22', '#17becf'])}
    """#

}
