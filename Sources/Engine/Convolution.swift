internal import COneDNN

/// The parameters of a two-dimensional convolution over a batch of images.
///
/// Output height: (H + top + bottom − dilation·(kernel − 1) − 1) / stride + 1, rounded down; width likewise.
public struct ConvolutionGeometry: Hashable, Sendable {
  public var batch: Int
  /// Input height, width, channels.
  public var height: Int, width: Int, inputChannels: Int
  public var outputHeight: Int, outputWidth: Int, outputChannels: Int
  public var kernelHeight: Int, kernelWidth: Int
  public var strideHeight: Int, strideWidth: Int
  /// 1 for no dilation.
  public var dilationHeight: Int, dilationWidth: Int
  public var padTop: Int, padLeft: Int, padBottom: Int, padRight: Int
  public var groups: Int

  public init(
    batch: Int, input: (height: Int, width: Int, channels: Int),
    output: (height: Int, width: Int, channels: Int),
    kernel: (height: Int, width: Int), strides: (height: Int, width: Int) = (1, 1),
    dilation: (height: Int, width: Int) = (1, 1),
    padding: (top: Int, left: Int, bottom: Int, right: Int) = (0, 0, 0, 0), groups: Int = 1
  ) {
    self.batch = batch
    (height, width, inputChannels) = input
    (outputHeight, outputWidth, outputChannels) = output
    (kernelHeight, kernelWidth) = kernel
    (strideHeight, strideWidth) = strides
    (dilationHeight, dilationWidth) = dilation
    (padTop, padLeft, padBottom, padRight) = padding
    self.groups = groups
  }

  /// Multiply-adds of one pass over the batch, without biases; `Int.max` on overflow.
  public var multiplyAdds: Int {
    let factors = [
      batch, outputHeight, outputWidth, outputChannels, kernelHeight, kernelWidth, inputChannels / groups,
    ]
    return factors.reduce(1) { product, factor in
      let (result, overflow) = product.multipliedReportingOverflow(by: factor)
      return overflow ? Int.max : result
    }
  }

  func source() throws(EngineError) -> Layout { try .images(batch, height, width, inputChannels) }
  func destination() throws(EngineError) -> Layout {
    try .images(batch, outputHeight, outputWidth, outputChannels)
  }

  /// oneDNN's axes of the kernel: [groups,] output, input, height, width.
  private var kernelDimensions: [Int] {
    let single = [outputChannels / groups, inputChannels / groups, kernelHeight, kernelWidth]
    return groups == 1 ? single : [groups] + single
  }

  func anyKernel() throws(EngineError) -> Layout { try .any(kernelDimensions) }

  /// A kernel in Keras's order: (height, width, input / groups, output), output channels of a group contiguous.
  ///
  /// A depthwise kernel (height, width, channels, multiplier) is the same memory with `groups` = channels.
  public func kerasKernel() throws(EngineError) -> Layout {
    let perGroup = outputChannels / groups
    let input = inputChannels / groups
    let strides = [1, outputChannels, kernelWidth * input * outputChannels, input * outputChannels]
    return try .strided(kernelDimensions, strides: groups == 1 ? strides : [perGroup] + strides)
  }

  /// The kernel of a transposed convolution: (height, width, output, input).
  public func turnedKernel() throws(EngineError) -> Layout {
    let strides = [
      inputChannels, 1, kernelWidth * outputChannels * inputChannels, outputChannels * inputChannels,
    ]
    return try .strided(kernelDimensions, strides: strides)
  }

  fileprivate var strides: [Int64] { [Int64(strideHeight), Int64(strideWidth)] }
  /// oneDNN counts the elements skipped: dilation − 1.
  fileprivate var holes: [Int64] { [Int64(dilationHeight - 1), Int64(dilationWidth - 1)] }
  fileprivate var leading: [Int64] { [Int64(padTop), Int64(padLeft)] }
  fileprivate var trailing: [Int64] { [Int64(padBottom), Int64(padRight)] }
}

