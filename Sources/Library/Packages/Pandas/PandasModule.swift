package import Evaluator
import Tensors

/// `pandas`: tables as far as training histories and files of labels need them.
package enum PandasModule {
  package static func add(to table: inout ModuleTable) {
    table.add(namespace, at: "pandas")
    WrittenPandas.add(to: &table)
  }

  private static var namespace: Namespace {
    Namespace(
      "pandas", doc: "Tables: data frames and series.",
      absent: Absent(
        Set(absent.names), library: "pandas",
        waysOut: [
          "":
            "here are DataFrame, Series, read_csv, concat, merge, get_dummies, pivot_table, crosstab, to_numeric",
          "read_excel": "save the sheet as CSV, then pd.read_csv",
        ]),
      written: WrittenPandas.functions
    ) {
      [
        ("__version__", "3.1.1"), ("DataFrame", .type(DataFrameMembers.type)),
        ("Series", .type(SeriesMembers.type)), ("Categorical", .type(CategoricalObject.type)),
        ("Index", .type(indexType)),
      ] + functions.named
    }
  }

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "pd", doc: doc, parameters, body: body) }

  /// `pd.Index(…)`; the class of indexes is found by `isinstance` too.
  private static let indexType = ClassObject(
    "Index", module: "pandas", doc: "The labels of a table's rows or columns.",
    constructor: function(
      "Index", "Labels of rows or columns.",
      [.required("data", .any, "the labels"), .keyword("name", .any, "their name")]
    ) { call in
      var index = try call.tableIndex("data")
      index.name = call["name"]
      return .object(IndexObject(index))
    }, includes: { $0.host(as: IndexObject.self) != nil })

  private static let functions: [Builtin] =
    [CSVReading.function, concat, numeric, options]
    + ["isnull", "isna"].map { missing($0, "Where values are missing.", isThere: false) }
    + ["notnull", "notna"].map { missing($0, "Where values are not missing.", isThere: true) }
    + [
      function("unique", "Each value once, as an array.", [.required("values", .any, "a series or a list")]) {
        call in
        let column =
          try call["values"].host(as: SeriesObject.self)?.column
          ?? Column(call.elements("values"), call.interpreter)
        return try column.taking(column.grouped(call.interpreter).firsts).array(isPandas: true)
      }
    ]

  private static func missing(_ name: String, _ doc: String, isThere: Bool) -> Builtin {
    function(name, doc, [.required("obj", .any, "a value, a series or a data frame")]) { call in
      if call["obj"].host(as: DataFrameObject.self) != nil || call["obj"].host(as: SeriesObject.self) != nil {
        return try call.interpreter.call(call.interpreter.attribute(name, of: call["obj"]), [])
      }
      if call["obj"].elementsOfSequence != nil {
        return .tensor(
          try Tensor(
            shape: [call.elements("obj").count],
            elements: Column(call.elements("obj"), call.interpreter).missing.map { $0 != isThere }))
      }
      return .bool(call["obj"].isMissing != isThere)
    }
  }

  private static let concat = function(
    "concat", "Tables one below the other, or side by side.",
    [
      .required("objs", .any, "a list of data frames or series"),
      .keyword("axis", .any, default: 0, "0: below each other; 1: side by side"),
      .keyword("ignore_index", .bool, default: false, "whether rows get the labels 0, 1, 2 …"),
      .keyword("sort", .bool, default: false, "only False"),
    ]
  ) { call in
    try call.onlyDefault("sort")
    let interpreter = call.interpreter
    let parts = try call.elements("objs")
    guard !parts.isEmpty else { throw call.fault("objs", .message("No objects to concatenate")) }
    let isBeside = call["axis"].asInt == 1 || call["axis"].asString == "columns"
    let all = try parts.map { part -> DataFrameObject in
      if let frame = part.host(as: DataFrameObject.self) { return frame }
      guard let series = part.host(as: SeriesObject.self) else {
        throw call.fault(
          "objs",
          .message(
            "cannot concatenate object of type '<class '\(part.typeName)'>'; only Series and DataFrame objs are valid",
            kind: .type))
      }
      return DataFrameObject(names: [series.name], columns: [series.column], index: series.index)
    }
    if isBeside {
      guard try all.dropFirst().allSatisfy({ try $0.index.isSame(as: all[0].index, interpreter) }) else {
        throw call.fault(
          "objs",
          .message(
            "tables with different indexes are not put side by side here",
            help: "reset_index(drop=True) of each first"))
      }
      let unnamed = all.flatMap(\.names).allSatisfy(\.isNone)
      let names = all.flatMap(\.names)
      return .object(
        DataFrameObject(
          names: unnamed ? names.indices.map { .int($0) } : names, columns: all.flatMap(\.columns),
          index: all[0].index))
    }
    var index = TableIndex(count: all.reduce(0) { $0 + $1.rowCount })
    if try !call.bool("ignore_index") {
      index = TableIndex(
        try Column.joined(all.map { try $0.index.column }, interpreter), name: all[0].index.name)
    }
    if parts.allSatisfy({ $0.host(as: SeriesObject.self) != nil }) {
      let names = try all.map { try interpreter.repr($0.names[0]) }
      return .object(
        SeriesObject(
          try Column.joined(all.map { $0.columns[0] }, interpreter), index: index,
          name: Set(names).count == 1 ? all[0].names[0] : .none))
    }
    var names: [Value] = []
    for name in all.flatMap(\.names) where try !names.contains(where: { try interpreter.equal($0, name) }) {
      names.append(name)
    }
    let columns = try names.map { name in
      try Column.joined(
        all.map { frame in
          if let place = try frame.place(of: name, interpreter) { return frame.columns[place] }
          return try .doubles(Array(repeating: .nan, count: frame.rowCount))
        }, interpreter)
    }
    return .object(DataFrameObject(names: names, columns: columns, index: index))
  }

  private static let numeric = function(
    "to_numeric", "A series of text as numbers.",
    [
      .required("arg", .any, "a series or a list"),
      .optional(
        "errors", .choice("raise", "coerce"), default: "raise", "\"coerce\": what is no number is missing"),
    ]
  ) { call in
    let given = call["arg"].host(as: SeriesObject.self)
    let column = try given?.column ?? Column(call.elements("arg"), call.interpreter)
    if column.tensor != nil { return call["arg"] }
    let isStrict = try call.string("errors") == "raise"
    let values = try column.plainValues.enumerated().map { place, value -> Value in
      guard let text = value.asString else { return value }
      if let number = Int(text.trimmingSpaces) { return .int(number) }
      if let number = Double(text.trimmingSpaces) { return .float(number) }
      if isStrict {
        throw call.fault("arg", .message("Unable to parse string \"\(text)\" at position \(place)"))
      }
      return .float(.nan)
    }
    let result = try Column(values, call.interpreter)
    return try given?.with(result) ?? result.array(isPandas: false)
  }

  private static let options = function(
    "set_option", "Accepted; tables are printed in one way here.",
    [.rest("args", .any, "an option and its value")]
  ) { _ in .none }
}
