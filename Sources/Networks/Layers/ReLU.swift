public import Files
import Tensors

/// ReLU with negative slope, maximum and threshold.
public struct ReLU: ActivationDefinition {
  public var maxValue: Float?
  public var negativeSlope: Float = 0
  public var threshold: Float = 0

  public let className = "ReLU"

  public init() {}

  public var activation: Activation {
    .relu(negativeSlope: negativeSlope, maximum: maxValue, threshold: threshold)
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    for (argument, value) in [
      ("max_value", maxValue ?? 0), ("negative_slope", negativeSlope), ("threshold", threshold),
    ] where !(value >= 0) {
      throw NetworkError.outOfRange(
        layer: className, argument: argument, expected: "0 or more", value: Double(value))
    }
    return try activation.trace(try single(inputs), in: graph)
  }

  public var arguments: JSON {
    [
      "max_value": maxValue.map { JSON($0) } ?? .null,
      "negative_slope": JSON(negativeSlope),
      "threshold": JSON(threshold),
    ]
  }
}
