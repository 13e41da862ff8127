import Gradients
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

  /// Steps count that count in any input; those of an input without a mask do.
  package func mask(of output: Symbol, _ inputs: [Symbol], in graph: Graph) throws -> Symbol? {
    let masks = inputs.map { graph.mask(of: $0) }
    guard masks.contains(where: { $0 != nil }) else { return nil }
    let shapes = inputs.map(\.shape)
    let has = masks.map { $0 != nil }
    let axis = try sampleAxis(axis, of: shapes[0], layer: className) + 1
    return try graph.append(
      TensorFunction(
        "ConcatenatedMask",
        forward: { x in
          let batch = x[0].shape.first ?? 1
          var given = x.dropFirst()[...]
          let parts = try zip(shapes, has).map { shape, hasMask in
            let whole = Shape([batch] + shape)
            guard hasMask, let mask = given.popFirst() else { return try Tensor.ones(whole) }
            guard mask.rank < whole.rank else { return mask }
            let ones = Array(repeating: 1, count: whole.rank - mask.rank)
            return try mask.reshaped(to: Shape(Array(mask.shape) + ones)).broadcast(to: whole)
          }
          return try Tensor.concatenate(parts, axis: axis).reduced(
            .maximum, axes: [-1], keepDimensions: false)
        }), [inputs[0]] + masks.compactMap { $0 })
  }

  private func mismatch(_ inputs: [Symbol]) -> NetworkError {
    .inputShapes(layer: className, shapes: inputs.map(\.shape))
  }
}
