import Evaluator
import PythonLibrary
import Tensors

/// Methods that give a changed data frame.
enum DataFrameChanges {
  private static let inplace = Signature.Parameter.keyword(
    "inplace", .bool, default: false, "whether the frame itself is changed")

  private static func method(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    _ body: @escaping (DataFrameObject, Call) throws -> Value
  ) -> Builtin { DataFrameMembers.method(name, doc, parameters, body) }

  /// A method whose result may take the frame's place.
  private static func changing(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    _ body: @escaping (DataFrameObject, Call) throws -> DataFrameObject
  ) -> Builtin {
    method(name, doc, parameters + [inplace]) { frame, call in
      let result = try body(frame, call)
      guard try call.bool("inplace") else { return .object(result) }
      (frame.names, frame.columns, frame.index) = (result.names, result.columns, result.index)
      return .none
    }
  }

  /// A frame of what a function makes of each column.
  private static func each(_ frame: DataFrameObject, _ change: (Column) throws -> Column) throws
    -> DataFrameObject
  {
    frame.with(try frame.columns.map(change))
  }

  private static func list(_ value: Value) -> [Value] {
    value.elementsOfSequence ?? (value.isNone ? [] : [value])
  }

  /// Which rows are there more than once, but for the one that `keep` says.
  private static func repeated(_ frame: DataFrameObject, _ call: Call) throws -> [Bool] {
    let looked =
      call["subset"].isNone
      ? Array(frame.columns.indices)
      : try frame.requiredPlaces(of: list(call["subset"]), call.interpreter)
    let kept = call["keep"].asString
    var isKnown = kept == "first" || kept == "last"
    if case .bool(false) = call["keep"] { isKnown = true }
    guard isKnown else {
      throw call.fault("keep", .message("keep must be either \"first\", \"last\" or False"))
    }
    let values = looked.map { frame.columns[$0].plainValues }
    let keys = try (0..<frame.rowCount).map { row in
      try HashKey(.tuple(of: values.map { $0[row] }), call.interpreter)
    }
    guard kept != nil else {
      var counts: [HashKey: Int] = [:]
      for key in keys { counts[key, default: 0] += 1 }
      return keys.map { counts[$0, default: 0] > 1 }
    }
    var seen: Set<HashKey> = []
    let flags = (kept == "last" ? keys.reversed() : keys).map { !seen.insert($0).inserted }
    return kept == "last" ? flags.reversed() : flags
  }

