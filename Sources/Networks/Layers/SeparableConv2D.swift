import Engine
public import Files
public import Tensors

/// A convolution of each channel by itself, then one of 1×1 across the channels: (H, W, C) → (H′, W′, filters).
///
/// Parameters: depthwise kernel (kernel height, kernel width, C, depth multiplier), pointwise kernel
/// (1, 1, C · depth multiplier, filters) and bias (filters). Chollet 2017.
public struct SeparableConv2D: LayerDefinition {
  public var filters: Int
  public var kernelSize: Extent
  public var strides = Extent(1, 1)
  public var padding = Padding.valid
  public var dilationRate = Extent(1, 1)
  /// Kernels for each channel.
  public var depthMultiplier = 1
  public var activation = Activation.linear
  public var usesBias = true
  public var depthwiseInitializer = Initializer.glorotUniform
  public var pointwiseInitializer = Initializer.glorotUniform
  public var biasInitializer = Initializer.zeros
  public var depthwiseRegularizer: Regularizer?
  public var pointwiseRegularizer: Regularizer?
  public var biasRegularizer: Regularizer?

  public let className = "SeparableConv2D"

  public init(filters: Int, kernelSize: Extent) {
    self.filters = filters
    self.kernelSize = kernelSize
  }

  public func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    try positive("filters", filters)
    let depthwise = try DepthwiseConv2D.kernel(
      className, image(inputs), kernelSize, depthMultiplier, name: "depthwise_kernel",
      initializer: depthwiseInitializer, regularizer: depthwiseRegularizer)
    let pointwise = VariableDefinition(
      name: "pointwise_kernel", shape: [1, 1, depthwise.shape[2] * depthwise.shape[3], filters],
      initializer: pointwiseInitializer, role: .convolutionKernel(groups: 1),
      regularizer: pointwiseRegularizer)
    let bias = VariableDefinition(
      name: "bias", shape: [filters], initializer: biasInitializer, regularizer: biasRegularizer)
    return [depthwise, pointwise] + (usesBias ? [bias] : [])
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
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

  public var arguments: JSON {
    get throws {
      [
        "depth_multiplier": .int(depthMultiplier),
        "filters": .int(filters),
        "kernel_size": kernelSize.json,
        "strides": strides.json,
        "padding": .string(padding.rawValue),
        "data_format": "channels_last",
        "dilation_rate": dilationRate.json,
        "activation": try activation.savedForm,
        "use_bias": .bool(usesBias),
        "depthwise_initializer": depthwiseInitializer.savedForm,
        "pointwise_initializer": pointwiseInitializer.savedForm,
        "bias_initializer": biasInitializer.savedForm,
        "depthwise_regularizer": depthwiseRegularizer.savedForm,
        "pointwise_regularizer": pointwiseRegularizer.savedForm,
        "bias_regularizer": biasRegularizer.savedForm,
        "activity_regularizer": .null,
        "depthwise_constraint": .null,
        "pointwise_constraint": .null,
        "bias_constraint": .null,
      ]
    }
  }
}
