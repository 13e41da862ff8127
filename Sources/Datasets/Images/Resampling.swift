import Engine
package import Tensors

/// Resizing as by `tf.image.resize`: pixel centres are at half-integers, no antialiasing.
///
///     try Resampling.resize(photo, height: 224, width: 224).shape     // (224, 224, 3), float32
package enum Resampling {
  /// The interpolation method.
  package enum Method: String, Sendable, CaseIterable {
    /// Interpolates between the four nearest pixels; float32.
    case bilinear
    /// The nearest pixel; keeps the type.
    case nearest
  }

  /// The maximum side of an image.
  package static let largestSide = 1 << 16

  /// - `images`: (…, H, W, C), with or without a batch axis.
  /// - Throws: `TensorError.invalidArgument` if it is not an image or a side is out of range; `OutOfMemory`.
  package static func resize(_ images: Tensor, height: Int, width: Int, method: Method = .bilinear) throws
    -> Tensor
  {
    guard images.rank == 3 || images.rank == 4 else {
      throw TensorError.invalidArgument(
        operation: "resize", name: "images", found: "shape \(images.shape)",
        expected: "a picture (H, W, C) or pictures (N, H, W, C)")
    }
    let (rank, source) = (
      images.rank, (height: images.shape[images.rank - 3], width: images.shape[images.rank - 2])
    )
    for side in [height, width, source.height, source.width] where !(1...largestSide ~= side) {
      throw TensorError.invalidArgument(
        operation: "resize", name: "size", found: "\(side)", expected: "sides from 1 to \(largestSide)")
    }
    if method == .nearest {
      let rows = try Tensor(shape: [height], elements: nearest(source.height, height))
      let columns = try Tensor(shape: [width], elements: nearest(source.width, width))
      return try images.taking(rows, axis: rank - 3).taking(columns, axis: rank - 2)
    }
    let result = try Tensor(zeros: Shape(images.shape.dropLast(3) + [height, width, images.shape[rank - 1]]))
    let samples = (rows: bilinear(source.height, height), columns: bilinear(source.width, width))
    let count = rank == 4 ? images.shape[0] : 1
    try result.withMutableFloats { target in
      if images.dtype == .uint8 {
        try images.withElements(UInt8.self) {
          interpolate($0, count, source, images.shape[rank - 1], samples.rows, samples.columns, target)
        }
      } else {
        try images.withFloats {
          interpolate($0, count, source, images.shape[rank - 1], samples.rows, samples.columns, target)
        }
      }
    }
    return result
  }

  /// The source pixels along one axis: weight `share` for pixel `after`, the rest for pixel `before`.
  private struct Sample {
    var before: Int
    var after: Int
    var share: Float
  }

  private static func bilinear(_ source: Int, _ target: Int) -> [Sample] {
    let scale = Float(source) / Float(target)
    return (0..<target).map { index in
      let place = (Float(index) + 0.5) * scale - 0.5
      let below = place.rounded(.down)
      return Sample(
        before: max(0, Int(below)), after: min(source - 1, max(0, Int(place.rounded(.up)))),
        share: place - below)
    }
  }

  private static func nearest(_ source: Int, _ target: Int) -> [Int64] {
    let scale = Float(source) / Float(target)
    return (0..<target).map { Int64(min(source - 1, Int((Float($0) + 0.5) * scale))) }
  }

  /// Interpolated source rows are cached, as neighbouring result rows share them.
  @inline(__always)
  private static func interpolate<Element: ByteOrFloat>(
    _ x: UnsafeBufferPointer<Element>, _ images: Int, _ source: (height: Int, width: Int), _ channels: Int,
    _ rows: [Sample], _ columns: [Sample], _ y: UnsafeMutableBufferPointer<Float>
  ) {
    let rowCount = columns.count * channels
    guard rowCount > 0, images > 0, let x = x.baseAddress, let y = y.baseAddress else { return }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * rowCount) { buffer in
      guard var upper = buffer.baseAddress else { return }
      var lower = upper + rowCount
      for image in 0..<images {
        let picture = x + image * source.height * source.width * channels
        var held = (upper: -1, lower: -1)
        func mix(_ row: Int, into line: UnsafeMutablePointer<Float>) {
          let pixels = picture + row * source.width * channels
          var target = line
          for sample in columns {
            let (left, right) = (pixels + sample.before * channels, pixels + sample.after * channels)
            for channel in 0..<channels {
              let value = left[channel].float
              target[channel] = value + (right[channel].float - value) * sample.share
            }
            target += channels
          }
        }
        for (index, row) in rows.enumerated() {
          if held.lower == row.before {
            swap(&upper, &lower)
            held = (held.lower, held.upper)
          }
          if held.upper != row.before {
            mix(row.before, into: upper)
            held.upper = row.before
          }
          if held.lower != row.after {
            mix(row.after, into: lower)
            held.lower = row.after
          }
          let target = y + (image * rows.count + index) * rowCount
          for i in 0..<rowCount { target[i] = upper[i] + (lower[i] - upper[i]) * row.share }
        }
      }
    }
  }
}

/// The element type of images.
private protocol ByteOrFloat: BitwiseCopyable {
  var float: Float { get }
}

extension UInt8: ByteOrFloat {
  @inline(__always) fileprivate var float: Float { Float(self) }
}

extension Float: ByteOrFloat {
  @inline(__always) fileprivate var float: Float { self }
}
