/// The content of a synthetic image: a background, figures from back to front, and the noise level.
struct SyntheticScene: Sendable {
  var background: Surface
  var figures: [ShapeFigure] = []
  /// Standard deviation of the noise, in grey levels.
  var noise: Float

  /// The amount of variation.
  private enum Variation {
    static let figures = 3...7
    /// A figure's radius, in units of the image's side.
    static let radius: ClosedRange<Float> = 0.07...0.19
    static let lineRadius: ClosedRange<Float> = 0.11...0.24
    /// Half the thickness of lines: 0.7 to 1.5 pixels of 64.
    static let halfWidth: ClosedRange<Float> = 0.011...0.024
    static let noise: ClosedRange<Float> = 3...14
    /// The minimum difference between a figure and the background, in grey levels, over the three colours.
    static let contrast: Float = 130
  }

  init(with random: inout SplitMix64) {
    background = Surface(with: &random, spread: 26)
    noise = random.uniform(in: Variation.noise)
    let count = Variation.figures.lowerBound + random.index(below: Variation.figures.count)
    for _ in 0..<count {
      let form = Self.form(with: &random)
      let isLine = form == .ring || form == .cross
      let place = SIMD2(random.uniform(), random.uniform())
      figures.append(
        ShapeFigure(
          form: form, centre: place * 0.92 + 0.04,
          radius: random.uniform(in: isLine ? Variation.lineRadius : Variation.radius),
          halfWidth: random.uniform(in: Variation.halfWidth), direction: random.direction(),
          surface: surface(with: &random)))
    }
  }

  private static func form(with random: inout SplitMix64) -> ShapeFigure.Form {
    var rest = random.index(below: ShapeFigure.Form.allCases.reduce(0) { $0 + $1.weight })
    for form in ShapeFigure.Form.allCases {
      if rest < form.weight { return form }
      rest -= form.weight
    }
    return .disk
  }

  /// A surface whose colours both contrast with the background's.
  private func surface(with random: inout SplitMix64) -> Surface {
    var best = Surface(with: &random, spread: 60)
    var most = contrast(of: best)
    // After a few attempts the best one is used, so that this terminates.
    for _ in 0..<8 where most < Variation.contrast {
      let other = Surface(with: &random, spread: 60)
      let contrast = contrast(of: other)
      if contrast > most { (best, most) = (other, contrast) }
    }
    return best
  }

  /// The minimum difference of a colour of the surface from one of the background, summed over red, green and blue.
  private func contrast(of surface: Surface) -> Float {
    func difference(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
      abs(a.x - b.x) + abs(a.y - b.y) + abs(a.z - b.z)
    }
    return min(
      min(difference(surface.first, background.first), difference(surface.first, background.second)),
      min(difference(surface.second, background.first), difference(surface.second, background.second)))
  }
}

extension Surface {
  /// A random surface whose two colours differ by about `spread` grey levels.
  init(with random: inout SplitMix64, spread: Float) {
    let base = SIMD3(random.uniform(), random.uniform(), random.uniform()) * 215 + 20
    let change = SIMD3(random.normal(), random.normal(), random.normal()) * spread
    self.init(
      pattern: Pattern.allCases[random.index(below: Pattern.allCases.count)], first: base,
      second: (base + change).clamped(lowerBound: SIMD3(repeating: 0), upperBound: SIMD3(repeating: 255)),
      direction: random.direction(), frequency: 1 / random.uniform(in: 0.07...0.22),
      phase: SIMD2(random.uniform(), random.uniform()), shading: random.uniform(in: -40...40))
  }
}

extension SplitMix64 {
  /// A unit vector, uniformly distributed: a point of the disk by rejection, normalized.
  ///
  /// No sine: only correctly rounded operations, the same on every machine.
  mutating func direction() -> SIMD2<Float> {
    for _ in 0..<64 {
      let point = SIMD2(uniform(in: -1...1), uniform(in: -1...1))
      let square = (point * point).sum()
      if square <= 1, square > 0.01 { return point / square.squareRoot() }
    }
    return SIMD2(1, 0)
  }
}
