import Tensors

/// Normalization across neighbouring channels: x / (bias + alpha · Σ x²)^beta, the sum over the channels at most
/// `depthRadius` away. Krizhevsky et al. 2012; defaults as in `tf.nn.local_response_normalization`.
package struct LocalResponseNormalization: LayerDefinition, Declared {
  package var depthRadius = 5
  package var bias: Float = 1
  package var alpha: Float = 1
  package var beta: Float = 0.5

  package static let declarations = [
    Declaration(
      "LocalResponseNormalization",
      "x / (bias + alpha · Σ x²) ** beta over neighbouring channels; in Keras a Lambda over tf.nn.local_response_normalization.",
      LocalResponseNormalization(),
      [
        .optional("depth_radius", .int(\.depthRadius, atLeast: 0), "channels on each side that count"),
        .optional("bias", .float(\.bias), "added to the sum"),
        .optional("alpha", .float(\.alpha), "what the sum is multiplied with"),
        .optional("beta", .float(\.beta), "exponent"),
      ])
  ]

  package init() {}

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    guard depthRadius >= 0 else {
      throw NetworkError.outOfRange(
        layer: className, argument: "depth_radius", expected: "0 or more", value: Double(depthRadius))
    }
    let operation = LocalResponseOperation(radius: depthRadius, bias: bias, alpha: alpha, beta: beta)
    return graph.append(operation, [input], [], input.shape)
  }
}
