import Evaluator
import Figures
import Tensors

/// Lines, markers and reference lines.
extension AxesFunction {
  static let lines: [AxesFunction] = [
    plot("plot", "Lines through points: plot(y), plot(x, y), plot(x, y, \"r--\").") { _ in },
    plot("semilogx", "As plot, on a logarithmic x axis.") { $0.xIsLogarithmic = true },
    plot("semilogy", "As plot, on a logarithmic y axis.") { $0.yIsLogarithmic = true },
    plot("loglog", "As plot, on two logarithmic axes.") {
      $0.xIsLogarithmic = true
      $0.yIsLogarithmic = true
    },
    scatter, rule("axhline", isVertical: false), rule("axvline", isVertical: true),
    rules("hlines", isVertical: false), rules("vlines", isVertical: true),
  ]

  private static let lineLooks: [Signature.Parameter] =
    [
      .plotLabel, .plotColor, .plotColorShort, .plotAlpha,
      .keyword("linestyle", .string, "\"-\", \"--\", \"-.\", \":\" or \"None\""),
      .keyword("ls", .string, "as linestyle"), .keyword("linewidth", .float, "in points"),
      .keyword("lw", .float, "as linewidth"),
      .keyword("marker", .string, "a sign at each point: \"o\", \".\", \"x\""),
      .keyword("data", .any, "a table whose columns are given by name"),
    ]
    + Signature.Parameter.looks(
      "markersize", "ms", "zorder", "markerfacecolor", "mfc", "markeredgecolor", "mec", "markeredgewidth",
      "mew",
      "drawstyle", "markevery", "dashes", "solid_capstyle", "dash_capstyle", "clip_on", "antialiased",
      "fillstyle", "transform", "rasterized", "animated", "scalex", "scaley", "xmin", "xmax", "ymin", "ymax")

  private static func plot(_ name: String, _ doc: String, _ prepare: @escaping (inout Axes) -> Void)
    -> AxesFunction
  {
    AxesFunction(name, doc, [.rest("args", .any, "y; or x, y; and a format after each")] + lineLooks) {
      axes, call in
      if case .space = axes.projection { return try spaceLine(axes, call) }
      let groups = try series(call)
      // All arguments are read before anything is drawn.
      var marks: [Mark] = []
      for group in groups { marks += try group.marks(axes, call) }
      prepare(&axes.axes)
      axes.axes.marks += marks
      let start = axes.axes.marks.count - marks.count
      return .list(of: marks.indices.map { .object(MarkHandle("Line2D", axes, [start + $0])) })
    }
  }

  /// `plot(x, y, z)` in three axes.
  private static func spaceLine(_ axes: AxesObject, _ call: Call) throws -> Value {
    let rows = call.rest("args").filter { $0.asString == nil }
    guard rows.count == 3 else { throw call.invalid("args", must: "be x, y and z") }
    let points = try spacePoints(
      call.row(rows[0], "args"), call.row(rows[1], "args"), call.row(rows[2], "args"), call, "args")
    let format = call.rest("args").last?.asString.flatMap { try? LineFormat($0) }
    let color = try call.color("color") ?? call.color("c") ?? format?.color ?? axes.nextColor()
    let width = try call.optionalDouble("linewidth") ?? call.optionalDouble("lw") ?? 1.5
    axes.addSolid(.line(points, try call.faded(color), width: min(max(width, 0), 20)))
    return .list(of: [.object(MarkHandle("Line3D", axes))])
  }

  /// One x with one y, or several columns of y, and a format.
  private struct Series {
    var x: Value?
    var y: Value
    var format = LineFormat.solid

