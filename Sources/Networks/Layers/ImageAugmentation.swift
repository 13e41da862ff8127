import Glibc
import Tensors

/// While training, changes the colours or details of each image at random: (H, W, C) → (H, W, C). Otherwise the identity, but for
/// `AutoContrast`.
package struct ImageAugmentation: LayerDefinition, Declared {
  /// Raw values are Keras's names.
  package enum Kind: String, Sendable, CaseIterable {
    case autoContrast = "AutoContrast"
    case equalization = "Equalization"
    case solarization = "Solarization"
    case invert = "RandomInvert"
    case grayscale = "RandomGrayscale"
    case hue = "RandomHue"
    case saturation = "RandomSaturation"
    case posterization = "RandomPosterization"
    case sharpness = "RandomSharpness"
    case degeneration = "RandomColorDegeneration"
    case blur = "RandomGaussianBlur"
    case erasing = "RandomErasing"
  }

  package let kind: Kind
  package var factor: ClosedRange<Float> = 0...0
  package var valueRange: ClosedRange<Float> = 0...255
  /// A second range: thresholds, areas, or deviations of a blur.
  package var further: ClosedRange<Float> = 0...0
  package var share: Float = 0.5
  package var bins = 256
  package var kernelSize = Extent(3, 3)
  /// What is erased is filled with; `nil` for noise.
  package var fill: [Float]?
  /// What its draws begin with.
  package var seed: Seed

  private init(_ kind: Kind, factor: ClosedRange<Float> = 0...0, further: ClosedRange<Float> = 0...0) {
    (self.kind, self.factor, self.further, seed) = (kind, factor, further, Seed(0))
  }

  private static let values = Option<ImageAugmentation>.optional(
    "value_range", .range(\.valueRange), "from where to where values go")

  private static func factor(
    _ doc: String, _ allowed: ClosedRange<Float> = 0...1, isRequired: Bool = false
  ) -> Option<ImageAugmentation> {
    isRequired
      ? .required("factor", .range(\.factor, within: allowed), doc)
      : .optional("factor", .range(\.factor, within: allowed), doc)
  }

  package static let declarations: [Declaration<ImageAugmentation>] = [
    declare(.autoContrast, "Each channel stretched over the whole range of values.", [values, .dataFormat]),
    declare(
      .equalization, "Values of each channel made equally frequent, while training.",
      [values, .optional("bins", .int(\.bins, atLeast: 1), "how many values are told apart"), .dataFormat],
      saved: ["data_format", "bins", "value_range"]),
    declare(
      .solarization, "Values above a threshold inverted, after an addition, while training.",
      [
        .optional(
          "addition_factor", .range(\.factor, within: 0...1),
          "share of 255 that is added: from 0 to it, or two bounds"),
        .optional("threshold_factor", .range(\.further, within: 0...1), "share of 255 of the threshold"),
        values,
        .seed(\.seed), .dataFormat,
      ], saved: ["data_format", "value_range"]),
    declare(
      .invert, "Images inverted or not, while training.",
      [factor("probability: from 0 to it, or two bounds"), values, .seed(\.seed), .dataFormat], factor: 0...1,
      saved: ["data_format"]),
    declare(
      .grayscale, "Images without their colours or not, while training.",
      [.optional("factor", .float(\.share, .share), "probability"), .dataFormat, .seed(\.seed).unsaved],
      saved: ["data_format"]),
    declare(
      .hue, "Colours moved around the colour circle, while training.",
      [
        factor("share of half the circle: from 0 to it, or two bounds", isRequired: true), values,
        .dataFormat, .seed(\.seed),
      ],
      saved: ["data_format"]),
    declare(
      .saturation, "Colours made paler or stronger, while training.",
      [
        factor("f for a saturation of f / (1 − f): from −f to f, or two bounds", -1...1, isRequired: true),
        values, .dataFormat, .seed(\.seed),
      ],
      saved: ["data_format"]),
    declare(
      .posterization, "Values with fewer bits, while training.",
      [
        factor("bits that stay, 1 to 8: from 1 to below it, or two bounds", 1...8, isRequired: true), values,
        .dataFormat, .seed(\.seed),
      ],
      factor: 1...8, saved: ["data_format"]),
    declare(
      .sharpness, "Images blurred below ½, sharpened above, while training.",
      [
        factor("from 0 to it, or two bounds; ½ is the image itself", isRequired: true), values, .dataFormat,
        .seed(\.seed),
      ],
      saved: ["data_format"]),
    declare(
      .degeneration, "Colours moved towards grey, while training.",
      [
        factor("share of the way: from −f to f, or two bounds", -1...1, isRequired: true), values,
        .dataFormat, .seed(\.seed),
      ],
      saved: ["data_format"]),
    declare(
      .blur, "Images blurred by a Gaussian kernel or not, while training.",
      [
        factor("probability: from 0 to it, or two bounds"),
        .optional("kernel_size", .extent(\.kernelSize), "odd height and width of the kernel").must("be odd") {
          $0.kernelSize.height % 2 == 1 && $0.kernelSize.width % 2 == 1
        },
        .optional("sigma", .range(\.further, within: 0...1), "deviation: from 0 to it, or two bounds"),
        values, .dataFormat, .seed(\.seed),
      ], factor: 0...1, further: 0...1, saved: ["data_format"]),
    declare(
      .erasing, "A rectangle of each image filled with noise or a colour, while training.",
      [
        factor("probability: from 0 to it, or two bounds"),
        .optional("scale", .range(\.further, within: 0...1), "share of the area"),
        .optional("fill_value", .optionalNumbers(\.fill), "a number or three; None: noise"), values,
        .seed(\.seed), .dataFormat,
      ], factor: 0...1, further: 0.02...0.33, saved: ["data_format"]),
  ]

  private static func declare(
    _ kind: Kind, _ doc: String, _ options: [Option<ImageAugmentation>], factor: ClosedRange<Float> = 0...0,
    further: ClosedRange<Float> = 0...0, saved: [String] = ["data_format"]
  ) -> Declaration<ImageAugmentation> {
    Declaration(
      kind.rawValue, doc, ImageAugmentation(kind, factor: factor, further: further), options,
      savedFirst: saved)
  }

  package var declaration: Declaration<ImageAugmentation> {
    Self.declarations[Kind.allCases.firstIndex(of: kind) ?? 0]
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let needsColours = [.grayscale, .hue, .saturation, .degeneration].contains(kind)
    guard !needsColours || input.shape[2] == 3 else {
      throw NetworkError.channelCount(layer: className, what: "images", expected: 3, found: input.shape[2])
    }
    if let fill, fill.count != 1, fill.count != input.shape[2] {
      throw NetworkError.channelCount(
        layer: className, what: "fill_value", expected: input.shape[2], found: fill.count)
    }
    let operation = ImageChangeOperation(
      name: className, salt: seed.salt, isConstant: kind == .autoContrast, change: change)
    return graph.append(operation, [input], [], input.shape)
  }
}

