/// A colour: red, green, blue and opacity, each 0 to 255.
///
///     Color(named: "tab:blue")   // the first colour of the cycle
///     Color(named: "#ff8800")
///     Color(named: "0.5")        // a grey
package struct Color: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8
  package var alpha: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8, alpha: UInt8 = 255) {
    (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
  }

  /// The mean of colours, opaque; black of none.
  package init(meanOf colors: [Color]) {
    func mean(_ part: (Color) -> UInt8) -> UInt8 {
      UInt8(colors.reduce(0) { $0 + Int(part($1)) } / max(colors.count, 1))
    }
    self.init(mean(\.red), mean(\.green), mean(\.blue))
  }

  /// A colour from a number such as 0x1f77b4.
  package init(hex: UInt32) {
    self.init(UInt8(hex >> 16 & 255), UInt8(hex >> 8 & 255), UInt8(hex & 255))
  }

  /// A colour by matplotlib's name: `"red"`, `"r"`, `"C0"`, `"tab:blue"`, `"#1f77b4"`, `"0.5"`.
  package init?(named name: String) {
    let name = name.count == 1 ? name : name.lowercased()
    if let hex = Color.byName[name] {
      self.init(hex: hex)
    } else if name.hasPrefix("#") {
      self.init(digits: Array(name.utf8.dropFirst()))
    } else if name.hasPrefix("tab:"), let hex = Color.tableNames[String(name.dropFirst(4))] {
      self.init(hex: hex)
    } else if name.hasPrefix("c"), let number = Int(name.dropFirst()), number >= 0 {
      self = Color.cycle(number)
    } else if let level = Double(name), level >= 0, level <= 1 {
      let grey = UInt8((level * 255).rounded())
      self.init(grey, grey, grey)
    } else {
      return nil
    }
  }

  /// `#rgb`, `#rrggbb` and `#rrggbbaa`, without the `#`.
  private init?(digits: [UInt8]) {
    var values: [UInt8] = []
    for digit in digits {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      values.append(UInt8(value))
    }
    switch values.count {
    case 3: self.init(values[0] * 17, values[1] * 17, values[2] * 17)
    case 6, 8:
      let parts = stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
      self.init(parts[0], parts[1], parts[2], alpha: parts.count == 4 ? parts[3] : 255)
    default: return nil
    }
  }

  package static let black = Color(0, 0, 0)
  package static let white = Color(255, 255, 255)
  /// The colour of a NaN pixel.
  package static let clear = Color(0, 0, 0, alpha: 0)

  /// matplotlib's cycle of ten colours.
  package static func cycle(_ index: Int) -> Color {
    Color(hex: table[((index % table.count) + table.count) % table.count].1)
  }

  /// Colours that people with colour-blindness tell apart (Okabe and Ito 2008); beyond eight, darker ones.
  package static func distinct(_ index: Int) -> Color {
    let hexes: [UInt32] = [
      0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7, 0x7f7f7f,
    ]
    let color = Color(hex: hexes[index % hexes.count])
    return color.mixed(with: .black, min(Double(index / hexes.count) * 0.35, 0.7))
  }

  /// The perceived brightness, 0 to 1 (Rec. 601 luma).
  package var luminance: Double {
    (0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue)) / 255
  }

  /// `#1f77b4`.
  package var hexText: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Interpolates between this colour (0) and another (1).
  package func mixed(with other: Color, _ share: Double) -> Color {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * min(max(share, 0), 1)).rounded())
    }
    return Color(
      mix(red, other.red), mix(green, other.green), mix(blue, other.blue), alpha: mix(alpha, other.alpha))
  }

  /// The squared distance in RGB.
  func distance(to other: Color) -> Int {
    let (r, g, b) = (
      Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue)
    )
    return r * r + g * g + b * b
  }

  /// The nearest of a terminal's 256 colours: the cube of 6 × 6 × 6 or the ramp of 24 greys.
  var paletteIndex: Int {
    func level(_ value: UInt8) -> Int { value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40 }
    func value(_ level: Int) -> UInt8 { level == 0 ? 0 : UInt8(55 + 40 * level) }
    let (r, g, b) = (level(red), level(green), level(blue))
    let cube = Color(value(r), value(g), value(b))
    let step = min(max((Int(luminance * 255) - 3) / 10, 0), 23)
    let shade = UInt8(8 + 10 * step)
    return distance(to: Color(shade, shade, shade)) < distance(to: cube)
      ? 232 + step : 16 + 36 * r + 6 * g + b
  }

  // MARK: - Names

  /// All names, for messages.
  package static var names: [String] { byName.keys.sorted() + table.map { "tab:" + $0.0 } }

  private static let table: [(String, UInt32)] = [
    ("blue", 0x1f77b4), ("orange", 0xff7f0e), ("green", 0x2ca02c), ("red", 0xd62728), ("purple", 0x9467bd),
    ("brown", 0x8c564b), ("pink", 0xe377c2), ("gray", 0x7f7f7f), ("olive", 0xbcbd22), ("cyan", 0x17becf),
  ]
  private static let tableNames = Dictionary(
    table + [("grey", 0x7f7f7f)], uniquingKeysWith: { first, _ in first })

  private static let byName: [String: UInt32] = [
    "b": 0x0000ff, "g": 0x008000, "r": 0xff0000, "c": 0x00bfbf, "m": 0xbf00bf, "y": 0xbfbf00, "k": 0x000000,
    "w": 0xffffff, "blue": 0x0000ff, "green": 0x008000, "red": 0xff0000, "cyan": 0x00ffff,
    "magenta": 0xff00ff, "yellow": 0xffff00, "black": 0x000000, "white": 0xffffff, "gray": 0x808080,
    "grey": 0x808080, "orange": 0xffa500, "purple": 0x800080, "brown": 0xa52a2a, "pink": 0xffc0cb,
    "lime": 0x00ff00, "navy": 0x000080, "teal": 0x008080, "olive": 0x808000, "maroon": 0x800000,
    "silver": 0xc0c0c0, "gold": 0xffd700, "indigo": 0x4b0082, "violet": 0xee82ee, "coral": 0xff7f50,
    "salmon": 0xfa8072, "tomato": 0xff6347, "crimson": 0xdc143c, "turquoise": 0x40e0d0, "skyblue": 0x87ceeb,
    "steelblue": 0x4682b4, "royalblue": 0x4169e1, "dodgerblue": 0x1e90ff, "lightblue": 0xadd8e6,
    "darkblue": 0x00008b, "darkgreen": 0x006400, "darkred": 0x8b0000, "darkorange": 0xff8c00,
    "forestgreen": 0x228b22, "limegreen": 0x32cd32, "seagreen": 0x2e8b57, "lightgreen": 0x90ee90,
    "lightgray": 0xd3d3d3, "lightgrey": 0xd3d3d3, "darkgray": 0xa9a9a9, "darkgrey": 0xa9a9a9,
    "slategray": 0x708090, "firebrick": 0xb22222, "chocolate": 0xd2691e, "khaki": 0xf0e68c,
    "orchid": 0xda70d6, "plum": 0xdda0dd, "beige": 0xf5f5dc,
  ]
}
