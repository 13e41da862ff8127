import Tensors

/// Concatenates values along an axis; −1 is the last, 0 would be the batch axis.
package struct Concatenate: LayerDefinition, Declared {
  package var axis = -1

  package static let declarations = [
    Declaration(
      "Concatenate", "All inputs side by side.",
      Concatenate(),
      [
        .optional("axis", .int(\.axis), "the axis along which; -1 is the last, 0 would be the batch")
      ])
  ]

  package init() {}

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    guard let first = inputs.first else {
      throw NetworkError.inputCount(layer: className, expected: "a list of inputs", found: 0)
    }
    let axis = try sampleAxis(axis, of: first.shape, layer: className)
    var shape = first.shape
    for input in inputs.dropFirst() {
      var other = input.shape
      guard other.rank == shape.rank else { throw mismatch(inputs) }
      let (length, overflow) = shape[axis].addingReportingOverflow(other[axis])
      other[axis] = shape[axis]
      guard other == shape, !overflow else { throw mismatch(inputs) }
      shape[axis] = length
    }
    if inputs.count == 1 { return first }
    return graph.append(ConcatenateOperation(axis: axis), inputs, [], shape)
  }

  private func mismatch(_ inputs: [Symbol]) -> NetworkError {
    .inputShapes(layer: className, shapes: inputs.map(\.shape))
  }
}
