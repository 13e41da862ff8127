import Glibc

/// Arithmetic by Python's rules.
package enum Numbers {
  /// `a // b` rounded towards minus infinity; `b` is not zero.
  static func floorDivide(_ a: Int, _ b: Int) -> (partialValue: Int, overflow: Bool) {
    let (quotient, overflow) = a.dividedReportingOverflow(by: b)
    if overflow { return (quotient, true) }
    let needsStep = (a % b != 0) && ((a < 0) != (b < 0))
    return (needsStep ? quotient - 1 : quotient, false)
  }

  /// `a % b` with the sign of `b`; `b` is not zero.
  package static func modulo(_ a: Int, _ b: Int) -> Int {
    if b == -1 { return 0 }
    let remainder = a % b
    return remainder != 0 && ((remainder < 0) != (b < 0)) ? remainder + b : remainder
  }

  static func floorDivide(_ a: Double, _ b: Double) -> Double {
    // As CPython: from the remainder, so that (a // b) * b + a % b stays close to a.
    let remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0, (b < 0) != (remainder < 0) { quotient -= 1 }
    if quotient == 0 { return copysign(0, a / b) }
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }

  package static func modulo(_ a: Double, _ b: Double) -> Double {
    let remainder = fmod(a, b)
    if remainder == 0 { return copysign(0, b) }
    return (b < 0) != (remainder < 0) ? remainder + b : remainder
  }

  /// `a / b`, rounded once; `b` is not zero.
  static func quotient(_ a: Int, _ b: Int) -> Double {
    let exact = 1 << 53
    if abs(clamped(a)) <= exact, abs(clamped(b)) <= exact { return Double(a) / Double(b) }
    return Double(Float80(a) / Float80(b))
  }

  private static func clamped(_ value: Int) -> Int { value == Int.min ? Int.max : value }

  /// `base ** exponent` for an exponent of zero or more.
  static func power(_ base: Int, _ exponent: Int) -> (partialValue: Int, overflow: Bool) {
    if base == 1 || exponent == 0 { return (1, false) }
    if base == 0 { return (0, false) }
    if base == -1 { return (exponent % 2 == 0 ? 1 : -1, false) }
    if exponent > 63 { return (0, true) }
    var result = 1
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      if overflow { return (0, true) }
      result = product
    }
    return (result, false)
  }

  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  /// `(base ** exponent) % modulus` without large intermediate results; the modulus is not zero.
  static func power(_ base: Int, _ exponent: Int, modulo modulus: Int) -> Int {
    let size = UInt(bitPattern: modulus).magnitude(ofSigned: modulus)
    if size == 1 { return 0 }
    func reduced(_ high: UInt, _ low: UInt) -> UInt { size.dividingFullWidth((high, low)).remainder }
    var result: UInt = 1
    var factor = UInt(self.modulo(base, modulus < 0 && modulus != Int.min ? -modulus : modulus).magnitude)
    if modulus == Int.min { factor = base.magnitude % size }
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 {
        let product = result.multipliedFullWidth(by: factor)
        result = reduced(product.high, product.low)
      }
      let square = factor.multipliedFullWidth(by: factor)
      factor = reduced(square.high, square.low)
      rest >>= 1
    }
    let positive = Int(clamping: result)
    return modulus < 0 && positive != 0 ? positive + modulus : positive
  }

  /// The modular inverse of `base`; `nil` if there is none.
  static func inverse(of base: Int, modulo modulus: Int) -> Int? {
    guard modulus != Int.min else { return nil }
    let size = abs(modulus)
    // Euclid's algorithm; the coefficients stay below the modulus.
    var (a, b) = (self.modulo(base, size), size)
    var (x, y) = (1, 0)
    while b != 0 {
      let quotient = a / b
      (a, b) = (b, a - quotient * b)
      (x, y) = (y, x &- quotient &* y)
    }
    return a == 1 ? self.modulo(x, size) : size == 1 ? 0 : nil
  }

  /// A float truncated to an integer; `nil` if out of range.
  static func truncated(_ value: Double) -> Int? { Int(exactly: value.rounded(.towardZero)) }
}

extension UInt {
  fileprivate func magnitude(ofSigned value: Int) -> UInt { value.magnitude }
}
