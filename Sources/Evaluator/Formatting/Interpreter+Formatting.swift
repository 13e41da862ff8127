import BigInt
import Language
import Tensors

extension Interpreter {
  /// A replacement field of an f-string: converted, then formatted.
  func formatted(_ value: Value, conversion: Replacement.Conversion?, spec: String) throws -> String {
    switch conversion {
    case nil: try formatted(value, spec: spec)
    case .string: try formatted(.string(text(value)), spec: spec)
    case .representation: try formatted(.string(repr(value)), spec: spec)
    case .ascii: try formatted(.string(repr(value).asciiEscaped), spec: spec)
    }
  }

  /// The result of `format(value, spec)`.
  package func formatted(_ value: Value, spec: String) throws -> String {
    if case .object(let object) = value, let text = try object.formatted(spec, self) { return text }
    // Numbers that are held are formatted as such: f"{loss}" is 0.5, print(loss) tells shape and type.
    if case .object = value, let tensor = value.heldTensor, tensor.rank == 0 {
      return try formatted(.tensor(tensor), spec: spec)
    }
    if value.isCustom, let result = try callSpecial("__format__", on: value, [.string(spec)]) {
      guard let text = result.asString else {
        throw Fault.message("__format__ must return a str, not \(result.typeName)", kind: .type)
      }
      return text
    }
    // A number of an array is formatted as Python's number that it is: all digits of a float32.
    if spec.isEmpty {
      guard case .tensor(let tensor) = value, tensor.rank == 0, tensor.dtype.isFloating else {
        return try text(value)
      }
      return try text(scalar(of: tensor))
    }
    switch value {
    case .string(let text): return try formatted(text, FormatSpec(spec, of: "str"))
    case .int(let number): return try formatted(number, FormatSpec(spec, of: "int"))
    case .bool(let flag):
      return try formatted(flag ? 1 : 0, FormatSpec(spec, of: "bool"), of: "bool")
    case .float(let number): return try formatted(number, FormatSpec(spec, of: "float"))
    case .tensor(let tensor) where tensor.rank == 0: return try formatted(scalar(of: tensor), spec: spec)
    case .instance(let instance):
      if let content = instance.content { return try formatted(content, spec: spec) }
    default: break
    }
    throw Fault.unsupportedFormat(spec: spec, type: value.typeName)
  }

  private func formatted(_ text: String, _ spec: FormatSpec) throws -> String {
    guard spec.type == nil || spec.type == "s" else {
      throw Fault.unknownFormat(code: spec.typeText, type: "str")
    }
    let refused: String? =
      if spec.hasSign {
        spec.sign == " " ? "Space" : "Sign"
      } else if spec.isZeroPositive {
        "Negative zero coercion (z)"
      } else if spec.isAlternate {
        "Alternate form (#)"
      } else {
        spec.alignment == "=" ? "'=' alignment" : nil
      }
    if let refused { throw FormatSpec.fault("\(refused) not allowed in string format specifier") }
    let body = spec.precision.map { String(scalars: text.unicodeScalars.prefix($0)) } ?? text
    return spec.padded(body, standard: "<")
  }

  private func formatted(_ number: Int, _ spec: FormatSpec, of owner: String = "int") throws -> String {
    try formatted(BigInt(number), spec, of: owner)
  }

  func formatted(_ number: BigInt, _ spec: FormatSpec, of owner: String = "int") throws -> String {
    if spec.type.map({ "bcdoxXn".contains($0) }) ?? true {
      if spec.precision != nil {
        throw FormatSpec.fault(
          "Precision not allowed in integer format specifier",
          help: "digits after the point are for floats: end with `f`")
      }
      if spec.isZeroPositive {
        throw FormatSpec.fault("Negative zero coercion (z) not allowed in integer format specifier")
      }
    }
    let prefix: String
    let digits: String
    var group = 4
    switch spec.type {
    case nil, "d", "n":
      prefix = ""
      digits = try LargeInt.decimal(BigInt(number.magnitude))
      group = 3
    case "b": (prefix, digits) = ("0b", String(number.magnitude, radix: 2))
    case "o": (prefix, digits) = ("0o", String(number.magnitude, radix: 8))
    case "x": (prefix, digits) = ("0x", String(number.magnitude, radix: 16))
    case "X": (prefix, digits) = ("0X", String(number.magnitude, radix: 16, uppercase: true))
    case "c":
      if spec.hasSign { throw FormatSpec.fault("Sign not allowed with integer format specifier 'c'") }
      if spec.isAlternate {
        throw FormatSpec.fault("Alternate form (#) not allowed with integer format specifier 'c'")
      }
      guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else {
        throw Fault.message("%c arg not in range(0x110000)", kind: .overflow)
      }
      return spec.padded(String(scalar), standard: ">")
    case "e", "E", "f", "F", "g", "G", "%": return try formatted(LargeInt.double(number), spec)
    default: throw Fault.unknownFormat(code: spec.typeText, type: owner)
    }
    let lead = spec.signText(isNegative: number < 0) + (spec.isAlternate ? prefix : "")
    return spec.padded(spec.grouped(digits, every: group, reserved: lead.count), prefix: lead, standard: ">")
  }

