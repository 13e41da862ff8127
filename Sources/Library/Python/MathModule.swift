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
    Builtin(name, module: "math", doc: doc, [.positional("x", .float)]) { call in
      let x = try call.double("x")
      guard isDefined(x) else { throw call.outOfDomain("x", must: domain) }
      let result = compute(x)
      if result.isInfinite, x.isFinite { throw call.fault("x", .floatOverflow(operation: "math.\(name)")) }
      return .float(result)
    }
  }

  private static let real: [Builtin] = [
    function("sqrt", "The square root.", domain: "be 0 or more", { !($0 < 0) }) { $0.squareRoot() },
    function("exp", "e to the power of x.") { exp($0) },
    function("expm1", "exp(x) - 1, exact near 0.") { expm1($0) },
    function("log2", "The logarithm to base 2.", domain: "be above 0", { !($0 <= 0) }) { log2($0) },
    function("log10", "The logarithm to base 10.", domain: "be above 0", { !($0 <= 0) }) { log10($0) },
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
    Builtin(name, module: "math", doc: doc, [.positional("x")]) { call in
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
    Builtin("factorial", module: "math", doc: "The product 1 · 2 · … · n.", [.positional("n", .int)]) {
      call in
      let number = try call.int("n")
      guard number >= 0 else {
        throw Fault.message("factorial() not defined for negative values", kind: .value)
      }
      return try WholeNumbers.product(number < 2 ? 1...1 : 1...number)
    },
    Builtin(
      "comb", module: "math", doc: "The number of ways to choose k of n.",
      [.positional("n", .int), .positional("k", .int)]
    ) { call in
      let (n, k) = (try call.int("n", atLeast: 0), try call.int("k", atLeast: 0))
      if k > n { return 0 }
      var result: Value = 1
      for step in 0..<min(k, n - k) {
        try call.interpreter.checkInterruption()
        result = try call.interpreter.binary(
          .floorDivide, call.interpreter.binary(.multiply, result, .int(n - step)), .int(step + 1))
      }
      return result
    },
    Builtin(
      "perm", module: "math", doc: "The number of ways to arrange k of n.",
      [.positional("n", .int), .positional("k", .int, default: Value.none)]
    ) { call in
      let n = try call.int("n", atLeast: 0)
      let k = try call.optionalInt("k", atLeast: 0) ?? n
      return k > n ? 0 : k == 0 ? 1 : try WholeNumbers.product((n - k + 1)...n)
    },
  ]

  private static let several: [Builtin] = [
    Builtin(
      "log", module: "math", doc: "The natural logarithm, or to a base.",
      [.positional("x", .float), .positional("base", .float, default: Value.none)]
    ) { call in
      let x = try call.double("x")
      guard !(x <= 0) else { throw call.outOfDomain("x", must: "be above 0") }
      guard let base = try call.optionalDouble("base") else { return .float(log(x)) }
      guard !(base <= 0), base != 1 else { throw call.outOfDomain("base", must: "be above 0 and not 1") }
      return .float(log(x) / log(base))
    },
    Builtin(
      "pow", module: "math", doc: "x to the power of y, as floats.",
      [.positional("x", .float), .positional("y", .float)]
    ) {
      call in
      let (x, y) = (try call.double("x"), try call.double("y"))
      if x == 0, y < 0 { throw call.outOfDomain("x", must: "not be 0 for a negative power") }
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
      let numbers = call.rest("coordinates").compactMap(\.asDouble)
      if numbers.count == 2 { return .float(hypot(numbers[0], numbers[1])) }
      return .float(numbers.reduce(0) { hypot($0, $1) })
    },
    Builtin(
      "dist", module: "math", doc: "The distance of two points.",
      [.positional("p", .list), .positional("q", .list)]
    ) { call in
      let p = try call.list("p").compactMap(\.asDouble)
      let q = try call.list("q").compactMap(\.asDouble)
      guard p.count == q.count, p.count == (try call.list("p").count) else {
        throw call.invalid("q", must: "be numbers, as many as `p` has")
      }
      return .float(zip(p, q).reduce(0) { hypot($0, $1.0 - $1.1) })
    },
    Builtin(
      "fsum", module: "math", doc: "The elements added up without loss.", [.positional("seq", .iterable)]
    ) { call in
      // Shewchuk 1997: non-overlapping partial sums.
      var partials: [Double] = []
      for element in try call.elements("seq") {
        guard var x = element.asDouble else { throw call.wrongType("seq", expected: "numbers") }
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
        partials.removeSubrange(kept...)
        partials.append(x)
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
        .positional("a", .float), .positional("b", .float), .keyword("rel_tol", .float, default: 1e-9),
        .keyword("abs_tol", .float, default: 0.0),
      ]
    ) { call in
      let (a, b) = (try call.double("a"), try call.double("b"))
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
