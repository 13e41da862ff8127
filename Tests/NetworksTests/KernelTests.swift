import CKernels
import Foundation
import TestSupport
import Testing

/// Vectorized loops against plain ones in Swift, at sizes around the widths of vectors and bytes.
@Suite struct KernelTests {
  private static let counts = [0, 1, 7, 8, 9, 15, 16, 17, 31, 64, 100, 1025]

  private static func numbers(_ count: Int, _ seed: Double = 0) -> [Float] { Chirp.values(count, seed) }

  @Test(arguments: counts, [Float.infinity, 0.5])
  func relu(count: Int, bound: Float) {
    var x = Self.numbers(count)
    if count > 2 { (x[0], x[1], x[2]) = (0, -0.0, .nan) }
    let dy = Self.numbers(count, 5)
    var y = [Float](repeating: 9, count: count)
    var dx = y
    var signs = [UInt8](repeating: 0xAA, count: (count + 7) / 8 + 1)
    fb_relu_forward(x, bound, &y, count)
    fb_signs(x, bound, &signs, count)
    fb_relu_backward(dy, signs, &dx, count)
    for i in 0..<count {
      #expect(y[i] == min(max(x[i], 0), bound) || (x[i].isNaN && y[i].isNaN))
      #expect((signs[i / 8] >> (i % 8) & 1 == 1) == (x[i] > 0 && x[i] < bound))
      #expect(dx[i] == (x[i] > 0 && x[i] < bound ? dy[i] : 0))
    }
    #expect(signs[(count + 7) / 8] == 0xAA, "wrote past the end")
  }

