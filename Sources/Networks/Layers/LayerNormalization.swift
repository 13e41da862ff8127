package import Tensors

/// Normalizes each sample to mean 0 and variance 1 along some axes, then scales and shifts elementwise:
/// (x − mean) / √(variance + epsilon) · gamma + beta. Ba et al. 2016.
///
/// Parameters: gamma and beta, both in the shape of the normalized axes.
package struct LayerNormalization: LayerDefinition, Declared {
  /// In Keras's numbering: 0 is the batch axis, −1 the last.
  package var axes = [-1]
  package var epsilon: Float = 1e-3
  /// Whether there is a beta; Keras's `center`.
  package var centers = true
  /// Whether there is a gamma; Keras's `scale`.
  package var scales = true
  package var beta = VariableOptions(.zeros)
  package var gamma = VariableOptions(.ones)

  package static let declarations = [
    Declaration(
      "LayerNormalization", "Each sample to mean 0 and deviation 1 along some axes, then gamma and beta.",
      LayerNormalization(),
      [
        .optional("axis", .axes(\.axes), "axis or axes that are normalised together"),
        .optional("epsilon", .float(\.epsilon), "added to the variance"),
        .optional("center", .bool(\.centers), "whether there is a beta"),
        .optional("scale", .bool(\.scales), "whether there is a gamma"),
        .initializer("beta", \.beta.initializer, of: "beta"),
        .initializer("gamma", \.gamma.initializer, of: "gamma"),
        .fixed("rms_scaling", false), .fixed("beta_regularizer"), .fixed("gamma_regularizer"),
        .fixed("beta_constraint"), .fixed("gamma_constraint"),
      ], savedFirst: ["axis", "epsilon", "center", "scale", "rms_scaling"])
  ]

  package init() {}

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let input = try single(inputs)
    let shape = Shape(try normalizedAxes(input).map { input[$0] })
    return (scales ? [VariableDefinition("gamma", shape, gamma)] : [])
      + (centers ? [VariableDefinition("beta", shape, beta)] : [])
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    let axes = try normalizedAxes(input.shape)
    let operation = LayerNormalizationOperation(
      columns: axes.reduce(1) { $0 * input.shape[$1] }, epsilon: epsilon, hasGamma: scales)
    let order = input.shape.indices.filter { !axes.contains($0) } + axes
    if order == Array(input.shape.indices) { return graph.append(operation, [input], variables, input.shape) }
    // The normalized axes must be contiguous.
    let turned = graph.append(
      PermuteOperation(order: order), [input], [], Shape(order.map { input.shape[$0] }))
    let normal = graph.append(operation, [turned], variables, turned.shape)
    var back = order
    for (axis, source) in order.enumerated() { back[source] = axis }
    return graph.append(PermuteOperation(order: back), [normal], [], input.shape)
  }

  /// The axes of a sample, in order. - Throws: `NetworkError.axis`.
  private func normalizedAxes(_ input: Shape) throws -> [Int] {
    let rank = input.rank + 1
    var result: Set<Int> = []
    for axis in axes {
      let own = axis < 0 && axis >= -rank ? axis + rank : axis
      guard own >= 1, own < rank else { throw NetworkError.axis(layer: className, axis: axis, rank: rank) }
      result.insert(own - 1)
    }
    guard !result.isEmpty else { throw NetworkError.axis(layer: className, axis: 0, rank: rank) }
    return result.sorted()
  }
}
