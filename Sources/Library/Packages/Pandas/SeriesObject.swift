import Evaluator
import Language
import NumPyLibrary
import Tensors

/// `pandas.Series`: a column with labels.
final class SeriesObject: Object, RowHolder, TensorHolder, MixedColumn {
  var column: Column
  var index: TableIndex
  package var name: Value

  init(_ column: Column, index: TableIndex? = nil, name: Value = .none) {
    self.column = column
    self.index = index ?? TableIndex(count: column.count)
    self.name = name
  }

  /// Another column with the same labels and name.
  func with(_ column: Column) -> Value { .object(SeriesObject(column, index: index, name: name)) }

  /// What an operator made of this column and another operand; of two series it has the name of both.
  private func result(_ column: Column, with other: Value, _ interpreter: Interpreter) throws -> Value {
    let series = other.host(as: SeriesObject.self)
    let isNamed = try series.map { try interpreter.equal($0.name, name) } ?? true
    return .object(SeriesObject(column, index: index, name: isNamed ? name : .none))
  }

  var classObject: ClassObject { SeriesMembers.type }

  var rowCount: Int { column.count }

  var mixedElements: [Value]? { column.tensor == nil ? column.plainValues : nil }

  func taking(rows: [Int]) throws -> Value {
    .object(SeriesObject(try column.taking(rows), index: try index.taking(rows), name: name))
  }

  var tensorHelp: String? { "a series of text: LabelEncoder or .map({\"cat\": 0, …}) make numbers of it" }

  var heldTensor: Tensor {
    get throws {
      if let tensor = column.tensor { return tensor }
      if case .categories(let categories) = column, let tensor = try categories.plain.tensor { return tensor }
      if case .objects(let values) = column {
        let scalars = values.compactMap(\.scalar)
        if scalars.count == values.count { return try Tensor(.list(scalars.map { .value($0) })) }
      }
      throw Fault.notNumeric(type: "Series of text", help: tensorHelp)
    }
  }

  func length(_ interpreter: Interpreter) -> Int? { column.count }
  var isIterable: Bool { true }
  func iterator(_ interpreter: Interpreter) -> ValueIterator? { ArrayIterator(column.plainValues) }

  func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool? {
    try !index.places(of: value, interpreter).isEmpty
  }

  func truth(_ interpreter: Interpreter) throws -> Bool {
    throw Fault.message(
      "The truth value of a Series is ambiguous. Use a.empty, a.bool(), a.item(), a.any() or a.all().",
      help: "masks are combined by & and |: (a > 1) & (b < 2)")
  }

  func repr(_ interpreter: Interpreter) throws -> String { try TableText.text(self, interpreter) }

