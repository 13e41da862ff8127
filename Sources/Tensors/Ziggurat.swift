import Glibc

/// Normal numbers by rejection from 256 layers of equal area, nearly always with a single table look-up.
///
/// Marsaglia and Tsang, "The ziggurat method for generating random variables" (2000); 52 bits per draw as in NumPy.
enum Ziggurat {
  /// The start of the tail, and the area of a layer: tail · f(tail) + ∫ f from there on, f(x) = exp(−x²/2).
  private static let tail = 3.6541528853610087963519472518
  private static let area = 0.004928673233974654931590913431847148883305

  private struct Layers: Sendable {
    /// A draw of 52 bits below its limit is certainly inside its layer.
    var limits = [UInt64](repeating: 0, count: 256)
    /// From 52 bits to a position in the layer.
    var widths = [Double](repeating: 0, count: 256)
    /// The density at the layer's edge.
    var densities = [Double](repeating: 0, count: 256)

    init() {
      let bits = 0x1p52
      var edge = Ziggurat.tail
      widths[255] = edge / bits
      densities[255] = exp(-0.5 * edge * edge)
      limits[0] = UInt64(edge * densities[255] / Ziggurat.area * bits)
      widths[0] = Ziggurat.area / densities[255] / bits
      densities[0] = 1
      for layer in (1...254).reversed() {
        let next = (-2 * log(Ziggurat.area / edge + densities[layer + 1])).squareRoot()
        limits[layer + 1] = UInt64(next / edge * bits)
        widths[layer] = next / bits
        densities[layer] = exp(-0.5 * next * next)
        edge = next
      }
    }
  }

  private static let layers = Layers()

  static func normal(_ random: inout RandomSource) -> Double {
    let layers = layers
    while true {
      let draw = random.next()
      let layer = Int(draw & 0xFF)
      let bits = (draw >> 9) & 0x000F_FFFF_FFFF_FFFF
      let magnitude = Double(bits) * layers.widths[layer]
      let value = draw >> 8 & 1 == 1 ? -magnitude : magnitude
      if bits < layers.limits[layer] { return value }
      if layer == 0 {
        while true {
          let beyond = -1 / tail * log1p(-random.nextUniform())
          let height = -log1p(-random.nextUniform())
          if height + height > beyond * beyond {
            return bits >> 8 & 1 == 1 ? -(tail + beyond) : tail + beyond
          }
        }
      }
      let step = layers.densities[layer - 1] - layers.densities[layer]
      if step * random.nextUniform() + layers.densities[layer] < exp(-0.5 * value * value) { return value }
    }
  }
}
