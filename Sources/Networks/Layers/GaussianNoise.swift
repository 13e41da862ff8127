public import Files
import Tensors

/// While training, adds Gaussian noise of mean 0.
public struct GaussianNoise: LayerDefinition {
  public let deviation: Float
  /// `nil`: taken from the session's random sequence.
  public let seed: UInt64?
  private let salt: UInt64

  public let className = "GaussianNoise"

  public init(deviation: Float, seed: UInt64? = nil) {
    self.deviation = deviation
    self.seed = seed
    salt = seed ?? Randomness.shared.nextSeed()
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    guard deviation >= 0, deviation < .infinity else {
      throw NetworkError.outOfRange(
        layer: className, argument: "stddev", expected: "0 or more, and finite", value: Double(deviation))
    }
    return graph.append(
      NoiseOperation(kind: .normal(deviation: deviation), salt: salt), [input], [], input.shape)
  }

  public var arguments: JSON { ["stddev": JSON(deviation), "seed": JSON(seed: seed)] }
}
