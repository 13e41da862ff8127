internal import COneDNN

/// The role of a memory block in a primitive.
package enum Argument: Sendable {
  case source, secondSource, weights, bias, destination, workspace, scratchpad
  /// Of a product of matrices, the right one.
  case secondFactor
  /// Of an epilogue, one number per channel.
  case factor, offset
  /// Of an epilogue with these, what is added afterwards.
  case addend
  case sourceGradient, weightsGradient, biasGradient, destinationGradient

  var code: Int32 {
    switch self {
    case .source: DNNL_ARG_SRC_0
    case .secondSource: DNNL_ARG_SRC_1
    case .weights, .secondFactor: DNNL_ARG_WEIGHTS_0
    case .bias: DNNL_ARG_BIAS
    case .destination: DNNL_ARG_DST_0
    case .workspace: DNNL_ARG_WORKSPACE
    case .scratchpad: DNNL_ARG_SCRATCHPAD
    case .factor: DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | DNNL_ARG_SRC_1
    case .offset: DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE * 2 | DNNL_ARG_SRC_1
    case .addend: DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE * 3 | DNNL_ARG_SRC_1
    case .sourceGradient: DNNL_ARG_DIFF_SRC_0
    case .weightsGradient: DNNL_ARG_DIFF_WEIGHTS_0
    case .biasGradient: DNNL_ARG_DIFF_BIAS
    case .destinationGradient: DNNL_ARG_DIFF_DST_0
    }
  }

  /// Whether a run writes it.
  package var isResult: Bool {
    switch self {
    case .destination, .workspace, .scratchpad, .sourceGradient, .weightsGradient, .biasGradient: true
    case .source, .secondSource, .weights, .secondFactor, .bias, .factor, .offset, .addend,
      .destinationGradient:
      false
    }
  }

  var query: (dnnl_query_t, Int32) {
    switch self {
    case .source: (dnnl_query_src_md, 0)
    case .secondSource: (dnnl_query_src_md, 1)
    case .weights, .secondFactor: (dnnl_query_weights_md, 0)
    case .bias: (dnnl_query_weights_md, 1)
    case .destination: (dnnl_query_dst_md, 0)
    case .workspace: (dnnl_query_workspace_md, 0)
    case .scratchpad: (dnnl_query_scratchpad_md, 0)
    case .factor, .offset, .addend: (dnnl_query_exec_arg_md, code)
    case .sourceGradient: (dnnl_query_diff_src_md, 0)
    case .weightsGradient: (dnnl_query_diff_weights_md, 0)
    case .biasGradient: (dnnl_query_diff_weights_md, 1)
    case .destinationGradient: (dnnl_query_diff_dst_md, 0)
    }
  }
}

/// A computation that oneDNN has accepted: its layouts and its scratch memory are known, its code is not generated
/// yet.
///
/// Created for the number of threads set for the calling thread (`Processor.useThreads`).
package final class PrimitiveDescriptor: @unchecked Sendable {
  let handle: dnnl_primitive_desc_t
  /// What it computes: "convolution forward".
  package let name: String

  /// Takes ownership of what `create` makes. Scratch memory is provided by the caller, so that it is part of the
  /// plan.
  init(
    _ name: String, fusing postOperations: dnnl_post_ops_t? = nil,
    create: (_ handle: UnsafeMutablePointer<dnnl_primitive_desc_t?>, _ attributes: dnnl_primitive_attr_t?)
      throws(EngineError)
      -> dnnl_status_t
  ) throws(EngineError) {
    let activity = "preparing \(name)"
    var attributes: dnnl_primitive_attr_t?
    try Processor.check(dnnl_primitive_attr_create(&attributes), activity)
    defer { dnnl_primitive_attr_destroy(attributes) }
    try Processor.check(
      dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user), activity)
    if let postOperations {
      try Processor.check(dnnl_primitive_attr_set_post_ops(attributes, postOperations), activity)
    }
    var made: dnnl_primitive_desc_t?
    try Processor.check(try create(&made, attributes), activity)
    guard let made else { throw EngineError(activity: activity, status: "nothing made") }
    handle = made
    self.name = name
  }

  deinit { dnnl_primitive_desc_destroy(handle) }

  /// The layout of an argument; `nil` if there is no such argument.
  package func layout(_ argument: Argument) -> Layout? {
    let (query, index) = argument.query
    guard let found = dnnl_primitive_desc_query_md(handle, query, index), onednn_layout_axes(found) > 0 else {
      return nil
    }
    return Layout(copying: found)
  }

  /// Bytes of scratch memory per run.
  package var scratchpadByteCount: Int { layout(.scratchpad)?.byteCount ?? 0 }

  /// The kernel that oneDNN chose: "jit:avx512_core", or "ref:any" if it has no fast one.
  package var implementation: String {
    var text: UnsafePointer<CChar>?
    let status = withUnsafeMutablePointer(to: &text) {
      dnnl_primitive_desc_query(handle, dnnl_query_impl_info_str, 0, $0)
    }
    guard status == dnnl_success, let text else { return "unknown" }
    return String(cString: text)
  }

  /// Whether it is a reference implementation, about a hundred times slower than a real kernel.
  package var isReference: Bool { implementation.hasPrefix("ref") }

  /// The code, generated on first use.
  fileprivate func primitive() throws(EngineError) -> Primitive {
    if let made { return made }
    let primitive = try Primitive(handle, name: name)
    made = primitive
    return primitive
  }

  private var made: Primitive?

  /// Binds the code to memory: one block per argument.
  package func bound(
    to blocks: [(argument: Argument, pointer: UnsafeMutableRawPointer)]
  ) throws(EngineError) -> BoundPrimitive {
    try BoundPrimitive(self, blocks)
  }
}

/// Code that can run on any memory, from several threads at once.
final class Primitive: @unchecked Sendable {
  let handle: dnnl_primitive_t

  fileprivate init(_ descriptor: dnnl_primitive_desc_t, name: String) throws(EngineError) {
    var made: dnnl_primitive_t?
    let activity = "creating \(name)"
    try Processor.check(dnnl_primitive_create(&made, descriptor), activity)
    guard let made else { throw EngineError(activity: activity, status: "nothing made") }
    handle = made
  }

  deinit { dnnl_primitive_destroy(handle) }
}

/// A primitive bound to its memory; can be run repeatedly.
package final class BoundPrimitive {
  private let primitive: Primitive
  private let name: String
  private var arguments: [dnnl_exec_arg_t] = []
  private let stream: dnnl_stream_t

  fileprivate init(
    _ descriptor: PrimitiveDescriptor, _ blocks: [(argument: Argument, pointer: UnsafeMutableRawPointer)]
  ) throws(EngineError) {
    primitive = try descriptor.primitive()
    name = descriptor.name
    stream = try Processor.stream()
    let engine = try Processor.engine()
    for block in blocks {
      guard let layout = descriptor.layout(block.argument) else { continue }
      var memory: dnnl_memory_t?
      try Processor.check(
        dnnl_memory_create(&memory, layout.handle, engine, block.pointer), "binding memory to \(name)")
      arguments.append(dnnl_exec_arg_t(arg: block.argument.code, memory: memory))
    }
  }

  deinit {
    for argument in arguments { dnnl_memory_destroy(argument.memory) }
  }

  /// Runs on the calling thread and, if created for more threads, on others.
  package func execute() throws(EngineError) {
    try Processor.check(
      dnnl_primitive_execute(primitive.handle, stream, Int32(arguments.count), arguments),
      "running \(name)")
  }
}
