import Glibc

/// A colour map: colours for numbers from 0 to 1, as matplotlib has them.
///
///     ColorMap(named: "viridis")?.color(at: 0.5)   // a teal
///     ColorMap(named: "gray_r")                    // white to black
///     ColorMap(named: "tab10")?.count              // 10: a colour for each class
///
/// A map is a row of `count` colours; each has an equal share of the numbers.
package struct ColorMap: Hashable, Sendable {
  /// matplotlib's name.
  package let name: String
  /// How many colours it has.
  package var count: Int { colors.count }
  /// Red, green, blue and opacity of each, 0 to 1.
  package let colors: [SIMD4<Double>]
  /// What the colours come from.
  private let form: Form

  private enum Form: Hashable {
    /// A list of colours.
    case list
    /// Red, green, blue and opacity, each as lines between places.
    case lines([[Joint]])
    /// Formulas.
    case curves(Curves, isReversed: Bool)
  }

  /// A place at which lines meet: the value before it and after it.
  package struct Joint: Hashable, Sendable {
    let place: Double
    let before: Double
    let after: Double
  }

  /// The map by name; the suffix `_r` reverses it.
  package init?(named name: String) {
    let isReversed = name.hasSuffix("_r")
    guard let map = ColorMap(plainly: isReversed ? String(name.dropLast(2)) : name) else { return nil }
    self = isReversed ? map.reversed(name: name) : map
  }

  private init?(plainly name: String) {
    if let hexes = ColorMap.classes[name] {
      self.init(name, hexes.map(ColorMap.shares))
    } else if let hexes = ColorMap.evenly[name] {
      self.init(name, from: hexes.map(ColorMap.shares))
    } else if let text = ColorMap.samples[name] {
      self.init(name, ColorMap.decoded(text))
    } else if let curves = Curves(rawValue: name) {
      self.init(name, .curves(curves, isReversed: false), count: 256)
    } else if let channels = ColorMap.broken[name] {
      self.init(name, .lines(channels.map(ColorMap.joints) + [ColorMap.opaque]), count: 256)
    } else if name == "twilight_shifted", let whole = ColorMap(plainly: "twilight")?.colors {
      self.init(name, (whole[(whole.count / 2)...] + whole[..<(whole.count / 2)]).reversed())
    } else if let other = ColorMap.otherNames[name], let map = ColorMap(plainly: other) {
      self.init(name, map.form, map.colors)
    } else {
      return nil
    }
  }

  /// A map of just these colours.
  package init(_ name: String, _ colors: [SIMD4<Double>]) { self.init(name, .list, colors) }

  /// A map that runs from colour to colour, at even distances or at `places` from 0 to 1.
  package init(_ name: String, from stops: [SIMD4<Double>], at places: [Double]? = nil, count: Int = 256) {
    let steps = Double(max(stops.count - 1, 1))
    let places = places ?? stops.indices.map { Double($0) / steps }
    let channels = (0..<4).map { channel in
      zip(places, stops).map { Joint(place: $0, before: $1[channel], after: $1[channel]) }
    }
    self.init(name, .lines(channels), count: count)
  }

  private init(_ name: String, _ form: Form, _ colors: [SIMD4<Double>]) {
    (self.name, self.form, self.colors) = (name, form, colors)
  }

  private init(_ name: String, _ form: Form, count: Int) {
    let places = (0..<count).map { count > 1 ? Double($0) / Double(count - 1) : 1 }
    switch form {
    case .list: self.init(name, [])
    case .lines(let channels):
      let values = channels.map { ColorMap.values(of: $0, count: count) }
      self.init(
        name, form, (0..<count).map { SIMD4(values[0][$0], values[1][$0], values[2][$0], values[3][$0]) })
    case .curves(let curves, let isReversed):
      self.init(
        name, form, places.map { SIMD4(curves.color(at: isReversed ? 1 - $0 : $0), 1).clamped(0, 1) })
    }
  }

  package static let viridis = ColorMap(named: "viridis") ?? gray
  package static let gray = ColorMap("gray", from: [SIMD4(0, 0, 0, 1), SIMD4(1, 1, 1, 1)])

  /// All names, without the reversed ones.
  package static let names: [String] =
    (Array(classes.keys) + evenly.keys + samples.keys + broken.keys + Curves.allCases.map(\.rawValue)
    + otherNames.keys + ["twilight_shifted"]).sorted()

  /// A second name of a map, by which matplotlib has it too.
  private static let otherNames = [
    "grey": "gray", "Grays": "Greys", "gist_gray": "gray", "gist_grey": "gray", "gist_yarg": "binary",
    "gist_yerg": "binary",
  ]

  /// Whether it is a list of colours, between which there are none.
  package var isList: Bool { form == .list }

  /// The map from its end.
  package func reversed(name: String) -> ColorMap {
    switch form {
    case .list: ColorMap(name, colors.reversed())
    case .lines(let channels):
      ColorMap(
        name,
        .lines(
          channels.map { joints in
            joints.reversed().map { Joint(place: 1 - $0.place, before: $0.after, after: $0.before) }
          }), count: count)
    case .curves(let curves, let isReversed):
      ColorMap(name, .curves(curves, isReversed: !isReversed), count: count)
    }
  }

  /// The map with so many colours.
  package func resampled(_ count: Int) -> ColorMap {
    guard form == .list else { return ColorMap(name, form, count: count) }
    return ColorMap(
      name, (0..<count).map { colors[index(at: count > 1 ? Double($0) / Double(count - 1) : 0) ?? 0] })
  }

  /// Which colour a number from 0 to 1 has: the first below, the last above; `nil` for NaN.
  package func index(at place: Double) -> Int? {
    guard !place.isNaN else { return nil }
    return Int(min(max(place, 0) * Double(count), Double(count - 1)))
  }

  /// The colour for a number in [0, 1]; clear for NaN.
  package func color(at place: Double) -> Color {
    guard let index = index(at: place) else { return .clear }
    let bytes = (colors[index] * 255).rounded(.toNearestOrAwayFromZero)
    return Color(UInt8(bytes.x), UInt8(bytes.y), UInt8(bytes.z), alpha: UInt8(bytes.w))
  }

  // MARK: - Values

  private static func shares(_ hex: UInt32) -> SIMD4<Double> {
    SIMD4(Double(hex >> 16 & 255) / 255, Double(hex >> 8 & 255) / 255, Double(hex & 255) / 255, 1)
  }

  private static func decoded(_ text: String) -> [SIMD4<Double>] {
    var digits = [Int](repeating: 0, count: 128)
    for (value, byte) in sampleDigits.utf8.enumerated() { digits[Int(byte)] = value }
    var numbers: [Double] = []
    var number = 0
    for (place, byte) in text.utf8.enumerated() {
      number = number << 6 | digits[Int(byte)]
      guard place % 4 == 3 else { continue }
      numbers.append(Double(number) / 1e6)
      number = 0
    }
    return stride(from: 0, to: numbers.count - 2, by: 3).map {
      SIMD4(numbers[$0], numbers[$0 + 1], numbers[$0 + 2], 1)
    }
  }

  private static let opaque = [Joint(place: 0, before: 1, after: 1), Joint(place: 1, before: 1, after: 1)]

  /// Joints as `broken` writes them.
  private static func joints(_ text: String) -> [Joint] {
    text.split(separator: ",").map { joint in
      let numbers = joint.split(separator: " ").compactMap { Double($0) }
      return Joint(place: numbers[0], before: numbers[1], after: numbers[numbers.count - 1])
    }
  }

  /// The values of a channel at even distances.
  private static func values(of joints: [Joint], count: Int) -> [Double] {
    guard let first = joints.first, let last = joints.last else { return Array(repeating: 0, count: count) }
    guard count > 1 else { return [last.before] }
    let scale = Double(count - 1)
    var next = 0
    return (0..<count).map { step in
      if step == 0 { return min(max(first.after, 0), 1) }
      if step == count - 1 { return min(max(last.before, 0), 1) }
      let place = scale * (Double(step) / scale)
      while next < joints.count - 1, joints[next].place * scale < place { next += 1 }
      let (low, high) = (joints[max(next - 1, 0)], joints[next])
      let length = (high.place - low.place) * scale
      let share = length > 0 ? (place - low.place * scale) / length : 0
      return min(max(share * (high.before - low.after) + low.after, 0), 1)
    }
  }

  /// Maps that are formulas, most of them gnuplot's.
  private enum Curves: String, CaseIterable {
    case rainbow, ocean, afmhot, gnuplot, gnuplot2, cubehelix, flag, prism
    case heat = "gist_heat"

    func color(at x: Double) -> SIMD3<Double> {
      switch self {
      case .rainbow: SIMD3(abs(2 * x - 0.5), sin(x * .pi), cos(x * .pi / 2))
      case .ocean: SIMD3(3 * x - 2, abs((3 * x - 1) / 2), x)
      case .afmhot: SIMD3(2 * x, 2 * x - 0.5, 2 * x - 1)
      case .heat: SIMD3(1.5 * x, 2 * x - 1, 4 * x - 3)
      case .gnuplot: SIMD3(x.squareRoot(), x * x * x, sin(x * 2 * .pi))
      case .gnuplot2:
        SIMD3(
          x / 0.32 - 0.78125, 2 * x - 0.84, x < 0.25 ? 4 * x : x < 0.92 ? -2 * x + 1.84 : x / 0.08 - 11.5)
      case .flag:
        SIMD3(
          0.75 * sin((x * 31.5 + 0.25) * .pi) + 0.5, sin(x * 31.5 * .pi),
          0.75 * sin((x * 31.5 - 0.25) * .pi) + 0.5)
      case .prism:
        SIMD3(
          0.75 * sin((x * 20.9 + 0.25) * .pi) + 0.67, 0.75 * sin((x * 20.9 - 0.25) * .pi) + 0.33,
          -1.1 * sin((x * 20.9) * .pi))
      case .cubehelix:
        helix(x)
      }
    }

    /// Green's map, whose brightness rises evenly (2011).
    private func helix(_ x: Double) -> SIMD3<Double> {
      let (amplitude, angle) = (x * (1 - x) / 2, 2 * .pi * (0.5 / 3 - 1.5 * x))
      let (c, s) = (cos(angle), sin(angle))
      return SIMD3(
        x + amplitude * (-0.14861 * c + 1.78277 * s), x + amplitude * (-0.29227 * c - 0.90649 * s),
        x + amplitude * (1.97294 * c))
    }
  }
}

extension SIMD4<Double> {
  fileprivate init(_ color: SIMD3<Double>, _ opacity: Double) {
    self.init(color.x, color.y, color.z, opacity)
  }

  fileprivate func clamped(_ low: Double, _ high: Double) -> SIMD4<Double> {
    clamped(lowerBound: SIMD4(repeating: low), upperBound: SIMD4(repeating: high))
  }
}
