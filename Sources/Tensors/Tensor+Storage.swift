package import Engine

extension Tensor {
  /// The memory of a contiguous float32 tensor, for long-term reading; other tensors are copied first.
  ///
  /// The pointer is valid as long as the storage is retained.
  package func floatStorage() throws -> (storage: Storage, pointer: UnsafePointer<Float>) {
    let plain = try convert(to: .float32)
    let tensor = plain.isDeferred || !plain.isContiguous ? try plain.copy() : plain
    let storage = tensor.base.storage
    return (storage, UnsafePointer(storage.pointer.assumingMemoryBound(to: Float.self)) + tensor.offset)
  }
}
