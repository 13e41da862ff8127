import Evaluator
import Tensors

/// The methods and attributes of a series.
enum SeriesMembers {
  static let type = ClassObject(
    "Series", module: "pandas", doc: "A column of values with labels.",
    members: properties + summaries + choosing + changing + texts + TablePlot.members,
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
    absent: AbsentNames(
      AbsentTableMembers.series, of: "pandas",
      waysOut: [
        "cat": "numbers of classes: LabelEncoder().fit_transform(s)", "dt": "dates are not here",
        "ewm": "s.rolling(n).mean() smooths too", "": "NumPy computes on s.values",
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
    property("index", "the labels") { series, _ in .object(IndexObject(series.index)) },
    property("name", "its name, or None") { series, _ in series.name },
    property("dtype", "the type of the values") { series, _ in series.column.dtypeValue },
    property("shape", "how many values there are, as a tuple") { series, _ in
      .tuple(ofInts: [series.column.count])
    },
    property("size", "how many values there are") { series, _ in .int(series.column.count) },
    property("ndim", "1") { _, _ in 1 },
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
        "quantile", "The number below which a share of the values lies.",
        [.optional("q", .float, default: 0.5)]
      ) {
        series, call in
        let missing = series.column.missing
        let numbers = try call.interpreter.tensor(from: .object(series)).elements(Double.self)
        let sorted = zip(numbers, missing).filter { !$1 }.map(\.0).sorted()
        let share = try call.double("q")
        guard share >= 0, share <= 1 else { throw call.invalid("q", must: "be from 0 to 1") }
        return .tensor(try Tensor(.float(Summary.quantile(sorted, share))))
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
        let (firsts, groups) = try series.column.grouped(call.interpreter)
        var counts = [Int](repeating: 0, count: firsts.count)
        for case let group? in groups { counts[group] += 1 }
        var order = Array(firsts.indices)
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
            column, index: TableIndex(try series.column.taking(order.map { firsts[$0] }), name: series.name),
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
        series.with(
          try Column(series.column.plainValues.map { try mapped($0, call["func"], call) }, call.interpreter))
      },
      method(
        "apply", "A function of each value.", [.required("func", .callable, "the function"), .rest("args")]
      ) {
        series, call in
        series.with(
          try Column(
            series.column.plainValues.map {
              try call.interpreter.call(call["func"], [$0] + call.rest("args"))
            },
            call.interpreter))
      },
      method(
        "replace", "With other values in place of some.",
        [
          .required("to_replace", .any, "a value, or a dict of old and new ones"),
          .optional("value", .any, "the new value"),
        ]
      ) { series, call in
        var pairs: [(Value, Value)] = [(call["to_replace"], call["value"])]
        if case .dict(let dict) = call["to_replace"] { pairs = dict.pairs.map { ($0.key, $0.value) } }
        return series.with(
          try Column(
            series.column.plainValues.map { value in
              try pairs.first { try call.interpreter.equal($0.0, value) }?.1 ?? value
            }, call.interpreter))
      },
      method("astype", "As another type.", [.required("dtype", .any, "int, float, str, bool, \"float32\"")]) {
        series, call in
        series.with(try series.column.converted(call["dtype"], call, "dtype"))
      },
      method("round", "Each value rounded.", [.optional("decimals", .int, default: 0)]) { series, call in
        guard let tensor = series.column.tensor else { return .object(series) }
        return series.with(.numbers(try tensor.rounded(decimals: call.decimals)))
      },
      method("abs", "Each value without its sign.") { series, call in
        series.with(.numbers(try call.interpreter.tensor(from: .object(series)).map(.absolute)))
      },
      method("cumsum", "Running sums.") { series, call in
        series.with(.numbers(try call.interpreter.tensor(from: .object(series)).cumulativeSum(axis: 0)))
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
    }
  ]
}

/// Text methods for each value: `df["label"].str`.
final class TextMethods: Object {
  private let series: SeriesObject

