import Evaluator

/// What of pandas is written in the language: `_pandas_values` changes columns, `_pandas_tables` makes tables of tables.
enum WrittenPandas {
  static func add(to table: inout ModuleTable) {
    table.add(WrittenModule(values, doc: "Changed columns.", valuesText), at: values)
    table.add(WrittenModule(tables, doc: "Tables made of tables.", tablesText), at: tables)
  }

  private static let values = "_pandas_values"
  private static let tables = "_pandas_tables"

  /// Functions of `pandas` itself, and the module in which they stand.
  static let functions: [String: String] = Dictionary(
    uniqueKeysWithValues: "merge melt pivot pivot_table crosstab get_dummies factorize cut qcut options".names
      .map { ($0, tables) })

  /// A method that is the function of its name, which is given the table and all parameters in their order.
  ///
  /// - `extra`: what it is given behind them.
  private static func method(
    _ name: String, _ doc: String, in module: String, calling function: String? = nil,
    _ parameters: [Signature.Parameter] = [], extra: [Value] = []
  ) -> Builtin {
    .method(name, doc, parameters) { call in
      try result(of: function ?? name, in: module, call, parameters.map { call[$0.name] } + extra)
    }
  }

  private static func result(of function: String, in module: String, _ call: Call, _ arguments: [Value] = [])
    throws -> Value
  {
    let body = try call.interpreter.attribute(function, of: .namespace(call.interpreter.module(module)))
    return try call.interpreter.call(body, [call.receiver] + arguments)
  }

  private static let periods = Signature.Parameter.optional("periods", .int, default: 1, "how many rows")
  private static let limit = Signature.Parameter.keyword(
    "limit", .any, "the most values in a row that are filled; None: all")

  // MARK: - Of series and data frames

  private static let operators: [Builtin] = {
    let arithmetic = "add sub mul div truediv floordiv mod pow".names
    let other = Signature.Parameter.required("other", .any, "a value, an array, a series or a table")
    let filled = Signature.Parameter.optional("fill_value", .any, "in place of missing values")
    let axis = Signature.Parameter.optional(
      "axis", .any, default: "columns", "of a table and a series: 0 matches the rows, 1 the columns")
    func operation(_ name: String, as operation: String) -> Builtin {
      method(
        name, "The operator as a method, which can fill missing values.", in: values, calling: "operated",
        [other, axis, filled], extra: [.string(operation)])
    }
    return arithmetic.map { operation($0, as: $0) } + arithmetic.map { operation("r" + $0, as: "r" + $0) }
      + [("subtract", "sub"), ("multiply", "mul"), ("divide", "div")].map { operation($0, as: $1) }
      + "eq ne lt le gt ge".names.map { name in
        method(
          name, "The comparison as a method.", in: values, calling: "operated", [other, axis],
          extra: [.none, .string(name)])
      }
  }()

