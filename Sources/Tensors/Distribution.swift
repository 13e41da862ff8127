import Glibc

/// A distribution of random numbers, by NumPy's name. Each is drawn by the method of
/// NumPy's C code, so that a seed gives NumPy's numbers; the two kinds of generators differ in some.
package enum Distribution: String, CaseIterable, Sendable {
  case uniform, normal
  case standardExponential = "standard_exponential"
  case exponential
  case standardGamma = "standard_gamma"
  case gamma, beta, chisquare, f
  case standardT = "standard_t"
  case standardCauchy = "standard_cauchy"
  case pareto, weibull, power, laplace, gumbel, logistic, lognormal, rayleigh, wald, triangular, vonmises
  case noncentralChisquare = "noncentral_chisquare"
  case noncentralF = "noncentral_f"
  case poisson, binomial, geometric
  case negativeBinomial = "negative_binomial"
  case logseries, zipf, hypergeometric

  /// Whether the numbers are whole.
  package var isWhole: Bool {
    switch self {
    case .poisson, .binomial, .geometric, .negativeBinomial, .logseries, .zipf, .hypergeometric: true
    default: false
    }
  }

  /// A number; the parameters stand in NumPy's order.
  func draw<Source: RandomSampling>(_ source: inout Source, _ parameters: UnsafeBufferPointer<Double>)
    -> Double
  {
    func parameter(_ index: Int) -> Double { index < parameters.count ? parameters[index] : 0 }
    let (a, b) = (parameter(0), parameter(1))
    switch self {
    case .uniform: return a + (b - a) * source.nextUniform()
    case .normal: return a + b * source.nextNormal()
    case .standardExponential: return source.nextExponential()
    case .exponential: return a * source.nextExponential()
    case .standardGamma: return source.gamma(a)
    case .gamma: return b * source.gamma(a)
    case .beta: return source.beta(a, b)
    case .chisquare: return source.chiSquare(a)
    case .f: return source.chiSquare(a) * b / (source.chiSquare(b) * a)
    case .standardT:
      let normal = source.nextNormal()
      return (a / 2).squareRoot() * normal / source.gamma(a / 2).squareRoot()
    case .standardCauchy:
      let top = source.nextNormal()
      return top / source.nextNormal()
    case .pareto:
      let x = source.nextExponential() / a
      return Source.isLegacy ? exp(x) - 1 : expm1(x)
    case .weibull: return a == 0 ? 0 : pow(source.nextExponential(), 1 / a)
    case .power:
      let x = -source.nextExponential()
      return pow(Source.isLegacy ? 1 - exp(x) : -expm1(x), 1 / a)
    case .laplace: return source.laplace(a, b)
    case .gumbel:
      while true {
        let u = 1 - source.nextUniform()
        if u < 1 { return a - b * log(-log(u)) }
      }
    case .logistic:
      while true {
        let u = source.nextUniform()
        if u > 0 { return a + b * log(u / (1 - u)) }
      }
    case .lognormal: return exp(a + b * source.nextNormal())
    case .rayleigh:
      return Source.isLegacy
        ? a * (-2 * log1p(-source.nextUniform())).squareRoot()
        : a * (2 * source.nextExponential()).squareRoot()
    case .wald: return source.wald(a, b)
    case .triangular: return source.triangular(a, b, parameter(2))
    case .vonmises: return source.vonMises(a, b)
    case .noncentralChisquare: return source.noncentralChiSquare(a, b)
    case .noncentralF:
      let top = source.noncentralChiSquare(a, parameter(2)) * b
      return top / (source.chiSquare(b) * a)
    case .poisson: return source.poisson(a)
    case .binomial: return source.binomial(a, b)
    case .geometric: return source.geometric(a)
    case .negativeBinomial: return source.poisson(source.gamma(a) * ((1 - b) / b))
    case .logseries: return source.logSeries(a)
    case .zipf: return source.zipf(a)
    case .hypergeometric: return source.hypergeometric(a, b, parameter(2))
    }
  }
}

/// Continuous distributions.
extension RandomSampling {
  /// The gamma distribution of scale 1 (Marsaglia and Tsang 2000; below 1 by rejection).
  mutating func gamma(_ shape: Double) -> Double {
    if shape == 1 { return nextExponential() }
    if shape == 0 { return 0 }
    if shape < 1 {
      while true {
        let u = nextUniform()
        let v = nextExponential()
        if u <= 1 - shape {
          let x = pow(u, 1 / shape)
          if x <= v { return x }
        } else {
          let y = -log((1 - u) / shape)
          let x = pow(1 - shape + shape * y, 1 / shape)
          if x <= v + y { return x }
        }
      }
    }
    let b = shape - 1.0 / 3
    let c = 1 / (9 * b).squareRoot()
    while true {
      var (x, v) = (0.0, 0.0)
      repeat {
        x = nextNormal()
        v = 1 + c * x
      } while v <= 0
      v = v * v * v
      let u = nextUniform()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
    }
  }

