internal import COneDNN

/// What a primitive applies to its result before writing it: factor · y + offset, per channel, then a sum with another value,
/// then a ReLU.
package struct Epilogue: Sendable, Hashable {
  /// Whether there is a factor and an offset (`Argument.factor`, `.offset`).
  package var isAffine = false
  /// Whether another value of the result's layout is added (`Argument.addend`), after factor and offset.
  package var adds = false
  /// The ReLU's upper bound, infinity for a plain ReLU; `nil` for no ReLU.
  package var bound: Float?

  package init(isAffine: Bool = false, adds: Bool = false, bound: Float? = nil) {
    self.isAffine = isAffine
    self.adds = adds
    self.bound = bound
  }
}

/// An epilogue as oneDNN's post-operations.
final class PostOperations {
  let handle: dnnl_post_ops_t

  /// `nil` for an empty epilogue.
  init?(_ epilogue: Epilogue, of result: Layout, channels: Int) throws(EngineError) {
    if epilogue == Epilogue() { return nil }
    var made: dnnl_post_ops_t?
    try Processor.check(dnnl_post_ops_create(&made), "making post-operations")
    guard let made else { throw EngineError(activity: "making post-operations", status: "nothing made") }
    handle = made
    if epilogue.isAffine {
      let numbers = try Layout.strided([1, channels, 1, 1], strides: [channels, 1, channels, channels])
      for operation in [dnnl_binary_mul, dnnl_binary_add] {
        try Processor.check(
          dnnl_post_ops_append_binary(made, operation, numbers.handle), "appending a batch norm")
      }
    }
    if epilogue.adds {
      try Processor.check(
        dnnl_post_ops_append_binary(made, dnnl_binary_add, result.handle), "appending a sum")
    }
    if let bound = epilogue.bound {
      let status =
        bound == .infinity
        ? onednn_append_elementwise(made, dnnl_eltwise_relu, 0, 0)
        : onednn_append_elementwise(made, dnnl_eltwise_clip, 0, bound)
      try Processor.check(status, "appending a ReLU")
    }
  }

  deinit { dnnl_post_ops_destroy(handle) }
}
