package import Evaluator
import NumPyLibrary
package import Tensors

/// The values of a column of a table: numbers of one type, text, or anything.
package enum Column {
  /// One axis.
  case numbers(Tensor)
  /// `nil`: missing.
  case texts([String?])
  case objects([Value])
  indirect case categories(Categories)

  var count: Int {
    switch self {
    case .numbers(let tensor): tensor.shape[0]
    case .texts(let texts): texts.count
    case .objects(let values): values.count
    case .categories(let categories): categories.codes.count
    }
  }

  /// The name of the type, as pandas prints it.
  var dtypeName: String {
    switch self {
    case .numbers(let tensor): tensor.dtype.name
    case .texts: "str"
    case .objects: "object"
    case .categories: "category"
    }
  }

  var dtypeValue: Value {
    switch self {
    case .numbers(let tensor): .object(DTypeObject(tensor.dtype))
    case .texts: .object(NamedDType("str", repr: "<StringDtype(storage='python', na_value=nan)>"))
    case .objects: .object(NamedDType("object", repr: "dtype('O')"))
    case .categories(let categories):
      .object(
        NamedDType(
          "category",
          repr: "CategoricalDtype of \(categories.values.count) categories, \(categories.values.dtypeName)"))
    }
  }

  var isNumeric: Bool {
    if case .numbers(let tensor) = self { tensor.dtype != .bool } else { false }
  }

  /// Numbers or truth values, as an array.
  var tensor: Tensor? {
    if case .numbers(let tensor) = self { tensor } else { nil }
  }

  package static func doubles(_ numbers: [Double]) throws -> Column {
    .numbers(try Tensor(shape: [numbers.count], elements: numbers))
  }

  static func ints(_ numbers: [Int]) throws -> Column { .numbers(try Rows.tensor(of: numbers)) }

  static func bools(_ flags: [Bool]) throws -> Column {
    .numbers(try Tensor(shape: [flags.count], elements: flags))
  }

  /// A column of the type that suits the values, as pandas infers it.
  init(_ values: [Value], _ interpreter: Interpreter) throws {
    if values.contains(where: { $0.asString != nil }),
      values.allSatisfy({ $0.asString != nil || $0.isMissing })
    {
      self = .texts(values.map(\.asString))
      return
    }
    let scalars = values.map(\.scalar)
    let isAllNumbers = zip(values, scalars).allSatisfy { $1 != nil || $0.isNone }
    let kinds = Set(values.filter { !$0.isNone }.map { $0.scalar?.dtype == .bool })
    guard isAllNumbers, !values.isEmpty,
      kinds == [false] || (kinds == [true] && !values.contains(where: \.isNone))
    else {
      self = .objects(values)
      return
    }
    if values.contains(where: \.isNone) {
      self = try .doubles(scalars.map { $0?.doubleValue ?? .nan })
    } else {
      self = .numbers(try interpreter.tensor(from: .list(of: values)))
    }
  }

  // MARK: - Elements

  /// An element: of numbers NumPy's.
  func value(at place: Int) throws -> Value {
    switch self {
    case .numbers(let tensor): .tensor(try tensor.indexed(by: [.integer(place)]).copy())
    case .texts(let texts): texts[place].map { .string($0) } ?? .float(.nan)
    case .objects(let values): values[place]
    case .categories(let categories):
      try categories.codes[place].map { try categories.values.value(at: $0) } ?? .float(.nan)
    }
  }

  /// The elements as Python's own values.
  var plainValues: [Value] {
    switch self {
    case .numbers(let tensor): tensor.scalars().map { Value($0) }
    case .texts(let texts): texts.map { $0.map { .string($0) } ?? .float(.nan) }
    case .objects(let values): values
    case .categories(let categories):
      categories.codes.map { [own = categories.values.plainValues] in $0.map { own[$0] } ?? .float(.nan) }
    }
  }

  func taking(_ places: [Int]) throws -> Column {
    switch self {
    case .numbers(let tensor): .numbers(try tensor.taking(Rows.tensor(of: places), axis: 0))
    case .texts(let texts): .texts(places.map { texts[$0] })
    case .objects(let values): .objects(places.map { values[$0] })
    case .categories(let categories): .categories(categories.taking(places))
    }
  }

  /// Rows that may be missing.
  func taking(_ places: [Int?]) throws -> Column {
    if places.allSatisfy({ $0 != nil }) { return try taking(places.compactMap { $0 }) }
    switch self {
    case .numbers(let tensor) where tensor.dtype != .bool:
      let numbers = try tensor.elements(Double.self)
      return try .doubles(places.map { $0.map { numbers[$0] } ?? .nan })
    case .texts(let texts): return .texts(places.map { $0.flatMap { texts[$0] } })
    case .categories(let categories): return .categories(categories.taking(places))
    default:
      let values = plainValues
      return .objects(places.map { $0.map { values[$0] } ?? .float(.nan) })
    }
  }

  /// Bytes of the values as pandas keeps them: 8 for each text or object.
  var byteCount: Int {
    get throws {
      switch self {
      case .numbers(let tensor): tensor.byteCount
      case .texts, .objects: 8 * count
      case .categories(let categories): try categories.tensor.byteCount + categories.values.byteCount
      }
    }
  }

  /// Where a value is missing.
  var missing: [Bool] {
    switch self {
    case .numbers(let tensor):
      tensor.dtype.isFloating
        ? tensor.scalars().map { $0.doubleValue.isNaN } : Array(repeating: false, count: count)
    case .texts(let texts): texts.map { $0 == nil }
    case .objects(let values): values.map { $0.isNone || ($0.scalar?.doubleValue.isNaN ?? false) }
    case .categories(let categories): categories.codes.map { $0 == nil }
    }
  }

  /// The array that `values` and `to_numpy` give.
  func array(isPandas: Bool) throws -> Value {
    switch self {
    case .numbers(let tensor): .array(try tensor.copy())
    case .texts: .object(ObjectArray(plainValues, kind: isPandas ? .pandas : .object))
    case .objects(let values): .object(ObjectArray(values))
    case .categories(let categories):
      isPandas ? .object(CategoricalObject(categories)) : try categories.plain.array(isPandas: false)
    }
  }

  /// One column behind another.
  static func joined(_ columns: [Column], _ interpreter: Interpreter) throws -> Column {
    if columns.count == 1 { return columns[0] }
    let tensors = columns.compactMap(\.tensor)
    if tensors.count == columns.count, Set(tensors.map { $0.dtype == .bool }).count == 1 {
      return .numbers(try Tensor.concatenate(tensors))
    }
    let all = columns.compactMap { if case .categories(let categories) = $0 { categories } else { nil } }
    if all.count == columns.count, let first = all.first,
      try all.allSatisfy({ try $0.hasSameValues(as: first, interpreter) })
    {
      return .categories(first.withCodes(all.flatMap(\.codes)))
    }
    return try Column(columns.flatMap(\.plainValues), interpreter)
  }

  /// Each value once, where it stands first, and which of them each row has; a missing value is none.
  func grouped(_ interpreter: Interpreter) throws -> (firsts: [Int], groups: [Int?]) {
    let known = DictValue()
    var firsts: [Int] = []
    let missing = missing
    let groups = try plainValues.enumerated().map { place, value -> Int? in
      if missing[place] { return nil }
      let key = try HashKey(value, interpreter)
      if let group = try known[key]?.asInt { return group }
      try known.set(key, key: value, value: .int(firsts.count))
      firsts.append(place)
      return firsts.count - 1
    }
    return (firsts, groups)
  }

  /// The rows in order of their values; missing ones last.
  func sortedPlaces(isRising: Bool) throws -> [Int] {
    let missing = missing
    let present = (0..<count).filter { !missing[$0] }
    let absent = (0..<count).filter { missing[$0] }
    func sorted<Key: Comparable>(_ keys: [Key]) -> [Int] {
      present.sorted {
        keys[$0] == keys[$1] ? $0 < $1 : isRising ? keys[$0] < keys[$1] : keys[$0] > keys[$1]
      }
    }
    switch self {
    case .numbers(let tensor): return sorted(try tensor.elements(Double.self)) + absent
    case .texts(let texts): return sorted(texts.map { Label.text($0 ?? "") }) + absent
    case .categories(let categories): return sorted(categories.codes.map { $0 ?? 0 }) + absent
    case .objects:
      throw Fault.message(
        "a column of mixed values cannot be sorted", help: "make it text first: df[\"x\"].astype(str)",
        kind: .type)
    }
  }
}

extension Value {
  /// None, or no number.
  var isMissing: Bool { isNone || (asDouble?.isNaN ?? false) }
}
