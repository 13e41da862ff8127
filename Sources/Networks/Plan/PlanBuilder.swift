import CKernels
import Engine
import Tensors

/// What a plan is for.
enum Purpose {
  case predict
  /// Outputs of an eager call. `trainingMode`: Keras's `training=`; `nil`: training mode for random augmentation
  /// only.
  case call(trainingMode: Bool?)
  /// Losses and metrics, no gradients.
  case evaluate(Objective)
  /// Losses, metrics, gradients. `accumulates`: gradients are added to those of the last run.
  case train(Objective, accumulates: Bool)
  /// Outputs, and gradients of inputs and variables. `trainingMode`: Keras's `training=`.
  case differentiate(Objective, trainingMode: Bool)

  var objective: Objective? {
    switch self {
    case .predict, .call: nil
    case .evaluate(let objective), .train(let objective, _), .differentiate(let objective, _): objective
    }
  }
}

/// Makes a plan: walks a graph forwards and, to train, backwards, while each operation appends its steps.
final class PlanBuilder {
  let graph: Graph
  let batch: Int
  let threads: Int
  /// Whether the plan has a backward pass, so that the values it reads must be kept.
  let isTraining: Bool
  /// Whether layers are in training mode, for all but random augmentation and for random augmentation.
  private let trainingMode: (others: Bool, augmenting: Bool)
  /// No `training=` at the call site: then that of calls inside a functional model applies.
  private let saysNothing: Bool
  let accumulates: Bool
  /// Whether inputs get gradients and outputs are kept.
  private let differentiates: Bool

  /// The options that save memory.
  let options: PlanOptions

  private let objective: Objective?
  let consumers: [[Int]]
  private var needsGradient: [Bool] = []
  /// The nodes whose values are read, and those whose values are read after the forward pass.
  private(set) var needed: Set<Int> = []
  private(set) var readAtEnd: Set<Int> = []
  var reluPlaces: [ReLUPlace]
  /// Nodes that a later one computes too: for a pool the convolution fused into it, for a projecting convolution
  /// its chain.
  private(set) var absorbed: Set<Int> = []
  private var convolutions: [Int: Node] = [:]
  private(set) var wideChains: [Int: WideChain] = [:]
  /// Batch norms fused into the preceding operation.
  var folded: Set<Int> = []

  var steps: [Step] = []
  private(set) var buffers: [Buffer] = []
  var variables: [Variable] = []
  var variableIndex: [ObjectIdentifier: Int] = [:]
  /// Variables whose gradient has been written.
  var written: Set<Int> = []
  var values: [Block?]
  var gradients: [Gradient?]
  var keptBlocks: [Keepsake: Block] = [:]

  /// The number of steps of the forward pass, once it is written.
  var forwardCount: Int?
  /// The number of buffers of the forward pass.
  var forwardBufferCount = 0
  /// Values stored in 16 bits, by buffer: the steps that round them and those that widen them.
  var narrowed: [Int: Int] = [:]
  var compressed: [Int: Int] = [:]
  /// The segments whose values are recomputed.
  var segments: [Range<Int>] = []
  /// Whether forward steps are being appended a second time.
  var isRecomputing = false
  private var exchangeCount = 0

  struct Gradient {
    var block: Block
    /// Another node's gradient is the same block: it may be read, not changed.
    var isShared = false
  }

  /// Identifies a block that an operation saves for its backward pass.
  struct Keepsake: Hashable {
    let node: Int
    let role: String
  }

  enum ReLUPlace { case own, producer, consumer }

  init(
    _ graph: Graph, batch: Int, threads: Int, purpose: Purpose, options: PlanOptions = PlanOptions()
  ) throws {
    self.graph = graph
    self.batch = batch
    self.threads = threads
    self.options = options
    objective = purpose.objective
    saysNothing = if case .call(nil) = purpose { true } else { false }
    switch purpose {
    case .train(_, let accumulates):
      (isTraining, self.accumulates, differentiates, trainingMode) = (true, accumulates, false, (true, true))
    case .differentiate(_, let mode):
      (isTraining, accumulates, differentiates, trainingMode) = (true, false, true, (mode, mode))
    case .predict, .evaluate:
      (isTraining, accumulates, differentiates, trainingMode) = (false, false, false, (false, false))
    case .call(let mode):
      (isTraining, accumulates, differentiates, trainingMode) = (
        false, false, false, (mode ?? false, mode ?? true)
      )
    }
    consumers = graph.consumers()
    values = Array(repeating: nil, count: graph.nodes.count)
    gradients = Array(repeating: nil, count: graph.nodes.count)
    reluPlaces = Array(repeating: .own, count: graph.nodes.count)
    Processor.useThreads(threads)
    for node in graph.nodes {
      try check(node)
      let isWanted = learns(node) || (differentiates && node.operation is Input)
      needsGradient.append(isWanted || node.inputs.contains { needsGradient[$0.node] })
    }
    placeReLUs()
    placeFirstKernels()
  }

