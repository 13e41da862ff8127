/// A line drawn by a pen: points in pixels, and the pen's radius at each.
struct PenPath {
  /// The pen's position in pixels from the top left corner of the image, and in `z` its radius.
  var points: [SIMD3<Float>] = []
  /// The indices in `points` at which a new stroke begins.
  var starts: [Int] = []

  mutating func removeAll() {
    points.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }
}

/// An image of 28 × 28 pixels to draw pen strokes on.
///
/// It stores for each pixel's centre its depth within the ink: the pen's radius minus the distance to the stroke,
/// in pixels. The grey value is a function of the depth, which gives antialiased edges.
struct DigitCanvas {
  private static let side = SyntheticDigits.side
  /// The width in pixels of the transition from ink to paper.
  private static let softness: Float = 1.4
  private static let paper: Float = -softness

  private var depth = [Float](repeating: paper, count: side * side)

  mutating func clear() {
    for i in depth.indices { depth[i] = Self.paper }
  }

  /// Draws every stroke of `path`.
  mutating func draw(_ path: PenPath) {
    for (number, start) in path.starts.enumerated() {
      let end = number + 1 < path.starts.count ? path.starts[number + 1] : path.points.count
      for i in start..<max(start, end - 1) { drawSegment(from: path.points[i], to: path.points[i + 1]) }
    }
  }

  /// A straight segment; the radius changes linearly along it.
  private mutating func drawSegment(from a: SIMD3<Float>, to b: SIMD3<Float>) {
    let reach = max(a.z, b.z) + Self.softness / 2
    let columns = Self.pixels(from: min(a.x, b.x) - reach, to: max(a.x, b.x) + reach)
    let rows = Self.pixels(from: min(a.y, b.y) - reach, to: max(a.y, b.y) + reach)
    if columns.isEmpty || rows.isEmpty { return }
    let (dx, dy, dr) = (b.x - a.x, b.y - a.y, b.z - a.z)
    let inverse = 1 / max(dx * dx + dy * dy, 1e-6)
    depth.withUnsafeMutableBufferPointer { depth in
      for row in rows {
        let py = Float(row) + 0.5 - a.y
        for column in columns {
          let px = Float(column) + 0.5 - a.x
          // The nearest point of the segment, as a fraction of its length (0 at a, 1 at b).
          let share = min(max((px * dx + py * dy) * inverse, 0), 1)
          let (qx, qy) = (px - share * dx, py - share * dy)
          let value = a.z + share * dr - (qx * qx + qy * qy).squareRoot()
          let i = row * Self.side + column
          if value > depth[i] { depth[i] = value }
        }
      }
    }
  }

  /// Writes the image: 0 paper, 255 ink.
  func store(to bytes: UnsafeMutableRawBufferPointer) {
    for (i, value) in depth.enumerated() where i < bytes.count {
      let coverage = min(max(value / Self.softness + 0.5, 0), 1)
      bytes[i] = UInt8(coverage * 255 + 0.5)
    }
  }

  /// The pixels whose centres may lie between two coordinates.
  private static func pixels(from low: Float, to high: Float) -> Range<Int> {
    // Clamped before the conversion to an integer; NaN gives an empty range.
    guard low < high else { return 0..<0 }
    let first = Int(min(max(low - 0.5, 0), Float(side)).rounded(.up))
    let end = Int(min(max(high + 0.5, 0), Float(side)).rounded(.down))
    return first..<max(first, end)
  }
}
