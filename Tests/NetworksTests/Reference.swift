import Foundation

/// Layers in Double with plain loops, by their definitions, as a reference for the kernels.
///
/// Images are (N, H, W, C) in C order.
enum Reference {
  struct Array4: Equatable {
    var shape: [Int]
    var values: [Double]

    init(_ shape: [Int], _ values: [Double]? = nil) {
      self.shape = shape
      self.values = values ?? Array(repeating: 0, count: shape.reduce(1, *))
    }

    /// Zero outside.
    subscript(_ n: Int, _ h: Int, _ w: Int, _ c: Int) -> Double {
      get { isInside(h, w) ? values[index(n, h, w, c)] : 0 }
      set { values[index(n, h, w, c)] = newValue }
    }

    func isInside(_ h: Int, _ w: Int) -> Bool { h >= 0 && h < shape[1] && w >= 0 && w < shape[2] }

    private func index(_ n: Int, _ h: Int, _ w: Int, _ c: Int) -> Int {
      ((n * shape[1] + h) * shape[2] + w) * shape[3] + c
    }
  }

  struct Window {
    var size: (Int, Int)
    var strides = (1, 1)
    var dilation = (1, 1)
    var isSame = false
  }

  /// Windows along an axis, and zeros before the first element.
  static func windows(_ size: Int, _ window: Int, _ stride: Int, _ dilation: Int, isSame: Bool) -> (Int, Int)
  {
    let reach = dilation * (window - 1) + 1
    if !isSame { return ((size - reach) / stride + 1, 0) }
    let count = Int((Double(size) / Double(stride)).rounded(.up))
    return (count, max(0, (count - 1) * stride + reach - size) / 2)
  }

  /// Kernel (kh, kw, C / groups, F).
  static func convolution(
    _ x: Array4, _ kernel: [Double], _ bias: [Double], filters: Int, groups: Int = 1, _ p: Window
  ) -> Array4 {
    let (rows, top) = windows(x.shape[1], p.size.0, p.strides.0, p.dilation.0, isSame: p.isSame)
    let (columns, left) = windows(x.shape[2], p.size.1, p.strides.1, p.dilation.1, isSame: p.isSame)
    let inputs = x.shape[3] / groups
    let outputs = filters / groups
    var y = Array4([x.shape[0], rows, columns, filters])
    for n in 0..<x.shape[0] {
      for h in 0..<rows {
        for w in 0..<columns {
          for f in 0..<filters {
            var sum = bias[f]
            for i in 0..<p.size.0 {
              for j in 0..<p.size.1 {
                for c in 0..<inputs {
                  let k = kernel[((i * p.size.1 + j) * inputs + c) * filters + f]
                  let row = h * p.strides.0 - top + i * p.dilation.0
                  let column = w * p.strides.1 - left + j * p.dilation.1
                  sum += k * x[n, row, column, (f / outputs) * inputs + c]
                }
              }
            }
            y[n, h, w, f] = sum
          }
        }
      }
    }
    return y
  }

  /// Kernel (kh, kw, C, M).
  static func depthwise(_ x: Array4, _ kernel: [Double], _ bias: [Double], multiplier: Int, _ p: Window)
    -> Array4
  {
    let (rows, top) = windows(x.shape[1], p.size.0, p.strides.0, p.dilation.0, isSame: p.isSame)
    let (columns, left) = windows(x.shape[2], p.size.1, p.strides.1, p.dilation.1, isSame: p.isSame)
    let channels = x.shape[3]
    var y = Array4([x.shape[0], rows, columns, channels * multiplier])
    for n in 0..<x.shape[0] {
      for h in 0..<rows {
        for w in 0..<columns {
          for c in 0..<channels {
            for m in 0..<multiplier {
              var sum = bias[c * multiplier + m]
              for i in 0..<p.size.0 {
                for j in 0..<p.size.1 {
                  let row = h * p.strides.0 - top + i * p.dilation.0
                  let column = w * p.strides.1 - left + j * p.dilation.1
                  sum += kernel[((i * p.size.1 + j) * channels + c) * multiplier + m] * x[n, row, column, c]
                }
              }
              y[n, h, w, c * multiplier + m] = sum
            }
          }
        }
      }
    }
    return y
  }

