import Evaluator
import NumPyLibrary
import Tensors

/// A column of few values: for each row the number of its value, its code.
package struct Categories {
  /// `nil`: missing.
  var codes: [Int?]
  /// Each value once, in the order of the codes.
  var values: Column
  var isOrdered = false

  private init(known values: Column, codes: [Int?], isOrdered: Bool) {
    (self.codes, self.values, self.isOrdered) = (codes, values, isOrdered)
  }

  /// - Throws: pandas's ValueError for a value that is there twice.
  init(codes: [Int?], values: Column, isOrdered: Bool, _ interpreter: Interpreter) throws {
    _ = try Self.codes(of: values, interpreter)
    self.init(known: values, codes: codes, isOrdered: isOrdered)
  }

  /// The code of each value.
  private static func codes(of values: Column, _ interpreter: Interpreter) throws -> DictValue {
    let codes = DictValue()
    for (code, value) in values.plainValues.enumerated() {
      let key = try HashKey(value, interpreter)
      guard try codes[key] == nil else { throw Fault.message("Categorical categories must be unique") }
      try codes.set(key, key: value, value: .int(code))
    }
    return codes
  }

  /// The values of a column in order, or as they come where they have none; `among` gives them instead: others are missing then.
  init(of column: Column, among given: Column? = nil, isOrdered: Bool = false, _ interpreter: Interpreter)
    throws
  {
    if case .categories(let own) = column, given == nil {
      self = own
      self.isOrdered = isOrdered || own.isOrdered
      return
    }
    if let given {
      values = given
    } else {
      let unique = try column.taking(column.grouped(interpreter).firsts)
      values = (try? unique.sortedPlaces(isRising: true)).flatMap { try? unique.taking($0) } ?? unique
    }
    self.isOrdered = isOrdered
    let known = try Self.codes(of: values, interpreter)
    let missing = column.missing
    codes = try column.plainValues.enumerated().map { place, value in
      missing[place] ? nil : try known[HashKey(value, interpreter)]?.asInt
    }
  }

  func taking(_ places: [Int?]) -> Categories { withCodes(places.map { $0.flatMap { codes[$0] } }) }

  func withCodes(_ codes: [Int?]) -> Categories {
    Categories(known: values, codes: codes, isOrdered: isOrdered)
  }

  func hasSameValues(as other: Categories, _ interpreter: Interpreter) throws -> Bool {
    let (own, others) = (values.plainValues, other.values.plainValues)
    return try own.count == others.count
      && zip(own, others).allSatisfy { try interpreter.equal($0, $1) }
  }

  /// The column without its codes.
  var plain: Column { get throws { try values.taking(codes) } }

  /// The codes as an array of the smallest type; -1 where a value is missing.
  var tensor: Tensor {
    get throws {
      let dtype: DType = values.count < 128 ? .int8 : values.count < 32768 ? .int16 : .int32
      return try Tensor(shape: [codes.count], elements: codes.map { Int64($0 ?? -1) }).convert(to: dtype)
    }
  }

  /// The code of a value; `nil` of a missing one.
  ///
  /// - Throws: pandas's TypeError for a value that is no category.
  func code(of value: Value, _ interpreter: Interpreter) throws -> Int? {
    if value.isMissing { return nil }
    guard let code = try values.plainValues.firstIndex(where: { try interpreter.equal($0, value) }) else {
      throw Fault.message(
        "Cannot setitem on a Categorical with a new category (\(try interpreter.text(value))), set the categories first",
        help: "as text: s.astype(str)", kind: .type)
    }
    return code
  }

  /// `Categories (2, str): ['cat', 'dog']`, in lines of 80 columns.
  func footer(_ interpreter: Interpreter) throws -> String {
    var words = try values.plainValues.map { try interpreter.repr($0) }
    if words.count > 8 { words = Array(words.prefix(4)) + ["..."] + Array(words.suffix(4)) }
    let head = "Categories (\(values.count), \(values.dtypeName)): "
    let separator = isOrdered ? " < " : ", "
    var (text, width) = ("", head.count)
    for (place, word) in words.enumerated() {
      if width + separator.count + word.count > 80 {
        text += (isOrdered ? " <" : ",") + "\n" + String(repeating: " ", count: head.count + 1)
        width = head.count + 1
      } else if place > 0 {
        text += separator
        width += separator.count
      }
      text += word
      width += word.count
    }
    return head + "[" + text.replacing(" < ... < ", with: " ... ") + "]"
  }
}

/// `pandas.Categorical`: values with their codes, without labels.
final class CategoricalObject: Object, RowHolder, MixedColumn {
  let categories: Categories

  init(_ categories: Categories) { self.categories = categories }

  var classObject: ClassObject { Self.type }
  var rowCount: Int { categories.codes.count }
  var mixedElements: [Value]? { Column.categories(categories).plainValues }
  func length(_ interpreter: Interpreter) -> Int? { rowCount }
  var isIterable: Bool { true }
  func iterator(_ interpreter: Interpreter) -> ValueIterator? { ArrayIterator(mixedElements ?? []) }

