import Engine
import Glibc

/// Random numbers in single precision, of 32 bits each: what `dtype=np.float32` gives. They are NumPy's for the same seed.
extension RandomSampling {
  /// A number in [0, 1) from 24 random bits.
  package mutating func nextFloat() -> Float { Float(nextUInt32() >> 8) * 0x1p-24 }

  /// Numbers drawn one after another, as float32.
  /// - Throws: `TensorError` for an impossible shape, `OutOfMemory`, `Interrupted`.
  package mutating func singles(shape: Shape, _ draw: (inout Self) -> Float) throws -> Tensor {
    let result = try Tensor(zeros: shape, dtype: .float32)
    let target = result.freshPointer(as: Float.self)
    for index in 0..<result.count {
      if index & 0xF_FFFF == 0 { try Interruption.check() }
      target[index] = draw(&self)
    }
    return result
  }

  /// A standard normal number, by the ziggurat with 23 bits per draw.
  package mutating func nextNormalFloat() -> Float {
    let (layers, tail) = (SingleZiggurat.normal, Float(Ziggurat.tail))
    while true {
      let draw = nextUInt32()
      let layer = Int(draw & 0xFF)
      let bits = draw >> 9
      let magnitude = Float(bits) * layers.widths[layer]
      let value = draw >> 8 & 1 == 1 ? -magnitude : magnitude
      if bits < layers.limits[layer] { return value }
      if layer == 0 {
        while true {
          let beyond = -Float(1 / Ziggurat.tail) * log1pf(-nextFloat())
          let height = -log1pf(-nextFloat())
          if height + height > beyond * beyond {
            return bits >> 8 & 1 == 1 ? -(tail + beyond) : tail + beyond
          }
        }
      }
      let step = layers.densities[layer - 1] - layers.densities[layer]
      let height = step * nextFloat() + layers.densities[layer]
      if Double(height) < exp(-0.5 * Double(value) * Double(value)) { return value }
    }
  }

  /// A number of the exponential distribution of mean 1, by the ziggurat with 23 bits per draw.
  package mutating func nextExponentialFloat() -> Float {
    let layers = SingleZiggurat.exponential
    while true {
      let draw = nextUInt32() >> 1
      let layer = Int(draw & 0xFF)
      let bits = draw >> 8
      let value = Float(bits) * layers.widths[layer]
      if bits < layers.limits[layer] { return value }
      if layer == 0 { return Float(ExponentialZiggurat.tail) - log1pf(-nextFloat()) }
      let step = layers.densities[layer - 1] - layers.densities[layer]
      if step * nextFloat() + layers.densities[layer] < expf(-value) { return value }
    }
  }

  /// The same as the logarithm of a uniform number.
  package mutating func nextExponentialFloatByInversion() -> Float { Float(-log1p(-Double(nextFloat()))) }

  /// A number of the gamma distribution of scale 1, by the methods of `gamma`.
  package mutating func gammaFloat(_ shape: Float) -> Float {
    if shape == 1 { return nextExponentialFloat() }
    if shape == 0 { return 0 }
    if shape < 1 {
      while true {
        let u = nextFloat()
        let v = nextExponentialFloat()
        if u <= 1 - shape {
          let x = powf(u, 1 / shape)
          if x <= v { return x }
        } else {
          let y = -logf((1 - u) / shape)
          let x = powf(1 - shape + shape * y, 1 / shape)
          if x <= v + y { return x }
        }
      }
    }
    let b = shape - 1 / 3
    let c = 1 / (9 * b).squareRoot()
    while true {
      var (x, v): (Float, Float) = (0, 0)
      repeat {
        x = nextNormalFloat()
        v = 1 + c * x
      } while v <= 0
      v = v * v * v
      let u = nextFloat()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if logf(u) < 0.5 * x * x + b * (1 - v + logf(v)) { return b * v }
    }
  }
}

/// The layers of `Ziggurat` and `ExponentialZiggurat` in single precision.
private enum SingleZiggurat {
  struct Layers: Sendable {
    /// A draw of 23 bits below its limit is certainly inside its layer.
    var limits = [UInt32](repeating: 0, count: 256)
    /// From 23 bits to a position in the layer.
    var widths = [Float](repeating: 0, count: 256)
    /// The density at the layer's edge.
    var densities = [Float](repeating: 0, count: 256)

    init(edges: [Double], rounded: (Double) -> Double = { $0 }, density: (Double) -> Double) {
      limits[0] = UInt32((edges[255] / edges[0] * 0x1p23).rounded())
      for layer in 0..<256 {
        widths[layer] = Float(rounded(edges[layer] / 0x1p23))
        densities[layer] = layer == 0 ? 1 : Float(rounded(density(edges[layer])))
        if layer > 1 { limits[layer] = UInt32((edges[layer - 1] / edges[layer] * 0x1p23).rounded()) }
      }
    }
  }

  static let normal = Layers(edges: Ziggurat.edges) { exp(-0.5 * $0 * $0) }
  static let exponential = Layers(edges: ExponentialZiggurat.edges, rounded: nineDigits) { exp(-$0) }

  /// NumPy has its table of exponential numbers as texts of nine digits.
  private static func nineDigits(_ number: Double) -> Double {
    let scale = pow(10, 8 - log10(number).rounded(.down))
    return (number * scale).rounded() / scale
  }
}
