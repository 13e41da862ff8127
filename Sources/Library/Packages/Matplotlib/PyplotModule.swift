package import Evaluator
import Figures

/// `matplotlib.pyplot`.
package enum PyplotModule {
  package static func namespace() -> Namespace {
    let maps = Namespace("matplotlib.cm", doc: "Colour maps by name.") {
      ColorMap.names.flatMap { [($0, .string($0)), ($0 + "_r", .string($0 + "_r"))] }
    }
    return Namespace(
      "matplotlib.pyplot", doc: "Figures, drawn in the terminal and written as SVG.", absent: Absent(absent)
    ) {
      (FigureFunctions.all + AxesFunction.all.compactMap(\.function)).named + [("cm", .namespace(maps))]
    }
  }

  /// `matplotlib`, of which `pyplot` is a part.
  package static func package(_ pyplot: Namespace) -> Namespace {
    Namespace(
      "matplotlib", doc: "Drawing.",
      absent: ["colors", "patches", "animation", "ticker", "gridspec", "rcParams", "use"]
    ) {
      var members: [(String, Value)] = [("pyplot", .namespace(pyplot)), ("__version__", "3.10.0")]
      if let maps = pyplot["cm"] { members.append(("cm", maps)) }
      return members
    }
  }

  /// Names of the real module that are not implemented.
  private static let absent: Set<String> = [
    "Axes", "Figure", "Normalize", "Circle", "Rectangle", "Polygon", "acorr", "angle_spectrum", "annotate",
    "arrow",
    "autoscale", "axes", "axhspan", "axline", "axvspan", "bar_label", "barbs", "barh", "box", "boxplot",
    "broken_barh", "clabel", "cohere", "colormaps", "connect", "contour", "contourf", "csd", "delaxes",
    "draw",
    "ecdf", "errorbar", "eventplot", "figaspect", "figimage", "figlegend", "figtext", "fill", "fill_between",
    "fill_betweenx", "findobj", "get", "get_cmap", "get_fignums", "ginput", "hexbin", "hist2d", "imread",
    "imsave",
    "ioff", "ion", "isinteractive", "locator_params", "magnitude_spectrum", "margins", "minorticks_off",
    "minorticks_on", "new_figure_manager", "pause", "pcolor", "pcolormesh", "phase_spectrum", "pie", "polar",
    "psd",
    "quiver", "quiverkey", "rcParams", "rc_context", "rcdefaults", "rgrids", "set_cmap", "setp", "specgram",
    "spy",
    "stackplot", "stairs", "stem", "step", "streamplot", "style", "subplot2grid", "subplot_mosaic",
    "switch_backend", "table", "thetagrids", "ticklabel_format", "tricontour", "tricontourf", "tripcolor",
    "triplot",
    "twinx", "twiny", "violinplot", "waitforbuttonpress", "xcorr", "xkcd",
  ]
}
