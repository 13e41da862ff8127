internal import COneDNN

/// Two-dimensional convolution of channels-last images: cross-correlation, as usual in deep learning.
///
/// Factors may be bfloat16; what a primitive computes is float32.
package enum Convolution {
  /// y = last(x ∗ w + b). Weights are in the layout that oneDNN prefers unless `weights` is given.
  package static func forward(
    _ geometry: ConvolutionGeometry, batch: Int, bias: Bool, last: Epilogue = Epilogue(), training: Bool,
    of factors: NumberType = .float32, weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    try descriptor(
      "convolution forward", training ? onednn_training : onednn_inference, geometry, batch: batch,
      bias: bias, last: last, factors, weights: weights)
  }

  /// The gradient of the input from that of the output. Weights are in the layout that oneDNN prefers unless
  /// `weights` is given.
  package static func backwardData(
    _ geometry: ConvolutionGeometry, batch: Int, hint: PrimitiveDescriptor, of factors: NumberType = .float32,
    weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    try descriptor(
      "convolution backward data", onednn_gradient_of_source, geometry, batch: batch, bias: false,
      factors, weights: weights, hint: hint)
  }

  /// The gradients of kernel and bias from the input and the gradient of the output.
  package static func backwardWeights(
    _ geometry: ConvolutionGeometry, batch: Int, bias: Bool, hint: PrimitiveDescriptor,
    of factors: NumberType = .float32
  ) throws(EngineError) -> PrimitiveDescriptor {
    try descriptor(
      "convolution backward weights", onednn_gradient_of_weights, geometry, batch: batch, bias: bias,
      factors, hint: hint)
  }

  private static func descriptor(
    _ name: String, _ pass: onednn_pass, _ geometry: ConvolutionGeometry, batch: Int, bias: Bool,
    last: Epilogue = Epilogue(), _ factors: NumberType, weights: Layout? = nil,
    hint: PrimitiveDescriptor? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    let (isSource, isWeights) = (pass == onednn_gradient_of_source, pass == onednn_gradient_of_weights)
    let source = try geometry.source(batch: batch, of: isSource ? .float32 : factors)
    let destination = try geometry.destination(
      batch: batch, of: isSource || isWeights ? factors : .float32)
    let weights =
      if let weights { weights } else { try geometry.anyKernel(of: isWeights ? .float32 : factors) }
    let biases = bias ? try Layout.vector(geometry.outputChannels) : nil
    let fused = try PostOperations(last, of: destination, channels: geometry.outputChannels)
    let engine = try Processor.engine()
    return try PrimitiveDescriptor(name, fusing: fused?.handle) { made, attributes in
      onednn_convolution(
        made, engine, pass, source.handle, weights.handle, biases?.handle, destination.handle,
        geometry.strides,
        geometry.holes, geometry.leading, geometry.trailing, hint?.handle, attributes)
    }
  }
}