  init(_ series: SeriesObject) { self.series = series }

  static let type = ClassObject(
    "StringMethods", module: "pandas", doc: "Methods of text for each value.", members: tests)

  var classObject: ClassObject { Self.type }

  var attributeNames: [String] {
    ["lower", "upper", "strip", "replace", "split", "title", "len", "startswith", "endswith"]
  }

  /// Any method of str, called for each value.
  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    guard (try? interpreter.attribute(name, of: .string(""))) != nil else { return nil }
    let series = series
    return .builtin(
      Builtin(
        name, module: "pandas", doc: "str.\(name) of each value.", [.rest("args"), .keywords("options")]
      ) { call in
        let missing = series.column.missing
        let values = try series.column.plainValues.enumerated().map { place, value -> Value in
          if missing[place] { return .float(.nan) }
          let method = try call.interpreter.attribute(name, of: value)
          var options = call.keywords("options")
          options.removeAll { $0.name == "regex" || $0.name == "expand" }
          return try call.interpreter.call(method, Arguments(call.rest("args"), keywords: options))
        }
        return series.with(try Column(values, call.interpreter))
      })
  }

  private static let tests: [Builtin] = [
    .method("len", "The length of each value.") { call in
      let series = try call.receiver(as: TextMethods.self).series
      return series.with(
        try Column(
          series.column.plainValues.map { $0.asString.map { .int($0.unicodeScalars.count) } ?? .float(.nan) },
          call.interpreter))
    },
    .method(
      "contains", "Where a text is part of the value; no regular expressions here.",
      [
        .required("pat", .string, "the text"),
        .optional("case", .bool, default: true, "whether capitals matter"),
        .keyword("regex", .bool, default: true, "accepted for plain text"),
      ]
    ) { call in
      let series = try call.receiver(as: TextMethods.self).series
      let pattern = try call.string("pat")
      let isPlain = !pattern.contains { ".^$*+?{}[]\\|()".contains($0) }
      guard try isPlain || !call.bool("regex") else {
        throw call.fault(
          "pat",
          .message(
            "contains takes plain text here, found a regular expression",
            help: "regex=False takes it as it is"))
      }
      let isExact = try call.bool("case")
      return series.with(
        try .bools(
          series.column.plainValues.map {
            guard let text = $0.asString else { return false }
            return pattern.isEmpty
              || (isExact ? text.contains(pattern) : text.lowercased().contains(pattern.lowercased()))
          }))
    },
    .method("get", "An element of each value.", [.required("i", .int)]) { call in
      let series = try call.receiver(as: TextMethods.self).series
      return series.with(
        try Column(
          series.column.plainValues.map { try call.interpreter.item(call["i"], of: $0) }, call.interpreter))
    },
  ]
}

/// `rolling(n)`: neighbours of each value.
final class Rolling: Object {
  private let series: SeriesObject
  private let window: Int
  private let least: Int

  init(_ series: SeriesObject, _ call: Call) throws {
    self.series = series
    window = try call.int("window", atLeast: 1)
    least = try call.optionalInt("min_periods", atLeast: 0) ?? window
  }

  static let type = ClassObject(
    "Rolling", module: "pandas", doc: "Neighbours of each value.",
    members: [Summary.mean, .sum, .min, .max, .std].map { summary in
      .method(summary.rawValue, summary.doc) { call in
        let rolling = try call.receiver(as: Rolling.self)
        let numbers = try call.interpreter.tensor(from: .object(rolling.series)).elements(Double.self)
        let index = TableIndex(count: 0)
        let results = try numbers.indices.map { place -> Double in
          let part = numbers[max(0, place - rolling.window + 1)...place].filter { !$0.isNaN }
          guard part.count >= max(rolling.least, 1) else { return .nan }
          return try summary.value(of: .doubles(Array(part)), index: index, call.interpreter).asDouble ?? .nan
        }
        return rolling.series.with(try .doubles(results))
      }
    })

  var classObject: ClassObject { Self.type }
}