// What is done with each image.
extension ImageAugmentation {
  private func change(_ image: ImageChangeOperation.Picture, _ y: UnsafeMutablePointer<Float>) {
    y.update(from: image.start, count: image.count)
    switch kind {
    case .autoContrast: stretch(image, y)
    case .equalization: equalize(image, y)
    case .solarization:
      let addition = factor.lowerBound + (factor.upperBound * 255 - factor.lowerBound) * image.draw(0)
      let threshold = further.lowerBound + (further.upperBound * 255 - further.lowerBound) * image.draw(1)
      each(image, y) { value in
        let sum = min(max(full(value) + addition, 0), 255)
        return own(sum < threshold ? sum : 255 - sum)
      }
    case .invert:
      guard image.draw(1) < image.draw(0, factor) else { return }
      each(image, y) { valueRange.upperBound - $0 }
    case .grayscale:
      guard image.draw(0) < share else { return }
      eachPixel(image, y) { colour in
        let grey = Self.grey(colour)
        return (grey, grey, grey)
      }
    case .degeneration:
      let share = image.draw(0, factor)
      eachPixel(image, y) { colour in
        let grey = Self.grey(colour)
        func moved(_ x: Float) -> Float { clipped(x + share * (grey - x)) }
        return (moved(colour.0), moved(colour.1), moved(colour.2))
      }
    case .hue:
      let turn = (image.draw(0) > 0.5 ? -0.5 : 0.5) * image.draw(1, factor)
      let span = valueRange.upperBound - valueRange.lowerBound
      eachPixel(image, y) { colour in
        func share(_ x: Float) -> Float { (x - valueRange.lowerBound) / span }
        var hsv = ImageColors.hsv((share(colour.0), share(colour.1), share(colour.2)))
        hsv.0 += turn
        if hsv.0 > 1 { hsv.0 -= 1 }
        if hsv.0 < 0 { hsv.0 += 1 }
        let rgb = ImageColors.rgb(hsv)
        func back(_ x: Float) -> Float { min(max(x, 0), 1) * span + valueRange.lowerBound }
        return (back(rgb.0), back(rgb.1), back(rgb.2))
      }
    case .saturation:
      let drawn = image.draw(0, factor)
      let times = drawn / (1 - drawn + 1e-7)
      eachPixel(image, y) { colour in
        var hsv = ImageColors.hsv(colour)
        hsv.1 = clipped(hsv.1 * times)
        return ImageColors.rgb(hsv)
      }
    case .posterization:
      let (low, high) = (Int(factor.lowerBound), Int(factor.upperBound))
      let bits = low == high ? low : low + min(high - low - 1, Int(image.draw(0) * Float(high - low)))
      let shift = UInt8(8 - bits)
      each(image, y) { own(Float((UInt8(min(max(full($0), 0), 255)) >> shift) << shift)) }
    case .sharpness: sharpen(image, y)
    case .blur:
      guard image.draw(1) < image.draw(0, factor) else { return }
      blur(image, y)
    case .erasing: erase(image, y)
    }
  }

