import BigInt
import Glibc

/// `abs`, `round`, `pow` …: functions of numbers.
extension BuiltinFunctions {
  static let numbers: [Builtin] = [
    Builtin(
      "abs", doc: "The distance from 0.", [.positional("x")],
      ofNumbers: { number, other in
        switch (number, other) {
        case (.int(let number), nil) where number != .min: .int(abs(number))
        case (.float64(let number), nil): .float64(abs(number))
        case (.float(let number), nil): .float(abs(number))
        default: nil
        }
      }
    ) { call in
      switch call[0] {
      case .int(let number):
        return number == Int.min ? try call.interpreter.unary(.minus, call[0]) : .int(abs(number))
      case .float(let number): return .float(abs(number))
      case .bool(let flag): return .int(flag ? 1 : 0)
      case .object(let object) where !call[0].isLargeInt:
        if let result = try object.absolute(call.interpreter) { return result }
        guard call[0].isTensorLike else {
          throw call.fault("x", .unsupportedOperand(operation: "abs", type: call[0].typeName))
        }
        return .tensor(try call.interpreter.tensor(from: call[0]).map(.absolute))
      case let value where value.isTensorLike:
        return .tensor(try call.interpreter.tensor(from: value).map(.absolute))
      case let value where value.isLargeInt:
        return try LargeInt.value(BigInt(value.wholeNumber?.magnitude ?? 0))
      case let value:
        if let result = try call.interpreter.callSpecial("__abs__", on: value, []) { return result }
        if let content = value.content { return try call.interpreter.callBuiltin("abs", [content]) }
        throw call.fault("x", .unsupportedOperand(operation: "abs", type: value.typeName))
      }
    },
    Builtin(
      "round", doc: "Rounded to a whole number or to so many digits, halves to even.",
      [.required("number"), .optional("ndigits")],
      ofNumbers: { number, other in other == nil ? number.whole(.toNearestOrEven) : nil }
    ) { call in
      // An object of a class of one's own is given what stands there.
      if call[0].isCustom, call[0].content == nil || call[0].customClass?.lookup("__round__") != nil {
        let digits = call.isGiven("ndigits") ? [call["ndigits"]] : []
        if let result = try call.interpreter.callSpecial("__round__", on: call[0], digits) { return result }
      }
      if case .float(let number) = call[0], let digits = call["ndigits"].wholeNumber,
        call["ndigits"].isLargeInt
      {
        return .float(rounded(number, digits < 0 ? -400 : 400))
      }
      let digits = try call.optionalInt("ndigits")
      switch call[0] {
      case .int where (digits ?? 0) >= 0: return call[0]
      case .int(let number): return try rounded(BigInt(number), digits ?? 0)
      case .bool(let flag): return try rounded(flag ? 1 : 0, digits ?? 0)
      case .float(let number):
        guard let digits else { return try whole(number.rounded(.toNearestOrEven), call) }
        let result = rounded(number, digits)
        guard result.isFinite || !number.isFinite else {
          throw Fault.message("rounded value too large to represent", kind: .overflow)
        }
        return .float(result)
      case .tensor(let tensor) where tensor.isNumber && tensor.dtype.isFloating:
        let number = try tensor.item().doubleValue
        guard let digits else { return try whole(number.rounded(.toNearestOrEven), call) }
        return .tensor(try tensor.rounded(decimals: min(max(digits, -400), 400)))
      case .tensor(let tensor) where !tensor.isNumber:
        throw call.fault(
          "number", .message("type numpy.ndarray doesn't define __round__ method", kind: .type))
      case .tensor(let tensor) where digits == nil && tensor.dtype != .bool: return Value(try tensor.item())
      case .tensor(let tensor): return .tensor(try tensor.rounded(decimals: min(max(digits ?? 0, -400), 400)))
      case let value where value.isLargeInt:
        return try rounded(value.host(as: LargeInt.self)?.number ?? 0, digits ?? 0)
      case let value:
        if let content = value.content, value.customClass?.lookup("__round__") == nil {
          return try call.interpreter.callBuiltin(
            "round", [content] + (call.isGiven("ndigits") ? [call["ndigits"]] : []))
        }
        throw call.fault("number", .unsupportedOperand(operation: "round", type: value.typeName))
      }
    },
    Builtin("divmod", doc: "The pair a // b, a % b.", [.positional("a"), .positional("b")]) { call in
      if let result = try call.interpreter.callSpecial("__divmod__", on: call[0], [call[1]]),
        !result.isNotImplemented
      {
        return result
      }
      do {
        return [
          try call.interpreter.binary(.floorDivide, call[0], call[1]),
          try call.interpreter.binary(.modulo, call[0], call[1]),
        ]
      } catch Fault.divisionByZero(_, isFloat: true) {
        throw Fault.message("float divmod()", kind: .zeroDivision)
      } catch Fault.unsupportedOperands(_, let left, let right) {
        throw Fault.message(
          "unsupported operand type(s) for divmod(): '\(left)' and '\(right)'", kind: .type)
      }
    },
    Builtin(
      "pow", doc: "base ** exp, or (base ** exp) % mod.",
      [.required("base"), .required("exp"), .optional("mod")]
    ) { call in
      if call["mod"].isNone { return try call.interpreter.binary(.power, call[0], call[1]) }
      if let power = try call.interpreter.callSpecial("__pow__", on: call[0], [call[1], call["mod"]]) {
        return power
      }
      guard let modulus = call["mod"].asInt, let base = call[0].asInt, let exponent = call[1].asInt else {
        guard let modulus = call["mod"].wholeNumber, let base = call[0].wholeNumber,
          let exponent = call[1].wholeNumber
        else {
          throw call.fault(
            "exp", .message("pow() 3rd argument not allowed unless all arguments are integers", kind: .type))
        }
        guard modulus != 0 else { throw Fault.message("pow() 3rd argument cannot be 0", kind: .value) }
        if exponent < 0 {
          guard let inverse = base.inverse(BigInt(modulus.magnitude)) else {
            throw Fault.message("base is not invertible for the given modulus", kind: .value)
          }
          return try LargeInt.value(LargeInt.power(inverse, -exponent, modulo: modulus))
        }
        return try LargeInt.value(LargeInt.power(base, exponent, modulo: modulus))
      }
      guard modulus != 0 else {
        throw call.fault("mod", .message("pow() 3rd argument cannot be 0", kind: .value))
      }
      guard exponent >= 0 else {
        guard let inverse = Numbers.inverse(of: base, modulo: modulus), exponent != Int.min else {
          throw call.fault(
            "base", .message("base is not invertible for the given modulus", kind: .value))
        }
        return .int(Numbers.power(inverse, -exponent, modulo: modulus))
      }
      return .int(Numbers.power(base, exponent, modulo: modulus))
    },
    Builtin("ord", doc: "The number of a character, or of a byte.", [.positional("c")]) { call in
      if let bytes = call["c"].bytes {
        guard bytes.count == 1 else { throw call.fault("c", .notACharacter(length: bytes.count)) }
        return .int(Int(bytes[0]))
      }
      guard call["c"].asString != nil else {
        throw call.fault(
          "c",
          .message("ord() expected string of length 1, but \(call["c"].typeName) found", kind: .type))
      }
      let scalars = try call.string("c").unicodeScalars
      guard let first = scalars.first, scalars.count == 1 else {
        throw call.fault("c", .notACharacter(length: scalars.count))
      }
      return .int(Int(first.value))
    },
    Builtin(
      "chr", doc: "The character of a number.", [.positional("i", .int)],
      quick: { values in
        guard values.count == 1, case .int(let number) = values[0] else { return nil }
        return UInt32(exactly: number).flatMap(Unicode.Scalar.init).map { .character($0) }
      }
    ) { call in
      let number = try call.int("i")
      guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else {
        throw call.fault("i", .notACodePoint(number))
      }
      return .character(scalar)
    },
    radix("bin", "In binary digits: 0b101.", 2, "0b"),
    radix("oct", "In octal digits: 0o17.", 8, "0o"),
    radix("hex", "In hexadecimal digits: 0xff.", 16, "0x"),
  ]

