import Evaluator
import Figures
import Glibc
import Tensors

/// Numbers over a grid of places: areas and lines of equal height.
extension AxesFunction {
  static let fields: [AxesFunction] = [
    contour("contour", "Lines of equal height.", isFilled: false),
    contour("contourf", "Areas between heights, in colours.", isFilled: true), mesh("pcolormesh"),
    mesh("pcolor"),
    histogram,
    AxesFunction("clabel", "Accepted; lines have no words here.", [.rest("args"), .keywords("options")]) {
      _, _ in
      .list(of: [])
    },
  ]

  /// A field of numbers, the places of its columns and rows.
  private struct Field {
    var x: [Double]
    var y: [Double]
    var z: [Double]
    var columns: Int { x.count }
  }

  /// (Z), (X, Y, Z), and what comes after them.
  private static func givenField(_ call: Call, isOfCells: Bool) throws -> (Field, rest: [Value]) {
    let given = call.rest("args")
    let count = given.count >= 3 ? 3 : 1
    guard let last = given.count >= count ? given[count - 1] : nil else {
      throw call.invalid("args", must: "be Z, or X, Y and Z")
    }
    let z = try call.interpreter.tensor(from: last)
    guard z.rank == 2, z.shape[0] > (isOfCells ? 0 : 1), z.shape[1] > (isOfCells ? 0 : 1),
      z.count <= 4_000_000
    else { throw call.invalid("args", must: "have Z with rows and columns") }
    let (rows, columns) = (z.shape[0], z.shape[1])
    var field = Field(
      x: (0..<columns).map(Double.init), y: (0..<rows).map(Double.init), z: try z.elements(Double.self))
    if count == 3 {
      func places(_ value: Value, _ length: Int, isX: Bool) throws -> [Double] {
        let tensor = try call.interpreter.tensor(from: value)
        let values = try tensor.elements(Double.self)
        let line: [Double]
        if tensor.rank == 2 {
          line =
            isX
            ? Array(values.prefix(tensor.shape[1]))
            : (0..<tensor.shape[0]).map { values[$0 * tensor.shape[1]] }
        } else {
          line = values
        }
        // The edges of cells are one more than the cells.
        if isOfCells, line.count == length + 1 { return zip(line, line.dropFirst()).map { ($0 + $1) / 2 } }
        guard line.count == length else {
          throw call.fault(
            "args",
            .message(
              "Length of \(isX ? "x" : "y") (\(line.count)) must match number of \(isX ? "columns" : "rows") in z (\(length))",
              kind: .type))
        }
        return line
      }
      field.x = try places(given[0], columns, isX: true)
      field.y = try places(given[1], rows, isX: false)
    }
    return (field, Array(given.dropFirst(count)))
  }

  private static func levels(_ call: Call, _ rest: [Value], _ values: [Double]) throws -> [Double] {
    let finite = values.filter(\.isFinite)
    let low = try call.optionalDouble("vmin") ?? finite.min() ?? 0
    let high = try call.optionalDouble("vmax") ?? finite.max() ?? 1
    let given = call["levels"].isNone ? rest.first(where: { $0.asString == nil }) ?? .none : call["levels"]
    if !given.isNone, given.asInt == nil { return try call.row(given, "levels").sorted() }
    let count = min(max(given.asInt ?? 7, 1), 200)
    guard high > low else { return [low] }
    // Round heights.
    let raw = (high - low) / Double(count)
    let power = pow(10, floor(log10(raw)))
    let step = ([1, 2, 2.5, 5, 10].first { $0 * power >= raw * 0.999 } ?? 10) * power
    let first = floor(low / step) * step
    return (0...(count + 2)).map { first + Double($0) * step }.filter { $0 <= high + step }
  }