  /// A value on the scale from 0 to 255, and back.
  private func full(_ value: Float) -> Float {
    valueRange == 0...255
      ? value : (value - valueRange.lowerBound) / (valueRange.upperBound - valueRange.lowerBound) * 255
  }
  private func own(_ value: Float) -> Float {
    valueRange == 0...255
      ? value : value / 255 * (valueRange.upperBound - valueRange.lowerBound) + valueRange.lowerBound
  }
  private func clipped(_ value: Float) -> Float {
    min(max(value, valueRange.lowerBound), valueRange.upperBound)
  }

  private static func grey(_ c: (Float, Float, Float)) -> Float { 0.2989 * c.0 + 0.5870 * c.1 + 0.1140 * c.2 }

  private func each(
    _ image: ImageChangeOperation.Picture, _ y: UnsafeMutablePointer<Float>, _ change: (Float) -> Float
  ) {
    for place in 0..<image.count { y[place] = change(image.start[place]) }
  }

  private func eachPixel(
    _ image: ImageChangeOperation.Picture, _ y: UnsafeMutablePointer<Float>,
    _ change: ((Float, Float, Float)) -> (Float, Float, Float)
  ) {
    for place in stride(from: 0, to: image.count, by: 3) {
      (y[place], y[place + 1], y[place + 2]) = change(
        (image.start[place], image.start[place + 1], image.start[place + 2]))
    }
  }

  private func stretch(_ image: ImageChangeOperation.Picture, _ y: UnsafeMutablePointer<Float>) {
    for channel in 0..<image.channels {
      let places = stride(from: channel, to: image.count, by: image.channels)
      let values = places.map { full(image.start[$0]) }
      guard let low = values.min(), let high = values.max(), high > low else { continue }
      let scale = 255 / (high - low)
      for (place, value) in zip(places, values) {
        y[place] = own(min(max(value * scale - low * scale, 0), 255))
      }
    }
  }

