import Evaluator
import NumPyLibrary
import Tensors

/// The methods and attributes of a series.
enum SeriesMembers {
  static let type = ClassObject(
    "Series", module: "pandas", doc: "A column of values with labels.",
    members: properties + summaries + choosing + changing + texts + TablePlot.members + WrittenPandas.series,
    constructor: Builtin(
      "Series", module: "pd", doc: "A column of values with labels.",
      [
        .optional("data", .any, "a list, an array, a dict of labels and values, one value"),
        .optional("index", .any, "the labels; None: 0, 1, 2 …"),
        .optional("dtype", .any, "the type; None: what suits"),
        .optional("name", .any, "its name"),
      ]
    ) { call in
      var index = call["index"].isNone ? nil : try call.tableIndex("index")
      var column: Column
      switch call["data"] {
      case .dict(let dict):
        column = try Column(dict.values, call.interpreter)
        index = try index ?? TableIndex(dict.keys, call.interpreter)
      case .object(let series as SeriesObject):
        column = series.column
        index = index ?? series.index
      case .tensor(let tensor) where tensor.rank == 1: column = .numbers(try tensor.copy())
      case .tensor(let tensor) where tensor.rank > 1:
        throw call.fault(
          "data", .message("Data must be 1-dimensional, got ndarray of shape \(tensor.shape) instead"))
      case .none: column = .objects(Array(repeating: .float(.nan), count: index?.count ?? 0))
      case let value where value.asString != nil || value.scalar != nil:
        column = try Column(Array(repeating: value, count: index?.count ?? 1), call.interpreter)
      case .object(let categorical as CategoricalObject): column = .categories(categorical.categories)
      default: column = try Column(call.elements("data"), call.interpreter)
      }
      if !call["dtype"].isNone { column = try column.converted(call["dtype"], call, "dtype") }
      if let index, index.count != column.count {
        throw call.fault(
          "index",
          .message("Length of values (\(column.count)) does not match length of index (\(index.count))"))
      }
      return .object(SeriesObject(column, index: index, name: call["name"]))
    },
    absent: Absent(
      words: AbsentTableMembers.series, library: "pandas",
      waysOut: [
        "dt": "dates are not here",
        "": "NumPy computes on s.values",
      ]))

  private static func property(
    _ name: String, _ doc: String, _ body: @escaping (SeriesObject, Interpreter) throws -> Value
  )
    -> Builtin
  {
    .property(name, doc) { try body($0.receiver(as: SeriesObject.self), $0.interpreter) }
  }

  private static func method(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    _ body: @escaping (SeriesObject, Call) throws -> Value
  ) -> Builtin {
    .method(name, doc, parameters) { try body($0.receiver(as: SeriesObject.self), $0) }
  }

  private static let properties: [Builtin] = [
    property("values", "the values as an array") { series, _ in try series.column.array(isPandas: true) },
    property("index", "the labels") { series, _ in
      .object(IndexObject(series.index) { series.index.name = $0 })
    },
    property("name", "its name, or None") { series, _ in series.name },
    property("dtype", "the type of the values") { series, _ in series.column.dtypeValue },
    property("shape", "how many values there are, as a tuple") { series, _ in
      .tuple(ofInts: [series.column.count])
    },
    property("size", "how many values there are") { series, _ in .int(series.column.count) },
    property("ndim", "1") { _, _ in 1 },
    property("nbytes", "bytes of the values") { series, _ in .int(try series.column.byteCount) },
    property("empty", "whether there are no values") { series, _ in .bool(series.column.count == 0) },
    property("iloc", "values by position") { series, _ in .object(Indexer(series, isByPosition: true)) },
    property("iat", "a value by position") { series, _ in .object(Indexer(series, isByPosition: true)) },
    property("loc", "values by label") { series, _ in .object(Indexer(series, isByPosition: false)) },
    property("at", "a value by label") { series, _ in .object(Indexer(series, isByPosition: false)) },
    property("is_unique", "whether no value is there twice") { series, interpreter in
      .bool(try series.column.grouped(interpreter).firsts.count == series.column.count)
    },
  ]

