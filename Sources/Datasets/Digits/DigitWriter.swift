/// Writes digits with random variation.
///
/// A form of the digit is chosen; its points are perturbed; the smooth curve through them is slanted, rotated and
/// stretched, scaled to about 20 pixels, distorted by an elastic field, and positioned with its centre of mass near
/// the centre of the image.
struct DigitWriter {
  /// The path that was last written.
  private(set) var path = PenPath()

  private var field = ElasticField()
  private var curve: [SIMD2<Float>] = []

  /// The amount of variation.
  private enum Variation {
    /// A point of a form is displaced by `persistence` times the last point's displacement plus a random one of
    /// standard deviation `wobble`, in hundredths of the digit's height; and at the ends of a stroke by another one
    /// of `ends`.
    static let persistence: Float = 0.6
    static let wobble: Float = 2.6
    static let ends: Float = 3
    /// Tangent of half the rotation angle, standard deviation.
    static let halfTurn: Float = 0.06
    /// Horizontal shift per unit of height: mean (a lean to the right) and standard deviation.
    static let lean: Float = 0.1
    static let slant: Float = 0.23
    /// Standard deviation of the ratio of width to height, relative.
    static let width: Float = 0.16
    /// The longer side of the pen's path, in pixels.
    static let size: ClosedRange<Float> = 15.5...19.5
    /// The elastic field's standard deviation, in pixels. Simard et al. found α = 34 best, which is 1.4.
    static let bend: ClosedRange<Float> = 0.3...1.4
    /// The pen's radius, in pixels: mean, standard deviation, and minimum.
    static let pen: Float = 1.3
    static let penSpread: Float = 0.28
    static let thinnest: Float = 0.7
    /// The centre of mass's distance from the image's centre in each direction, standard deviation in pixels.
    static let drift: Float = 0.65
  }

  /// Writes `digit`, 0 to 9, into `path`.
  mutating func write(_ digit: Int, with random: inout SplitMix64) {
    path.removeAll()
    let forms = DigitForm.all[digit]
    let form = Self.choose(among: forms, with: &random)
    trace(form, with: &random)
    pressPen(with: &random)
    placeOnPicture(with: &random)
  }

  private static func choose(among forms: [DigitForm], with random: inout SplitMix64) -> DigitForm {
    var rest = random.uniform() * forms.reduce(0) { $0 + $1.weight }
    for form in forms {
      rest -= form.weight
      if rest < 0 { return form }
    }
    return forms[forms.count - 1]
  }

  /// The form's curves as short straight segments, in the form's own coordinates.
  private mutating func trace(_ form: DigitForm, with random: inout SplitMix64) {
    var written: SIMD2<Float>?
    var moved = SIMD2<Float>.zero
    var stray = SIMD2<Float>.zero
    for (number, points) in form.curves.enumerated() {
      let continues = written == points[0]
      let goesOn = number + 1 < form.curves.count && form.curves[number + 1][0] == points[points.count - 1]
      curve.removeAll(keepingCapacity: true)
      for (i, point) in points.enumerated() {
        if i == 0, continues {
          curve.append(moved)
          continue
        }
        // Displacements of neighbouring points are correlated, so that round forms stay round.
        stray = Variation.persistence * stray + SIMD2(random.normal(), random.normal()) * Variation.wobble
        let isEnd = i == 0 || (i == points.count - 1 && !goesOn)
        let loose = isEnd ? SIMD2(random.normal(), random.normal()) * Variation.ends : .zero
        curve.append(point + stray + loose)
      }
      written = points[points.count - 1]
      moved = curve[curve.count - 1]
      if !continues { path.starts.append(path.points.count) }
      appendSpline(includingFirst: !continues)
    }
  }

