import Evaluator
import Figures
import Glibc
import Tensors

/// Areas, level bars, and lines made of other numbers.
extension AxesFunction {
  static let areas: [AxesFunction] = [
    fillBetween, fill, span("axhspan", isVertical: false), span("axvspan", isVertical: true), barh,
    stackplot, step, errorbar, stem, pie, stairs, boxplot,
  ]

  private static let looks: [Signature.Parameter] =
    [.plotLabel, .plotColor, .plotAlpha]
    + Signature.Parameter.looks(
      "edgecolor", "ec", "linewidth", "lw", "linestyle", "zorder", "hatch", "interpolate", "step")

  private static let fillBetween = AxesFunction(
    "fill_between", "The area between two lines.",
    [
      .required("x", .any, "places across"), .required("y1", .any, "the one line, or a number"),
      .optional("y2", .any, default: 0, "the other line, or a number"),
      .optional("where", .any, "true where the area is drawn"),
      .keyword("facecolor", .any, "as color"), .keyword("fc", .any, "as color"),
    ] + looks
  ) { axes, call in
    let x = try call.row("x")
    func line(_ name: String) throws -> [Double] {
      let values = try call.row(name)
      let row = values.count == 1 ? Array(repeating: values[0], count: x.count) : values
      try call.matched(x, row, ("x", name), at: name)
      return row
    }
    let (first, second) = (try line("y1"), try line("y2"))
    var isShown = [Bool](repeating: true, count: x.count)
    if !call["where"].isNone {
      isShown = try call.tensor("where").convert(to: .bool).elements(Bool.self)
      guard isShown.count == x.count else { throw call.invalid("where", must: "have as many elements as x") }
    }
    let color = try call.faded(
      call.color("facecolor") ?? call.color("fc") ?? call.color("color") ?? axes.nextColor())
    var places: [Int] = []
    let before = axes.axes.marks.count
    func draw() throws {
      guard places.count > 1 else { return places = [] }
      var mark = AreaMark(
        x: places.map { x[$0] }, lower: places.map { min(first[$0], second[$0]) },
        upper: places.map { max(first[$0], second[$0]) }, color: color)
      if axes.axes.marks.count == before { mark.label = try call.label("label") }
      axes.axes.marks.append(.area(mark))
      places = []
    }
    for place in x.indices.sorted(by: { x[$0] < x[$1] }) {
      if isShown[place] { places.append(place) } else { try draw() }
    }
    try draw()
    return .object(MarkHandle("PolyCollection", axes, last: axes.axes.marks.count - before))
  }

  private static let fill = AxesFunction(
    "fill", "The area within a line.",
    [
      .rest("args", .any, "x, y; and a colour after each"), .keyword("facecolor", .any, "as color"),
      .keyword("closed", .any),
    ] + looks
  ) { axes, call in
    var data: [[Double]] = []
    let before = axes.axes.marks.count
    func draw(_ name: Color?) throws {
      guard data.count == 2 else { throw call.invalid("args", must: "be x and y") }
      try call.matched(data[0], data[1], ("x", "y"), at: "args")
      let color = try call.faded(
        name ?? call.color("facecolor") ?? call.color("color") ?? axes.nextColor())
      let label = try call.label("label")
      for (index, mark) in polygon(data[0], data[1], color).enumerated() {
        var mark = mark
        if index == 0 { mark.label = label }
        axes.axes.marks.append(.area(mark))
      }
      data = []
    }
    for value in call.rest("args") {
      if let text = value.asString {
        try draw(call.color(.string(text), "args"))
      } else {
        if data.count == 2 { try draw(nil) }
        data.append(try call.row(value, "args"))
      }
    }
    if !data.isEmpty { try draw(nil) }
    return .list(of: [.object(MarkHandle("Polygon", axes, last: axes.axes.marks.count - before))])
  }

