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
    (figure.rows, figure.columns) = (rows, columns)
    figure.panels = axes.map { Panel($0.axes, row: $0.row, column: $0.column) }
    return figure
  }
}

/// The axes of `fig, ax = plt.subplots()`.
final class AxesObject: Object {
  var axes = Axes()
  package let row: Int
  let column: Int
  private(set) weak var figure: FigureObject?
  /// The number of colours used from the cycle.
  private var colours = 0
  /// The picture drawn last, in another colour map.
  var recolored: ((ColorMap) throws -> Picture)?

  init(_ figure: FigureObject, row: Int, column: Int) {
    (self.figure, self.row, self.column) = (figure, row, column)
  }

  var classObject: ClassObject { PyplotClasses.axes }

  func repr(_ interpreter: Interpreter) -> String { "<Axes: \(axes.title)>" }

  func nextColor() -> Color {
    defer { colours += 1 }
    return .cycle(colours)
  }

  func clear() { (axes, colours, recolored) = (Axes(), 0, nil) }
}

/// The result of a plotting function: a line, bars, an image. If it is a cell's last value, only the figure is
/// displayed.
class PlotHandle: DisplayedObject {
  private let kind: String
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
