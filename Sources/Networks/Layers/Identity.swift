import Tensors

/// Returns its input.
public struct Identity: LayerDefinition, Declared {
  public static let declarations = [
    Declaration(
      "Identity", "What comes in, as it is.",
      Identity())
  ]

  public init() {}

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try single(inputs)
  }
}
