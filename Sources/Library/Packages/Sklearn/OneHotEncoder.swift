import Evaluator
import NumPyLibrary
import Tensors

/// A table whose columns may hold text.
protocol TableHolder: Object {
  /// Row by row.
  func tableRows(_ interpreter: Interpreter) throws -> [[Value]]
}

/// `OneHotEncoder`: each column's classes as columns of 0 and 1.
final class OneHotEncoder: Estimator {
  private let isSparse: Bool
  private let ignoresUnknown: Bool
  /// Of each column, sorted.
  private var categories: [[Label]] = []
  private var columns: [LabelColumn] = []
  private let dtype: DType

  required init(_ call: Call, _ cls: ClassObject) throws {
    for name in ["categories", "drop", "min_frequency", "max_categories"] { try call.onlyDefault(name) }
    isSparse = try call.bool("sparse_output")
    ignoresUnknown = try call.string("handle_unknown") == "ignore"
    dtype = try call.optionalDType("dtype") ?? .float64
    try super.init(call, cls)
  }

  static let type = type(
    "OneHotEncoder", "Turns each column's classes into columns of 0 and 1.", input: "X",
    [
      .keyword("categories", .any, default: "auto", "only \"auto\""), .keyword("drop", .any, "only None"),
      .keyword(
        "sparse_output", .bool, default: true, "False: an array; True: a sparse matrix, with toarray()"),
      .keyword("dtype", .dtype, "of the numbers; None: float64"),
      .keyword(
        "handle_unknown", .choice("error", "ignore"), default: "error",
        "\"ignore\": an unknown class is a row of 0"),
      .keyword("min_frequency", .any, "only None"), .keyword("max_categories", .any, "only None"),
      .keyword("feature_name_combiner", .any, default: "concat", "accepted"),
    ],
    further: [
      .method(
        "get_feature_names_out", "The names of the columns that transform gives.",
        [.optional("input_features", .any, "the features' names; None: x0, x1 …")]
      ) { try $0.receiver(as: OneHotEncoder.self).featureNames($0) }
    ])

  /// The columns' classes, and whether the data hold text or mixed values.
  private func read(_ call: Call, _ name: String) throws -> [LabelColumn] {
    let interpreter = call.interpreter
    let rows: [[Value]]
    if let table = call[name].host(as: (any TableHolder).self) {
      rows = try table.tableRows(interpreter)
    } else if let array = call[name].host(as: ObjectArray.self), array.shape.count == 2 {
      rows = try interpreter.elements(of: call[name]).map { try interpreter.elements(of: $0) }
    } else if let elements = call[name].elementsOfSequence, let first = elements.first,
      first.elementsOfSequence?.contains(where: { $0.asString != nil }) ?? false
    {
      rows = try elements.map { try interpreter.elements(of: $0) }
    } else if try LabelColumn.texts(call[name], interpreter) != nil {
      throw call.fault(
        name,
        .message(
          "Expected 2D array, got 1D array instead: OneHotEncoder takes a table, a row a sample",
          help: "make it a column: [[y] for y in labels], labels.reshape(-1, 1), or df[[\"label\"]]"))
    } else {
      let tensor = try call.tensor(name)
      guard tensor.rank == 2 else { throw call.fault(name, try SampleMatrix.wrongRank(tensor, of: typeName)) }
      return try (0..<tensor.shape[1]).map {
        try LabelColumn(.tensor(tensor.indexed(by: [.all, .integer($0)])), interpreter)
      }
    }
    let width = rows.first?.count ?? 0
    guard rows.allSatisfy({ $0.count == width }) else {
      throw call.fault(name, .message("the rows differ in length", kind: .value))
    }
    return try (0..<width).map { column in try LabelColumn(.list(of: rows.map { $0[column] }), interpreter) }
  }

  override func fit(_ call: Call, _ name: String) throws {
    columns = try read(call, name)
    categories = columns.map(\.classes)
    let isMixed = columns.contains { $0.dtype == nil }
    fitted = [
      "categories_": .list(
        of: try zip(columns, categories).map { column, classes in
          isMixed
            ? .object(ObjectArray(try classes.map { try plain($0, column) })) : try column.array(classes)
        }),
      "n_features_in_": .int(columns.count),
    ]
  }

  /// Python's own value of a class, as arrays of objects hold it.
  private func plain(_ label: Label, _ column: LabelColumn) throws -> Value {
    let value = try column.value(label)
    return value.scalar.map { Value($0) } ?? value
  }

  private var width: Int { categories.reduce(0) { $0 + $1.count } }