  /// The Catmull–Rom spline through `curve`.
  private mutating func appendSpline(includingFirst: Bool) {
    let last = curve.count - 1
    if includingFirst { append(curve[0]) }
    for i in 0..<last {
      let (b, c) = (curve[i], curve[i + 1])
      let a = i > 0 ? curve[i - 1] : 2 * b - c
      let d = i + 1 < last ? curve[i + 2] : 2 * c - b
      let length = ((c - b) * (c - b)).sum().squareRoot()
      // A segment for about every one and a half pixels.
      let pieces = min(max(Int(length / 7), 1), 12)
      for piece in 1...pieces {
        let t = Float(piece) / Float(pieces)
        let (t2, t3) = (t * t, t * t * t)
        let start = (2 * t2 - t3 - t) * a + (3 * t3 - 5 * t2 + 2) * b
        append(0.5 * (start + (4 * t2 - 3 * t3 + t) * c + (t3 - t2) * d))
      }
    }
  }

  private mutating func append(_ point: SIMD2<Float>) {
    path.points.append(SIMD3(point.x, point.y, 0))
  }

  /// Sets the pen's radius at every point, which varies along the line.
  private mutating func pressPen(with random: inout SplitMix64) {
    let radius = max(Variation.pen + Variation.penSpread * random.normal(), Variation.thinnest)
    var pressure: Float = 0.1 * random.normal()
    for i in path.points.indices {
      pressure = 0.9 * pressure + 0.045 * random.normal()
      path.points[i].z = max(radius * (1 + pressure), Variation.thinnest)
    }
  }

  /// From the form's coordinates to pixels.
  private mutating func placeOnPicture(with random: inout SplitMix64) {
    // Rotated by the angle whose half has the tangent t: cos = (1 − t²) ÷ (1 + t²), sin = 2t ÷ (1 + t²).
    let t = Variation.halfTurn * random.normal()
    let (cosine, sine) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
    let lean = Variation.lean + Variation.slant * random.normal()
    let width = max(1 + Variation.width * random.normal(), 0.5)
    var (low, high) = (SIMD2<Float>(repeating: .infinity), SIMD2<Float>(repeating: -.infinity))
    for i in path.points.indices {
      let point = path.points[i]
      let x = point.x * width - point.y * lean
      let turned = SIMD2(cosine * x - sine * point.y, sine * x + cosine * point.y)
      low = pointwiseMin(low, turned)
      high = pointwiseMax(high, turned)
      (path.points[i].x, path.points[i].y) = (turned.x, turned.y)
    }

    let extent = high - low
    let scale = random.uniform(in: Variation.size) / max(extent.x, extent.y, 1)
    let middle = (low + high) * 0.5
    let center = SIMD2<Float>(repeating: Float(SyntheticDigits.side) / 2)
    field.randomize(amplitude: random.uniform(in: Variation.bend), with: &random)
    for i in path.points.indices {
      let scaled = (SIMD2(path.points[i].x, path.points[i].y) - middle) * scale + center
      let bent = scaled + field.displacement(at: scaled)
      (path.points[i].x, path.points[i].y) = (bent.x, bent.y)
    }

    let shift = center - centerOfMass() + SIMD2(random.normal(), random.normal()) * Variation.drift
    for i in path.points.indices {
      path.points[i].x += shift.x
      path.points[i].y += shift.y
    }
  }

  /// The centre of mass of the ink: of all segments, weighted by length and width.
  private func centerOfMass() -> SIMD2<Float> {
    var sum = SIMD2<Float>.zero
    var total: Float = 0
    for (number, start) in path.starts.enumerated() {
      let end = number + 1 < path.starts.count ? path.starts[number + 1] : path.points.count
      for i in start..<max(start, end - 1) {
        let (a, b) = (path.points[i], path.points[i + 1])
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let ink = (dx * dx + dy * dy).squareRoot() * (a.z + b.z)
        sum += SIMD2(a.x + b.x, a.y + b.y) * (0.5 * ink)
        total += ink
      }
    }
    return total > 0 ? sum / total : SIMD2(repeating: Float(SyntheticDigits.side) / 2)
  }
}
