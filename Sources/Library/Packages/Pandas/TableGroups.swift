import Evaluator
import Tensors

/// `df.groupby("label")`: the rows of each value of a column.
final class TableGroups: Object {
  private let frame: DataFrameObject
  private let key: Value
  /// The value of each group.
  private let keys: Column
  private let rows: [[Int]]
  /// The column that brackets chose, or columns; `nil`: all but the key.
  private var chosen: (places: [Int], isOne: Bool)?
  private let isList: Bool

  init(_ frame: DataFrameObject, _ call: Call) throws {
    self.frame = frame
    let names = call["by"].elementsOfSequence ?? [call["by"]]
    isList = call["by"].elementsOfSequence != nil
    guard names.count == 1, let name = names.first else {
      throw call.fault("by", .message("groups are by one column here, found \(names.count)"))
    }
    let column: Column
    if let series = name.host(as: SeriesObject.self) {
      (key, column) = (series.name, series.column)
      guard column.count == frame.rowCount else {
        throw call.fault("by", .message("Grouper and axis must be same length"))
      }
    } else {
      key = name
      column = frame.columns[try frame.requiredPlace(of: name, call.interpreter)]
    }
    let (firsts, groups) = try column.grouped(call.interpreter)
    var rows = [[Int]](repeating: [], count: firsts.count)
    for (row, group) in groups.enumerated() { if let group { rows[group].append(row) } }
    let values = try column.taking(firsts)
    let order = try call.bool("sort") ? values.sortedPlaces(isRising: true) : Array(firsts.indices)
    keys = try values.taking(order)
    self.rows = order.map { rows[$0] }
  }

  private init(_ groups: TableGroups, places: [Int], isOne: Bool) {
    (frame, key, keys, rows, isList) = (groups.frame, groups.key, groups.keys, groups.rows, groups.isList)
    chosen = (places, isOne)
  }

  var classObject: ClassObject { Self.type }
  var typeName: String { chosen?.isOne == true ? "SeriesGroupBy" : "DataFrameGroupBy" }

  func repr(_ interpreter: Interpreter) -> String { "<pandas.api.typing.\(typeName) object>" }

