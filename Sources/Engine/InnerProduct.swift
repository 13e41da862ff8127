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
    of factors: NumberType = .float32, weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    try descriptor(
      "dense forward", training ? onednn_training : onednn_inference, (rows, inputs, outputs), bias: bias,
      last: last, factors, weights: weights)
  }

  /// The gradient of the input.
  package static func backwardData(
    rows: Int, inputs: Int, outputs: Int, hint: PrimitiveDescriptor, of factors: NumberType = .float32,
    weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    try descriptor(
      "dense backward data", onednn_gradient_of_source, (rows, inputs, outputs), bias: false,
      factors, weights: weights, hint: hint)
  }

  /// The gradients of weights and bias.
  package static func backwardWeights(
    rows: Int, inputs: Int, outputs: Int, bias: Bool, hint: PrimitiveDescriptor, weights: Layout? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    try descriptor(
      "dense backward weights", onednn_gradient_of_weights, (rows, inputs, outputs), bias: bias,
      .float32, weights: weights, hint: hint)
  }

  private static func descriptor(
    _ name: String, _ pass: onednn_pass, _ sizes: (rows: Int, inputs: Int, outputs: Int), bias: Bool,
    last: Epilogue = Epilogue(), _ factors: NumberType, weights: Layout?,
    hint: PrimitiveDescriptor? = nil
  ) throws(EngineError) -> PrimitiveDescriptor {
    let isSource = pass == onednn_gradient_of_source
    let source = try Layout.matrix(
      rows: sizes.rows, columns: sizes.inputs, of: isSource ? .float32 : factors)
    let destination = try Layout.matrix(
      rows: sizes.rows, columns: sizes.outputs, of: isSource ? factors : .float32)
    let weights =
      if let weights { weights } else { try Layout.any([sizes.outputs, sizes.inputs], of: factors) }
    let biases = bias ? try Layout.vector(sizes.outputs) : nil
    let fused = try PostOperations(last, of: destination, channels: sizes.outputs)
    let engine = try Processor.engine()
    return try PrimitiveDescriptor(name, fusing: fused?.handle) { made, attributes in
      onednn_inner_product(
        made, engine, pass, source.handle, weights.handle, biases?.handle, destination.handle, hint?.handle,
        attributes)
    }
  }
}