  static let all: [Builtin] =
    ["isnull", "isna"].map { name in
      method(name, "Where values are missing.") { frame, _ in
        .object(try each(frame) { try .bools($0.missing) })
      }
    }
    + ["notnull", "notna"].map { name in
      method(name, "Where values are not missing.") { frame, _ in
        .object(try each(frame) { try .bools($0.missing.map { !$0 }) })
      }
    } + [
      changing(
        "dropna", "Without the rows in which a value is missing.",
        [
          .keyword("axis", .any, default: 0, "only 0"),
          .keyword("how", .choice("any", "all"), default: "any", "\"all\": only rows without any value"),
          .keyword("subset", .any, "the columns that are looked at"),
        ]
      ) { frame, call in
        try call.onlyDefault("axis")
        let looked =
          call["subset"].isNone
          ? Array(frame.columns.indices)
          : try frame.requiredPlaces(of: list(call["subset"]), call.interpreter)
        let missing = looked.map { frame.columns[$0].missing }
        let isAll = try call.string("how") == "all"
        return try frame.taking(
          (0..<frame.rowCount).filter { row in
            isAll ? !missing.allSatisfy { $0[row] } : !missing.contains { $0[row] }
          })
      },
      changing(
        "fillna", "With a value in place of the missing ones.",
        [.required("value", .any, "one for all, or a dict or series by column")]
      ) {
        frame, call in
        let value = call["value"]
        let result = frame.copy()
        for (place, name) in frame.names.enumerated() {
          if case .dict(let dict) = value {
            if let new = try dict[HashKey(name, call.interpreter)] {
              result.columns[place] = try frame.columns[place].filled(new, call.interpreter)
            }
          } else if let series = value.host(as: SeriesObject.self) {
            if let at = try series.index.places(of: name, call.interpreter).first {
              result.columns[place] = try frame.columns[place].filled(
                series.column.value(at: at), call.interpreter)
            }
          } else {
            result.columns[place] = try frame.columns[place].filled(value, call.interpreter)
          }
        }
        return result
      },
      changing(
        "drop", "Without some rows or columns.",
        [
          .optional("labels", .any, "rows, or columns where axis is 1"),
          .keyword("axis", .any, default: 0, "0: rows; 1: columns"),
          .keyword("index", .any, "rows"), .keyword("columns", .any, "columns"),
          .keyword("errors", .choice("raise", "ignore"), default: "raise"),
        ]
      ) { frame, call in
        let isOfColumns = call["axis"].asInt == 1 || call["axis"].asString == "columns"
        let quiet = try call.string("errors") == "ignore"
        let columns = list(call["columns"]) + (isOfColumns ? list(call["labels"]) : [])
        let rows = list(call["index"]) + (isOfColumns ? [] : list(call["labels"]))
        func keyError(_ missing: [Value]) throws -> Fault {
          let text = "\(try call.interpreter.repr(.list(of: missing))) not found in axis"
          return Locating.keyError(text, key: .string(text))
        }
        let lost = try columns.filter { try frame.place(of: $0, call.interpreter) == nil }
        guard lost.isEmpty || quiet else { throw try keyError(lost) }
        let gone = Set(try columns.compactMap { try frame.place(of: $0, call.interpreter) })
        let part = frame.choosing(columns: frame.columns.indices.filter { !gone.contains($0) })
        let found = try rows.map { try frame.index.places(of: $0, call.interpreter) }
        let unknown = zip(rows, found).filter { $1.isEmpty }.map(\.0)
        guard unknown.isEmpty || quiet else { throw try keyError(unknown) }
        let dropped = Set(found.flatMap { $0 })
        return dropped.isEmpty ? part : try part.taking((0..<frame.rowCount).filter { !dropped.contains($0) })
      },
      changing(
        "rename", "With other names.",
        [
          .optional("mapper", .any, "accepted with axis=1"),
          .keyword("columns", .any, "a dict of old and new names, or a function"),
          .keyword("index", .any, "the same of rows"), .keyword("axis", .any, "1: mapper is of columns"),
        ]
      ) {
        frame, call in
        let result = frame.copy()
        func renamed(_ value: Value, _ map: Value) throws -> Value {
          if case .dict(let dict) = map { return try dict[HashKey(value, call.interpreter)] ?? value }
          return try call.interpreter.call(map, [value])
        }
        let isOfColumns = call["axis"].asInt == 1 || call["axis"].asString == "columns"
        let columns = call["columns"].isNone && isOfColumns ? call["mapper"] : call["columns"]
        let rows = call["index"].isNone && !isOfColumns ? call["mapper"] : call["index"]
        if !columns.isNone { result.names = try frame.names.map { try renamed($0, columns) } }
        if !rows.isNone {
          result.index = try TableIndex(
            frame.index.values.map { try renamed($0, rows) }, name: frame.index.name, call.interpreter)
        }
        return result
      },
      changing(
        "sort_values", "The rows in the order of one column, or of several.",
        [
          .required("by", .any, "a name, or names"),
          .keyword("ascending", .any, default: true, "whether the smallest is first"),
          .keyword("ignore_index", .bool, default: false, "whether rows get new labels"),
        ]
      ) { frame, call in
        let places = try frame.requiredPlaces(of: list(call["by"]), call.interpreter)
        let given = call["ascending"].elementsOfSequence ?? places.map { _ in call["ascending"] }
        guard given.count == places.count else {
          throw call.fault(
            "ascending", .message("Length of ascending (\(given.count)) != length of by (\(places.count))"))
        }
        // The last column first; each order keeps the one before among equals.
        var result = frame
        for (place, rising) in zip(places, given).reversed() {
          result = try result.taking(
            result.columns[place].sortedPlaces(isRising: call.interpreter.truth(rising)))
        }
        if try call.bool("ignore_index") { result.index = TableIndex(count: result.rowCount) }
        return result
      },
      changing(
        "sort_index", "The rows in the order of their labels.", [.keyword("ascending", .bool, default: true)]
      ) { frame, call in
        try frame.taking(frame.index.column.sortedPlaces(isRising: call.bool("ascending")))
      },
      changing(
        "reset_index", "With the labels 0, 1, 2 …; the old ones become a column unless dropped.",
        [.keyword("drop", .bool, default: false, "whether the old labels are left out")]
      ) {
        frame, call in
        let result = frame.copy()
        if try !call.bool("drop") {
          result.names.insert(frame.index.name.isNone ? "index" : frame.index.name, at: 0)
          result.columns.insert(try frame.index.column, at: 0)
        }
        result.index = TableIndex(count: frame.rowCount)
        return result
      },
      changing(
        "set_index", "With a column as the rows' labels.",
        [
          .required("keys", .any, "the column's name"),
          .keyword("drop", .bool, default: true, "whether it is no column then"),
        ]
      ) {
        frame, call in
        guard let key = list(call["keys"]).first, list(call["keys"]).count == 1 else {
          throw call.fault(
            "keys", .message("rows have one label each here: one column", help: "df.set_index(\"id\")"))
        }
        let place = try frame.requiredPlace(of: key, call.interpreter)
        let result =
          try call.bool("drop")
          ? frame.choosing(columns: frame.columns.indices.filter { $0 != place }) : frame.copy()
        result.index = TableIndex(frame.columns[place], name: key)
        return result
      },
      changing(
        "drop_duplicates", "Each row once.",
        [
          .optional("subset", .any, "the columns that are looked at"), WrittenPandas.keep,
          .keyword("ignore_index", .bool, default: false),
        ]
      ) { frame, call in
        let isAgain = try repeated(frame, call)
        let result = try frame.taking(isAgain.indices.filter { !isAgain[$0] })
        if try call.bool("ignore_index") { result.index = TableIndex(count: result.rowCount) }
        return result
      },
      method(
        "duplicated", "Where a row was there before.",
        [.optional("subset", .any, "the columns that are looked at"), WrittenPandas.keep]
      ) { frame, call in .object(SeriesObject(try .bools(repeated(frame, call)), index: frame.index)) },
      method("astype", "As other types.", [.required("dtype", .any, "one for all, or a dict by column")]) {
        frame, call in
        let result = frame.copy()
        for (place, name) in frame.names.enumerated() {
          var type = call["dtype"]
          if case .dict(let dict) = type {
            guard let own = try dict[HashKey(name, call.interpreter)] else { continue }
            type = own
          }
          result.columns[place] = try frame.columns[place].converted(type, call, "dtype")
        }
        return .object(result)
      },
      method("round", "The numbers rounded.", [.optional("decimals", .int, default: 0)]) { frame, call in
        .object(
          try each(frame) { column in
            guard let tensor = column.tensor, tensor.dtype.isFloating else { return column }
            return .numbers(try tensor.rounded(decimals: call.decimals))
          })
      },
      method("copy", "A copy.", [.optional("deep", .bool, default: true)]) { frame, _ in .object(frame.copy())
      },
      method(
        "assign", "With further columns.", [.keywords("columns", "name=values, or a function of the frame")]
      ) { frame, call in
        let result = frame.copy()
        for (name, value) in call.keywords("columns") {
          let new = value.isCallable ? try call.interpreter.call(value, [.object(result)]) : value
          try result.set(.string(name), to: result.column(from: new, call.interpreter), call.interpreter)
        }
        return .object(result)
      },
      method(
        "insert", "A column at a place.",
        [.required("loc", .int), .required("column", .any), .required("value", .any)]
      ) { frame, call in
        let place = try call.int("loc", atLeast: 0, atMost: frame.columns.count)
        guard try frame.place(of: call["column"], call.interpreter) == nil else {
          throw call.fault(
            "column", .message("cannot insert \(try call.interpreter.text(call["column"])), already exists"))
        }
        let column = try frame.column(from: call["value"], call.interpreter)
        frame.names.insert(call["column"], at: place)
        frame.columns.insert(column, at: place)
        return .none
      },
      method("pop", "Takes a column out.", [.required("item", .any, "its name")]) { frame, call in
        let place = try frame.requiredPlace(of: call["item"], call.interpreter)
        let series = frame.series(place)
        frame.names.remove(at: place)
        frame.columns.remove(at: place)
        return .object(series)
      },
      method(
        "apply", "A function of each column, or of each row.",
        [
          .required("func", .callable, "it is given a series"),
          .optional("axis", .any, default: 0, "0: columns; 1: rows"),
        ]
      ) { frame, call in
        let isOfRows = call["axis"].asInt == 1 || call["axis"].asString == "columns"
        let results =
          try isOfRows
          ? (0..<frame.rowCount).map {
            try call.interpreter.call(call["func"], [.object(frame.row($0, call.interpreter))])
          }
          : frame.columns.indices.map { try call.interpreter.call(call["func"], [.object(frame.series($0))]) }
        let parts = results.compactMap { $0.host(as: SeriesObject.self) }
        guard !parts.isEmpty, parts.count == results.count else {
          return .object(
            SeriesObject(
              try Column(results, call.interpreter),
              index: isOfRows ? frame.index : try TableIndex(frame.names, call.interpreter)))
        }
        if !isOfRows {
          return .object(
            DataFrameObject(names: frame.names, columns: parts.map(\.column), index: parts[0].index))
        }
        let names = parts[0].index.values
        let columns = try names.indices.map { place in
          try Column(
            parts.map { place < $0.rowCount ? $0.column.plainValues[place] : .float(.nan) }, call.interpreter)
        }
        return .object(DataFrameObject(names: names, columns: columns, index: frame.index))
      },
      method(
        "groupby", "Groups of the rows by a column's values.",
        [
          .required("by", .any, "the column's name"), .keyword("as_index", .bool, default: true, "only True"),
          .keyword("sort", .bool, default: true, "whether groups are sorted"),
        ]
      ) {
        frame, call in
        try call.onlyDefault("as_index")
        return .object(try TableGroups(frame, call))
      },
      method(
        "nlargest", "The rows with the largest values.",
        [.required("n", .int), .required("columns", .string)]
      ) { frame, call in
        let place = try frame.requiredPlace(of: call["columns"], call.interpreter)
        return try frame.taking(
          rows: Array(frame.columns[place].sortedPlaces(isRising: false).prefix(call.int("n", atLeast: 0))))
      },
      method(
        "rolling", "Means over neighbours, of a column: df[\"loss\"].rolling(5).mean().",
        [.required("window", .int)]
      ) { _, _ in
        throw Fault.message("rolling works on one column here", help: "df[\"loss\"].rolling(5).mean()")
      },
    ]
}
