import Evaluator
package import Figures

/// The result of `plt.figure()`.
package final class FigureObject: Object {
  var title = ""
  package var width = 6.4
  var height = 4.8
  var rows = 1
  var columns = 1
  let number: Int?
  /// Whether it was written to a file.
  var isSaved = false
  /// Pixels per inch of PNG files.
  let dpi: Double
  private(set) var axes: [AxesObject] = []
  private var current: AxesObject?

  init(width: Double? = nil, height: Double? = nil, number: Int? = nil, dpi: Double? = nil) {
    self.width = width ?? 6.4
    self.height = height ?? 4.8
    self.number = number
    self.dpi = dpi ?? PNGFile.resolution
  }

  var classObject: ClassObject { PyplotClasses.figure }

  func repr(_ interpreter: Interpreter) -> String { "<Figure: \(figure.sentence)>" }

  /// The current axes, created if there are none.
  var currentAxes: AxesObject { current ?? axes(row: 0, column: 0) }

  func select(_ axes: AxesObject) { current = axes }

  /// The axes at a place of a grid, created if there are none.
  func axes(at place: GridPlace) -> AxesObject {
    let found = axes.first { ($0.place ?? GridPlace(rows, columns, $0.row, $0.column)) == place }
    let result = found ?? AxesObject(self, place)
    if found == nil { axes.append(result) }
    current = result
    return result
  }

  /// Takes axes off the figure.
  func remove(_ one: AxesObject) {
    axes.removeAll { $0 === one }
    if current === one { current = axes.last }
  }

  /// The axes at a position of the grid, created if there are none.
  func axes(row: Int, column: Int) -> AxesObject {
    let found = axes.first { $0.row == row && $0.column == column }
    let result = found ?? AxesObject(self, row: row, column: column)
    if found == nil { axes.append(result) }
    current = result
    return result
  }

  func clear() { (axes, current, title) = ([], nil, "") }

  /// What is drawn so far.
  package var figure: Figure {
    var figure = Figure()
    (figure.title, figure.width, figure.height) = (title, width, height)
    // Grids of several sizes are parts of one whose lengths they all divide.
    let places = axes.map { $0.place ?? GridPlace(rows, columns, $0.row, $0.column) }
    let down = places.reduce(1) { Self.common($0, $1.rows) }
    let across = places.reduce(1) { Self.common($0, $1.columns) }
    (figure.rows, figure.columns) = places.isEmpty ? (rows, columns) : (down, across)
    figure.panels = zip(axes, places).map { axes, place in
      let (high, wide) = (max(1, down / place.rows), max(1, across / place.columns))
      return Panel(
        axes.drawn, row: place.row * high, column: place.column * wide, rowSpan: place.rowSpan * high,
        columnSpan: place.columnSpan * wide)
    }
    return figure
  }
}

extension FigureObject {
  /// The least common multiple, or the larger where that is large.
  private static func common(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    let multiple = a / max(x, 1) * b
    return multiple <= 60 ? multiple : max(a, b)
  }
}

/// A part of a grid of axes.
struct GridPlace: Equatable {
  let rows: Int
  let columns: Int
  let row: Int
  let column: Int
  var rowSpan = 1
  var columnSpan = 1

  init(_ rows: Int, _ columns: Int, _ row: Int, _ column: Int, rowSpan: Int = 1, columnSpan: Int = 1) {
    (self.rows, self.columns, self.row, self.column) = (max(rows, 1), max(columns, 1), row, column)
    (self.rowSpan, self.columnSpan) = (rowSpan, columnSpan)
  }
}

/// The axes of `fig, ax = plt.subplots()`.
final class AxesObject: Object {
  var axes = Axes()
  package let row: Int
  let column: Int
  /// Its place in a grid of its own; `nil`: row and column of the figure's grid.
  let place: GridPlace?
  /// Rises when the axes are cleared: what was drawn before is gone.
  private(set) var generation = 0
  /// The axes with a y axis of their own over these: `ax.twinx()`.
  var twin: AxesObject?
  /// What numbers are turned into before they are drawn, such as angles into places.
  var projection = Projection.plane
  /// What is drawn in three axes.
  var solids: [Solid] = []
  /// The colours of its lines, if the program set others.
  var cycle: [Color] = []
  private(set) weak var figure: FigureObject?
  /// The words that stand for places, along each axis.
  var categories: (x: [String], y: [String]) = ([], [])
  /// The number of colours used from the cycle.
  private var colours = 0
  /// The picture drawn last, in another colour map.
  var recolored: ((ColorMap) throws -> Picture)?

  init(_ figure: FigureObject, row: Int, column: Int) {
    (self.figure, self.row, self.column) = (figure, row, column)
    place = nil
  }

  init(_ figure: FigureObject, _ place: GridPlace) {
    (self.figure, self.row, self.column) = (figure, place.row, place.column)
    self.place = place
  }

