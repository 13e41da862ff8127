package import Gradients
package import Tensors

/// A layer whose kernel is divided by its largest singular value before each call in training. Miyato et al. 2018.
///
/// Parameters: those of the layer, and vector_u, from which the singular value is estimated.
package struct SpectralNormalization: Composite, Declared, RunsOnTensors {
  package var layer: Layer?
  package var iterations = 1

  package static let declarations = [
    Declaration(
      "SpectralNormalization",
      "A layer whose kernel is divided by its largest singular value before each call in training.",
      SpectralNormalization(layer: nil),
      [
        .required("layer", .layer(\.layer), "a layer with a kernel or embeddings"),
        .optional(
          "power_iterations", .int(\.iterations, atLeast: 1), "steps of the estimate of the singular value"),
      ])
  ]

  package init(layer: Layer?) { self.layer = layer }

  package var sublayers: [Layer] { layer.map { [$0] } ?? [] }

  package var places: [HeldLayer] { layer.map { [HeldLayer($0, place: "layer")] } ?? [] }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    guard let layer else { return [] }
    try layer.build(inputs)
    let width = try kernel(of: layer).shape.last ?? 1
    return [
      VariableDefinition(
        name: "vector_u", shape: [1, width], initializer: .truncatedNormal(mean: 0, deviation: 0.02),
        isTrainable: false)
    ]
  }

  package func traceAll(_ inputs: [Symbol], in graph: Graph) throws -> [Symbol] {
    try layer?.trace(inputs, in: graph) ?? inputs
  }

  package func call(_ inputs: [EagerTensor], of layer: Layer, in context: TensorCallContext) throws
    -> [EagerTensor]
  {
    guard let inner = self.layer else { return inputs }
    if context.trainingMode ?? false, let vector = layer.ownVariables.first(where: { $0.name == "vector_u" })
    {
      try normalize(kernel(of: inner), vector)
    }
    return try context.call(inner, inputs)
  }

  private func kernel(of layer: Layer) throws -> Variable {
    guard let kernel = layer.variables.first(where: { $0.name == "kernel" || $0.name == "embeddings" }) else {
      throw NetworkError.unknownName(
        kind: "layer with a kernel", name: layer.name, known: ["Dense", "Conv2D", "Embedding"])
    }
    return kernel
  }

  private func normalize(_ kernel: Variable, _ vector: Variable) throws {
    let width = kernel.shape.last ?? 1
    let weights = try kernel.value().reshaped(to: [-1, width])
    var u = try vector.value()
    guard try weights.map(.absolute).maximum().item().doubleValue > 0 else { return }
    var v = u
    let unit = TensorFunction.normalized(axes: nil, epsilon: 1e-12)
    for _ in 0..<iterations {
      v = try unit.forward([u.matrixProduct(with: weights.transposed())])
      u = try unit.forward([v.matrixProduct(with: weights)])
    }
    let sigma = try v.matrixProduct(with: weights).matrixProduct(with: u.transposed()).reshaped(to: [])
    try vector.assign(u.copy())
    try kernel.assign(weights.divide(by: .tensor(sigma)).reshaped(to: kernel.shape).copy())
  }
}

/// Returns its input, and adds a penalty for its size to the loss: l1 · Σ|x| + l2 · Σ x², for each sample.
package struct ActivityRegularization: LayerDefinition, Declared, RunsOnTensors {
  package var l1: Float = 0
  package var l2: Float = 0

  package static let declarations = [
    Declaration(
      "ActivityRegularization", "What comes in, as it is; its size is added to the loss.",
      ActivityRegularization(),
      [
        .optional("l1", .float(\.l1, .nonNegative), "factor of the sum of sizes"),
        .optional("l2", .float(\.l2, .nonNegative), "factor of the sum of squares"),
      ])
  ]

  package init() {}

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try single(inputs)
  }

  package func call(_ inputs: [EagerTensor], of layer: Layer, in context: TensorCallContext) throws
    -> [EagerTensor]
  {
    for input in inputs {
      let x = Expression(input, context.math)
      let penalty = try Regularizer(l1: l1, l2: l2).penalty(x) / Double(max(1, input.shape.first ?? 1))
      context.addLoss(penalty.tensor)
    }
    return inputs
  }
}
