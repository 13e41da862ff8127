/// A tensor's elements in C order as `Element`, a chunk at a time: directly from the storage if they are contiguous
/// there, else gathered and converted into a small scratch block.
///
/// All handling of strides, broadcasting (stride 0), conversion and deferred codes is here; element loops only see
/// contiguous memory.
final class ChunkReader<Element: LoopElement> {
  private enum Source {
    case ready(UnsafePointer<Element>)
    case constant
    case gathered(StridedWalk)
  }

  private let base: Base?
  private let dtype: DType
  private var source: Source
  private var scratch: UnsafeMutablePointer<Element>?

  /// Elements per chunk: several chunks fit into the first-level cache.
  static var chunk: Int { 2048 }

  /// Reads `tensor` broadcast to `shape`, which must be possible.
  init(_ tensor: Tensor, broadcastTo shape: Shape) {
    base = tensor.base
    dtype = tensor.dtype
    let strides = tensor.broadcastStrides(to: shape)
    let walk = StridedWalk(shape: shape, strides: strides, offset: tensor.offset)
    let count = shape.elementCount ?? 0
    if let run = walk.singleRun, run.stride == 1 || count == 1, let ready = tensor.pointer(as: Element.self) {
      source = .ready(ready + run.position)
      return
    }
    let block = UnsafeMutablePointer<Element>.allocate(capacity: max(1, min(count, Self.chunk)))
    scratch = block
    source = .gathered(walk)
    if let run = walk.singleRun, run.stride == 0 {
      _ = next(min(count, Self.chunk))
      source = .constant
    }
  }

  /// Repeats one value.
  init(_ value: Scalar, count: Int) {
    base = nil
    dtype = value.dtype
    source = .constant
    let size = max(1, min(count, Self.chunk))
    let block = UnsafeMutablePointer<Element>.allocate(capacity: size)
    block.initialize(repeating: Element(value), count: size)
    scratch = block
  }

  convenience init(_ operand: Operand, broadcastTo shape: Shape) {
    switch operand {
    case .tensor(let tensor): self.init(tensor, broadcastTo: shape)
    case .scalar(let value): self.init(value, count: shape.elementCount ?? 0)
    }
  }

  deinit { scratch?.deallocate() }

  /// The next `count` elements, at most `chunk`; valid until the next call.
  func next(_ count: Int) -> UnsafePointer<Element> {
    switch source {
    case .ready(let pointer):
      source = .ready(pointer + count)
      return pointer
    case .constant:
      break
    case .gathered(var walk):
      if let base, let scratch {
        source = .constant  // leaves one reference to the walk, which is then advanced in place
        gather(base, &walk, into: scratch, count)
        source = .gathered(walk)
      }
    }
    guard let scratch else { preconditionFailure("a reader that is not ready has scratch") }
    return UnsafePointer(scratch)
  }

  private func gather(
    _ base: Base, _ walk: inout StridedWalk, into target: UnsafeMutablePointer<Element>, _ count: Int
  ) {
    let raw = base.storage.pointer
    if let table = base.table {
      table.values.withUnsafeBufferPointer { table in
        let codes = raw.assumingMemoryBound(to: UInt8.self)
        gatherRuns(&walk, into: target, count) { Element.cast(table[Int(codes[$0])]) }
      }
      return
    }
    // Not by `dtype.element`: these loops are made for pairs of types.
    switch dtype {
    case .bool: gather(raw.assumingMemoryBound(to: Bool.self), &walk, into: target, count)
    case .int8: gather(raw.assumingMemoryBound(to: Int8.self), &walk, into: target, count)
    case .int16: gather(raw.assumingMemoryBound(to: Int16.self), &walk, into: target, count)
    case .int32: gather(raw.assumingMemoryBound(to: Int32.self), &walk, into: target, count)
    case .int64: gather(raw.assumingMemoryBound(to: Int64.self), &walk, into: target, count)
    case .uint8: gather(raw.assumingMemoryBound(to: UInt8.self), &walk, into: target, count)
    case .uint16: gather(raw.assumingMemoryBound(to: UInt16.self), &walk, into: target, count)
    case .uint32: gather(raw.assumingMemoryBound(to: UInt32.self), &walk, into: target, count)
    case .uint64: gather(raw.assumingMemoryBound(to: UInt64.self), &walk, into: target, count)
    case .float16: gather(raw.assumingMemoryBound(to: Float16.self), &walk, into: target, count)
    case .float32: gather(raw.assumingMemoryBound(to: Float.self), &walk, into: target, count)
    case .float64: gather(raw.assumingMemoryBound(to: Double.self), &walk, into: target, count)
    }
  }

  @inline(__always)
  private func gather<Stored: LoopElement>(
    _ source: UnsafePointer<Stored>, _ walk: inout StridedWalk, into target: UnsafeMutablePointer<Element>,
    _ count: Int
  ) {
    gatherRuns(&walk, into: target, count) { Element.cast(source[$0]) }
  }

  @inline(__always)
  private func gatherRuns(
    _ walk: inout StridedWalk, into target: UnsafeMutablePointer<Element>, _ count: Int,
    _ element: (Int) -> Element
  ) {
    var done = 0
    walk.advance(count) { position, stride, run in
      let row = target + done
      switch stride {
      case 1: for index in 0..<run { row[index] = element(position + index) }
      case 0:
        let value = element(position)
        for index in 0..<run { row[index] = value }
      default: for index in 0..<run { row[index] = element(position + index * stride) }
      }
      done += run
    }
  }
}

/// Runs `body` over 0 ..< count in pieces that a `ChunkReader` can serve.
@inline(__always)
func forEachChunk(of count: Int, _ body: (_ start: Int, _ count: Int) throws -> Void) rethrows {
  var start = 0
  while start < count {
    let size = min(2048, count - start)
    try body(start, size)
    start += size
  }
}