  func taking(rows: [Int]) -> Value { .object(CategoricalObject(categories.taking(rows))) }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    let chosen = try Rows.chosen(by: key, of: rowCount, interpreter)
    return chosen.isSingle
      ? try Column.categories(categories).value(at: chosen.places[0]) : taking(rows: chosen.places)
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    var words = try Column.categories(categories).plainValues.map { value in
      value.isMissing ? "NaN" : try interpreter.repr(value)
    }
    let isCut = words.count > 10
    if isCut { words = Array(words.prefix(5)) + ["..."] + Array(words.suffix(5)) }
    let size = isCut ? "Length: \(rowCount)\n" : ""
    return "[\(words.joined(separator: ", "))]\n\(size)\(try categories.footer(interpreter))"
  }

  static let type = ClassObject(
    "Categorical", module: "pandas", doc: "Values with the numbers of their classes.",
    members: [
      .property("codes", "the number of each value's category; -1 for a missing one") {
        .tensor(try $0.receiver(as: CategoricalObject.self).categories.tensor)
      },
      .property("categories", "each value once, in order") {
        .object(IndexObject(TableIndex(try $0.receiver(as: CategoricalObject.self).categories.values)))
      },
      .property("ordered", "whether the order means something") {
        .bool(try $0.receiver(as: CategoricalObject.self).categories.isOrdered)
      },
      .property("dtype", "category") {
        Column.categories(try $0.receiver(as: CategoricalObject.self).categories).dtypeValue
      },
      .method("tolist", "The values as a list.") {
        .list(of: try $0.receiver(as: CategoricalObject.self).mixedElements ?? [])
      },
      .classMethod(
        "from_codes", "Values by their codes.",
        [
          .required("codes", .any, "numbers from 0; -1: missing"),
          .required("categories", .any, "the values"), .optional("ordered", .bool, default: false),
        ]
      ) { call in
        let values = try Column(call.elements("categories"), call.interpreter)
        let codes = try call.elements("codes").map { code -> Int? in
          guard let number = code.asInt, number >= -1, number < values.count else {
            throw call.fault("codes", .message("codes need to be between -1 and len(categories)-1"))
          }
          return number < 0 ? nil : number
        }
        return .object(
          CategoricalObject(
            try Categories(
              codes: codes, values: values, isOrdered: call.bool("ordered"), call.interpreter)))
      },
    ],
    constructor: Builtin(
      "Categorical", module: "pd", doc: "Values with the numbers of their classes.",
      [
        .required("values", .any, "a list, an array or a series"),
        .optional("categories", .any, "the classes; None: the values in order"),
        .optional("ordered", .bool, default: false, "whether the order means something"),
      ]
    ) { call in
      let column =
        try call["values"].host(as: SeriesObject.self)?.column
        ?? Column(call.elements("values"), call.interpreter)
      let given =
        call["categories"].isNone ? nil : try Column(call.elements("categories"), call.interpreter)
      return .object(
        CategoricalObject(
          try Categories(of: column, among: given, isOrdered: call.bool("ordered"), call.interpreter)))
    })
}

/// `s.cat`: the categories of a column.
final class CategoryMethods: Object {
  private let series: SeriesObject
  private let categories: Categories

  init(_ series: SeriesObject) throws {
    guard case .categories(let categories) = series.column else {
      throw Fault.message("Can only use .cat accessor with a 'category' dtype", kind: .attribute)
    }
    (self.series, self.categories) = (series, categories)
  }

  var classObject: ClassObject { Self.type }

  private func with(_ categories: Categories) -> Value { series.with(.categories(categories)) }

  private static func method(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    _ body: @escaping (CategoryMethods, Call) throws -> Value
  ) -> Builtin {
    .method(name, doc, parameters) { try body($0.receiver(as: CategoryMethods.self), $0) }
  }

  static let type = ClassObject(
    "CategoricalAccessor", module: "pandas", doc: "The categories of a column.",
    members: [
      .property("codes", "the number of each value's category; -1 for a missing one") { call in
        let methods = try call.receiver(as: CategoryMethods.self)
        return .object(
          SeriesObject(.numbers(try methods.categories.tensor), index: methods.series.index))
      },
      .property("categories", "each value once, in order") {
        .object(IndexObject(TableIndex(try $0.receiver(as: CategoryMethods.self).categories.values)))
      },
      .property("ordered", "whether the order means something") {
        .bool(try $0.receiver(as: CategoryMethods.self).categories.isOrdered)
      },
      method(
        "rename_categories", "Other values for the same codes.",
        [.required("new_categories", .any, "a list, or a dict of old and new ones")]
      ) { methods, call in
        let old = methods.categories
        let values =
          if case .dict(let dict) = call["new_categories"] {
            try Column(
              old.values.plainValues.map { try dict[HashKey($0, call.interpreter)] ?? $0 }, call.interpreter)
          } else {
            try Column(call.elements("new_categories"), call.interpreter)
          }
        guard values.count == old.values.count else {
          throw call.fault(
            "new_categories",
            .message("new categories need to have the same number of items as the old categories!"))
        }
        return methods.with(
          try Categories(
            codes: old.codes, values: values, isOrdered: old.isOrdered, call.interpreter))
      },
      method(
        "set_categories", "These categories, in this order; a value of another is missing.",
        [.required("new_categories", .any, "the values"), .optional("ordered", .bool, default: false)]
      ) { methods, call in
        methods.with(
          try Categories(
            of: methods.series.column, among: Column(call.elements("new_categories"), call.interpreter),
            isOrdered: call.bool("ordered") || methods.categories.isOrdered, call.interpreter))
      },
      method("remove_unused_categories", "Without the categories that no row has.") { methods, call in
        let used = Set(methods.categories.codes.compactMap { $0 }).sorted()
        return methods.with(
          try Categories(
            of: methods.series.column, among: methods.categories.values.taking(used),
            isOrdered: methods.categories.isOrdered, call.interpreter))
      },
      method("as_ordered", "Whose order means something.") { methods, _ in
        var new = methods.categories
        new.isOrdered = true
        return methods.with(new)
      },
    ])
}
