/// A colour map: colours for numbers from the minimum to the maximum.
///
///     ColorMap(named: "viridis")?.color(at: 0.5)   // a teal
///     ColorMap(named: "gray_r")                    // white to black
package struct ColorMap: Hashable, Sendable {
  /// matplotlib's name.
  package let name: String
  /// Evenly spaced from 0 to 1; interpolated between them.
  private let stops: [Color]

  /// The map by name; the suffix `_r` reverses it.
  package init?(named name: String) {
    let isReversed = name.hasSuffix("_r")
    guard let hexes = ColorMap.table[isReversed ? String(name.dropLast(2)) : name] else { return nil }
    self.name = name
    let stops = hexes.map(Color.init(hex:))
    self.stops = isReversed ? stops.reversed() : stops
  }

  private init(_ name: String, _ hexes: [UInt32]) {
    self.name = name
    stops = hexes.map(Color.init(hex:))
  }

  package static let viridis = ColorMap("viridis", viridisStops)
  package static let gray = ColorMap("gray", [0x000000, 0xffffff])

  /// All names, without the reversed ones.
  package static var names: [String] { table.keys.sorted() }

  /// The colour for a number in [0, 1]; clamped outside, and clear for NaN.
  package func color(at place: Double) -> Color {
    guard !place.isNaN else { return .clear }
    let position = min(max(place, 0), 1) * Double(stops.count - 1)
    let index = min(Int(position), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], position - Double(index))
  }

  /// Evenly spaced samples: matplotlib's own maps (viridis and its relatives by van der Walt and Smith, CC0),
  /// ColorBrewer's (Brewer) and the simple ramps.
  private static let table: [String: [UInt32]] = [
    "viridis": viridisStops,
    "magma": [
      0x000004, 0x180f3e, 0x451077, 0x721f81, 0x9f2f7f, 0xcd4071, 0xf1605d, 0xfd9567, 0xfec98d, 0xfcfdbf,
    ],
    "inferno": [
      0x000004, 0x1b0c42, 0x4b0c6b, 0x781c6d, 0xa52c60, 0xcf4446, 0xed6925, 0xfb9a06, 0xf7d03c, 0xfcffa4,
    ],
    "plasma": [
      0x0d0887, 0x47039f, 0x7301a8, 0x9c179e, 0xbd3786, 0xd8576b, 0xed7953, 0xfa9e3b, 0xfdc926, 0xf0f921,
    ],
    "gray": [0x000000, 0xffffff], "grey": [0x000000, 0xffffff], "binary": [0xffffff, 0x000000],
    "Greys": [0xffffff, 0xf0f0f0, 0xd9d9d9, 0xbdbdbd, 0x969696, 0x737373, 0x525252, 0x252525, 0x000000],
    "Blues": [0xf7fbff, 0xdeebf7, 0xc6dbef, 0x9ecae1, 0x6baed6, 0x4292c6, 0x2171b5, 0x08519c, 0x08306b],
    "Reds": [0xfff5f0, 0xfee0d2, 0xfcbba1, 0xfc9272, 0xfb6a4a, 0xef3b2c, 0xcb181d, 0xa50f15, 0x67000d],
    "Greens": [0xf7fcf5, 0xe5f5e0, 0xc7e9c0, 0xa1d99b, 0x74c476, 0x41ab5d, 0x238b45, 0x006d2c, 0x00441b],
    "RdBu": [
      0x67001f, 0xb2182b, 0xd6604d, 0xf4a582, 0xfddbc7, 0xf7f7f7, 0xd1e5f0, 0x92c5de, 0x4393c3, 0x2166ac,
      0x053061,
    ],
    "coolwarm": [0x3b4cc0, 0x8db0fe, 0xdddcdc, 0xf49a7b, 0xb40426], "bwr": [0x0000ff, 0xffffff, 0xff0000],
    "seismic": [0x00004c, 0x0000ff, 0xffffff, 0xff0000, 0x7f0000],
    "jet": [
      0x00007f, 0x0000ff, 0x007fff, 0x00ffff, 0x7fff7f, 0xffff00, 0xff7f00, 0xff0000, 0x7f0000,
    ],
    "hot": [0x000000, 0x550000, 0xaa0000, 0xff0000, 0xff5500, 0xffaa00, 0xffff00, 0xffff80, 0xffffff],
    "cool": [0x00ffff, 0xff00ff], "bone": [0x000000, 0x373750, 0x6f818c, 0xa6c4c4, 0xffffff],
    "turbo": [
      0x30123b, 0x4662d7, 0x36aaf9, 0x1ae4b6, 0x72fe5e, 0xc8ef34, 0xfaba39, 0xf66b19, 0xcb2a04, 0x7a0403,
    ],
  ]

  private static let viridisStops: [UInt32] = [
    0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725,
  ]
}
