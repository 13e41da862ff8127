import Evaluator
import Figures
import Tensors

/// `df.plot(…)`, `s.plot(…)`, `df.plot.bar()`: tables as figures.
final class TablePlot: Object {
  private let frame: DataFrameObject
  private let isSeries: Bool

  init(_ frame: DataFrameObject, isSeries: Bool) { (self.frame, self.isSeries) = (frame, isSeries) }

  static let members: [Builtin] = [
    .property("plot", "draws the columns: df.plot(), df.plot(y=\"loss\"), df.plot.bar()") { call in
      if let series = call.receiver.host(as: SeriesObject.self) {
        return .object(
          TablePlot(
            DataFrameObject(names: [series.name], columns: [series.column], index: series.index),
            isSeries: true))
      }
      return .object(TablePlot(try call.receiver(as: DataFrameObject.self), isSeries: false))
    },
    .method(
      "hist", "A histogram of the column.",
      [
        .keyword("bins", .int, default: 10, "how many bars"), .keyword("ax", .any, "axes"),
        .keyword("figsize", .any, "(width, height) in inches"), .keyword("grid", .bool, default: true),
      ]
    ) { call in
      let frame: DataFrameObject
      if let series = call.receiver.host(as: SeriesObject.self) {
        frame = DataFrameObject(names: [series.name], columns: [series.column], index: series.index)
      } else {
        frame = try call.receiver(as: DataFrameObject.self)
      }
      let figure = FigureObject()
      let places = frame.columns.indices.filter { frame.columns[$0].isNumeric }
      guard !places.isEmpty else {
        throw Fault.message("hist method requires numerical or datetime columns, nothing to plot.")
      }
      figure.columns = places.count
      if call["ax"].isNone { call.interpreter.plotting.add(figure) }
      for (position, place) in places.enumerated() {
        let axes =
          try call.optionalObject("ax", as: AxesObject.self, expected: "axes")
          ?? figure.axes(row: 0, column: position)
        try histogram(
          frame.columns[place], bins: call.int("bins", atLeast: 1, atMost: 10000), on: axes, label: "")
        axes.axes.showsGrid = try call.bool("grid")
        if !frame.names[place].isNone, places.count > 1 {
          axes.axes.title = try call.interpreter.text(frame.names[place])
        }
      }
      return .none
    },
  ]

  static let type = ClassObject(
    "PlotAccessor", module: "pandas", doc: "Draws a table: df.plot(), df.plot.bar(), df.plot.hist().",
    members: kinds.map { kind in
      .method(kind, "As plot(kind=\"\(kind)\").", parameters) { call in
        try call.receiver(as: TablePlot.self).draw(call, kind: kind)
      }
    })

  private static let kinds = ["line", "bar", "hist", "scatter", "area"].filter { $0 != "area" }

  private static let parameters: [Signature.Parameter] =
    [
      .optional("x", .any, "the column across; None: the rows' labels"),
      .optional("y", .any, "the column, or columns, up; None: all of numbers"),
      .keyword("ax", .any, "axes to draw on; None: a new figure"),
      .keyword("figsize", .any, "(width, height) in inches"),
      .keyword("title", .any, "the title"), .keyword("xlabel", .any, "what the x axis shows"),
      .keyword("ylabel", .any, "what the y axis shows"),
      .keyword("grid", .any, "whether there are lines at the ticks"),
      .keyword("legend", .any, default: true, "whether there is a legend"),
      .keyword("subplots", .bool, default: false, "whether each column has axes of its own"),
      .keyword("color", .any, "a colour, or one for each column"),
      .keyword("style", .any, "a format, or one for each column: \"-o\""),
      .keyword("marker", .any, "a sign at each point"), .keyword("xlim", .any, "(from, to)"),
      .keyword("ylim", .any, "(from, to)"),
      .keyword("logy", .bool, default: false, "whether y is logarithmic"),
      .keyword("logx", .bool, default: false, "whether x is logarithmic"),
      .keyword("bins", .int, default: 10, "bars of a histogram"),
      .keyword("label", .any, "what the legend calls it"),
      .keyword("secondary_y", .any, default: false, "only False"),
    ]
    + Signature.Parameter.looks(
      "lw", "linewidth", "rot", "fontsize", "alpha", "cmap", "colormap", "layout", "sharex", "sharey",
      "width", "linestyle", "ls", "c", "s", "xticks", "yticks", "use_index", "edgecolor")

