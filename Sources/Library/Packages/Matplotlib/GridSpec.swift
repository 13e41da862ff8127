import Evaluator

/// `GridSpec(2, 3)`: a grid whose parts, such as `gs[0, :2]`, are places of axes.
final class GridSpecObject: Object {
  private let rows: Int
  private let columns: Int

  init(rows: Int, columns: Int) { (self.rows, self.columns) = (rows, columns) }

  static let type = ClassObject(
    "GridSpec", module: "matplotlib.gridspec", doc: "A grid of places for axes.",
    members: [
      .property("nrows", "its rows") { .int(try $0.receiver(as: GridSpecObject.self).rows) },
      .property("ncols", "its columns") { .int(try $0.receiver(as: GridSpecObject.self).columns) },
      .method("update", "Accepted; axes never overlap here.", [.keywords("options")]) { _ in .none },
    ],
    constructor: Builtin(
      "GridSpec", module: "matplotlib.gridspec", doc: "A grid of places for axes.",
      [.required("nrows", .int, "rows of the grid"), .required("ncols", .int, "columns of the grid")]
        + Signature.Parameter.looks(
          "figure", "left", "bottom", "right", "top", "wspace", "hspace", "width_ratios", "height_ratios")
    ) { call in .object(try made(call)) })

  static func made(_ call: Call) throws -> GridSpecObject {
    let rows = try call.int("nrows", atLeast: 1, atMost: FigureFunctions.most)
    let columns = try call.int("ncols", atLeast: 1, atMost: FigureFunctions.most)
    guard rows * columns <= FigureFunctions.most else {
      throw call.invalid("ncols", must: "leave at most \(FigureFunctions.most) axes")
    }
    return GridSpecObject(rows: rows, columns: columns)
  }

  var classObject: ClassObject { Self.type }
  func repr(_ interpreter: Interpreter) -> String { "GridSpec(\(rows), \(columns))" }
  func length(_ interpreter: Interpreter) -> Int? { rows * columns }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    guard case .tuple(let tuple) = key else {
      let places = try span(key, rows * columns, interpreter)
      let (first, last) = (places.lowerBound, places.upperBound - 1)
      return .object(
        GridPart(
          GridPlace(
            rows, columns, first / columns, min(first % columns, last % columns),
            rowSpan: last / columns - first / columns + 1,
            columnSpan: abs(last % columns - first % columns) + 1)))
    }
    guard tuple.elements.count == 2 else {
      throw Fault.message("Unrecognized subplot spec", help: "gs[0, 1], gs[0, :], gs[:, -1]")
    }
    let down = try span(tuple.elements[0], rows, interpreter)
    let across = try span(tuple.elements[1], columns, interpreter)
    return .object(
      GridPart(
        GridPlace(
          rows, columns, down.lowerBound, across.lowerBound, rowSpan: down.count, columnSpan: across.count)))
  }

  /// The rows or columns of a number or a slice.
  private func span(_ key: Value, _ count: Int, _ interpreter: Interpreter) throws -> Range<Int> {
    let all = Value.list(of: (0..<count).map { .int($0) })
    let chosen = try interpreter.item(key, of: all)
    if let place = chosen.asInt { return place..<place + 1 }
    guard let places = chosen.asInts, let first = places.first, let last = places.last, first <= last else {
      throw Fault.message("GridSpec slice would result in no space allocated for subplot", kind: .index)
    }
    return first..<last + 1
  }
}

/// A part of a grid, where axes can be.
final class GridPart: Object {
  let place: GridPlace

  init(_ place: GridPlace) { self.place = place }

  private static let type = ClassObject(
    "SubplotSpec", module: "matplotlib.gridspec", doc: "A part of a grid, for axes.")

  var classObject: ClassObject { Self.type }
}