  /// What is drawn: with the marks of a twin on the scale of these axes.
  var drawn: Axes {
    switch projection {
    case .plane: break
    case .polar: return Projection.withCircles(axes)
    case .space(let elevation, let azimuth):
      return Solid.drawn(solids, on: axes, elevation: elevation, azimuth: azimuth)
    }
    guard let twin, !twin.axes.marks.isEmpty else { return axes }
    var result = axes
    let (own, other) = (axes.limits.y, twin.axes.limits.y)
    let scale = other.to == other.from ? 1 : (own.to - own.from) / (other.to - other.from)
    result.marks += twin.axes.marks.map { $0.moved(by: { (($0 - other.from) * scale) + own.from }) }
    if result.yLimits == nil { result.yLimits = own }
    if !twin.axes.yLabel.isEmpty {
      result.yLabel = [axes.yLabel, twin.axes.yLabel + " (own scale)"].filter { !$0.isEmpty }.joined(
        separator: ", ")
    }
    result.showsLegend = axes.showsLegend || twin.axes.showsLegend
    return result
  }

  var classObject: ClassObject { PyplotClasses.axes }

  func repr(_ interpreter: Interpreter) throws -> String {
    func text(_ text: String) throws -> String { try interpreter.repr(.string(text)) }
    var parts: [String] = []
    if !axes.title.isEmpty { parts.append("title={'center': \(try text(axes.title))}") }
    if !axes.xLabel.isEmpty { parts.append("xlabel=\(try text(axes.xLabel))") }
    if !axes.yLabel.isEmpty { parts.append("ylabel=\(try text(axes.yLabel))") }
    let kind =
      switch projection {
      case .plane: "Axes"
      case .polar: "PolarAxes"
      case .space: "Axes3D"
      }
    return "<\(kind): \(parts.joined(separator: ", "))>"
  }

  func nextColor() -> Color {
    defer { colours += 1 }
    return cycle.isEmpty ? .cycle(colours) : cycle[colours % cycle.count]
  }

  func clear() {
    (axes, colours, recolored, twin, solids) = (Axes(), 0, nil, nil, [])
    categories = ([], [])
    axes.isFramed = projection == .plane
    generation += 1
  }
}

/// The result of a plotting function: a line, bars, an image. If it is a cell's last value, only the figure is
/// displayed.
class PlotHandle: DisplayedObject {
  let kind: String
  let axes: AxesObject

  init(_ kind: String, _ axes: AxesObject) { (self.kind, self.axes) = (kind, axes) }

  var classObject: ClassObject { PyplotClasses.handle }
  var typeName: String { kind }
  func repr(_ interpreter: Interpreter) -> String { "<\(kind)>" }

  /// Its parts, such as bars; `nil` for what has none.
  var elements: [Value]? { nil }

  func length(_ interpreter: Interpreter) -> Int? { elements?.count }
  var isIterable: Bool { elements != nil }
  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? { elements.map(ArrayIterator.init) }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    guard let elements else { throw Fault.notIndexable(type: kind) }
    guard let index = key.asInt else {
      throw Fault.wrongIndexType(type: kind, expected: "int", found: key.typeName)
    }
    guard index >= -elements.count, index < elements.count else {
      throw Fault.indexOutOfRange(type: kind, index: index, count: elements.count)
    }
    return elements[index < 0 ? index + elements.count : index]
  }

  /// Whether a value was displayed already, or is a list or tuple that ends with such a one, as the result of `hist`.
  static func isOne(_ value: Value, within levels: Int = 2) -> Bool {
    if value.host(as: (any DisplayedObject).self) != nil { return true }
    guard levels > 0, let last = value.elementsOfSequence?.last else { return false }
    return isOne(last, within: levels - 1)
  }
}

/// The axes of a grid: `axes[0, 1]`, `axes.flat`.
final class AxesArray: Object {
  let axes: [AxesObject]
  /// One or two lengths.
  package let shape: [Int]

  /// - Precondition: the number of axes matches the shape.
  init(_ axes: [AxesObject], shape: [Int]) { (self.axes, self.shape) = (axes, shape) }

  var classObject: ClassObject { PyplotClasses.axesArray }

  func repr(_ interpreter: Interpreter) -> String {
    "<array of Axes, shape (\(shape.map(String.init).joined(separator: ", "))\(shape.count == 1 ? "," : ""))>"
  }

  func length(_ interpreter: Interpreter) -> Int? { shape[0] }

  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    ArrayIterator(try (0..<shape[0]).map { try row($0) })
  }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    if case .tuple(let tuple) = key {
      guard tuple.elements.count == shape.count else {
        throw Fault.message(
          "this array of axes has \(shape.count) axis lengths, found \(tuple.elements.count) indices",
          help: shape.count == 1 ? "axes[0]" : "axes[0, 1]")
      }
      let places = try zip(tuple.elements, shape).map { try place($0, $1) }
      return .object(axes[places.count == 1 ? places[0] : places[0] * shape[1] + places[1]])
    }
    return try row(try place(key, shape[0]))
  }

  private func place(_ key: Value, _ count: Int) throws -> Int {
    guard let index = key.asInt else {
      throw Fault.wrongIndexType(
        type: "an array of axes", expected: "int or a pair of ints", found: key.typeName)
    }
    guard index >= -count, index < count else {
      throw Fault.indexOutOfRange(type: "array of axes", index: index, count: count)
    }
    return index < 0 ? index + count : index
  }

  private func row(_ index: Int) throws -> Value {
    guard shape.count == 2 else { return .object(axes[index]) }
    return .object(AxesArray(Array(axes[index * shape[1]..<(index + 1) * shape[1]]), shape: [shape[1]]))
  }
}
