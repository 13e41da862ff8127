/// A smooth random displacement field (elastic distortion).
///
/// Simard, Steinkraus and Platt (2003) displace every pixel at random and smooth the displacements with a Gaussian
/// of σ = 4 pixels. Here random displacements at knots 4 · √3 pixels apart are interpolated with the cubic
/// B-spline, which approximates a Gaussian of the same variance (knot distance² ÷ 3), so that the field can be
/// evaluated at the points of a stroke.
struct ElasticField {
  private static let spacing: Float = 6.928203
  private static let knots = 8
  /// The mean over the plane of the spline's squared weights is 0.479 per axis; dividing by it makes the amplitude
  /// that of the smoothed field.
  private static let gain: Float = 1 / 0.479

  private var displacements = [SIMD2<Float>](repeating: .zero, count: knots * knots)

  /// A new field, whose displacement in each direction has mean 0 and standard deviation `amplitude`, in pixels.
  mutating func randomize(amplitude: Float, with random: inout SplitMix64) {
    for i in displacements.indices {
      displacements[i] = SIMD2(random.normal(), random.normal()) * (amplitude * Self.gain)
    }
  }

  /// The displacement at `point`, in pixels; outside the image that of its border.
  func displacement(at point: SIMD2<Float>) -> SIMD2<Float> {
    let last = Float(Self.knots - 3) - 0.001
    let place = (point / Self.spacing).clamped(lowerBound: .zero, upperBound: SIMD2(repeating: last))
    let cell = place.rounded(.down)
    let horizontal = Self.weights(place.x - cell.x)
    let vertical = Self.weights(place.y - cell.y)
    var sum = SIMD2<Float>.zero
    for row in 0..<4 {
      let start = (Int(cell.y) + row) * Self.knots + Int(cell.x)
      var line = SIMD2<Float>.zero
      for column in 0..<4 { line += displacements[start + column] * horizontal[column] }
      sum += line * vertical[row]
    }
    return sum
  }

  /// The uniform cubic B-spline's weights of the four nearest knots, at `t` of the way from the second to the
  /// third.
  private static func weights(_ t: Float) -> SIMD4<Float> {
    let s = 1 - t
    return SIMD4(
      s * s * s, 4 - 6 * t * t + 3 * t * t * t, 4 - 6 * s * s + 3 * s * s * s, t * t * t) * (1 / 6)
  }
}
