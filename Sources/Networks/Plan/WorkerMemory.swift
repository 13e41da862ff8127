/// The addresses of a plan's blocks, for one worker.
struct WorkerMemory {
  let plan: Plan
  let arena: UnsafeMutableRawPointer
  let parameters: [UnsafeMutableRawPointer]
  let gradients: [Int: UnsafeMutableRawPointer]
  let shard: Shard
  /// By buffer, the bytes by which its address is moved.
  private(set) var moves: [Int: Int] = [:]

  /// Moves the address of a buffer, of which only a part is there.
  mutating func move(_ block: Block, by byteCount: Int) {
    if case .buffer(let index) = block { moves[index] = byteCount }
  }

  func raw(_ block: Block) -> UnsafeMutableRawPointer {
    switch block {
    case .buffer(let index): arena + plan.buffers[index].offset + (moves[index] ?? 0)
    case .parameter(let index): parameters[index]
    case .gradient(let index): gradients[index] ?? arena
    }
  }

  func floats(_ block: Block) -> UnsafeMutablePointer<Float> {
    raw(block).assumingMemoryBound(to: Float.self)
  }
  func bytes(_ block: Block) -> UnsafeMutablePointer<UInt8> { raw(block).assumingMemoryBound(to: UInt8.self) }
  func halves(_ block: Block) -> UnsafeMutablePointer<UInt16> {
    raw(block).assumingMemoryBound(to: UInt16.self)
  }
  func doubles(_ block: Block) -> UnsafeMutablePointer<Double> {
    raw(block).assumingMemoryBound(to: Double.self)
  }
  func integers(_ block: Block) -> UnsafeMutablePointer<Int32> {
    raw(block).assumingMemoryBound(to: Int32.self)
  }
}
