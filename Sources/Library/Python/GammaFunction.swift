import Glibc

/// The gamma function and its logarithm by Lanczos' approximation (1964), with the terms that CPython uses, so that the last
/// digits are its own.
enum GammaFunction {
  private static let shift = 6.024680040776729583740234375

  /// The rational function's numerator and denominator, the constant terms first.
  private static let terms: [(above: Double, below: Double)] = [
    (23531376880.410759688572007674451636754734846804940, 0),
    (42919803642.649098768957899047001988850926355848959, 39_916_800),
    (35711959237.355668049440185451547166705960488635843, 120_543_840),
    (17921034426.037209699919755754458931112671403265390, 150_917_976),
    (6039542586.3520280050642916443072979210699388420708, 105_258_076),
    (1439720407.3117216736632230727949123939715485786372, 45_995_730),
    (248874557.86205415651146038641322942321632125127801, 13_339_535),
    (31426415.585400194380614231628318205362874684987640, 2_637_558),
    (2876370.6289353724412254090516208496135991145378768, 357_423),
    (186056.26539522349504029498971604569928220784236328, 32_670),
    (8071.6720023658162106380029022722506138218516325024, 1_925),
    (210.82427775157934587250973392071336271166969580291, 66),
    (2.5066282746310002701649081771338373386264310793408, 1),
  ]

  private static func ratio(_ x: Double) -> Double {
    var (above, below) = (0.0, 0.0)
    // For large numbers from the other end, in powers of 1/x, so that nothing overflows.
    if x < 5 {
      for term in terms.reversed() { (above, below) = (above * x + term.above, below * x + term.below) }
    } else {
      for term in terms { (above, below) = (above / x + term.above, below / x + term.below) }
    }
    return above / below
  }

  /// sin πx, of a number from 0 on.
  private static func sinPi(_ x: Double) -> Double {
    let y = fmod(x, 2)
    switch Int((2 * y).rounded()) {
    case 0: return sin(.pi * y)
    case 1: return cos(.pi * (y - 0.5))
    case 2: return sin(.pi * (1 - y))
    case 3: return -cos(.pi * (y - 1.5))
    default: return sin(.pi * (y - 2))
    }
  }

  /// Γ(x); infinite where it overflows, not a number at 0 and the negative whole numbers.
  static func value(_ x: Double) -> Double {
    guard x.isFinite else { return x > 0 || x.isNaN ? x : .nan }
    if x == x.rounded() {
      if x <= 0 { return .nan }
      if x <= 23 { return stride(from: 2, to: x, by: 1).reduce(1, *) }
    }
    let size = x.magnitude
    if size < 1e-20 { return 1 / x }
    if size > 200 { return x < 0 ? 0 / -sinPi(size) : .infinity }
    let half = shift - 0.5
    let y = size + half
    // What was lost in the sum.
    let lost = size > half ? y - size - half : y - half - size
    let correction = lost * shift / y
    func scaled(_ number: Double, _ scale: (Double, Double) -> Double) -> Double {
      if size < 140 { return scale(number, pow(y, size - 0.5)) }
      let root = pow(y, size / 2 - 0.25)
      return scale(scale(number, root), root)
    }
    if x < 0 {
      let r = -.pi / sinPi(size) / size * exp(y) / ratio(size)
      return scaled(r - correction * r, /)
    }
    let r = ratio(size) / exp(y)
    return scaled(r + correction * r, *)
  }

  /// log |Γ(x)|; infinite where it overflows and at 0 and the negative whole numbers.
  static func logarithm(_ x: Double) -> Double {
    guard x.isFinite else { return x.isNaN ? x : .infinity }
    if x == x.rounded(), x <= 2 { return x <= 0 ? .infinity : 0 }
    let size = x.magnitude
    if size < 1e-20 { return -log(size) }
    let r = log(ratio(size)) - shift + (size - 0.5) * (log(size + shift - 0.5) - 1)
    return x < 0 ? 1.144729885849400174143427351353058711647 - log(sinPi(size).magnitude) - log(size) - r : r
  }
}
