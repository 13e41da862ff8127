import Evaluator
import NumPyLibrary
import Tensors

/// The labels of a table's rows or columns: `df.index`, `df.columns`.
struct TableIndex {
  package enum Labels {
    case range(Int)
    case column(Column)
  }

  var labels: Labels
  /// `None` without a name.
  package var name: Value = .none

  init(count: Int) { labels = .range(count) }

  init(_ column: Column, name: Value = .none) { (labels, self.name) = (.column(column), name) }

  init(_ values: [Value], name: Value = .none, _ interpreter: Interpreter) throws {
    self.init(try Column(values, interpreter), name: name)
  }

  var count: Int {
    switch labels {
    case .range(let count): count
    case .column(let column): column.count
    }
  }

  var column: Column {
    get throws {
      switch labels {
      case .range(let count): .numbers(try Tensor.arange(0, .int(Int64(count))))
      case .column(let column): column
      }
    }
  }

  /// Python's own values.
  var values: [Value] {
    switch labels {
    case .range(let count): (0..<count).map { .int($0) }
    case .column(let column): column.plainValues
    }
  }

  func taking(_ places: [Int]) throws -> TableIndex {
    if case .range = labels, places == Array(0..<places.count) {
      var index = TableIndex(count: places.count)
      index.name = name
      return index
    }
    return TableIndex(try column.taking(places), name: name)
  }

  /// The places of a label.
  func places(of label: Value, _ interpreter: Interpreter) throws -> [Int] {
    if case .range(let count) = labels {
      guard let number = label.asInt, 0..<count ~= number else { return [] }
      return [number]
    }
    var found: [Int] = []
    for (place, value) in values.enumerated() {
      if case .string(let a) = value, case .string(let b) = label {
        if a == b { found.append(place) }
      } else if value.asString == nil, label.asString == nil, try interpreter.equal(value, label) {
        found.append(place)
      }
    }
    return found
  }

  /// The place of each label.
  ///
  /// - Throws: `Fault` if a label is there twice.
  func places(_ interpreter: Interpreter) throws -> [HashKey: Int] {
    var places: [HashKey: Int] = [:]
    for (place, label) in values.enumerated() {
      guard places.updateValue(place, forKey: try HashKey(label, interpreter)) == nil else {
        throw Fault.message(
          "cannot reindex on an axis with duplicate labels",
          help: "new labels: reset_index(drop=True); or by position: .values")
      }
    }
    return places
  }

  /// The labels of both, in order where they have one.
  func union(_ other: TableIndex, _ interpreter: Interpreter) throws -> TableIndex {
    let known = try places(interpreter)
    let further = try other.values.filter { known[try HashKey($0, interpreter)] == nil }
    let all = try Column(values + further, interpreter)
    let order = (try? all.sortedPlaces(isRising: true)) ?? Array(0..<all.count)
    return TableIndex(try all.taking(order), name: try interpreter.equal(name, other.name) ? name : .none)
  }

  func isSame(as other: TableIndex, _ interpreter: Interpreter) throws -> Bool {
    if case .range(let a) = labels, case .range(let b) = other.labels { return a == b }
    guard count == other.count else { return false }
    return try zip(values, other.values).allSatisfy { own, its in
      // A missing label is the same as another.
      try interpreter.equal(own, its) || own.isMissing && its.isMissing
    }
  }
}

/// An index as a value: `df.index`, `df.columns`.
final class IndexObject: Object, RowHolder, TensorHolder {
  private(set) var index: TableIndex
  /// Renames it in its table.
  private let rename: (Value) -> Void

  init(_ index: TableIndex, rename: @escaping (Value) -> Void = { _ in }) {
    (self.index, self.rename) = (index, rename)
  }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) -> Bool {
    guard name == "name" else { return false }
    index.name = value
    rename(value)
    return true
  }

  var classObject: ClassObject { Self.type }
  var typeName: String {
    if case .range = index.labels { "RangeIndex" } else { "Index" }
  }

  static let type = ClassObject(
    "Index", module: "pandas", doc: "The labels of a table's rows or columns.",
    members: [
      .method("tolist", "The labels as a list.", body: list),
      .method("to_list", "The labels as a list.", body: list),
      .method("to_numpy", "The labels as an array.") { call in
        try call.receiver(as: IndexObject.self).index.column.array(isPandas: false)
      },
      .property("values", "the labels as an array") { call in
        try call.receiver(as: IndexObject.self).index.column.array(isPandas: true)
      },
      .property("name", "their name, or None") { try $0.receiver(as: IndexObject.self).index.name },
      .property("size", "how many there are") { .int(try $0.receiver(as: IndexObject.self).index.count) },
      .property("shape", "how many there are, as a tuple") {
        .tuple(ofInts: [try $0.receiver(as: IndexObject.self).index.count])
      },
      .property("dtype", "the type of the labels") {
        try $0.receiver(as: IndexObject.self).index.column.dtypeValue
      },
    ],
    absent: Absent(
      words: AbsentTableMembers.index, library: "pandas",
      waysOut: ["": "its labels as a list: df.columns.tolist()"]))

  private static func list(_ call: Call) throws -> Value {
    .list(of: try call.receiver(as: IndexObject.self).index.values)
  }

  var rowCount: Int { index.count }
  func taking(rows: [Int]) throws -> Value { .object(IndexObject(try index.taking(rows))) }
  func length(_ interpreter: Interpreter) -> Int? { index.count }
  var isIterable: Bool { true }
  func iterator(_ interpreter: Interpreter) -> ValueIterator? { ArrayIterator(index.values) }

  var heldTensor: Tensor {
    get throws {
      guard let tensor = try index.column.tensor else { throw Fault.notNumeric(type: typeName) }
      return tensor
    }
  }

  func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool? {
    try !index.places(of: value, interpreter).isEmpty
  }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    let chosen = try Rows.chosen(by: key, of: index.count, interpreter)
    return chosen.isSingle ? index.values[chosen.places[0]] : try taking(rows: chosen.places)
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    let name = index.name.isNone ? "" : ", name=\(try interpreter.repr(index.name))"
    if case .range(let count) = index.labels { return "RangeIndex(start=0, stop=\(count), step=1\(name))" }
    let column = try index.column
    let words = try column.plainValues.map { try interpreter.repr($0) }
    let body = BracketedWords.text(words, isJustified: column.isNumeric, nameWidth: 5)
    return "Index(\(body), dtype='\(column.dtypeName)'\(name))".replacing(",\n      , ", with: ",\n      ")
  }
}