  private func formatted(_ number: Double, _ spec: FormatSpec) throws -> String {
    let type = spec.type ?? "\0"
    guard "\0eEfFgGn%".contains(type) else { throw Fault.unknownFormat(code: spec.typeText, type: "float") }
    if spec.isZeroPositive, number.sign == .minus, number.isFinite {
      // A number that is shown as zero has no minus.
      var bare = spec
      (bare.isZeroPositive, bare.width, bare.sign) = (false, 0, "-")
      let digits = try formatted(number.magnitude, bare)
      if !digits.prefix(while: { $0 != "e" && $0 != "E" }).contains(where: { ("1"..."9").contains($0) }) {
        return try formatted(number.magnitude, spec)
      }
    }
    let isNegative = number.sign == .minus && !number.isNaN
    let lead = spec.signText(isNegative: isNegative)
    let magnitude = number.magnitude
    guard number.isFinite else {
      let word = number.isNaN ? "nan" : "inf"
      let isUpper = type == "E" || type == "F" || type == "G"
      return spec.padded(
        (isUpper ? word.uppercased() : word) + (type == "%" ? "%" : ""), prefix: lead, standard: ">")
    }
    let digits = spec.precision ?? 6
    var body: String
    switch type {
    case "\0":
      if let precision = spec.precision {
        body = general(magnitude, precision, spec)
      } else {
        body = FloatText.repr(magnitude)
        if spec.isAlternate, !body.contains(".") {
          body.insert(".", at: body.firstIndex(of: "e") ?? body.endIndex)
        }
      }
    case "%":
      let percent = magnitude * 100
      body =
        (percent.isFinite
          ? FloatText.formatted(percent, code: "f", precision: digits, alternate: spec.isAlternate) : "inf")
        + "%"
    case "n": body = FloatText.formatted(magnitude, code: "g", precision: digits, alternate: spec.isAlternate)
    default: body = FloatText.formatted(magnitude, code: type, precision: digits, alternate: spec.isAlternate)
    }
    if spec.grouping != nil {
      let whole = body.prefix { $0.isNumber }
      let rest = body.dropFirst(whole.count)
      body = spec.grouped(String(whole), every: 3, reserved: lead.count + rest.count) + rest
    }
    return spec.padded(body, prefix: lead, standard: ">")
  }

  /// A precision without a type: as `g`, but with a point and a digit after it.
  private func general(_ magnitude: Double, _ precision: Int, _ spec: FormatSpec) -> String {
    let digits = max(precision, 1)
    let scientific = FloatText.formatted(magnitude, code: "e", precision: digits - 1)
    let exponent =
      scientific.lastIndex(of: "e").flatMap { Int(scientific[scientific.index(after: $0)...]) } ?? 0
    let body = FloatText.formatted(magnitude, code: "g", precision: digits, alternate: spec.isAlternate)
    // At the last digit the exponent form is chosen earlier than by `g`.
    if exponent == digits - 1 {
      return spec.isAlternate
        ? FloatText.formatted(magnitude, code: "e", precision: digits - 1, alternate: true)
        : scientific.trimmingZeros
    }
    if body.contains("e") || body.contains(".") { return body }
    return exponent >= digits ? body : body + ".0"
  }
}

extension String {
  /// Without trailing zeros of the fraction before the exponent.
  fileprivate var trimmingZeros: String {
    guard let mark = lastIndex(of: "e"), contains(".") else { return self }
    var mantissa = self[..<mark]
    while mantissa.last == "0" { mantissa.removeLast() }
    if mantissa.last == "." { mantissa.removeLast() }
    return String(mantissa + self[mark...])
  }
}
