import Engine
package import Tensors

/// Two-dimensional convolution: (H, W, C) → (H′, W′, filters).
///
/// Parameters: kernel (kernel height, kernel width, C / groups, filters) and bias (filters).
package struct Conv2D: LayerDefinition, Declared {
  package var filters: Int
  package var kernelSize: Extent
  package var strides = Extent(1, 1)
  package var padding = Padding.valid
  package var dilationRate = Extent(1, 1)
  package var groups = 1
  package var activation = Activation.linear
  package var usesBias = true
  package var kernel = VariableOptions(.glorotUniform)
  package var bias = VariableOptions(.zeros)

  package static let declarations = [
    Declaration(
      "Conv2D", "Two-dimensional convolution: (N, H, W, C) → (N, H′, W′, filters).",
      Conv2D(filters: 1, kernelSize: Extent(1, 1)),
      [
        .required("filters", .int(\.filters, atLeast: 1), "output channels"),
        .required("kernel_size", .extent(\.kernelSize), "height and width of the kernel"),
        .strides(\.strides), .padding(\.padding), .dataFormat, .dilationRate(\.dilationRate),
        .optional("groups", .int(\.groups, atLeast: 1), "groups of channels that are convolved apart"),
        .activation(\.activation), .useBias(\.usesBias),
        .initializer("kernel", \.kernel.initializer), .initializer("bias", \.bias.initializer),
        .regularizer("kernel", \.kernel.regularizer), .regularizer("bias", \.bias.regularizer),
        .activityRegularizer, .constraint("kernel", \.kernel.constraint),
        .constraint("bias", \.bias.constraint),
      ])
  ]

  package init(filters: Int, kernelSize: Extent) {
    self.filters = filters
    self.kernelSize = kernelSize
  }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let channels = try image(inputs)[2]
    try positive("filters", filters)
    try positive("groups", groups)
    try positive("kernel_size", min(kernelSize.height, kernelSize.width))
    guard channels % groups == 0, filters % groups == 0 else {
      throw NetworkError.channels(
        layer: className, groups: groups, channels: channels % groups == 0 ? filters : channels)
    }
    let shape: Shape = [kernelSize.height, kernelSize.width, channels / groups, filters]
    return [VariableDefinition("kernel", shape, kernel, role: .convolutionKernel(groups: groups))]
      + (usesBias ? [VariableDefinition("bias", [filters], bias)] : [])
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    if max(strides.height, strides.width) > 1, max(dilationRate.height, dilationRate.width) > 1 {
      throw NetworkError.dilatedAndStrided(layer: className)
    }
    let grid = try WindowGrid(
      layer: className, image: input.shape, window: kernelSize, strides: strides, dilation: dilationRate,
      padding: padding)
    let geometry = grid.convolution(filters: filters, groups: groups)
    let output = graph.append(
      ConvolutionOperation(geometry: geometry), [input], variables,
      [grid.output.height, grid.output.width, filters])
    return try activation.trace(output, in: graph)
  }
}
