public import Files
import Tensors

/// While training, scales each channel's deviation from its mean by a random factor in [1 − lower, 1 + upper] and
/// clips the result to the value range.
public struct RandomContrast: LayerDefinition {
  public let lower: Float
  public let upper: Float
  public var valueRange: ClosedRange<Float> = 0...255
  /// `nil`: taken from the session's random sequence.
  public let seed: UInt64?
  private let salt: UInt64

  public let className = "RandomContrast"

  public init(lower: Float, upper: Float, seed: UInt64? = nil) {
    self.lower = lower
    self.upper = upper
    self.seed = seed
    salt = seed ?? Randomness.shared.nextSeed()
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    for value in [lower, upper] where !(value >= -1 && value <= 1) {
      throw NetworkError.outOfRange(
        layer: className, argument: "factor", expected: "between -1 and 1", value: Double(value))
    }
    guard -lower <= upper else {
      throw NetworkError.outOfRange(
        layer: className, argument: "factor", expected: "a lower and an upper bound", value: Double(lower))
    }
    let operation = ContrastOperation(
      name: "contrast", factors: (1 - lower)...(1 + upper), deltas: 0...0, values: valueRange, salt: salt)
    return graph.append(operation, [input], [], input.shape)
  }

  public var arguments: JSON {
    [
      "data_format": "channels_last",
      "factor": [JSON(lower), JSON(upper)],
      "value_range": valueRange.json,
      "seed": JSON(seed: seed),
    ]
  }
}
