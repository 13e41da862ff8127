import Evaluator
import Glibc

/// `math`.
enum MathModule {
  package static func namespace() -> Namespace {
    Namespace(
      "math", doc: "Functions of numbers."
    ) {
      [
        ("pi", .float(.pi)), ("e", .float(M_E)), ("tau", .float(2 * .pi)), ("inf", .float(.infinity)),
        ("nan", .float(.nan)),
      ]
        + (real + whole + several + parts).named
    }
  }

  /// A function of one number; `domain` describes where it is defined.
  private static func function(
    _ name: String, _ doc: String, domain: String = "",
    _ isDefined: @escaping (Double) -> Bool = { _ in true },
    _ compute: @escaping (Double) -> Double
  ) -> Builtin {
    Builtin(
      name, module: "math", doc: doc, [.positional("x", .float)],
      ofNumbers: { number, other in
        guard other == nil, let x = number.double, isDefined(x) else { return nil }
        let result = compute(x)
        return result.isInfinite && x.isFinite ? nil : .float(result)
      }
    ) { call in
      let x = try call.double("x")
      guard isDefined(x) else { throw call.outOfDomain("x", must: domain) }
      let result = compute(x)
      if result.isInfinite, x.isFinite { throw call.fault("x", .floatOverflow(operation: "math.\(name)")) }
      return .float(result)
    }
  }

  private static func logarithm(_ name: String, _ doc: String, _ compute: @escaping (Double) -> Double)
    -> Builtin
  {
    Builtin(
      name, module: "math", doc: doc, [.positional("x")],
      ofNumbers: { number, other in
        guard other == nil, let x = number.double, x > 0 else { return nil }
        return .float(compute(x))
      }
    ) { .float(try logarithm("x", $0, compute)) }
  }

  /// The logarithm of an argument, also of an int beyond the floats, by that of its first bits.
  private static func logarithm(_ name: String, _ call: Call, _ compute: (Double) -> Double) throws -> Double
  {
    guard call[name].asDouble == nil, let (bits, exponent) = WholeNumbers.scaled(call[name]) else {
      let x = try call.float(name)
      guard !(x <= 0) else { throw call.outOfDomain(name, must: "be above 0") }
      return compute(x)
    }
    guard bits > 0 else { throw call.outOfDomain(name, must: "be above 0") }
    return compute(bits) + compute(2) * Double(exponent)
  }

  private static let real: [Builtin] = [
    function("sqrt", "The square root.", domain: "be 0 or more", { !($0 < 0) }) { $0.squareRoot() },
    function("exp", "e to the power of x.") { exp($0) },
    function("expm1", "exp(x) - 1, exact near 0.") { expm1($0) },
    logarithm("log2", "The logarithm to base 2.") { log2($0) },
    logarithm("log10", "The logarithm to base 10.") { log10($0) },
    function("log1p", "log(1 + x), exact near 0.", domain: "be above -1", { !($0 <= -1) }) { log1p($0) },
    function("sin", "The sine of an angle in radians.", domain: "be finite", { !$0.isInfinite }) { sin($0) },
    function("cos", "The cosine of an angle in radians.", domain: "be finite", { !$0.isInfinite }) {
      cos($0)
    },
    function("tan", "The tangent of an angle in radians.", domain: "be finite", { !$0.isInfinite }) {
      tan($0)
    },
    function("asin", "The angle of a sine.", domain: "be from -1 to 1", { !(abs($0) > 1) }) { asin($0) },
    function("acos", "The angle of a cosine.", domain: "be from -1 to 1", { !(abs($0) > 1) }) { acos($0) },
    function("atan", "The angle of a tangent.") { atan($0) },
    function("sinh", "The hyperbolic sine.") { sinh($0) },
    function("cosh", "The hyperbolic cosine.") { cosh($0) },
    function("tanh", "The hyperbolic tangent.") { tanh($0) },
    function("asinh", "The number of a hyperbolic sine.") { asinh($0) },
    function("acosh", "The number of a hyperbolic cosine.", domain: "be 1 or more", { !($0 < 1) }) {
      acosh($0)
    },
    function(
      "atanh", "The number of a hyperbolic tangent.", domain: "be between -1 and 1", { !(abs($0) >= 1) }
    ) {
      atanh($0)
    },
    function("erf", "The error function.") { erf($0) },
    function("erfc", "1 - erf(x).") { erfc($0) },
    function(
      "gamma", "The gamma function.", domain: "not be 0 or a negative whole number",
      { !($0 <= 0 && $0 == $0.rounded()) }
    ) {
      GammaFunction.value($0)
    },
    function(
      "lgamma", "The logarithm of the gamma function.", domain: "not be 0 or a negative whole number",
      { !($0 <= 0 && $0 == $0.rounded()) }
    ) {
      GammaFunction.logarithm($0)
    },
    function("fabs", "The distance from 0, as a float.") { abs($0) },
    function("degrees", "From radians to degrees.") { $0 * (180 / .pi) },
    function("radians", "From degrees to radians.") { $0 * (.pi / 180) },
  ]

