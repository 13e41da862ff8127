package import Evaluator
import Figures
import NumPyLibrary
import Tensors

/// `seaborn`: heat maps, bars, lines, points and histograms.
package enum SeabornModule {
  /// Adds `seaborn` with what of it is written in the language.
  package static func add(to table: inout ModuleTable) {
    table.add(namespace(), at: "seaborn")
    table.add(WrittenSeaborn.module, at: "_seaborn")
  }

  private static func namespace() -> Namespace {
    Namespace(
      "seaborn", doc: "Heat maps, bars, lines, points and histograms.",
      absent: Absent(
        Set(absent.split(whereSeparator: \.isWhitespace).map(String.init)), library: "seaborn",
        waysOut: ["": "matplotlib draws it: plt.plot, plt.scatter, plt.bar, plt.hist"]),
      written: WrittenSeaborn.names
    ) { ([heatmap, countplot] + looks).named + [("__version__", "0.13.2")] }
  }

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "sns", doc: doc, parameters, body: body) }

  private static let looks = [
    "set_theme", "set_style", "set_context", "set_palette", "set", "reset_defaults", "despine",
  ].map { name in
    function(name, "Accepted; figures here have one look.", [.rest("args"), .keywords("looks")]) { _ in .none
    }
  }

  private static func axes(_ call: Call) throws -> AxesObject {
    try call.optionalObject("ax", as: AxesObject.self, expected: "axes") ?? call.interpreter.plotting.axes
  }

  private static let heatmap = function(
    "heatmap", "A matrix as coloured cells, with their numbers if asked.",
    [
      .required("data", .any, "a matrix: an array, or a data frame"),
      .keyword("vmin", .float, "the number of the map's first colour; None: the smallest"),
      .keyword("vmax", .float, "the number of the map's last colour; None: the largest"),
      .keyword("cmap", .any, "a colour map; None: viridis (seaborn's rocket is not here)"),
      .keyword("annot", .any, "True: the numbers in the cells; or what stands in them"),
      .keyword("fmt", .string, default: ".2g", "the numbers' format: \"d\" of counts"),
      .keyword("cbar", .bool, default: true, "whether a colour bar is drawn"),
      .keyword("square", .bool, default: false, "whether cells are square"),
      .keyword("xticklabels", .any, default: "auto", "a name for each column; False: none"),
      .keyword("yticklabels", .any, default: "auto", "a name for each row; False: none"),
      .keyword("cbar_kws", .any, "accepted"), .keyword("annot_kws", .any, "accepted"),
      .keyword("ax", .any, "axes to draw on"),
    ] + Signature.Parameter.looks("linewidths", "linewidth", "linecolor", "robust", "cbar_ax", "alpha")
      + [.keyword("center", .any, "only None"), .keyword("mask", .any, "only None")]
  ) { call in
    try call.onlyDefault("center")
    try call.onlyDefault("mask")
    let interpreter = call.interpreter
    let matrix = try call.tensor("data")
    guard matrix.rank == 2, matrix.count > 0 else {
      throw call.fault(
        "data", .message("heatmap expects a matrix (rows, columns), found shape \(matrix.shape)"))
    }
    let format = try call.string("fmt")
    var texts: [String]?
    switch call["annot"] {
    case .none, .bool(false): break
    case .bool(true): texts = try numbers(matrix, format, call)
    default:
      let given = try annotations(call["annot"], interpreter)
      guard given.count == matrix.count else {
        throw call.fault("annot", .message("`data` and `annot` must have same shape."))
      }
      texts = try given.map { value in
        value.asDouble == nil ? try interpreter.text(value) : try interpreter.formatted(value, spec: format)
      }
    }
    let axes = try axes(call)
    let picture = try HeatMap.picture(
      matrix, map: call.colorMap("cmap"), lowest: call.optionalDouble("vmin"),
      highest: call.optionalDouble("vmax"))
    HeatMap.draw(matrix, on: axes, picture: picture, texts: texts)
    let frame = call["data"].host(as: DataFrameObject.self)
    axes.axes.xTicks = try ticks("xticklabels", matrix.shape[1], frame?.names, call)
    axes.axes.yTicks = try ticks("yticklabels", matrix.shape[0], frame?.index.values, call)
    if let name = frame?.index.name, !name.isNone { axes.axes.yLabel = try interpreter.text(name) }
    axes.axes.showsColorBar = try call.bool("cbar")
    return .object(axes)
  }

  private static func numbers(_ matrix: Tensor, _ format: String, _ call: Call) throws -> [String] {
    do {
      return try matrix.scalars().map { try call.interpreter.formatted(Value($0), spec: format) }
    } catch let fault as Fault where format == "d" && matrix.dtype.isFloating {
      guard case .unknownFormat = fault else { throw fault }
      throw call.fault(
        "fmt",
        .message(
          "Unknown format code 'd' for object of type 'float'",
          help: "shares are shown by fmt=\".2f\", counts by \"d\""))
    }
  }

  private static func annotations(_ value: Value, _ interpreter: Interpreter) throws -> [Value] {
    if let array = value.host(as: ObjectArray.self) { return array.elements }
    if let table = value.host(as: (any TableHolder).self) {
      return try table.tableRows(interpreter).flatMap { $0 }
    }
    if case .tensor(let tensor) = value { return tensor.scalars().map { Value($0) } }
    return try interpreter.elements(of: value).flatMap { $0.elementsOfSequence ?? [$0] }
  }

  private static func ticks(_ name: String, _ count: Int, _ names: [Value]?, _ call: Call) throws -> [Tick] {
    let interpreter = call.interpreter
    var labels = (0..<count).map { String($0) }
    switch call[name] {
    case .string("auto"), .bool(true): if let names { labels = try names.map { try interpreter.text($0) } }
    case .bool(false), .none: return []
    default:
      labels = try call.elements(name).map { try interpreter.text($0) }
      guard labels.count == count else {
        throw call.fault(
          name,
          .message(
            "The number of FixedLocator locations (\(count)), usually from a call to set_ticks, does not match the number of "
              + "labels (\(labels.count))."))
      }
    }
    return labels.enumerated().map { Tick(Double($0), $1) }
  }

  private static let countplot = function(
    "countplot", "A bar for each class, as high as it is frequent.",
    [
      .optional("data", .any, "a data frame, or the classes"),
      .keyword("x", .any, "the classes, or their column's name"),
      .keyword("order", .any, "the classes in their order"), .keyword("color", .any, "a colour"),
      .keyword("ax", .any, "axes to draw on"),
    ] + Signature.Parameter.looks("palette", "hue", "legend", "saturation", "width")
  ) { call in
    let interpreter = call.interpreter
    var source = call["x"].isNone ? call["data"] : call["x"]
    var title = ""
    if let frame = call["data"].host(as: DataFrameObject.self) {
      guard !call["x"].isNone else {
        throw call.fault("data", .message("countplot of a data frame needs x, a column's name"))
      }
      if call["x"].asString != nil {
        source = .object(frame.series(try frame.requiredPlace(of: call["x"], interpreter)))
      }
    }
    let column: Column
    if let series = source.host(as: SeriesObject.self) {
      column = series.column
      title = series.name.isNone ? "" : try interpreter.text(series.name)
    } else {
      column = try Column(interpreter.elements(of: source), interpreter)
    }
    let (firsts, groups) = try column.grouped(interpreter)
    var counts = [Double](repeating: 0, count: firsts.count)
    for case let group? in groups { counts[group] += 1 }
    let values = try column.taking(firsts)
    // Text in the order in which it appears, numbers sorted.
    var order = try values.tensor == nil ? Array(firsts.indices) : values.sortedPlaces(isRising: true)
    if !call["order"].isNone {
      let index = TableIndex(values)
      order = try call.elements("order").flatMap { try index.places(of: $0, interpreter) }
    }
    let axes = try axes(call)
    let names = try order.map { try interpreter.text(values.plainValues[$0]) }
    axes.axes.marks.append(
      .bars(
        BarMark(
          x: order.indices.map(Double.init), heights: order.map { counts[$0] },
          color: try call.color("color") ?? axes.nextColor())))
    axes.axes.xTicks = names.enumerated().map { Tick(Double($0), $1) }
    (axes.axes.xLabel, axes.axes.yLabel) = (title, "count")
    return .object(axes)
  }
}
