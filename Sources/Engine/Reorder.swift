internal import COneDNN

/// Copies a tensor from one layout to another.
package enum Reorder {
  /// The primitive that copies between two layouts.
  package static func descriptor(from source: Layout, to destination: Layout) throws(EngineError)
    -> PrimitiveDescriptor
  {
    let engine = try Processor.engine()
    return try PrimitiveDescriptor("reorder") { made, attributes in
      dnnl_reorder_primitive_desc_create(made, source.handle, engine, destination.handle, engine, attributes)
    }
  }

  /// Copies immediately; scratch memory, if any, is recorded as workspace during the copy.
  package static func run(
    from source: Layout, _ input: UnsafeRawPointer, to destination: Layout, _ output: UnsafeMutableRawPointer
  ) throws {
    // On one thread: OpenMP's others would afterwards spin on the cores of the workers.
    try Processor.withThreads(1) {
      let descriptor = try descriptor(from: source, to: destination)
      let scratch = try Storage(
        byteCount: descriptor.scratchpadByteCount, category: .workspace, purpose: "reordering weights")
      let bound = try descriptor.bound(to: [
        (.source, UnsafeMutableRawPointer(mutating: input)), (.destination, output),
        (.scratchpad, scratch.pointer),
      ])
      try bound.execute()
    }
  }
}
