package import Tensors

/// Normalizes groups of channels of each sample to mean 0 and variance 1, then scales and shifts each channel. Wu and He
/// 2018, "Group normalization".
///
/// Parameters: gamma and beta, one for each channel.
package struct GroupNormalization: LayerDefinition, Declared {
  /// −1: as many as there are channels.
  package var groups = 32
  package var epsilon: Float = 1e-3
  package var centers = true
  package var scales = true
  package var beta = VariableOptions(.zeros)
  package var gamma = VariableOptions(.ones)

  package static let declarations = [
    Declaration(
      "GroupNormalization",
      "Groups of channels of each sample to mean 0 and deviation 1, then gamma and beta of each channel.",
      GroupNormalization(),
      [
        .optional("groups", .int(\.groups), "how many groups; -1: one for each channel"),
        .optional("axis", .channelAxis, "the axis of the channels"),
        .optional("epsilon", .float(\.epsilon), "added to the variance"),
        .optional("center", .bool(\.centers), "whether there is a beta").must("be False where scale is") {
          $0.scales || !$0.centers
        },
        .optional("scale", .bool(\.scales), "whether there is a gamma"),
        .initializer("beta", \.beta.initializer, of: "beta"),
        .initializer("gamma", \.gamma.initializer, of: "gamma"),
        .regularizer("beta", \.beta.regularizer, of: "beta"),
        .regularizer("gamma", \.gamma.regularizer, of: "gamma"), .constraint("beta", \.beta.constraint),
        .constraint("gamma", \.gamma.constraint),
      ])
  ]

  package init() {}

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let shape: Shape = [try single(inputs).last ?? 1]
    return (scales ? [VariableDefinition("gamma", shape, gamma, role: .depthwiseKernel)] : [])
      + (centers ? [VariableDefinition("beta", shape, beta)] : [])
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    let (shape, channels) = (input.shape, input.shape.last ?? 1)
    let count = groups == -1 ? channels : groups
    guard count > 0, channels % count == 0 else {
      throw NetworkError.outOfRange(
        layer: className, argument: "groups", expected: "a divisor of the number of channels, \(channels)",
        value: Double(groups))
    }
    let (pixels, width) = ((shape.elementCount ?? 0) / max(1, channels), channels / count)
    // One row for each group.
    let parts = graph.append(Reshaping(), [input], [], [pixels, count, width])
    let turned = graph.append(PermuteOperation(order: [1, 0, 2]), [parts], [], [count, pixels, width])
    let operation = LayerNormalizationOperation(columns: pixels * width, epsilon: epsilon, hasGamma: false)
    let normal = graph.append(operation, [turned], [], turned.shape)
    let back = graph.append(PermuteOperation(order: [1, 0, 2]), [normal], [], parts.shape)
    guard scales else { return graph.append(Reshaping(), [back], [], shape) }
    // A scale and a shift of each channel are a depthwise convolution of one pixel.
    var scale = DepthwiseConv2D(kernelSize: Extent(1, 1))
    scale.usesBias = centers
    let image = graph.append(Reshaping(), [back], [], [pixels, 1, channels])
    return graph.append(Reshaping(), [try scale.trace([image], variables, in: graph)], [], shape)
  }
}
