package import Tensors

/// Batch normalization of the last axis. Ioffe and Szegedy 2015.
///
/// Parameters: gamma and beta (channels), and the non-trainable moving mean and variance (channels).
package struct BatchNormalization: LayerDefinition, Declared {
  package var momentum: Float = 0.99
  package var epsilon: Float = 1e-3
  package var centers = true
  package var scales = true
  package var betaInitializer = Initializer.zeros
  package var gammaInitializer = Initializer.ones
  package var movingMeanInitializer = Initializer.zeros
  package var movingVarianceInitializer = Initializer.ones

  package static let declarations = [
    Declaration(
      "BatchNormalization",
      "Batch normalisation of the last axis: mean 0 and deviation 1 over the batch, then gamma and beta.",
      BatchNormalization(),
      [
        .optional("axis", .channelAxis, "only the last"),
        .optional("momentum", .float(\.momentum), "how much of the moving statistics stays"),
        .optional("epsilon", .float(\.epsilon), "added to the variance"),
        .optional("center", .bool(\.centers), "whether there is a beta"),
        .optional("scale", .bool(\.scales), "whether there is a gamma"),
        .initializer("beta", \.betaInitializer, of: "beta"),
        .initializer("gamma", \.gammaInitializer, of: "gamma"),
        .initializer("moving_mean", \.movingMeanInitializer, of: "the moving mean"),
        .initializer("moving_variance", \.movingVarianceInitializer, of: "the moving variance"),
        .fixed("beta_regularizer"), .fixed("gamma_regularizer"), .fixed("beta_constraint"),
        .fixed("gamma_constraint"), .fixed("synchronized", false),
      ])
  ]

  package init() {}

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let input = try single(inputs)
    guard let channels = input.last else {
      throw NetworkError.rank(layer: className, expected: "2 or more", found: input)
    }
    var result: [VariableDefinition] = []
    if scales {
      result.append(VariableDefinition(name: "gamma", shape: [channels], initializer: gammaInitializer))
    }
    if centers {
      result.append(VariableDefinition(name: "beta", shape: [channels], initializer: betaInitializer))
    }
    result.append(
      VariableDefinition(
        name: "moving_mean", shape: [channels], initializer: movingMeanInitializer, isTrainable: false))
    result.append(
      VariableDefinition(
        name: "moving_variance", shape: [channels], initializer: movingVarianceInitializer, isTrainable: false
      ))
    return result
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    let operation = BatchNormOperation(
      epsilon: epsilon, momentum: momentum, hasScale: scales, hasCenter: centers,
      isMasked: graph.mask(of: input) != nil)
    return graph.append(operation, [input], variables, input.shape)
  }
}
