internal import COneDNN

/// Products of matrices of bfloat16 numbers, summed and written in float32.
package enum MatrixProduct {
  /// xᵀ·y of two matrices of so many rows: the gradient to the weights of a dense layer, in Keras's order.
  package static func ofColumns(rows: Int, inputs: Int, outputs: Int) throws(EngineError)
    -> PrimitiveDescriptor
  {
    try descriptor(
      .strided([inputs, rows], strides: [1, inputs], of: .bfloat16),
      .matrix(rows: rows, columns: outputs, of: .bfloat16), .matrix(rows: inputs, columns: outputs))
  }

  private static func descriptor(_ left: Layout, _ right: Layout, _ product: Layout) throws(EngineError)
    -> PrimitiveDescriptor
  {
    let engine = try Processor.engine()
    return try PrimitiveDescriptor("matrix product") { made, attributes in
      onednn_matrix_product(made, engine, left.handle, right.handle, product.handle, attributes)
    }
  }
}
