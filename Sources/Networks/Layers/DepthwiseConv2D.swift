package import Tensors

/// Depthwise convolution, each channel with its own kernels: (H, W, C) → (H′, W′, C · depth multiplier).
///
/// Parameters: kernel (kernel height, kernel width, C, depth multiplier) and bias (C · depth multiplier).
package struct DepthwiseConv2D: LayerDefinition, Declared {
  package var kernelSize: Extent
  package var strides = Extent(1, 1)
  package var padding = Padding.valid
  /// Kernels per channel.
  package var depthMultiplier = 1
  package var dilationRate = Extent(1, 1)
  package var activation = Activation.linear
  package var usesBias = true
  package var depthwise = VariableOptions(.glorotUniform)
  package var bias = VariableOptions(.zeros)

  package static let declarations = [
    Declaration(
      "DepthwiseConv2D",
      "Convolution of each channel by itself: (N, H, W, C) → (N, H′, W′, C · depth_multiplier).",
      DepthwiseConv2D(kernelSize: Extent(1, 1)),
      [
        .required("kernel_size", .extent(\.kernelSize), "height and width of the kernel"),
        .strides(\.strides), .padding(\.padding),
        .optional("depth_multiplier", .int(\.depthMultiplier, atLeast: 1), "kernels for each channel"),
        .dataFormat, .dilationRate(\.dilationRate), .activation(\.activation), .useBias(\.usesBias),
        .initializer("depthwise", \.depthwise.initializer, of: "the kernel"),
        .initializer("bias", \.bias.initializer),
        .regularizer("depthwise", \.depthwise.regularizer, of: "the kernel"),
        .regularizer("bias", \.bias.regularizer),
        .activityRegularizer, .constraint("depthwise", \.depthwise.constraint),
        .constraint("bias", \.bias.constraint),
      ], savedFirst: ["depth_multiplier"])
  ]

  package init(kernelSize: Extent) { self.kernelSize = kernelSize }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let kernel = try Self.kernel(
      className, image(inputs), kernelSize, depthMultiplier, name: "kernel", depthwise)
    return [kernel]
      + (usesBias ? [VariableDefinition("bias", [kernel.shape[2] * kernel.shape[3]], bias)] : [])
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let options = DepthwiseOptions(
      kernelSize: kernelSize, strides: strides, dilationRate: dilationRate, padding: padding,
      multiplier: depthMultiplier)
    let output = try options.trace(image(inputs), variables, layer: className, in: graph)
    return try activation.trace(output, in: graph)
  }

  /// The kernel of a depthwise convolution. - Throws: `NetworkError.notPositive`, `.tooLarge`.
  static func kernel(
    _ layer: String, _ image: Shape, _ size: Extent, _ multiplier: Int, name: String,
    _ options: VariableOptions
  ) throws -> VariableDefinition {
    for (argument, value) in [
      ("kernel_size", min(size.height, size.width)), ("depth_multiplier", multiplier),
    ]
    where value < 1 {
      throw NetworkError.notPositive(layer: layer, argument: argument, value: value)
    }
    let shape: Shape = [size.height, size.width, image[2], multiplier]
    guard shape.elementCount != nil else { throw NetworkError.tooLarge(layer: layer, shape: shape) }
    return VariableDefinition(name, shape, options, role: .depthwiseKernel)
  }
}