  private static func rounding(_ name: String, _ doc: String, _ rule: FloatingPointRoundingRule) -> Builtin {
    Builtin(
      name, module: "math", doc: doc, [.positional("x")],
      ofNumbers: { number, other in other == nil ? number.whole(rule) : nil }
    ) { call in
      if call[0].isLargeInt { return call[0] }
      if let number = call[0].asInt { return .int(number) }
      if let result = try call.interpreter.callMethod("__\(name)__", on: call[0], []) { return result }
      let x = try call.double("x")
      guard x.isFinite else { throw call.fault("x", .notAWholeNumber(FloatText.repr(x))) }
      return try WholeNumbers.value(x.rounded(rule))
    }
  }

  private static func question(_ name: String, _ doc: String, _ holds: @escaping (Double) -> Bool) -> Builtin
  {
    Builtin(name, module: "math", doc: doc, [.positional("x", .float)]) { .bool(holds(try $0.double("x"))) }
  }

  private static let whole: [Builtin] = [
    rounding("floor", "The largest whole number that is not above x.", .down),
    rounding("ceil", "The smallest whole number that is not below x.", .up),
    rounding("trunc", "x without its fraction.", .towardZero),
    question("isnan", "Whether x is not a number.") { $0.isNaN },
    question("isinf", "Whether x is infinite.") { $0.isInfinite },
    question("isfinite", "Whether x is neither infinite nor NaN.") { $0.isFinite },
    Builtin("isqrt", module: "math", doc: "The whole part of the square root.", [.positional("n")]) { call in
      guard let root = try WholeNumbers.squareRoot(call[0]) else {
        if call[0].asInt == nil { throw call.wrongType("n", expected: "int") }
        throw Fault.message("isqrt() argument must be nonnegative", kind: .value)
      }
      return root
    },
    Builtin("factorial", module: "math", doc: "The product 1 · 2 · … · n.", [.positional("n")]) { call in
      let n = try call.wholeValue("n")
      guard let number = n.asInt else {
        throw call.fault(
          "n",
          .message(
            n.asDouble ?? 1 < 0
              ? "factorial() not defined for negative values"
              : "factorial() argument should not exceed \(Int.max)",
            kind: n.asDouble ?? 1 < 0 ? .value : .overflow))
      }
      guard number >= 0 else {
        throw Fault.message("factorial() not defined for negative values", kind: .value)
      }
      return try WholeNumbers.product(number < 2 ? 1...1 : 1...number)
    },
    Builtin(
      "comb", module: "math", doc: "The number of ways to choose k of n.",
      [.positional("n"), .positional("k")]
    ) { call in
      guard let (n, k) = try chosen(call, "k") else { return 0 }
      return try arranged(n, k, call, dividing: true)
    },
    Builtin(
      "perm", module: "math", doc: "The number of ways to arrange k of n.",
      [.positional("n"), .positional("k", default: Value.none)]
    ) { call in
      guard let (n, k) = try chosen(call, call["k"].isNone ? "n" : "k") else { return 0 }
      return try arranged(n, k, call, dividing: false)
    },
  ]

