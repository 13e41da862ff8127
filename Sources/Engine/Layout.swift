internal import COneDNN

/// The type of a primitive's numbers. Sums have 32 bits in any case.
package enum NumberType: Sendable {
  case float32, bfloat16

  var code: dnnl_data_type_t {
    switch self {
    case .float32: dnnl_f32
    case .bfloat16: dnnl_bf16
    }
  }
}

/// The memory layout of a tensor: oneDNN's memory descriptor as a value.
///
/// Activations are always channels last (N, H, W, C), as in Keras. Weights may be in a blocked layout that a kernel
/// prefers; `Layout.plain` is Keras's order.
package struct Layout: @unchecked Sendable, Equatable {
  /// Frees the descriptor, which never changes.
  private final class Owner {
    let handle: onednn_layout

    init(_ handle: onednn_layout) { self.handle = handle }

    deinit { onednn_layout_destroy(handle) }
  }

  private let owner: Owner

  /// Valid as long as the layout.
  var handle: onednn_layout { owner.handle }

  /// Takes ownership.
  private init(_ handle: onednn_layout) { owner = Owner(handle) }

  /// A copy of what a primitive owns; `nil` without memory.
  init?(copying handle: onednn_layout) {
    guard let copy = onednn_layout_copy(handle) else { return nil }
    self.init(copy)
  }

  /// Bytes of a tensor in this layout, including padding.
  package var byteCount: Int { Int(dnnl_memory_desc_get_size(handle)) }

  /// How the elements lie, if in blocks of one size, for a tensor of as many axes.
  private func blocking(axes: Int) -> onednn_blocking? {
    var blocking = onednn_blocking()
    return onednn_layout_blocking(handle, &blocking) != 0 && Int(blocking.axes) == axes ? blocking : nil
  }

  /// The layout of a convolution kernel as blocks of contiguous output channels, possibly a single one, with the
  /// strides between blocks and between window elements; `nil` if outputs are not contiguous or window elements are
  /// permuted.
  package var outputBlocks: (count: Int, step: Int, inputStep: Int)? {
    guard let blocking = blocking(axes: 4) else { return nil }
    let sizes = blocking.sizes
    let (step, inputStep, row, column) = (
      Int(blocking.strides.0), Int(blocking.strides.1), Int(blocking.strides.2), Int(blocking.strides.3)
    )
    let (inputs, height, width) = (Int(sizes.1), Int(sizes.2), Int(sizes.3))
    guard width == 1 || column == inputs * inputStep, height == 1 || row == width * inputs * inputStep else {
      return nil
    }
    switch blocking.blocks {
    case 0: return step == 1 ? (Int(sizes.0), 0, inputStep) : nil
    case 1: return blocking.block_axes.0 == 0 ? (Int(blocking.block_sizes.0), step, inputStep) : nil
    default: return nil
    }
  }

  /// The same for a matrix of outputs by inputs; `nil` if outputs are not contiguous.
  package var outputColumns: (count: Int, step: Int, inputStep: Int)? {
    guard let blocking = blocking(axes: 2) else { return nil }
    let (step, inputStep) = (Int(blocking.strides.0), Int(blocking.strides.1))
    let (first, second) = (Int(blocking.block_sizes.0), Int(blocking.block_sizes.1))
    switch blocking.blocks {
    case 0: return step == 1 ? (Int(blocking.sizes.0), 0, inputStep) : nil
    case 1: return blocking.block_axes.0 == 0 ? (first, step, inputStep) : nil
    // Blocks of inputs, in which each input has a block of outputs, are one long block where they lie in a row.
    case 2:
      return blocking.block_axes.0 == 1 && blocking.block_axes.1 == 0 && inputStep == first * second
        ? (second, step, second) : nil
    default: return nil
    }
  }

  /// Whether both describe the same layout.
  package static func == (a: Layout, b: Layout) -> Bool {
    dnnl_memory_desc_equal(a.handle, b.handle) != 0
  }

  /// These dimensions in oneDNN's axis order, with a stride (in elements) for each.
  static func strided(
    _ dimensions: [Int], strides: [Int], of type: NumberType = .float32
  ) throws(EngineError) -> Layout {
    try made(dimensions, strides: strides.map(Int64.init), of: type)
  }

  /// These dimensions, in the layout that the kernel prefers.
  static func any(_ dimensions: [Int], of type: NumberType = .float32) throws(EngineError) -> Layout {
    try made(dimensions, strides: nil, of: type)
  }

  private static func made(
    _ dimensions: [Int], strides: [Int64]?, of type: NumberType
  ) throws(EngineError) -> Layout {
    var handle: onednn_layout?
    let activity = "describing a tensor of \(dimensions)"
    let status = onednn_layout_create(
      &handle, type.code, Int32(dimensions.count), dimensions.map(Int64.init), strides)
    try Processor.check(status, activity)
    guard let handle else { throw EngineError(activity: activity, status: "nothing made") }
    return Layout(handle)
  }

  /// One axis of float32.
  package static func vector(_ count: Int) throws(EngineError) -> Layout {
    try strided([count], strides: [1])
  }

  /// Rows, contiguous: shape (rows, columns).
  static func matrix(
    rows: Int, columns: Int, of type: NumberType = .float32
  ) throws(EngineError) -> Layout {
    try strided([rows, columns], strides: [columns, 1], of: type)
  }

  /// Images (N, H, W, C), channels last; oneDNN's axis order is N, C, H, W.
  static func images(
    _ batch: Int, _ height: Int, _ width: Int, _ channels: Int, of type: NumberType
  ) throws(EngineError) -> Layout {
    try strided(
      [batch, channels, height, width], strides: [height * width * channels, 1, width * channels, channels],
      of: type)
  }
}
