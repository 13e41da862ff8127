import CKernels
import Engine
import Tensors

/// Makes a plan: walks a graph forwards and, to train, backwards, while each operation writes its steps.
final class PlanBuilder {
  let context: PlanContext
  let fusions: Fusions

  /// The nodes whose values are yet to be read when the forward pass is through.
  private(set) var readAtEnd: Set<Int>

  var steps: [Step] = []
  private(set) var buffers: [Buffer] = []
  var variables: [Variable] = []
  var variableIndex: [ObjectIdentifier: Int] = [:]
  /// Variables whose gradient has been written.
  var written: Set<Int> = []
  var values: [Block?]
  var gradients: [Gradient?]
  var keptBlocks: [Keepsake: Block] = [:]

  /// The number of steps in the forward pass, once it is written.
  var forwardCount: Int?
  /// The number of buffers that the forward pass made.
  var forwardBufferCount = 0
  /// Values that wait in 16 bits, by buffer: the steps that round them and those that widen them.
  var narrowed: [Int: Int] = [:]
  var compressed: [Int: Int] = [:]
  /// Where values are made again rather than kept.
  var segments: [Range<Int>] = []
  /// Whether forward steps are being written a second time.
  var isRecomputing = false
  private var exchangeCount = 0

  struct Gradient {
    var block: Block
    /// Another node's gradient is the same block: it may be read, not changed.
    var isShared = false
  }

  /// Something that an operation keeps for its backward pass.
  struct Keepsake: Hashable {
    let node: Int
    let role: String
  }

  init(
    _ graph: Graph, batch: Int, threads: Int, purpose: Purpose, options: PlanOptions = PlanOptions()
  ) throws {
    context = try PlanContext(graph, batch: batch, threads: threads, purpose: purpose, options: options)
    readAtEnd = context.readAtEnd
    values = Array(repeating: nil, count: graph.nodes.count)
    gradients = Array(repeating: nil, count: graph.nodes.count)
    Processor.useThreads(threads)
    fusions = Fusions(context)
  }

  /// Walks the graph; the plan is what was written on the way.
  func plan() throws -> Plan {
    let feeds = load()
    // In the graph's order, whichever kernel asks for which variable first: the plans for batches of several sizes choose their
    // kernels each for itself, and share the memory of the gradients.
    for node in graph.nodes where context.needed.contains(node.id) {
      for variable in node.variables { _ = index(of: variable) }
    }
    for node in graph.nodes where context.needed.contains(node.id) && route(of: node).forward != .absorbed {
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
      for node in graph.nodes.reversed() where wantsGradient(node.output) && gradients[node.id] != nil {
        try node.operation.backward(node, in: self)
      }
    }
    return try finished()
  }

  // MARK: What operations ask

  var graph: Graph { context.graph }
  var batch: Int { context.batch }
  var isTraining: Bool { context.isTraining }
  private var objective: Objective? { context.purpose.objective }

  /// Which kernel computes each of a node's passes.
  func route(of node: Node) -> Route { fusions.routes[node.id] }

  /// Whether a node's layer behaves as in training: dropout drops, batch normalisation looks at the batch.
  func isInTrainingMode(_ node: Node) -> Bool { context.isInTrainingMode(node) }

  /// The same for a layer that changes images at random, which also does so where it is just called.
  func augments(_ node: Node) -> Bool { context.augments(node) }

  /// Whether a node's value is too large to be found in the last-level cache.
  func streams(_ node: Node) -> Bool { context.streams(node) }

  /// The value that a symbol stands for.
  func value(of symbol: Symbol) throws -> Block {
    if values[symbol.node] == nil { try recompute(symbol.node) }
    guard let value = values[symbol.node] else { preconditionFailure("node \(symbol.node) has no value yet") }
    compress(value, of: graph.nodes[symbol.node])
    return value
  }

  /// Whether gradients must flow to a value.
  func wantsGradient(_ symbol: Symbol) -> Bool { context.wantsGradient(symbol) }

  /// Whether a node has variables that training changes.
  func learns(_ node: Node) -> Bool { context.learns(node) }

  /// The gradient to a node's value, complete.
  func gradient(of node: Node) -> Block {
    guard let gradient = gradients[node.id] else { preconditionFailure("node \(node.id) has no gradient") }
    return gradient.block
  }

  // MARK: What operations write

  /// A new buffer for a node's value.
  func makeValue(of node: Node) -> Block {
    let block = makeBuffer(node.layer, "output of \(node.operation.name)", batch * node.count * 4)
    values[node.id] = block
    return block
  }

  /// A node's value is a block that is there already.
  func share(_ block: Block, with node: Node) { values[node.id] = block }

  /// Announces a step in which workers exchange up to `count` numbers.
  func exchanges(_ count: Int) { exchangeCount = max(exchangeCount, count) }

  /// Bytes that stay from the forward pass to the backward pass.
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
    _ name: String, _ node: Node, by kernel: Route.Kernel = .loops, reads: [Block], writes: [Block],
    make: @escaping (Memory) throws -> () throws -> Void
  ) {
    step(name, layer: node.layer, by: kernel, reads: reads, writes: writes, make: make)
  }

  func step(
    _ name: String, layer: String, by kernel: Route.Kernel = .loops, reads: [Block], writes: [Block],
    make: @escaping (Memory) throws -> () throws -> Void
  ) {
    steps.append(Step(name: name, layer: layer, kernel: kernel, reads: reads, writes: writes, make: make))
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
      name, node, by: .oneDNN, reads: arguments.filter { !$0.0.isResult }.map(\.1),
      writes: arguments.filter { $0.0.isResult }.map(\.1)
    ) { memory in
      let bound = try descriptor.bound(to: arguments.map { ($0.0, memory.raw($0.1)) })
      return { try bound.execute() }
    }
  }

  // MARK: The frame

  /// Says which nodes the objective has yet to read when the forward pass is through.
  func willRead(atEnd nodes: [Int]) {
    readAtEnd = Set(nodes + (context.purpose.keepsOutputs ? graph.outputs.map(\.node) : []))
  }

  /// The first step: the batch comes in.
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
    let outputs = context.purpose.keepsOutputs ? try graph.outputs.map { try value(of: $0) } : []
    let inputGradients = context.purpose.differentiates ? graph.inputs.map { gradients[$0.node]?.block } : []
    for case .buffer(let number) in outputs + inputGradients.compactMap({ $0 }) {
      buffers[number].last = steps.count - 1
    }
    for (number, narrowing) in narrowed {
      if let widening = compressed[number] { buffers[number].narrow = (narrowing, widening) }
    }
    let size = Packing.pack(&buffers)
    return Plan(
      batch: batch, threads: context.threads, steps: steps, buffers: buffers, variables: variables,
      learning: written.sorted(), arenaByteCount: size, exchangeCount: exchangeCount, outputs: outputs,
      inputGradients: inputGradients)
  }
}

/// Where the parts of a batch besides the inputs come to lie.
struct Feeds {
  var targets: [Block] = []
  var weights: Block?
}
