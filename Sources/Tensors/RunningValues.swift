import Engine

/// The intermediate values of a fold, one per result.
final class RunningValues<Value: LoopElement> {
  private let storage: Storage
  let pointer: UnsafeMutablePointer<Value>
  let count: Int

  /// - Throws: `OutOfMemory`.
  init(_ value: Value, count: Int) throws {
    storage = try Storage(
      byteCount: count * MemoryLayout<Value>.stride, category: .workspace, purpose: "\(count) running values")
    pointer = storage.pointer.bindMemory(to: Value.self, capacity: count)
    pointer.update(repeating: value, count: count)
    self.count = count
  }

  func update(_ body: (Value) -> Value) {
    for index in 0..<count { pointer[index] = body(pointer[index]) }
  }

  /// A tensor of `body` applied to each value.
  /// - Throws: `OutOfMemory`.
  func tensor<Element: LoopElement & TensorElement>(_ shape: Shape, _ body: (Value) -> Element) throws
    -> Tensor
  {
    let result = try Tensor(zeros: shape, dtype: Element.dtype)
    let target = result.freshPointer(as: Element.self)
    for index in 0..<count { target[index] = body(pointer[index]) }
    return result
  }
}
