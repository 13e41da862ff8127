import Engine
package import Tensors

/// A depthwise convolution followed by a 1×1 convolution: (H, W, C) → (H′, W′, filters).
///
/// Parameters: depthwise kernel (kernel height, kernel width, C, depth multiplier), pointwise kernel
/// (1, 1, C · depth multiplier, filters) and bias (filters). Chollet 2017.
package struct SeparableConv2D: LayerDefinition, Declared {
  package var filters: Int
  package var kernelSize: Extent
  package var strides = Extent(1, 1)
  package var padding = Padding.valid
  package var dilationRate = Extent(1, 1)
  /// Kernels per channel.
  package var depthMultiplier = 1
  package var activation = Activation.linear
  package var usesBias = true
  package var depthwise = VariableOptions(.glorotUniform)
  package var pointwise = VariableOptions(.glorotUniform)
  package var bias = VariableOptions(.zeros)

  package static let declarations = [
    Declaration(
      "SeparableConv2D",
      "A convolution of each channel by itself, then one of 1 × 1 across channels: (N, H, W, C) → (N, H′, W′, filters).",
      SeparableConv2D(filters: 1, kernelSize: Extent(1, 1)),
      [
        .required("filters", .int(\.filters, atLeast: 1), "output channels"),
        .required("kernel_size", .extent(\.kernelSize), "height and width of the depthwise kernel"),
        .strides(\.strides), .padding(\.padding), .dataFormat, .dilationRate(\.dilationRate),
        .optional(
          "depth_multiplier", .int(\.depthMultiplier, atLeast: 1), "depthwise kernels for each channel"),
        .activation(\.activation), .useBias(\.usesBias),
        .initializer("depthwise", \.depthwise.initializer, of: "the depthwise kernel"),
        .initializer("pointwise", \.pointwise.initializer, of: "the pointwise kernel"),
        .initializer("bias", \.bias.initializer),
        .regularizer("depthwise", \.depthwise.regularizer, of: "the depthwise kernel"),
        .regularizer("pointwise", \.pointwise.regularizer, of: "the pointwise kernel"),
        .regularizer("bias", \.bias.regularizer),
        .activityRegularizer, .constraint("depthwise", \.depthwise.constraint),
        .constraint("pointwise", \.pointwise.constraint),
        .constraint("bias", \.bias.constraint),
      ], savedFirst: ["depth_multiplier"])
  ]

  package init(filters: Int, kernelSize: Extent) {
    self.filters = filters
    self.kernelSize = kernelSize
  }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    try positive("filters", filters)
    let first = try DepthwiseConv2D.kernel(
      className, image(inputs), kernelSize, depthMultiplier, name: "depthwise_kernel", depthwise)
    let second = VariableDefinition(
      "pointwise_kernel", [1, 1, first.shape[2] * first.shape[3], filters], pointwise,
      role: .convolutionKernel(groups: 1))
    return [first, second] + (usesBias ? [VariableDefinition("bias", [filters], bias)] : [])
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let options = DepthwiseOptions(
      kernelSize: kernelSize, strides: strides, dilationRate: dilationRate, padding: padding,
      multiplier: depthMultiplier)
    let between = try options.trace(image(inputs), [variables[0]], layer: className, in: graph)
    let (height, width) = (between.shape[0], between.shape[1])
    let geometry = ConvolutionGeometry(
      input: (height, width, between.shape[2]), output: (height, width, filters), kernel: (1, 1))
    let output = graph.append(
      ConvolutionOperation(geometry: geometry), [between], Array(variables.dropFirst()),
      [height, width, filters])
    return try activation.trace(output, in: graph)
  }
}