  var attributeNames: [String] { index.values.compactMap(\.asString) }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    guard let place = try index.places(of: .string(name), interpreter).first else { return nil }
    return try column.value(at: place)
  }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    guard name == "name" else { return false }
    self.name = value
    return true
  }

  // MARK: - Elements

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    if case .slice = key {
      return try taking(rows: Rows.chosen(by: key, of: rowCount, interpreter).places)
    }
    return try located(key, interpreter)
  }

  /// The elements at labels, or where a mask is true.
  func located(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    let chosen = try Locating.places(key, index, interpreter)
    return chosen.isSingle ? try column.value(at: chosen.places[0]) : try taking(rows: chosen.places)
  }

  func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws {
    if let chosen = try? Locating.places(key, index, interpreter) {
      column = try column.setting(value, at: chosen.places, interpreter)
    } else {
      column = try Column(column.plainValues + [value], interpreter)
      index = try TableIndex(index.values + [key], name: index.name, interpreter)
    }
  }

  // MARK: - Operators

  func binary(_ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter)
    throws
    -> Value?
  {
    guard other.host(as: DataFrameObject.self) == nil else { return nil }
    if case .categories = column {
      throw Fault.message(
        "a column of categories is not computed with",
        help: "as text: s.astype(str); as numbers: s.cat.codes",
        kind: .type)
    }
    if let series = other.host(as: SeriesObject.self), try !index.isSame(as: series.index, interpreter) {
      let all = try index.union(series.index, interpreter)
      return try reindexed(all, interpreter).binary(
        operation, .object(series.reindexed(all, interpreter)), isReversed: isReversed, interpreter)
    }
    let right = try aligned(other, interpreter)
    if case .numbers(let tensor) = column {
      let pair: (Value, Value) = isReversed ? (right, .tensor(tensor)) : (.tensor(tensor), right)
      guard case .tensor(let result) = try interpreter.binary(operation, pair.0, pair.1), result.rank == 1
      else {
        return nil
      }
      return try self.result(.numbers(result), with: other, interpreter)
    }
    let others = try elements(of: right, interpreter)
    let missing = column.missing
    return try result(
      Column(
        zip(column.plainValues, others).enumerated().map { place, pair in
          if missing[place] { return .float(.nan) }
          return try isReversed
            ? interpreter.binary(operation, pair.1, pair.0) : interpreter.binary(operation, pair.0, pair.1)
        }, interpreter), with: other, interpreter)
  }

  func absolute(_ interpreter: Interpreter) throws -> Value? {
    try column.tensor.map { with(.numbers(try $0.map(.absolute))) }
  }

  func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value? {
    guard let tensor = column.tensor else { return nil }
    switch operation {
    case .minus: return with(.numbers(try tensor.map(.negative)))
    case .invert: return with(.numbers(try tensor.map(.invert)))
    case .plus: return with(column)
    case .not: return nil
    }
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard other.host(as: DataFrameObject.self) == nil else { return nil }
    let right = try aligned(other, interpreter)
    if case .numbers(let tensor) = column, let operand = try? interpreter.operand(right),
      let operation = comparison.elementwise
    {
      return try result(
        .numbers(Tensor.compute(operation, .tensor(tensor), operand)), with: other, interpreter)
    }
    let others = try elements(of: right, interpreter)
    let missing = column.missing
    let flags = try zip(column.plainValues, others).enumerated().map { place, pair -> Bool in
      switch comparison {
      case .equal: return try !missing[place] && interpreter.equal(pair.0, pair.1)
      case .notEqual: return try missing[place] || !interpreter.equal(pair.0, pair.1)
      default: break
      }
      guard let a = pair.0.asString, let b = pair.1.asString else {
        if missing[place] { return false }
        throw Fault.notComparable(
          operation: comparison.rawValue, left: pair.0.typeName, right: pair.1.typeName)
      }
      let (x, y) = (Label.text(a), Label.text(b))
      switch comparison {
      case .less: return x < y
      case .lessOrEqual: return x <= y
      case .greater: return x > y
      default: return x >= y
      }
    }
    return try result(.bools(flags), with: other, interpreter)
  }

  /// The values at other labels; missing where there is none.
  private func reindexed(_ labels: TableIndex, _ interpreter: Interpreter) throws -> SeriesObject {
    let known = try index.places(interpreter)
    let places = try labels.values.map { known[try HashKey($0, interpreter)] }
    return SeriesObject(try column.taking(places), index: labels, name: name)
  }

  /// The other operand as an array or a single value.
  private func aligned(_ other: Value, _ interpreter: Interpreter) throws -> Value {
    guard let series = other.host(as: SeriesObject.self) else { return other }
    guard try index.isSame(as: series.index, interpreter) else {
      throw Fault.message(
        "Can only compare identically-labeled Series objects",
        help: "by position: a.values and b.values; or a.reset_index(drop=True)")
    }
    return series.column.tensor.map { .tensor($0) } ?? .list(of: series.column.plainValues)
  }

  private func elements(of other: Value, _ interpreter: Interpreter) throws -> [Value] {
    switch other {
    case .list, .tuple, .tensor, .object:
      if case .tensor(let tensor) = other, tensor.rank == 0 { break }
      let elements = try interpreter.elements(of: other)
      guard elements.count == column.count else {
        throw Fault.message("Lengths must match to compare", label: "\(column.count) and \(elements.count)")
      }
      return elements
    default: break
    }
    return Array(repeating: other, count: column.count)
  }
}