  private static let changes: [Builtin] = [
    method("abs", "Each value without its sign.", in: values, calling: "absolute"),
    method(
      "clip", "Values below or above a limit set to it.", in: values,
      [.optional("lower", .any, "the least"), .optional("upper", .any, "the most")]),
    method(
      "where", "Where a condition is false, another value.", in: values,
      [
        .required("cond", .any, "truth values, or a function"),
        .optional("other", .any, default: .float(.nan)),
      ]),
    method(
      "mask", "Where a condition is true, another value.", in: values,
      [
        .required("cond", .any, "truth values, or a function"),
        .optional("other", .any, default: .float(.nan)),
      ]),
    method(
      "replace", "With other values in place of some.", in: values,
      [
        .required("to_replace", .any, "a value, a list, a dict of old and new ones; with regex a pattern"),
        .optional("value", .any, "the new value"),
        .keyword("inplace", .bool, default: false, "whether the data frame itself is changed"),
        .keyword("regex", .bool, default: false, "whether patterns are replaced in text"),
      ]),
    method(
      "shift", "The values some rows further down.", in: values,
      [periods, .keyword("fill_value", .any, "what stands where nothing was; None: missing")]),
    method("diff", "Differences from the value some rows before.", in: values, [periods]),
    method("pct_change", "Changes as shares of the value some rows before.", in: values, [periods]),
    method("ffill", "The last value before in place of missing ones.", in: values, [limit]),
    method("bfill", "The next value in place of missing ones.", in: values, [limit]),
    method("interpolate", "Missing values on straight lines between their neighbours.", in: values),
    method("cumsum", "Running sums.", in: values), method("cumprod", "Running products.", in: values),
    method("cummax", "The largest so far.", in: values), method("cummin", "The smallest so far.", in: values),
    method(
      "rank", "The place of each value in order.", in: values,
      [
        .keyword(
          "method", .choice("average", "min", "max", "first", "dense"), default: "average", "of equal values"),
        .keyword("ascending", .bool, default: true, "whether the smallest has 1"),
        .keyword("pct", .bool, default: false, "whether shares are given"),
      ]),
    method(
      "ewm", "Means with weights that fall the further back: s.ewm(alpha=0.1).mean() smooths a curve.",
      in: values,
      [
        .optional("com", .any, "alpha = 1 / (1 + com)"), .optional("span", .any, "alpha = 2 / (span + 1)"),
        .optional("halflife", .any, "alpha = 1 - 0.5 ** (1 / halflife)"),
        .optional("alpha", .any, "the weight of the newest"),
        .keyword("adjust", .bool, default: true, "whether weights are divided by their sum"),
      ]),
    method("pipe", "A function of it: pipe(f, a) is f(it, a).", in: values, calling: "piped", piping),
    method(
      "transform", "A function of each column, of the same length.", in: values,
      [.required("func", .any, "a function, or the name of a method")]),
    method(
      "equals", "Whether both hold the same, missing values too.", in: values, [.required("other", .any)]),
    method("first_valid_index", "The label of the first value that is there.", in: values),
    method("last_valid_index", "The label of the last value that is there.", in: values),
  ]

  private static let piping: [Signature.Parameter] = [
    .required("func", .callable, "the function"), .rest("args"), .keywords("kwargs"),
  ]

  /// Numbers that say something of a column.
  private static let reductions: [Builtin] = [
    ("prod", "The product."), ("product", "The product."), ("sem", "The error of the mean."),
    ("skew", "How far one side reaches further: the third moment."),
    ("kurt", "How heavy the tails are: the fourth moment beside a normal distribution's."),
    ("kurtosis", "See kurt."),
  ].map { name, doc in
    method(
      name, doc, in: values, calling: "reduced", [Summary.numericOnly],
      extra: [.string(name == "product" ? "prod" : name == "kurtosis" ? "kurt" : name)])
  }

  private static let quantile = method(
    "quantile", "The number below which a share of the values lies.", in: values,
    [
      .optional("q", .any, default: .float(0.5), "the share, or a list of shares"),
      .keyword("numeric_only", .bool, default: false, "whether columns of text are left out"),
    ])

  private static let summaries = ["agg", "aggregate"].map { name in
    method(
      name, "Summaries by name or function; a list gives several.", in: values, calling: "agg",
      [.required("func", .any, "\"mean\", a function, a list, or a dict by column")])
  }

  private static let shared = operators + changes + summaries + reductions + [quantile]

  // MARK: - Of series

  static let series: [Builtin] =
    shared
    + [
      method(
        "nlargest", "The largest values.", in: values, [.optional("n", .int, default: 5, "how many")],
        extra: [false]),
      method(
        "nsmallest", "The smallest values.", in: values, calling: "nlargest",
        [.optional("n", .int, default: 5, "how many")], extra: [true]),
      method(
        "corr", "How far two series rise together.", in: values,
        [.required("other", .any, "a series"), .optional("method", .choice("pearson"), default: "pearson")]),
      method("cov", "The covariance of two series.", in: values, [.required("other", .any, "a series")]),
      method(
        "autocorr", "How far it resembles itself some rows before.", in: values,
        [.optional("lag", .int, default: 1)]),
      method(
        "drop", "Without the values at some labels.", in: values,
        [.optional("labels", .any), .keyword("index", .any, "the same")]),
      method("duplicated", "Where a value was there before.", in: values, calling: "is_again", [keep]),
      method("drop_duplicates", "Each value once.", in: values, calling: "each_once", [keep]),
      method("item", "The only value.", in: values),
      method("keys", "The labels.", in: values),
      method("factorize", "Numbers of the values, and each value once.", in: tables),
      method("searchsorted", "Where a value would stand in order.", in: values, [.required("value", .any)]),
    ]
    + [
      ("is_monotonic_increasing", "whether no value is smaller than the one before"),
      ("is_monotonic_decreasing", "whether no value is larger than the one before"),
      ("hasnans", "whether a value is missing"),
    ].map { name, doc in
      .property(name, doc) { try result(of: name, in: values, $0) }
    }

