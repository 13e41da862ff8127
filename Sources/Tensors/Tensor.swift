package import Engine

/// An array of numbers with a shape: a view of storage that other tensors may share, as in NumPy.
///
///     let x = try Tensor(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6] as [Float])
///     x.shape                                   // (2, 3)
///     try x.sum(axes: [0]).elements(Float.self) // [5, 7, 9]
///     try x.transposed().shape                  // (3, 2), the same storage
///     "\(x)"                                    // [[1. 2. 3.]⏎ [4. 5. 6.]]
///
/// Basic slices, `transposed` and `reshaped` (if the layout allows) are views: writing through one changes the
/// others. Everything else copies. The struct is only a reference; copying it copies no elements. Not synchronized:
/// one writer at a time.
package struct Tensor: @unchecked Sendable {
  private var view: View

  /// What a tensor refers to, so that a copy of the tensor is that of one reference.
  private final class View {
    var shape: Shape
    var strides: [Int]
    let offset: Int
    let dtype: DType
    let isArray: Bool
    let base: Base
    var isReadOnly: Bool
    /// What this was made a view of; `nil` for what has its elements for itself.
    let source: View?

    init(
      base: Base, shape: Shape, strides: [Int], offset: Int, dtype: DType, isArray: Bool,
      isReadOnly: Bool = false, source: View? = nil
    ) {
      self.base = base
      self.shape = shape
      self.strides = strides
      self.offset = offset
      self.dtype = dtype
      self.isArray = isArray
      self.isReadOnly = isReadOnly
      self.source = source
    }
  }

  /// The lengths of the axes.
  package var shape: Shape { view.shape }
  /// The storage elements to skip per step along each axis; 0 or negative in some views.
  package var strides: [Int] { view.strides }
  /// The element of the storage where this view starts.
  package var offset: Int { view.offset }
  /// The type of the elements.
  package var dtype: DType { view.dtype }
  /// Whether a tensor without axes is an array, as `np.array(12)` and `a[0, ...]` give, which prints as an array and
  /// can be written to; else it is a number, as operations and `a[0]` give.
  package var isArray: Bool {
    get { view.isArray }
    set {
      view = View(
        base: base, shape: shape, strides: strides, offset: offset, dtype: dtype, isArray: newValue,
        isReadOnly: isReadOnly, source: view.source)
    }
  }
  /// Whether its elements cannot be written to by way of this array or of views of it. Holds for all copies of this value.
  package var isReadOnly: Bool {
    get { view.isReadOnly }
    nonmutating set { view.isReadOnly = newValue }
  }
  var base: Base { view.base }

  /// - Precondition: all elements that shape, strides and offset address are in the base.
  init(base: Base, shape: Shape, strides: [Int], offset: Int, dtype: DType) {
    view = View(base: base, shape: shape, strides: strides, offset: offset, dtype: dtype, isArray: false)
  }

  /// A view of this tensor's elements, which can be written to if this one can.
  /// - Precondition: all elements that shape, strides and offset address are in the base.
  func viewed(_ shape: Shape, strides: [Int], offset: Int? = nil, dtype: DType? = nil) -> Tensor {
    var tensor = self
    tensor.view = View(
      base: base, shape: shape, strides: strides, offset: offset ?? self.offset, dtype: dtype ?? self.dtype,
      isArray: false, isReadOnly: isReadOnly, source: view.source ?? view)
    return tensor
  }

  /// The tensor that this is a view of; `nil` for one that has its elements for itself.
  package var owner: Tensor? {
    guard let source = view.source else { return nil }
    var tensor = self
    tensor.view = source
    return tensor
  }

  /// Gives this very array another shape, as `a.shape = …` does: all copies of this value have it then.
  /// - Throws: `TensorError.cannotReshape`, `.severalUnknownDimensions`, `.needsCopy` if the layout allows no such view.
  package func setShape(_ shape: Shape) throws {
    let other = try reshaped(to: shape)
    guard other.sharesStorage(with: self) else { throw TensorError.needsCopy(shape: shape) }
    view.shape = other.shape
    view.strides = other.strides
  }

  /// A new tensor of zeros (`false` for bool).
  /// - Throws: `TensorError` for an impossible shape, `OutOfMemory`.
  package init(zeros shape: Shape, dtype: DType = .float32, category: MemoryCategory = .data) throws {
    let count = try shape.checkedElementCount()
    let storage = try Storage(
      byteCount: count * dtype.byteCount, category: category, purpose: "\(dtype) tensor of shape \(shape)")
    self.init(
      base: Base(storage), shape: shape, strides: shape.contiguousStrides, offset: 0, dtype: dtype)
  }

  /// A view of existing storage, in C order from element `offset` on. Bytes of a bool tensor must be 0 or 1.
  /// - Throws: `TensorError.storageTooSmall` if the shape exceeds the storage.
  package init(shape: Shape, dtype: DType = .float32, storage: Storage, offset: Int = 0) throws {
    let count = try shape.checkedElementCount()
    let held = storage.byteCount / dtype.byteCount
    guard offset >= 0, offset <= held, count <= held - offset else {
      throw TensorError.storageTooSmall(shape: shape, dtype: dtype, byteCount: storage.byteCount)
    }
    self.init(
      base: Base(storage), shape: shape, strides: shape.contiguousStrides, offset: offset, dtype: dtype)
  }

  /// A tensor of the given elements in C order, of the dtype of `Element`.
  /// - Throws: `TensorError.elementCountMismatch`, `OutOfMemory`.
  package init<Element: TensorElement>(
    shape: Shape, elements: some Collection<Element>, category: MemoryCategory = .data
  ) throws {
    let count = try shape.checkedElementCount()
    guard count == elements.count else {
      throw TensorError.elementCountMismatch(count: elements.count, shape: shape)
    }
    try self.init(zeros: shape, dtype: Element.dtype, category: category)
    let target = UnsafeMutableBufferPointer(
      start: base.storage.pointer.assumingMemoryBound(to: Element.self), count: count)
    _ = target.initialize(from: elements)
  }

  /// A float32 tensor of the given elements in C order.
  /// - Throws: `TensorError.elementCountMismatch`, `OutOfMemory`.
  package init(shape: Shape, floats: some Collection<Float>, category: MemoryCategory = .data) throws {
    try self.init(shape: shape, elements: floats, category: category)
  }

  /// A tensor of shape `()` with one value; `dtype` defaults to the value's own.
  /// - Throws: `OutOfMemory`.
  package init(_ value: Scalar, dtype: DType? = nil) throws {
    try self.init(filling: .scalar, with: value, dtype: dtype ?? value.dtype)
  }

  /// A new tensor of zeros.
  /// - Throws: `TensorError` for an impossible shape, `OutOfMemory`.
  package static func zeros(_ shape: Shape, dtype: DType = .float32, category: MemoryCategory = .data) throws
    -> Tensor
  {
    try Tensor(zeros: shape, dtype: dtype, category: category)
  }

  /// The number of axes.
  package var rank: Int { shape.rank }

  /// The number of elements.
  package var count: Int { shape.elementCount ?? 0 }

  /// Bytes of the elements in their dtype, as NumPy's `nbytes`.
  package var byteCount: Int { count * dtype.byteCount }

  /// Whether the elements are in C order without gaps.
  package var isContiguous: Bool {
    if shape.contains(0) { return true }
    var expected = 1
    for axis in shape.indices.reversed() {
      if shape[axis] == 1 { continue }
      if strides[axis] != expected { return false }
      expected *= shape[axis]
    }
    return true
  }

  /// Whether both are views of the same storage (they need not overlap).
  package func sharesStorage(with other: Tensor) -> Bool {
    base === other.base
  }
}