  /// Scatters every input times the kernel (kh, kw, F, C) onto the output; `size` is the output's.
  static func transposed(
    _ x: Array4, _ kernel: [Double], _ bias: [Double], filters: Int, size: (Int, Int), _ p: Window
  ) -> Array4 {
    let (_, top) = windows(size.0, p.size.0, p.strides.0, p.dilation.0, isSame: p.isSame)
    let (_, left) = windows(size.1, p.size.1, p.strides.1, p.dilation.1, isSame: p.isSame)
    let channels = x.shape[3]
    var y = Array4([x.shape[0], size.0, size.1, filters])
    for n in 0..<x.shape[0] {
      for h in 0..<size.0 { for w in 0..<size.1 { for f in 0..<filters { y[n, h, w, f] = bias[f] } } }
      for h in 0..<x.shape[1] {
        for w in 0..<x.shape[2] {
          for i in 0..<p.size.0 {
            for j in 0..<p.size.1 {
              let row = h * p.strides.0 - top + i * p.dilation.0
              let column = w * p.strides.1 - left + j * p.dilation.1
              guard y.isInside(row, column) else { continue }
              for f in 0..<filters {
                for c in 0..<channels {
                  y[n, row, column, f] +=
                    kernel[((i * p.size.1 + j) * filters + f) * channels + c] * x[n, h, w, c]
                }
              }
            }
          }
        }
      }
    }
    return y
  }

  static func pooling(_ x: Array4, isMaximum: Bool, _ p: Window) -> Array4 {
    let (rows, top) = windows(x.shape[1], p.size.0, p.strides.0, 1, isSame: p.isSame)
    let (columns, left) = windows(x.shape[2], p.size.1, p.strides.1, 1, isSame: p.isSame)
    var y = Array4([x.shape[0], rows, columns, x.shape[3]])
    for n in 0..<x.shape[0] {
      for h in 0..<rows {
        for w in 0..<columns {
          for c in 0..<x.shape[3] {
            var found: [Double] = []
            for i in 0..<p.size.0 {
              for j in 0..<p.size.1 {
                let (row, column) = (h * p.strides.0 - top + i, w * p.strides.1 - left + j)
                if x.isInside(row, column) { found.append(x[n, row, column, c]) }
              }
            }
            y[n, h, w, c] = isMaximum ? found.max() ?? 0 : found.reduce(0, +) / Double(found.count)
          }
        }
      }
    }
    return y
  }

  /// Rows of `inputs` times a matrix (inputs, units).
  static func dense(_ x: [Double], _ kernel: [Double], _ bias: [Double], inputs: Int) -> [Double] {
    let units = bias.count
    return (0..<x.count / inputs).flatMap { row in
      (0..<units).map { unit in
        (0..<inputs).reduce(bias[unit]) { $0 + x[row * inputs + $1] * kernel[$1 * units + unit] }
      }
    }
  }

  static func layerNormalization(
    _ x: [Double], _ gamma: [Double], _ beta: [Double], epsilon: Double
  ) -> [Double] {
    let columns = gamma.count
    return (0..<x.count / columns).flatMap { row in
      let values = x[row * columns..<(row + 1) * columns]
      let mean = values.reduce(0, +) / Double(columns)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(columns)
      return values.enumerated().map {
        ($1 - mean) / (variance + epsilon).squareRoot() * gamma[$0] + beta[$0]
      }
    }
  }

  static func localResponse(
    _ x: [Double], channels: Int, radius: Int, bias: Double, alpha: Double, beta: Double
  ) -> [Double] {
    x.indices.map { index in
      let (start, channel) = (index / channels * channels, index % channels)
      let near = max(0, channel - radius)...min(channels - 1, channel + radius)
      let squares = near.reduce(0) { $0 + x[start + $1] * x[start + $1] }
      return x[index] / pow(bias + alpha * squares, beta)
    }
  }
}

/// The gradient of Σ f(x) · cotangent, by central differences.
func centralDifferences(
  _ x: [Double], _ cotangent: [Double], step: Double = 1e-4, _ f: ([Double]) -> [Double]
) -> [Double] {
  x.indices.map { index in
    var (above, below) = (x, x)
    above[index] += step
    below[index] -= step
    return zip(zip(f(above), f(below)), cotangent).reduce(0) { $0 + ($1.0.0 - $1.0.1) * $1.1 } / (2 * step)
  }
}
