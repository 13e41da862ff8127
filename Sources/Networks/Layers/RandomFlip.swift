public import Files
import Tensors

/// While training, mirrors each image with probability ½.
public struct RandomFlip: LayerDefinition {
  /// Raw values are Keras's.
  public enum Mode: String, Sendable, CaseIterable {
    /// Swaps left and right.
    case horizontal
    /// Swaps top and bottom.
    case vertical
    /// Each independently.
    case both = "horizontal_and_vertical"
  }

  public let mode: Mode
  /// `nil`: taken from the session's random sequence.
  public let seed: UInt64?
  private let salt: UInt64

  public let className = "RandomFlip"

  public init(_ mode: Mode = .both, seed: UInt64? = nil) {
    self.mode = mode
    self.seed = seed
    salt = seed ?? Randomness.shared.nextSeed()
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let operation = FlipOperation(across: mode != .vertical, down: mode != .horizontal, salt: salt)
    return graph.append(operation, [input], [], input.shape)
  }

  public var arguments: JSON {
    [
      "data_format": "channels_last",
      "seed": JSON(seed: seed),
      "mode": .string(mode.rawValue),
    ]
  }
}