  /// Walks the graph and returns the plan.
  func plan() throws -> Plan {
    let feeds = load()
    willRead(atEnd: objective?.readNodes(graph) ?? [])
    placeWideChains()
    needed = neededNodes()
    // In the graph's order, whichever kernel uses which variable first: the plans for different batch sizes choose
    // their kernels independently and share the gradients' memory.
    for node in graph.nodes where needed.contains(node.id) {
      for variable in node.variables { _ = index(of: variable) }
    }
    for node in graph.nodes where needed.contains(node.id) && !absorbed.contains(node.id) {
      if case .some = values[node.id] { continue }
      try Interruption.check()
      try node.operation.forward(node, in: self)
    }
    if let objective {
      try objective.write(graph.outputs, feeds, in: self)
    }
    if isTraining {
      (forwardCount, forwardBufferCount) = (steps.count, buffers.count)
      dropSegments()
      for node in graph.nodes.reversed() where needsGradient[node.id] && gradients[node.id] != nil {
        try node.operation.backward(node, in: self)
      }
    }
    return try finished()
  }

  // MARK: Read by operations

  /// Whether a node's layer is in training mode: dropout drops, batch normalization uses the batch's statistics.
  func isInTrainingMode(_ node: Node) -> Bool { saidAboutTraining(node) ?? trainingMode.others }

  /// The same for random augmentation, which is in training mode in eager calls too.
  func augments(_ node: Node) -> Bool { saidAboutTraining(node) ?? trainingMode.augmenting }

  /// The `training=` of the enclosing calls that applies.
  private func saidAboutTraining(_ node: Node) -> Bool? {
    node.called.fixed ?? (saysNothing ? node.called.otherwise : nil)
  }

  /// The block of a symbol's value.
  func value(of symbol: Symbol) throws -> Block {
    if values[symbol.node] == nil { try recompute(symbol.node) }
    guard let value = values[symbol.node] else { preconditionFailure("node \(symbol.node) has no value yet") }
    compress(value, of: graph.nodes[symbol.node])
    return value
  }

  /// Whether a value needs a gradient.
  func wantsGradient(_ symbol: Symbol) -> Bool { needsGradient[symbol.node] }

  /// Whether a node has trainable variables.
  func learns(_ node: Node) -> Bool { node.isTrainable && node.variables.contains(where: \.isTrainable) }

  /// The gradient of a node's value, complete.
  func gradient(of node: Node) -> Block {
    guard let gradient = gradients[node.id] else { preconditionFailure("node \(node.id) has no gradient") }
    return gradient.block
  }

  func appliesReLUToInput(_ node: Node) -> Bool { reluPlaces[node.inputs[0].node] == .consumer }

  func isReLUAppliedElsewhere(_ node: Node) -> Bool { reluPlaces[node.id] != .own }

  func isReLUAppliedByConsumer(_ node: Node) -> Bool { reluPlaces[node.id] == .consumer }

  /// Whether a ReLU's gradient is masked by the pool or batch norm that applied the ReLU.
  func isCutElsewhere(_ node: Node) -> Bool {
    isReLUAppliedByConsumer(node)
      || (reluPlaces[node.id] == .producer
        && graph.nodes[node.inputs[0].node].operation is BatchNormOperation)
  }

  /// The convolution fused into a pool.
  func convolution(within pool: Node) -> Node? { convolutions[pool.id] }

  // MARK: Written by operations

  /// A new buffer for a node's value.
  func makeValue(of node: Node) -> Block {
    let block = makeBuffer(node.layer, "output of \(node.operation.name)", batch * node.count * 4)
    values[node.id] = block
    return block
  }

  /// Makes a node's value an existing block.
  func share(_ block: Block, with node: Node) { values[node.id] = block }

  /// Declares a step in which workers exchange up to `count` numbers.
  func exchanges(_ count: Int) { exchangeCount = max(exchangeCount, count) }

  /// Bytes that are kept from the forward pass to the backward pass.
  func keep(_ role: String, of node: Node, byteCount: Int) -> Block {
    let block = makeBuffer(node.layer, role, byteCount)
    keptBlocks[Keepsake(node: node.id, role: role)] = block
    return block
  }

  func kept(_ role: String, of node: Node) throws -> Block {
    if values[node.id] == nil { try recompute(node.id) }
    guard let block = keptBlocks[Keepsake(node: node.id, role: role)] else {
      preconditionFailure("\(role) was not kept")
    }
    return block
  }

  func makeBuffer(
    _ layer: String, _ role: String, _ byteCount: Int, _ category: MemoryCategory = .activations
  ) -> Block {
    buffers.append(Buffer(layer: layer, role: role, byteCount: byteCount, category: category))
    return .buffer(buffers.count - 1)
  }

  func step(
    _ name: String, _ node: Node, reads: [Block], writes: [Block],
    make: @escaping (Memory) throws -> () throws -> Void
  ) {
    step(name, layer: node.layer, reads: reads, writes: writes, make: make)
  }

  func step(
    _ name: String, layer: String, reads: [Block], writes: [Block],
    make: @escaping (Memory) throws -> () throws -> Void
  ) {
    steps.append(Step(name: name, layer: layer, reads: reads, writes: writes, make: make))
  }

