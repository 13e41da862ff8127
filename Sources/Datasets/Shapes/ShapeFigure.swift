/// One figure of a scene: a form with position, size and direction. Lengths are in units of the image's side.
struct ShapeFigure: Sendable {
  /// The form of a figure; its class number is its index here plus one.
  enum Form: String, CaseIterable, Sendable {
    case disk, square, triangle, ring, cross

    /// The relative frequency.
    var weight: Int {
      switch self {
      case .disk: 6
      case .square: 5
      case .triangle: 4
      case .ring: 3
      case .cross: 2
      }
    }

    var classNumber: UInt8 { UInt8((Self.allCases.firstIndex(of: self) ?? 0) + 1) }
  }

  var form: Form
  var centre: SIMD2<Float>
  /// The distance from the centre to the farthest point, approximately.
  var radius: Float
  /// Half the thickness of a ring's or a cross's line.
  var halfWidth: Float
  /// The unit vector along the figure's own x axis.
  var direction: SIMD2<Float>
  var surface: Surface

  /// The signed distance from the figure's edge, in units of the side; negative inside.
  ///
  /// Exact inside; beyond a corner it is the distance to the nearer side's line.
  func distance(to point: SIMD2<Float>) -> Float {
    let d = point - centre
    let p = SIMD2(d.x * direction.x + d.y * direction.y, d.y * direction.x - d.x * direction.y)
    switch form {
    case .disk: return (p * p).sum().squareRoot() - radius
    case .square: return max(abs(p.x), abs(p.y)) - radius * 0.8
    case .triangle:
      // Half planes of an equilateral triangle, whose inscribed radius is half the circumscribed one.
      let slanted = abs(p.x) * 0.8660254 + p.y * 0.5
      return max(slanted, -p.y) - radius * 0.5
    case .ring: return abs((p * p).sum().squareRoot() - (radius - halfWidth)) - halfWidth
    case .cross:
      let (x, y) = (abs(p.x), abs(p.y))
      return min(max(x - radius, y - halfWidth), max(x - halfWidth, y - radius))
    }
  }

  /// Half the side of a box around the centre that contains the figure in any direction.
  var reach: Float {
    switch form {
    case .square: radius * 1.1314
    case .cross: radius + halfWidth
    default: radius
    }
  }
}

/// The colouring of a figure or the background: two colours in a pattern, and a shading along a direction.
struct Surface: Sendable {
  enum Pattern: CaseIterable, Sendable { case plain, stripes, checks, dots, blotches }

  var pattern: Pattern
  /// Red, green and blue from 0 to 255.
  var first: SIMD3<Float>
  var second: SIMD3<Float>
  /// The direction across the stripes.
  var direction: SIMD2<Float>
  /// One over the length of the pattern, in units of the side; and its phase.
  var frequency: Float
  var phase: SIMD2<Float>
  /// The increase of brightness along the direction, over the image's side.
  var shading: Float

  func colour(at point: SIMD2<Float>) -> SIMD3<Float> {
    let along = point.x * direction.x + point.y * direction.y
    let across = point.y * direction.x - point.x * direction.y
    let (u, v) = (along * frequency + phase.x, across * frequency + phase.y)
    let share =
      switch pattern {
      case .plain: 0 as Float
      case .stripes: Self.step(Self.wave(u))
      case .checks: Self.step(Self.wave(u) * Self.wave(v))
      case .dots: Self.step(Self.wave(u) + Self.wave(v) - 0.9)
      case .blotches: 0.5 + 0.25 * (Self.wave(u * 0.5) + Self.wave(v * 0.37 + u * 0.21))
      }
    return first + (second - first) * share + shading * (along - 0.5)
  }

  /// A triangle wave of period 1, from −1 to 1.
  private static func wave(_ x: Float) -> Float { 4 * abs(x - x.rounded(.down) - 0.5) - 1 }

  /// From 0 to 1 around 0, with a soft edge.
  private static func step(_ x: Float) -> Float { min(max(x * 3 + 0.5, 0), 1) }
}
