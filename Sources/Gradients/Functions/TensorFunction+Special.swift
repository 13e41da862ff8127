import Glibc
import Tensors

// Further functions of each element. A gradient is g, the input x, the output y.
extension TensorFunction {
  package static let inverseHyperbolicSine: TensorFunction = each("Asinh", asinh) { g, x, _ in
    try g / (x * x + 1)(.squareRoot)
  }
  package static let inverseHyperbolicCosine: TensorFunction = each("Acosh", acosh) { g, x, _ in
    try g / (x * x - 1)(.squareRoot)
  }
  package static let inverseHyperbolicTangent: TensorFunction = each("Atanh", atanh) { g, x, _ in
    try g / (1 - x * x)
  }
  package static let cubeRoot: TensorFunction = each("Cbrt", cbrt) { g, _, y in try g / (y * y * 3) }
  package static let logarithmTo2: TensorFunction = unary("Log2", .log2) { g, x, _ in
    try g / (x * 0.6931471805599453)
  }
  package static let logarithmTo10: TensorFunction = unary("Log10", .log10) { g, x, _ in
    try g / (x * 2.302585092994046)
  }
  package static let powerOf2: TensorFunction = each("Exp2", exp2) { g, _, y in
    try g * y * 0.6931471805599453
  }
  package static let errorFunction: TensorFunction = each("Erf", erf) { g, x, _ in
    try g * (-(x * x))(.exponential) * 1.1283791670955126
  }
  package static let complementaryError: TensorFunction = each("Erfc", erfc) { g, x, _ in
    try g * (-(x * x))(.exponential) * -1.1283791670955126
  }
  package static let inverseError: TensorFunction = each("Erfinv", inverseErrorFunction) { g, _, y in
    try g * (y * y)(.exponential) * 0.886226925452758
  }
  /// The modified Bessel function of order 0.
  package static let bessel0: TensorFunction = each("BesselI0", { bessel($0, order: 0) }) { g, x, _ in
    try g * x(.bessel1)
  }
  private static let bessel1: TensorFunction = each("BesselI1", { bessel($0, order: 1) }) { g, x, y in
    // y / x is ½ at 0.
    try g * (x(.bessel0) - x.choosing(.equal, 0, x * 0 + 0.5, y / x.choosing(.equal, 0, x * 0 + 1, x)))
  }
  /// sin πx / πx, 1 at 0
  package static let sinc: TensorFunction = each(
    "Sinc", { $0 == 0 ? 1 : Glibc.sin(.pi * $0) / (.pi * $0) }
  ) { g, x, y in
    let safe = try x.choosing(.equal, 0, x * 0 + 1, x)
    return try g * x.choosing(.equal, 0, x * 0, ((x * Double.pi)(.cosine) - y) / safe)
  }
  /// log |Γ(x)|
  package static let logGamma: TensorFunction = each("Lgamma", { lgamma($0) }) { g, x, _ in
    try g * x(.digamma)
  }
  /// The slope of log Γ(x).
  package static let digamma: TensorFunction = TensorFunction(
    "Digamma", forward: { try each("Digamma", digammaFunction).forward($0) }
  ) { _ in throw TensorFunctionError.noGradient(function: "digamma") }
  package static let truncation: TensorFunction = unary("Trunc", .trunc)
  package static let degreesToRadians: TensorFunction = unary(
    "Deg2rad", { try $0.multiply(.scalar(.float(.pi / 180))) }
  ) { g, _, _ in try g * (.pi / 180) }
  package static let radiansToDegrees: TensorFunction = unary(
    "Rad2deg", { try $0.multiply(.scalar(.float(180 / .pi))) }
  ) { g, _, _ in try g * (180 / .pi) }

  /// Numbers in place of those that are none or infinite.
  package static func replacing(nan: Double, positive: Double?, negative: Double?) -> TensorFunction {
    func replaced(_ x: Tensor) throws -> Tensor {
      guard x.dtype.isFloating else { return x }
      let largest =
        x.dtype == .float64 ? Double.greatestFiniteMagnitude : Double(Float.greatestFiniteMagnitude)
      let values = try x.elements(Double.self).map { value in
        value.isNaN
          ? nan
          : value == .infinity ? positive ?? largest : value == -.infinity ? negative ?? -largest : value
      }
      return try Tensor(shape: x.shape, elements: values).convert(to: x.dtype)
    }
    return unary("NanToNum", replaced) { g, x, _ in
      try g * x.constant(x.value.map(.isfinite).convert(to: x.dtype))
    }
  }

  /// Elements in the same places, by a function of two numbers.
  package static func pairs(
    _ name: String, _ function: @escaping (Double, Double) -> Double,
    backward: ((Pullback) throws -> [Expression?])? = nil
  ) -> TensorFunction {
    TensorFunction(
      name,
      forward: { inputs in
        guard let shape = inputs[0].shape.broadcast(with: inputs[1].shape) else {
          return try inputs[0].add(.tensor(inputs[1]))
        }
        let first = try inputs[0].broadcast(to: shape).elements(Double.self)
        let second = try inputs[1].broadcast(to: shape).elements(Double.self)
        return try Tensor(shape: shape, elements: zip(first, second).map(function)).convert(
          to: inputs[0].dtype)
      }, backward: backward)
  }
}

