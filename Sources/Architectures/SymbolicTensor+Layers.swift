import Networks
import Tensors

// Layers as methods, so that a network reads like the table in its paper.
extension SymbolicTensor {
  /// The output of a layer called on this symbolic tensor.
  ///
  /// - Throws: `NetworkError`; for a window that does not fit it names the layer, not only its class.
  func through(_ definition: some LayerDefinition, name: String?) throws -> SymbolicTensor {
    let layer = Layer(definition, name: name)
    do { return try layer([self]) } catch NetworkError.windowTooLarge(_, let window, let input) {
      throw NetworkError.windowTooLarge(layer: layer.name, window: window, input: input)
    }
  }

  func conv(
    _ filters: Int, _ size: Int, stride: Int = 1, dilation: Int = 1, groups: Int = 1,
    padding: Padding = .same, bias: Bool = true, _ activation: Activation = .linear,
    initializer: Initializer = .glorotUniform, name: String? = nil
  ) throws -> SymbolicTensor {
    var layer = Conv2D(filters: filters, kernelSize: Extent(size, size))
    layer.strides = Extent(stride, stride)
    layer.dilationRate = Extent(dilation, dilation)
    layer.groups = groups
    layer.padding = padding
    layer.usesBias = bias
    layer.activation = activation
    layer.kernel.initializer = initializer
    return try through(layer, name: name)
  }

  func depthwise(
    _ size: Int, multiplier: Int = 1, stride: Int = 1, padding: Padding = .same, bias: Bool = false,
    initializer: Initializer = .glorotUniform, name: String? = nil
  ) throws -> SymbolicTensor {
    var layer = DepthwiseConv2D(kernelSize: Extent(size, size))
    layer.depthwise.initializer = initializer
    layer.depthMultiplier = multiplier
    layer.strides = Extent(stride, stride)
    layer.padding = padding
    layer.usesBias = bias
    return try through(layer, name: name)
  }

  func separable(_ filters: Int, _ size: Int, name: String? = nil) throws -> SymbolicTensor {
    var layer = SeparableConv2D(filters: filters, kernelSize: Extent(size, size))
    layer.padding = .same
    layer.usesBias = false
    return try through(layer, name: name)
  }

  /// A transposed convolution that is initialized as bilinear interpolation.
  func upConv(_ filters: Int, _ size: Int, stride: Int, bias: Bool, initializer: Initializer, name: String?)
    throws -> SymbolicTensor
  {
    var layer = Conv2DTranspose(filters: filters, kernelSize: Extent(size, size))
    layer.strides = Extent(stride, stride)
    layer.padding = .same
    layer.usesBias = bias
    layer.kernel.initializer = initializer
    return try through(layer, name: name)
  }

  func batchNorm(_ options: BatchNormOptions = .init(), name: String? = nil) throws -> SymbolicTensor {
    var layer = BatchNormalization()
    layer.epsilon = options.epsilon
    layer.momentum = options.momentum
    layer.scales = options.scales
    return try through(layer, name: name)
  }

  func relu(name: String? = nil) throws -> SymbolicTensor {
    try through(ActivationLayer(.relu), name: name)
  }

  /// ReLU with maximum 6.
  func relu6(name: String? = nil) throws -> SymbolicTensor {
    var layer = ReLU()
    layer.maxValue = 6
    return try through(layer, name: name)
  }

  func pool(
    _ kind: Pooling2D.Kind, _ size: Int, stride: Int, padding: Padding = .valid, name: String? = nil
  ) throws -> SymbolicTensor {
    var layer = Pooling2D(kind)
    layer.poolSize = Extent(size, size)
    layer.strides = Extent(stride, stride)
    layer.padding = padding
    return try through(layer, name: name)
  }

  func globalPool(_ kind: Pooling2D.Kind, keepsAxes: Bool = false, name: String? = nil) throws
    -> SymbolicTensor
  {
    var layer = GlobalPooling2D(kind)
    layer.keepsAxes = keepsAxes
    return try through(layer, name: name)
  }

  /// Zeros around the map before a depthwise convolution of stride 2, as Keras's mobile networks place them: before an odd
  /// side and after every one.
  func strideMargins(_ size: Int) -> SideWidths {
    let half = size / 2
    func before(_ axis: Int) -> Int { max(0, half - (1 - shape[axis] % 2)) }
    guard shape.rank == 3 else { return SideWidths(half) }
    return SideWidths(top: before(0), bottom: half, left: before(1), right: half)
  }

  func zeroPad(_ margins: SideWidths, name: String? = nil) throws -> SymbolicTensor {
    try through(ZeroPadding2D(padding: margins), name: name)
  }

  /// The image cropped to another's height and width, centred or, with `fromTop`, at the top left.
  func cropped(to other: SymbolicTensor, fromTop: Bool = false, name: String?) throws -> SymbolicTensor {
    let (rows, columns) = (shape[0] - other.shape[0], shape[1] - other.shape[1])
    if rows == 0, columns == 0 { return self }
    let (top, left) = fromTop ? (0, 0) : (rows / 2, columns / 2)
    return try through(
      Cropping2D(cropping: SideWidths(top: top, bottom: rows - top, left: left, right: columns - left)),
      name: name)
  }

  /// The local response normalization of AlexNet and GoogLeNet, with AlexNet's constants.
  func localResponse(name: String?) throws -> SymbolicTensor {
    var layer = LocalResponseNormalization()
    layer.depthRadius = 2
    layer.bias = 2
    layer.alpha = 1e-4
    layer.beta = 0.75
    return try through(layer, name: name)
  }

  func flatten(name: String? = nil) throws -> SymbolicTensor { try through(Flatten(), name: name) }

  func dropout(_ rate: Float, name: String? = nil) throws -> SymbolicTensor {
    try through(Dropout(rate: rate), name: name)
  }

  func dense(
    _ units: Int, _ activation: Activation = .linear, initializer: Initializer = .glorotUniform,
    name: String? = nil
  ) throws -> SymbolicTensor {
    var layer = Dense(units: units)
    layer.activation = activation
    layer.kernel.initializer = initializer
    return try through(layer, name: name)
  }

  func activation(_ activation: Activation, name: String? = nil) throws -> SymbolicTensor {
    try through(ActivationLayer(activation), name: name)
  }

  /// Values combined elementwise.
  static func merge(_ kind: Merge.Kind, _ values: SymbolicTensor..., name: String? = nil) throws
    -> SymbolicTensor
  {
    try Layer(Merge(kind), name: name)(values)
  }

  /// Values concatenated by channels.
  static func concatenate(_ values: [SymbolicTensor], name: String? = nil) throws -> SymbolicTensor {
    try Layer(Concatenate(), name: name)(values)
  }
}

/// The constants of batch normalization.
package struct BatchNormOptions: Sendable, Hashable {
  package var epsilon: Float
  package var momentum: Float
  package var scales: Bool

  package init(epsilon: Float = 1e-3, momentum: Float = 0.99, scales: Bool = true) {
    self.epsilon = epsilon
    self.momentum = momentum
    self.scales = scales
  }

  /// PyTorch's defaults; its momentum is 1 minus Keras's.
  package static let torch = BatchNormOptions(epsilon: 1e-5, momentum: 0.9)
}

/// Names of a block's layers: the block's name, an underscore, and the part.
struct PartNames {
  let block: String?

  init(_ block: String?) { self.block = block }

  /// `nil` if the block has no name: the layer then gets an automatic one.
  func callAsFunction(_ part: String) -> String? { block.map { "\($0)_\(part)" } }
}
