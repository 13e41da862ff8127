import Glibc
package import Tensors

/// Turns, shifts, shears and stretches a picture about its centre, with linear interpolation between pixels, as Keras's
/// `ImageDataGenerator` does.
package struct AffineTransform: Sendable {
  /// What lies beyond the edge. Raw values are Keras's.
  package enum FillMode: String, Sendable, CaseIterable { case nearest, constant, reflect, wrap }

  /// Degrees.
  package var rotation = 0.0
  /// Pixels, down and to the right.
  package var shift = (rows: 0.0, columns: 0.0)
  /// Degrees.
  package var shear = 0.0
  package var zoom = (rows: 1.0, columns: 1.0)
  package var fillMode = FillMode.nearest
  /// The value beyond the edge with `constant`.
  package var fill = 0.0

  package init() {}

  private var isIdentity: Bool { rotation == 0 && shift == (0, 0) && shear == 0 && zoom == (1, 1) }

  private typealias Matrix = [[Double]]

  private static func product(_ a: Matrix, _ b: Matrix) -> Matrix {
    a.map { row in (0..<3).map { column in (0..<3).reduce(0) { $0 + row[$1] * b[$1][column] } } }
  }

  /// Where each pixel of the result lies in the source, as rows and columns.
  private func matrix(_ height: Int, _ width: Int) -> Matrix {
    let (angle, slant) = (rotation * .pi / 180, shear * .pi / 180)
    let parts: [Matrix] = [
      [[cos(angle), -sin(angle), 0], [sin(angle), cos(angle), 0], [0, 0, 1]],
      [[1, 0, shift.rows], [0, 1, shift.columns], [0, 0, 1]],
      [[1, -sin(slant), 0], [0, cos(slant), 0], [0, 0, 1]],
      [[zoom.rows, 0, 0], [0, zoom.columns, 0], [0, 0, 1]],
    ]
    let (y, x) = (Double(height) / 2 - 0.5, Double(width) / 2 - 0.5)
    let there: Matrix = [[1, 0, y], [0, 1, x], [0, 0, 1]]
    let back: Matrix = [[1, 0, -y], [0, 1, -x], [0, 0, 1]]
    var result = Self.product(Self.product(there, parts.dropFirst().reduce(parts[0], Self.product)), back)
    // Keras swaps the axes of a picture whose columns come after its rows.
    for row in 0..<3 { result[row].swapAt(0, 1) }
    result.swapAt(0, 1)
    return result
  }

  /// The picture (H, W, C), float32, transformed.
  ///
  /// - Throws: `TensorError.invalidArgument` if it is no picture.
  package func applied(to image: Tensor) throws -> Tensor {
    guard image.rank == 3 else {
      throw TensorError.invalidArgument(
        operation: "transform", name: "x", found: "shape \(image.shape)", expected: "a picture (H, W, C)")
    }
    if isIdentity { return try image.convert(to: .float32) }
    let (height, width, channels) = (image.shape[0], image.shape[1], image.shape[2])
    let matrix = matrix(height, width)
    let result = try Tensor(zeros: image.shape)
    try image.withFloats { source in
      try result.withMutableFloats { target in
        for i in 0..<height {
          for j in 0..<width {
            let row = matrix[0][0] * Double(i) + matrix[0][1] * Double(j) + matrix[0][2]
            let column = matrix[1][0] * Double(i) + matrix[1][1] * Double(j) + matrix[1][2]
            guard let (r, c) = inside(row, height).flatMap({ r in inside(column, width).map { (r, $0) } })
            else {
              for k in 0..<channels { target[(i * width + j) * channels + k] = Float(fill) }
              continue
            }
            let (top, left) = (Int(r), Int(c))
            let (down, across) = (r - Double(top), c - Double(left))
            let (bottom, right) = (min(top + 1, height - 1), min(left + 1, width - 1))
            for k in 0..<channels {
              func pixel(_ y: Int, _ x: Int) -> Double { Double(source[(y * width + x) * channels + k]) }
              let above = pixel(top, left) * (1 - across) + pixel(top, right) * across
              let below = pixel(bottom, left) * (1 - across) + pixel(bottom, right) * across
              target[(i * width + j) * channels + k] = Float(above * (1 - down) + below * down)
            }
          }
        }
      }
    }
    return result
  }

  /// A place on an axis of `length` pixels; `nil` for one beyond the edge that takes the fill value.
  private func inside(_ place: Double, _ length: Int) -> Double? {
    guard place.isFinite else { return nil }
    let last = Double(length - 1)
    if place >= 0, place <= last { return place }
    switch fillMode {
    case .nearest: return min(max(place, 0), last)
    case .constant: return nil
    case .wrap:
      guard length > 1 else { return 0 }
      let rest = place.truncatingRemainder(dividingBy: last)
      return rest < 0 ? rest + last : rest
    case .reflect:
      // Mirrored between pixels: c b a | a b c | c b a.
      let period = 2 * Double(length)
      var rest = place.truncatingRemainder(dividingBy: period)
      if rest < -0.5 { rest += period }
      if rest > Double(length) - 0.5 { rest = period - 1 - rest }
      return min(max(rest, 0), last)
    }
  }
}