  func length(_ interpreter: Interpreter) -> Int? { rows.count }
  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    let labels = keys.plainValues
    return ArrayIterator(
      try rows.indices.map { group in
        .tuple(of: [isList ? .tuple(of: [labels[group]]) : labels[group], try part(group)])
      })
  }

  private func part(_ group: Int) throws -> Value {
    guard let chosen else { return try frame.taking(rows: rows[group]) }
    if chosen.isOne { return try frame.series(chosen.places[0]).taking(rows: rows[group]) }
    return try frame.choosing(columns: chosen.places).taking(rows: rows[group])
  }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    if let names = key.elementsOfSequence {
      return .object(
        TableGroups(self, places: try frame.requiredPlaces(of: names, interpreter), isOne: false))
    }
    return .object(TableGroups(self, places: [try frame.requiredPlace(of: key, interpreter)], isOne: true))
  }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    try frame.place(of: .string(name), interpreter).map {
      .object(TableGroups(self, places: [$0], isOne: true))
    }
  }

  var attributeNames: [String] { frame.attributeNames }

  private var index: TableIndex { TableIndex(keys, name: key) }

  /// A column with a value of each group.
  private func column(_ place: Int, _ value: (SeriesObject) throws -> Value, _ interpreter: Interpreter)
    throws -> Column
  {
    try Column(
      rows.map { try value(SeriesObject(frame.columns[place].taking($0), index: frame.index.taking($0))) },
      interpreter)
  }

  private func summarized(
    isNumeric: Bool, _ interpreter: Interpreter, _ value: (SeriesObject) throws -> Value
  ) throws
    -> Value
  {
    if let chosen, chosen.isOne {
      return .object(
        SeriesObject(
          try column(chosen.places[0], value, interpreter), index: index, name: frame.names[chosen.places[0]])
      )
    }
    let places = try chosenPlaces(interpreter).filter { !isNumeric || frame.columns[$0].tensor != nil }
    return .object(
      DataFrameObject(
        names: places.map { frame.names[$0] }, columns: try places.map { try column($0, value, interpreter) },
        index: index))
  }

  /// A function of each group's column; one value of a group stands at each of its rows.
  private func transformed(_ function: Value, _ interpreter: Interpreter) throws -> Value {
    func column(_ place: Int) throws -> Column {
      var values = [Value](repeating: .float(.nan), count: frame.rowCount)
      for group in rows {
        let part = Value.object(
          SeriesObject(
            try frame.columns[place].taking(group), index: try frame.index.taking(group),
            name: frame.names[place]))
        let result =
          try function.asString.map { try interpreter.call(interpreter.attribute($0, of: part), []) }
          ?? interpreter.call(function, [part])
        let many = result.host(as: SeriesObject.self)?.column.plainValues
        guard many == nil || many?.count == group.count else {
          throw Fault.message("transform must return a scalar value for each group")
        }
        for (place, row) in group.enumerated() { values[row] = many?[place] ?? result }
      }
      return try Column(values, interpreter)
    }
    let places = try chosenPlaces(interpreter)
    if chosen?.isOne == true {
      return .object(
        SeriesObject(try column(places[0]), index: frame.index, name: frame.names[places[0]]))
    }
    return .object(
      DataFrameObject(
        names: places.map { frame.names[$0] }, columns: try places.map(column), index: frame.index))
  }

  /// The columns that brackets chose; all but the key where they chose none.
  private func chosenPlaces(_ interpreter: Interpreter) throws -> [Int] {
    if let chosen, chosen.isOne { return chosen.places }
    let own = try frame.place(of: key, interpreter)
    return (chosen?.places ?? Array(frame.columns.indices)).filter { $0 != own }
  }

  /// A value of each group's rows.
  private func applied(_ function: Value, _ interpreter: Interpreter) throws -> Value {
    let places = try chosenPlaces(interpreter)
    let values = try rows.map { group -> Value in
      let part: Value =
        chosen?.isOne == true
        ? try frame.series(places[0]).taking(rows: group)
        : try frame.choosing(columns: places).taking(rows: group)
      let value = try interpreter.call(function, [part])
      guard value.host(as: SeriesObject.self) == nil, value.host(as: DataFrameObject.self) == nil else {
        throw Fault.message(
          "the function of apply gives one value for each group here",
          help: "pd.concat([f(part) for name, part in df.groupby(\"a\")])")
      }
      return value
    }
    return .object(
      SeriesObject(
        try Column(values, interpreter), index: index,
        name: chosen?.isOne == true ? frame.names[places[0]] : .none))
  }

  static let type = ClassObject(
    "GroupBy", module: "pandas", doc: "The rows of each value of a column.",
    members: [Summary.count, .mean, .sum, .min, .max, .std, .var, .median, .nunique].map { summary in
      .method(summary.rawValue, summary.doc, [Summary.numericOnly]) { call in
        try call.receiver(as: TableGroups.self).summarized(
          isNumeric: call.bool("numeric_only"), call.interpreter
        ) {
          do {
            return try summary.value(of: $0.column, index: $0.index, call.interpreter)
          } catch let fault as Fault {
            guard case .message(_, _, _, .type) = fault else { throw fault }
            throw Fault.message(
              "dtype '\($0.column.dtypeName)' does not support operation '\(summary.rawValue)'",
              help: "of the columns of numbers: numeric_only=True", kind: .type)
          }
        }
      }
    } + [
      .method("size", "How many rows each group has.") { call in
        let groups = try call.receiver(as: TableGroups.self)
        return .object(
          SeriesObject(
            try .ints(groups.rows.map(\.count)), index: groups.index,
            name: groups.chosen.flatMap { $0.isOne ? groups.frame.names[$0.places[0]] : nil } ?? .none))
      },
      .method("first", "The first row of each group.") { call in
        try call.receiver(as: TableGroups.self).summarized(isNumeric: false, call.interpreter) {
          try $0.column.value(at: 0)
        }
      },
      .method(
        "agg", "Summaries by name, or a function of each group's column.",
        [.required("func", .any, "\"mean\", [\"mean\", \"max\"] of one column, a function")]
      ) { call in
        let groups = try call.receiver(as: TableGroups.self)
        func made(_ function: Value) throws -> Value {
          if let name = function.asString {
            return try call.interpreter.call(call.interpreter.attribute(name, of: call.receiver), [])
          }
          return try groups.summarized(isNumeric: false, call.interpreter) { series in
            try call.interpreter.call(function, [.object(series)])
          }
        }
        guard let names = call["func"].elementsOfSequence else {
          if case .dict(let dict) = call["func"] {
            let places = try groups.frame.requiredPlaces(of: dict.keys, call.interpreter)
            let columns = try zip(places, dict.values).compactMap { place, function -> Column? in
              let one = TableGroups(groups, places: [place], isOne: true)
              let result =
                try function.asString.map {
                  try call.interpreter.call(call.interpreter.attribute($0, of: .object(one)), [])
                }
                ?? one.summarized(isNumeric: false, call.interpreter) {
                  try call.interpreter.call(function, [.object($0)])
                }
              return result.host(as: SeriesObject.self)?.column
            }
            return .object(DataFrameObject(names: dict.keys, columns: columns, index: groups.index))
          }
          return try made(call["func"])
        }
        guard groups.chosen?.isOne == true else {
          throw call.fault(
            "func",
            .message(
              "several summaries are of one column here",
              help: "df.groupby(\"a\")[\"b\"].agg([\"mean\", \"max\"])"))
        }
        let columns = try names.map { try made($0).host(as: SeriesObject.self)?.column ?? .objects([]) }
        return .object(DataFrameObject(names: names, columns: columns, index: groups.index))
      },
      .method(
        "transform", "A function of each group's column; a summary stands at each of the group's rows.",
        [.required("func", .any, "\"mean\", a function")]
      ) { call in
        try call.receiver(as: TableGroups.self).transformed(call["func"], call.interpreter)
      },
      .method(
        "apply", "A function of each group's rows, which gives one value.",
        [.required("func", .callable, "it is given a table without the key")]
      ) { call in
        try call.receiver(as: TableGroups.self).applied(call["func"], call.interpreter)
      },
      .method("get_group", "The rows of a group.", [.required("name", .any, "the value")]) { call in
        let groups = try call.receiver(as: TableGroups.self)
        guard let group = try TableIndex(groups.keys).places(of: call["name"], call.interpreter).first else {
          throw Locating.missing(call["name"], call.interpreter)
        }
        return try groups.part(group)
      },
      .property("ngroups", "how many groups there are") {
        .int(try $0.receiver(as: TableGroups.self).rows.count)
      },
      .property("groups", "the rows' labels of each group, as a dict") { call in
        let groups = try call.receiver(as: TableGroups.self)
        let (dict, labels) = (DictValue(), groups.frame.index.values)
        for (key, rows) in zip(groups.keys.plainValues, groups.rows) {
          try dict.set(HashKey(key, call.interpreter), key: key, value: .list(of: rows.map { labels[$0] }))
        }
        return .dict(dict)
      },
    ],
    absent: Absent(
      words: AbsentTableMembers.groups, library: "pandas",
      waysOut: ["": "a loop over the groups: for name, part in df.groupby(\"label\"): …"]))
}
