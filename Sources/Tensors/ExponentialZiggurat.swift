import Glibc

/// Exponential numbers by the ziggurat (Marsaglia and Tsang 2000), with 53 bits per draw as in NumPy.
enum ExponentialZiggurat {
  /// The start of the tail, and the area of a layer.
  private static let tail = 7.69711747013104972
  private static let area = 0.0039496598225815571993

  private struct Layers: Sendable {
    var limits = [UInt64](repeating: 0, count: 256)
    var widths = [Double](repeating: 0, count: 256)
    var densities = [Double](repeating: 0, count: 256)

    init() {
      let bits = 0x1p53
      var edge = ExponentialZiggurat.tail
      let density = exp(-edge)
      let base = ExponentialZiggurat.area / density
      limits[0] = UInt64(edge / base * bits)
      widths[0] = base / bits
      widths[255] = edge / bits
      densities[0] = 1
      densities[255] = density
      for layer in (1...254).reversed() {
        let next = -log(ExponentialZiggurat.area / edge + exp(-edge))
        limits[layer + 1] = UInt64(next / edge * bits)
        widths[layer] = next / bits
        densities[layer] = exp(-next)
        edge = next
      }
    }
  }

  private static let layers = Layers()

  static func exponential(_ random: inout RandomSource) -> Double {
    let layers = layers
    while true {
      let draw = random.next() >> 3
      let layer = Int(draw & 0xFF)
      let bits = draw >> 8
      let value = Double(bits) * layers.widths[layer]
      if bits < layers.limits[layer] { return value }
      if layer == 0 { return tail - log1p(-random.nextUniform()) }
      let step = layers.densities[layer - 1] - layers.densities[layer]
      if step * random.nextUniform() + layers.densities[layer] < exp(-value) { return value }
    }
  }
}
