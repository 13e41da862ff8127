import Evaluator
import Language
import NumPyLibrary
import Tensors

/// `pandas.DataFrame`: columns of equal length with names, and labels of the rows.
final class DataFrameObject: Object, RowHolder, TensorHolder, TableHolder, TabularObject {
  package var names: [Value]
  var columns: [Column]
  var index: TableIndex
  /// The name over the columns, or `None`.
  var columnsName: Value = .none

  /// - Precondition: as many names as columns; the columns as long as the index.
  init(names: [Value], columns: [Column], index: TableIndex) {
    (self.names, self.columns, self.index) = (names, columns, index)
  }

  var classObject: ClassObject { DataFrameMembers.type }

  var rowCount: Int { index.count }

  var tensorHelp: String? { "some columns hold text: choose those of numbers first, df[[\"a\", \"b\"]]" }

  func taking(_ rows: [Int]) throws -> DataFrameObject {
    let part = DataFrameObject(
      names: names, columns: try columns.map { try $0.taking(rows) }, index: try index.taking(rows))
    part.columnsName = columnsName
    return part
  }

  func taking(rows: [Int]) throws -> Value { .object(try taking(rows)) }

  func choosing(columns places: [Int]) -> DataFrameObject {
    let part = DataFrameObject(
      names: places.map { names[$0] }, columns: places.map { columns[$0] }, index: index)
    part.columnsName = columnsName
    return part
  }

  func copy() -> DataFrameObject { choosing(columns: Array(columns.indices)) }

  /// A table of other columns with the same names and labels.
  func with(_ columns: [Column]) -> DataFrameObject {
    let result = copy()
    result.columns = columns
    return result
  }

  func series(_ place: Int) -> SeriesObject { SeriesObject(columns[place], index: index, name: names[place]) }

  /// A row as a series.
  package func row(_ place: Int, _ interpreter: Interpreter) throws -> SeriesObject {
    let values = try columns.map { try $0.value(at: place) }
    let tensors = columns.compactMap(\.tensor)
    let isOneKind = tensors.count == columns.count && Set(tensors.map { $0.dtype == .bool }).count == 1
    let column: Column =
      isOneKind
      ? .numbers(try interpreter.tensor(from: .list(of: values)))
      : columns.allSatisfy({ if case .texts = $0 { true } else { false } })
        ? try Column(values, interpreter)
        : .objects(values.map { value in value.scalar.map { Value($0) } ?? value })
    return SeriesObject(column, index: try TableIndex(names, interpreter), name: index.values[place])
  }

  var heldTensor: Tensor {
    get throws {
      let tensors = columns.compactMap(\.tensor)
      guard tensors.count == columns.count else {
        throw Fault.notNumeric(type: "DataFrame with text", help: tensorHelp)
      }
      guard !tensors.isEmpty else { return try Tensor(zeros: [rowCount, 0], dtype: .float64) }
      return try Tensor.stack(tensors, axis: 1)
    }
  }

  func tableRows(_ interpreter: Interpreter) throws -> [[Value]] {
    let values = columns.map(\.plainValues)
    return (0..<rowCount).map { row in values.map { $0[row] } }
  }

  func length(_ interpreter: Interpreter) -> Int? { rowCount }
  var isIterable: Bool { true }
  func iterator(_ interpreter: Interpreter) -> ValueIterator? { ArrayIterator(names) }

  func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool? {
    try place(of: value, interpreter) != nil
  }

  func truth(_ interpreter: Interpreter) throws -> Bool {
    throw Fault.message(
      "The truth value of a DataFrame is ambiguous. Use a.empty, a.bool(), a.item(), a.any() or a.all().")
  }

  func repr(_ interpreter: Interpreter) throws -> String { try TableText.text(self, interpreter) }

  func displayTable(_ interpreter: Interpreter) throws -> DisplayTable? {
    try TableText.table(self, interpreter)
  }

