/// A square colour image, and the class of each of its pixels.
struct SceneCanvas {
  private let side: Int
  private var colours: [SIMD3<Float>]
  private var mask: [UInt8]

  /// - Parameter side: pixels; at least 1.
  init(side: Int) {
    self.side = side
    colours = Array(repeating: .zero, count: side * side)
    mask = Array(repeating: 0, count: side * side)
  }

  /// Draws a scene, overwriting everything.
  mutating func draw(_ scene: SyntheticScene, noise random: inout SplitMix64) {
    let (side, pixel) = (side, 1 / Float(side))
    colours.withUnsafeMutableBufferPointer { colours in
      mask.withUnsafeMutableBufferPointer { mask in
        for row in 0..<side {
          for column in 0..<side {
            let point = SIMD2(Float(column) + 0.5, Float(row) + 0.5) * pixel
            colours[row * side + column] = scene.background.colour(at: point)
            mask[row * side + column] = 0
          }
        }
        for figure in scene.figures { Self.draw(figure, side, colours, mask) }
        for index in colours.indices {
          colours[index] += SIMD3(random.normal(), random.normal(), random.normal()) * scene.noise
        }
      }
    }
  }

  /// A pixel's coverage follows from the signed distance of its centre, over the width of one pixel; in the mask it
  /// belongs to the figure that contains its centre.
  private static func draw(
    _ figure: ShapeFigure, _ side: Int, _ colours: UnsafeMutableBufferPointer<SIMD3<Float>>,
    _ mask: UnsafeMutableBufferPointer<UInt8>
  ) {
    let (scale, number) = (Float(side), figure.form.classNumber)
    let columns = pixels(side, around: figure.centre.x, figure.reach)
    for row in pixels(side, around: figure.centre.y, figure.reach) {
      for column in columns {
        let point = SIMD2(Float(column) + 0.5, Float(row) + 0.5) / scale
        let distance = figure.distance(to: point) * scale
        guard distance < 0.5 else { continue }
        let index = row * side + column
        let coverage = min(0.5 - distance, 1)
        colours[index] += (figure.surface.colour(at: point) - colours[index]) * coverage
        if distance < 0 { mask[index] = number }
      }
    }
  }

  /// The pixels within `reach` and one more, clipped to the image.
  private static func pixels(_ side: Int, around centre: Float, _ reach: Float) -> Range<Int> {
    let scale = Float(side)
    let first = Int(min(max((centre - reach) * scale - 1, 0), scale))
    let end = Int(min(max((centre + reach) * scale + 2, 0), scale))
    return first..<max(first, end)
  }

  /// Writes three bytes per pixel, and one.
  func store(image: UnsafeMutableRawBufferPointer, mask classes: UnsafeMutableRawBufferPointer) {
    guard image.count == 3 * colours.count, classes.count == mask.count else { return }
    let lowest = SIMD3<Float>(repeating: 0)
    let highest = SIMD3<Float>(repeating: 255)
    colours.withUnsafeBufferPointer { colours in
      for (index, colour) in colours.enumerated() {
        let rounded = colour.clamped(lowerBound: lowest, upperBound: highest) + 0.5
        image[3 * index] = UInt8(rounded.x)
        image[3 * index + 1] = UInt8(rounded.y)
        image[3 * index + 2] = UInt8(rounded.z)
      }
    }
    classes.copyBytes(from: mask)
  }
}
