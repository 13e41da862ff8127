/// The addresses of a plan's blocks, for one worker.
struct WorkerMemory {
  let plan: Plan
  let arena: UnsafeMutableRawPointer
  let parameters: [UnsafeMutableRawPointer]
  let gradients: [Int: UnsafeMutableRawPointer]
  let shard: Shard

  func raw(_ block: Block) -> UnsafeMutableRawPointer {
    switch block {
    case .buffer(let index): arena + plan.buffers[index].offset
    case .parameter(let index): parameters[index]
    case .gradient(let index): gradients[index] ?? arena
    }
  }

  func floats(_ block: Block) -> UnsafeMutablePointer<Float> {
    raw(block).assumingMemoryBound(to: Float.self)
  }
  func bytes(_ block: Block) -> UnsafeMutablePointer<UInt8> { raw(block).assumingMemoryBound(to: UInt8.self) }
  func doubles(_ block: Block) -> UnsafeMutablePointer<Double> {
    raw(block).assumingMemoryBound(to: Double.self)
  }
  func integers(_ block: Block) -> UnsafeMutablePointer<Int32> {
    raw(block).assumingMemoryBound(to: Int32.self)
  }
}
