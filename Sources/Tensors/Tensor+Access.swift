package import Engine

/// Reading and writing the elements from Swift.
extension Tensor {
  /// The storage as `Element`s from its start; `nil` for another type or deferred codes.
  func pointer<Element>(as type: Element.Type) -> UnsafePointer<Element>? {
    if base.table != nil { return nil }
    let matches = ObjectIdentifier(dtype.element) == ObjectIdentifier(type)
    return matches ? UnsafePointer(base.storage.pointer.assumingMemoryBound(to: type)) : nil
  }

  /// The storage as `Element`s for writing, for new tensors of known type.
  func freshPointer<Element>(as type: Element.Type) -> UnsafeMutablePointer<Element> {
    base.storage.pointer.assumingMemoryBound(to: type)
  }

  /// The strides for reading this tensor as `shape`: 0 along broadcast axes.
  /// - Precondition: the shape broadcasts to `shape`.
  func broadcastStrides(to shape: Shape) -> [Int] {
    let missing = shape.rank - rank
    return shape.indices.map { axis in
      if axis < missing { return 0 }
      return self.shape[axis - missing] == 1 && shape[axis] != 1 ? 0 : strides[axis - missing]
    }
  }

  /// A copy in C order with its own storage, converted to `dtype` if given (`astype`): floats are truncated for
  /// integers, integers wrap around.
  /// - Throws: `OutOfMemory`.
  package func copy(as dtype: DType? = nil, category: MemoryCategory = .data) throws -> Tensor {
    let result = try Tensor(zeros: shape, dtype: dtype ?? self.dtype, category: category)
    result.dtype.element.copy(self, to: result)
    return result
  }

  /// This tensor if it is contiguous in C order and not deferred, else a copy that is.
  /// - Throws: `OutOfMemory`.
  package func contiguous() throws -> Tensor {
    isContiguous && base.table == nil ? self : try copy()
  }

  /// The elements as another type. A large uint8 tensor becomes a deferred float32 or float64 one, which allocates nothing
  /// until an operation other than a map or a selection of rows needs it. For the same type, this tensor.
  /// - Throws: `OutOfMemory`.
  package func convert(to dtype: DType) throws -> Tensor {
    if dtype == self.dtype { return self }
    if dtype == .float32 || dtype == .float64, let deferred = try mapTable({ try $0.copy(as: dtype) }) {
      return deferred
    }
    return try copy(as: dtype)
  }

  /// Passes the elements as contiguous floats in C order, converted if necessary.
  /// - Throws: `OutOfMemory`, what `body` throws.
  package func withFloats<Result>(_ body: (UnsafeBufferPointer<Float>) throws -> Result) throws -> Result {
    try withElements(Float.self, body)
  }

  /// Passes the elements contiguous in C order, converted if necessary.
  /// - Throws: `OutOfMemory`, what `body` throws.
  package func withElements<Element: TensorElement, Result>(
    _ type: Element.Type, _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) throws -> Result {
    if isContiguous, let pointer = pointer(as: type) {
      return try withExtendedLifetime(base.storage) {
        try body(UnsafeBufferPointer(start: pointer + offset, count: count))
      }
    }
    let plain = try copy(as: Element.dtype, category: .workspace)
    return try withExtendedLifetime(plain.base.storage) {
      try body(UnsafeBufferPointer(start: plain.freshPointer(as: type), count: count))
    }
  }

  /// The elements' bytes in C order, as they are in memory: little-endian.
  /// - Throws: `OutOfMemory`.
  package func bytesOfElements() throws -> [UInt8] {
    let plain = try contiguous()
    return withExtendedLifetime(plain.base) {
      let start = plain.base.storage.pointer + plain.offset * dtype.byteCount
      return Array(UnsafeRawBufferPointer(start: start, count: byteCount))
    }
  }

  /// Passes the elements for changes in place. All views of the same storage see the change.
  /// - Throws: `TensorError.notContiguous` unless the tensor is float32 in C order, `OutOfMemory`, what `body`
  ///   throws.
  package func withMutableFloats<Result>(
    _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
  ) throws -> Result {
    guard dtype == .float32, isContiguous else { throw TensorError.notContiguous(shape: shape, dtype: dtype) }
    if isReadOnly { throw TensorError.readOnly(role: "array") }
    try base.makeWritable()
    let storage = base.storage
    return try withExtendedLifetime(storage) {
      let start = storage.pointer.assumingMemoryBound(to: Float.self) + offset
      return try body(UnsafeMutableBufferPointer(start: start, count: count))
    }
  }

  /// The elements in C order as an array, converted if necessary.
  /// - Throws: `OutOfMemory`.
  package func elements<Element: TensorElement>(_ type: Element.Type = Element.self) throws -> [Element] {
    try withElements(type) { Array($0) }
  }

  /// The only element of a tensor, as a Python number.
  /// - Throws: `TensorError.notSingle` if there is not exactly one element.
  package func item() throws -> Scalar {
    guard count == 1 else { throw TensorError.notSingle(shape: shape) }
    return scalar(at: offset)
  }

  /// The element at a storage position.
  /// - Precondition: the position is one of this view's.
  func scalar(at position: Int) -> Scalar {
    let raw = base.storage.pointer
    if let table = base.table {
      return .float(table.values[Int(raw.assumingMemoryBound(to: UInt8.self)[position])])
    }
    return dtype.element.scalar(at: raw + position * dtype.byteCount)
  }

  /// Whether the only element is nonzero, as in Python's `if`.
  /// - Throws: `TensorError.ambiguousTruth` if there is not exactly one element.
  package func truth() throws -> Bool {
    guard count == 1 else { throw TensorError.ambiguousTruth(shape: shape) }
    return try item().doubleValue != 0
  }

  /// The elements as Python numbers in C order (`tolist`, flattened).
  package func scalars() -> [Scalar] {
    var result: [Scalar] = []
    result.reserveCapacity(Swift.min(count, 1 << 20))
    var walk = StridedWalk(shape: shape, strides: strides, offset: offset)
    walk.advance(count) { position, stride, run in
      for index in 0..<run { result.append(scalar(at: position + index * stride)) }
    }
    return result
  }
}
