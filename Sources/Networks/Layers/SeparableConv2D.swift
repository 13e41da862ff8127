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
  package var depthwiseInitializer = Initializer.glorotUniform
  package var pointwiseInitializer = Initializer.glorotUniform
  package var biasInitializer = Initializer.zeros
  package var depthwiseRegularizer: Regularizer?
  package var depthwiseConstraint: Constraint?
  package var pointwiseRegularizer: Regularizer?
  package var pointwiseConstraint: Constraint?
  package var biasRegularizer: Regularizer?
  package var biasConstraint: Constraint?

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
        .initializer("depthwise", \.depthwiseInitializer, of: "the depthwise kernel"),
        .initializer("pointwise", \.pointwiseInitializer, of: "the pointwise kernel"),
        .initializer("bias", \.biasInitializer),
        .regularizer("depthwise", \.depthwiseRegularizer, of: "the depthwise kernel"),
        .regularizer("pointwise", \.pointwiseRegularizer, of: "the pointwise kernel"),
        .regularizer("bias", \.biasRegularizer),
        .activityRegularizer, .constraint("depthwise", \.depthwiseConstraint),
        .constraint("pointwise", \.pointwiseConstraint),
        .constraint("bias", \.biasConstraint),
      ], savedFirst: ["depth_multiplier"])
  ]

  package init(filters: Int, kernelSize: Extent) {
    self.filters = filters
    self.kernelSize = kernelSize
  }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    try positive("filters", filters)
    let depthwise = try DepthwiseConv2D.kernel(
      className, image(inputs), kernelSize, depthMultiplier, name: "depthwise_kernel",
      initializer: depthwiseInitializer, regularizer: depthwiseRegularizer, constraint: depthwiseConstraint)
    let pointwise = VariableDefinition(
      name: "pointwise_kernel", shape: [1, 1, depthwise.shape[2] * depthwise.shape[3], filters],
      initializer: pointwiseInitializer, role: .convolutionKernel(groups: 1),
      regularizer: pointwiseRegularizer, constraint: pointwiseConstraint)
    let bias = VariableDefinition(
      name: "bias", shape: [filters], initializer: biasInitializer, regularizer: biasRegularizer,
      constraint: biasConstraint)
    return [depthwise, pointwise] + (usesBias ? [bias] : [])
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
