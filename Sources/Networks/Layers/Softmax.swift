import Tensors

/// exp(x) / Σ exp(x) along an axis, or over several together; −1 is the last, 0 would be the batch axis.
package struct Softmax: ActivationDefinition, Declared {
  package var axes = [-1]

  package static let declarations = [
    Declaration(
      "Softmax", "exp(x) / Σ exp(x) along an axis, or over several axes together.",
      Softmax(),
      [
        .optional("axis", .axes(\.axes), "the axis, or several; -1 is the last, 0 would be the batch")
      ])
  ]

  package init() {}

  /// The only axis.
  package var axis: Int {
    get { axes.first ?? -1 }
    set { axes = [newValue] }
  }

  package var activation: Activation {
    axis == -1 ? .softmax : .rows(.softmax, axis: axis)
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    try graph.refuseMask(of: input, for: className)
    guard axes.count > 1 else { return try activation.trace(input, in: graph) }
    let together = try axes.map { try sampleAxis($0, of: input.shape, layer: className) }
    guard Set(together).count == together.count else {
      throw NetworkError.axis(layer: className, axis: axes[0], rank: input.shape.rank + 1)
    }
    // The axes that are summed over become one row at the end.
    let others = (0..<input.shape.rank).filter { !together.contains($0) }
    let order = others + together
    let turned = try graph.permuted(input, order)
    let rows = Shape(others.map { input.shape[$0] } + [together.reduce(1) { $0 * input.shape[$1] }])
    let flat = graph.append(Reshaping(), [turned], [], rows)
    let softmax = graph.append(SoftmaxOperation(), [flat], [], rows)
    let back = graph.append(Reshaping(), [softmax], [], turned.shape)
    return try graph.permuted(back, order.indices.map { axis in order.firstIndex(of: axis) ?? axis })
  }
}

extension Graph {
  /// The axes of a value in another order; `order` has the input's axis for each of the result.
  func permuted(_ input: Symbol, _ order: [Int]) throws -> Symbol {
    guard order != Array(order.indices) else { return input }
    return append(PermuteOperation(order: order), [input], [], Shape(order.map { input.shape[$0] }))
  }
}
