import Glibc

/// Resizing as Pillow does it: a filter as wide as the reduction asks, in 22 bits of fixed point.
package enum PillowResampling: Int, CaseIterable {
  case nearest = 0
  case lanczos = 1
  case bilinear = 2
  case bicubic = 3
  case box = 4
  case hamming = 5

  private var support: Double {
    switch self {
    case .nearest: 0
    case .box: 0.5
    case .bilinear, .hamming: 1
    case .bicubic: 2
    case .lanczos: 3
    }
  }

  /// How far it reads beyond a pixel's own half, in pixels of the result.
  var reach: Double { support - 0.5 }

  private func weight(_ place: Double) -> Double {
    let x = abs(place)
    func sinc(_ x: Double) -> Double { x == 0 ? 1 : sin(x * .pi) / (x * .pi) }
    switch self {
    case .nearest: return 0
    case .box: return place > -0.5 && place <= 0.5 ? 1 : 0
    case .bilinear: return x < 1 ? 1 - x : 0
    case .hamming: return x == 0 ? 1 : x >= 1 ? 0 : sinc(x) * (0.54 + 0.46 * cos(x * .pi))
    case .bicubic:
      if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * -0.5 : 0
    case .lanczos: return x < 3 ? sinc(x) * sinc(x / 3) : 0
    }
  }

  private static let bits = 22

  /// The pixels of the source that one of the target is made of, and their weights.
  private struct Window {
    let start: Int
    let weights: [Int]
  }

  private func windows(_ source: Int, _ low: Double, _ high: Double, _ target: Int) -> [Window] {
    let scale = (high - low) / Double(target)
    let wide = max(scale, 1)
    let reach = support * wide
    return (0..<target).map { index in
      let center = low + (Double(index) + 0.5) * scale
      let start = max(0, Int(center - reach + 0.5))
      let end = min(source, Int(center + reach + 0.5))
      let raw = (start..<max(end, start)).map { weight((Double($0) - center + 0.5) * (1 / wide)) }
      let sum = raw.reduce(0, +)
      return Window(
        start: start,
        weights: raw.map { value in
          let share = sum == 0 ? value : value / sum
          return Int((share < 0 ? -0.5 : 0.5) + share * Double(1 << Self.bits))
        })
    }
  }

  /// Resizes rows of pixels.
  ///
  /// - `box`: the part of the source: left, top, right, bottom.
  func resize(
    _ pixels: [UInt8], width: Int, height: Int, channels: Int, to target: (width: Int, height: Int),
    box: (left: Double, top: Double, right: Double, bottom: Double)? = nil
  ) -> [UInt8] {
    let box = box ?? (0, 0, Double(width), Double(height))
    if self == .nearest {
      return Self.nearest(pixels, width: width, height: height, channels: channels, to: target, box: box)
    }
    let isAcross = target.width != width || box.left != 0 || box.right != Double(width)
    let isDown = target.height != height || box.top != 0 || box.bottom != Double(height)
    func across(_ pixels: [UInt8], height: Int) -> [UInt8] {
      Self.summed(
        pixels, lines: height, windows(width, box.left, box.right, target.width), channels: channels,
        lineStride: width * channels, step: channels, resultStride: target.width * channels,
        resultStep: channels,
        count: target.width * height * channels)
    }
    func down(_ pixels: [UInt8], width: Int) -> [UInt8] {
      Self.summed(
        pixels, lines: width, windows(height, box.top, box.bottom, target.height), channels: channels,
        lineStride: channels, step: width * channels, resultStride: channels, resultStep: width * channels,
        count: width * target.height * channels)
    }
    // Each pass rounds, so their order shows: down comes first where it takes off more than twice the other's pixels.
    if isAcross, isDown, target.height < height, height - target.height > 2 * (width - target.width) {
      return across(down(pixels, width: width), height: target.height)
    }
    let wide = isAcross ? across(pixels, height: height) : pixels
    return isDown ? down(wide, width: target.width) : wide
  }

  /// Weighted sums along lines of pixels.
  private static func summed(
    _ pixels: [UInt8], lines: Int, _ windows: [Window], channels: Int, lineStride: Int, step: Int,
    resultStride: Int,
    resultStep: Int, count: Int
  ) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: count)
    pixels.withUnsafeBufferPointer { pixels in
      result.withUnsafeMutableBufferPointer { result in
        for line in 0..<lines {
          for (place, window) in windows.enumerated() {
            for channel in 0..<channels {
              var sum = 1 << (bits - 1)
              var source = line * lineStride + window.start * step + channel
              for weight in window.weights {
                sum += Int(pixels[source]) * weight
                source += step
              }
              result[line * resultStride + place * resultStep + channel] = UInt8(
                min(max(sum >> bits, 0), 255))
            }
          }
        }
      }
    }
    return result
  }

  private static func nearest(
    _ pixels: [UInt8], width: Int, height: Int, channels: Int, to target: (width: Int, height: Int),
    box: (left: Double, top: Double, right: Double, bottom: Double)
  ) -> [UInt8] {
    func places(_ low: Double, _ high: Double, _ source: Int, _ target: Int) -> [Int] {
      let scale = (high - low) / Double(target)
      return (0..<target).map { min(source - 1, max(0, Int(low + (Double($0) + 0.5) * scale))) }
    }
    let (columns, rows) = (
      places(box.left, box.right, width, target.width), places(box.top, box.bottom, height, target.height)
    )
    var result: [UInt8] = []
    result.reserveCapacity(target.width * target.height * channels)
    for row in rows {
      for column in columns {
        let start = (row * width + column) * channels
        result += pixels[start..<start + channels]
      }
    }
    return result
  }
}