  /// A polygon as strips between its corners' places across.
  static func polygon(_ x: [Double], _ y: [Double], _ color: Color) -> [AreaMark] {
    let places = Set(x.filter(\.isFinite)).sorted()
    guard places.count > 1, places.count <= 2000, x.count == y.count else { return [] }
    var marks: [AreaMark] = []
    for (left, right) in zip(places, places.dropFirst()) {
      // The edges that cross the strip, from below.
      var edges: [(left: Double, right: Double)] = []
      for index in x.indices {
        let next = (index + 1) % x.count
        let (a, b) = x[index] <= x[next] ? (index, next) : (next, index)
        guard x[a] <= left, x[b] >= right, x[a] < x[b] else { continue }
        func height(_ place: Double) -> Double { y[a] + (y[b] - y[a]) * (place - x[a]) / (x[b] - x[a]) }
        edges.append((height(left), height(right)))
      }
      edges.sort { $0.left + $0.right < $1.left + $1.right }
      for pair in stride(from: 0, to: edges.count - 1, by: 2) {
        let (low, high) = (edges[pair], edges[pair + 1])
        if let last = marks.last, edges.count == 2, last.x[last.x.count - 1] == left,
          last.lower[last.lower.count - 1] == low.left, last.upper[last.upper.count - 1] == high.left
        {
          marks[marks.count - 1].x.append(right)
          marks[marks.count - 1].lower.append(low.right)
          marks[marks.count - 1].upper.append(high.right)
        } else {
          marks.append(
            AreaMark(
              x: [left, right], lower: [low.left, low.right], upper: [high.left, high.right], color: color))
        }
      }
    }
    return marks
  }

  private static func span(_ name: String, isVertical: Bool) -> AxesFunction {
    let axis = isVertical ? "x" : "y"
    return AxesFunction(
      name, isVertical ? "An upright band across the axes." : "A level band across the axes.",
      [
        .required(axis + "min", .float, "from"), .required(axis + "max", .float, "to"),
        .keyword("facecolor", .any, "as color"),
      ] + looks
    ) { axes, call in
      let (from, to) = (try call.double(axis + "min"), try call.double(axis + "max"))
      let color = try call.faded(call.color("facecolor") ?? call.color("color") ?? axes.nextColor())
      // As far as the marks so far go.
      let limits = axes.axes.limits
      let mark =
        isVertical
        ? AreaMark(
          x: [min(from, to), max(from, to)],
          lower: Array(repeating: min(limits.y.from, limits.y.to), count: 2),
          upper: Array(repeating: max(limits.y.from, limits.y.to), count: 2), label: try call.label("label"),
          color: color)
        : AreaMark(
          x: [min(limits.x.from, limits.x.to), max(limits.x.from, limits.x.to)],
          lower: Array(repeating: min(from, to), count: 2), upper: Array(repeating: max(from, to), count: 2),
          label: try call.label("label"), color: color)
      axes.axes.marks.append(.area(mark))
      return .object(MarkHandle("Rectangle", axes))
    }
  }

  private static let barh = AxesFunction(
    "barh", "Level bars.",
    [
      .required("y", .any, "their middles, or their names"), .required("width", .any, "how long they are"),
      .optional("height", .float, default: 0.8, "how high they are"),
      .optional("left", .any, "where they begin; None: at 0"),
      .keyword("tick_label", .any, "a name for each"),
      .keyword("xerr", .any, "accepted"), .keyword("align", .any, "accepted"),
    ] + looks
  ) { axes, call in
    let y = try axes.places(call["y"], "y", isX: false, call)
    var lengths = try call.row("width")
    if lengths.count == 1, y.count > 1 { lengths = Array(repeating: lengths[0], count: y.count) }
    try call.matched(y, lengths, ("y", "widths"), at: "width")
    var starts = try call.optionalRow("left") ?? [0]
    if starts.count == 1 { starts = Array(repeating: starts[0], count: y.count) }
    try call.matched(y, starts, ("y", "lefts"), at: "left")
    let half = try call.double("height") / 2
    let own = try call.colors("color")
    let color = own == nil ? try call.seriesColor(axes, hasShortName: false) : Color.black
    let label = try call.label("label")
    for (place, middle) in y.enumerated() {
      let (a, b) = (starts[place], starts[place] + lengths[place])
      var mark = AreaMark(
        x: [min(a, b), max(a, b)], lower: [middle - half, middle - half],
        upper: [middle + half, middle + half],
        color: try own.map { $0.isEmpty ? color : try call.faded($0[place % $0.count]) } ?? color)
      if place == 0 { mark.label = label }
      axes.axes.marks.append(.area(mark))
    }
    if let names = AxesFunction.names(call["tick_label"]), names.count == y.count {
      axes.axes.yTicks = zip(y, names).map { Tick($0, $1) }
    }
    return .object(MarkHandle("BarContainer", axes, last: y.count))
  }

