import CKernels
import Engine

/// The steps of a plan and the buffers that they use, while they are written.
final class PlanDraft {
  private(set) var steps: [Step] = []
  private var buffers: [Buffer] = []
  /// The buffers that are rounded, and those that the rounded numbers are written to.
  private var roundings: [(from: Int, to: Int)] = []
  /// The most numbers that workers exchange in a step.
  private(set) var exchangeCount = 0
  /// The variables of which ranks take the mean.
  private(set) var averaged: [Int] = []

  // MARK: Buffers

  var bufferCount: Int { buffers.count }

  var stepCount: Int { steps.count }

  func makeBuffer(_ layer: String, _ role: String, _ byteCount: Int, _ category: MemoryCategory) -> Block {
    buffers.append(Buffer(layer: layer, role: role, byteCount: byteCount, category: category))
    return .buffer(buffers.count - 1)
  }

  func byteCount(ofBuffer number: Int) -> Int { buffers[number].byteCount }

  func category(ofBuffer number: Int) -> MemoryCategory { buffers[number].category }

  // MARK: Steps

  func step(
    _ name: String, layer: String, by kernel: Route.Kernel = .loops, reads: [Block], writes: [Block],
    make: @escaping (WorkerMemory) throws -> () throws -> Void
  ) {
    append(Step(name: name, layer: layer, kernel: kernel, reads: reads, writes: writes, work: .whole(make)))
  }

  func append(_ step: Step) { steps.append(step) }

  /// Puts a step between others: all from `index` on move by one.
  func insert(_ step: Step, at index: Int) { steps.insert(step, at: index) }

  /// A step that is one primitive; its scratch memory lives as long as the step.
  func run(
    _ descriptor: PrimitiveDescriptor, _ name: String, layer: String, by kernel: Route.Kernel = .oneDNN,
    _ arguments: [(Argument, Block)]
  ) {
    var arguments = arguments
    if descriptor.scratchpadByteCount > 0 {
      arguments.append(
        (.scratchpad, makeBuffer(layer, "scratch", descriptor.scratchpadByteCount, .workspace)))
    }
    step(
      name, layer: layer, by: kernel, reads: arguments.filter { !$0.0.isResult }.map(\.1),
      writes: arguments.filter { $0.0.isResult }.map(\.1)
    ) { memory in
      let bound = try descriptor.bound(to: arguments.map { ($0.0, memory.raw($0.1)) })
      return { try bound.execute() }
    }
  }

  /// A step that adds a gradient to a sum of gradients.
  func add(_ block: Block, to sum: Block, count: Int, layer: String) {
    step("add gradients", layer: layer, reads: [block, sum], writes: [sum]) { memory in
      let (a, b) = (memory.floats(block), memory.floats(sum))
      return { fb_add(a, b, count) }
    }
  }

  /// Says that the first step that writes a buffer rounds the numbers of another, so that it can do that in place where it is the last
  /// to read them.
  func rounds(_ wide: Block, to narrow: Block) {
    if case .buffer(let from) = wide, case .buffer(let to) = narrow { roundings.append((from, to)) }
  }

  /// Declares a step in which workers exchange up to `count` numbers.
  func exchanges(_ count: Int) { exchangeCount = max(exchangeCount, count) }

  /// Declares variables that a step changes by the rows of its own rank.
  func averages(_ blocks: [Block]) {
    for case .parameter(let variable) in blocks where !averaged.contains(variable) {
      averaged.append(variable)
    }
  }

  // MARK: The end

  /// Joins steps that go down an image together.
  ///
  /// - Parameter kept: blocks that are read when all steps are through.
  func joinRowByRow(kept: [Block]) {
    let numbers = kept.compactMap { block in if case .buffer(let number) = block { number } else { nil } }
    steps = RowByRow.join(steps, &buffers, kept: Set(numbers))
  }

  /// Has the preparations of each step made one step earlier, so that workers who share the steps need not meet behind them.
  func prepareAhead() {
    for index in steps.indices.dropFirst() {
      let (before, step) = (steps[index - 1], steps[index])
      if step.isPreparation, !before.isPreparation, Set(before.writes).isDisjoint(with: step.reads) {
        steps.swapAt(index - 1, index)
      }
    }
  }

  /// The buffers with their lives, each at its place in the arena, and the size of that.
  ///
  /// - Parameters:
  ///   - toTheEnd: blocks that are read when all steps are through.
  ///   - narrow: by buffer, the steps between which its value waits in 16 bits.
  func packed(
    toTheEnd: [Block], narrow: [Int: (after: Int, before: Int)]
  ) -> (buffers: [Buffer], byteCount: Int) {
    var buffers = buffers
    for (index, step) in steps.enumerated() {
      for case .buffer(let number) in step.reads + step.writes {
        buffers[number].first = min(buffers[number].first, index)
        buffers[number].last = max(buffers[number].last, index)
      }
    }
    for case .buffer(let number) in toTheEnd { buffers[number].last = steps.count - 1 }
    for (number, steps) in narrow { buffers[number].narrow = steps }
    let ends = Set(toTheEnd)
    for (from, to) in roundings
    where buffers[from].last == buffers[to].first && buffers[from].narrow == nil
      && !ends.contains(.buffer(from)) && !ends.contains(.buffer(to))
    {
      buffers[from].narrow = (buffers[to].first, buffers[to].last + 1)
      buffers[from].last = buffers[to].last
      buffers[to].host = from
    }
    let byteCount = Packing.pack(&buffers)
    for number in buffers.indices {
      if let host = buffers[number].host { buffers[number].offset = buffers[host].offset }
    }
    return (buffers, byteCount)
  }
}
