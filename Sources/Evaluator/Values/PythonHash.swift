import Glibc

// CPython's hashes of numbers: modulo 2⁶¹ − 1, so that equal ints and floats have the same hash.

private let modulus = (1 << 61) - 1

extension Int {
  /// The result of `hash(number)`.
  var pythonHash: Int {
    let rest = Int(magnitude % UInt(modulus))
    return self < 0 ? (rest == 1 ? -2 : -rest) : rest
  }
}

extension Double {
  /// The result of `hash(number)`; 0 for NaN.
  package var pythonHash: Int {
    guard isFinite else { return isNaN ? 0 : self < 0 ? -314_159 : 314_159 }
    var exponent: Int32 = 0
    var mantissa = frexp(abs(self), &exponent)
    var hash = 0
    while mantissa != 0 {
      hash = ((hash << 28) & modulus) | hash >> (61 - 28)
      mantissa *= 0x1p28
      exponent -= 28
      let digits = mantissa.rounded(.towardZero)
      mantissa -= digits
      hash += Int(digits)
      if hash >= modulus { hash -= modulus }
    }
    let shift = exponent >= 0 ? Int(exponent) % 61 : 60 - (-1 - Int(exponent)) % 61
    hash = ((hash << shift) & modulus) | hash >> (61 - shift)
    return self < 0 ? (hash == 1 ? -2 : -hash) : hash
  }
}