  private static let stackplot = AxesFunction(
    "stackplot", "Areas one upon the other.",
    [
      .required("x", .any, "places across"), .rest("args", .any, "a line for each area"),
      .keyword("labels", .any, "what the legend calls them"), .keyword("colors", .any, "their colours"),
    ] + looks
  ) { axes, call in
    let x = try call.row("x")
    var rows: [[Double]] = []
    for value in call.rest("args") {
      if let tensor = try? call.interpreter.tensor(from: value), tensor.rank == 2 {
        let values = try tensor.elements(Double.self)
        rows += (0..<tensor.shape[0]).map { Array(values[$0 * tensor.shape[1]..<($0 + 1) * tensor.shape[1]]) }
      } else {
        rows.append(try call.row(value, "args"))
      }
    }
    let labels =
      try call["labels"].isNone ? [] : call.elements("labels").map { try call.interpreter.text($0) }
    let colors = try call.colors("colors") ?? []
    var floor = [Double](repeating: 0, count: x.count)
    for (place, row) in rows.enumerated() {
      try call.matched(x, row, ("x", "y"), at: "args")
      let top = zip(floor, row).map { $0 + $1 }
      let color = colors.isEmpty ? axes.nextColor() : colors[place % colors.count]
      axes.axes.marks.append(
        .area(
          AreaMark(
            x: x, lower: floor, upper: top, label: place < labels.count ? labels[place] : "",
            color: try call.faded(color))))
      floor = top
    }
    return .object(MarkHandle("PolyCollection", axes, last: rows.count))
  }

  private static let step = AxesFunction(
    "step", "Lines in steps.",
    [
      .required("x", .any), .required("y", .any), .rest("args", .any, "a format"),
      .keyword("where", .choice("pre", "post", "mid"), default: "pre", "where the steps are"),
      .keyword("linestyle", .string, "\"-\", \"--\" …"), .keyword("linewidth", .float, "in points"),
      .plotLabel, .plotColor, .plotColorShort, .plotAlpha,
    ] + Signature.Parameter.looks("marker", "zorder")
  ) { axes, call in
    let x = try axes.places(call["x"], "x", isX: true, call)
    let y = try axes.places(call["y"], "y", isX: false, call)
    try call.matched(x, y, ("x", "y"), at: "y")
    var (across, up): ([Double], [Double]) = ([], [])
    for place in x.indices {
      if place > 0 {
        switch try call.string("where") {
        case "pre":
          across.append(x[place - 1])
          up.append(y[place])
        case "post":
          across.append(x[place])
          up.append(y[place - 1])
        default:
          let middle = (x[place - 1] + x[place]) / 2
          across += [middle, middle]
          up += [y[place - 1], y[place]]
        }
      }
      across.append(x[place])
      up.append(y[place])
    }
    var line = LineMark(x: across, y: up, label: try call.label("label"))
    let format = call.rest("args").first?.asString.flatMap { try? LineFormat($0) }
    line.color = try call.faded(
      call.color("color") ?? call.color("c") ?? format?.color ?? axes.nextColor())
    line.dash = try call["linestyle"].isNone ? format?.dash ?? .solid : call.dash("linestyle")
    if let width = try call.optionalDouble("linewidth") { line.width = min(max(width, 0), 20) }
    axes.axes.marks.append(.line(line))
    return .list(of: [.object(MarkHandle("Line2D", axes))])
  }

