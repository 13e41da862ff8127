import BigInt
import Glibc

/// `int`, `float` and `bool`: their methods and constructors.
enum NumberMembers {
  static let int: [Builtin] = [
    .method("bit_length", "The number of binary digits.") { call in
      .int(call.receiver.wholeNumber?.magnitude.bitWidth ?? 0)
    },
    .method("bit_count", "The number of ones among the binary digits.") { call in
      .int(call.receiver.wholeNumber?.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount } ?? 0)
    },
    .property("real", "the number itself") { try $0.plainInt },
    .property("imag", "0") { _ in 0 },
    .property("numerator", "the number itself") { try $0.plainInt },
    .property("denominator", "1") { _ in 1 },
    .method("conjugate", "The number itself.") { try $0.plainInt },
    .method("as_integer_ratio", "The number and 1.") { [try $0.plainInt, 1] },
    .method(
      "to_bytes", "The number in so many bytes.",
      [
        .optional("length", .int, default: 1),
        .optional("byteorder", .string, default: "big"),
        .keyword("signed", .bool, default: false),
      ]
    ) { call in
      let (number, length) = (
        call.receiver.wholeNumber ?? 0, try call.int("length", atLeast: 0, atMost: 1 << 20)
      )
      let isSigned = try call.bool("signed")
      guard number >= 0 || isSigned else {
        throw Fault.message("can't convert negative int to unsigned", kind: .overflow)
      }
      let needed = (number < 0 ? -number - 1 : number).magnitude.bitWidth + (isSigned ? 1 : 0)
      guard needed <= length * 8 else { throw Fault.message("int too big to convert", kind: .overflow) }
      // The two's complement; shifts of negative numbers would round towards zero.
      let bits = number < 0 ? number + (BigInt(1) << (length * 8)) : number
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) }
      return .bytes(try isLittleEndian(call) ? bytes : bytes.reversed())
    },
    .classMethod(
      "from_bytes", "The number that the bytes are.",
      [
        .required("bytes"), .optional("byteorder", .string, default: "big"),
        .keyword("signed", .bool, default: false),
      ]
    ) { call in
      var bytes = try BytesValue.bytes(of: call["bytes"], call.interpreter)
      if try isLittleEndian(call) { bytes.reverse() }
      let isNegative = try call.bool("signed") && (bytes.first ?? 0) >= 0x80
      var number = BigInt(isNegative ? -1 : 0)
      for byte in bytes { number = number * 256 + BigInt(byte) }
      let value = try LargeInt.value(number)
      guard let cls = call.receiver.asClass, cls !== BuiltinTypes.int else { return value }
      return try call.interpreter.call(call.receiver, [value])
    },
  ]

  private static func isLittleEndian(_ call: Call) throws -> Bool {
    switch try call.string("byteorder") {
    case "little": return true
    case "big": return false
    default: throw Fault.message("byteorder must be either 'little' or 'big'", kind: .value)
    }
  }

  static let float: [Builtin] = [
    .method("is_integer", "Whether the number is whole.") { call in
      let value = call.receiver.asDouble ?? 0
      return .bool(value.isFinite && value == value.rounded())
    },
    .property("real", "the number itself") { $0.receiver.content ?? $0.receiver },
    .property("imag", "0.0") { _ in 0.0 },
    .method("conjugate", "The number itself.") { $0.receiver.content ?? $0.receiver },
    .classMethod(
      "fromhex", "The number that hexadecimal digits are.", [.positional("string", .string)]
    ) { call in
      guard let number = FloatText.number(hexadecimal: try call.string("string")) else {
        throw call.fault(
          "string", .message("invalid hexadecimal floating-point string", kind: .value))
      }
      guard number.value.isFinite || number.isInfinity else {
        throw Fault.message("hexadecimal value too large to represent as a float", kind: .overflow)
      }
      let value = Value.float(number.value)
      guard let cls = call.receiver.asClass, cls.isUserDefined else { return value }
      return try call.interpreter.call(call.receiver, [value])
    },
    .method("hex", "The number in hexadecimal digits.") {
      .string(FloatText.hexadecimal($0.receiver.asDouble ?? 0))
    },
    .method("as_integer_ratio", "Two whole numbers whose quotient is the number.") { call in
      let value = call.receiver.asDouble ?? 0
      guard value.isFinite else {
        throw Fault.message(
          "cannot convert \(value.isNaN ? "NaN" : "Infinity") to integer ratio",
          kind: value.isNaN ? .value : .overflow)
      }
      var (top, shift) = (value, 0)
      while top != top.rounded() {
        top *= 2
        shift += 1
      }
      return [try LargeInt.value(of: top), try LargeInt.value(BigInt(1) << shift)]
    },
  ]

  /// An array with axes is no number, nor is a tensor that holds one, however many elements it has.
  private static func refuseArray(_ value: Value, _ call: Call) throws {
    guard let tensor = value.heldTensor, tensor.rank > 0 else { return }
    throw call.fault(
      "x", .message("only 0-dimensional arrays can be converted to Python scalars", kind: .type))
  }

  private static let wrongBase = Fault.message(
    "int() base must be >= 2 and <= 36, or 0", kind: .value)

  static let makeInt = Builtin(
    "int", doc: "A whole number from a number (cut towards zero) or from text.",
    [
      .positional("x", default: 0),
      .optional("base", .int, default: 10, "2 to 36, or 0 to read it from a prefix"),
    ],
    ofNumbers: { number, other in other == nil ? number.whole(.towardZero) : nil }
  ) { call in
    switch call["x"] {
    case .string(let text):
      let base = try call.int("base")
      guard base == 0 || (2...36).contains(base) else { throw call.fault("base", wrongBase) }
      return try parseInt(text, base: base, call)
    case let value where call.isGiven("base"):
      guard let bytes = value.bytes else {
        throw call.fault("x", .message("int() can't convert non-string with explicit base", kind: .type))
      }
      let base = try call.int("base")
      guard base == 0 || (2...36).contains(base) else { throw call.fault("base", wrongBase) }
      return try parseInt(TextEncoding.latin1.decode(bytes), base: base, call)
    case .float(let number): return try whole(number, call)
    case .tensor(let tensor):
      try refuseArray(call["x"], call)
      guard case .float(let number) = try tensor.item() else {
        let whole = Value(try tensor.item())
        return whole.isLargeInt ? whole : whole.asInt.map(Value.int) ?? 0
      }
      return try whole(number, call)
    case let value where value.isLargeInt: return value
    case let value:
      try refuseArray(value, call)
      if let result = try call.interpreter.callSpecial("__int__", on: value, []) { return result }
      if value.content?.wholeNumber == nil,
        let result = try call.interpreter.callSpecial("__index__", on: value, [])
          ?? call.interpreter.callSpecial("__trunc__", on: value, [])
      {
        return result
      }
      if let number = value.asInt { return .int(number) }
      if let tensor = value.heldTensor { return try whole(tensor.item().doubleValue, call) }
      if let number = value.content?.asDouble { return try whole(number, call) }
      if let text = try value.asString ?? value.bytes.map({ try TextEncoding.latin1.decode($0) }) {
        return try parseInt(text, base: 10, call)
      }
      throw call.fault("x", .cannotConvert(from: value.typeName, to: "int"))
    }
  }

  private static func whole(_ number: Double, _ call: Call) throws -> Value {
    guard number.isFinite else { throw call.fault("x", .notAWholeNumber(FloatText.repr(number))) }
    return try Numbers.truncated(number).map { .int($0) } ?? LargeInt.value(of: number.rounded(.towardZero))
  }

  /// Text or bytes that are no number, as a message shows them.
  private static func shown(_ value: Value) throws -> String {
    guard let bytes = value.bytes else { return value.asString?.pythonRepr ?? value.typeName }
    return try "b" + TextEncoding.latin1.decode(bytes).pythonRepr
  }

  private static func parseInt(_ text: String, base: Int, _ call: Call) throws -> Value {
    let failure = try call.fault("x", .notANumber(text: shown(call[0]), type: "int", base: base))
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
    let signed = (isNegative ? "-" : "") + plain
    if let number = Int(signed, radix: radix) { return .int(number) }
    let limit = WholeNumbers.maximumDigits
    if limit > 0, plain.count > limit, radix.nonzeroBitCount != 1 {
      throw Fault.message(
        "Exceeds the limit (\(limit) digits) for integer string conversion: value has \(plain.count) digits; use sys.set_int_max_str_digits() to increase the limit",
        kind: .value)
    }
    guard let number = try LargeInt.value(digits: signed, radix: radix) else { throw failure }
    return number
  }

  static let makeFloat = Builtin(
    "float", doc: "A number in double precision, from a number or from text.",
    [.positional("x", default: 0.0)],
    ofNumbers: { number, other in other == nil ? number.double.map { .float($0) } : nil },
    quick: { values in
      guard values.count == 1 else { return nil }
      switch values[0] {
      case .tensor(let tensor): return tensor.asDouble.map { .float($0) }
      default: return nil
      }
    }
  ) { call in
    if case .string(let text) = call[0] {
      guard let number = parseFloat(text) else {
        throw call.fault("x", .notANumber(text: text.pythonRepr, type: "float"))
      }
      return .float(number)
    }
    try refuseArray(call[0], call)
    if case .tensor(let tensor) = call[0] { return .float(try tensor.item().doubleValue) }
    if let result = try call.interpreter.callSpecial("__float__", on: call[0], [])
      ?? call.interpreter.callSpecial("__index__", on: call[0], []).flatMap({ $0.asDouble.map { .float($0) } }
      )
    {
      return result
    }
    if let large = call[0].host(as: LargeInt.self) { return .float(try LargeInt.double(large.number)) }
    if let number = call[0].asDouble { return .float(number) }
    if let tensor = call[0].heldTensor { return .float(try tensor.item().doubleValue) }
    if let text = try call[0].asString ?? call[0].bytes.map({ try TextEncoding.latin1.decode($0) }) {
      guard let number = parseFloat(text) else {
        throw call.fault("x", .notANumber(text: try shown(call[0]), type: "float"))
      }
      return .float(number)
    }
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
  /// Without leading and trailing white space, and with the digits of all scripts as ASCII.
  fileprivate var trimmedForNumber: String {
    let text = strippedOfWhitespace
    if text.isASCII { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
        plain.append(contentsOf: String(Int(digit)).unicodeScalars)
      } else {
        plain.append(scalar)
      }
    }
    return String(plain)
  }

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

extension Call {
  /// The int that a method was called on, without a class of its own.
  fileprivate var plainInt: Value {
    get throws {
      if case .bool(let flag) = receiver { return .int(flag ? 1 : 0) }
      return receiver.content ?? receiver
    }
  }
}
