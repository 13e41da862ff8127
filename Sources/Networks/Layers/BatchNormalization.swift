package import Tensors

/// Batch normalization of the last axis. Ioffe and Szegedy 2015.
///
/// Parameters: gamma and beta (channels), and the non-trainable moving mean and variance (channels).
package struct BatchNormalization: LayerDefinition, Declared {
  package var momentum: Float = 0.99
  package var epsilon: Float = 1e-3
  package var centers = true
  package var scales = true
  package var beta = VariableOptions(.zeros)
  package var gamma = VariableOptions(.ones)
  package var movingMeanInitializer = Initializer.zeros
  package var movingVarianceInitializer = Initializer.ones
  /// Whether the statistics of a batch are those of all ranks.
  package var isSynchronized = false
  /// Whether batches are corrected towards moving statistics. Ioffe 2017, "Batch renormalization".
  package var renormalizes = false
  package var renormClipping: [String: Float] = [:]
  package var renormMomentum: Float = 0.99

  package static let declarations = [
    Declaration(
      "BatchNormalization",
      "Batch normalisation of the last axis: mean 0 and deviation 1 over the batch, then gamma and beta.",
      BatchNormalization(),
      [
        .optional("axis", .channelAxis, "the axis of the channels"),
        .optional("momentum", .float(\.momentum), "how much of the moving statistics stays"),
        .optional("epsilon", .float(\.epsilon), "added to the variance"),
        .optional("center", .bool(\.centers), "whether there is a beta"),
        .optional("scale", .bool(\.scales), "whether there is a gamma"),
        .initializer("beta", \.beta.initializer, of: "beta"),
        .initializer("gamma", \.gamma.initializer, of: "gamma"),
        .initializer("moving_mean", \.movingMeanInitializer, of: "the moving mean"),
        .initializer("moving_variance", \.movingVarianceInitializer, of: "the moving variance"),
        .regularizer("beta", \.beta.regularizer), .regularizer("gamma", \.gamma.regularizer),
        .constraint("beta", \.beta.constraint), .constraint("gamma", \.gamma.constraint),
        .optional(
          "synchronized", .bool(\.isSynchronized),
          "whether the statistics of a batch are those of all ranks under mpirun, not of each rank's rows"),
        .optional("renorm", .bool(\.renormalizes), "whether batches are corrected towards moving statistics"),
        .optional(
          "renorm_clipping", .bounds(\.renormClipping, names: ["rmax", "rmin", "dmax"]),
          "bounds of the corrections"
        ).must("have rmax of rmin or more, and dmax of 0 or more") { norm in
          let clipping = norm.renormClipping
          return (clipping["rmax"] ?? .infinity) >= (clipping["rmin"] ?? -.infinity)
            && (clipping["dmax"] ?? 0) >= 0
        },
        .optional(
          "renorm_momentum", .float(\.renormMomentum), "how much of the corrections' statistics stays"),
      ])
  ]

  package init() {}

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let input = try single(inputs)
    guard let channels = input.last else {
      throw NetworkError.rank(layer: className, expected: "2 or more", found: input)
    }
    var result: [VariableDefinition] = []
    if scales { result.append(VariableDefinition("gamma", [channels], gamma)) }
    if centers { result.append(VariableDefinition("beta", [channels], beta)) }
    result.append(
      VariableDefinition(
        name: "moving_mean", shape: [channels], initializer: movingMeanInitializer, isTrainable: false))
    result.append(
      VariableDefinition(
        name: "moving_variance", shape: [channels], initializer: movingVarianceInitializer, isTrainable: false
      ))
    guard renormalizes else { return result }
    let ones =
      if case .constant(let value) = movingVarianceInitializer {
        Initializer.constant(value.squareRoot())
      } else { movingVarianceInitializer }
    return result + [
      VariableDefinition(name: "moving_stddev", shape: [channels], initializer: ones, isTrainable: false),
      VariableDefinition(
        name: "renorm_mean", shape: [channels], initializer: movingMeanInitializer, isTrainable: false),
      VariableDefinition(name: "renorm_stddev", shape: [channels], initializer: ones, isTrainable: false),
    ]
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    let operation = BatchNormOperation(
      epsilon: epsilon, momentum: momentum, hasScale: scales, hasCenter: centers,
      isSynchronized: isSynchronized,
      isMasked: graph.mask(of: input) != nil || renormalizes)
    return graph.append(
      operation, [input], Array(variables.prefix(variables.count - (renormalizes ? 3 : 0))), input.shape)
  }
}
