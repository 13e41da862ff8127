public import Files
import Tensors

/// x above 0, `negativeSlope` · x below. Maas et al. 2013.
public struct LeakyReLU: ActivationDefinition {
  public var negativeSlope: Float = 0.3

  public let className = "LeakyReLU"

  public init() {}

  public var activation: Activation { .relu(negativeSlope: negativeSlope, maximum: nil, threshold: 0) }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    guard negativeSlope >= 0 else {
      throw NetworkError.outOfRange(
        layer: className, argument: "negative_slope", expected: "0 or more", value: Double(negativeSlope))
    }
    return try activation.trace(try single(inputs), in: graph)
  }

  public var arguments: JSON { ["negative_slope": JSON(negativeSlope)] }
}