  private static let summaries: [Builtin] =
    Summary.allCases.map { summary in
      method(summary.rawValue, summary.doc, [.optional("axis", .any, default: 0, "accepted")]) {
        series, call in
        try summary.value(of: series.column, index: series.index, call.interpreter)
      }
    } + [
      method("argmax", "The place of the largest value.") { series, call in
        .tensor(try call.interpreter.tensor(from: .object(series)).argmax())
      },
      method("argmin", "The place of the smallest value.") { series, call in
        .tensor(try call.interpreter.tensor(from: .object(series)).argmin())
      },
      method("any", "Whether any value is true.") { series, call in
        .tensor(try call.interpreter.tensor(from: .object(series)).reduced(.any))
      },
      method("all", "Whether all values are true.") { series, call in
        .tensor(try call.interpreter.tensor(from: .object(series)).reduced(.all))
      },
      method(
        "describe", "Count, mean, deviation, extremes and quartiles; of text count, unique, top and freq."
      ) {
        series, call in
        if series.column.isNumeric {
          return .object(
            SeriesObject(
              try .doubles(Describing.numbers(series.column, call.interpreter)),
              index: TableIndex(.texts(Describing.labels)), name: series.name))
        }
        return .object(
          SeriesObject(
            .objects(try Describing.texts(series.column, call.interpreter)),
            index: TableIndex(.texts(["count", "unique", "top", "freq"])), name: series.name))
      },
      method(
        "value_counts", "How often each value is there, the most frequent first.",
        [
          .optional("normalize", .bool, default: false, "whether shares are given"),
          .optional("sort", .bool, default: true, "whether the most frequent is first"),
          .optional("ascending", .bool, default: false, "whether the rarest is first"),
        ]
      ) { series, call in
        let values: Column
        let groups: [Int?]
        if case .categories(let categories) = series.column {
          // Those that no row has are counted too.
          (values, groups) = (
            .categories(categories.withCodes(Array(0..<categories.values.count))), categories.codes
          )
        } else {
          let (firsts, all) = try series.column.grouped(call.interpreter)
          (values, groups) = (try series.column.taking(firsts), all)
        }
        var counts = [Int](repeating: 0, count: values.count)
        for case let group? in groups { counts[group] += 1 }
        var order = Array(counts.indices)
        if try call.bool("sort") {
          let isRising = try call.bool("ascending")
          order.sort { counts[$0] == counts[$1] ? $0 < $1 : (counts[$0] < counts[$1]) == isRising }
        }
        let isShare = try call.bool("normalize")
        let total = Double(counts.reduce(0, +))
        let column: Column =
          isShare
          ? try .doubles(order.map { Double(counts[$0]) / total }) : try .ints(order.map { counts[$0] })
        return .object(
          SeriesObject(
            column, index: TableIndex(try values.taking(order), name: series.name),
            name: .string(isShare ? "proportion" : "count")))
      },
      method("unique", "Each value once, as an array.") { series, call in
        try series.column.taking(series.column.grouped(call.interpreter).firsts).array(isPandas: true)
      },
      method("mode", "The most frequent values.") { series, call in
        let (firsts, groups) = try series.column.grouped(call.interpreter)
        var counts = [Int](repeating: 0, count: firsts.count)
        for case let group? in groups { counts[group] += 1 }
        let column = try series.column.taking(
          firsts.indices.filter { counts[$0] == counts.max() }.map { firsts[$0] })
        return .object(
          SeriesObject(try column.taking(column.sortedPlaces(isRising: true)), name: series.name))
      },
    ]

  private static let count = Signature.Parameter.optional("n", .int, default: 5, "how many")

  private static let choosing: [Builtin] = [
    method("head", "The first values.", [count]) { series, call in
      try series.taking(rows: Array(RowRange.first(call.int("n"), of: series.rowCount)))
    },
    method("tail", "The last values.", [count]) { series, call in
      try series.taking(rows: Array(RowRange.last(call.int("n"), of: series.rowCount)))
    },
    method("tolist", "The values as a list.") { series, _ in .list(of: series.column.plainValues) },
    method("to_list", "The values as a list.") { series, _ in .list(of: series.column.plainValues) },
    method("to_numpy", "The values as an array.", [.optional("dtype", .dtype, "the type")]) { series, call in
      let value = try series.column.array(isPandas: false)
      guard let dtype = try call.optionalDType("dtype"), case .tensor(let tensor) = value else {
        return value
      }
      return .tensor(try tensor.convert(to: dtype))
    },
    method("to_dict", "The values by label, as a dict.") { series, call in
      let dict = DictValue()
      for (label, value) in zip(series.index.values, series.column.plainValues) {
        try dict.set(HashKey(label, call.interpreter), key: label, value: value)
      }
      return .dict(dict)
    },
    method("to_frame", "A data frame of this column.", [.optional("name", .any, "the column's name")]) {
      series, call in
      let name = call["name"].isNone ? series.name.isNone ? 0 : series.name : call["name"]
      return .object(DataFrameObject(names: [name], columns: [series.column], index: series.index))
    },
    method("items", "Pairs of a label and its value.") { series, _ in
      .iterator(
        ArrayIterator(zip(series.index.values, series.column.plainValues).map { .tuple(of: [$0, $1]) }))
    },
    method(
      "sort_values", "The values in order.",
      [.keyword("ascending", .bool, default: true, "whether the smallest is first")]
    ) { series, call in
      try series.taking(rows: series.column.sortedPlaces(isRising: call.bool("ascending")))
    },
    method(
      "sort_index", "The values in the order of their labels.", [.keyword("ascending", .bool, default: true)]
    ) {
      series, call in
      try series.taking(rows: series.index.column.sortedPlaces(isRising: call.bool("ascending")))
    },
    method("isin", "Where the values are among others.", [.required("values", .any, "a list")]) {
      series, call in
      let others = Set(try call.elements("values").map { try HashKey($0, call.interpreter) })
      return series.with(
        try .bools(series.column.plainValues.map { try others.contains(HashKey($0, call.interpreter)) }))
    },
    method(
      "between", "Where the values lie in a range, both ends included.",
      [.required("left", .float, "from"), .required("right", .float, "to")]
    ) { series, call in
      let (low, high) = (try call.double("left"), try call.double("right"))
      let numbers = try call.interpreter.tensor(from: .object(series)).elements(Double.self)
      return series.with(try .bools(numbers.map { $0 >= low && $0 <= high }))
    },
    method("sample", "Rows drawn at random.", RowRange.sampling) { series, call in
      try series.taking(rows: RowRange.sample(series.rowCount, call))
    },
  ]