  /// `n` and `k` for `comb` and `perm`, of which the first may be of any size; `nil` if k is more than n.
  private static func chosen(_ call: Call, _ name: String) throws -> (n: Value, k: Int)? {
    let n = try call.wholeValue("n")
    let k = try call.wholeValue(name)
    let interpreter = call.interpreter
    for (parameter, value) in [("n", n), (name, k)] where try interpreter.ordered(.less, value, 0) {
      throw call.fault(parameter, .message("\(parameter) must be a non-negative integer", kind: .value))
    }
    if try interpreter.ordered(.greater, k, n) { return nil }
    guard call.signature.name == "comb" else { return try (n, count(k, call)) }
    let others = try interpreter.binary(.subtract, n, k)
    return try (n, count(interpreter.ordered(.less, others, k) ? others : k, call))
  }

  private static func count(_ value: Value, _ call: Call) throws -> Int {
    guard let count = value.asInt else {
      throw call.fault("k", .message("k must not exceed \(Int.max)", kind: .overflow))
    }
    return count
  }

  /// n · (n - 1) · … of k factors, each product divided by the number of factors so far if `dividing`.
  private static func arranged(_ n: Value, _ k: Int, _ call: Call, dividing: Bool) throws -> Value {
    if !dividing, let n = n.asInt { return k == 0 ? 1 : try WholeNumbers.product((n - k + 1)...n) }
    let interpreter = call.interpreter
    var result: Value = 1
    for step in 0..<k {
      try interpreter.checkInterruption()
      result = try interpreter.binary(.multiply, result, interpreter.binary(.subtract, n, .int(step)))
      if dividing { result = try interpreter.binary(.floorDivide, result, .int(step + 1)) }
    }
    return result
  }

