import Glibc

/// Float16, Float or Double, with the functions of the C library under their NumPy names.
protocol FloatingElement: StoredElement, BinaryFloatingPoint {
  static func power(_ base: Self, _ exponent: Self) -> Self
  static func remainder(_ left: Self, _ right: Self) -> Self
  static func hypot(_ x: Self, _ y: Self) -> Self
  static func arctan2(_ y: Self, _ x: Self) -> Self
  static func exp(_ x: Self) -> Self
  static func expm1(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  static func log1p(_ x: Self) -> Self
  static func log2(_ x: Self) -> Self
  static func log10(_ x: Self) -> Self
  static func sin(_ x: Self) -> Self
  static func cos(_ x: Self) -> Self
  static func tan(_ x: Self) -> Self
  static func arcsin(_ x: Self) -> Self
  static func arccos(_ x: Self) -> Self
  static func arctan(_ x: Self) -> Self
  static func sinh(_ x: Self) -> Self
  static func cosh(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self
  static func exp2(_ x: Self) -> Self
  static func cbrt(_ x: Self) -> Self
  static func arcsinh(_ x: Self) -> Self
  static func arccosh(_ x: Self) -> Self
  static func arctanh(_ x: Self) -> Self
}

extension FloatingElement {
  /// The remainder with the divisor's sign, as Python's `%`; NaN for a divisor of 0.
  @inline(__always)
  static func modulo(_ left: Self, _ right: Self) -> Self {
    let rest = remainder(left, right)
    if right == 0 || rest.isNaN { return .nan }
    if rest == 0 { return Self(signOf: right, magnitudeOf: 0) }
    return (right < 0) != (rest < 0) ? rest + right : rest
  }

  /// Python's `//`, computed from the remainder as in NumPy, so that it agrees with `%`.
  @inline(__always)
  static func floorDivide(_ left: Self, _ right: Self) -> Self {
    if right == 0 { return left / right }
    let rest = remainder(left, right)
    var quotient = (left - rest) / right
    if rest != 0, (right < 0) != (rest < 0) { quotient -= 1 }
    if quotient == 0 { return Self(signOf: left / right, magnitudeOf: 0) }
    let floored = quotient.rounded(.down)
    return quotient - floored > 0.5 ? floored + 1 : floored
  }
}

extension FloatingElement {
  /// The next number from `x` towards `y`.
  @inline(__always)
  static func nextAfter(_ x: Self, _ y: Self) -> Self {
    if x.isNaN || y.isNaN { return .nan }
    return x == y ? y : x < y ? x.nextUp : x.nextDown
  }

  /// 0 below zero, 1 above, and at zero the second.
  @inline(__always)
  static func heaviside(_ x: Self, _ atZero: Self) -> Self {
    x.isNaN ? x : x == 0 ? atZero : x < 0 ? 0 : 1
  }

  /// log(exp(x) + exp(y)), without overflow.
  static func logAddExp(_ x: Self, _ y: Self) -> Self {
    if x == y { return x + log(2) }
    let difference = x - y
    if difference > 0 { return x + log1p(exp(-difference)) }
    return difference <= 0 ? y + log1p(exp(difference)) : difference
  }

  /// The same with powers of 2.
  static func logAddExp2(_ x: Self, _ y: Self) -> Self {
    if x == y { return x + 1 }
    let (difference, factor) = (x - y, Self(1.4426950408889634))
    if difference > 0 { return x + factor * log1p(exp2(-difference)) }
    return difference <= 0 ? y + factor * log1p(exp2(difference)) : difference
  }
}

extension Float: FloatingElement {
  static func power(_ base: Float, _ exponent: Float) -> Float { powf(base, exponent) }
  static func remainder(_ left: Float, _ right: Float) -> Float { fmodf(left, right) }
  static func hypot(_ x: Float, _ y: Float) -> Float { hypotf(x, y) }
  static func arctan2(_ y: Float, _ x: Float) -> Float { atan2f(y, x) }
  static func exp(_ x: Float) -> Float { expf(x) }
  static func expm1(_ x: Float) -> Float { expm1f(x) }
  static func log(_ x: Float) -> Float { logf(x) }
  static func log1p(_ x: Float) -> Float { log1pf(x) }
  static func log2(_ x: Float) -> Float { log2f(x) }
  static func log10(_ x: Float) -> Float { log10f(x) }
  static func sin(_ x: Float) -> Float { sinf(x) }
  static func cos(_ x: Float) -> Float { cosf(x) }
  static func tan(_ x: Float) -> Float { tanf(x) }
  static func arcsin(_ x: Float) -> Float { asinf(x) }
  static func arccos(_ x: Float) -> Float { acosf(x) }
  static func arctan(_ x: Float) -> Float { atanf(x) }
  static func sinh(_ x: Float) -> Float { sinhf(x) }
  static func cosh(_ x: Float) -> Float { coshf(x) }
  static func tanh(_ x: Float) -> Float { tanhf(x) }
  static func exp2(_ x: Float) -> Float { exp2f(x) }
  static func cbrt(_ x: Float) -> Float { cbrtf(x) }
  static func arcsinh(_ x: Float) -> Float { asinhf(x) }
  static func arccosh(_ x: Float) -> Float { acoshf(x) }
  static func arctanh(_ x: Float) -> Float { atanhf(x) }
}

extension Double: FloatingElement {
  static func power(_ base: Double, _ exponent: Double) -> Double { Glibc.pow(base, exponent) }
  static func remainder(_ left: Double, _ right: Double) -> Double { Glibc.fmod(left, right) }
  static func hypot(_ x: Double, _ y: Double) -> Double { Glibc.hypot(x, y) }
  static func arctan2(_ y: Double, _ x: Double) -> Double { Glibc.atan2(y, x) }
  static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  static func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
  static func log(_ x: Double) -> Double { Glibc.log(x) }
  static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  static func log2(_ x: Double) -> Double { Glibc.log2(x) }
  static func log10(_ x: Double) -> Double { Glibc.log10(x) }
  static func sin(_ x: Double) -> Double { Glibc.sin(x) }
  static func cos(_ x: Double) -> Double { Glibc.cos(x) }
  static func tan(_ x: Double) -> Double { Glibc.tan(x) }
  static func arcsin(_ x: Double) -> Double { Glibc.asin(x) }
  static func arccos(_ x: Double) -> Double { Glibc.acos(x) }
  static func arctan(_ x: Double) -> Double { Glibc.atan(x) }
  static func sinh(_ x: Double) -> Double { Glibc.sinh(x) }
  static func cosh(_ x: Double) -> Double { Glibc.cosh(x) }
  static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
  static func exp2(_ x: Double) -> Double { Glibc.exp2(x) }
  static func cbrt(_ x: Double) -> Double {
    // The C library's is off by one now and then: a step of Newton's.
    let y = Glibc.cbrt(x)
    guard y.isFinite, y != 0 else { return y }
    let square = y * y
    let rest = (-x).addingProduct(square, y) + (-square).addingProduct(y, y) * y
    return y - rest / (3 * square)
  }
  static func arcsinh(_ x: Double) -> Double { Glibc.asinh(x) }
  static func arccosh(_ x: Double) -> Double { Glibc.acosh(x) }
  static func arctanh(_ x: Double) -> Double { Glibc.atanh(x) }
}

/// Computed in single precision and rounded, as in NumPy.
extension Float16: FloatingElement {
  static func power(_ base: Float16, _ exponent: Float16) -> Float16 {
    Float16(Float.power(Float(base), Float(exponent)))
  }
  static func remainder(_ left: Float16, _ right: Float16) -> Float16 {
    Float16(Float.remainder(Float(left), Float(right)))
  }
  static func hypot(_ x: Float16, _ y: Float16) -> Float16 { Float16(Float.hypot(Float(x), Float(y))) }
  static func arctan2(_ y: Float16, _ x: Float16) -> Float16 { Float16(Float.arctan2(Float(y), Float(x))) }
  static func exp(_ x: Float16) -> Float16 { Float16(Float.exp(Float(x))) }
  static func expm1(_ x: Float16) -> Float16 { Float16(Float.expm1(Float(x))) }
  static func log(_ x: Float16) -> Float16 { Float16(Float.log(Float(x))) }
  static func log1p(_ x: Float16) -> Float16 { Float16(Float.log1p(Float(x))) }
  static func log2(_ x: Float16) -> Float16 { Float16(Float.log2(Float(x))) }
  static func log10(_ x: Float16) -> Float16 { Float16(Float.log10(Float(x))) }
  static func sin(_ x: Float16) -> Float16 { Float16(Float.sin(Float(x))) }
  static func cos(_ x: Float16) -> Float16 { Float16(Float.cos(Float(x))) }
  static func tan(_ x: Float16) -> Float16 { Float16(Float.tan(Float(x))) }
  static func arcsin(_ x: Float16) -> Float16 { Float16(Float.arcsin(Float(x))) }
  static func arccos(_ x: Float16) -> Float16 { Float16(Float.arccos(Float(x))) }
  static func arctan(_ x: Float16) -> Float16 { Float16(Float.arctan(Float(x))) }
  static func sinh(_ x: Float16) -> Float16 { Float16(Float.sinh(Float(x))) }
  static func cosh(_ x: Float16) -> Float16 { Float16(Float.cosh(Float(x))) }
  static func tanh(_ x: Float16) -> Float16 { Float16(Float.tanh(Float(x))) }
  static func exp2(_ x: Float16) -> Float16 { Float16(Float.exp2(Float(x))) }
  static func cbrt(_ x: Float16) -> Float16 { Float16(Float.cbrt(Float(x))) }
  static func arcsinh(_ x: Float16) -> Float16 { Float16(Float.arcsinh(Float(x))) }
  static func arccosh(_ x: Float16) -> Float16 { Float16(Float.arccosh(Float(x))) }
  static func arctanh(_ x: Float16) -> Float16 { Float16(Float.arctanh(Float(x))) }
}