  static let keep = Signature.Parameter.keyword(
    "keep", .any, default: "first", "which one stays: \"first\", \"last\", or False for none")

  // MARK: - Of data frames

  static let frame: [Builtin] =
    shared
    + [
      method(
        "isin", "Where the values are among others.", in: values,
        [.required("values", .any, "a list, or a dict of lists by column")]),
      method("map", "A function of each value.", in: values, [.required("func", .callable)]),
      method("cov", "Covariances of the columns of numbers.", in: values, [Summary.numericOnly]),
      method(
        "mode", "The most frequent values of each column.", in: tables, [.optional("axis", .any, default: 0)]),
      method(
        "itertuples", "Rows as named tuples: the label, then the values.", in: tables,
        [
          .optional("index", .bool, default: true, "whether the label is first, as Index"),
          .optional("name", .any, default: "Pandas", "of the tuples' class; None: plain tuples"),
        ]),
      method(
        "nsmallest", "The rows with the smallest values.", in: values, calling: "rows_first",
        [.required("n", .int, "how many"), .required("columns", .any, "the column")]),
      method(
        "value_counts", "How often each value of a column is there, the most frequent first.", in: values,
        [
          .optional("subset", .any, "the column"),
          .optional("normalize", .bool, default: false, "whether shares are given"),
        ]),
      method(
        "merge", "Rows of two tables put together where keys are equal.", in: tables,
        [
          .required("right", .any, "the other table"),
          .optional("how", .choice("inner", "left", "right", "outer"), default: "inner", "whose rows stay"),
          .optional("on", .any, "the key, or keys; None: the names that both have"),
          .keyword("left_on", .any, "this table's key"), .keyword("right_on", .any, "the other's"),
          .keyword("left_index", .bool, default: false, "whether this table's labels are its key"),
          .keyword("right_index", .bool, default: false, "whether the other's labels are its key"),
          .keyword("suffixes", .any, default: .tuple(of: ["_x", "_y"]), "behind names that both have"),
        ]),
      method(
        "join", "Columns of another table, by its rows' labels.", in: tables,
        [
          .required("other", .any, "the other table, or a series with a name"),
          .optional("on", .any, "the column that holds its labels; None: this table's labels"),
          .optional("how", .choice("left", "inner"), default: "left", "\"inner\": only rows that both have"),
          .keyword("lsuffix", .string, default: ""), .keyword("rsuffix", .string, default: ""),
        ]),
      method(
        "melt", "Columns one below the other: a row for each value.", in: tables,
        [
          .optional("id_vars", .any, "columns that stay"),
          .optional("value_vars", .any, "the others; None: all"),
          .optional("var_name", .any, "the name of the column of names"),
          .optional("value_name", .string, default: "value"),
        ]),
      method(
        "pivot", "A table with the values of one column as names of columns.", in: tables,
        [
          .keyword("columns", .any, "the column of names"), .keyword("index", .any, "the column of labels"),
          .keyword("values", .any, "the column of values"),
        ]),
      method(
        "pivot_table", "Summaries by the values of one column, or of two.", in: tables,
        [
          .optional("values", .any, "the columns that are summarized; None: all numbers"),
          .optional("index", .any, "the column of labels"), .optional("columns", .any, "the column of names"),
          .optional("aggfunc", .any, default: "mean", "the summary"),
          .optional("fill_value", .any, "where there is none"),
        ]),
      method(
        "filter", "Columns by their names.", in: values, calling: "chosen",
        [
          .optional("items", .any, "names"), .optional("like", .any, "a part of the name"),
          .optional("regex", .any, "a pattern in the name"),
        ]),
      method(
        "reindex", "Rows or columns by their labels; missing where there is none.", in: values,
        [
          .optional("labels", .any, "rows"), .keyword("index", .any, "rows"),
          .keyword("columns", .any, "columns"),
          .keyword("fill_value", .any, default: .float(.nan)),
        ]),
      method(
        "memory_usage", "Bytes of each column.", in: values,
        [
          .optional("index", .bool, default: true, "whether labels are counted"),
          .optional("deep", .bool, default: false, "only False"),
        ]),
      method(
        "explode", "A row for each value of the lists in a column.", in: values,
        [.required("column", .any), .optional("ignore_index", .bool, default: false)]),
    ]
}
