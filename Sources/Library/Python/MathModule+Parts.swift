import Evaluator
import Glibc

/// Functions of a float's representation, and roots and powers with fixed bases.
extension MathModule {
  /// The length of a vector, as if it were computed without loss and rounded once.
  static func length(of numbers: [Double]) -> Double {
    if numbers.contains(where: \.isInfinite) { return .infinity }
    let most = numbers.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, $1.magnitude) }
    guard most > 0, numbers.count > 1 else { return most }
    // Below 1, so that no square overflows.
    let shift = Int(most.exponent) + 1
    // Sums of squares with what rounding takes from them.
    var (high, low) = (0.0, 0.0)
    for number in numbers {
      let scaled = Double(sign: .plus, exponent: -shift, significand: number)
      let square = scaled * scaled
      let sum = high + square
      let part = sum - high
      low += (high - (sum - part)) + (square - part) + (-square).addingProduct(scaled, scaled)
      high = sum
    }
    // Newton's step from the root, with its square's loss.
    let root = (high + low).squareRoot()
    let square = root * root
    let rest = high - square + (low - (-square).addingProduct(root, root))
    return Double(sign: .plus, exponent: shift, significand: root + rest / (2 * root))
  }

  static let parts: [Builtin] = [
    plain("cbrt", "The cube root.") { cbrt($0) },
    Builtin("exp2", module: "math", doc: "2 to the power of x.", [.positional("x", .float)]) { call in
      let x = try call.double("x")
      let result = exp2(x)
      if result.isInfinite, x.isFinite { throw call.fault("x", .floatOverflow(operation: "math.exp2")) }
      return .float(result)
    },
    plain("ulp", "The distance to the next float.") { $0.isFinite ? abs($0).ulp : abs($0) },
    Builtin("modf", module: "math", doc: "The fraction and the whole part.", [.positional("x", .float)]) {
      call in
      let x = try call.double("x")
      let whole = x.rounded(.towardZero)
      return [.float(copysign(x.isInfinite ? 0 : x - whole, x)), .float(whole)]
    },
    Builtin("frexp", module: "math", doc: "m and e with x = m · 2ᵉ.", [.positional("x", .float)]) { call in
      var exponent: Int32 = 0
      let mantissa = frexp(try call.double("x"), &exponent)
      return [.float(mantissa), .int(mantissa.isFinite ? Int(exponent) : 0)]
    },
    Builtin(
      "ldexp", module: "math", doc: "x · 2ⁱ.", [.positional("x", .float), .positional("i")]
    ) { call in
      let x = try call.double("x")
      let exponent = try call.wholeValue("i")
      let result = scalbn(
        x, Int32(clamping: exponent.asInt ?? (exponent.asDouble ?? 1 < 0 ? Int.min : Int.max)))
      if result.isInfinite, x.isFinite { throw call.fault("x", .floatOverflow(operation: "math.ldexp")) }
      return .float(result)
    },
    Builtin(
      "remainder", module: "math", doc: "The distance of x from the nearest multiple of y.",
      [.positional("x", .float), .positional("y", .float)]
    ) { call in
      let (x, y) = (try call.double("x"), try call.double("y"))
      guard y != 0, !x.isInfinite else { throw call.fault("y", .divisionByZero(operation: "%")) }
      return .float(remainder(x, y))
    },
    Builtin(
      "nextafter", module: "math", doc: "The next float after x towards y.",
      [.positional("x", .float), .positional("y", .float)]
    ) { .float(nextafter(try $0.double("x"), try $0.double("y"))) },
  ]

  private static func plain(_ name: String, _ doc: String, _ compute: @escaping (Double) -> Double) -> Builtin
  {
    Builtin(name, module: "math", doc: doc, [.positional("x", .float)]) {
      .float(compute(try $0.double("x")))
    }
  }
}