  private static let whole = Builtin.method(
    "plot", "Draws the columns, a line each.",
    parameters + [
      .keyword("kind", .choice(kinds), default: "line", "\"line\", \"bar\", \"hist\" or \"scatter\"")
    ]
  ) { call in
    try call.receiver(as: TablePlot.self).draw(call, kind: call.string("kind"))
  }

  var classObject: ClassObject { Self.type }
  var isCallable: Bool { true }
  var callSignature: Signature? { Self.whole.signature }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    try Self.whole.call(arguments.prepending(.object(self)), interpreter)
  }

  // MARK: - Drawing

  private func draw(_ call: Call, kind: String) throws -> Value {
    try call.onlyDefault("secondary_y")
    let interpreter = call.interpreter
    let across = call["x"].isNone ? nil : try frame.requiredPlace(of: call["x"], interpreter)
    let wanted =
      call["y"].isNone
      ? nil : try frame.requiredPlaces(of: call["y"].elementsOfSequence ?? [call["y"]], interpreter)
    let places = wanted ?? frame.columns.indices.filter { $0 != across && frame.columns[$0].isNumeric }
    guard !places.isEmpty, places.allSatisfy({ frame.columns[$0].tensor != nil }) else {
      throw Fault.message(
        "no numeric data to plot", help: "columns of text become numbers by astype(float)", kind: .type)
    }
    let isApart = try call.bool("subplots") && places.count > 1
    var all: [AxesObject] = []
    if let axes = try call.optionalObject("ax", as: AxesObject.self, expected: "axes") {
      all = [axes]
    } else if isSeries, call["figsize"].isNone, interpreter.plotting.isDrawing {
      all = [interpreter.plotting.axes]
    } else {
      var size: (width: Double, height: Double)?
      if let numbers = try call.optionalRow("figsize") {
        guard numbers.count == 2, let found = FigureFunctions.size(numbers) else {
          throw call.invalid("figsize", must: "be (width, height) in inches, each from 0.1 to 100")
        }
        size = found
      }
      let figure = FigureObject(width: size?.width, height: size?.height)
      figure.rows = isApart ? places.count : 1
      all = (0..<figure.rows).map { figure.axes(row: $0, column: 0) }
      interpreter.plotting.add(figure)
    }
    let x: (numbers: [Double], names: [String]?) = try horizontal(across, interpreter, isNamed: kind == "bar")
    for (position, place) in places.enumerated() {
      let axes = all[isApart ? position : 0]
      let name = frame.names[place].isNone ? "" : try interpreter.text(frame.names[place])
      try mark(
        kind, place, position, of: places.count, label: call["label"].isNone ? name : call.label("label"),
        x.numbers, axes, call)
      if let names = x.names, kind != "hist", kind != "scatter" {
        axes.axes.xTicks = zip(x.numbers, names).map { Tick($0, $1) }
      }
    }
    for (position, axes) in all.enumerated() {
      try dress(axes, call, kind, across, isFirst: position == 0, places: places)
    }
    if isApart { return .object(AxesArray(all, shape: [all.count])) }
    return .object(all[0])
  }

  /// Places across, and their names if they are text.
  private func horizontal(_ across: Int?, _ interpreter: Interpreter, isNamed: Bool) throws -> (
    [Double], [String]?
  ) {
    let column = try across.map { frame.columns[$0] } ?? frame.index.column
    guard let tensor = column.tensor, !isNamed else {
      return ((0..<frame.rowCount).map(Double.init), try column.plainValues.map { try interpreter.text($0) })
    }
    return (try tensor.elements(Double.self), nil)
  }

  private func mark(
    _ kind: String, _ place: Int, _ position: Int, of count: Int, label: String, _ x: [Double],
    _ axes: AxesObject, _ call: Call
  ) throws {
    let y = try frame.columns[place].tensor?.elements(Double.self) ?? []
    var color: Color?
    if let many = call["color"].elementsOfSequence, many.contains(where: { $0.asString != nil }) {
      color = many.isEmpty ? nil : try call.color(many[position % many.count], "color")
    } else {
      color = try call.color("color")
    }
    switch kind {
    case "bar":
      let width = 0.5 / Double(count)
      let shift = (Double(position) - Double(count - 1) / 2) * width
      axes.axes.marks.append(
        .bars(
          BarMark(
            x: x.map { $0 + shift }, heights: y, width: width, label: label, color: color ?? axes.nextColor())
        ))
    case "hist":
      try Self.histogram(
        frame.columns[place], bins: call.int("bins", atLeast: 1, atMost: 10000), on: axes, label: label)
    case "scatter":
      guard !call["x"].isNone, !call["y"].isNone else {
        throw Fault.message("scatter requires an x and y column", kind: .type)
      }
      axes.axes.marks.append(.points(PointMark(x: x, y: y, color: color ?? axes.nextColor())))
    default:
      var line = LineMark(x: x, y: y, label: label)
      let styles = call["style"].elementsOfSequence ?? (call["style"].isNone ? [] : [call["style"]])
      if !styles.isEmpty, let text = styles[position % styles.count].asString {
        guard let format = try? LineFormat(text) else {
          throw call.fault(
            "style",
            .message("plot does not know the format '\(text)'", help: "such as \"-\", \"--\", \"-o\""))
        }
        (line.dash, line.marker) = (format.dash, format.marker ?? .none)
        color = color ?? format.color
      }
      line.color = color ?? axes.nextColor()
      if !call["marker"].isNone { line.marker = try call.marker("marker") ?? .none }
      axes.axes.marks.append(.line(line))
    }
  }

  private static func histogram(_ column: Column, bins: Int, on axes: AxesObject, label: String) throws {
    let values = try column.tensor?.elements(Double.self).filter(\.isFinite) ?? []
    var (low, high) = (values.min() ?? 0, values.max() ?? 1)
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let width = (high - low) / Double(bins)
    var counts = [Double](repeating: 0, count: bins)
    for value in values { counts[min(bins - 1, max(0, Int((value - low) / width)))] += 1 }
    axes.axes.marks.append(
      .bars(
        BarMark(
          x: counts.indices.map { low + (Double($0) + 0.5) * width }, heights: counts, width: width,
          label: label,
          color: axes.nextColor())))
  }

  /// Title, labels, limits and legend.
  private func dress(
    _ axes: AxesObject, _ call: Call, _ kind: String, _ across: Int?, isFirst: Bool, places: [Int]
  ) throws {
    let interpreter = call.interpreter
    if isFirst, !call["title"].isNone { axes.axes.title = try call.label("title") }
    if !call["xlabel"].isNone {
      axes.axes.xLabel = try call.label("xlabel")
    } else if let across {
      axes.axes.xLabel = try interpreter.text(frame.names[across])
    } else if !frame.index.name.isNone {
      axes.axes.xLabel = try interpreter.text(frame.index.name)
    }
    if !call["ylabel"].isNone {
      axes.axes.yLabel = try call.label("ylabel")
    } else if kind == "hist" {
      axes.axes.yLabel = "Frequency"
    } else if kind == "scatter", let place = places.first {
      axes.axes.yLabel = try interpreter.text(frame.names[place])
    }
    if !call["grid"].isNone { axes.axes.showsGrid = try call.bool("grid") }
    axes.axes.xIsLogarithmic = try axes.axes.xIsLogarithmic || call.bool("logx")
    axes.axes.yIsLogarithmic = try axes.axes.yIsLogarithmic || call.bool("logy")
    for (name, path) in [("xlim", \Axes.xLimits), ("ylim", \Axes.yLimits)]
      as [(String, WritableKeyPath<Axes, AxisLimits?>)]
    {
      guard let limits = try call.optionalRow(name) else { continue }
      guard limits.count == 2, limits[0] != limits[1], limits.allSatisfy(\.isFinite) else {
        throw call.invalid(name, must: "be (from, to)")
      }
      axes.axes[keyPath: path] = AxisLimits(limits[0], limits[1])
    }
    let isWanted = try interpreter.truth(call["legend"])
    if isWanted, kind != "scatter",
      !isSeries || call.isGiven("legend") || !call["label"].isNone && axes.axes.showsLegend
    {
      axes.axes.showsLegend = true
    }
  }
}
