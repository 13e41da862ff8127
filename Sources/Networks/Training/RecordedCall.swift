import CKernels
import Engine
import Synchronization
package import Tensors

/// A call of a network that can be differentiated afterwards, from given gradients of its outputs.
///
/// The two parts of one plan: the forward steps run at once, the backward steps when `gradients` is called. The values in between
/// stay in the call's own memory, which the next such call takes over.
package final class RecordedCall {
  package let outputs: [Tensor]
  /// The variables that get gradients, in the graph's order.
  package let variables: [Variable]
  private let memory: CallMemory
  private let name: String
  /// The variables' states when it was called: gradients are those of that time.
  private let changeCounts: [Int]
  /// What the memory held before the first of several backward runs.
  private var saved: [Storage]?
  private var wasRun = false

  /// What a call answers when it is asked for gradients.
  package struct Gradients {
    /// Of the inputs, if they are followed.
    package var inputs: [Tensor]
    /// Of `variables`.
    package var variables: [Tensor]
    /// The whole gradients of outputs from which other outputs are computed.
    package var outputs: [Tensor?]
  }

  /// - `trainingMode`: Keras's `training=`; `nil`: training mode for random augmentation only.
  /// - `followsInputs`: whether gradients of the inputs can be asked for.
  init(_ graph: Graph, _ inputs: [Tensor], name: String, trainingMode: Bool?, followsInputs: Bool) throws {
    self.name = name
    let (source, count) = try TensorSource.batch(of: inputs, for: graph, name: name)
    let key = CallMemory.Key(
      graph: ObjectIdentifier(graph), batch: count, trainingMode: trainingMode, followsInputs: followsInputs)
    memory = try CallMemory.pool.take(key) ?? CallMemory.make(key, graph)
    // A call without random operations must not advance the session's random sequence.
    let draws = trainingMode != false && graph.nodes.contains { $0.operation.isRandom }
    variables = memory.learning
    changeCounts = variables.map(\.changeCount)
    outputs = try memory.forward(source, seed: draws ? Randomness.shared.nextSeed() : 0)
  }

  deinit { CallMemory.pool.give(memory) }

  /// The gradients of the inputs, if they are followed, and of `variables`.
  ///
  /// - Parameters:
  ///   - outputs: the gradients of the outputs; `nil` for zero.
  ///   - isLast: whether it is not called again.
  /// - Throws: `NetworkError.changedVariables` if a variable was changed since the call.
  package func gradients(_ outputs: [Tensor?], isLast: Bool) throws -> Gradients {
    for (variable, count) in zip(variables, changeCounts) where variable.changeCount != count {
      throw NetworkError.changedVariables(layer: name, variable: variable.name)
    }
    if wasRun, let saved { memory.restore(saved) }
    if !isLast, saved == nil { saved = try memory.copy() }
    wasRun = true
    return try memory.backward(outputs.map { try $0?.convert(to: .float32).contiguous() })
  }
}

extension TensorSource {
  /// One batch for a graph's inputs. - Throws: `NetworkError` if the inputs do not fit.
  static func batch(of inputs: [Tensor], for graph: Graph, name: String) throws -> (TensorSource, count: Int)
  {
    guard inputs.count == graph.inputs.count else {
      throw NetworkError.inputCount(
        layer: name, expected: "\(graph.inputs.count) inputs", found: inputs.count)
    }
    let count = inputs.first?.shape.first ?? 0
    guard count > 0 else { throw NetworkError.noSamples(what: name) }
    let columns = try zip(inputs, graph.inputs).map { try column($0, of: $1.shape, model: name) }
    for (index, input) in inputs.enumerated() where input.shape[0] != count {
      throw NetworkError.sampleCounts(first: "input 1", count, second: "input \(index + 1)", input.shape[0])
    }
    return (TensorSource(sampleCount: count, inputs: columns, inputShapes: graph.inputs.map(\.shape)), count)
  }
}

/// The plans and the workers' memory for calls of one graph with one batch size.
final class CallMemory: @unchecked Sendable {
  struct Key: Hashable {
    let graph: ObjectIdentifier
    let batch: Int
    let trainingMode: Bool?
    let followsInputs: Bool
  }

  /// What no call uses at the moment.
  static let pool = CallMemoryPool()

  /// New memory; what the pool keeps is freed where there is not enough.
  static func make(_ key: Key, _ graph: Graph) throws -> CallMemory {
    do { return try CallMemory(key, graph) } catch is OutOfMemory {
      pool.empty()
      return try CallMemory(key, graph)
    }
  }

  let key: Key
  let learning: [Variable]
  private let graph: Graph
  private let threads: Int
  private let division: [WorkerPlans.Key]
  private let executions: [Execution]
  private let arenas: [Storage]
  private let gradients: [[Storage]]
  private let exchange: Exchange?
  private let order: UnsafeMutablePointer<Int64>

