internal import COneDNN

/// The memory layout of a tensor: oneDNN's memory descriptor as a value.
///
/// Activations are always channels last (N, H, W, C), as in Keras. Weights may be in a blocked layout that a kernel
/// prefers; `Layout.plain` is Keras's order.
package struct Layout: @unchecked Sendable, Equatable {
  var descriptor: dnnl_memory_desc_t

  init(_ descriptor: dnnl_memory_desc_t) { self.descriptor = descriptor }

  /// Bytes of a tensor in this layout, including padding.
  package var byteCount: Int {
    withUnsafePointer(to: descriptor) { Int(dnnl_memory_desc_get_size($0)) }
  }

  /// The layout of a convolution kernel as blocks of contiguous output channels, possibly a single one, with the
  /// strides between blocks and between window elements; `nil` if outputs are not contiguous or window elements are
  /// permuted.
  package var outputBlocks: (count: Int, step: Int, inputStep: Int)? {
    guard descriptor.format_kind == dnnl_blocked, descriptor.ndims == 4 else { return nil }
    let (blocking, sizes) = (descriptor.format_desc.blocking, descriptor.dims)
    let (step, inputStep, row, column) = (
      Int(blocking.strides.0), Int(blocking.strides.1), Int(blocking.strides.2), Int(blocking.strides.3)
    )
    let (inputs, height, width) = (Int(sizes.1), Int(sizes.2), Int(sizes.3))
    guard width == 1 || column == inputs * inputStep, height == 1 || row == width * inputs * inputStep else {
      return nil
    }
    switch blocking.inner_nblks {
    case 0: return step == 1 ? (Int(sizes.0), 0, inputStep) : nil
    case 1: return blocking.inner_idxs.0 == 0 ? (Int(blocking.inner_blks.0), step, inputStep) : nil
    default: return nil
    }
  }

  /// The same for a matrix of outputs by inputs; `nil` if outputs are not contiguous.
  package var outputColumns: (count: Int, step: Int, inputStep: Int)? {
    guard descriptor.format_kind == dnnl_blocked, descriptor.ndims == 2 else { return nil }
    let (blocking, outputs) = (descriptor.format_desc.blocking, Int(descriptor.dims.0))
    let (step, inputStep) = (Int(blocking.strides.0), Int(blocking.strides.1))
    let (first, second) = (Int(blocking.inner_blks.0), Int(blocking.inner_blks.1))
    switch blocking.inner_nblks {
    case 0: return step == 1 ? (outputs, 0, inputStep) : nil
    case 1: return blocking.inner_idxs.0 == 0 ? (first, step, inputStep) : nil
    // Blocks of inputs, in which each input has a block of outputs, are one long block where they lie in a row.
    case 2:
      return blocking.inner_idxs.0 == 1 && blocking.inner_idxs.1 == 0 && inputStep == first * second
        ? (second, step, second) : nil
    default: return nil
    }
  }

  /// Whether both describe the same layout.
  package static func == (a: Layout, b: Layout) -> Bool {
    withUnsafePointer(to: a.descriptor) { a in
      withUnsafePointer(to: b.descriptor) { b in dnnl_memory_desc_equal(a, b) != 0 }
    }
  }

  /// Float32 of these dimensions in oneDNN's axis order, with a stride (in elements) for each.
  static func strided(_ dimensions: [Int], strides: [Int]) throws(EngineError) -> Layout {
    var descriptor = dnnl_memory_desc_t()
    try Processor.check(
      dnnl_memory_desc_init_by_strides(
        &descriptor, Int32(dimensions.count), padded(dimensions), dnnl_f32, padded(strides)),
      "describing a tensor of \(dimensions)")
    return Layout(descriptor)
  }

  /// Float32 of these dimensions, in the layout that the kernel prefers.
  static func any(_ dimensions: [Int]) throws(EngineError) -> Layout {
    var descriptor = dnnl_memory_desc_t()
    try Processor.check(
      dnnl_memory_desc_init_by_tag(
        &descriptor, Int32(dimensions.count), padded(dimensions), dnnl_f32, dnnl_format_tag_any),
      "describing a tensor of \(dimensions)")
    return Layout(descriptor)
  }

  /// One axis of float32.
  package static func vector(_ count: Int) throws(EngineError) -> Layout {
    try strided([count], strides: [1])
  }

  /// Float32 rows, contiguous: shape (rows, columns).
  static func matrix(rows: Int, columns: Int) throws(EngineError) -> Layout {
    try strided([rows, columns], strides: [columns, 1])
  }

  /// Float32 images (N, H, W, C), channels last; oneDNN's axis order is N, C, H, W.
  static func images(_ batch: Int, _ height: Int, _ width: Int, _ channels: Int) throws(EngineError) -> Layout
  {
    try strided(
      [batch, channels, height, width], strides: [height * width * channels, 1, width * channels, channels])
  }

  private static func padded(_ values: [Int]) -> [Int64] {
    var result = [Int64](repeating: 0, count: Int(DNNL_MAX_NDIMS))
    for (axis, value) in values.enumerated() { result[axis] = Int64(value) }
    return result
  }
}
