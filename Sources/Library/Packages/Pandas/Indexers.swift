import Evaluator
import NumPyLibrary
import Tensors

/// `loc` and `iloc`, `at` and `iat`: rows and columns by labels, or by position.
final class Indexer: Object {
  private let frame: DataFrameObject?
  private let series: SeriesObject?
  private let isByPosition: Bool

  init(_ frame: DataFrameObject, isByPosition: Bool) {
    (self.frame, series, self.isByPosition) = (frame, nil, isByPosition)
  }

  init(_ series: SeriesObject, isByPosition: Bool) {
    (frame, self.series, self.isByPosition) = (nil, series, isByPosition)
  }

  static let type = ClassObject(
    "Indexer", module: "pandas", doc: "Rows and columns by labels or by position.")

  var classObject: ClassObject { Self.type }

  private func rows(_ key: Value, _ index: TableIndex, _ interpreter: Interpreter) throws -> ([Int], Bool) {
    guard isByPosition else { return try Locating.places(key, index, interpreter) }
    if let number = key.asInt, !(-index.count..<index.count ~= number) {
      throw Fault.message("single positional indexer is out-of-bounds", kind: .index)
    }
    return try Rows.chosen(by: key, of: index.count, interpreter)
  }

  private func columns(_ key: Value, _ frame: DataFrameObject, _ interpreter: Interpreter) throws -> (
    [Int], Bool
  ) {
    if isByPosition {
      if let number = key.asInt, !(-frame.columns.count..<frame.columns.count ~= number) {
        throw Fault.message(
          "index \(number) is out of bounds for axis 0 with size \(frame.columns.count)", kind: .index)
      }
      return try Rows.chosen(by: key, of: frame.columns.count, interpreter)
    }
    switch key {
    case .slice: return try Locating.places(key, TableIndex(frame.names, interpreter), interpreter)
    case .list, .object:
      if let mask = try Locating.mask(key, frame.columns.count, interpreter) { return (mask, false) }
      return (try frame.requiredPlaces(of: interpreter.elements(of: key), interpreter), false)
    default: return ([try frame.requiredPlace(of: key, interpreter)], true)
    }
  }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    if let series {
      let (places, isSingle) = try rows(key, series.index, interpreter)
      return isSingle ? try series.column.value(at: places[0]) : try series.taking(rows: places)
    }
    guard let frame else { return .none }
    var (rowKey, columnKey) = (key, Value?.none)
    if case .tuple(let tuple) = key, tuple.elements.count == 2 {
      (rowKey, columnKey) = (tuple.elements[0], tuple.elements[1])
    }
    let (rows, isRow) = try rows(rowKey, frame.index, interpreter)
    guard let columnKey else {
      return isRow ? .object(try frame.row(rows[0], interpreter)) : try frame.taking(rows: rows)
    }
    let (places, isColumn) = try columns(columnKey, frame, interpreter)
    if isRow, isColumn { return try frame.columns[places[0]].value(at: rows[0]) }
    if isColumn { return try frame.series(places[0]).taking(rows: rows) }
    let part = frame.choosing(columns: places)
    return isRow ? .object(try part.row(rows[0], interpreter)) : try part.taking(rows: rows)
  }

  func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws {
    if let series {
      guard isByPosition else { return try series.setItem(key, to: value, interpreter) }
      series.column = try series.column.setting(
        value, at: rows(key, series.index, interpreter).0, interpreter)
      return
    }
    guard let frame else { return }
    var (rowKey, columnKey) = (key, Value?.none)
    if case .tuple(let tuple) = key, tuple.elements.count == 2 {
      (rowKey, columnKey) = (tuple.elements[0], tuple.elements[1])
    }
    let isNew =
      try !isByPosition && columnKey == nil && isSingleLabel(rowKey)
      && frame.index.places(of: rowKey, interpreter).isEmpty
    if isNew {
      // A row that is not there is added.
      let values = try interpreter.elements(of: value)
      guard values.count == frame.columns.count else {
        throw Fault.message("cannot set a row with mismatched columns")
      }
      for (place, value) in values.enumerated() {
        frame.columns[place] = try Column(frame.columns[place].plainValues + [value], interpreter)
      }
      frame.index = try TableIndex(frame.index.values + [rowKey], name: frame.index.name, interpreter)
      return
    }
    let (rows, _) = try rows(rowKey, frame.index, interpreter)
    guard let columnKey else {
      let values = frame.columns.map { _ in value }
      let each = try? interpreter.elements(of: value)
      for place in frame.columns.indices {
        let new = each.map { $0.count == values.count ? $0[place] : value } ?? value
        frame.columns[place] = try frame.columns[place].setting(new, at: rows, interpreter)
      }
      return
    }
    if !isByPosition, isSingleLabel(columnKey), try frame.place(of: columnKey, interpreter) == nil {
      try frame.set(
        columnKey, to: Column(Array(repeating: .none, count: frame.rowCount), interpreter), interpreter)
    }
    for place in try columns(columnKey, frame, interpreter).0 {
      frame.columns[place] = try frame.columns[place].setting(value, at: rows, interpreter)
    }
  }

  private func isSingleLabel(_ key: Value) -> Bool {
    key.asInt != nil || key.asString != nil || key.asDouble != nil
  }
}
