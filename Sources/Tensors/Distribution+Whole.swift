import Engine
import Glibc

/// Distributions of whole numbers.
extension RandomSampling {
  /// Below a mean of 10 by multiplying uniform numbers, else by transformed rejection (Hörmann 1993).
  mutating func poisson(_ mean: Double) -> Double {
    if mean == 0 { return 0 }
    if !(mean >= 10) {
      let bound = exp(-mean)
      var (count, product) = (0.0, 1.0)
      while true {
        product *= nextUniform()
        // Also where the mean is no number.
        guard product > bound else { return count }
        count += 1
      }
    }
    let (root, logarithm) = (mean.squareRoot(), log(mean))
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let inverse = 1.1239 + 1.1328 / (b - 3.4)
    let limit = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = nextUniform() - 0.5
      let v = nextUniform()
      let us = 0.5 - u.magnitude
      let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
      if us >= 0.07, v <= limit { return k }
      if k < 0 || us < 0.013 && v > us { continue }
      if log(v) + log(inverse) - log(a / (us * us) + b) <= -mean + k * logarithm - Self.logGamma(k + 1) {
        return k
      }
    }
  }

  /// log Γ(x), as NumPy computes it.
  static func logGamma(_ x: Double) -> Double {
    if x == 1 || x == 2 { return 0 }
    let count = x < 7 ? Int(7 - x) : 0
    var shifted = x + Double(count)
    let square = 1 / shifted * (1 / shifted)
    var series = gammaSeries[9]
    for coefficient in gammaSeries[..<9].reversed() { series = series * square + coefficient }
    var result = series / shifted + 0.5 * 1.8378770664093453 + (shifted - 0.5) * log(shifted) - shifted
    for _ in 0..<count {
      result -= log(shifted - 1)
      shifted -= 1
    }
    return result
  }

  private static var gammaSeries: [Double] {
    [
      8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04,
      8.417508417508418e-04, -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02,
      1.796443723688307e-01, -1.39243221690590e+00,
    ]
  }

  /// - `drawsAlways`: whether a number is drawn also where the result is known, as NumPy's older kind does.
  mutating func binomial(_ count: Double, _ p: Double, drawsAlways: Bool = Self.isLegacy) -> Double {
    if !drawsAlways, count == 0 || p == 0 { return 0 }
    if p <= 0.5 {
      return p * count <= 30 ? binomialByInversion(count, p) : binomialByRejection(count, p)
    }
    let q = 1 - p
    return count - (q * count <= 30 ? binomialByInversion(count, q) : binomialByRejection(count, q))
  }

  private mutating func binomialByInversion(_ n: Double, _ p: Double) -> Double {
    let q = 1 - p
    // log1p, since 1 - p is 1 where p is tiny.
    let start = exp(n * log1p(-p))
    let mean = n * p
    let bound = min(n, mean + 10 * (mean * q + 1).squareRoot()).rounded(.towardZero)
    var (x, px, u) = (0.0, start, nextUniform())
    while u > px {
      x += 1
      if x > bound {
        (x, px, u) = (0, start, nextUniform())
      } else {
        u -= px
        px = (n - x + 1) * p * px / (x * q)
      }
    }
    return x
  }

  /// BTPE (Kachitvichyanukul and Schmeiser 1988).
  private mutating func binomialByRejection(_ n: Double, _ p: Double) -> Double {
    let r = min(p, 1 - p)
    let q = 1 - r
    let fm = n * r + r
    let m = fm.rounded(.down)
    let p1 = (2.195 * (n * r * q).squareRoot() - 4.6 * q).rounded(.down) + 0.5
    let (xm, c) = (m + 0.5, 0.134 + 20.5 / (15.3 + m))
    let (xl, xr) = (xm - p1, xm + p1)
    let left = (fm - xl) / (fm - xl * r)
    let laml = left * (1 + left / 2)
    let right = (xr - fm) / (xr * q)
    let lamr = right * (1 + right / 2)
    let p2 = p1 * (1 + 2 * c)
    let p3 = p2 + c / laml
    let p4 = p3 + c / lamr
    let nrq = n * r * q
    while true {
      let u = nextUniform() * p4
      var v = nextUniform()
      var y: Double
      if u <= p1 {
        y = (xm - p1 * v + u).rounded(.down)
        return p > 0.5 ? n - y : y
      }
      if u <= p2 {
        let x = xl + (u - p1) / c
        v = v * c + 1 - (m - x + 0.5).magnitude / p1
        if v > 1 { continue }
        y = x.rounded(.down)
      } else if u <= p3 {
        y = (xl + log(v) / laml).rounded(.down)
        if y < 0 || v == 0 { continue }
        v = v * (u - p2) * laml
      } else {
        y = (xr - log(v) / lamr).rounded(.down)
        if y > n || v == 0 { continue }
        v = v * (u - p3) * lamr
      }
      if Self.isAccepted(y, v, n, r, q, m, nrq, xm) { return p > 0.5 ? n - y : y }
    }
  }

  private static func isAccepted(
    _ y: Double, _ v: Double, _ n: Double, _ r: Double, _ q: Double, _ m: Double, _ nrq: Double, _ xm: Double
  ) -> Bool {
    let k = (y - m).magnitude
    if !(k > 20 && k < nrq / 2 - 1) {
      let s = r / q
      let a = s * (n + 1)
      var f = 1.0
      if m < y {
        for i in stride(from: m + 1, through: y, by: 1) { f *= a / i - s }
      } else if m > y {
        for i in stride(from: y + 1, through: m, by: 1) { f /= a / i - s }
      }
      return v <= f
    }
    let rho = k / nrq * ((k * (k / 3 + 0.625) + 0.16666666666666666) / nrq + 0.5)
    let t = -k * k / (2 * nrq)
    let logV = log(v)
    if logV < t - rho { return true }
    if logV > t + rho { return false }
    let (x1, f1, z, w) = (y + 1, m + 1, n + 1 - m, n - y + 1)
    func tail(_ x: Double) -> Double {
      let square = x * x
      return (13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / x / 166320
    }
    let bound =
      xm * log(f1 / x1) + (n - m + 0.5) * log(z / w) + (y - m) * log(w * r / (x1 * q)) + tail(f1) + tail(z)
      + tail(x1) + tail(w)
    return logV <= bound
  }

  /// The number of trials up to the first success.
  mutating func geometric(_ p: Double) -> Double {
    if p >= 0.333333333333333333333333 {
      var (count, sum, product) = (1.0, p, p)
      let u = nextUniform()
      while u > sum {
        product *= 1 - p
        sum += product
        count += 1
      }
      return count
    }
    return Self.isLegacy
      ? (log1p(-nextUniform()) / log(1 - p)).rounded(.up) : (-nextExponential() / log1p(-p)).rounded(.up)
  }

  /// Kemp's method LK (1981).
  mutating func logSeries(_ p: Double) -> Double {
    let r = log1p(-p)
    while true {
      let v = nextUniform()
      if v >= p { return 1 }
      let u = nextUniform()
      let q = -expm1(r * u)
      if v <= q * q {
        let result = (1 + log(v) / log(q)).rounded(.down)
        if result < 1 || v == 0 { continue }
        return result
      }
      return v >= q ? 1 : 2
    }
  }

  /// By rejection (Devroye 1986).
  mutating func zipf(_ a: Double) -> Double {
    if !Self.isLegacy, a >= 1025 { return 1 }
    let (less, b) = (a - 1, pow(2, a - 1))
    let least = pow(9223372036854775807.0, -less)
    while true {
      let u = Self.isLegacy ? 1 - nextUniform() : nextUniform()
      let v = nextUniform()
      let mixed = Self.isLegacy ? u : u * least + (1 - u)
      let x = pow(mixed, -1 / less).rounded(.down)
      if x > 0x1p63 || x < 1 { continue }
      let t = pow(1 + 1 / x, less)
      if v * x * (t - 1) / (b - 1) <= t / b { return x }
    }
  }

  /// How many of `sample` elements, drawn from `good` and `bad` ones without replacement, are good.
  mutating func hypergeometric(_ good: Double, _ bad: Double, _ sample: Double) -> Double {
    if Self.isLegacy {
      if sample > 10 { return hypergeometricByRatio(good, bad, sample) }
      return sample > 0 ? hypergeometricByUniforms(good, bad, sample) : 0
    }
    return sample >= 10 && sample <= good + bad - 10
      ? hypergeometricByRatio(good, bad, sample) : hypergeometricByCounting(good, bad, sample)
  }

  /// One element after the other; of more than half, those that are left.
  private mutating func hypergeometricByCounting(_ good: Double, _ bad: Double, _ sample: Double) -> Double {
    let total = good + bad
    let leavesRest = sample > (total / 2).rounded(.down)
    var (draws, all, left) = (leavesRest ? total - sample : sample, total, good)
    while draws > 0, left > 0, all > left {
      all -= 1
      if Double(nextMasked(upTo: UInt64(all))) < left { left -= 1 }
      draws -= 1
    }
    if all == left { left -= draws }
    return leavesRest ? left : good - left
  }

  private mutating func hypergeometricByUniforms(_ good: Double, _ bad: Double, _ sample: Double) -> Double {
    let rest = bad + good - sample
    let fewer = min(bad, good)
    var (y, k) = (fewer, sample)
    while y > 0 {
      let u = nextUniform()
      y -= (u + y / (rest + k)).rounded(.down)
      k -= 1
      if k == 0 { break }
    }
    return good > bad ? sample - (fewer - y) : fewer - y
  }

  /// HRUA, by the ratio of uniforms (Stadlober 1990).
  private mutating func hypergeometricByRatio(_ good: Double, _ bad: Double, _ sample: Double) -> Double {
    let (total, fewer, more) = (good + bad, min(good, bad), max(good, bad))
    let draws = min(sample, total - sample)
    let p = fewer / total
    let q = Self.isLegacy ? 1 - p : more / total
    let center = draws * p + 0.5
    let variance = (total - draws) * (Self.isLegacy ? sample : draws) * p * q / (total - 1)
    let scale = (variance + 0.5).squareRoot()
    let width = 1.7155277699214135 * scale + 0.8989161620588988
    let mode = ((draws + 1) * (fewer + 1) / (total + 2)).rounded(.down)
    func weight(_ k: Double) -> Double {
      let factorial = Self.isLegacy ? { Self.logGamma($0 + 1) } : { lgamma($0 + 1) }
      return factorial(k) + factorial(fewer - k) + factorial(draws - k) + factorial(more - draws + k)
    }
    let most = weight(mode)
    let bound = min(min(draws, fewer) + 1, (center + 16 * scale).rounded(.down))
    while true {
      let (u, v) = (nextUniform(), nextUniform())
      let x = center + width * (v - 0.5) / u
      if x < 0 || x >= bound { continue }
      let k = x.rounded(.down)
      let t = most - weight(k)
      if u * (4 - u) - 3 > t {
        if u * (u - t) >= 1 { continue }
        if 2 * log(u) > t { continue }
      }
      let drawn = good > bad ? draws - k : k
      return draws < sample ? good - drawn : drawn
    }
  }

  /// How often each of several outcomes occurs in `count` trials; the last takes what is left.
  mutating func multinomial(_ count: Int, _ probabilities: [Double]) -> [Int] {
    var (rest, sum) = (Double(count), 1.0)
    var result = [Int](repeating: 0, count: probabilities.count)
    for index in probabilities.indices.dropLast() {
      let drawn = binomial(rest, min(max(probabilities[index] / sum, 0), 1), drawsAlways: false)
      result[index] = Int(drawn)
      rest -= drawn
      if rest <= 0 { return result }
      sum -= probabilities[index]
    }
    if !result.isEmpty { result[result.count - 1] = Int(rest) }
    return result
  }
}

