import CKernels
import Engine
import Tensors

/// What a plan is for.
enum Purpose {
  case predict
  /// Losses and metrics, no gradients.
  case evaluate(Objective)
  /// Losses, metrics, gradients. `accumulates`: gradients are added to what the last run left.
  case train(Objective, accumulates: Bool)

  var objective: Objective? {
    switch self {
    case .predict: nil
    case .evaluate(let objective), .train(let objective, _): objective
    }
  }
}

/// Makes a plan: walks a graph forwards and, to train, backwards, while each operation writes its steps.
final class PlanBuilder {
  let graph: Graph
  let batch: Int
  let threads: Int
  let isTraining: Bool
  let accumulates: Bool

  private let objective: Objective?
  private let consumers: [[Int]]
  private var needsGradient: [Bool] = []
  private var reluPlaces: [ReLUPlace]

  private var steps: [Step] = []
  private var buffers: [Buffer] = []
  private var variables: [Variable] = []
  private var variableIndex: [ObjectIdentifier: Int] = [:]
  private var written: Set<Int> = []
  private var values: [Block?]
  private var gradients: [Gradient?]
  private var keptBlocks: [String: Block] = [:]

  private struct Gradient {
    var block: Block
    /// Another node's gradient is the same block: it may be read, not changed.
    var isShared = false
  }

  private enum ReLUPlace { case own, producer, consumer }

  init(_ graph: Graph, batch: Int, threads: Int, purpose: Purpose) throws {
    self.graph = graph
    self.batch = batch
    self.threads = threads
    objective = purpose.objective
    if case .train(_, let accumulates) = purpose {
      isTraining = true
      self.accumulates = accumulates
    } else {
      isTraining = false
      accumulates = false
    }
    consumers = graph.consumers()
    values = Array(repeating: nil, count: graph.nodes.count)
    gradients = Array(repeating: nil, count: graph.nodes.count)
    reluPlaces = Array(repeating: .own, count: graph.nodes.count)
    Processor.useThreads(threads)
    for node in graph.nodes {
      needsGradient.append(learns(node) || node.inputs.contains { needsGradient[$0.node] })
    }
    placeReLUs()
  }

  /// Walks the graph; the plan is what was written on the way.
  func plan() throws -> Plan {
    let feeds = load()
    let needed = neededNodes()
    for node in graph.nodes where needed.contains(node.id) {
      if case .some = values[node.id] { continue }
      try node.operation.forward(node, in: self)
    }
    if let objective {
      try objective.write(graph.outputs, feeds, in: self)
    }
    if isTraining {
      for node in graph.nodes.reversed() where needsGradient[node.id] && gradients[node.id] != nil {
        try node.operation.backward(node, in: self)
      }
    }
    return finished()
  }

  // MARK: What operations ask

  /// The value that a symbol stands for.
  func value(of symbol: Symbol) -> Block {
    guard let value = values[symbol.node] else { preconditionFailure("node \(symbol.node) has no value yet") }
    return value
  }

  /// Whether gradients must flow to a value.
  func wantsGradient(_ symbol: Symbol) -> Bool { needsGradient[symbol.node] }

  /// Whether a node has variables that training changes.
  func learns(_ node: Node) -> Bool { node.isTrainable && node.variables.contains(where: \.isTrainable) }

  /// The gradient to a node's value, complete.
  func gradient(of node: Node) -> Block {
    guard let gradient = gradients[node.id] else { preconditionFailure("node \(node.id) has no gradient") }
    return gradient.block
  }

  func appliesReLUToResult(_ node: Node) -> Bool {
    guard node.operation is any AppliesReLUToResult, let only = onlyConsumer(node.id) else { return false }
    return reluPlaces[only] == .producer
  }

  func appliesReLUToInput(_ node: Node) -> Bool { reluPlaces[node.inputs[0].node] == .consumer }

  func isReLUAppliedElsewhere(_ node: Node) -> Bool { reluPlaces[node.id] != .own }

  func isReLUAppliedByConsumer(_ node: Node) -> Bool { reluPlaces[node.id] == .consumer }

  // MARK: What operations write

  /// A new buffer for a node's value.
  func makeValue(of node: Node) -> Block {
    let block = makeBuffer(node.layer, "output of \(node.operation.name)", batch * node.count * 4)
    values[node.id] = block
    return block
  }

  /// A node's value is a block that is there already.
  func share(_ block: Block, with node: Node) { values[node.id] = block }