  private static let several: [Builtin] = [
    Builtin(
      "log", module: "math", doc: "The natural logarithm, or to a base.",
      [.positional("x"), .positional("base", default: Value.none)]
    ) { call in
      let ofNumber = try logarithm("x", call) { log($0) }
      guard call.isGiven("base") else { return .float(ofNumber) }
      let ofBase = try logarithm("base", call) { log($0) }
      guard ofBase != 0 else { throw call.fault("base", .divisionByZero(operation: "/", isFloat: true)) }
      return .float(ofNumber / ofBase)
    },
    Builtin(
      "pow", module: "math", doc: "x to the power of y, as floats.",
      [.positional("x", .float), .positional("y", .float)]
    ) {
      call in
      let (x, y) = (try call.double("x"), try call.double("y"))
      if x == 0, y < 0, y.isFinite { throw call.outOfDomain("x", must: "not be 0 for a negative power") }
      if x < 0, x.isFinite, y.isFinite, y != y.rounded() {
        throw call.outOfDomain("x", must: "not be negative for a power that is not whole")
      }
      let result = pow(x, y)
      if result.isInfinite, x.isFinite, y.isFinite {
        throw call.fault("x", .floatOverflow(operation: "math.pow"))
      }
      return .float(result)
    },
    Builtin(
      "fmod", module: "math", doc: "The remainder with the sign of x.",
      [.positional("x", .float), .positional("y", .float)]
    ) {
      call in
      let y = try call.double("y")
      let x = try call.double("x")
      if x.isNaN || y.isNaN { return .float(x + y) }
      guard y != 0 else { throw call.outOfDomain("y", must: "not be 0") }
      guard x.isFinite else { throw call.outOfDomain("x", must: "be finite") }
      return .float(fmod(x, y))
    },
    Builtin(
      "atan2", module: "math", doc: "The angle of the point (x, y).",
      [.positional("y", .float), .positional("x", .float)]
    ) {
      .float(atan2(try $0.double("y"), try $0.double("x")))
    },
    Builtin(
      "copysign", module: "math", doc: "x with the sign of y.",
      [.positional("x", .float), .positional("y", .float)]
    ) {
      .float(copysign(try $0.double("x"), try $0.double("y")))
    },
    Builtin("hypot", module: "math", doc: "The length of the vector.", [.rest("coordinates", .float)]) {
      call in
      .float(length(of: call.rest("coordinates").compactMap(\.asDouble)))
    },
    Builtin(
      "dist", module: "math", doc: "The distance of two points.",
      [.positional("p", .list), .positional("q", .list)]
    ) { call in
      let p = try call.list("p").compactMap(\.asDouble)
      let q = try call.list("q").compactMap(\.asDouble)
      for case let value in try call.list("p") + call.list("q") where value.asDouble == nil {
        throw Fault.message("must be real number, not \(value.typeName)", kind: .type)
      }
      guard p.count == q.count else {
        throw Fault.message("both points must have the same number of dimensions", kind: .value)
      }
      return .float(length(of: zip(p, q).map { $0 - $1 }))
    },
    Builtin(
      "fsum", module: "math", doc: "The elements added up without loss.", [.positional("seq", .iterable)]
    ) { call in
      // Shewchuk 1997: non-overlapping partial sums.
      var partials: [Double] = []
      var (special, infinite, hasSpecial) = (0.0, 0.0, false)
      for element in try call.elements("seq") {
        guard var x = element.asDouble else {
          throw Fault.message("must be real number, not \(element.typeName)", kind: .type)
        }
        if !x.isFinite {
          hasSpecial = true
          special += x
          if x.isInfinite { infinite += x }
          continue
        }
        var kept = 0
        for var y in partials {
          if abs(x) < abs(y) { swap(&x, &y) }
          let high = x + y
          let low = y - (high - x)
          if low != 0 {
            partials[kept] = low
            kept += 1
          }
          x = high
        }
        guard x.isFinite else { throw Fault.message("intermediate overflow in fsum", kind: .overflow) }
        partials.removeSubrange(kept...)
        partials.append(x)
      }
      if hasSpecial {
        if infinite.isNaN { throw Fault.message("-inf + inf in fsum", kind: .value) }
        return .float(special)
      }
      // From the largest on, until something is lost; then what is left decides a tie.
      var high = partials.popLast() ?? 0
      var low = 0.0
      while low == 0, let next = partials.popLast() {
        let sum = high + next
        low = next - (sum - high)
        high = sum
      }
      if let next = partials.last, low < 0 && next < 0 || low > 0 && next > 0 {
        let sum = high + 2 * low
        if 2 * low == sum - high { high = sum }
      }
      return .float(high)
    },
    Builtin(
      "prod", module: "math", doc: "The product of the elements.",
      [.positional("iterable", .iterable), .keyword("start", default: 1)]
    ) { call in
      var product = call["start"]
      for element in try call.elements("iterable") {
        product = try call.interpreter.binary(.multiply, product, element)
      }
      return product
    },
    Builtin("gcd", module: "math", doc: "The greatest common divisor.", [.rest("integers")]) { call in
      try call.rest("integers").reduce(0) { divisor, value in
        guard let next = try WholeNumbers.divisor(divisor, value) else { throw notWhole(value) }
        return next
      }
    },
    Builtin("lcm", module: "math", doc: "The least common multiple.", [.rest("integers")]) { call in
      try call.rest("integers").reduce(1) { multiple, value in
        guard let next = try WholeNumbers.divisor(multiple, value, isMultiple: true) else {
          throw notWhole(value)
        }
        return next
      }
    },
    Builtin(
      "isclose", module: "math", doc: "Whether two numbers are nearly equal.",
      [
        .required("a", .float), .required("b", .float), .keyword("rel_tol", .float, default: 1e-9),
        .keyword("abs_tol", .float, default: 0.0),
      ]
    ) { call in
      let (a, b) = (try call.double("a"), try call.double("b"))
      guard try call.double("rel_tol") >= 0, try call.double("abs_tol") >= 0 else {
        throw Fault.message("tolerances must be non-negative", kind: .value)
      }
      if a == b { return true }
      if a.isInfinite || b.isInfinite { return false }
      let tolerance = max(try call.double("rel_tol") * max(abs(a), abs(b)), try call.double("abs_tol"))
      return .bool(abs(a - b) <= tolerance)
    },
  ]

  private static func notWhole(_ value: Value) -> Fault {
    .message("'\(value.typeName)' object cannot be interpreted as an integer", kind: .type)
  }
}