// Axes that cover several places of a grid.
extension FigureFunctions {
  static let grids: [Builtin] = [
    function(
      "subplot2grid", "Axes that cover several places of a grid: subplot2grid((3, 3), (0, 0), colspan=2).",
      [
        .required("shape", .any, "rows and columns of the grid"),
        .required("loc", .any, "row and column, from 0"),
        .optional("rowspan", .int, default: 1), .optional("colspan", .int, default: 1),
        .keyword("fig", .any, "the figure; None: the current one"),
        .keyword("projection", .any, "\"polar\" or \"3d\""), .keyword("polar", .bool, default: false),
      ]
    ) { call in
      let (shape, place) = (try call.row("shape").map { Int($0) }, try call.row("loc").map { Int($0) })
      let (high, wide) = (try call.int("rowspan", atLeast: 1), try call.int("colspan", atLeast: 1))
      guard shape.count == 2, place.count == 2, shape.allSatisfy({ 1...most ~= $0 }),
        shape[0] * shape[1] <= most, place[0] >= 0, place[1] >= 0, high <= shape[0] - place[0],
        wide <= shape[1] - place[1]
      else { throw call.invalid("loc", must: "lie in the grid, with all rows and columns that it covers") }
      let figure =
        try call.optionalObject("fig", as: FigureObject.self, expected: "a figure")
        ?? call.interpreter.plotting.figure
      let axes = figure.axes(
        at: GridPlace(shape[0], shape[1], place[0], place[1], rowSpan: high, columnSpan: wide))
      return .object(try projected(axes, call))
    },
    function(
      "subplot_mosaic", "A new figure with axes by name: subplot_mosaic(\"AAB;CCB\").",
      [
        .required("mosaic", .any, "names, row by row, as text or in lists"),
        .keyword("figsize", .any, "(width, height) in inches"),
        .keyword("empty_sentinel", .any, default: ".", "the name of places without axes"),
      ] + looks
        + Signature.Parameter.looks(
          "sharex", "sharey", "gridspec_kw", "width_ratios", "height_ratios", "subplot_kw", "per_subplot_kw")
    ) { call in
      let figure = try newFigure(call)
      call.interpreter.plotting.add(figure)
      return .tuple(of: [.object(figure), try mosaic(call, figure)])
    },
  ]

  /// The axes of a mosaic, by name.
  static func mosaic(_ call: Call, _ figure: FigureObject) throws -> Value {
    var rows: [[String]] = []
    if let text = call["mosaic"].asString {
      let lines = text.split(whereSeparator: { $0 == ";" || $0 == "\n" })
      rows = lines.map { $0.filter { !$0.isWhitespace }.map { String($0) } }.filter { !$0.isEmpty }
    } else {
      rows = try call.elements("mosaic").map { row in
        try call.interpreter.elements(of: row).map { try call.interpreter.text($0) }
      }
    }
    guard let columns = rows.first?.count, columns > 0, rows.allSatisfy({ $0.count == columns }),
      rows.count * columns <= most
    else { throw call.invalid("mosaic", must: "have rows of one length") }
    let empty = call["empty_sentinel"].asString ?? "."
    let named = DictValue()
    for name in rows.joined() where name != empty && named[string: name] == nil {
      let down = rows.indices.filter { rows[$0].contains(name) }
      let across = (0..<columns).filter { column in rows.contains { $0[column] == name } }
      let (top, left) = (down[0], across[0])
      let place = GridPlace(
        rows.count, columns, top, left, rowSpan: down[down.count - 1] - top + 1,
        columnSpan: across[across.count - 1] - left + 1)
      let isWhole = (top..<top + place.rowSpan).allSatisfy { row in
        (left..<left + place.columnSpan).allSatisfy { rows[row][$0] == name }
      }
      guard isWhole else {
        throw call.fault(
          "mosaic",
          .message(
            "While trying to layout the mosaic we found that the label '\(name)' specifies a non-rectangular or non-contiguous area."
          ))
      }
      named[string: name] = .object(figure.axes(at: place))
    }
    return .dict(named)
  }
}