  private static func contour(_ name: String, _ doc: String, isFilled: Bool) -> AxesFunction {
    AxesFunction(
      name, doc,
      [
        .rest("args", .any, "Z, or X, Y and Z; and the heights, or how many"),
        .keyword("levels", .any, "the heights, or how many"), .keyword("cmap", .any, "a colour map"),
        .keyword("colors", .any, "a colour, or several"), .keyword("alpha", .float, "opacity, 0 to 1"),
        .keyword("vmin", .float, "the number of the first colour"),
        .keyword("vmax", .float, "the number of the last colour"),
      ]
        + Signature.Parameter.looks(
          "linewidths", "linestyles", "extend", "origin", "extent", "antialiased", "zorder", "norm",
          "hatches", "locator")
    ) { axes, call in
      let (field, rest) = try givenField(call, isOfCells: false)
      let levels = try levels(call, rest, field.z)
      let map = try call.colorMap("cmap")
      let own = try call.colors("colors") ?? call.color("colors").map { [$0] }
      let (low, high) = (levels.first ?? 0, levels.last ?? 1)
      func color(_ place: Int, _ height: Double) -> Color {
        if let own, !own.isEmpty { return own[place % own.count] }
        return map.color(at: high > low ? (height - low) / (high - low) : 0.5)
      }
      if isFilled {
        axes.axes.marks.append(.picture(try filled(field, levels, call, map, color)))
        return .object(MarkHandle("QuadContourSet", axes))
      }
      let before = axes.axes.marks.count
      for (place, level) in levels.enumerated() {
        let (x, y) = line(field, level)
        if !x.isEmpty {
          axes.axes.marks.append(
            .line(LineMark(x: x, y: y, color: try call.faded(color(place, level)), width: 1)))
        }
      }
      return .object(MarkHandle("QuadContourSet", axes, last: axes.axes.marks.count - before))
    }
  }

  /// The areas between heights, as a picture: heights between the places are interpolated.
  private static func filled(
    _ field: Field, _ levels: [Double], _ call: Call, _ map: ColorMap, _ color: (Int, Double) -> Color
  ) throws -> PictureMark {
    let (width, height) = (max(field.columns, 160), max(field.y.count, 120))
    let (left, right) = (field.x.min() ?? 0, field.x.max() ?? 1)
    let (bottom, top) = (field.y.min() ?? 0, field.y.max() ?? 1)
    var pixels: [Color] = []
    for row in 0..<height {
      let y = top - (Double(row) + 0.5) / Double(height) * (top - bottom)
      let (j, v) = place(y, field.y)
      for column in 0..<width {
        let x = left + (Double(column) + 0.5) / Double(width) * (right - left)
        let (i, u) = place(x, field.x)
        let first = field.z[j * field.columns + i] * (1 - u) + field.z[j * field.columns + i + 1] * u
        let second =
          field.z[(j + 1) * field.columns + i] * (1 - u) + field.z[(j + 1) * field.columns + i + 1] * u
        let value = first * (1 - v) + second * v
        guard value.isFinite, let part = levels.lastIndex(where: { $0 <= value }),
          part + 1 < levels.count || value == levels.last
        else {
          pixels.append(.clear)
          continue
        }
        let next = part + 1 < levels.count ? levels[part + 1] : levels[part]
        pixels.append(color(part, (levels[part] + next) / 2))
      }
    }
    var mark = PictureMark(
      Picture(
        width: width, height: height, pixels: pixels, map: map,
        range: (levels.first ?? 0)...max(levels.last ?? 1, levels.first ?? 0)), isStretched: true,
      opacity: try call.opacity("alpha") ?? 1)
    mark.frame = PictureFrame(left: left, right: right, bottom: bottom, top: top)
    return mark
  }

  /// The place before a number, and how far it is towards the next.
  private static func place(_ value: Double, _ places: [Double]) -> (Int, Double) {
    let isRising = places[0] <= places[places.count - 1]
    var (low, high) = (0, places.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if (places[middle] <= value) == isRising { low = middle } else { high = middle }
    }
    let span = places[high] - places[low]
    return (low, span == 0 ? 0 : min(max((value - places[low]) / span, 0), 1))
  }