/// Rows by their labels: what `loc` and brackets of a series take.
enum Locating {
  /// - Throws: KeyError for a label that is not there.
  static func places(_ key: Value, _ index: TableIndex, _ interpreter: Interpreter) throws -> (
    places: [Int], isSingle: Bool
  ) {
    switch key {
    case .slice(let slice):
      // Both ends of a slice of labels are in it.
      func place(_ label: Value, _ standard: Int, isLast: Bool) throws -> Int {
        if label.isNone { return standard }
        let found = try index.places(of: label, interpreter)
        if let place = isLast ? found.last : found.first { return place }
        guard let number = label.asInt, case .range(let count) = index.labels else {
          throw missing(label, interpreter)
        }
        return isLast ? min(number, count - 1) : min(number, count)
      }
      let (first, last) = (
        try place(slice.start, 0, isLast: false), try place(slice.stop, index.count - 1, isLast: true)
      )
      let step = slice.step.isNone ? 1 : slice.step.asInt ?? 1
      guard step > 0 else { throw Fault.sliceStepZero }
      return (first > last ? [] : Array(stride(from: max(first, 0), through: last, by: step)), false)
    case .list, .tuple, .tensor, .object:
      if case .tensor(let tensor) = key, tensor.rank == 0 { break }
      if let mask = try mask(key, index.count, interpreter) { return (mask, false) }
      let labels = try interpreter.elements(of: key)
      let found = try labels.map { label -> [Int] in
        let places = try index.places(of: label, interpreter)
        guard !places.isEmpty else {
          let all = try labels.filter { try index.places(of: $0, interpreter).isEmpty }
          let text = try interpreter.repr(.list(of: all))
          throw keyError("\(text) not in index", key: .string("\(text) not in index"))
        }
        return places
      }
      return (found.flatMap { $0 }, false)
    default: break
    }
    let found = try index.places(of: key, interpreter)
    guard !found.isEmpty else { throw missing(key, interpreter) }
    return (found, found.count == 1)
  }

  static func missing(_ key: Value, _ interpreter: Interpreter) -> Fault {
    keyError((try? interpreter.repr(key)) ?? "", key: key)
  }

  static func keyError(_ text: String, key: Value) -> Fault {
    if case .string(text) = key { return .message(text, kind: .key) }
    return .keyNotFound(text, nearest: nil, known: [], key: key)
  }

  /// The places where a mask is true; `nil` of what is no mask.
  static func mask(_ key: Value, _ count: Int, _ interpreter: Interpreter) throws -> [Int]? {
    let tensor: Tensor
    switch key {
    case .tensor(let given): tensor = given
    case .object(let series as SeriesObject):
      guard let held = series.column.tensor else { return nil }
      tensor = held
    case .list(let list):
      guard case .bool? = list.elements.first else { return nil }
      tensor = try interpreter.tensor(from: key)
    default: return nil
    }
    guard tensor.dtype == .bool, tensor.rank == 1 else { return nil }
    guard tensor.count == count else {
      throw Fault.message("Item wrong length \(tensor.count) instead of \(count).")
    }
    return try tensor.elements(Bool.self).enumerated().filter(\.element).map(\.offset)
  }
}

extension Column {
  /// The column with a value, or a value each, at some places; of a wider type if need be.
  func setting(_ value: Value, at places: [Int], _ interpreter: Interpreter) throws -> Column {
    let new: [Value]
    switch value {
    case .list, .tuple, .object, .tensor:
      if case .tensor(let tensor) = value, tensor.rank == 0 {
        new = Array(repeating: value, count: places.count)
      } else {
        new = try interpreter.elements(of: value)
      }
    default: new = Array(repeating: value, count: places.count)
    }
    guard new.count == places.count else {
      throw Fault.message(
        "cannot set \(places.count) places to \(new.count) values", help: "one value for all, or one for each"
      )
    }
    if case .categories(var categories) = self {
      for (place, value) in zip(places, new) {
        categories.codes[place] = try categories.code(of: value, interpreter)
      }
      return .categories(categories)
    }
    if case .numbers(let tensor) = self {
      let numbers =
        try new.isEmpty
        ? Tensor(zeros: [0], dtype: tensor.dtype) : try? interpreter.tensor(from: .list(of: new))
      if let numbers, numbers.rank == 1,
        numbers.dtype == tensor.dtype || tensor.dtype.isFloating && numbers.dtype != .bool
      {
        let copy = try tensor.copy()
        try copy.assign(.tensor(numbers), at: [.tensor(try Rows.tensor(of: places))])
        return .numbers(copy)
      }
    }
    var values = plainValues
    for (place, value) in zip(places, new) { values[place] = value }
    return try Column(values, interpreter)
  }
}
