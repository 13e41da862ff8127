public import Files
import Tensors

/// Returns its input.
public struct Identity: LayerDefinition {
  public let className = "Identity"

  public init() {}

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try single(inputs)
  }

  public var arguments: JSON { [:] }
}
