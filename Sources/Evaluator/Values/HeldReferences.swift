/// What values refer to, without retaining it: the reference is the first word of a value. (A test watches over that.)
extension UnsafeMutablePointer<Value> {
  /// The list that the value is, without retaining it: the reference is the first word of a value.
  @inline(__always)
  var heldList: Unmanaged<ListValue>? {
    guard case .list = pointee else { return nil }
    return UnsafeRawPointer(self).load(as: Unmanaged<ListValue>.self)
  }
}

extension UnsafeMutablePointer<Slot> {
  /// The instance that a local variable is.
  @inline(__always)
  var heldInstance: Unmanaged<Instance>? {
    guard case .value(.instance) = pointee else { return nil }
    return UnsafeRawPointer(self).load(as: Unmanaged<Instance>.self)
  }
}