  private static func radix(_ name: String, _ doc: String, _ radix: Int, _ prefix: String) -> Builtin {
    Builtin(name, doc: doc, [.positional("number")]) { call in
      guard
        let number = try call[0].wholeNumber
          ?? call.interpreter.callSpecial("__index__", on: call[0], [])?.wholeNumber
      else {
        throw call.wrongType("number", expected: "int")
      }
      return .string((number < 0 ? "-" : "") + prefix + String(number.magnitude, radix: radix))
    }
  }

  private static func whole(_ number: Double, _ call: Call) throws -> Value {
    guard number.isFinite else { throw call.fault("number", .notAWholeNumber(FloatText.repr(number))) }
    return try LargeInt.value(of: number)
  }

  /// A float rounded to `digits` digits after the point, correctly from its exact value.
  private static func rounded(_ number: Double, _ digits: Int) -> Double {
    guard number.isFinite, digits <= 323 else { return number }
    if digits < -308 { return copysign(0, number) }
    if digits >= 0 { return Double(FloatText.formatted(number, code: "f", precision: digits)) ?? number }
    let whole = number.magnitude.rounded(.towardZero)
    let scale = BigInt(10).power(-digits)
    let (quotient, remainder) = LargeInt.floorDivided(BigInt(whole), scale)
    let isTie = remainder * 2 == scale
    let isUp = isTie ? number.magnitude != whole || quotient % 2 != 0 : remainder * 2 > scale
    let text = "\(isUp ? quotient + 1 : quotient)e\(-digits)"
    return copysign(Double(text) ?? .infinity, number)
  }

  /// A whole number rounded to a power of ten, halves to even.
  private static func rounded(_ number: BigInt, _ digits: Int) throws -> Value {
    guard digits < 0 else { return try LargeInt.value(number) }
    guard digits > -number.bitWidth - 2 else { return 0 }
    let scale = BigInt(10).power(-digits)
    let (quotient, remainder) = LargeInt.floorDivided(number, scale)
    let isUp = remainder * 2 > scale || remainder * 2 == scale && quotient % 2 != 0
    return try LargeInt.value((isUp ? quotient + 1 : quotient) * scale)
  }
}