  private static let errorbar = AxesFunction(
    "errorbar", "Lines through points, with a span at each.",
    [
      .required("x", .any), .required("y", .any), .optional("yerr", .any, "how far upwards and downwards"),
      .optional("xerr", .any, "how far to both sides"),
      .optional("fmt", .string, default: "", "a format, such as \"o\""),
      .keyword("ecolor", .any, "the colour of the spans"),
      .keyword("linestyle", .string, "\"-\", \"None\" …"),
      .keyword("ls", .string, "as linestyle"), .keyword("marker", .string, "a sign at each point"),
      .plotLabel, .plotColor, .plotColorShort, .plotAlpha,
    ]
      + Signature.Parameter.looks(
        "capsize", "elinewidth", "linewidth", "lw", "capthick", "markersize", "ms", "zorder", "barsabove",
        "markerfacecolor", "errorevery")
  ) { axes, call in
    let x = try axes.places(call["x"], "x", isX: true, call)
    let y = try axes.places(call["y"], "y", isX: false, call)
    try call.matched(x, y, ("x", "y"), at: "y")
    let text = try call.string("fmt")
    guard let format = try? LineFormat(text.isEmpty || text == "none" ? "-" : text) else {
      throw call.invalid("fmt", must: "be a format", help: "a colour, a marker and a line, such as \"ro\"")
    }
    let color = try call.faded(call.color("color") ?? call.color("c") ?? format.color ?? axes.nextColor())
    var line = LineMark(x: x, y: y, label: try call.label("label"), color: color)
    line.dash = format.dash
    line.marker = try call.marker("marker") ?? format.marker ?? .none
    for name in ["linestyle", "ls"] where !call[name].isNone { line.dash = try call.dash(name) }
    let before = axes.axes.marks.count
    axes.axes.marks.append(.line(line))
    let ink = try call.color("ecolor") ?? color
    for (name, isUpright) in [("yerr", true), ("xerr", false)] where !call[name].isNone {
      let tensor = try call.tensor(name)
      let values = try tensor.elements(Double.self)
      let isPair = tensor.rank == 2 && tensor.shape[0] == 2
      guard values.count == 1 || values.count == x.count || (isPair && values.count == 2 * x.count) else {
        throw call.invalid(name, must: "be a number, or one for each point")
      }
      for place in x.indices {
        let low = values.count == 1 ? values[0] : values[place]
        let high = isPair ? values[x.count + place] : low
        let ends =
          isUpright
          ? ([x[place], x[place]], [y[place] - low, y[place] + high])
          : ([x[place] - low, x[place] + high], [y[place], y[place]])
        axes.axes.marks.append(.line(LineMark(x: ends.0, y: ends.1, color: ink, width: 1)))
      }
    }
    return .object(MarkHandle("ErrorbarContainer", axes, last: axes.axes.marks.count - before))
  }

  private static let stem = AxesFunction(
    "stem", "An upright line with a point for each number.",
    [
      .rest("args", .any, "heights; or places and heights"), .keyword("linefmt", .string),
      .keyword("markerfmt", .string),
      .keyword("basefmt", .string), .keyword("bottom", .float, default: 0.0, "where the lines begin"),
      .plotLabel,
    ] + Signature.Parameter.looks("use_line_collection", "orientation")
  ) { axes, call in
    let rows = try call.rest("args").filter { $0.asString == nil }.map { try call.row($0, "args") }
    guard let y = rows.last else { throw call.invalid("args", must: "be numbers") }
    let x = rows.count > 1 ? rows[0] : y.indices.map(Double.init)
    try call.matched(x, y, ("x", "y"), at: "args")
    let (bottom, color) = (try call.double("bottom"), axes.nextColor())
    for (place, height) in zip(x, y) {
      axes.axes.marks.append(.line(LineMark(x: [place, place], y: [bottom, height], color: color)))
    }
    axes.axes.marks.append(.points(PointMark(x: x, y: y, label: try call.label("label"), color: color)))
    return .object(MarkHandle("StemContainer", axes, last: x.count + 1))
  }

