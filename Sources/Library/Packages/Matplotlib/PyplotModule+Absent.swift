import Evaluator

// What of matplotlib is not here. Programs import more than they use: a name is refused where it is used.
extension PyplotModule {
  /// Names of `matplotlib.pyplot` that are not implemented.
  static let absent: Set<String> = [
    "acorr", "angle_spectrum", "arrow", "axline", "barbs", "box", "broken_barh", "cohere", "connect", "csd",
    "disconnect", "ecdf", "eventplot", "figaspect", "figimage", "fill_betweenx", "findobj", "gci", "ginput",
    "grouped_bar", "hexbin", "install_repl_displayhook", "magnitude_spectrum", "new_figure_manager",
    "phase_spectrum", "psd", "quiver", "quiverkey", "rgrids", "specgram", "spy", "streamplot",
    "subplot_tool", "table", "thetagrids", "tricontour", "tricontourf", "tripcolor", "triplot", "violinplot",
    "waitforbuttonpress", "xcorr", "violin",
  ]

  /// Names of modules of which little or nothing is here, and what to do instead.
  private static let refused: [(path: String, names: String, wayOut: String)] = [
    (
      "matplotlib.lines", "Line2D AxLine VertexSelector",
      "ax.plot draws lines; label= names them in the legend"
    ),
    (
      "matplotlib.font_manager",
      "FontProperties FontManager FontEntry findSystemFonts findfont fontManager get_font list_fonts",
      "figures here have one font; fontsize= changes its size"
    ),
    (
      "matplotlib.dates",
      """
      DateFormatter ConciseDateFormatter AutoDateFormatter AutoDateLocator DateLocator YearLocator MonthLocator
      WeekdayLocator DayLocator HourLocator MinuteLocator SecondLocator date2num datestr2num num2date drange
      """, "plot against numbers, or against texts"
    ),
    (
      "matplotlib.transforms", "Affine2D Bbox IdentityTransform blended_transform_factory offset_copy",
      "ax.text and ax.annotate write at places"
    ),
    (
      "matplotlib.offsetbox",
      "AnchoredOffsetbox AnchoredText AnnotationBbox DrawingArea OffsetImage TextArea HPacker VPacker",
      "ax.imshow(x, extent=…) draws a picture at a place"
    ),
    (
      "matplotlib.collections",
      "Collection EllipseCollection EventCollection LineCollection PatchCollection PathCollection PolyCollection QuadMesh",
      "ax.plot and ax.add_patch draw one after another"
    ),
    ("matplotlib.path", "Path", "matplotlib.patches.Polygon has corners"),
    ("matplotlib.text", "Annotation Text TextPath", "ax.text and ax.annotate write words"),
    (
      "matplotlib.widgets", "Button CheckButtons Cursor RadioButtons RectangleSelector Slider TextBox",
      "give the value a name at the top of the cell"
    ),
    ("matplotlib.markers", "MarkerStyle", "marker=\"o\" is a marker by its name"),
    ("matplotlib.legend", "Legend", "ax.legend() is there"),
    ("matplotlib.artist", "Artist getp kwdoc setp", "plt.setp and plt.getp are there"),
    (
      "matplotlib.backends", "backend_agg backend_pdf backend_svg backend_tkagg",
      "figures here are drawn in one way"
    ),
    (
      "matplotlib.backends.backend_agg", "FigureCanvas FigureCanvasAgg RendererAgg",
      "fig.savefig(\"name.png\") writes a picture"
    ),
    (
      "matplotlib.backends.backend_pdf", "FigureCanvasPdf PdfPages",
      "fig.savefig(\"name.svg\") writes a drawing"
    ),
    (
      "mpl_toolkits.mplot3d", "Axes3D art3d axes3d axis3d proj3d",
      "plt.subplot(projection=\"3d\") has three axes"
    ),
    (
      "mpl_toolkits.mplot3d.art3d", "Line3D Line3DCollection Poly3DCollection Text3D",
      "ax.plot, ax.scatter and ax.plot_surface draw in three axes"
    ),
    ("mpl_toolkits.mplot3d.axes3d", "Axes3D", "plt.subplot(projection=\"3d\") has three axes"),
    (
      "mpl_toolkits.axes_grid1.inset_locator", "inset_axes mark_inset zoomed_inset_axes",
      "plt.subplots draws axes beside each other"
    ),
  ]

  /// The names of these modules that are there.
  private static let present: [String: [(String, Value)]] = [
    "matplotlib.figure": [("Figure", .type(PyplotClasses.figure))],
    "matplotlib.axes": [("Axes", .type(PyplotClasses.axes))],
  ]

  /// These modules by their paths.
  static let innerModules: [(path: String, namespace: Namespace)] =
    refused.map { path, names, wayOut in
      (
        path,
        Namespace(
          path, doc: "Not here.",
          absent: Absent(words: names, library: "Matplotlib", waysOut: ["": wayOut])
        ) { [] }
      )
    }
    + present.sorted { $0.key < $1.key }.map { path, members in
      (
        path,
        Namespace(
          path, doc: "Classes, as annotations name them.", absent: ["SubFigure", "Subplot"],
          package: "Matplotlib"
        ) {
          members
        }
      )
    }

  /// Those directly within a package, as members of it.
  static func modules(of package: String) -> [(String, Value)] {
    innerModules.filter { $0.path.hasPrefix(package + ".") }.compactMap { path, namespace in
      let name = path.dropFirst(package.count + 1)
      return name.contains(".") ? nil : (String(name), .namespace(namespace))
    }
  }
}
