import Engine
import Tensors

/// Where a batch comes from: writes samples by index.
protocol BatchSource: AnyObject, Sendable {
  /// Writes `count` samples: inputs as floats, targets as their losses read them, and sample weights.
  func load(
    _ samples: UnsafePointer<Int64>, _ count: Int, inputs: [UnsafeMutableRawPointer],
    targets: [UnsafeMutableRawPointer], weights: UnsafeMutablePointer<Float>?
  ) throws
}

/// One worker's part of a batch, and the sums that its steps accumulate.
final class Shard: @unchecked Sendable {
  var source: (any BatchSource)?
  /// The indices of the samples: as many as the plan's batch.
  var samples: UnsafePointer<Int64>
  /// New for every step; random operations derive their draws from it.
  var seed: UInt64 = 0
  /// What the gradient of each sample's loss is multiplied by: 1 / batch size, times a loss scale.
  var gradientScale: Float = 1
  /// Sums over samples: one per loss, then those of the metrics.
  var sums: [Double]
  /// The worker's index, and where it exchanges numbers with the workers of the other parts.
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

  /// Passes `read` the first `count` numbers of all workers, each followed by the row count that they stand for.
  ///
  /// `values` itself is not written to; the row count is appended in the exchange only.
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

/// The addresses of a plan's blocks, for one worker.
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

/// A plan bound to one worker's memory.
final class Execution: @unchecked Sendable {
  let plan: Plan
  let shard: Shard
  private let steps: [() throws -> Void]
  private let memory: Memory
  /// Retains the memory that the steps point into.
  private let storages: [Storage]

  /// - Parameters:
  ///   - arena: at least `plan.arenaByteCount` bytes.
  ///   - gradients: one per index in `plan.learning`.
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

  /// Runs all steps. - Throws: `Interrupted` between two steps if an interrupt was requested.
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