  private static let stairs = AxesFunction(
    "stairs", "Heights between edges, as a line in steps.",
    [
      .required("values", .any), .optional("edges", .any, "one more than values; None: 0, 1, 2 …"),
      .keyword("fill", .bool, default: false, "whether the area is filled"),
    ] + looks
  ) { axes, call in
    let values = try call.row("values")
    let edges = try call.optionalRow("edges") ?? (0...values.count).map(Double.init)
    guard edges.count == values.count + 1 else {
      throw call.invalid("edges", must: "be one more than values")
    }
    let x = values.indices.flatMap { [edges[$0], edges[$0 + 1]] }
    let y = values.flatMap { [$0, $0] }
    let (label, color) = (try call.label("label"), try call.seriesColor(axes, hasShortName: false))
    axes.axes.marks.append(
      try call.bool("fill")
        ? .area(AreaMark(x: x, lower: x.map { _ in 0 }, upper: y, label: label, color: color))
        : .line(LineMark(x: [x.first ?? 0] + x + [x.last ?? 0], y: [0] + y + [0], label: label, color: color))
    )
    return .object(MarkHandle("StepPatch", axes))
  }

  private static let pie = AxesFunction(
    "pie", "Shares as parts of a circle.",
    [
      .required("x", .any, "the numbers"), .optional("explode", .any, "accepted"),
      .optional("labels", .any, "a name for each"), .optional("colors", .any, "their colours"),
      .optional("autopct", .any, "how the percentages are written, such as \"%1.1f%%\""),
      .keyword("startangle", .float, default: 0.0, "where the first begins, in degrees"),
      .keyword("counterclock", .bool, default: true, "whether they go round to the left"),
    ]
      + Signature.Parameter.looks(
        "shadow", "pctdistance", "labeldistance", "radius", "wedgeprops", "textprops", "center", "frame",
        "rotatelabels", "normalize", "hatch")
  ) { axes, call in
    let values = try call.row("x")
    let sum = values.reduce(0, +)
    guard !values.isEmpty, values.allSatisfy({ $0 >= 0 && $0.isFinite }), sum > 0 else {
      throw call.fault("x", .message("Wedge sizes 'x' must be non negative values"))
    }
    let labels =
      try call["labels"].isNone ? [] : call.elements("labels").map { try call.interpreter.text($0) }
    let colors = try call.colors("colors") ?? values.indices.map { Color.cycle($0) }
    let (start, sign) = (try call.double("startangle") / 360, try call.bool("counterclock") ? 1.0 : -1.0)
    var ends = [0.0]
    for value in values { ends.append(ends[ends.count - 1] + value / sum) }
    let size = 160
    var pixels = [Color](repeating: .clear, count: size * size)
    for row in 0..<size {
      for column in 0..<size {
        let x = (Double(column) + 0.5) / Double(size) * 2.5 - 1.25
        let y = 1.25 - (Double(row) + 0.5) / Double(size) * 2.5
        guard x * x + y * y <= 1 else { continue }
        var turn = (atan2(y, x) / (2 * .pi) - start) * sign
        turn -= turn.rounded(.down)
        let part = (ends.dropFirst().firstIndex { turn < $0 } ?? values.count) - 1
        pixels[row * size + column] = colors[part % max(colors.count, 1)]
      }
    }
    var mark = PictureMark(Picture(width: size, height: size, pixels: pixels))
    mark.frame = PictureFrame(left: -1.25, right: 1.25, bottom: -1.25, top: 1.25)
    axes.axes.marks.append(.picture(mark))
    axes.axes.isFramed = false
    for (place, value) in values.enumerated() {
      let angle = ((ends[place] + ends[place + 1]) / 2 * sign + start) * 2 * .pi
      func put(_ text: String, _ radius: Double, _ alignment: TextMark.Alignment) {
        axes.axes.marks.append(
          .text(TextMark(x: radius * cos(angle), y: radius * sin(angle), text: text, alignment: alignment)))
      }
      if place < labels.count { put(labels[place], 1.1, cos(angle) >= 0 ? .left : .right) }
      let percent = Value.float(100 * value / sum)
      if let format = call["autopct"].asString {
        let text = try call.interpreter.attribute("__mod__", of: .string(format))
        put(try call.interpreter.text(call.interpreter.call(text, [percent])), 0.6, .center)
      } else if call["autopct"].isCallable {
        put(try call.interpreter.text(call.interpreter.call(call["autopct"], [percent])), 0.6, .center)
      }
    }
    return .tuple(of: [.list(of: [.object(MarkHandle("Wedge", axes))]), .list(of: []), .list(of: [])])
  }

