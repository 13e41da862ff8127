import Tensors

/// Returns its input.
package struct Identity: LayerDefinition, Declared {
  package static let declarations = [
    Declaration(
      "Identity", "What comes in, as it is.",
      Identity())
  ]

  package init() {}

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try single(inputs)
  }
}
