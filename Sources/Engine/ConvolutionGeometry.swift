/// The numbers that fix a two-dimensional convolution of one image; a batch is given where one is computed.
///
/// Output height: (H + top + bottom − dilation·(kernel − 1) − 1) / stride + 1, rounded down; width likewise.
package struct ConvolutionGeometry: Hashable, Sendable {
  /// Input height, width, channels.
  package var height: Int, width: Int, inputChannels: Int
  package var outputHeight: Int, outputWidth: Int, outputChannels: Int
  package var kernelHeight: Int, kernelWidth: Int
  package var strideHeight: Int, strideWidth: Int
  /// 1 for no dilation.
  package var dilationHeight: Int, dilationWidth: Int
  package var padTop: Int, padLeft: Int, padBottom: Int, padRight: Int
  package var groups: Int

  package init(
    input: (height: Int, width: Int, channels: Int),
    output: (height: Int, width: Int, channels: Int),
    kernel: (height: Int, width: Int), strides: (height: Int, width: Int) = (1, 1),
    dilation: (height: Int, width: Int) = (1, 1),
    padding: (top: Int, left: Int, bottom: Int, right: Int) = (0, 0, 0, 0), groups: Int = 1
  ) {
    (height, width, inputChannels) = input
    (outputHeight, outputWidth, outputChannels) = output
    (kernelHeight, kernelWidth) = kernel
    (strideHeight, strideWidth) = strides
    (dilationHeight, dilationWidth) = dilation
    (padTop, padLeft, padBottom, padRight) = padding
    self.groups = groups
  }

  /// Multiply-adds for one image; biases are not counted. `Int.max` where they are more.
  package var multiplyAdds: Int {
    let factors = [
      outputHeight, outputWidth, outputChannels, kernelHeight, kernelWidth, inputChannels / groups,
    ]
    return factors.reduce(1) { product, factor in
      let (result, overflow) = product.multipliedReportingOverflow(by: factor)
      return overflow ? Int.max : result
    }
  }

  /// The convolution that gives some rows of the result alone, and the rows of the image to skip; `nil` if it reads none.
  package func rows(_ part: Range<Int>) -> (geometry: ConvolutionGeometry, skipped: Int)? {
    let start = part.lowerBound * strideHeight - padTop
    let end = (part.upperBound - 1) * strideHeight - padTop + (kernelHeight - 1) * dilationHeight + 1
    let (from, to) = (max(0, start), min(height, end))
    guard from < to else { return nil }
    var own = self
    (own.height, own.outputHeight) = (to - from, part.count)
    (own.padTop, own.padBottom) = (from - start, end - to)
    return (own, from)
  }

  func source(batch: Int, of type: NumberType) throws(EngineError) -> Layout {
    try .images(batch, height, width, inputChannels, of: type)
  }
  func destination(batch: Int, of type: NumberType) throws(EngineError) -> Layout {
    try .images(batch, outputHeight, outputWidth, outputChannels, of: type)
  }

  /// oneDNN's axes of the kernel: [groups,] output, input, height, width.
  private var kernelDimensions: [Int] {
    let single = [outputChannels / groups, inputChannels / groups, kernelHeight, kernelWidth]
    return groups == 1 ? single : [groups] + single
  }

  func anyKernel(of type: NumberType) throws(EngineError) -> Layout {
    try .any(kernelDimensions, of: type)
  }

  /// A kernel in Keras's order: (height, width, input / groups, output), output channels of a group contiguous.
  ///
  /// A depthwise kernel (height, width, channels, multiplier) is the same memory with `groups` = channels.
  package func kerasKernel() throws(EngineError) -> Layout {
    let perGroup = outputChannels / groups
    let input = inputChannels / groups
    let strides = [1, outputChannels, kernelWidth * input * outputChannels, input * outputChannels]
    return try .strided(kernelDimensions, strides: groups == 1 ? strides : [perGroup] + strides)
  }

  /// The kernel of a transposed convolution: (height, width, output, input).
  package func turnedKernel() throws(EngineError) -> Layout {
    let strides = [
      inputChannels, 1, kernelWidth * outputChannels * inputChannels, outputChannels * inputChannels,
    ]
    return try .strided(kernelDimensions, strides: strides)
  }

  var strides: [Int64] { [Int64(strideHeight), Int64(strideWidth)] }
  /// oneDNN counts the elements skipped: dilation − 1.
  var holes: [Int64] { [Int64(dilationHeight - 1), Int64(dilationWidth - 1)] }
  var leading: [Int64] { [Int64(padTop), Int64(padLeft)] }
  var trailing: [Int64] { [Int64(padBottom), Int64(padRight)] }
}