/// Arrays of a distribution.
extension RandomSampling {
  /// Numbers of a distribution whose parameters are arrays of this shape, or of one number each: int64 of whole numbers,
  /// else float64.
  /// - Throws: `TensorError` for an impossible shape, `OutOfMemory`, `Interrupted`.
  package mutating func drawn(_ distribution: Distribution, shape: Shape, _ parameters: [Tensor]) throws
    -> Tensor
  {
    let isWhole = distribution.isWhole
    let result = try Tensor(zeros: shape, dtype: isWhole ? .int64 : .float64)
    let floats = isWhole ? nil : result.freshPointer(as: Double.self)
    let integers = isWhole ? result.freshPointer(as: Int64.self) : nil
    let arrays = try parameters.map { try $0.count == 1 ? $0 : $0.broadcast(to: shape) }
    let columns = try arrays.map { try $0.elements(Double.self) }
    var values = columns.map { $0.first ?? 0 }
    for index in 0..<result.count {
      if index & 0xFFFF == 0 { try Interruption.check() }
      for (place, column) in columns.enumerated() where column.count > 1 { values[place] = column[index] }
      let number = values.withUnsafeBufferPointer { distribution.draw(&self, $0) }
      floats?[index] = number
      integers?[index] = Self.integer(number)
    }
    return result
  }

  /// A whole number; the largest there is for what is larger, except of NumPy's older kind, which lets it overflow.
  private static func integer(_ number: Double) -> Int64 {
    if number.magnitude < 0x1p63 { return Int64(number) }
    return number > 0 && !isLegacy ? .max : .min
  }

  /// `multinomial` as many times as the shape has places; the outcomes are a further axis.
  /// - Throws: as `drawn`.
  package mutating func multinomials(_ count: Int, _ probabilities: [Double], shape: Shape) throws -> Tensor {
    let full = Shape(shape.dimensions + [probabilities.count])
    let result = try Tensor(zeros: full, dtype: .int64)
    let target = result.freshPointer(as: Int64.self)
    let times = probabilities.isEmpty ? 0 : result.count / probabilities.count
    for time in 0..<times {
      if time & 0xFFF == 0 { try Interruption.check() }
      for (place, drawn) in multinomial(count, probabilities).enumerated() {
        target[time * probabilities.count + place] = Int64(drawn)
      }
    }
    return result
  }
}