  private func equalize(_ image: ImageChangeOperation.Picture, _ y: UnsafeMutablePointer<Float>) {
    for channel in 0..<image.channels {
      let places = stride(from: channel, to: image.count, by: image.channels)
      func bin(_ value: Float) -> Int { min(max(Int(value * Float(bins - 1) / 255), 0), bins - 1) }
      let values = places.map { full(image.start[$0]) }
      var counts = [Int](repeating: 0, count: bins)
      for value in values { counts[bin(value)] += 1 }
      guard counts.count(where: { $0 > 0 }) > 1 else { continue }
      var sum = 0
      let running = counts.map { count in
        sum += count
        return sum
      }
      let least = running.first { $0 > 0 } ?? 0
      let table = running.map { sum -> Float in
        let value = Float(sum - least) * 255 / Float(max(1, (running.last ?? 0) - least))
        return min(max(value.rounded(.toNearestOrEven), 0), 255)
      }
      for (place, value) in zip(places, values) { y[place] = own(table[bin(value)]) }
    }
  }

  private func sharpen(_ image: ImageChangeOperation.Picture, _ y: UnsafeMutablePointer<Float>) {
    let strength = image.draw(0, factor) * 2
    for row in 0..<image.height {
      for column in 0..<image.width {
        for channel in 0..<image.channels {
          var smooth: Float = 0
          for down in max(0, row - 1)...min(image.height - 1, row + 1) {
            for across in max(0, column - 1)...min(image.width - 1, column + 1) {
              let weight: Float = down == row && across == column ? 5.0 / 13 : 1.0 / 13
              smooth += weight * image.start[(down * image.width + across) * image.channels + channel]
            }
          }
          let place = (row * image.width + column) * image.channels + channel
          y[place] = clipped(image.start[place] + (1 - strength) * (smooth - image.start[place]))
        }
      }
    }
  }

  private func blur(_ image: ImageChangeOperation.Picture, _ y: UnsafeMutablePointer<Float>) {
    func sigma(_ index: Int) -> Double {
      Double(further.lowerBound + (further.upperBound - further.lowerBound) * image.sharedDraw(index)) + 1e-6
    }
    let rows = ImageColors.gaussian(kernelSize.height, sigma(2)).map { Float($0) }
    let columns = ImageColors.gaussian(kernelSize.width, sigma(3)).map { Float($0) }
    var between = [Float](repeating: 0, count: image.count)
    let line = image.width * image.channels
    for place in 0..<image.count {
      let row = place / line
      for (offset, weight) in rows.enumerated() {
        let other = row + offset - rows.count / 2
        if 0..<image.height ~= other { between[place] += weight * image.start[place + (other - row) * line] }
      }
    }
    for place in 0..<image.count {
      let column = place / image.channels % image.width
      var sum: Float = 0
      for (offset, weight) in columns.enumerated() {
        let other = column + offset - columns.count / 2
        if 0..<image.width ~= other { sum += weight * between[place + (other - column) * image.channels] }
      }
      y[place] = clipped(sum)
    }
  }

  private func erase(_ image: ImageChangeOperation.Picture, _ y: UnsafeMutablePointer<Float>) {
    guard image.draw(5) < image.draw(4, factor) else { return }
    func side(_ index: Int, _ length: Int) -> ClosedRange<Float> {
      let part = image.draw(index, further).squareRoot() * Float(length)
      let start = image.draw(index + 1) * (Float(length) - part)
      return start...start + part
    }
    let (columns, rows) = (side(0, image.width), side(2, image.height))
    for row in 0..<image.height where Float(row) >= rows.lowerBound && Float(row) < rows.upperBound {
      for column in 0..<image.width
      where Float(column) >= columns.lowerBound && Float(column) < columns.upperBound {
        for channel in 0..<image.channels {
          let place = (row * image.width + column) * image.channels + channel
          // Noise after Box and Muller.
          let value =
            fill.map { $0[$0.count == 1 ? 0 : channel] }
            ?? (-2 * logf(max(image.draw(10 + 2 * place), 1e-30))).squareRoot()
            * cosf(2 * .pi * image.draw(11 + 2 * place)) * valueRange.upperBound
          y[place] = clipped(value)
        }
      }
    }
  }
}