/// Rows by their number.
enum RowRange {
  static func first(_ count: Int, of all: Int) -> Range<Int> {
    0..<max(0, count < 0 ? all + count : min(count, all))
  }

  static func last(_ count: Int, of all: Int) -> Range<Int> {
    min(all, max(0, count < 0 ? -count : all - count))..<all
  }

  static let sampling: [Signature.Parameter] = [
    .optional("n", .int, "how many; None: 1"), .optional("frac", .float, "the share instead"),
    .optional("replace", .bool, default: false, "only False"), .optional("weights", .any, "only None"),
    .optional("random_state", .any, "a seed"),
  ]

  /// Rows drawn without replacement, with pandas's numbers.
  static func sample(_ count: Int, _ call: Call) throws -> [Int] {
    try call.onlyDefault("replace")
    try call.onlyDefault("weights")
    var number = try call.optionalInt("n", atLeast: 0) ?? 1
    if let share = try call.optionalDouble("frac") {
      guard share >= 0, share <= 1 else { throw call.invalid("frac", must: "be from 0 to 1") }
      number = Int((share * Double(count)).rounded(.toNearestOrEven))
    }
    guard number <= count else {
      throw call.fault(
        "n", .message("Cannot take a larger sample than population when 'replace=False'"))
    }
    return Array(try call.withRandom { try $0.order(count) }.prefix(number))
  }
}

extension Column {
  /// With a value in place of the missing ones.
  func filled(_ value: Value, _ interpreter: Interpreter) throws -> Column {
    let missing = missing
    let places = missing.indices.filter { missing[$0] }
    return places.isEmpty ? self : try setting(value, at: places, interpreter)
  }

  /// As another type: a class, or its name.
  func converted(_ type: Value, _ call: Call, _ name: String) throws -> Column {
    let wanted: String? =
      switch type {
      case .string(let text): text
      case .type(let cls): cls.name
      default: type.host(as: NamedDType.self)?.name
      }
    if wanted == "str" || wanted == "string" {
      let missing = missing
      return .texts(try plainValues.enumerated().map { missing[$0] ? nil : try call.interpreter.text($1) })
    }
    if wanted == "object" || wanted == "O" { return .objects(plainValues) }
    guard wanted != "category" else {
      throw call.fault(
        name,
        .message(
          "categories are not here", help: "numbers of classes: LabelEncoder().fit_transform(df[\"label\"])"))
    }
    guard let dtype = call.interpreter.numberType(type) else {
      throw call.fault(
        name, .message("data type \(try call.interpreter.repr(type)) not understood", kind: .type))
    }
    if dtype.isInteger, missing.contains(true) {
      throw call.fault(name, .message("Cannot convert non-finite values (NA or inf) to integer"))
    }
    if case .numbers(let tensor) = self { return .numbers(try tensor.copy(as: dtype)) }
    let numbers = try plainValues.map { value -> Double in
      if let number = value.asDouble { return number }
      let text = value.asString ?? value.typeName
      guard let number = Double(text.trimmingSpaces) else {
        throw Fault.message(
          dtype.isInteger
            ? "invalid literal for int() with base 10: '\(text)'"
            : "could not convert string to float: '\(text)'")
      }
      return number
    }
    return .numbers(try Tensor(shape: [numbers.count], elements: numbers).copy(as: dtype))
  }
}

extension Interpreter {
  /// The element type of a class or its name.
  func numberType(_ value: Value) -> DType? {
    switch value {
    case .string(let name): DType(name == "float" ? "float64" : name == "int" ? "int64" : name)
    default: dtype(from: value)
    }
  }
}

extension Call {
  /// Labels: an index, a list, an array.
  func tableIndex(_ name: String) throws -> TableIndex {
    if let index = self[name].host(as: IndexObject.self) { return index.index }
    if case .range(let range) = self[name], range.start == 0, range.step == 1 {
      return TableIndex(count: range.count)
    }
    return try TableIndex(elements(name), interpreter)
  }
}
