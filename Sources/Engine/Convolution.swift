internal import COneDNN

/// Two-dimensional convolution of channels-last images: cross-correlation, as usual in deep learning.
package enum Convolution {
  /// y = last(x ∗ w + b). Weights are in the layout that oneDNN prefers unless `weights` is given.
  package static func forward(
    _ geometry: ConvolutionGeometry, batch: Int, bias: Bool, last: Epilogue = Epilogue(), training: Bool,
    weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    var description = dnnl_convolution_desc_t()
    let source = try geometry.source(batch: batch)
    let destination = try geometry.destination(batch: batch)
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
  package static func backwardData(
    _ geometry: ConvolutionGeometry, batch: Int, hint: PrimitiveDescriptor, weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    var description = dnnl_convolution_desc_t()
    let source = try geometry.source(batch: batch)
    let destination = try geometry.destination(batch: batch)
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
  package static func backwardWeights(
    _ geometry: ConvolutionGeometry, batch: Int, bias: Bool, hint: PrimitiveDescriptor
  ) throws(EngineError) -> PrimitiveDescriptor {
    var description = dnnl_convolution_desc_t()
    let source = try geometry.source(batch: batch)
    let destination = try geometry.destination(batch: batch)
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