  var attributeNames: [String] { names.compactMap(\.asString) }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    try place(of: .string(name), interpreter).map { .object(series($0)) }
  }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    switch name {
    case "columns":
      let new = try interpreter.elements(of: value)
      guard new.count == names.count else {
        throw Fault.message(
          "Length mismatch: Expected axis has \(names.count) elements, new values have \(new.count) elements")
      }
      names = new
    case "index":
      let new =
        try value.host(as: IndexObject.self)?.index
        ?? (TableIndex(interpreter.elements(of: value), interpreter))
      guard new.count == rowCount else {
        throw Fault.message(
          "Length mismatch: Expected axis has \(rowCount) elements, new values have \(new.count) elements")
      }
      index = new
    default:
      guard let place = try place(of: .string(name), interpreter) else { return false }
      columns[place] = try column(from: value, interpreter)
    }
    return true
  }

  // MARK: - Columns

  /// The first column of a name.
  func place(of name: Value, _ interpreter: Interpreter) throws -> Int? {
    if case .string(let text) = name {
      return names.firstIndex { if case .string(let other) = $0 { other == text } else { false } }
    }
    return try names.firstIndex {
      $0.asString == nil && name.asString == nil ? try interpreter.equal($0, name) : false
    }
  }

  /// - Throws: KeyError.
  func requiredPlace(of name: Value, _ interpreter: Interpreter) throws -> Int {
    if let place = try place(of: name, interpreter) { return place }
    let nearest = name.asString.flatMap { nearestName(to: $0, among: names.compactMap(\.asString)) }
    let known = try names.prefix(5).map { try interpreter.repr($0) } + (names.count > 5 ? ["…"] : [])
    throw Fault.keyNotFound(
      try interpreter.repr(name), nearest: nearest.map { "'\($0)'" }, known: nearest == nil ? known : [],
      key: name)
  }

  func requiredPlaces(of names: [Value], _ interpreter: Interpreter) throws -> [Int] {
    let missing = try names.filter { try place(of: $0, interpreter) == nil }
    guard missing.isEmpty else {
      let text: String
      if missing.count == names.count {
        let index = IndexObject(try TableIndex(names, interpreter))
        text = "None of [\(try index.repr(interpreter))] are in the [columns]"
      } else {
        text = "\(try interpreter.repr(.list(of: missing))) not in index"
      }
      throw Locating.keyError(text, key: .string(text))
    }
    return try names.map { try requiredPlace(of: $0, interpreter) }
  }

  /// Values for a column: one for each row, or one for all.
  func column(from value: Value, _ interpreter: Interpreter) throws -> Column {
    if let series = value.host(as: SeriesObject.self) {
      if columns.isEmpty, rowCount == 0 { return series.column }
      if try series.index.isSame(as: index, interpreter) { return series.column }
      let places = try index.values.map { try series.index.places(of: $0, interpreter).first }
      return try series.column.taking(places)
    }
    if case .tensor(let tensor) = value, tensor.rank > 0 {
      let column = tensor.rank == 2 && tensor.shape[1] == 1 ? try tensor.flattened() : tensor
      guard column.rank == 1 else {
        throw Fault.message("a column has one axis, found an array of shape \(tensor.shape)")
      }
      return try checked(.numbers(column.copy()))
    }
    if let categorical = value.host(as: CategoricalObject.self) {
      return try checked(.categories(categorical.categories))
    }
    switch value {
    case .list, .tuple, .range, .object:
      return try checked(Column(interpreter.elements(of: value), interpreter))
    default: return try Column(Array(repeating: value, count: rowCount), interpreter)
    }
  }

  private func checked(_ column: Column) throws -> Column {
    guard column.count == rowCount || columns.isEmpty else {
      throw Fault.message("Length of values (\(column.count)) does not match length of index (\(rowCount))")
    }
    return column
  }

  func set(_ name: Value, to column: Column, _ interpreter: Interpreter) throws {
    if columns.isEmpty, rowCount == 0 { index = TableIndex(count: column.count) }
    if let place = try place(of: name, interpreter) {
      columns[place] = column
    } else {
      names.append(name)
      columns.append(column)
    }
  }

  // MARK: - Brackets

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    switch key {
    case .slice: return try taking(rows: Rows.chosen(by: key, of: rowCount, interpreter).places)
    case .object(let frame as DataFrameObject) where frame !== self:
      throw Fault.message(
        "a data frame is chosen from by a column's mask, found a data frame",
        help: "df[df[\"a\"] > 1]; one column's mask has one pair of brackets")
    case .list, .tensor, .object:
      if case .tensor(let tensor) = key, tensor.rank == 0 { break }
      if let places = try Locating.mask(key, rowCount, interpreter) { return try taking(rows: places) }
      let names = try interpreter.elements(of: key)
      return .object(choosing(columns: try requiredPlaces(of: names, interpreter)))
    default: break
    }
    return .object(series(try requiredPlace(of: key, interpreter)))
  }

  func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws {
    if case .list(let list) = key {
      let parts: [Column]
      if let frame = value.host(as: DataFrameObject.self) {
        parts = frame.columns
      } else if case .tensor(let tensor) = value, tensor.rank == 2 {
        parts = try (0..<tensor.shape[1]).map {
          .numbers(try tensor.indexed(by: [.all, .integer($0)]).copy())
        }
      } else {
        parts = try list.elements.map { _ in try column(from: value, interpreter) }
      }
      guard parts.count == list.elements.count else {
        throw Fault.message("Columns must be same length as key")
      }
      for (name, part) in zip(list.elements, parts) { try set(name, to: checked(part), interpreter) }
      return
    }
    try set(key, to: column(from: value, interpreter), interpreter)
  }

  func deleteItem(_ key: Value, _ interpreter: Interpreter) throws {
    let place = try requiredPlace(of: key, interpreter)
    names.remove(at: place)
    columns.remove(at: place)
  }

  // MARK: - Operators

  func binary(_ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter)
    throws
    -> Value?
  {
    let frame = other.host(as: DataFrameObject.self)
    if let frame, frame.columns.count != columns.count || frame.rowCount != rowCount { return nil }
    let row = other.host(as: SeriesObject.self)
    return try changed(interpreter) { place in
      let right: Value
      if let frame {
        right = .object(frame.series(place))
      } else if let row {
        guard let found = try row.index.places(of: names[place], interpreter).first else { return nil }
        right = try row.column.value(at: found)
      } else {
        right = other
      }
      return try series(place).binary(operation, right, isReversed: isReversed, interpreter)
    }
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard other.host(as: (any Object).self) == nil else { return nil }
    return try changed(interpreter) { try series($0).compare(comparison, other, interpreter) }
  }

  func absolute(_ interpreter: Interpreter) throws -> Value? {
    try changed(interpreter) { try series($0).absolute(interpreter) }
  }

  func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value? {
    try changed(interpreter) { try series($0).unary(operation, interpreter) }
  }

  /// A frame of what a function makes of each column; `nil` if it makes nothing of one.
  private func changed(_ interpreter: Interpreter, _ change: (Int) throws -> Value?) throws -> Value? {
    var parts: [Column] = []
    for place in columns.indices {
      guard let series = try change(place)?.host(as: SeriesObject.self) else { return nil }
      parts.append(series.column)
    }
    return .object(with(parts))
  }
}
