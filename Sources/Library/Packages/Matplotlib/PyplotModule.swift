package import Evaluator
import Figures

/// `matplotlib.pyplot`.
package enum PyplotModule {
  /// Adds `matplotlib` with its modules.
  package static func add(to table: inout ModuleTable) {
    let maps = Namespace("matplotlib.cm", doc: "Colour maps by name.") {
      ColorMap.names.flatMap { [$0, $0 + "_r"] }.compactMap { name -> (String, Value)? in
        ColorMap(named: name).map { (name, .object(ColorMapObject($0))) }
      } + [getMap].named
    }
    let pyplot = Namespace(
      "matplotlib.pyplot", doc: "Figures, drawn in the terminal and written as SVG.",
      absent: Absent(absent, library: "Matplotlib"), written: WrittenMatplotlib.pyplotNames
    ) {
      (FigureFunctions.all + AxesFunction.all.compactMap(\.function)).named + [("cm", .namespace(maps))]
    }
    let grids = Namespace("matplotlib.gridspec", doc: "Grids of axes.") {
      [("GridSpec", .type(GridSpecObject.type))]
    }
    let package = Namespace(
      "matplotlib", doc: "Drawing.",
      absent: Absent(["projections", "scale", "table", "tri", "units"], library: "Matplotlib"),
      written: WrittenMatplotlib.packageNames
    ) {
      [
        ("pyplot", .namespace(pyplot)), ("pylab", .namespace(pyplot)), ("__version__", "3.10.0"),
        ("cm", .namespace(maps)),
        ("gridspec", .namespace(grids)), ("patches", .namespace(PatchObject.namespace)),
      ] + modules(of: "matplotlib")
    }
    table.add(package, at: "matplotlib")
    table.add(pyplot, at: "matplotlib.pyplot", "matplotlib.pylab", "pylab")
    table.add(maps, at: "matplotlib.cm")
    table.add(grids, at: "matplotlib.gridspec")
    table.add(PatchObject.namespace, at: "matplotlib.patches")
    table.add(
      Namespace("_matplotlib_colors", doc: "What matplotlib.colors is written with.") {
        [parts].named + [
          ("Colormap", .type(ColorMapObject.type)), ("ListedColormap", .type(ColorMapObject.listed)),
          ("LinearSegmentedColormap", .type(ColorMapObject.segmented)),
        ]
      },
      at: "_matplotlib_colors")
    for (path, part) in innerModules { table.add(part, at: path) }
    table.add(
      Namespace("mpl_toolkits", doc: "Tools beside matplotlib.", written: WrittenMatplotlib.toolkitNames) {
        modules(of: "mpl_toolkits")
      },
      at: "mpl_toolkits")
    WrittenMatplotlib.add(to: &table)
  }

  private static let getMap = Builtin(
    "get_cmap", module: "matplotlib.cm", doc: "A colour map by its name.",
    [
      .optional("name", .any, "a name, or a map; None: viridis"),
      .optional("lut", .int, default: .none, "how many colours; None: as many as it has"),
    ]
  ) { call in
    guard call["lut"].isNone else {
      return .object(ColorMapObject(try call.colorMap("name").resampled(try call.colorCount("lut"))))
    }
    if call["name"].host(as: ColorMapObject.self) != nil { return call["name"] }
    return .object(ColorMapObject(try call.colorMap("name")))
  }

  private static let parts = Builtin(
    "parts", doc: "A colour as numbers from 0 to 1.", [.required("color", .any)]
  ) { call in
    guard let color = try call.color("color") else { return .tuple(of: [0.0, 0.0, 0.0, 0.0]) }
    return color.shares
  }
}