/// Two-dimensional convolution of channels-last images: cross-correlation, as usual in deep learning.
public enum Convolution {
  /// y = last(x ∗ w + b). Weights are in the layout that oneDNN prefers unless `weights` is given.
  public static func forward(
    _ geometry: ConvolutionGeometry, bias: Bool, last: Epilogue = Epilogue(), training: Bool,
    weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    var description = dnnl_convolution_desc_t()
    let source = try geometry.source()
    let destination = try geometry.destination()
    let weights = if let weights { weights } else { try geometry.anyKernel() }
    let biases = try Layout.vector(geometry.outputChannels)
    let status = withLayouts(source, weights, biases, destination) { source, weights, biases, destination in
      dnnl_dilated_convolution_forward_desc_init(
        &description, training ? dnnl_forward_training : dnnl_forward_inference, dnnl_convolution_direct,
        source,
        weights, bias ? biases : nil, destination, geometry.strides, geometry.holes, geometry.leading,
        geometry.trailing)
    }
    try Processor.check(status, "describing convolution forward")
    let fused = try PostOperations(last, channels: geometry.outputChannels)
    let engine = try Processor.engine()
    return try PrimitiveDescriptor("convolution forward", fusing: fused?.handle) { made, attributes in
      dnnl_primitive_desc_create(made, &description, attributes, engine, nil)
    }
  }

  /// The gradient of the input from that of the output. Weights are in the layout that oneDNN prefers unless
  /// `weights` is given.
  public static func backwardData(
    _ geometry: ConvolutionGeometry, hint: PrimitiveDescriptor, weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    var description = dnnl_convolution_desc_t()
    let source = try geometry.source()
    let destination = try geometry.destination()
    let weights = if let weights { weights } else { try geometry.anyKernel() }
    let status = withLayouts(source, weights, weights, destination) { source, weights, _, destination in
      dnnl_dilated_convolution_backward_data_desc_init(
        &description, dnnl_convolution_direct, source, weights, destination, geometry.strides, geometry.holes,
        geometry.leading, geometry.trailing)
    }
    try Processor.check(status, "describing convolution backward data")
    let engine = try Processor.engine()
    return try PrimitiveDescriptor("convolution backward data") { made, attributes in
      dnnl_primitive_desc_create(made, &description, attributes, engine, hint.handle)
    }
  }

  /// The gradients of kernel and bias from the input and the gradient of the output.
  public static func backwardWeights(
    _ geometry: ConvolutionGeometry, bias: Bool, hint: PrimitiveDescriptor
  ) throws(EngineError) -> PrimitiveDescriptor {
    var description = dnnl_convolution_desc_t()
    let source = try geometry.source()
    let destination = try geometry.destination()
    let weights = try geometry.anyKernel()
    let biases = try Layout.vector(geometry.outputChannels)
    let status = withLayouts(source, weights, biases, destination) { source, weights, biases, destination in
      dnnl_dilated_convolution_backward_weights_desc_init(
        &description, dnnl_convolution_direct, source, weights, bias ? biases : nil, destination,
        geometry.strides, geometry.holes, geometry.leading, geometry.trailing)
    }
    try Processor.check(status, "describing convolution backward weights")
    let engine = try Processor.engine()
    return try PrimitiveDescriptor("convolution backward weights") { made, attributes in
      dnnl_primitive_desc_create(made, &description, attributes, engine, hint.handle)
    }
  }
}

/// The C descriptors of four layouts, valid during the call.
func withLayouts<Result>(
  _ a: Layout, _ b: Layout, _ c: Layout, _ d: Layout,
  _ body: (
    UnsafePointer<dnnl_memory_desc_t>, UnsafePointer<dnnl_memory_desc_t>, UnsafePointer<dnnl_memory_desc_t>,
    UnsafePointer<dnnl_memory_desc_t>
  ) -> Result
) -> Result {
  withUnsafePointer(to: a.descriptor) { a in
    withUnsafePointer(to: b.descriptor) { b in
      withUnsafePointer(to: c.descriptor) { c in
        withUnsafePointer(to: d.descriptor) { d in body(a, b, c, d) }
      }
    }
  }
}
