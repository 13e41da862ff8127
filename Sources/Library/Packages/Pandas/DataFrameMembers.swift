import Evaluator
import NumPyLibrary
import Tensors

/// The methods and attributes of a data frame.
enum DataFrameMembers {
  static let type = ClassObject(
    "DataFrame", module: "pandas", doc: "A table: columns with names, rows with labels.",
    members: properties + summaries + DataFrameChanges.all + choosing + TablePlot.members + [fromDict]
      + WrittenPandas.frame,
    constructor: Builtin(
      "DataFrame", module: "pd", doc: "A table: columns with names, rows with labels.",
      [
        .optional("data", .any, "a dict of columns, a list of rows or of dicts, an array (rows, columns)"),
        .optional("index", .any, "the rows' labels; None: 0, 1, 2 …"),
        .optional("columns", .any, "the columns' names; of a dict, those to keep"),
        .optional("dtype", .any, "the type of all; None: what suits each"),
        .optional("copy", .any, "accepted"),
      ]
    ) { call in
      let frame = try DataFrameMaking.frame(call)
      if !call["dtype"].isNone {
        frame.columns = try frame.columns.map { try $0.converted(call["dtype"], call, "dtype") }
      }
      return .object(frame)
    },
    absent: Absent(
      words: AbsentTableMembers.dataFrame, library: "pandas",
      waysOut: [
        "query": "a mask: df[df[\"a\"] > 1]",
        "boxplot": "df.describe() has the quartiles; df.hist() shows the distribution",
        "": "loops and NumPy reach every value: df.to_numpy(), df.iterrows()",
      ]))

  private static let fromDict = Builtin.classMethod(
    "from_dict", "A table from a dict of columns, or of rows.",
    [
      .required("data", .dict, "columns or rows by name"),
      .optional("orient", .choice("columns", "index"), default: "columns", "what the dict holds"),
      .optional("dtype", .any, default: .none, "the type of all; None: what suits each"),
      .optional("columns", .any, default: .none, "with orient='index' the columns' names"),
    ]
  ) { call in
    guard case .dict(let dict) = call["data"] else { throw call.wrongType("data", expected: "dict") }
    var given: [(name: String, value: Value)] = [("dtype", call["dtype"])]
    if try call.string("orient") == "columns" {
      guard call["columns"].isNone else {
        throw Fault.message("cannot use columns parameter with orient='columns'", kind: .value)
      }
      given.append(("data", call["data"]))
    } else {
      given += [
        ("data", .list(of: dict.values)), ("index", .list(of: dict.keys)), ("columns", call["columns"]),
      ]
    }
    return try call.interpreter.call(call.receiver, Arguments([], keywords: given))
  }

  static func property(
    _ name: String, _ doc: String, _ body: @escaping (DataFrameObject, Interpreter) throws -> Value
  )
    -> Builtin
  {
    .property(name, doc) { try body($0.receiver(as: DataFrameObject.self), $0.interpreter) }
  }

  static func method(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    _ body: @escaping (DataFrameObject, Call) throws -> Value
  ) -> Builtin {
    .method(name, doc, parameters) { try body($0.receiver(as: DataFrameObject.self), $0) }
  }

  private static let properties: [Builtin] = [
    property("shape", "rows and columns") { frame, _ in .tuple(ofInts: [frame.rowCount, frame.columns.count])
    },
    property("size", "how many values there are") { frame, _ in .int(frame.rowCount * frame.columns.count) },
    property("ndim", "2") { _, _ in 2 },
    property("empty", "whether there are no values") { frame, _ in
      .bool(frame.rowCount * frame.columns.count == 0)
    },
    property("columns", "the columns' names") { frame, interpreter in
      .object(
        IndexObject(try TableIndex(frame.names, name: frame.columnsName, interpreter)) {
          frame.columnsName = $0
        })
    },
    property("index", "the rows' labels") { frame, _ in
      .object(IndexObject(frame.index) { frame.index.name = $0 })
    },
    property("dtypes", "each column's type") { frame, interpreter in
      .object(
        SeriesObject(
          .objects(frame.columns.map(\.dtypeValue)), index: try TableIndex(frame.names, interpreter)))
    },
    property("values", "the values as an array") { frame, interpreter in try array(frame, interpreter) },
    property("T", "rows as columns") { frame, interpreter in try transposed(frame, interpreter) },
    property("loc", "rows and columns by label: df.loc[mask, \"name\"]") { frame, _ in
      .object(Indexer(frame, isByPosition: false))
    },
    property("at", "a value by label") { frame, _ in .object(Indexer(frame, isByPosition: false)) },
    property("iloc", "rows and columns by position: df.iloc[0], df.iloc[:, 1:]") { frame, _ in
      .object(Indexer(frame, isByPosition: true))
    },
    property("iat", "a value by position") { frame, _ in .object(Indexer(frame, isByPosition: true)) },
  ]

