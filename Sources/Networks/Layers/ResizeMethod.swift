import Glibc
import Gradients
import Tensors

/// How images are resized, by the names of `tf.image.resize`.
package enum ResizeMethod: String, Sendable, CaseIterable {
  case bilinear, nearest, bicubic, lanczos3, lanczos5, area

  /// What interpolates between neighbouring pixels; `nil` for those that weigh more.
  var interpolation: Interpolation? { Interpolation(rawValue: rawValue) }

  /// How far pixels weigh, and how much by their distance; `nil` where pixels are chosen otherwise.
  private var kernel: (radius: Double, weight: (Double) -> Double)? {
    func lanczos(_ radius: Double, _ x: Double) -> Double {
      if abs(x) > radius { return 0 }
      if abs(x) <= 1e-3 { return 1 }
      return radius * sin(.pi * x) * sin(.pi * x / radius) / (.pi * .pi * x * x)
    }
    switch self {
    case .bilinear: return (1, { max(0, 1 - abs($0)) })
    // Keys 1981, with a = −1/2.
    case .bicubic:
      return (
        2,
        { distance in
          let x = abs(distance)
          if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
          return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0
        }
      )
    case .lanczos3: return (3, { lanczos(3, $0) })
    case .lanczos5: return (5, { lanczos(5, $0) })
    case .nearest, .area: return nil
    }
  }

  /// How much of each old row each new row has: (new, old). Of more rows than there are, as if rows of zeros lay around them.
  ///
  /// - `range`: the part of the old rows that becomes the new ones; may reach beyond them on both sides.
  /// - `antialias`: whether pixels weigh further the more the image shrinks.
  func weights(_ length: Int, from range: Range<Int>, to new: Int, antialias: Bool) throws -> Tensor {
    let step = Double(range.count) / Double(new)
    var all = [Float](repeating: 0, count: new * length)
    for row in 0..<new {
      var weights = [Double](repeating: 0, count: range.count)
      var middle = (Double(row) + 0.5) * step
      if self == .bicubic, !antialias {
        // TensorFlow looks these weights up in a table of 1024 places between two pixels.
        let first = (middle - 0.5).rounded(.down)
        middle = first + ((middle - 0.5 - first) * 1024).rounded(.toNearestOrEven) / 1024 + 0.5
      }
      if let (radius, weight) = kernel {
        let scale = antialias ? max(step, 1) : 1
        let first = max(0, Int((middle - radius * scale - 0.5).rounded(.up)))
        let last = min(range.count - 1, Int((middle + radius * scale - 0.5).rounded(.down)))
        for place in first...max(first, last) where place < range.count {
          weights[place] = weight((Double(place) + 0.5 - middle) / scale)
        }
      } else if self == .nearest {
        weights[min(Int(middle), range.count - 1)] = 1
      } else {
        for place in weights.indices {
          weights[place] = max(
            0, min(Double(place + 1), Double(row + 1) * step) - max(Double(place), Double(row) * step))
        }
      }
      let sum = weights.reduce(0, +)
      for place in weights.indices where (0..<length).contains(range.lowerBound + place) && sum != 0 {
        all[row * length + range.lowerBound + place] = Float(weights[place] / sum)
      }
    }
    return try Tensor(shape: [new, length], floats: all)
  }

  /// Images (N, H, W, C) resized by weights of rows and of columns; around them all is `fill`.
  static func function(rows: Tensor, columns: Tensor, fill: Float) -> TensorFunction {
    .composed("Resize") { operands in
      let x = try fill == 0 ? operands[0] : operands[0] - Double(fill)
      let down = try x.constant(rows)(.einsum("ah,nhwc->nawc"), x)
      let y = try x.constant(columns)(.einsum("bw,nawc->nabc"), down)
      return try fill == 0 ? y : y + Double(fill)
    }
  }
}
