import Evaluator
import NumPyLibrary
import Tensors

/// The base of what turns one column of classes into numbers.
class ClassEncoder: Estimator {
  private(set) var column: LabelColumn?
  private(set) var classes: [Label] = []

  override func fit(_ call: Call, _ name: String) throws {
    let column = try readColumn(call, name)
    classes = column.classes
    self.column = column
    fitted = ["classes_": try column.array(classes)]
  }

  func readColumn(_ call: Call, _ name: String) throws -> LabelColumn {
    let column = try LabelColumn(call[name], call.interpreter)
    guard column.columns == 1 else {
      throw call.fault(
        name,
        .message(
          "y should be a 1d array, got an array of shape (\(column.count), \(column.columns)) instead.",
          help: "one column at a time: y[:, 0]"))
    }
    return column
  }

  /// The number of each class.
  func codes(_ call: Call, _ name: String) throws -> [Int] {
    let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    let column = try readColumn(call, name)
    let unknown = Set(column.labels).filter { places[$0] == nil }.sorted()
    guard unknown.isEmpty else {
      throw call.fault(name, .message("y contains previously unseen labels: \(column.text(unknown))"))
    }
    return column.labels.map { places[$0] ?? 0 }
  }
}

/// `LabelEncoder`: classes as the numbers 0, 1, 2 ….
final class LabelEncoder: ClassEncoder {
  static let type = type(
    "LabelEncoder", "Numbers classes from 0, in sorted order.", input: "y", [])

  override func transform(_ call: Call, _ name: String) throws -> Value {
    .tensor(try Rows.tensor(of: codes(call, name)))
  }

  override func inverse(_ call: Call, _ name: String) throws -> Value {
    let codes = try call.tensor(name)
    guard codes.rank == 1, codes.dtype.isInteger || codes.count == 0 else {
      throw call.fault(
        name,
        .message(
          "y should be a 1d array of class numbers, got an array of shape \(codes.shape), \(codes.dtype)",
          help: "classes of probabilities: np.argmax(predictions, axis=1)"))
    }
    let places = try codes.elements(Int64.self).map { Int($0) }
    let unknown = Array(Set(places.filter { !classes.indices.contains($0) })).sorted()
    guard unknown.isEmpty else {
      throw call.fault(
        name,
        .message(
          "y contains previously unseen labels: [\(unknown.map(String.init).joined(separator: " "))]"))
    }
    return try column?.array(places.map { classes[$0] }) ?? .none
  }
}

/// `LabelBinarizer`: classes as rows with one 1.
final class LabelBinarizer: ClassEncoder {
  private let low: Int
  private let high: Int

  required init(_ call: Call, _ cls: ClassObject) throws {
    low = try call.int("neg_label")
    high = try call.int("pos_label")
    try call.onlyDefault("sparse_output")
    guard low < high else {
      throw call.fault(
        "neg_label", .message("neg_label=\(low) must be strictly less than pos_label=\(high)."))
    }
    try super.init(call, cls)
  }

  static let type = type(
    "LabelBinarizer", "Turns classes into rows with one 1; two classes into one column.", input: "y",
    [
      .keyword("neg_label", .int, default: 0, "the number where it is not the class"),
      .keyword("pos_label", .int, default: 1, "the number where it is the class"),
      .keyword("sparse_output", .bool, default: false, "only False"),
    ])

  override func transform(_ call: Call, _ name: String) throws -> Value {
    let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    // An unknown class is a row without a 1.
    let codes = try readColumn(call, name).labels.map { places[$0] }
    let width = classes.count <= 2 ? 1 : classes.count
    var numbers = [Int64](repeating: Int64(low), count: codes.count * width)
    for (row, code) in codes.enumerated() {
      guard let code else { continue }
      if width > 1 {
        numbers[row * width + code] = Int64(high)
      } else if code == 1 {
        numbers[row] = Int64(high)
      }
    }
    return .tensor(try Tensor(shape: [codes.count, width], elements: numbers))
  }

  override func inverse(_ call: Call, _ name: String) throws -> Value {
    let tensor = try call.tensor(name)
    let width = tensor.rank > 1 ? tensor.shape[1] : 1
    guard (1...2).contains(tensor.rank), width == (classes.count <= 2 ? 1 : classes.count) else {
      throw call.fault(
        name,
        .message(
          "the rows have \(width) columns, and \(classes.count) classes have \(classes.count <= 2 ? 1 : classes.count)"
        ))
    }
    let numbers = try tensor.elements(Double.self)
    let found = (0..<numbers.count / width).map { row -> Label in
      if width == 1 {
        return classes[numbers[row] > Double(low + high) / 2 ? min(1, classes.count - 1) : 0]
      }
      let part = numbers[row * width..<(row + 1) * width]
      return classes[(part.indices.max { part[$0] < part[$1] } ?? part.startIndex) - part.startIndex]
    }
    return try column?.array(found) ?? .none
  }
}