  private static func transposed(_ frame: DataFrameObject, _ interpreter: Interpreter) throws -> Value {
    let rows = try (0..<frame.rowCount).map { try frame.row($0, interpreter).column }
    let result = DataFrameObject(
      names: frame.index.values, columns: rows, index: try TableIndex(frame.names, interpreter))
    (result.columnsName, result.index.name) = (frame.index.name, frame.columnsName)
    return .object(result)
  }

  /// The values as an array; of mixed types as objects.
  static func array(_ frame: DataFrameObject, _ interpreter: Interpreter) throws -> Value {
    let tensors = frame.columns.compactMap(\.tensor)
    if tensors.count == frame.columns.count, Set(tensors.map { $0.dtype == .bool }).count <= 1 {
      return .array(try frame.heldTensor)
    }
    let rows = try frame.tableRows(interpreter)
    return .object(ObjectArray(rows.flatMap { $0 }, shape: [frame.rowCount, frame.columns.count]))
  }

  // MARK: - Summaries

  private static let summaries: [Builtin] =
    Summary.allCases.map { summary in
      method(summary.rawValue, summary.doc, [Summary.axis, Summary.numericOnly]) { frame, call in
        try summarized(frame, call, call["axis"]) { series, call in
          try summary.value(of: series.column, index: series.index, call.interpreter)
        }
      }
    } + [
      method("any", "Whether any value of a column is true.", [Summary.axis]) { frame, call in
        try summarized(frame, call, call["axis"]) { series, call in
          .tensor(try call.interpreter.tensor(from: .object(series)).reduced(.any))
        }
      },
      method("all", "Whether all values of a column are true.", [Summary.axis]) { frame, call in
        try summarized(frame, call, call["axis"]) { series, call in
          .tensor(try call.interpreter.tensor(from: .object(series)).reduced(.all))
        }
      },
      method("describe", "Count, mean, deviation, extremes and quartiles of the columns of numbers.") {
        frame, call in
        let numeric = frame.columns.indices.filter { frame.columns[$0].isNumeric }
        guard !numeric.isEmpty else {
          let parts = try frame.columns.map { Column.objects(try Describing.texts($0, call.interpreter)) }
          return .object(
            DataFrameObject(
              names: frame.names, columns: parts,
              index: TableIndex(.texts(["count", "unique", "top", "freq"]))))
        }
        let parts = try numeric.map {
          try Column.doubles(Describing.numbers(frame.columns[$0], call.interpreter))
        }
        return .object(
          DataFrameObject(
            names: numeric.map { frame.names[$0] }, columns: parts,
            index: TableIndex(.texts(Describing.labels))))
      },
      method("info", "Prints the columns with their types.", [.keywords("options")]) { frame, call in
        try call.interpreter.console.report(info(frame, call.interpreter))
        return .none
      },
      method(
        "corr", "How far columns of numbers rise together.",
        [.optional("method", .choice("pearson"), default: "pearson"), Summary.numericOnly]
      ) {
        frame, call in
        let chosen =
          try call.bool("numeric_only")
          ? frame.columns.indices.filter { frame.columns[$0].tensor != nil } : Array(frame.columns.indices)
        let columns = try chosen.map { place -> [Double] in
          guard let tensor = frame.columns[place].tensor else {
            throw Fault.message(
              "could not convert string to float: '\(frame.columns[place].plainValues.first?.asString ?? "")'",
              help: "of the columns of numbers: numeric_only=True")
          }
          return try tensor.elements(Double.self)
        }
        let parts = try columns.map { a in try Column.doubles(columns.map { correlation(a, $0) }) }
        let names = chosen.map { frame.names[$0] }
        return .object(
          DataFrameObject(names: names, columns: parts, index: try TableIndex(names, call.interpreter)))
      },
    ]