  @Test(arguments: counts)
  func addAndScale(count: Int) {
    let a = Self.numbers(count)
    var b = Self.numbers(count, 3)
    let before = b
    fb_add(a, &b, count)
    fb_scale(&b, 0.5, count)
    for i in 0..<count { #expect(b[i] == (before[i] + a[i]) * 0.5) }
  }

  @Test(arguments: [0, 0.25, 0.5, 0.9, 1] as [Float])
  func dropout(rate: Float) {
    let (rows, count) = (4, 10_000)
    let x = [Float](repeating: 1, count: rows * count)
    var y = x
    let samples: [Int64] = [7, 3, 7, 11]
    fb_dropout(x, &y, 42, samples, rows, count, rate)
    let kept = rate < 1 ? 1 / (1 - rate) : 0
    #expect(y.allSatisfy { $0 == 0 || $0 == kept })
    let share = Double(y.filter { $0 == 0 }.count) / Double(y.count)
    #expect(abs(share - Double(rate)) < 0.01)
    // The dropout mask depends on the sample, not on its position in the batch.
    #expect(Array(y[0..<count]) == Array(y[2 * count..<3 * count]))
    if rate > 0, rate < 1 { #expect(Array(y[0..<count]) != Array(y[count..<2 * count])) }
    var alone = [Float](repeating: 0, count: count)
    fb_dropout(x, &alone, 42, [11], 1, count, rate)
    #expect(alone == Array(y[3 * count..<4 * count]))
    var other = y
    fb_dropout(x, &other, 43, samples, rows, count, rate)
    if rate > 0, rate < 1 { #expect(other != y) }
  }

  struct PoolCase: CustomStringConvertible, Sendable {
    let size: (height: Int, width: Int), window: (height: Int, width: Int), strides: (height: Int, width: Int)
    let pad: (top: Int, left: Int), channels: Int
    var description: String {
      "\(size) by \(window), strides \(strides), padding \(pad), \(channels) channels"
    }

    var layout: fb_pooling {
      func count(_ size: Int, _ window: Int, _ stride: Int, _ pad: Int) -> Int {
        (size + 2 * pad - window) / stride + 1
      }
      return fb_pooling(
        batch: 2, height: size.height, width: size.width, channels: channels,
        output_height: count(size.height, window.height, strides.height, pad.top),
        output_width: count(size.width, window.width, strides.width, pad.left), window_height: window.height,
        window_width: window.width, stride_height: strides.height, stride_width: strides.width,
        pad_top: pad.top,
        pad_left: pad.left)
    }
  }

  private static let pools = [
    PoolCase(size: (4, 6), window: (2, 2), strides: (2, 2), pad: (0, 0), channels: 17),
    PoolCase(size: (5, 7), window: (2, 2), strides: (2, 2), pad: (0, 0), channels: 3),
    PoolCase(size: (5, 4), window: (2, 2), strides: (1, 1), pad: (0, 0), channels: 8),
    PoolCase(size: (5, 5), window: (2, 2), strides: (2, 2), pad: (1, 1), channels: 5),
    PoolCase(size: (6, 5), window: (3, 3), strides: (2, 2), pad: (1, 1), channels: 16),
    PoolCase(size: (6, 5), window: (3, 2), strides: (1, 3), pad: (0, 0), channels: 33),
  ]

  /// Each window's pixels, as indices into an image.
  private func windows(_ p: fb_pooling) -> [[Int]] {
    (0..<p.output_height).flatMap { oh in
      (0..<p.output_width).map { ow in
        (0..<p.window_height).flatMap { kh in
          (0..<p.window_width).compactMap { kw in
            let (h, w) = (oh * p.stride_height - p.pad_top + kh, ow * p.stride_width - p.pad_left + kw)
            return h >= 0 && h < p.height && w >= 0 && w < p.width ? h * p.width + w : nil
          }
        }
      }
    }
  }

  @Test(arguments: pools, [false, true])
  func maximumPooling(_ test: PoolCase, relu: Bool) {
    var p = test.layout
    let c = p.channels
    let pixels = p.height * p.width
    let windows = windows(p)
    // Two pixels of a window are often equal: the first counts.
    let x = Self.numbers(p.batch * pixels * c).map { ($0 * 3).rounded() / 3 }
    let dy = Self.numbers(p.batch * windows.count * c, 8)
    var y = dy
    var predicted = dy
    var wide = dy
    var places = [UInt8](repeating: 0, count: dy.count)
    var widePlaces = [Int32](repeating: 0, count: dy.count)
    var dx = x
    var wideDx = x
    fb_max_pool_forward(&p, relu, x, &y, &places)
    fb_max_pool_predict(&p, relu, x, &predicted)
    fb_max_pool_wide_forward(&p, relu, x, &wide, &widePlaces)
    fb_max_pool_backward(&p, dy, places, &dx)
    fb_max_pool_wide_backward(&p, dy, widePlaces, &wideDx)

    var expected = [Float](repeating: 0, count: x.count)
    for n in 0..<p.batch {
      for (index, window) in windows.enumerated() {
        for channel in 0..<c {
          let values = window.map { x[(n * pixels + $0) * c + channel] }
          var best = 0
          for i in values.indices where values[i] > values[best] { best = i }
          let isCut = relu && values[best] <= 0
          let place = (n * windows.count + index) * c + channel
          #expect(y[place] == (isCut ? 0 : values[best]))
          if !isCut { expected[(n * pixels + window[best]) * c + channel] += dy[place] }
        }
      }
    }
    #expect(predicted == y)
    #expect(wide == y)
    expectClose(dx, expected.map(Double.init), "gradient", tolerance: 1e-6)
    expectClose(wideDx, expected.map(Double.init), "gradient of the wide kind", tolerance: 1e-6)
  }

  @Test(arguments: pools)
  func averagePooling(_ test: PoolCase) {
    var p = test.layout
    let c = p.channels
    let pixels = p.height * p.width
    let windows = windows(p)
    let x = Self.numbers(p.batch * pixels * c)
    let dy = Self.numbers(p.batch * windows.count * c, 8)
    var y = dy
    var dx = x
    fb_average_pool_forward(&p, x, &y)
    fb_average_pool_backward(&p, dy, &dx)
    var means = [Double](repeating: 0, count: y.count)
    var gradient = [Double](repeating: 0, count: x.count)
    for n in 0..<p.batch {
      for (index, window) in windows.enumerated() {
        for channel in 0..<c {
          let place = (n * windows.count + index) * c + channel
          for pixel in window {
            means[place] += Double(x[(n * pixels + pixel) * c + channel]) / Double(window.count)
            gradient[(n * pixels + pixel) * c + channel] += Double(dy[place]) / Double(window.count)
          }
        }
      }
    }
    expectClose(y, means, "means", tolerance: 1e-5)
    expectClose(dx, gradient, "gradient", tolerance: 1e-5)
  }

  @Test(arguments: [(1, 1), (3, 2), (5, 17), (65, 33), (300, 16)])
  func globalPooling(pixels: Int, channels: Int) {
    let batch = 2
    let x = Self.numbers(batch * pixels * channels).map { ($0 * 2).rounded() / 2 }
    let dy = Self.numbers(batch * channels, 4)
    var means = dy
    var largest = dy
    var dx = x
    var dm = x
    fb_global_average_forward(x, &means, batch, pixels, channels)
    fb_global_average_backward(dy, &dm, batch, pixels, channels)
    fb_global_max_forward(x, &largest, batch, pixels, channels)
    fb_global_max_backward(x, largest, dy, &dx, batch, pixels, channels)
    for n in 0..<batch {
      for c in 0..<channels {
        let values = (0..<pixels).map { x[(n * pixels + $0) * channels + c] }
        let mean = values.reduce(0) { $0 + Double($1) } / Double(pixels)
        #expect(abs(Double(means[n * channels + c]) - mean) < 1e-6)
        let top = values.max() ?? 0
        #expect(largest[n * channels + c] == top)
        let ties = Float(values.filter { $0 == top }.count)
        for (pixel, value) in values.enumerated() {
          let place = (n * pixels + pixel) * channels + c
          #expect(abs(dx[place] - (value == top ? dy[n * channels + c] / ties : 0)) < 1e-6)
          #expect(abs(dm[place] - dy[n * channels + c] / Float(pixels)) < 1e-6)
        }
      }
    }
  }

  @Test(arguments: [1, 2, 5, 16, 17, 100])
  func softmax(columns: Int) {
    let rows = 3
    var x = Self.numbers(rows * columns).map { $0 * 10 }
    x[0] = 90
    let dy = Self.numbers(rows * columns, 2)
    var y = x
    var dx = x
    fb_softmax_forward(x, &y, rows, columns)
    fb_softmax_backward(y, dy, &dx, rows, columns)
    for r in 0..<rows {
      let row = x[r * columns..<(r + 1) * columns].map(Double.init)
      let top = row.max() ?? 0
      let powers = row.map { exp($0 - top) }
      let shares = powers.map { $0 / powers.reduce(0, +) }
      expectClose(Array(y[r * columns..<(r + 1) * columns]), shares, "softmax")
      let g = dy[r * columns..<(r + 1) * columns].map(Double.init)
      let dot = zip(g, shares).reduce(0) { $0 + $1.0 * $1.1 }
      let found = dx[r * columns..<(r + 1) * columns]
      for (a, b) in zip(found, zip(g, shares).map { ($0 - dot) * $1 }) { #expect(abs(Double(a) - b) < 1e-5) }
    }
  }

  @Test func gathering() {
    let codes = (0..<60).map { UInt8($0 * 37 % 256) }
    let table = (0..<256).map { Float($0) / 255 }
    let rows: [Int64] = [5, 0, 5, 3]
    var y = [Float](repeating: -1, count: 40)
    fb_gather_codes(codes, rows, 4, 10, table, &y)
    #expect(y == rows.flatMap { row in (0..<10).map { table[Int(codes[Int(row) * 10 + $0])] } })
    let floats = Self.numbers(60)
    fb_gather_floats(floats, rows, 4, 10, &y)
    #expect(y == rows.flatMap { row in floats[Int(row) * 10..<Int(row) * 10 + 10] })
  }

  @Test(arguments: [(1, 1), (3, 16), (700, 5), (257, 35)])
  func columns(rows: Int, columns: Int) {
    let x = Self.numbers(rows * columns)
    var sums = [Float](repeating: 7, count: columns)
    fb_column_sums(x, &sums, rows, columns)
    let expected = (0..<columns).map { c in (0..<rows).reduce(0) { $0 + Double(x[$1 * columns + c]) } }
    expectClose(sums, expected, "sums", tolerance: 1e-5)
    var y = x
    fb_add_to_columns(sums, &y, rows, columns)
    #expect(y.indices.allSatisfy { y[$0] == x[$0] + sums[$0 % columns] })
  }

  @Test(arguments: [[3], [2, 3, 4], [4, 1, 5, 2], [2, 2, 2, 2, 2]])
  func permuting(lengths: [Int]) {
    let count = lengths.reduce(1, *)
    let x = Self.numbers(count)
    var strides = [Int](repeating: 1, count: lengths.count)
    for axis in lengths.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * lengths[axis + 1]
    }
    // Reversed axes: a transposition.
    let (turned, steps) = (Array(lengths.reversed()), Array(strides.reversed()))
    var y = [Float](repeating: 0, count: count)
    var back = y
    fb_permute(turned.count, turned, steps, x, &y)
    for (place, value) in y.enumerated() {
      var (rest, source) = (place, 0)
      for axis in turned.indices.reversed() {
        source += rest % turned[axis] * steps[axis]
        rest /= turned[axis]
      }
      #expect(value == x[source])
    }
    var turnedStrides = [Int](repeating: 1, count: turned.count)
    for axis in turned.indices.dropLast().reversed() {
      turnedStrides[axis] = turnedStrides[axis + 1] * turned[axis + 1]
    }
    fb_permute(lengths.count, lengths, Array(turnedStrides.reversed()), y, &back)
    #expect(back == x)
  }

  @Test(arguments: counts)
  func halves(count: Int) {
    var x = Self.numbers(count).map { $0 * 1000 }
    if count > 8 { (x[0], x[1], x[2], x[3], x[4]) = (.infinity, -.infinity, 1e6, -1e6, 1e-30) }
    var brain = x
    var half = x
    fb_narrow_bfloat16(&brain, count)
    fb_widen_bfloat16(&brain, count)
    fb_narrow_float16(&half, count)
    fb_widen_float16(&half, count)
    for i in 0..<count {
      // Eight bits of mantissa, rounded to even.
      let bits = x[i].bitPattern
      let rounded = (bits &+ 0x7FFF &+ (bits >> 16 & 1)) & 0xFFFF_0000
      #expect(brain[i] == Float(bitPattern: x[i].isInfinite ? bits : rounded))
      #expect(half[i] == Float(Float16(min(65504, max(-65504, x[i])))))
    }
  }

  private static func rounded(_ x: Float) -> UInt16 {
    UInt16((x.bitPattern &+ 0x7FFF &+ (x.bitPattern >> 16 & 1)) >> 16)
  }

  @Test(arguments: counts)
  func factorsAreRoundedElsewhereAndInPlace(count: Int) {
    let x = Self.numbers(count)
    let expected = x.map(Self.rounded)
    var elsewhere = [UInt16](repeating: 0, count: count)
    fb_round_to_bfloat16(x, &elsewhere, count)
    #expect(elsewhere == expected)
    var place = x
    place.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      let floats = start.assumingMemoryBound(to: Float.self)
      let halves = start.assumingMemoryBound(to: UInt16.self)
      fb_round_to_bfloat16(floats, halves, count)
      #expect(Array(UnsafeBufferPointer(start: halves, count: count)) == expected)
    }
  }

  @Test(arguments: [(1, 1), (7, 5), (64, 16), (130, 33), (3, 700)])
  func roundedRowsAreSummed(rows: Int, columns: Int) {
    var x = Self.numbers(rows * columns)
    let expected = x.map(Self.rounded)
    let exact = (0..<columns).map { column in
      (0..<rows).reduce(0) { $0 + Double(x[$1 * columns + column]) }
    }
    var sums = [Float](repeating: .nan, count: columns)
    x.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      let floats = start.assumingMemoryBound(to: Float.self)
      let halves = start.assumingMemoryBound(to: UInt16.self)
      fb_round_rows_to_bfloat16(floats, halves, &sums, rows, columns)
      #expect(Array(UnsafeBufferPointer(start: halves, count: expected.count)) == expected)
    }
    expectClose(sums, exact, "sums of columns", tolerance: 1e-5)
  }

  @Test(arguments: [(1, 1, 1, 1), (5, 4, 2, 2), (4, 7, 3, 2), (6, 6, 1, 2)])
  func sampledPixels(height: Int, width: Int, stepHeight: Int, stepWidth: Int) {
    let (batch, channels) = (2, 19)
    let x = Self.numbers(batch * height * width * channels)
    let images = fb_sampled_images(
      batch: batch, height: height, width: width, channels: channels, step_height: stepHeight,
      step_width: stepWidth)
    var places: [Int] = []
    for image in 0..<batch {
      for row in stride(from: 0, to: height, by: stepHeight) {
        for column in stride(from: 0, to: width, by: stepWidth) {
          let start = ((image * height + row) * width + column) * channels
          places += Array(start..<start + channels)
        }
      }
    }
    var sampled = [UInt16](repeating: 0, count: places.count)
    withUnsafePointer(to: images) { fb_round_sampled_to_bfloat16($0, x, &sampled) }
    #expect(sampled == places.map { Self.rounded(x[$0]) })
    var spread = [Float](repeating: .nan, count: x.count)
    withUnsafePointer(to: images) { fb_spread_sampled($0, Self.numbers(places.count), &spread) }
    var expected = [Float](repeating: 0, count: x.count)
    for (place, value) in zip(places, Self.numbers(places.count)) { expected[place] = value }
    #expect(spread == expected)
  }
}
