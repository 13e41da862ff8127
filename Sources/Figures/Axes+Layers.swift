// Images drawn over each other on the same axes.

extension Axes {
  /// The images and class maps in drawing order, without those that a later one covers entirely.
  var layerMarks: [Mark] {
    let marks = marks.filter { $0.layer != nil }
    let first = marks.lastIndex { mark in
      guard case .picture(let top) = mark, top.opacity == 1 else { return false }
      return marks.allSatisfy { $0.layer.map { $0.width <= top.width && $0.height <= top.height } ?? true }
        && top.picture.pixels.allSatisfy { $0.alpha == 255 }
    }
    return Array(marks[(first ?? 0)...])
  }

  var layers: [PictureMark] { layerMarks.compactMap(\.layer) }

  /// All layers as one image; `nil` if there are none.
  var composite: PictureMark? {
    let layers = layers
    guard let last = layers.last, layers.count > 1 || last.opacity < 1,
      layers.allSatisfy({ $0.frame == nil })
    else { return layers.last }
    guard let first = layers.first(where: { $0.picture.width > 0 && $0.picture.height > 0 }) else {
      return last
    }
    // Each layer covers its part of the largest one's area; the nearest of its pixels is taken.
    let (across, down) = (layers.map(\.width).max() ?? 1, layers.map(\.height).max() ?? 1)
    let width = max(layers.map(\.picture.width).max() ?? 1, 1)
    let height = max(layers.map(\.picture.height).max() ?? 1, 1)
    var pixels = [Color](repeating: .clear, count: width * height)
    for layer in layers where layer.picture.width > 0 && layer.picture.height > 0 {
      for y in 0..<height {
        let v = (Double(y) + 0.5) / Double(height) * down / max(layer.height, 1)
        guard v < 1 else { continue }
        let row = Int(v * Double(layer.picture.height))
        for x in 0..<width {
          let u = (Double(x) + 0.5) / Double(width) * across / max(layer.width, 1)
          guard u < 1 else { continue }
          let color = layer.picture[Int(u * Double(layer.picture.width)), row]
          pixels[y * width + x] = color.over(pixels[y * width + x], opacity: layer.opacity)
        }
      }
    }
    var mark = PictureMark(Picture(width: width, height: height, pixels: pixels))
    mark.isStretched = first.isStretched
    (mark.width, mark.height) = (across, down)
    return mark
  }
}

extension Mark {
  /// The mark as an image, if it is one.
  fileprivate var layer: PictureMark? {
    switch self {
    case .picture(let mark): mark
    case .classes(let mark): mark.mark
    case .line, .points, .bars, .area, .rule, .text, .table, .numbers: nil
    }
  }
}

extension Color {
  /// This colour drawn over another.
  func over(_ below: Color, opacity: Double) -> Color {
    let share = opacity * Double(alpha) / 255
    if below.alpha == 0 {
      return share == 0 ? .clear : Color.white.mixed(with: Color(red, green, blue), share)
    }
    return below.mixed(with: Color(red, green, blue), share)
  }
}