  /// The pieces of a line of equal height, a gap after each.
  private static func line(_ field: Field, _ level: Double) -> ([Double], [Double]) {
    var (xs, ys): ([Double], [Double]) = ([], [])
    for row in 0..<field.y.count - 1 {
      for column in 0..<field.columns - 1 {
        let corners = [(0, 0), (0, 1), (1, 1), (1, 0)].map { down, right in
          (
            field.x[column + right], field.y[row + down],
            field.z[(row + down) * field.columns + column + right]
          )
        }
        guard corners.allSatisfy({ $0.2.isFinite }) else { continue }
        var crossings: [(Double, Double)] = []
        for side in 0..<4 {
          let (a, b) = (corners[side], corners[(side + 1) % 4])
          guard (a.2 < level) != (b.2 < level) else { continue }
          let share = (level - a.2) / (b.2 - a.2)
          crossings.append((a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share))
        }
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
          xs += [crossings[pair].0, crossings[pair + 1].0, .nan]
          ys += [crossings[pair].1, crossings[pair + 1].1, .nan]
        }
      }
    }
    return (xs, ys)
  }

  private static func mesh(_ name: String) -> AxesFunction {
    AxesFunction(
      name, "Cells in colours.",
      [.rest("args", .any, "C, or X, Y and C"), .keyword("cmap", .any, "a colour map"), .plotAlpha] + scale
        + Signature.Parameter.looks(
          "shading", "edgecolors", "linewidth", "linewidths", "antialiased", "norm", "rasterized", "zorder")
    ) { axes, call in
      let (field, _) = try givenField(call, isOfCells: true)
      return .object(try cells(field, axes, call))
    }
  }

  private static func cells(_ field: Field, _ axes: AxesObject, _ call: Call) throws -> MarkHandle {
    let (rows, columns) = (field.y.count, field.columns)
    // Row 0 is below.
    let values = (0..<rows).reversed().flatMap { row in
      field.z[row * columns..<(row + 1) * columns].map { Float($0) }
    }
    let tensor = try Tensor(shape: [rows, columns], floats: values)
    let picture = try HeatMap.picture(
      tensor, map: call.colorMap("cmap"), lowest: call.optionalDouble("vmin"),
      highest: call.optionalDouble("vmax"))
    var mark = PictureMark(picture, isStretched: true, opacity: try call.opacity("alpha") ?? 1)
    func ends(_ places: [Double]) -> (Double, Double) {
      guard let first = places.first, let last = places.last else { return (0, 1) }
      let half = places.count > 1 ? (last - first) / Double(places.count - 1) / 2 : 0.5
      return (first - half, last + half)
    }
    let (x, y) = (ends(field.x), ends(field.y))
    mark.frame = PictureFrame(left: x.0, right: x.1, bottom: y.0, top: y.1)
    axes.axes.marks.append(.picture(mark))
    return MarkHandle("QuadMesh", axes)
  }

  private static let histogram = AxesFunction(
    "hist2d", "How many points fall into each cell.",
    [
      .required("x", .any), .required("y", .any),
      .optional("bins", .any, default: 10, "how many, or (across, up)"),
      .keyword("range", .any, "((from, to), (from, to)); None: the points' own"),
      .keyword("cmap", .any, "a colour map"),
      .keyword("density", .bool, default: false), .plotAlpha,
    ] + scale + Signature.Parameter.looks("norm", "cmin", "cmax", "weights")
  ) { axes, call in
    let (x, y) = (try call.row("x"), try call.row("y"))
    try call.matched(x, y, ("x", "y"), at: "y")
    let (across, up) = try call.pair("bins", atLeast: 1)
    guard across <= 2000, up <= 2000 else { throw call.invalid("bins", must: "be 2000 or less") }
    func ends(_ values: [Double], _ place: Int) throws -> (Double, Double) {
      if let range = call["range"].elementsOfSequence, range.count == 2 {
        let pair = try call.row(range[place], "range")
        if pair.count == 2, pair[0] < pair[1] { return (pair[0], pair[1]) }
        throw call.invalid("range", must: "be ((from, to), (from, to))")
      }
      let finite = values.filter(\.isFinite)
      let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
      return low == high ? (low - 0.5, high + 0.5) : (low, high)
    }
    let (xs, ys) = (try ends(x, 0), try ends(y, 1))
    var counts = [Double](repeating: 0, count: across * up)
    for (x, y) in zip(x, y) where x >= xs.0 && x <= xs.1 && y >= ys.0 && y <= ys.1 {
      let column = min(Int((x - xs.0) / (xs.1 - xs.0) * Double(across)), across - 1)
      let row = min(Int((y - ys.0) / (ys.1 - ys.0) * Double(up)), up - 1)
      counts[row * across + column] += 1
    }
    func middles(_ ends: (Double, Double), _ count: Int) -> [Double] {
      (0..<count).map { ends.0 + (ends.1 - ends.0) * (Double($0) + 0.5) / Double(count) }
    }
    let handle = try cells(
      Field(x: middles(xs, across), y: middles(ys, up), z: counts), axes, call)
    func edges(_ ends: (Double, Double), _ count: Int) throws -> Value {
      .tensor(
        try Tensor(
          shape: [count + 1],
          elements: (0...count).map { ends.0 + (ends.1 - ends.0) * Double($0) / Double(count) }))
    }
    let table = try Tensor(shape: [up, across], elements: counts).transposed().copy()
    return .tuple(of: [.tensor(table), try edges(xs, across), try edges(ys, up), .object(handle)])
  }
}

extension Picture {
  /// The picture with its first row below.
  var turnedOver: Picture {
    var rows: [Color] = []
    for row in (0..<height).reversed() { rows += pixels[row * width..<(row + 1) * width] }
    return Picture(width: width, height: height, pixels: rows, map: map, range: range)
  }
}
