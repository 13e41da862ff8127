import Evaluator
import NumPyLibrary
import Tensors

/// Data frames from dicts, lists and arrays.
enum DataFrameMaking {
  static func frame(_ call: Call) throws -> DataFrameObject {
    let interpreter = call.interpreter
    let index = call["index"].isNone ? nil : try call.tableIndex("index")
    let names = call["columns"].isNone ? nil : try call.elements("columns")
    switch call["data"] {
    case .none:
      let rows = index ?? TableIndex(count: 0)
      return DataFrameObject(
        names: names ?? [],
        columns: (names ?? []).map { _ in .objects(Array(repeating: .float(.nan), count: rows.count)) },
        index: rows)
    case .dict(let dict): return try fromColumns(dict, names: names, index: index, call)
    case .object(let frame as DataFrameObject):
      guard let names else { return frame.copy() }
      return frame.choosing(columns: try frame.requiredPlaces(of: names, interpreter))
    case .object(let series as SeriesObject):
      return DataFrameObject(
        names: names ?? [series.name.isNone ? 0 : series.name], columns: [series.column], index: series.index)
    case .tensor(let tensor):
      guard (1...2).contains(tensor.rank) else {
        throw call.fault("data", .message("Must pass 2-d input. shape=\(tensor.shape)"))
      }
      let width = tensor.rank == 1 ? 1 : tensor.shape[1]
      let columns = try (0..<width).map { place -> Column in
        .numbers(try (tensor.rank == 1 ? tensor : tensor.indexed(by: [.all, .integer(place)])).copy())
      }
      return try checked(names, columns, index, rows: tensor.shape[0], call)
    case .object(let array as ObjectArray) where array.shape.count == 2:
      let rows = try interpreter.elements(of: call["data"]).map { try interpreter.elements(of: $0) }
      return try fromRows(rows, names: names, index: index, call)
    default: break
    }
    let rows = try call.elements("data")
    if case .dict? = rows.first {
      var found: [Value] = []
      var known: Set<String> = []
      for case .dict(let dict) in rows {
        for key in dict.keys where known.insert(try interpreter.repr(key)).inserted { found.append(key) }
      }
      let used = names ?? found
      let columns = try used.map { name in
        let key = try HashKey(name, interpreter)
        return try Column(
          rows.map { if case .dict(let dict) = $0 { try dict[key] ?? .float(.nan) } else { .float(.nan) } },
          interpreter)
      }
      return try checked(used, columns, index, rows: rows.count, call)
    }
    let isNested = rows.first.map { $0.elementsOfSequence != nil || Rows.count(of: $0) != nil } ?? false
    guard isNested else {
      return try checked(
        names, rows.isEmpty && names == nil ? [] : [Column(rows, interpreter)], index, rows: rows.count, call)
    }
    return try fromRows(rows.map { try interpreter.elements(of: $0) }, names: names, index: index, call)
  }

  private static func fromRows(_ rows: [[Value]], names: [Value]?, index: TableIndex?, _ call: Call) throws
    -> DataFrameObject
  {
    let width = rows.map(\.count).max() ?? 0
    let columns = try (0..<width).map { place in
      try Column(rows.map { place < $0.count ? $0[place] : .none }, call.interpreter)
    }
    return try checked(names, columns, index, rows: rows.count, call)
  }

  private static func fromColumns(_ dict: DictValue, names: [Value]?, index: TableIndex?, _ call: Call) throws
    -> DataFrameObject
  {
    let interpreter = call.interpreter
    var index = index
    var parts: [(Value, Column?, Value)] = []
    for (name, value) in dict.pairs {
      switch value {
      case .object(let series as SeriesObject):
        if index == nil { index = series.index }
        parts.append((name, nil, value))
      case .tensor(let tensor) where tensor.rank > 0:
        guard tensor.rank == 1 else {
          throw call.fault(
            "data",
            .message("Per-column arrays must each be 1-dimensional", help: "a column: x[:, 0], or x.ravel()"))
        }
        parts.append((name, .numbers(try tensor.copy()), value))
      case .dict(let inner):
        parts.append((name, try Column(inner.values, interpreter), value))
        if index == nil { index = try TableIndex(inner.keys, interpreter) }
      case .list, .tuple, .range, .object:
        parts.append((name, try Column(interpreter.elements(of: value), interpreter), value))
      default: parts.append((name, nil, value))
      }
    }
    let lengths = Set(parts.compactMap { $0.1?.count })
    guard lengths.count <= 1 else {
      throw call.fault("data", .message("All arrays must be of the same length"))
    }
    guard let rows = index?.count ?? lengths.first ?? (parts.isEmpty ? 0 : nil) else {
      throw call.fault("data", .message("If using all scalar values, you must pass an index"))
    }
    let frame = DataFrameObject(names: [], columns: [], index: index ?? TableIndex(count: rows))
    for (name, column, value) in parts {
      if let names, try !names.contains(where: { try interpreter.equal($0, name) }) { continue }
      let made: Column
      if let column {
        guard column.count == rows else {
          throw call.fault(
            "data", .message("Length of values (\(column.count)) does not match length of index (\(rows))"))
        }
        made = column
      } else if let series = value.host(as: SeriesObject.self) {
        let places =
          try frame.index.isSame(as: series.index, interpreter)
          ? Array(0..<rows).map(Optional.some)
          : frame.index.values.map { try series.index.places(of: $0, interpreter).first }
        made = try series.column.taking(places)
      } else {
        made = try Column(Array(repeating: value, count: rows), interpreter)
      }
      frame.names.append(name)
      frame.columns.append(made)
    }
    guard let names else { return frame }
    for name in names where try frame.place(of: name, interpreter) == nil {
      frame.names.append(name)
      frame.columns.append(.objects(Array(repeating: .float(.nan), count: rows)))
    }
    return frame.choosing(columns: try frame.requiredPlaces(of: names, interpreter))
  }

  private static func checked(
    _ names: [Value]?, _ columns: [Column], _ index: TableIndex?, rows: Int, _ call: Call
  ) throws -> DataFrameObject {
    let used = names ?? columns.indices.map { .int($0) }
    guard used.count == columns.count else {
      throw call.fault(
        "columns",
        .message(
          columns.isEmpty
            ? "\(used.count) columns passed, passed data had 0 columns"
            : "Shape of passed values is (\(rows), \(columns.count)), indices imply (\(rows), \(used.count))")
      )
    }
    if let index, index.count != rows {
      throw call.fault(
        "index",
        .message(
          "Shape of passed values is (\(rows), \(columns.count)), indices imply (\(index.count), \(columns.count))"
        ))
    }
    return DataFrameObject(names: used, columns: columns, index: index ?? TableIndex(count: rows))
  }
}