  /// Bytes that stay from the forward pass to the backward pass.
  func keep(_ role: String, of node: Node, byteCount: Int) -> Block {
    let block = makeBuffer(node.layer, role, byteCount)
    keptBlocks["\(node.id) \(role)"] = block
    return block
  }

  func kept(_ role: String, of node: Node) -> Block {
    guard let block = keptBlocks["\(node.id) \(role)"] else { preconditionFailure("\(role) was not kept") }
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

  // MARK: Variables

  func parameter(_ variable: Variable) -> Block { .parameter(index(of: variable)) }

  private func index(of variable: Variable) -> Int {
    if let index = variableIndex[ObjectIdentifier(variable)] { return index }
    variables.append(variable)
    variableIndex[ObjectIdentifier(variable)] = variables.count - 1
    return variables.count - 1
  }

  /// A primitive that uses a variable, and the block in which the variable lies as the primitive wants it.
  ///
  /// The first plan that uses a variable chooses how it lies. A primitive that wants it otherwise gets a copy,
  /// made in the step before.
  func arranged(
    _ variable: Variable, for node: Node, mayChoose: Bool = true, make: (Layout?) throws -> PrimitiveDescriptor
  ) throws -> (PrimitiveDescriptor, Block) {
    let descriptor = try make(nil)
    guard let wanted = descriptor.layout(.weights) else { return (descriptor, parameter(variable)) }
    if mayChoose, variable.layout == nil { _ = try variable.prefer(wanted) }
    let present = if let layout = variable.layout { layout } else { try variable.kerasLayout() }
    if present == wanted { return (descriptor, parameter(variable)) }
    if mayChoose, let same = try? make(present), same.implementation == descriptor.implementation {
      return (same, parameter(variable))
    }
    let copy = makeBuffer(node.layer, "\(variable.name), rearranged", wanted.byteCount, .workspace)
    try run(Reorder.descriptor(from: present, to: wanted), "rearrange \(variable.name)", node, [
      (.source, parameter(variable)), (.destination, copy),
    ])
    return (descriptor, copy)
  }

  /// Lets `emit` write the gradients to a node's learning variables, each in a layout of its choice (`nil`: the variable's own).
  func writeGradients(of node: Node, _ layouts: [Layout?], emit: ([Block]) throws -> Void) throws {
    let learning = node.variables.filter(\.isTrainable)
    var targets: [Block] = []
    var rest: [() throws -> Void] = []
    for (position, variable) in learning.enumerated() {
      let index = index(of: variable)
      let own = if let layout = variable.layout { layout } else { try variable.kerasLayout() }
      let wanted = (position < layouts.count ? layouts[position] : nil) ?? own
      let isFirst = written.insert(index).inserted && !accumulates
      if isFirst, wanted == own {
        targets.append(.gradient(index))
        continue
      }
      let made = makeBuffer(node.layer, "gradient to \(variable.name)", wanted.byteCount, .gradients)
      targets.append(made)
      rest.append { [self] in
        var arranged = made
        if wanted != own {
          arranged =
            isFirst
            ? .gradient(index)
            : makeBuffer(node.layer, "gradient to \(variable.name), rearranged", own.byteCount, .gradients)
          try run(Reorder.descriptor(from: wanted, to: own), "rearrange gradient to \(variable.name)", node, [
            (.source, made), (.destination, arranged),
          ])
        }
        if !isFirst { add(arranged, to: .gradient(index), count: own.byteCount / 4, node) }
      }
    }
    try emit(targets)
    for write in rest { try write() }
  }

  // MARK: Gradients of values

  /// Lets `emit` write a gradient to a value; adds it to what other readers of the value contributed.
  func contribute(to symbol: Symbol, from node: Node, emit: (Block) throws -> Void) throws {
    keepSigns(of: symbol)
    let target = makeBuffer(
      graph.nodes[symbol.node].layer, "gradient to \(graph.nodes[symbol.node].operation.name)",
      batch * (symbol.shape.elementCount ?? 0) * 4, .gradients)
    try emit(target)
    merge(target, into: symbol, node)
  }

  /// Like `contribute`, for a gradient that is computed from the node's own element by element: in place where nobody
  /// else reads it.
  func transformGradient(of node: Node, to symbol: Symbol, emit: (_ gradient: Block, _ target: Block) throws -> Void) throws {
    guard let own = gradients[node.id] else { return }
    if own.isShared {
      return try contribute(to: symbol, from: node) { try emit(own.block, $0) }
    }
    keepSigns(of: symbol)
    try emit(own.block, own.block)
    merge(own.block, into: symbol, node)
  }

  /// The gradient goes on as it is. `isShared` where it goes on to several.
  func passGradient(of node: Node, to symbol: Symbol, isShared: Bool = false) {
    guard wantsGradient(symbol), let own = gradients[node.id] else { return }
    keepSigns(of: symbol)
    if gradients[symbol.node] == nil {
      gradients[symbol.node] = Gradient(block: own.block, isShared: own.isShared || isShared)
    } else {
      merge(own.block, into: symbol, node)
    }
  }

  /// The loss has written the gradient to an output.
  func seedGradient(of symbol: Symbol, _ block: Block) {
    merge(block, into: symbol, graph.nodes[symbol.node])
  }

  private func merge(_ block: Block, into symbol: Symbol, _ node: Node) {
    guard let present = gradients[symbol.node] else {
      gradients[symbol.node] = Gradient(block: block)
      return
    }
    let count = batch * (symbol.shape.elementCount ?? 0)
    if present.isShared {
      // Somebody else reads what is there: add into the newcomer instead.
      add(present.block, to: block, count: count, node)
      gradients[symbol.node] = Gradient(block: block)
    } else {
      add(block, to: present.block, count: count, node)
    }
  }

  private func add(_ block: Block, to sum: Block, count: Int, _ node: Node) {
    step("add gradients", node, reads: [block, sum], writes: [sum]) { memory in
      let (a, b) = (memory.floats(block), memory.floats(sum))
      return { fb_add(a, b, count) }
    }
  }

  /// One bit for each element of a ReLU's value: whether it let the input through.
  func signs(of node: Node) -> Block {
    if let block = keptBlocks["\(node.id) signs"] { return block }
    let value = value(of: node.output)
    let count = batch * node.count
    let signs = keep("signs", of: node, byteCount: (count + 7) / 8)
    step("signs", node, reads: [value], writes: [signs]) { memory in
      let (x, bits) = (memory.floats(value), memory.bytes(signs))
      return { fb_signs(x, bits, count) }
    }
    return signs
  }

  /// Before the gradient to a ReLU's value is made: its signs, so that the value's memory is free for the gradient.
  private func keepSigns(of symbol: Symbol) {
    let node = graph.nodes[symbol.node]
    if node.operation is ReLUOperation, reluPlaces[node.id] != .consumer, wantsGradient(node.inputs[0]) {
      _ = signs(of: node)
    }
  }

  // MARK: The frame

  private func onlyConsumer(_ node: Int) -> Int? {
    consumers[node].count == 1 && !graph.outputs.contains { $0.node == node } ? consumers[node][0] : nil
  }

  private func placeReLUs() {
    for node in graph.nodes where node.operation is ReLUOperation {
      if let only = onlyConsumer(node.id), graph.nodes[only].operation is any AppliesReLUToInput {
        let pool = graph.nodes[only].operation as? PoolingOperation
        if pool?.kind == .maximum {
          reluPlaces[node.id] = .consumer
          continue
        }
      }
      let producer = node.inputs[0].node
      if graph.nodes[producer].operation is any AppliesReLUToResult, onlyConsumer(producer) == node.id {
        reluPlaces[node.id] = .producer
      }
    }
  }

  /// The nodes whose values somebody reads.
  private func neededNodes() -> Set<Int> {
    var needed: Set<Int> = []
    var open = objective?.readNodes(graph) ?? graph.outputs.map(\.node)
    while let id = open.popLast() {
      if needed.insert(id).inserted { open.append(contentsOf: graph.nodes[id].inputs.map(\.node)) }
    }
    return needed
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

  private func finished() -> Plan {
    for (index, step) in steps.enumerated() {
      for case .buffer(let number) in step.reads + step.writes {
        buffers[number].first = min(buffers[number].first, index)
        buffers[number].last = max(buffers[number].last, index)
      }
    }
    let outputs = isTraining || objective != nil ? [] : graph.outputs.map { value(of: $0) }
    for case .buffer(let number) in outputs { buffers[number].last = steps.count - 1 }
    let size = Packing.pack(&buffers)
    return Plan(
      batch: batch, threads: threads, steps: steps, buffers: buffers, variables: variables,
      learning: written.sorted(), arenaByteCount: size, outputs: outputs)
  }
}

/// Where the parts of a batch besides the inputs come to lie.
struct Feeds {
  var targets: [Block] = []
  var weights: Block?
}
