import Gradients
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
    let given = try single(inputs)
    let mask = graph.mask(of: given)
    let input = try mask.map { try masked(given, by: $0, in: graph) } ?? given
    let output = try softmax(of: input, in: graph)
    guard let mask else { return output }
    // Where nothing is left of a row, it is zero.
    return try graph.append(.composed("MaskedSoftmax") { try $0[0] * $0[1] }, [output, mask])
  }

  /// What a mask leaves out, as far below the rest as a number can be.
  private func masked(_ input: Symbol, by mask: Symbol, in graph: Graph) throws -> Symbol {
    let fits =
      mask.shape.rank <= input.shape.rank
      && zip(mask.shape.reversed(), input.shape.reversed()).allSatisfy { $0 == 1 || $0 == $1 }
    // Axes are compared from the last; a mask of fewer axes would have its samples among the steps.
    guard fits, mask.shape.rank == input.shape.rank else {
      throw NetworkError.maskShape(layer: className, mask: mask.shape, input: input.shape)
    }
    return try graph.append(
      .composed("Masked") { x in try x[0] * x[1] + (x[1] - 1) * TensorFunction.farBelow }, [input, mask])
  }

  private func softmax(of input: Symbol, in graph: Graph) throws -> Symbol {
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