// Functions of two tensors by formulas.
extension TensorFunction {
  /// log(eᵃ + eᵇ)
  package static let logAddExp: TensorFunction = composed("LogAddExp") { x in
    try x[0](.maximum, x[1]) + (-(x[0] - x[1])(.absolute))(.exponential)(.logarithmOfOnePlus)
  }
  /// log₂(2ᵃ + 2ᵇ)
  package static let logAddExp2: TensorFunction = composed("LogAddExp2") { x in
    let tail = try (-(x[0] - x[1])(.absolute))(.powerOf2)(.logarithmOfOnePlus)
    return try x[0](.maximum, x[1]) + tail / 0.6931471805599453
  }
  /// √(a² + b²)
  package static let hypotenuse: TensorFunction = pairs("Hypot", Glibc.hypot) { p in
    let slope = try p.output.choosing(
      .equal, 0, p.output * 0,
      p.gradient
        / p.output.choosing(
          .equal, 0, p.output * 0 + 1, p.output))
    return try p.inputs.map { try (slope * $0).summed(to: $0.shape) }
  }
  /// The remainder with the sign of the first.
  package static let remainderOfTruncation: TensorFunction = pairs("TruncateMod", fmod) { p in
    let quotient = try (p.inputs[0] / p.inputs[1])(.truncation)
    return [
      try p.gradient.summed(to: p.inputs[0].shape),
      try (-(p.gradient * quotient)).summed(to: p.inputs[1].shape),
    ]
  }
  /// a / b, 0 where b is 0
  package static let divideNoNaN: TensorFunction = composed("DivNoNan") { x in
    let safe = try x[1].choosing(.equal, 0, x[1] * 0 + 1, x[1])
    return try x[1].choosing(.equal, 0, x[0] * 0, x[0] / safe)
  }
  /// 0 below 0, 1 above, the second at 0
  package static let heaviside: TensorFunction = pairs("Heaviside", { $0 < 0 ? 0 : $0 > 0 ? 1 : $1 })
  /// a · log b, 0 where a is 0
  package static let xLogY: TensorFunction = composed("Xlogy") { x in
    let safe = try x[0].choosing(.equal, 0, x[1] * 0 + 1, x[1])
    return try x[0] * safe(.logarithm)
  }
  /// a · 2ᵇ
  package static let scaledByPowerOf2: TensorFunction = composed("Ldexp") { x in try x[0] * x[1](.powerOf2) }
}

/// The number whose error function is given: Newton's method from Giles's approximation (2010).
private func inverseErrorFunction(_ y: Double) -> Double {
  guard abs(y) < 1 else { return abs(y) == 1 ? (y > 0 ? .infinity : -.infinity) : .nan }
  let w = -log((1 - y) * (1 + y))
  var x =
    w < 5
    ? y * (1.50140941 + (w - 2.5) * (0.246640727 + (w - 2.5) * -0.00417768164))
    : y * (2.83297682 + (w.squareRoot() - 3) * (1.00167406 + (w.squareRoot() - 3) * 0.00943887047))
  for _ in 0..<4 { x -= (erf(x) - y) / (1.1283791670955126 * exp(-x * x)) }
  return x
}

/// By recurrence up to 6, and the asymptotic series from there on.
private func digammaFunction(_ x: Double) -> Double {
  if x <= 0, x == x.rounded() { return .nan }
  if x < 0 { return digammaFunction(1 - x) - .pi / tan(.pi * x) }
  var (x, sum) = (x, 0.0)
  while x < 6 {
    sum -= 1 / x
    x += 1
  }
  let square = 1 / (x * x)
  let tail = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square / 240)))
  return sum + log(x) - 0.5 / x - tail
}

/// The modified Bessel function of the first kind, by its power series; by its asymptotic series far from 0.
private func bessel(_ x: Double, order: Int) -> Double {
  let size = abs(x)
  if size > 30 {
    let mu = Double(4 * order * order)
    var (term, sum) = (1.0, 1.0)
    for k in 1..<20 {
      let odd = Double(2 * k - 1)
      term *= -(mu - odd * odd) / (Double(k) * 8 * size)
      sum += term
    }
    let value = exp(size) / (2 * .pi * size).squareRoot() * sum
    return x < 0 && order == 1 ? -value : value
  }
  let quarter = x * x / 4
  var term = order == 0 ? 1 : x / 2
  var sum = term
  for k in 1..<200 {
    term *= quarter / (Double(k) * Double(k + order))
    sum += term
    if abs(term) < abs(sum) * 1e-17 { break }
  }
  return sum
}