  /// A number of the gamma distribution of scale 1.
  package mutating func gammaNumber(_ shape: Double) -> Double { gamma(shape) }

  /// A number of the beta distribution; `a` or `b` may be 0.
  package mutating func betaNumber(_ a: Double, _ b: Double) -> Double { beta(a, b) }

  mutating func chiSquare(_ degrees: Double) -> Double { 2 * gamma(degrees / 2) }

  /// By two gamma numbers; where both parameters are at most 1, by Jöhnk's method.
  mutating func beta(_ a: Double, _ b: Double) -> Double {
    guard a <= 1, b <= 1 else {
      let first = gamma(a)
      return first / (first + gamma(b))
    }
    // Then the result is 0 or 1, to any precision.
    if !Self.isLegacy, a < 3e-103, b < 3e-103 { return (a + b) * nextUniform() < a ? 1 : 0 }
    while true {
      let (u, v) = (nextUniform(), nextUniform())
      let (x, y) = (pow(u, 1 / a), pow(v, 1 / b))
      guard x + y <= 1, Self.isLegacy || u + v > 0 else { continue }
      if Self.isLegacy ? x + y > 0 : x > 0 && y > 0 { return x / (x + y) }
      let (logX, logY) = (log(u) / a, log(v) / b)
      if !Self.isLegacy {
        let more = logX - logY
        return more > 0 ? exp(-log1p(exp(-more))) : exp(more - log1p(exp(more)))
      }
      let most = max(logX, logY)
      return exp(logX - most - log(exp(logX - most) + exp(logY - most)))
    }
  }

  mutating func laplace(_ center: Double, _ scale: Double) -> Double {
    while true {
      let u = nextUniform()
      if u >= 0.5 { return center - scale * log(2 - u - u) }
      if u > 0 { return center + scale * log(u + u) }
    }
  }

  /// The inverse Gaussian distribution.
  mutating func wald(_ mean: Double, _ scale: Double) -> Double {
    let normal = nextNormal()
    let x: Double
    if Self.isLegacy {
      let y = mean * normal * normal
      x = mean + mean / (2 * scale) * (y - (4 * scale * y + y * y).squareRoot())
    } else {
      let y = mean * normal * normal
      let ratio = 1 + y / (2 * scale) - (4 * scale * y + y * y).squareRoot() / (2 * scale)
      x = mean * ratio
    }
    return nextUniform() <= mean / (mean + x) ? x : mean * mean / x
  }

  mutating func triangular(_ left: Double, _ mode: Double, _ right: Double) -> Double {
    let (base, leftBase) = (right - left, mode - left)
    let u = nextUniform()
    if u <= leftBase / base { return left + (u * (leftBase * base)).squareRoot() }
    return right - ((1 - u) * ((right - mode) * base)).squareRoot()
  }

  /// The normal distribution on a circle (Best and Fisher 1979).
  mutating func vonMises(_ mu: Double, _ kappa: Double) -> Double {
    if kappa.isNaN { return .nan }
    if kappa < 1e-8 { return .pi * (2 * nextUniform() - 1) }
    let s: Double
    if kappa < 1e-5 {
      s = 1 / kappa + kappa
    } else if kappa <= 1e6 || Self.isLegacy {
      let r = 1 + (1 + 4 * kappa * kappa).squareRoot()
      let rho = (r - (2 * r).squareRoot()) / (2 * kappa)
      s = (1 + rho * rho) / (2 * rho)
    } else {
      var result = mu + (1 / kappa).squareRoot() * nextNormal()
      if result < -.pi { result += 2 * .pi }
      if result > .pi { result -= 2 * .pi }
      return result
    }
    var w = 0.0
    while true {
      let z = cos(.pi * nextUniform())
      w = (1 + s * z) / (s + z)
      let y = kappa * (s - w)
      let v = nextUniform()
      // `v == 0` is accepted as in NumPy.
      if y * (2 - y) - v >= 0 || log(y / v) + 1 - y >= 0 { break }
    }
    var result = acos(w)
    if nextUniform() < 0.5 { result = -result }
    result += mu
    let isNegative = result < 0
    var size = result.magnitude
    size = fmod(size + .pi, 2 * .pi) - .pi
    return isNegative ? -size : size
  }

  mutating func noncentralChiSquare(_ degrees: Double, _ nonc: Double) -> Double {
    if nonc.isNaN { return .nan }
    if nonc == 0 { return chiSquare(degrees) }
    if degrees > 1 {
      let rest = chiSquare(degrees - 1)
      let normal = nextNormal() + nonc.squareRoot()
      return rest + normal * normal
    }
    let count = poisson(nonc / 2)
    return chiSquare(degrees + 2 * count)
  }
}
