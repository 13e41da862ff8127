/// Views of storage by steps and by bytes, checked against what the storage holds.
extension Tensor {
  /// A view with other lengths and steps, from the same first element (`as_strided`).
  /// - Throws: `TensorError.invalidArgument` if it would reach outside the storage, `OutOfMemory`.
  package func strided(_ shape: Shape, steps: [Int]) throws -> Tensor {
    guard shape.rank == steps.count else {
      throw TensorError.invalidArgument(
        operation: "as_strided", name: "strides", found: "\(steps.count) of them",
        expected: "as many as the shape has lengths, \(shape.rank)")
    }
    let count = try shape.checkedElementCount()
    try base.makeWritable()
    var (low, high) = (offset, offset)
    for (length, step) in zip(shape, steps) where count > 0 {
      let (reach, overflow) = (length - 1).multipliedReportingOverflow(by: step)
      let (edge, leaves) = (step < 0 ? low : high).addingReportingOverflow(reach)
      guard !overflow, !leaves else { throw outside(shape) }
      if step < 0 { low = edge } else { high = edge }
    }
    guard count == 0 || low >= 0 && high < base.storage.byteCount / dtype.byteCount else {
      throw outside(shape)
    }
    return viewed(shape, strides: steps)
  }

  private func outside(_ shape: Shape) -> TensorError {
    .invalidArgument(
      operation: "as_strided", name: "strides",
      found: "a view of shape \(shape) that leaves the array's memory",
      expected: "one that stays in it")
  }

  /// A view of the same bytes as another type (`x.view(dtype)`): the last axis grows or shrinks with the size.
  /// - Throws: `TensorError.invalidArgument` if the sizes do not fit, or bytes become bools; `OutOfMemory`.
  package func reinterpreted(as type: DType) throws -> Tensor {
    if type == dtype { return self }
    func failure(_ reason: String) -> TensorError {
      .invalidArgument(operation: "view", name: "dtype", found: "\(type)", expected: reason)
    }
    guard type != .bool || dtype == .uint8 || dtype == .int8 else {
      throw failure("a type other than bool, whose bytes are 0 or 1")
    }
    try base.makeWritable()
    let source = type == .bool ? try map(.logicalNot).map(.logicalNot) : self
    if type == .bool { return source }
    let (old, new) = (dtype.byteCount, type.byteCount)
    if old == new {
      return viewed(shape, strides: strides, dtype: type)
    }
    guard rank > 0, strides[rank - 1] == 1 || shape[rank - 1] == 1 else {
      throw failure("a type of the same size, as the last axis is not contiguous")
    }
    let bytes = shape[rank - 1] * old
    guard bytes % new == 0, offset * old % new == 0, strides.dropLast().allSatisfy({ $0 * old % new == 0 })
    else {
      throw failure("a type whose size divides the \(bytes) bytes of the last axis")
    }
    return viewed(
      Shape(shape.dropLast() + [bytes / new]), strides: strides.dropLast().map { $0 * old / new } + [1],
      offset: offset * old / new, dtype: type)
  }

  /// An array of the elements whose bytes are given, little-endian and in C order.
  /// - Throws: `TensorError.storageTooSmall` for too few bytes, `.tooLarge`, `OutOfMemory`.
  package init(bytes: [UInt8], dtype: DType, shape: Shape) throws {
    let count = try shape.checkedElementCount()
    guard bytes.count >= count * dtype.byteCount else {
      throw TensorError.storageTooSmall(shape: shape, dtype: dtype, byteCount: bytes.count)
    }
    try self.init(zeros: shape, dtype: dtype)
    let target = base.storage.pointer
    bytes.withUnsafeBytes {
      if let start = $0.baseAddress { target.copyMemory(from: start, byteCount: count * dtype.byteCount) }
    }
    guard dtype == .bool else { return }
    // Bytes of a bool are 0 or 1.
    let flags = target.assumingMemoryBound(to: UInt8.self)
    for index in 0..<count where flags[index] > 1 { flags[index] = 1 }
  }
}
