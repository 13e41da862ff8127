import Engine
import Tensors

/// Where a batch comes from: writes samples by number.
protocol BatchSource: AnyObject, Sendable {
  /// Writes `count` samples: each input as floats, each target as its loss wants it, and their weights.
  func load(
    _ samples: UnsafePointer<Int64>, _ count: Int, inputs: [UnsafeMutableRawPointer],
    targets: [UnsafeMutableRawPointer], weights: UnsafeMutablePointer<Float>?
  ) throws
}

/// One worker's part of a batch, as its steps see it, and what they sum up on the way.
final class Shard: @unchecked Sendable {
  var source: (any BatchSource)?
  /// The numbers of the samples: as many as the plan's batch.
  var samples: UnsafePointer<Int64>
  /// Changes from step to step; what dropout draws from.
  var seed: UInt64 = 0
  /// What the gradient of each sample's loss is multiplied with: one over the whole batch, times a loss scale.
  var gradientScale: Float = 1
  /// Sums over samples: one for each loss term, then one for each metric.
  var sums: [Double]
  /// The worker's number, and where it meets those who take the other parts of the batch.
  let worker: Int
  var exchange: Exchange?
  private let noSamples: UnsafeMutablePointer<Int64>

  init(sums: Int, worker: Int = 0) {
    self.worker = worker
    self.sums = Array(repeating: 0, count: sums)
    noSamples = .allocate(capacity: 1)
    noSamples.initialize(to: 0)
    samples = UnsafePointer(noSamples)
  }

  deinit { noSamples.deallocate() }

  /// Hands `read` the first `count` numbers of all workers, each followed by the rows that they stand for.
  ///
  /// `values` has room for the count of rows behind the numbers only in the exchange: nothing is written to it here.
  func exchange<Result>(
    _ values: UnsafeMutablePointer<Double>, count: Int, rows: Int,
    _ read: ([UnsafeBufferPointer<Double>]) -> Result
  ) throws -> Result {
    try withUnsafeTemporaryAllocation(of: Double.self, capacity: count + 1) { mine in
      guard let start = mine.baseAddress else { return read([]) }
      start.update(from: values, count: count)
      start[count] = Double(rows)
      guard let exchange, exchange.workers > 1 else { return read([UnsafeBufferPointer(mine)]) }
      var result: Result?
      try exchange.publish(UnsafeBufferPointer(mine), by: worker) { result = read($0) }
      guard let result else { throw Interrupted() }
      return result
    }
  }
}

/// The addresses behind a plan's blocks, for one worker.
struct Memory {
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

/// A plan tied to one worker's memory.
final class Execution: @unchecked Sendable {
  let plan: Plan
  let shard: Shard
  private let steps: [() throws -> Void]
  private let memory: Memory
  /// Holds what the steps point into.
  private let storages: [Storage]

  /// - Parameters:
  ///   - arena: at least `plan.arenaByteCount` bytes.
  ///   - gradients: one for each of `plan.learning`.
  init(_ plan: Plan, arena: Storage, gradients: [Storage], shard: Shard) throws {
    self.plan = plan
    self.shard = shard
    let parameters = try plan.variables.map { try $0.materialized() }
    storages = [arena] + gradients + parameters
    memory = Memory(
      plan: plan, arena: arena.pointer, parameters: parameters.map(\.pointer),
      gradients: Dictionary(uniqueKeysWithValues: zip(plan.learning, gradients.map(\.pointer))), shard: shard)
    Processor.useThreads(plan.threads)
    steps = try plan.steps.map { [memory] in try $0.make(memory) }
  }

  /// Runs all steps. - Throws: `Interrupted` between two steps where the flag is up.
  func run() throws {
    for step in steps {
      if Interruption.isRequested { throw Interrupted() }
      try step()
    }
  }

  /// Runs and times each step, in seconds.
  func profile() throws -> [Double] {
    let clock = ContinuousClock()
    return try steps.map { step in
      let time = try clock.measure(step)
      return Double(time.components.attoseconds) * 1e-18 + Double(time.components.seconds)
    }
  }

  /// A value after the run.
  func floats(_ block: Block, count: Int) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(start: memory.floats(block), count: count)
  }
}
