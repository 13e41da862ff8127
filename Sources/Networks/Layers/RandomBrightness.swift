public import Files
import Tensors

/// While training, adds one random number in [lower, upper], times the width of the value range, to each image and
/// clips the result to that range.
public struct RandomBrightness: LayerDefinition {
  public let factor: ClosedRange<Float>
  public var valueRange: ClosedRange<Float> = 0...255
  /// `nil`: taken from the session's random sequence.
  public let seed: UInt64?
  private let salt: UInt64

  public let className = "RandomBrightness"

  public init(factor: ClosedRange<Float>, seed: UInt64? = nil) {
    self.factor = factor
    self.seed = seed
    salt = seed ?? Randomness.shared.nextSeed()
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    for value in [factor.lowerBound, factor.upperBound] where !(value >= -1 && value <= 1) {
      throw NetworkError.outOfRange(
        layer: className, argument: "factor", expected: "between -1 and 1", value: Double(value))
    }
    let span = valueRange.upperBound - valueRange.lowerBound
    guard span.isFinite else {
      throw NetworkError.outOfRange(
        layer: className, argument: "value_range", expected: "a range with a finite width",
        value: Double(span))
    }
    let operation = ContrastOperation(
      name: "brightness", factors: 1...1, deltas: (factor.lowerBound * span)...(factor.upperBound * span),
      values: valueRange, salt: salt)
    return graph.append(operation, [input], [], input.shape)
  }

  public var arguments: JSON {
    [
      "data_format": "channels_last",
      "factor": factor.json,
      "value_range": valueRange.json,
      "seed": JSON(seed: seed),
    ]
  }
}
