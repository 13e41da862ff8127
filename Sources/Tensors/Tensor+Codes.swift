package import Engine

/// The bytes behind a uint8 tensor, or behind a deferred float tensor, and the table of their values.
///
/// Retains the storage, so the pointer is valid as long as this value exists.
package struct Codes: @unchecked Sendable {
  /// The storage of the bytes.
  package let storage: Storage
  /// The first of `count` bytes in C order.
  package let pointer: UnsafePointer<UInt8>
  /// The number of elements.
  package let count: Int
  /// The 256 floats that bytes 0 to 255 stand for.
  package let table: [Float]
}

/// Deferred elementwise maps: float32 and float64 tensors kept as uint8 codes and a table.
extension Tensor {
  /// Whether this is a float tensor kept as uint8 codes and a table.
  package var isDeferred: Bool { base.table != nil }

  /// The bytes and the table behind a uint8 or deferred float tensor that is contiguous; else `nil`.
  ///
  ///     let x = try images.divide(by: 255.0)   // images: uint8 (60000, 28, 28)
  ///     if let codes = x.codes { … codes.table[Int(codes.pointer[i])] … }
  package var codes: Codes? {
    guard isContiguous else { return nil }
    let table: [Float]
    if let own = base.table {
      table = own.values.map { Float($0) }
    } else if dtype == .uint8 {
      table = (0..<256).map { Float($0) }
    } else {
      return nil
    }
    let storage = base.storage
    return Codes(
      storage: storage, pointer: UnsafePointer(storage.pointer.assumingMemoryBound(to: UInt8.self)) + offset,
      count: count, table: table)
  }

  /// A tensor whose elements are those of `table` at this tensor's bytes.
  /// - Precondition: this is uint8 or deferred; `table` has 256 values.
  func deferred(_ table: CodeTable) -> Tensor {
    Tensor(base: base.deferred(table), shape: shape, strides: strides, offset: offset, dtype: table.dtype)
  }

  /// An elementwise map computed on the table only, if this is deferred, or uint8 and large enough to defer; `nil`
  /// otherwise, or if the result is neither float32 nor float64.
  func mapTable(_ map: (Tensor) throws -> Tensor) throws -> Tensor? {
    let argument: Tensor
    if let table = base.table {
      argument = try Tensor(shape: [256], elements: table.values).convert(to: table.dtype)
    } else if dtype == .uint8, count >= Tensor.worthDeferring {
      argument = try Tensor(shape: [256], elements: UInt8.min...UInt8.max)
    } else {
      return nil
    }
    let mapped = try map(argument)
    guard mapped.dtype == .float32 || mapped.dtype == .float64 else { return nil }
    return deferred(CodeTable(values: try mapped.elements(), dtype: mapped.dtype))
  }

  /// For fewer elements a plain result is cheaper than a table.
  static let worthDeferring = 4096

  /// A copy of the codes in C order with the same table; otherwise an ordinary copy.
  /// - Throws: `OutOfMemory`.
  package func copyKeepingCodes() throws -> Tensor {
    guard let table = base.table else { return try copy() }
    return try codesTensor.copy().deferred(table)
  }

  /// The codes of a deferred tensor, as a uint8 view that must not be written to.
  /// - Precondition: this is deferred.
  var codesTensor: Tensor {
    Tensor(base: Base(base.storage), shape: shape, strides: strides, offset: offset, dtype: .uint8)
  }
}