    func marks(_ axes: AxesObject, _ call: Call) throws -> [Mark] {
      var columns: [[Double]] = []
      if case .tensor(let tensor) = y, tensor.rank == 2, tensor.shape[1] > 1, tensor.shape[0] != 1 {
        guard tensor.shape[1] <= 50 else {
          throw call.fault(
            "args",
            .message(
              "plot draws a line for each column, and \(tensor.shape) has \(tensor.shape[1])",
              help: "for a picture use plt.imshow(x)"))
        }
        let values = try tensor.elements(Double.self)
        columns = (0..<tensor.shape[1]).map { column in
          (0..<tensor.shape[0]).map { values[$0 * tensor.shape[1] + column] }
        }
      } else {
        columns = [try axes.places(y, "args", isX: false, call)]
      }
      let places = try x.map { try axes.places($0, "args", isX: true, call) }
      return try columns.map { column in
        if let places { try call.matched(places, column, ("x", "y"), at: "args") }
        var line = LineMark(x: places ?? column.indices.map(Double.init), y: column)
        line.label = try call.label("label")
        let named = try call.color("color") ?? call.color("c") ?? format.color
        line.color = try call.faded(named ?? axes.nextColor())
        line.dash = format.dash
        line.marker = try call.marker("marker") ?? format.marker ?? .none
        for name in ["linestyle", "ls"] where !call[name].isNone { line.dash = try call.dash(name) }
        for name in ["linewidth", "lw"] {
          if let width = try call.optionalDouble(name) { line.width = min(max(width, 0), 20) }
        }
        return .line(line)
      }
    }
  }

  private static func series(_ call: Call) throws -> [Series] {
    var groups: [Series] = []
    var data: [Value] = []
    func finish(_ format: String?) throws {
      guard let last = data.last else { return }
      var group = Series(x: data.count > 1 ? data[0] : nil, y: last)
      if let format {
        do throws(LineFormat.UnknownSign) {
          group.format = try LineFormat(format)
        } catch {
          throw call.fault(
            "args",
            .message(
              "plot does not know the format '\(format)': `\(error.sign)` is no colour, marker or line",
              help:
                "a colour (b g r c m y k w), a marker (. o x + * s ^ d), a line (- -- -. :), such as 'r--'"))
        }
      }
      groups.append(group)
      data = []
    }
    for given in call.rest("args") {
      let value =
        given.asString == nil || call["data"].isNone ? given : try column(given, of: call["data"], call)
      // A text behind data is their format; elsewhere it is data itself.
      if case .string(let text) = value, !data.isEmpty {
        try finish(text)
      } else {
        if data.count == 2 { try finish(nil) }
        data.append(value)
      }
    }
    if !data.isEmpty { try finish(nil) }
    guard !groups.isEmpty else {
      throw Fault.message("\(call.signature.name) needs numbers to draw", help: "plt.plot(y), plt.plot(x, y)")
    }
    return groups
  }

  /// The column of a table that a text names; the text itself if there is none, such as a format.
  private static func column(_ name: Value, of data: Value, _ call: Call) throws -> Value {
    guard try call.interpreter.contains(data, name) else { return name }
    return try call.interpreter.item(name, of: data)
  }

  /// The texts of a list of texts.
  package static func names(_ value: Value) -> [String]? {
    guard let elements = value.elementsOfSequence, !elements.isEmpty else { return nil }
    let names = elements.compactMap(\.asString)
    return names.count == elements.count ? names : nil
  }

