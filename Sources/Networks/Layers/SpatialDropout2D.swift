public import Files
import Tensors

/// While training, sets a fraction `rate` of the channels of each image to zero and scales the rest by 1 / (1 −
/// rate). Tompson et al. 2015.
public struct SpatialDropout2D: LayerDefinition {
  public let rate: Float
  /// `nil`: taken from the session's random sequence.
  public let seed: UInt64?
  private let salt: UInt64

  public let className = "SpatialDropout2D"

  public init(rate: Float, seed: UInt64? = nil) {
    self.rate = rate
    self.seed = seed
    salt = seed ?? Randomness.shared.nextSeed()
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    guard rate >= 0, rate <= 1 else {
      throw NetworkError.outOfRange(
        layer: className, argument: "rate", expected: "a share between 0 and 1", value: Double(rate))
    }
    return graph.append(
      NoiseOperation(kind: .droppedChannels(rate: rate), salt: salt), [input], [], input.shape)
  }

  public var arguments: JSON {
    [
      "rate": JSON(rate),
      "seed": JSON(seed: seed),
      "data_format": "channels_last",
    ]
  }
}