  override func transform(_ call: Call, _ name: String) throws -> Value {
    let data = try read(call, name)
    guard data.count == columns.count else {
      throw call.fault(
        name,
        .message(
          "X has \(data.count) features, but OneHotEncoder is expecting \(columns.count) features as input."))
    }
    let rows = data.first?.labels.count ?? 0
    let width = width
    var numbers = [Float](repeating: 0, count: rows * width)
    var start = 0
    for (index, column) in data.enumerated() {
      let places = Dictionary(uniqueKeysWithValues: categories[index].enumerated().map { ($1, $0) })
      let unknown = Set(column.labels).filter { places[$0] == nil }.sorted()
      guard ignoresUnknown || unknown.isEmpty else {
        let names = try unknown.map { try call.interpreter.repr(plain($0, column)) }
        throw call.fault(
          name,
          .message(
            "Found unknown categories [\(names.joined(separator: ", "))] in column \(index) during transform",
            help: "OneHotEncoder(handle_unknown=\"ignore\") gives a row of 0 for them"))
      }
      for (row, label) in column.labels.enumerated() {
        if let place = places[label] { numbers[row * width + start + place] = 1 }
      }
      start += categories[index].count
    }
    let tensor = try Tensor(shape: [rows, width], floats: numbers).convert(to: dtype)
    return isSparse ? .object(SparseMatrix(tensor)) : .tensor(tensor)
  }

  override func inverse(_ call: Call, _ name: String) throws -> Value {
    let tensor = try call[name].host(as: SparseMatrix.self)?.tensor ?? call.tensor(name)
    guard tensor.rank == 2, tensor.shape[1] == width else {
      throw call.fault(
        name,
        .message(
          "Shape of the passed X data is not correct. Expected \(width) columns, got \(tensor.rank > 1 ? tensor.shape[1] : 1)."
        ))
    }
    let numbers = try tensor.elements(Double.self)
    var found: [Value] = []
    let width = width
    for row in 0..<tensor.shape[0] {
      var start = row * width
      for (index, classes) in categories.enumerated() {
        let part = numbers[start..<start + classes.count]
        let best = part.indices.max { part[$0] < part[$1] } ?? start
        found.append(part.allSatisfy { $0 == 0 } ? .none : try plain(classes[best - start], columns[index]))
        start += classes.count
      }
    }
    let shape = [tensor.shape[0], columns.count]
    if columns.allSatisfy({ $0.dtype != nil }), !found.contains(where: \.isNone) {
      return .tensor(try call.interpreter.tensor(from: .list(of: found)).reshaped(to: Shape(shape)))
    }
    return .object(ObjectArray(found, shape: shape))
  }

  /// `x0_cat`, `x0_dog` ….
  func featureNames(_ call: Call) throws -> Value {
    try requireFitted()
    let given = call["input_features"].isNone ? nil : try call.elements("input_features")
    guard given.map({ $0.count == columns.count }) ?? true else {
      throw call.fault(
        "input_features",
        .message(
          "input_features should have length equal to number of features (\(columns.count)), got \(given?.count ?? 0)"
        ))
    }
    let names = try columns.indices.flatMap { index in
      let prefix = try given.map { try call.interpreter.text($0[index]) } ?? "x\(index)"
      return categories[index].map { Value.string("\(prefix)_\(columns[index].text($0))") }
    }
    return .object(ObjectArray(names))
  }
}

/// A sparse matrix: what `OneHotEncoder` gives by default. Kept whole here.
final class SparseMatrix: Object {
  let tensor: Tensor

  init(_ tensor: Tensor) { self.tensor = tensor }

  static let type = ClassObject(
    "csr_matrix", module: "scipy.sparse", doc: "A matrix of mostly zeros: toarray() gives the array.",
    members: [
      .method("toarray", "The matrix as an array.") {
        .tensor(try $0.receiver(as: SparseMatrix.self).tensor)
      },
      .method("todense", "The matrix as an array.") {
        .tensor(try $0.receiver(as: SparseMatrix.self).tensor)
      },
      .property("shape", "rows and columns") {
        .tuple(ofInts: try $0.receiver(as: SparseMatrix.self).tensor.shape.dimensions)
      },
      .property("nnz", "how many numbers are not 0") { .int(try $0.receiver(as: SparseMatrix.self).stored) },
    ])

  private var stored: Int { tensor.scalars().count { $0.doubleValue != 0 } }

  var classObject: ClassObject { Self.type }

  var tensorHelp: String? { "make it an array first: x.toarray(), or OneHotEncoder(sparse_output=False)" }

  func repr(_ interpreter: Interpreter) -> String {
    "<Compressed Sparse Row sparse matrix of dtype '\(tensor.dtype)'\n\twith \(stored) stored elements and shape "
      + "(\(tensor.shape.map(String.init).joined(separator: ", ")))>"
  }
}