  /// A step that is one primitive; its scratch memory lives as long as the step.
  func run(
    _ descriptor: PrimitiveDescriptor, _ name: String, _ node: Node, _ arguments: [(Argument, Block)]
  ) throws {
    var arguments = arguments
    if descriptor.scratchpadByteCount > 0 {
      arguments.append(
        (.scratchpad, makeBuffer(node.layer, "scratch", descriptor.scratchpadByteCount, .workspace)))
    }
    step(
      name, node, reads: arguments.filter { !$0.0.isResult }.map(\.1),
      writes: arguments.filter { $0.0.isResult }.map(\.1)
    ) { memory in
      let bound = try descriptor.bound(to: arguments.map { ($0.0, memory.raw($0.1)) })
      return { try bound.execute() }
    }
  }

  // MARK: Planning

  func onlyConsumer(_ node: Int) -> Int? {
    consumers[node].count == 1 && !graph.outputs.contains { $0.node == node } ? consumers[node][0] : nil
  }

  /// Our own kernels run on one thread; they are used unless a primitive has all cores.
  private func placeFirstKernels() {
    guard threads == 1 else { return }
    for node in graph.nodes {
      guard let pool = node.operation as? PoolingOperation,
        let convolution = pool.firstKernel(below: node, in: self)
      else { continue }
      convolutions[node.id] = convolution
      absorbed.formUnion([convolution.id, node.inputs[0].node])
    }
  }

  private func placeWideChains() {
    for node in graph.nodes {
      guard let chain = (node.operation as? ConvolutionOperation)?.wideChain(below: node, in: self) else {
        continue
      }
      wideChains[node.id] = chain
      absorbed.formUnion(chain.absorbed)
    }
  }

  /// Declares which nodes the objective reads after the forward pass.
  func willRead(atEnd nodes: [Int]) {
    readAtEnd = Set(nodes + (keepsOutputs ? graph.outputs.map(\.node) : []))
  }

  /// The nodes whose values are read.
  private func neededNodes() -> Set<Int> {
    var needed: Set<Int> = []
    var open = Array(readAtEnd)
    while let id = open.popLast() {
      if needed.insert(id).inserted { open.append(contentsOf: graph.nodes[id].inputs.map(\.node)) }
    }
    return needed
  }

  /// The first step: loads the batch.
  private func load() -> Feeds {
    var feeds = Feeds()
    var inputs: [Block] = []
    for symbol in graph.inputs {
      let block = makeBuffer(
        graph.nodes[symbol.node].layer, "input", batch * (symbol.shape.elementCount ?? 0) * 4, .data)
      values[symbol.node] = block
      inputs.append(block)
    }
    if let objective {
      for (output, term) in zip(graph.outputs, objective.terms) {
        let count = term.loss.targetCount(for: output.shape)
        feeds.targets.append(makeBuffer("", "targets", batch * count * 4, .data))
      }
      if objective.isWeighted { feeds.weights = makeBuffer("", "sample weights", batch * 4, .data) }
    }
    let (targets, weights, batch) = (feeds.targets, feeds.weights, batch)
    let writes = inputs + targets + (weights.map { [$0] } ?? [])
    step("load the batch", layer: "", reads: [], writes: writes) { memory in
      let shard = memory.shard
      let x = inputs.map { memory.raw($0) }
      let y = targets.map { memory.raw($0) }
      let w = weights.map { memory.floats($0) }
      return { try shard.source?.load(shard.samples, batch, inputs: x, targets: y, weights: w) }
    }
    return feeds
  }

  private func finished() throws -> Plan {
    for (index, step) in steps.enumerated() {
      for case .buffer(let number) in step.reads + step.writes {
        buffers[number].first = min(buffers[number].first, index)
        buffers[number].last = max(buffers[number].last, index)
      }
    }
    let outputs = keepsOutputs ? try graph.outputs.map { try value(of: $0) } : []
    let inputGradients = differentiates ? graph.inputs.map { gradients[$0.node]?.block } : []
    for case .buffer(let number) in outputs + inputGradients.compactMap({ $0 }) {
      buffers[number].last = steps.count - 1
    }
    for (number, narrowing) in narrowed {
      if let widening = compressed[number] { buffers[number].narrow = (narrowing, widening) }
    }
    let size = Packing.pack(&buffers)
    return Plan(
      batch: batch, threads: threads, steps: steps, buffers: buffers, variables: variables,
      learning: written.sorted(), arenaByteCount: size, exchangeCount: exchangeCount, outputs: outputs,
      inputGradients: inputGradients)
  }

  private var keepsOutputs: Bool { objective == nil || differentiates }

  /// - Throws: `NetworkError.tooLarge` if the byte count of a value over the batch overflows.
  private func check(_ node: Node) throws {
    let count = node.shape.elementCount?.multipliedReportingOverflow(by: batch)
    guard let count, !count.overflow, count.partialValue < Graph.elementLimit else {
      throw NetworkError.tooLarge(layer: node.layer, shape: Shape([batch] + node.shape))
    }
  }
}

/// The blocks of the parts of a batch other than the inputs.
struct Feeds {
  var targets: [Block] = []
  var weights: Block?
}