  private static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let pairs = zip(a, b).filter { !$0.isNaN && !$1.isNaN }
    let count = Double(pairs.count)
    let means = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
    var (both, first, second) = (0.0, 0.0, 0.0)
    for (x, y) in pairs {
      both += (x - means.0) * (y - means.1)
      first += (x - means.0) * (x - means.0)
      second += (y - means.1) * (y - means.1)
    }
    return first * second > 0 ? min(max(both / (first * second).squareRoot(), -1), 1) : .nan
  }

  /// A value of each column, or of each row, as a series.
  static func summarized(
    _ frame: DataFrameObject, _ call: Call, _ axis: Value, _ body: (SeriesObject, Call) throws -> Value
  ) throws -> Value {
    let isOfRows = axis.asInt == 1 || axis.asString == "columns"
    let isNumeric =
      call.signature.parameters.contains { $0.name == "numeric_only" } ? try call.bool("numeric_only") : false
    let part =
      isNumeric
      ? frame.choosing(columns: frame.columns.indices.filter { frame.columns[$0].tensor != nil }) : frame
    let values =
      isOfRows
      ? try (0..<part.rowCount).map { try body(part.row($0, call.interpreter), call) }
      : try part.columns.indices.map { try body(part.series($0), call) }
    let index = isOfRows ? part.index : try TableIndex(part.names, call.interpreter)
    return .object(SeriesObject(try Column(values, call.interpreter), index: index))
  }

  private static func info(_ frame: DataFrameObject, _ interpreter: Interpreter) throws -> String {
    var lines = ["<class 'pandas.DataFrame'>"]
    let labels = frame.index.values
    let ends =
      try labels.isEmpty
      ? "" : ", \(interpreter.text(labels[0])) to \(interpreter.text(labels[labels.count - 1]))"
    if case .range = frame.index.labels {
      lines.append("RangeIndex: \(frame.rowCount) entries\(ends)")
    } else {
      lines.append("Index: \(frame.rowCount) entries\(ends)")
    }
    lines.append("Data columns (total \(frame.columns.count) columns):")
    var table = [
      [" # ", "---"], ["Column", "------"], ["Non-Null Count", "--------------"], ["Dtype", "-----"],
    ]
    for (place, column) in frame.columns.enumerated() {
      table[0].append(" \(place)")
      table[1].append(try interpreter.text(frame.names[place]))
      table[2].append("\(column.missing.count { !$0 }) non-null")
      table[3].append(column.dtypeName)
    }
    let strips = table.map { TableText.left($0) }
    lines += strips[0].indices.map { row in
      strips[0][row] + "  " + strips[1][row] + "  " + strips[2][row] + "  " + strips[3][row]
    }
    let kinds = Dictionary(grouping: frame.columns.map(\.dtypeName), by: { $0 }).sorted { $0.key < $1.key }
    lines.append("dtypes: " + kinds.map { "\($0.key)(\($0.value.count))" }.joined(separator: ", "))
    lines.append("memory usage: " + (try memory(frame)))
    return lines.joined(separator: "\n") + "\n"
  }

  /// The bytes that pandas says a frame takes, without those of the texts.
  private static func memory(_ frame: DataFrameObject) throws -> String {
    var bytes = 8 * frame.rowCount
    if case .range = frame.index.labels { bytes = 132 }
    for column in frame.columns { bytes += try column.byteCount }
    let isMore = frame.columns.contains { $0.dtypeName == "object" }
    var (number, unit) = (Double(bytes), "bytes")
    for next in ["KB", "MB", "GB", "TB"] where number >= 1024 { (number, unit) = (number / 1024, next) }
    return FloatText.formatted(number, code: "f", precision: 1) + (isMore ? "+ " : " ") + unit
  }

  // MARK: - Choosing

  private static let count = Signature.Parameter.optional("n", .int, default: 5, "how many rows")

  private static let choosing: [Builtin] = [
    method("head", "The first rows.", [count]) { frame, call in
      try frame.taking(rows: Array(RowRange.first(call.int("n"), of: frame.rowCount)))
    },
    method("tail", "The last rows.", [count]) { frame, call in
      try frame.taking(rows: Array(RowRange.last(call.int("n"), of: frame.rowCount)))
    },
    method(
      "sample", "Rows drawn at random; frac=1 shuffles.",
      RowRange.sampling + [
        .optional("axis", .any, "accepted"), .optional("ignore_index", .bool, default: false),
      ]
    ) { frame, call in
      let part = try frame.taking(RowRange.sample(frame.rowCount, call))
      if try call.bool("ignore_index") { part.index = TableIndex(count: part.rowCount) }
      return .object(part)
    },
    method("get", "A column, or a default.", [.required("key"), .optional("default")]) { frame, call in
      try frame.place(of: call["key"], call.interpreter).map { .object(frame.series($0)) } ?? call["default"]
    },
    method("transpose", "Rows as columns.") { frame, call in try transposed(frame, call.interpreter) },
    method("keys", "The columns' names.") { frame, call in
      .object(IndexObject(try TableIndex(frame.names, call.interpreter)))
    },
    method("items", "Pairs of a name and its column.") { frame, _ in
      .iterator(
        ArrayIterator(frame.columns.indices.map { .tuple(of: [frame.names[$0], .object(frame.series($0))]) }))
    },
    method("iterrows", "Pairs of a label and its row.") { frame, _ in
      var next = 0
      return .iterator(
        ClosureIterator("generator") { interpreter in
          guard next < frame.rowCount else { return nil }
          defer { next += 1 }
          return .tuple(of: [frame.index.values[next], .object(try frame.row(next, interpreter))])
        })
    },
    method("to_numpy", "The values as an array.", [.optional("dtype", .dtype, "the type")]) { frame, call in
      let value = try array(frame, call.interpreter)
      guard let dtype = try call.optionalDType("dtype") else { return value }
      return .tensor(try call.interpreter.tensor(from: .object(frame), dtype: dtype))
    },
    method(
      "to_dict", "The values as a dict: of columns, or a list of rows.",
      [
        .optional(
          "orient", .choice("dict", "list", "records"), default: "dict", "\"dict\", \"list\" or \"records\"")
      ]
    ) { frame, call in
      let interpreter = call.interpreter
      func dict(_ keys: [Value], _ values: [Value]) throws -> Value {
        let dict = DictValue()
        for (key, value) in zip(keys, values) {
          try dict.set(HashKey(key, interpreter), key: key, value: value)
        }
        return .dict(dict)
      }
      switch try call.string("orient") {
      case "records": return .list(of: try frame.tableRows(interpreter).map { try dict(frame.names, $0) })
      case "list": return try dict(frame.names, frame.columns.map { .list(of: $0.plainValues) })
      default:
        return try dict(frame.names, frame.columns.map { try dict(frame.index.values, $0.plainValues) })
      }
    },
    method("to_string", "The whole table as text.", [.keywords("options")]) { frame, call in
      .string(try TableText.text(frame, call.interpreter, isWhole: true))
    },
    method(
      "to_csv", "Writes a CSV file; without a path gives its text.",
      [
        .optional("path_or_buf", .any, "the file; None: the text is given"),
        .optional("sep", .string, default: ",", "between the fields"),
        .keyword("index", .bool, default: true, "whether the rows' labels are written"),
        .keyword("header", .bool, default: true, "whether the names are written"),
        .keyword("columns", .any, "the columns; None: all"),
        .keyword("float_format", .any, "\"%.4f\"; None: all digits"),
        .keyword("mode", .choice("w"), default: "w", "only \"w\""), .keyword("encoding", .any, "only UTF-8"),
      ]
    ) { frame, call in try CSVWriting.write(frame, call) },
    method(
      "select_dtypes", "The columns of a kind.",
      [
        .optional("include", .any, "\"number\", \"object\", \"bool\", a type, or a list"),
        .optional("exclude", .any, "the same, left out"),
      ]
    ) { frame, call in
      func kinds(_ name: String) throws -> [String]? {
        guard !call[name].isNone else { return nil }
        let values = call[name].elementsOfSequence ?? [call[name]]
        return try values.map { value in
          if case .type(let cls) = value { return cls.name == "number" ? "number" : cls.name }
          guard let text = value.asString else { throw call.wrongType(name, expected: "a type or its name") }
          return text
        }
      }
      func fits(_ column: Column, _ kinds: [String]) -> Bool {
        kinds.contains { kind in
          switch kind {
          case "number": column.isNumeric
          case "float": column.dtypeName == "float64"
          case "int": column.dtypeName == "int64"
          case "object", "str", "string": column.tensor == nil && column.dtypeName != "category"
          default: column.dtypeName == kind
          }
        }
      }
      let (include, exclude) = (try kinds("include"), try kinds("exclude"))
      guard include != nil || exclude != nil else {
        throw Fault.message("at least one of include or exclude must be nonempty")
      }
      return .object(
        frame.choosing(
          columns: frame.columns.indices.filter { place in
            let column = frame.columns[place]
            return (include.map { fits(column, $0) } ?? true) && !(exclude.map { fits(column, $0) } ?? false)
          }))
    },
  ]
}
