internal import COneDNN

/// The matrix product of a dense layer: rows by weights.
package enum InnerProduct {
  /// Weights in Keras's order: (inputs, outputs).
  package static func kerasKernel(inputs: Int, outputs: Int) throws(EngineError) -> Layout {
    try .strided([outputs, inputs], strides: [1, outputs])
  }

  /// y = last(x·w + b) for `rows` rows.
  package static func forward(
    rows: Int, inputs: Int, outputs: Int, bias: Bool, last: Epilogue = Epilogue(), training: Bool,
    weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    var description = dnnl_inner_product_desc_t()
    let source = try Layout.matrix(rows: rows, columns: inputs)
    let destination = try Layout.matrix(rows: rows, columns: outputs)
    let weights = if let weights { weights } else { try Layout.any([outputs, inputs]) }
    let biases = try Layout.vector(outputs)
    let status = withLayouts(source, weights, biases, destination) { source, weights, biases, destination in
      dnnl_inner_product_forward_desc_init(
        &description, training ? dnnl_forward_training : dnnl_forward_inference, source, weights,
        bias ? biases : nil, destination)
    }
    try Processor.check(status, "describing a dense layer forward")
    let fused = try PostOperations(last, channels: outputs)
    let engine = try Processor.engine()
    return try PrimitiveDescriptor("dense forward", fusing: fused?.handle) { made, attributes in
      dnnl_primitive_desc_create(made, &description, attributes, engine, nil)
    }
  }

  /// The gradient of the input.
  package static func backwardData(
    rows: Int, inputs: Int, outputs: Int, hint: PrimitiveDescriptor, weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    var description = dnnl_inner_product_desc_t()
    let source = try Layout.matrix(rows: rows, columns: inputs)
    let destination = try Layout.matrix(rows: rows, columns: outputs)
    let weights = if let weights { weights } else { try Layout.any([outputs, inputs]) }
    let status = withLayouts(source, weights, weights, destination) { source, weights, _, destination in
      dnnl_inner_product_backward_data_desc_init(&description, source, weights, destination)
    }
    try Processor.check(status, "describing a dense layer backward data")
    let engine = try Processor.engine()
    return try PrimitiveDescriptor("dense backward data") { made, attributes in
      dnnl_primitive_desc_create(made, &description, attributes, engine, hint.handle)
    }
  }

  /// The gradients of weights and bias.
  package static func backwardWeights(
    rows: Int, inputs: Int, outputs: Int, bias: Bool, hint: PrimitiveDescriptor, weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    var description = dnnl_inner_product_desc_t()
    let source = try Layout.matrix(rows: rows, columns: inputs)
    let destination = try Layout.matrix(rows: rows, columns: outputs)
    let weights = if let weights { weights } else { try Layout.any([outputs, inputs]) }
    let biases = try Layout.vector(outputs)
    let status = withLayouts(source, weights, biases, destination) { source, weights, biases, destination in
      dnnl_inner_product_backward_weights_desc_init(
        &description, source, weights, bias ? biases : nil, destination)
    }
    try Processor.check(status, "describing a dense layer backward weights")
    let engine = try Processor.engine()
    return try PrimitiveDescriptor("dense backward weights") { made, attributes in
      dnnl_primitive_desc_create(made, &description, attributes, engine, hint.handle)
    }
  }
}
