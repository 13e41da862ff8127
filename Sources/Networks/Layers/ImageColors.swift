import Glibc
package import Gradients
package import Tensors

/// Colours of pixels, which augmentation layers and functions of pictures change.
package enum ImageColors {
  /// What a function makes of the three channels of each pixel.
  package static func map(_ image: Tensor, _ change: ((Float, Float, Float)) -> (Float, Float, Float)) throws
    -> Tensor
  {
    guard image.shape.last == 3 else {
      throw TensorError.invalidArgument(
        operation: "colours", name: "images", found: "\(image.shape)",
        expected: "three channels on the last axis")
    }
    var values = try image.convert(to: .float32).elements(Float.self)
    for pixel in stride(from: 0, to: values.count, by: 3) {
      (values[pixel], values[pixel + 1], values[pixel + 2]) = change(
        (values[pixel], values[pixel + 1], values[pixel + 2]))
    }
    return try Tensor(shape: image.shape, floats: values)
  }

  /// Red, green and blue as hue, saturation and value, all from 0 to 1.
  package static func hsv(_ c: (Float, Float, Float)) -> (Float, Float, Float) {
    let (r, g, b) = c
    let (high, low) = (max(r, g, b), min(r, g, b))
    let range = high - low
    let saturation = high > 0 ? range / high : 0
    guard range > 0 else { return (0, saturation, high) }
    let scale = 1 / (6 * range)
    var hue = r == high ? scale * (g - b) : g == high ? scale * (b - r) + 2 / 6 : scale * (r - g) + 4 / 6
    if hue < 0 { hue += 1 }
    return (hue, saturation, high)
  }

  /// Hue, saturation and value as red, green and blue.
  package static func rgb(_ c: (Float, Float, Float)) -> (Float, Float, Float) {
    let (h, s, v) = (c.0 * 6, c.1, c.2)
    func part(_ x: Float) -> Float { (1 - s + s * min(max(x, 0), 1)) * v }
    return (part(abs(h - 3) - 1), part(2 - abs(h - 2)), part(2 - abs(h - 4)))
  }

  /// A Gaussian's values at whole distances from its middle, which add up to 1.
  static func gaussian(_ size: Int, _ sigma: Double) -> [Double] {
    let middle = Double(size - 1) / 2
    let values = (0..<size).map { exp(-0.5 * pow((Double($0) - middle) / sigma, 2)) }
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }

  /// Pictures blurred along height and width, with zeros around them.
  package static func blurred(_ x: Expression, _ size: (Int, Int), _ sigma: (Double, Double)) throws
    -> Expression
  {
    func along(_ x: Expression, _ axis: Int, _ size: Int, _ sigma: Double) throws -> Expression {
      let length = x.shape[axis]
      var widths = [(before: Int, after: Int)](repeating: (0, 0), count: x.shape.rank)
      widths[axis] = ((size - 1) / 2, size / 2)
      let wide = try x(.pad(widths))
      let parts = try gaussian(size, sigma).enumerated().map { place, weight in
        try wide(
          .part(
            x.shape.indices.map { $0 == axis ? .slice(start: place, stop: place + length, step: 1) : .all }))
          * weight
      }
      return try parts.dropFirst().reduce(parts[0]) { try $0 + $1 }
    }
    let rank = x.shape.rank
    return try along(along(x, rank - 3, size.0, sigma.0), rank - 2, size.1, sigma.1)
  }
}