  private static let changing: [Builtin] =
    ["isnull", "isna"].map { name in
      method(name, "Where values are missing.") { series, _ in series.with(try .bools(series.column.missing))
      }
    }
    + ["notnull", "notna"].map { name in
      method(name, "Where values are not missing.") { series, _ in
        series.with(try .bools(series.column.missing.map { !$0 }))
      }
    } + [
      method("dropna", "Without the missing values.") { series, _ in
        let missing = series.column.missing
        return try series.taking(rows: missing.indices.filter { !missing[$0] })
      },
      method("fillna", "With a value in place of the missing ones.", [.required("value", .any, "the value")])
      {
        series, call in
        series.with(try series.column.filled(call["value"], call.interpreter))
      },
      method(
        "map", "Each value changed by a function or a dict.",
        [
          .required("func", .any, "a function, or a dict; a value it does not have is missing"),
          .optional("na_action", .any, "accepted"),
        ]
      ) { series, call in
        try each(series, call.interpreter) { try mapped($0, call["func"], call) }
      },
      method(
        "apply", "A function of each value.", [.required("func", .callable, "the function"), .rest("args")]
      ) {
        series, call in
        try each(series, call.interpreter) {
          try call.interpreter.call(call["func"], [$0] + call.rest("args"))
        }
      },
      method("astype", "As another type.", [.required("dtype", .any, "int, float, str, bool, \"float32\"")]) {
        series, call in
        series.with(try series.column.converted(call["dtype"], call, "dtype"))
      },
      method("round", "Each value rounded.", [.optional("decimals", .int, default: 0)]) { series, call in
        guard let tensor = series.column.tensor else { return .object(series) }
        return series.with(.numbers(try tensor.rounded(decimals: call.decimals)))
      },
      method("copy", "A copy.", [.optional("deep", .bool, default: true)]) { series, _ in
        series.with(series.column)
      },
      method(
        "reset_index", "With the labels 0, 1, 2 …; the old ones become a column unless dropped.",
        [
          .optional("drop", .any, default: false, "whether the old labels are left out"),
          .keyword("name", .any, "the column's name"),
        ]
      ) { series, call in
        if try call.bool("drop") { return .object(SeriesObject(series.column, name: series.name)) }
        let name: Value = !call["name"].isNone ? call["name"] : series.name.isNone ? 0 : series.name
        return .object(
          DataFrameObject(
            names: [series.index.name.isNone ? "index" : series.index.name, name],
            columns: [try series.index.column, series.column], index: TableIndex(count: series.rowCount)))
      },
      method("rename", "With another name.", [.required("index", .any, "the name")]) { series, call in
        .object(SeriesObject(series.column, index: series.index, name: call["index"]))
      },
      method(
        "rolling", "Means over neighbours: s.rolling(5).mean() smooths a curve.",
        [
          .required("window", .int, "how many values"),
          .keyword("min_periods", .int, "how many must be there; None: all"),
        ]
      ) { series, call in .object(try Rolling(series, call)) },
    ]

  /// A function of each value; of categories a function of each category.
  private static func each(
    _ series: SeriesObject, _ interpreter: Interpreter, _ function: (Value) throws -> Value
  ) throws -> Value {
    guard case .categories(var categories) = series.column else {
      return series.with(try Column(series.column.plainValues.map(function), interpreter))
    }
    let values = try Column(categories.values.plainValues.map(function), interpreter)
    guard try values.grouped(interpreter).firsts.count == values.count else {
      return series.with(try values.taking(categories.codes))
    }
    categories.values = values
    return series.with(.categories(categories))
  }

  private static func mapped(_ value: Value, _ map: Value, _ call: Call) throws -> Value {
    if case .dict(let dict) = map { return try dict[HashKey(value, call.interpreter)] ?? .float(.nan) }
    if let series = map.host(as: SeriesObject.self) {
      return try series.index.places(of: value, call.interpreter).first.map { series.column.plainValues[$0] }
        ?? .float(.nan)
    }
    return try call.interpreter.call(call.callable("func"), [value])
  }

  /// `s.str`: methods of text for each value.
  private static let texts: [Builtin] = [
    property("str", "methods of text for each value: s.str.lower()") { series, _ in
      guard case .texts = series.column else {
        throw Fault.message(
          "Can only use .str accessor with string values, not \(series.column.dtypeName)", kind: .attribute)
      }
      return .object(TextMethods(series))
    },
    property("cat", "the categories of a column of them: s.cat.codes") { series, _ in
      .object(try CategoryMethods(series))
    },
  ]
}