  private static let scatter = AxesFunction(
    "scatter", "Points.",
    [
      .required("x", .any, "places across"), .required("y", .any, "places up"),
      .optional("s", .any, "area of the points, in square points of 1/72 inch"),
      .optional("c", .any, "a colour, or a number for each point that cmap gives a colour to"),
      .optional("marker", .string, "a sign: \"o\", \".\", \"x\""), .optional("cmap", .any, "a colour map"),
      .keyword("vmin", .float, "the number of the map's first colour"),
      .keyword("vmax", .float, "the number of the map's last colour"), .plotLabel, .plotColor, .plotAlpha,
    ]
      + Signature.Parameter.looks(
        "edgecolors", "edgecolor", "ec", "linewidths", "linewidth", "lw", "zorder", "norm", "facecolors",
        "plotnonfinite", "zs", "depthshade", "clip_on")
  ) { axes, call in
    let x = try axes.places(call["x"], "x", isX: true, call)
    let y = try axes.places(call["y"], "y", isX: false, call)
    try call.matched(x, y, ("x", "y"), at: "y")
    if case .space = axes.projection {
      let color = try call.faded(
        call["c"].asString == nil ? call.color("color") ?? axes.nextColor() : call.color("c") ?? .black)
      let points = try spacePoints(x, y, call.optionalRow("s") ?? [0], call, "s")
      axes.addSolid(.points(points, points.map { _ in color }, size: 5))
      return .object(MarkHandle("Path3DCollection", axes))
    }
    var points = PointMark(x: x, y: y)
    points.label = try call.label("label")
    points.marker = try call.marker("marker") ?? .circle
    if let area = try call.optionalRow("s")?.first, area > 0 { points.size = min(area.squareRoot(), 60) }
    let isColor = call["c"].asString != nil
    if call["c"].isNone || isColor {
      points.color = try call.seriesColor(axes, hasShortName: isColor)
    } else if let names = names(call["c"]) {
      points.colors = try names.map { try call.color(.string($0), "c") }
    } else {
      let map = try call.colorMap("cmap")
      let values = try call.row("c")
      let finite = values.filter(\.isFinite)
      let low = try call.optionalDouble("vmin") ?? finite.min() ?? 0
      let span = (try call.optionalDouble("vmax") ?? finite.max() ?? 0) - low
      points.colors = values.map { map.color(at: span > 0 ? ($0 - low) / span : 0) }
    }
    guard points.colors.isEmpty || points.colors.count == x.count else {
      throw call.fault(
        "c", .message("scatter needs as many colours as points, found \(points.colors.count) and \(x.count)"))
    }
    axes.axes.marks.append(.points(points))
    return .object(MarkHandle("PathCollection", axes))
  }

  private static func rule(_ name: String, isVertical: Bool) -> AxesFunction {
    let axis = isVertical ? "x" : "y"
    return AxesFunction(
      name, isVertical ? "An upright line across the axes." : "A level line across the axes.",
      [.optional(axis, .float, default: 0.0, "where")] + lineLooks
    ) { axes, call in
      try drawRule(axes, call, isVertical: isVertical, place: try call.double(axis), extent: nil)
      return .object(MarkHandle("Line2D", axes))
    }
  }

  private static func rules(_ name: String, isVertical: Bool) -> AxesFunction {
    let (axis, along) = isVertical ? ("x", "y") : ("y", "x")
    return AxesFunction(
      name, isVertical ? "Upright lines." : "Level lines.",
      [
        .required(axis, .any, "where, one or several"), .required("\(along)min", .float, "from"),
        .required("\(along)max", .float, "to"),
      ] + lineLooks + [.keyword("colors", .any, "as color"), .keyword("linestyles", .string, "as linestyle")]
    ) { axes, call in
      let extent = AxisLimits(try call.double("\(along)min"), try call.double("\(along)max"))
      let places = try call.row(axis)
      for place in places {
        try drawRule(axes, call, isVertical: isVertical, place: place, extent: extent)
      }
      return .object(MarkHandle("LineCollection", axes, last: places.count))
    }
  }

  private static func drawRule(
    _ axes: AxesObject, _ call: Call, isVertical: Bool, place: Double, extent: AxisLimits?
  ) throws {
    var rule = RuleMark(isVertical: isVertical, place: place, extent: extent)
    rule.label = try call.label("label")
    rule.color = try call.color("colors") ?? call.seriesColor(axes)
    for name in ["linestyle", "ls", "linestyles"] where !call[name].isNone {
      rule.dash = try call.dash(name) ?? .solid
    }
    axes.axes.marks.append(.rule(rule))
  }
}

extension LineFormat {
  /// A line without markers.
  static let solid = LineFormat(color: nil, marker: nil, dash: .solid)

  private init(color: Color?, marker: Marker?, dash: Dash?) {
    (self.color, self.marker, self.dash) = (color, marker, dash)
  }
}
