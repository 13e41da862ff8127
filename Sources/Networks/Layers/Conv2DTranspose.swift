import Engine
package import Tensors

/// Transposed convolution, which a stride makes upsample: (H, W, C) → (H′, W′, filters).
///
/// Parameters: kernel (kernel height, kernel width, filters, C) and bias (filters). With reach = dilation · (kernel − 1) + 1,
/// H′ is (H − 1) · stride + max(reach, stride) for valid and H · stride for same padding.
package struct Conv2DTranspose: LayerDefinition, Declared {
  package var filters: Int
  package var kernelSize: Extent
  package var strides = Extent(1, 1)
  package var padding = Padding.valid
  /// Added to the smallest output size, which is (H − 1) · stride + reach for valid padding and
  /// (H − 1) · stride + reach mod 2 for same.
  package var outputPadding: Extent?
  package var dilationRate = Extent(1, 1)
  package var activation = Activation.linear
  package var usesBias = true
  package var kernel = VariableOptions(.glorotUniform)
  package var bias = VariableOptions(.zeros)

  package static let declarations = [
    Declaration(
      "Conv2DTranspose",
      "A convolution run backwards, which makes maps larger: (N, H, W, C) → (N, H′, W′, filters).",
      Conv2DTranspose(filters: 1, kernelSize: Extent(1, 1)),
      [
        .required("filters", .int(\.filters, atLeast: 1), "output channels"),
        .required("kernel_size", .extent(\.kernelSize), "height and width of the kernel"),
        .optional("strides", .extent(\.strides), "how many times larger the map becomes"),
        .optional("padding", .padding(\.padding), "\"valid\", or \"same\" for strides times the size"),
        .optional(
          "output_padding", .optionalExtent(\.outputPadding, atLeast: 0),
          "what is added to the smallest output"),
        .dataFormat, .dilationRate(\.dilationRate), .activation(\.activation), .useBias(\.usesBias),
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
    try positive("kernel_size", min(kernelSize.height, kernelSize.width))
    let shape: Shape = [kernelSize.height, kernelSize.width, filters, channels]
    return [VariableDefinition("kernel", shape, kernel, role: .convolutionKernel(groups: 1))]
      + (usesBias ? [VariableDefinition("bias", [filters], bias)] : [])
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    if max(strides.height, strides.width) > 1, max(dilationRate.height, dilationRate.width) > 1 {
      throw NetworkError.dilatedAndStrided(layer: className)
    }
    let height = try axis(
      input.shape[0], kernelSize.height, strides.height, dilationRate.height, outputPadding?.height)
    let width = try axis(
      input.shape[1], kernelSize.width, strides.width, dilationRate.width, outputPadding?.width)
    let geometry = ConvolutionGeometry(
      input: (height.size, width.size, filters), output: input.shape.image,
      kernel: (kernelSize.height, kernelSize.width), strides: (strides.height, strides.width),
      dilation: (dilationRate.height, dilationRate.width),
      padding: (height.before, width.before, height.after, width.after))
    let output = graph.append(
      TransposedConvolutionOperation(geometry: geometry), [input], variables,
      [height.size, width.size, filters])
    return try activation.trace(output, in: graph)
  }

  /// Along one axis: the output size, and the zeros before and after in the convolution that this transposes.
  private func axis(
    _ size: Int, _ window: Int, _ stride: Int, _ dilation: Int, _ added: Int?
  ) throws -> (size: Int, before: Int, after: Int) {
    for (argument, value) in [("kernel_size", window), ("strides", stride), ("dilation_rate", dilation)]
    where value < 1 {
      throw NetworkError.notPositive(layer: className, argument: argument, value: value)
    }
    guard stride <= Int32.max else {
      throw NetworkError.outOfRange(
        layer: className, argument: "strides", expected: "at most \(Int32.max)", value: Double(stride))
    }
    guard let reach = Padding.reach(window: window, dilation: dilation), size > 0 else {
      throw NetworkError.tooLarge(layer: className, shape: [window, dilation])
    }
    let start = (size - 1) * stride
    let output =
      switch (padding, added) {
      case (.valid, let added): start + reach + (added ?? max(reach, stride) - reach)
      case (.same, nil): size * stride
      case (.same, let added?): start + reach % 2 + added
      }
    guard let back = padding.windows(size: output, window: window, stride: stride, dilation: dilation),
      back.count == size
    else {
      throw NetworkError.outOfRange(
        layer: className, argument: "output_padding", expected: "0 or more and smaller than the strides",
        value: Double(added ?? 0))
    }
    return (output, back.before, back.after)
  }
}

extension Shape {
  /// Height, width and channels of an image.
  fileprivate var image: (height: Int, width: Int, channels: Int) { (self[0], self[1], self[2]) }
}