  init(_ key: Key, _ graph: Graph) throws {
    self.key = key
    self.graph = graph
    var plans = try WorkerPlans(graph, batches: [key.batch]) { _ in
      .record(trainingMode: key.trainingMode, followsInputs: key.followsInputs)
    }
    let learning = plans.learning
    let division = plans.division(of: key.batch)[0]
    self.learning = learning
    self.division = division
    threads = plans.threads
    order = .allocate(capacity: key.batch)
    for sample in 0..<key.batch { order[sample] = Int64(sample) }
    exchange =
      plans.exchangeCount > 0 && division.count > 1
      ? try Exchange(workers: [0..<division.count], capacity: plans.exchangeCount) : nil
    let made = try division.map { try plans.plan($0) }
    arenas = try made.enumerated().map { worker, plan in
      try Storage(
        byteCount: plan.arenaByteCount, category: .activations,
        purpose: "the activations of worker \(worker + 1) in a recorded call")
    }
    gradients = try made.map { _ in
      try learning.map {
        try Storage(byteCount: $0.heldByteCount, category: .gradients, purpose: "gradient to \($0.name)")
      }
    }
    var executions: [Execution] = []
    var first = 0
    for (worker, plan) in made.enumerated() {
      let shard = Shard(sums: 0, worker: worker)
      shard.samples = UnsafePointer(order + first)
      shard.exchange = exchange
      executions.append(
        try Execution(plan, arena: arenas[worker], gradients: gradients[worker], shard: shard))
      first += division[worker].batch
    }
    self.executions = executions
  }

  deinit { order.deallocate() }

  var byteCount: Int {
    arenas.reduce(0) { $0 + $1.byteCount } + gradients.joined().reduce(0) { $0 + $1.byteCount }
  }

  func forward(_ source: TensorSource, seed: UInt64) throws -> [Tensor] {
    for execution in executions {
      execution.shard.source = source
      execution.shard.seed = seed
    }
    try run(isForward: true)
    let results = try graph.outputs.enumerated().map { index, output in
      try gathered(output.shape) { $0.outputs[index] }
    }
    for execution in executions { execution.shard.source = nil }
    return results
  }

  func backward(_ outputs: [Tensor?]) throws -> RecordedCall.Gradients {
    let sources = try outputs.map { try $0?.floatStorage() }
    var first = 0
    for (execution, part) in zip(executions, division) {
      execution.shard.outputGradients = zip(sources, graph.outputs).map { source, output in
        source.map { $0.pointer + first * (output.shape.elementCount ?? 0) }
      }
      first += part.batch
    }
    try withExtendedLifetime(sources) { try run(isForward: false) }
    return RecordedCall.Gradients(
      inputs: key.followsInputs
        ? try graph.inputs.enumerated().map { index, input in
          try gathered(input.shape) { $0.inputGradients[index] }
        } : [],
      variables: try learning.indices.map { try gradient(of: $0) },
      outputs: try graph.outputs.enumerated().map { index, output in
        executions[0].plan.outputGradients[index] == nil
          ? nil : try gathered(output.shape) { $0.outputGradients[index] }
      })
  }

  /// The arenas' contents.
  func copy() throws -> [Storage] {
    try arenas.map { arena in
      let copy = try Storage(
        byteCount: arena.byteCount, category: .activations, purpose: "values for another gradient")
      copy.pointer.copyMemory(from: arena.pointer, byteCount: arena.byteCount)
      return copy
    }
  }

  func restore(_ saved: [Storage]) {
    for (arena, copy) in zip(arenas, saved) {
      arena.pointer.copyMemory(from: copy.pointer, byteCount: arena.byteCount)
    }
  }

  /// The workers' parts of a value, of samples of this shape; zeros where a plan has none.
  private func gathered(_ shape: Shape, _ block: (Plan) -> Block?) throws -> Tensor {
    let rowCount = shape.elementCount ?? 0
    let result = try Tensor.zeros(Shape([key.batch] + shape))
    try result.withMutableFloats { values in
      guard let base = values.baseAddress else { return }
      var first = 0
      for (execution, part) in zip(executions, division) {
        if let block = block(execution.plan) {
          let found = execution.floats(block, count: part.batch * rowCount)
          if let from = found.baseAddress {
            (base + first * rowCount).update(from: from, count: found.count)
          }
        }
        first += part.batch
      }
    }
    return result
  }

  /// The workers' gradients of a variable added up, in Keras's order.
  private func gradient(of index: Int) throws -> Tensor {
    let sum = gradients[0][index]
    let count = sum.byteCount / 4
    for worker in gradients.dropFirst() {
      fb_add(
        worker[index].pointer.assumingMemoryBound(to: Float.self),
        sum.pointer.assumingMemoryBound(to: Float.self), count)
    }
    return try learning[index].kerasValue(of: sum)
  }

  private func run(isForward: Bool) throws {
    if executions.count == 1 {
      Processor.useThreads(threads)
      defer { Processor.useThreads(1) }
      return try executions[0].run(isForward: isForward)
    }
    try WorkerPool.shared.run(executions.count) { [executions, exchange] worker in
      do { try executions[worker].run(isForward: isForward) } catch {
        exchange?.breakUp()
        throw error
      }
    }
  }
}

/// Keeps the memory of calls for the next call of the same network, until it is emptied.
final class CallMemoryPool: Sendable {
  private let free = Mutex<[CallMemory]>([])
  /// More is freed at once.
  private let mostBytes = 1 << 31

  func take(_ key: CallMemory.Key) -> CallMemory? {
    free.withLock { free in
      free.lastIndex { $0.key == key }.map { free.remove(at: $0) }
    }
  }

  func give(_ memory: CallMemory) {
    free.withLock { free in
      free.append(memory)
      // The oldest first.
      while free.reduce(0, { $0 + $1.byteCount }) > mostBytes { free.removeFirst() }
    }
  }

  func empty() { free.withLock { $0 = [] } }
}

/// Frees the memory that calls under a tape left for the next of their kind.
package func freeMemoryOfRecordedCalls() { CallMemory.pool.empty() }
