/// An image of colours, with the range of numbers that they represent.
///
///     let picture = Picture(values: [0, 1, 2, 3], height: 2, width: 2, channels: 1, map: .gray)
///     picture.range    // 0...3
///
/// An image with a side of more than `longestSide` pixels is reduced by averaging squares of pixels.
package struct Picture: Equatable, Sendable {
  package let width: Int
  package let height: Int
  /// Row by row from the top.
  package let pixels: [Color]
  /// The original width and height.
  package let fullWidth: Int
  package let fullHeight: Int
  /// The range of numbers of the colour map; `nil` for colours given directly.
  package let range: ClosedRange<Double>?
  package let map: ColorMap?

  /// The maximum side that is stored.
  package static let longestSide = 1024

  /// An image of colours.
  /// - Precondition: `width * height` colours.
  ///
  /// - `map`: what the colours come from, for a colour bar.
  /// - `range`: the numbers of its first and last colour.
  package init(
    width: Int, height: Int, pixels: [Color], map: ColorMap? = nil, range: ClosedRange<Double>? = nil
  ) {
    precondition(pixels.count == width * height, "as many colours as pixels")
    (self.width, self.height, self.pixels) = (width, height, pixels)
    (fullWidth, fullHeight, self.range, self.map) = (width, height, range, map)
  }

  /// An image from numbers, (H, W, C) in C order.
  ///
  /// - `channels`: 1: numbers for a colour map; 3: red, green, blue; 4: and opacity.
  /// - `map`: for one channel.
  /// - `lowest`: the number of the map's first colour; `nil`: the minimum.
  /// - `highest`: the number of the map's last colour; `nil`: the maximum.
  /// - `full`: the number of full brightness for 3 and 4 channels: 1 or 255.
  /// - Precondition: `height * width * channels` numbers; 1, 3 or 4 channels.
  package init(
    values: UnsafeBufferPointer<Float>, height: Int, width: Int, channels: Int, map: ColorMap = .viridis,
    lowest: Double? = nil, highest: Double? = nil, full: Double = 1
  ) {
    precondition(values.count == height * width * channels, "as many numbers as pixels and channels")
    precondition([1, 3, 4].contains(channels), "one channel, or colours")
    (fullWidth, fullHeight) = (width, height)
    let side = max(1, (max(width, height) + Self.longestSide - 1) / Self.longestSide)
    let (small, low) = ((width + side - 1) / side, (height + side - 1) / side)
    let kept = Self.averaged(values, height: height, width: width, channels: channels, side: side)
    (self.width, self.height) = (small, low)
    guard channels == 1 else {
      self.map = nil
      range = nil
      pixels = (0..<small * low).map { Self.color(kept[($0 * channels)..<(($0 + 1) * channels)], full) }
      return
    }
    let finite = kept.lazy.filter(\.isFinite)
    let (least, most) = (Double(finite.min() ?? 0), Double(finite.max() ?? 0))
    let (lowest, highest) = (
      lowest.flatMap { $0.isFinite ? $0 : nil }, highest.flatMap { $0.isFinite ? $0 : nil }
    )
    let from = lowest ?? min(least, highest ?? least)
    let to = max(highest ?? most, from)
    self.map = map
    range = from...to
    let span = to - from
    pixels = kept.map { map.color(at: span > 0 ? (Double($0) - from) / span : $0.isNaN ? .nan : 0) }
  }

  /// An image from an array of numbers.
  package init(
    values: [Float], height: Int, width: Int, channels: Int, map: ColorMap = .viridis, lowest: Double? = nil,
    highest: Double? = nil, full: Double = 1
  ) {
    self = values.withUnsafeBufferPointer {
      Picture(
        values: $0, height: height, width: width, channels: channels, map: map, lowest: lowest,
        highest: highest,
        full: full)
    }
  }

  private static func color(_ channels: ArraySlice<Float>, _ full: Double) -> Color {
    if channels.contains(where: \.isNaN) { return .clear }
    let bytes = channels.map { UInt8((min(max(Double($0) / full, 0), 1) * 255).rounded()) }
    return Color(bytes[0], bytes[1], bytes[2], alpha: bytes.count == 4 ? bytes[3] : 255)
  }

  /// The means of squares of `side` × `side` pixels, ignoring NaN.
  private static func averaged(
    _ values: UnsafeBufferPointer<Float>, height: Int, width: Int, channels: Int, side: Int
  ) -> [Float] {
    if side == 1 { return Array(values) }
    var result: [Float] = []
    for top in stride(from: 0, to: height, by: side) {
      for left in stride(from: 0, to: width, by: side) {
        for channel in 0..<channels {
          var (sum, count) = (0.0, 0)
          for y in top..<min(top + side, height) {
            for x in left..<min(left + side, width) {
              let value = values[(y * width + x) * channels + channel]
              if !value.isNaN { (sum, count) = (sum + Double(value), count + 1) }
            }
          }
          result.append(count == 0 ? .nan : Float(sum / Double(count)))
        }
      }
    }
    return result
  }

  /// The colour of a stored pixel.
  package subscript(x: Int, y: Int) -> Color { pixels[y * width + x] }

  /// The image's own pixels repeated, so that viewers do not blur a small image.
  func enlarged(by factor: Int) -> Picture {
    guard factor > 1 else { return self }
    var large: [Color] = []
    large.reserveCapacity(pixels.count * factor * factor)
    for y in 0..<height {
      let row = pixels[y * width..<(y + 1) * width].flatMap { Array(repeating: $0, count: factor) }
      for _ in 0..<factor { large += row }
    }
    return Picture(width: width * factor, height: height * factor, pixels: large)
  }

  /// The image resized: enlarged by repeating pixels, reduced by averaging areas.
  func sampled(width columns: Int, height rows: Int) -> [Color] {
    guard columns > 0, rows > 0, width > 0, height > 0 else { return [] }
    let (across, down) = (Picture.shares(of: width, in: columns), Picture.shares(of: height, in: rows))
    var result: [Color] = []
    result.reserveCapacity(columns * rows)
    for rowShares in down {
      for columnShares in across {
        var (red, green, blue, alpha, weight) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for (y, rowShare) in rowShares {
          for (x, columnShare) in columnShares {
            let pixel = pixels[y * width + x]
            let share = rowShare * columnShare
            let opacity = share * Double(pixel.alpha) / 255
            weight += share
            alpha += opacity
            red += opacity * Double(pixel.red)
            green += opacity * Double(pixel.green)
            blue += opacity * Double(pixel.blue)
          }
        }
        guard alpha > weight / 4 else {
          result.append(.clear)
          continue
        }
        func byte(_ sum: Double) -> UInt8 { UInt8(min(max((sum / alpha).rounded(), 0), 255)) }
        result.append(Color(byte(red), byte(green), byte(blue)))
      }
    }
    return result
  }

  /// The pixels that contribute to each of `parts`, with their weights.
  private static func shares(of count: Int, in parts: Int) -> [[(index: Int, share: Double)]] {
    if parts >= count { return (0..<parts).map { [(($0 * count) / parts, 1)] } }
    let step = Double(count) / Double(parts)
    return (0..<parts).map { part in
      let (from, to) = (Double(part) * step, Double(part + 1) * step)
      return (Int(from)..<min(Int(to.rounded(.up)), count)).compactMap { index in
        let share = min(to, Double(index + 1)) - max(from, Double(index))
        return share > 1e-9 ? (index, share) : nil
      }
    }
  }
}