  private static let boxplot = AxesFunction(
    "boxplot", "A box from quartile to quartile for each group of numbers, with the median.",
    [
      .required("x", .any, "numbers, or several rows of them"), .keyword("labels", .any, "a name for each"),
      .keyword("tick_labels", .any, "a name for each"),
      .keyword("positions", .any, "their places; None: 1, 2 …"),
      .keyword("showfliers", .bool, default: true, "whether what lies far out is drawn"),
    ]
      + Signature.Parameter.looks(
        "notch", "sym", "vert", "whis", "widths", "patch_artist", "showmeans", "boxprops", "medianprops",
        "whiskerprops", "capprops", "flierprops", "meanprops", "orientation")
  ) { axes, call in
    var groups: [[Double]] = []
    if let tensor = try? call.interpreter.tensor(from: call["x"]), tensor.rank == 2 {
      let values = try tensor.elements(Double.self)
      groups = (0..<tensor.shape[1]).map { column in
        (0..<tensor.shape[0]).map { values[$0 * tensor.shape[1] + column] }
      }
    } else if let parts = call["x"].elementsOfSequence, parts.first?.asDouble == nil {
      groups = try parts.map { try call.row($0, "x") }
    } else {
      groups = [try call.row("x")]
    }
    let places = try call.optionalRow("positions") ?? groups.indices.map { Double($0 + 1) }
    try call.matched(places, groups.map { _ in 0 }, ("positions", "groups"), at: "positions")
    let before = axes.axes.marks.count
    func line(_ x: [Double], _ y: [Double], _ color: Color = .black) {
      axes.axes.marks.append(.line(LineMark(x: x, y: y, color: color, width: 1)))
    }
    for (place, group) in zip(places, groups) {
      let sorted = group.filter(\.isFinite).sorted()
      guard !sorted.isEmpty else { continue }
      func quantile(_ share: Double) -> Double {
        let position = share * Double(sorted.count - 1)
        let low = Int(position)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (sorted[high] - sorted[low]) * (position - Double(low))
      }
      let (first, median, third) = (quantile(0.25), quantile(0.5), quantile(0.75))
      let reach = 1.5 * (third - first)
      let low = sorted.first { $0 >= first - reach } ?? first
      let high = sorted.last { $0 <= third + reach } ?? third
      let (left, right) = (place - 0.25, place + 0.25)
      line([left, right, right, left, left], [first, first, third, third, first])
      line([left, right], [median, median], .cycle(1))
      line([place, place], [low, first])
      line([place, place], [third, high])
      line([place - 0.12, place + 0.12], [low, low])
      line([place - 0.12, place + 0.12], [high, high])
      let outliers = sorted.filter { $0 < low || $0 > high }
      if try call.bool("showfliers"), !outliers.isEmpty {
        axes.axes.marks.append(
          .points(PointMark(x: outliers.map { _ in place }, y: outliers, color: .black)))
      }
    }
    let given = call["tick_labels"].isNone ? call["labels"] : call["tick_labels"]
    let names = AxesFunction.names(given) ?? places.map { Tick.labels(of: [$0])[0] }
    if names.count == places.count { axes.axes.xTicks = zip(places, names).map { Tick($0, $1) } }
    return .object(MarkHandle("BoxPlot", axes, last: axes.axes.marks.count - before))
  }
}
