import Glibc

/// `int`, `float` and `bool`: their methods and constructors.
enum NumberMembers {
  static let int: [Builtin] = [
    .method("bit_length", "The number of binary digits.") { call in
      .int(Int.bitWidth - (call.receiver.asInt ?? 0).magnitude.leadingZeroBitCount)
    },
    .method("bit_count", "The number of ones among the binary digits.") { call in
      .int((call.receiver.asInt ?? 0).magnitude.nonzeroBitCount)
    },
    .property("real", "the number itself") { .int($0.receiver.asInt ?? 0) },
    .property("imag", "0") { _ in 0 },
  ]

  static let float: [Builtin] = [
    .method("is_integer", "Whether the number is whole.") { call in
      let value = call.receiver.asDouble ?? 0
      return .bool(value.isFinite && value == value.rounded())
    },
    .property("real", "the number itself") { $0.receiver },
    .property("imag", "0.0") { _ in 0.0 },
  ]

  static let makeInt = Builtin(
    "int", doc: "A whole number from a number (cut towards zero) or from text.",
    [
      .positional("x", default: 0),
      .optional("base", .int, default: 10, "2 to 36, or 0 to read it from a prefix"),
    ]
  ) { call in
    switch call["x"] {
    case .string(let text):
      let base = try call.int("base")
      guard base == 0 || (2...36).contains(base) else { throw call.invalid("base", must: "be 0 or 2 to 36") }
      return .int(try parseInt(text, base: base, call))
    case let value where call.isGiven("base"):
      throw call.fault("x", .cannotConvert(from: "\(value.typeName) with a base", to: "int"))
    case .float(let number): return .int(try whole(number, call))
    case .tensor(let tensor):
      guard case .float(let number) = try tensor.item() else {
        return Value(try tensor.item()).asInt.map(Value.int) ?? 0
      }
      return .int(try whole(number, call))
    case let value:
      if let number = value.asInt { return .int(number) }
      if let tensor = value.heldTensor { return .int(try whole(tensor.item().doubleValue, call)) }
      if let result = try call.interpreter.callSpecial("__int__", on: value, []) { return result }
      throw call.fault("x", .cannotConvert(from: value.typeName, to: "int"))
    }
  }

  private static func whole(_ number: Double, _ call: Call) throws -> Int {
    guard number.isFinite else { throw call.fault("x", .notAWholeNumber(FloatText.repr(number))) }
    guard let whole = Numbers.truncated(number) else {
      throw call.fault("x", .integerOverflow(operation: "int"))
    }
    return whole
  }

  private static func parseInt(_ text: String, base: Int, _ call: Call) throws -> Int {
    let failure = call.fault("x", .notANumber(text: text.pythonRepr, type: "int", base: base))
    var digits = text.trimmedForNumber
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits.removeFirst() }
    var radix = base == 0 ? 10 : base
    for (prefix, value) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.lowercased().hasPrefix(prefix) {
      if base == 0 || base == value {
        radix = value
        digits.removeFirst(2)
        if digits.hasPrefix("_") { digits.removeFirst() }
      }
    }
    guard let plain = digits.withoutUnderscores, !plain.isEmpty,
      plain.allSatisfy({ $0.isLetter || $0.isNumber })
    else { throw failure }
    guard plain.allSatisfy({ $0.isASCII && Int(String($0), radix: radix) != nil }) else { throw failure }
    guard let number = Int((isNegative ? "-" : "") + plain, radix: radix) else {
      throw call.fault("x", .integerOverflow(operation: "int"))
    }
    return number
  }

  static let makeFloat = Builtin(
    "float", doc: "A number in double precision, from a number or from text.",
    [.positional("x", default: 0.0)]
  ) { call in
    if case .string(let text) = call[0] {
      guard let number = parseFloat(text) else {
        throw call.fault("x", .notANumber(text: text.pythonRepr, type: "float"))
      }
      return .float(number)
    }
    if case .tensor(let tensor) = call[0] { return .float(try tensor.item().doubleValue) }
    if let number = call[0].asDouble { return .float(number) }
    if let result = try call.interpreter.callSpecial("__float__", on: call[0], []) { return result }
    if let tensor = call[0].heldTensor { return .float(try tensor.item().doubleValue) }
    throw call.fault("x", .cannotConvert(from: call[0].typeName, to: "float"))
  }

  /// Text as Python's float() reads it: decimal digits, `inf`, `nan`.
  static func parseFloat(_ text: String) -> Double? {
    guard let plain = text.trimmedForNumber.withoutUnderscores, !plain.isEmpty else { return nil }
    let word = plain.lowercased().drop { $0 == "-" || $0 == "+" }
    if ["inf", "infinity", "nan"].contains(String(word)), plain.count - word.count <= 1 {
      // Each NaN is an object of its own in Python, which `is` and `in` see: here its payload tells it apart.
      let value = word == "nan" ? Double(nan: .random(in: 1..<1 << 50), signaling: false) : .infinity
      return plain.hasPrefix("-") ? -value : value
    }
    guard plain.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }) else { return nil }
    return Double(plain.hasPrefix("+") ? String(plain.dropFirst()) : plain)
      ?? Double(plain.hasSuffix(".") ? plain + "0" : plain.replacingPoint)
  }

  static let makeBool = Builtin(
    "bool", doc: "Whether the value counts as true.", [.positional("x", default: false)]
  ) { call in .bool(try call.interpreter.truth(call[0])) }
}

extension String {
  /// Without leading and trailing white space.
  fileprivate var trimmedForNumber: String { strippedOfWhitespace }

  /// Without `_` between digits; `nil` if there is one elsewhere.
  fileprivate var withoutUnderscores: String? {
    guard contains("_") else { return self }
    if hasPrefix("_") || hasSuffix("_") || find("__") != nil { return nil }
    return filter { $0 != "_" }
  }

  /// `5.e3` and `.5e3` with a digit on both sides of the point.
  fileprivate var replacingPoint: String {
    guard let point = firstIndex(of: ".") else { return self }
    let before = self[..<point]
    let after = self[index(after: point)...]
    let head = before.last?.isNumber ?? false ? String(before) : before + "0"
    return head + "." + (after.first?.isNumber ?? false ? String(after) : "0" + after)
  }
}
