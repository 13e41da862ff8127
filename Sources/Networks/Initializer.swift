import Engine
package import Tensors

/// How a variable is initialized. Fans are Keras's: for a kernel (…, in, out), the window's size times in or out.
package indirect enum Initializer: Sendable, Hashable {
  /// The width of a distribution, by what of a kernel. Raw values are Keras's.
  package enum Fan: String, Sendable, CaseIterable {
    case input = "fan_in"
    case output = "fan_out"
    case average = "fan_avg"
  }

  /// What is drawn from. Raw values are Keras's.
  package enum Distribution: String, Sendable, CaseIterable {
    case truncatedNormal = "truncated_normal"
    case untruncatedNormal = "untruncated_normal"
    case uniform
  }

  case zeros, ones
  case constant(Float)
  /// U(−√(6/(in+out)), √(6/(in+out))). Glorot and Bengio 2010.
  case glorotUniform
  /// Truncated normal of variance 2/(in+out).
  case glorotNormal
  /// U(−√(6/in), √(6/in)). He et al. 2015.
  case heUniform
  case heNormal
  /// U(−√(3/in), √(3/in)). LeCun et al. 1998.
  case lecunUniform
  case lecunNormal
  case randomNormal(mean: Float, deviation: Float)
  case truncatedNormal(mean: Float, deviation: Float)
  case randomUniform(low: Float, high: Float)
  /// Of variance `scale` over the fan.
  case varianceScaling(scale: Float, Fan, Distribution)
  /// A matrix with orthonormal rows or columns, whichever are fewer. Saxe et al. 2014.
  case orthogonal(gain: Float)
  /// `gain` on the diagonal of a matrix.
  case identity(gain: Float)
  /// Drawn from a seed of its own: the same values each time.
  case seeded(Initializer, seed: UInt64)
  /// Bilinear upsampling of each channel, for the kernel (height, width, out, in) of a transposed convolution whose
  /// stride is half its window. Long et al. 2015.
  case bilinear
  /// A function of the program's, from a shape to values.
  case function(ProgramFunction<(Shape) throws -> Tensor>)

  /// Drawn values.
  package func values(of shape: Shape) throws -> Tensor {
    if let made = try functionValues(of: shape) { return made }
    let result = try Tensor.zeros(shape)
    let seed = Randomness.shared.nextSeed()
    try result.withMutableFloats { fill($0, shape: shape, seed: seed) }
    return result
  }

  /// What a function of the program's gives for a shape; `nil` for every other initializer.
  func functionValues(of shape: Shape) throws -> Tensor? {
    guard case .function(let function) = self else { return nil }
    let made = try function.body(shape).convert(to: .float32)
    guard made.shape == shape else {
      throw NetworkError.weightShape(variable: function.name, expected: shape, found: made.shape)
    }
    return made
  }

  /// Fills `values`, which is in Keras's order for `shape`.
  func fill(_ values: UnsafeMutableBufferPointer<Float>, shape: Shape, seed: UInt64) {
    var random = RandomSource(seed: seed)
    let window = shape.dropLast(2).reduce(1, *)
    let last = shape.last ?? 1
    let fanIn = Double(shape.rank < 2 ? last : shape[shape.rank - 2] * window)
    let fanOut = Double(shape.rank < 2 ? last : last * window)

    func uniform(_ limit: Double) {
      for i in values.indices { values[i] = Float((random.nextUniform() * 2 - 1) * limit) }
    }
    func truncated(_ variance: Double) {
      // As in Keras: truncation at two deviations reduces the variance.
      let deviation = variance.squareRoot() / 0.87962566103423978
      for i in values.indices { values[i] = Float(Self.truncatedNormal(&random) * deviation) }
    }
    switch self {
    case .zeros: values.update(repeating: 0)
    case .ones: values.update(repeating: 1)
    case .constant(let value): values.update(repeating: value)
    case .glorotUniform: uniform((6 / max(1, fanIn + fanOut)).squareRoot())
    case .glorotNormal: truncated(2 / max(1, fanIn + fanOut))
    case .heUniform: uniform((6 / max(1, fanIn)).squareRoot())
    case .heNormal: truncated(2 / max(1, fanIn))
    case .lecunUniform: uniform((3 / max(1, fanIn)).squareRoot())
    case .lecunNormal: truncated(1 / max(1, fanIn))
    case .randomNormal(let mean, let deviation):
      for i in values.indices { values[i] = Float(random.nextNormal()) * deviation + mean }
    case .truncatedNormal(let mean, let deviation):
      for i in values.indices { values[i] = Float(Self.truncatedNormal(&random)) * deviation + mean }
    case .randomUniform(let low, let high):
      for i in values.indices { values[i] = low + (high - low) * Float(random.nextUniform()) }
    case .varianceScaling(let scale, let fan, let distribution):
      let width: Double =
        switch fan {
        case .input: fanIn
        case .output: fanOut
        case .average: (fanIn + fanOut) / 2
        }
      let variance = Double(scale) / max(1, width)
      switch distribution {
      case .truncatedNormal: truncated(variance)
      case .uniform: uniform((3 * variance).squareRoot())
      case .untruncatedNormal:
        for i in values.indices { values[i] = Float(random.nextNormal() * variance.squareRoot()) }
      }
    case .orthogonal(let gain): Self.fillOrthogonal(values, columns: last, gain: Double(gain), &random)
    case .identity(let gain):
      values.update(repeating: 0)
      for i in 0..<min(last, values.count / max(1, last)) { values[i * last + i] = gain }
    case .seeded(let initializer, let seed): initializer.fill(values, shape: shape, seed: seed)
    case .bilinear: Self.fillBilinear(values, shape: shape)
    case .function: values.update(repeating: 0)
    }
  }

  /// Normal draws made orthonormal by Gram and Schmidt's method, twice for precision.
  private static func fillOrthogonal(
    _ values: UnsafeMutableBufferPointer<Float>, columns: Int, gain: Double, _ random: inout RandomSource
  ) {
    let rows = columns == 0 ? 0 : values.count / columns
    let (count, length) = (min(rows, columns), max(rows, columns))
    var vectors: [[Double]] = []
    for _ in 0..<count {
      var vector = (0..<length).map { _ in random.nextNormal() }
      for _ in 0..<2 {
        for other in vectors {
          let dot = zip(vector, other).reduce(0) { $0 + $1.0 * $1.1 }
          for i in 0..<length { vector[i] -= dot * other[i] }
        }
      }
      let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vectors.append(vector.map { $0 / norm })
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let value = rows >= columns ? vectors[column][row] : vectors[row][column]
        values[row * columns + column] = Float(gain * value)
      }
    }
  }

  private static func fillBilinear(_ values: UnsafeMutableBufferPointer<Float>, shape: Shape) {
    values.update(repeating: 0)
    guard shape.rank == 4 else { return }
    /// 1 in the middle of the window, 0 where the next window's middle is.
    func weight(_ index: Int, _ size: Int) -> Float {
      let step = Float((size + 1) / 2)
      let middle = Float(size - 1) / 2
      return max(0, 1 - abs(Float(index) - middle) / step)
    }
    let (outputs, inputs) = (shape[2], shape[3])
    for row in 0..<shape[0] {
      for column in 0..<shape[1] {
        for channel in 0..<min(outputs, inputs) {
          values[((row * shape[1] + column) * outputs + channel) * inputs + channel] =
            weight(row, shape[0]) * weight(column, shape[1])
        }
      }
    }
  }

  /// A normal draw, redrawn until it lies within two deviations.
  private static func truncatedNormal(_ random: inout RandomSource) -> Double {
    while true {
      let draw = random.nextNormal()
      if abs(draw) <= 2 { return draw }
    }
  }
}
