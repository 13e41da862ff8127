import CKernels
import Engine
import Tensors

/// Makes a plan: walks a graph forwards and, to train, backwards, while each operation appends its steps.
///
/// It is what operations, losses and metrics see of a plan that is being written. Each part of the work is kept by a type of its own:
/// `PlanDraft` has the steps, `PlanValues`, `PlanGradients` and `PlanVariables` know where everything lies, `Compression` and
/// `Recomputation` save memory.
final class PlanBuilder {
  let context: PlanContext
  let fusions: Fusions

  private let draft: PlanDraft
  private let variables: PlanVariables
  private let values: PlanValues
  private let gradients: PlanGradients
  private let compression: Compression
  private let recomputation: Recomputation
  /// By node: the gradients of outputs from which others are computed.
  private var outputGradients: [Int: Block] = [:]

  init(
    _ graph: Graph, batch: Int, threads: Int, purpose: Purpose, options: PlanOptions = PlanOptions()
  ) throws {
    context = try PlanContext(graph, batch: batch, threads: threads, purpose: purpose, options: options)
    Processor.useThreads(context.threads)
    fusions = Fusions(context)
    draft = PlanDraft()
    variables = PlanVariables(draft, accumulates: purpose.accumulates)
    values = PlanValues(context, draft)
    gradients = PlanGradients(context, draft)
    compression = Compression(draft)
    recomputation = Recomputation(context, fusions)
  }

  /// Walks the graph and returns the plan.
  func plan() throws -> Plan {
    let feeds = load()
    let needed = graph.nodes.filter { context.needed.contains($0.id) }
    // In the graph's order, whichever kernel uses which variable first: the plans for different batch sizes choose
    // their kernels independently and share the gradients' memory.
    for variable in needed.flatMap(\.variables) { variables.number(of: variable) }
    for node in needed where route(of: node).forward != .absorbed && values[node.id] == nil {
      try Interruption.check()
      try node.operation.forward(node, in: self)
    }
    let forwardStepCount = draft.stepCount
    if context.purpose.isRecorded { try loadOutputGradients() }
    try context.purpose.objective?.write(graph.outputs, feeds, in: self)
    if isTraining {
      compression.endForwardPass()
      recomputation.dropSegments(of: values)
      for node in graph.nodes.reversed() where wantsGradient(node.output) && gradients[node.id] != nil {
        if context.purpose.isRecorded { keepOutputGradient(of: node) }
        try node.operation.backward(node, in: self)
      }
    }
    return try finished(forwardStepCount)
  }

  /// The first step: loads the batch.
  private func load() -> Feeds {
    var feeds = Feeds()
    var inputs: [Block] = []
    for symbol in graph.inputs {
      let node = graph.nodes[symbol.node]
      let block = makeBuffer(node.layer, "input", batch * node.count * 4, .data)
      values.share(block, with: node)
      inputs.append(block)
    }
    if let objective = context.purpose.objective {
      for (output, term) in zip(graph.outputs, objective.terms) {
        let count = term.loss.targetCount(for: output.shape)
        feeds.targets.append(makeBuffer("", "targets", batch * count * 4, .data))
      }
      for _ in 0..<objective.weightCount {
        feeds.weights.append(makeBuffer("", "sample weights", batch * 4, .data))
      }
    }
    let (targets, weights, batch) = (feeds.targets, feeds.weights, batch)
    let writes = inputs + targets + weights
    draft.step("load the batch", layer: "", reads: [], writes: writes) { memory in
      let shard = memory.shard
      let x = inputs.map { memory.raw($0) }
      let y = targets.map { memory.raw($0) }
      let w = weights.map { memory.floats($0) }
      return { try shard.source?.load(shard.samples, batch, inputs: x, targets: y, weights: w) }
    }
    return feeds
  }

  /// The first step of the second part: loads the gradients of the outputs, each over the output where nobody reads that any more.
  private func loadOutputGradients() throws {
    var reads: [Block] = []
    var targets: [(block: Block, index: Int, count: Int)] = []
    for (index, output) in graph.outputs.enumerated() {
      reads.append(try value(of: output))
      guard wantsGradient(output) else { continue }
      willRead(atEnd: graph.outputs.dropFirst(index + 1).map(\.node))
      let gradient = try makeLossGradient(over: output)
      targets.append((gradient, index, batch * (output.shape.elementCount ?? 0)))
      seedGradient(of: output, gradient)
    }
    draft.step("load the gradients", layer: "", reads: reads, writes: targets.map(\.block)) {
      [targets] memory in
      let places = targets.map { (memory.floats($0.block), $0.index, $0.count) }
      return {
        for (target, index, count) in places {
          if let gradient = memory.shard.outputGradients[index] {
            target.update(from: gradient, count: count)
          } else {
            target.update(repeating: 0, count: count)
          }
        }
      }
    }
  }

  /// Keeps the gradient of an output from which others are computed.
  private func keepOutputGradient(of node: Node) {
    guard graph.outputs.contains(node.output), !context.consumers[node.id].isEmpty else { return }
    let (gradient, count) = (gradient(of: node), batch * node.count)
    let kept = makeBuffer(node.layer, "gradient of the output", count * 4, .gradients)
    step("copy gradient", node, reads: [gradient], writes: [kept]) { memory in
      let (from, to) = (memory.floats(gradient), memory.floats(kept))
      return { to.update(from: from, count: count) }
    }
    outputGradients[node.id] = kept
  }

  private func finished(_ forwardStepCount: Int) throws -> Plan {
    let purpose = context.purpose
    let outputs = purpose.keepsOutputs ? try graph.outputs.map { try value(of: $0) } : []
    let inputGradients = purpose.differentiates ? graph.inputs.map { gradients[$0.node] } : []
    let kept =
      (purpose.isRecorded ? Array(outputGradients.values) : outputs) + inputGradients.compactMap { $0 }
    if context.isRowByRow { draft.joinRowByRow(kept: kept) }
    if context.team > 1, !context.isRowByRow { draft.prepareAhead() }
    let (buffers, byteCount) = draft.packed(toTheEnd: kept, narrow: compression.waits)
    var plan = Plan(
      batch: batch, threads: context.threads, team: context.team, steps: draft.steps, buffers: buffers,
      variables: variables.variables, learning: variables.learning, arenaByteCount: byteCount,
      exchangeCount: draft.exchangeCount, averaged: draft.averaged, outputs: outputs,
      inputGradients: inputGradients,
      forwardStepCount: forwardStepCount, outputGradients: graph.outputs.map { outputGradients[$0.node] })
    // A backward pass has two products for each of the forward pass.
    let once = (isTraining ? 3 : 1) * graph.nodes.reduce(0.0) { $0 + Double($1.operation.multiplyAdds($1)) }
    let again = recomputation.multiplyAdds + fusions.rowChains.multiplyAdds
    if once > 0 { plan.relativeWork = 1 + Double(again) / once }
    return plan
  }
}

/// The blocks of the parts of a batch other than the inputs.
struct Feeds {
  var targets: [Block] = []
  /// None, one for all outputs, or one for each.
  var weights: [Block] = []

  func weights(of output: Int) -> Block? {
    weights.count == 1 ? weights[0] : weights.indices.contains(output) ? weights[output] : nil
  }
}

// MARK: What is asked

extension PlanBuilder {
  var graph: Graph { context.graph }
  var batch: Int { context.batch }
  /// Whether the plan has a backward pass, so that the values it reads must be kept.
  var isTraining: Bool { context.isTraining }
  /// Whether forward steps are being appended a second time.
  var isRecomputing: Bool { recomputation.isRunning }

  /// Which kernel computes each of a node's passes.
  func route(of node: Node) -> Route { fusions.routes[node.id] }

  /// Whether a node's layer is in training mode: dropout drops, batch normalization uses the batch's statistics.
  func isInTrainingMode(_ node: Node) -> Bool { context.isInTrainingMode(node) }

  /// The same for random augmentation, which is in training mode in eager calls too.
  func augments(_ node: Node) -> Bool { context.augments(node) }

  /// Whether a node's value is too large to be found in the last-level cache.
  func streams(_ node: Node) -> Bool { context.streams(node) }

  /// Whether a value needs a gradient.
  func wantsGradient(_ symbol: Symbol) -> Bool { context.wantsGradient(symbol) }

  /// Whether a node has trainable variables.
  func hasTrainableVariables(_ node: Node) -> Bool { context.hasTrainableVariables(node) }
}

// MARK: Values

extension PlanBuilder {
  /// The value that a symbol stands for; made again where it was forgotten.
  func value(of symbol: Symbol) throws -> Block {
    try recomputeIfForgotten(symbol.node)
    guard let value = values[symbol.node] else { preconditionFailure("node \(symbol.node) has no value yet") }
    let node = graph.nodes[symbol.node]
    compression.compress(value, as: context.precision(of: node), layer: node.layer)
    return value
  }

  /// A new buffer for a node's value.
  func makeValue(of node: Node) -> Block { values.make(of: node) }

  /// The block for a node's value: an operand's, if it has the value's shape and no later reader; else a new one.
  ///
  /// For operations that read element i of the operand only for element i of the result, and before writing it.
  func makeValue(of node: Node, over operands: Symbol...) -> Block { values.make(of: node, over: operands) }

  /// Makes a node's value an existing block.
  func share(_ block: Block, with node: Node) { values.share(block, with: node) }

  /// Bytes that are kept from the forward pass to the backward pass.
  func keep(_ role: String, of node: Node, byteCount: Int) -> Block {
    values.keep(role, of: node, byteCount: byteCount)
  }

  func kept(_ role: String, of node: Node) throws -> Block {
    try recomputeIfForgotten(node.id)
    guard let block = values.kept(role, of: node) else { preconditionFailure("\(role) was not kept") }
    return block
  }

  /// Declares which nodes the objective reads after the forward pass.
  func willRead(atEnd nodes: [Int]) { values.willRead(atEnd: nodes) }

  private func recomputeIfForgotten(_ node: Int) throws {
    if values[node] != nil { return }
    try recomputation.recompute(node, values) { try $0.operation.forward($0, in: self) }
  }
}

// MARK: Gradients

extension PlanBuilder {
  /// What is kept of a ReLU's value.
  static let signs = "signs"

  /// The gradient of a node's value, complete.
  func gradient(of node: Node) -> Block {
    guard let gradient = gradients[node.id] else { preconditionFailure("node \(node.id) has no gradient") }
    return gradient
  }

  /// Has `emit` write a gradient of a value; adds it to the contributions of other readers of the value.
  func contribute(to symbol: Symbol, from node: Node, emit: (Block) throws -> Void) throws {
    try keepSigns(of: symbol)
    try gradients.contribute(to: symbol, from: node, emit: emit)
  }

  /// Like `contribute`, for a gradient that is computed elementwise from the node's own: in place if it has no
  /// other reader.
  func transformGradient(
    of node: Node, to symbol: Symbol, emit: (_ gradient: Block, _ target: Block) throws -> Void
  ) throws {
    if gradients[node.id] == nil { return }
    try keepSigns(of: symbol)
    try gradients.transform(of: node, to: symbol, emit: emit)
  }

  /// Passes the gradient on unchanged. `isShared` if it is passed to several inputs.
  func passGradient(of node: Node, to symbol: Symbol, isShared: Bool = false) throws {
    guard wantsGradient(symbol), gradients[node.id] != nil else { return }
    try keepSigns(of: symbol)
    try gradients.pass(of: node, to: symbol, isShared: isShared)
  }

  /// The block for a loss's gradient of a value: the value's own if it has no later reader, else a new one.
  func makeLossGradient(over symbol: Symbol) throws -> Block {
    try keepSigns(of: symbol)
    return values.makeLossGradient(over: symbol)
  }

  /// The loss has written the gradient of an output.
  func seedGradient(of symbol: Symbol, _ block: Block) { gradients.seed(symbol, block) }

  /// One bit per element of a ReLU's value: whether it is positive.
  func signs(of node: Node) throws -> Block {
    if let block = values.kept(Self.signs, of: node) { return block }
    let value = try value(of: node.output)
    let count = batch * node.count
    let signs = keep(Self.signs, of: node, byteCount: (count + 7) / 8)
    let bound = node.operation.signBound ?? .infinity
    step("signs", node, reads: [value], writes: [signs]) { memory in
      let (x, bits) = (memory.floats(value), memory.bytes(signs))
      return { fb_signs(x, bound, bits, count) }
    }
    return signs
  }

  /// Saves a ReLU's signs before the gradient of its value is written, so that the value's memory can hold the
  /// gradient.
  private func keepSigns(of symbol: Symbol) throws {
    let node = graph.nodes[symbol.node]
    if node.operation.signBound != nil, route(of: node).inputGradient == .loops,
      wantsGradient(node.inputs[0])
    {
      _ = try signs(of: node)
    }
  }
}

// MARK: Variables

extension PlanBuilder {
  func parameter(_ variable: Variable) -> Block { variables.block(of: variable) }

  /// A primitive that uses a variable, and the block that holds the variable in the primitive's layout.
  ///
  /// - `mayChoose`: whether the primitive may say how the variable lies from here on.
  func arranged(
    _ variable: Variable, for node: Node, mayChoose: Bool = true,
    make: (Layout?) throws -> PrimitiveDescriptor
  ) throws -> (PrimitiveDescriptor, Block) {
    try variables.arranged(variable, for: node, mayChoose: mayChoose, make: make)
  }

  /// The block that holds a variable in the layout that our own kernel needs: its own, or a copy made in the
  /// preceding step.
  func arranged(_ variable: Variable, as wanted: Layout, for node: Node) throws -> Block {
    try variables.arranged(variable, as: wanted, for: node)
  }

  /// Has `emit` write the gradients of a node's trainable variables, each in a layout of its choice (`nil`: the
  /// variable's).
  func writeGradients(of node: Node, _ layouts: [Layout?], emit: ([Block]) throws -> Void) throws {
    try variables.writeGradients(of: node, layouts, emit: emit)
  }

  /// The same for an `emit` that adds to what is there.
  func addGradients(of node: Node, _ layouts: [Layout?], emit: ([GradientTarget]) throws -> Void) throws {
    try variables.addGradients(of: node, layouts, emit: emit)
  }
}

// MARK: Factors in bfloat16

extension PlanBuilder {
  /// The value of a symbol, rounded to bfloat16 for products, as all of them read it.
  ///
  /// - `sampled`: the images of which some pixels alone are read.
  func rounded(_ symbol: Symbol, sampled: fb_sampled_images? = nil) throws -> Block {
    let node = graph.nodes[symbol.node]
    let role = sampled.map { "bfloat16, each \($0.step_height), \($0.step_width)" } ?? "bfloat16"
    if let present = values.kept(role, of: node) { return present }
    // From a ReLU's signs its gradient follows, so that of its value the rounded copy alone need wait.
    try keepSigns(of: symbol)
    let value = try value(of: symbol)
    // A value that was made again was rounded for the products of the forward pass.
    if let present = values.kept(role, of: node) { return present }
    let count = batch * node.count
    if let sampled {
      let pixels =
        batch * sampled.height.parts(of: sampled.step_height) * sampled.width.parts(of: sampled.step_width)
      let rounded = keep(role, of: node, byteCount: pixels * sampled.channels * 2)
      draft.rounds(value, to: rounded)
      step("round to bfloat16", node, reads: [value], writes: [rounded]) { memory in
        let (x, y) = (memory.floats(value), memory.halves(rounded))
        return { withUnsafePointer(to: sampled) { fb_round_sampled_to_bfloat16($0, x, y) } }
      }
      return rounded
    }
    let rounded = keep(role, of: node, byteCount: count * 2)
    draft.rounds(value, to: rounded)
    step("round to bfloat16", node, reads: [value], writes: [rounded]) { memory in
      let (x, y) = (memory.floats(value), memory.halves(rounded))
      return { fb_round_to_bfloat16(x, y, count) }
    }
    return rounded
  }

  /// The gradient of a node's value, rounded to bfloat16.
  ///
  /// - `sums`: gets the sums of its columns, which are the gradient to a bias.
  func roundedGradient(of node: Node, sums: Block? = nil) -> Block {
    let (gradient, count, columns) = (gradient(of: node), batch * node.count, node.shape.last ?? 1)
    let rounded = makeBuffer(node.layer, "gradient, rounded", count * 2, .gradients)
    draft.rounds(gradient, to: rounded)
    step(
      "round gradient to bfloat16", node, reads: [gradient], writes: [rounded] + (sums.map { [$0] } ?? [])
    ) { memory in
      let (x, y, sums) = (memory.floats(gradient), memory.halves(rounded), sums.map { memory.floats($0) })
      return { fb_round_rows_to_bfloat16(x, y, sums, count / max(1, columns), columns) }
    }
    return rounded
  }

  /// A copy of a node's kernel, rounded to bfloat16, in the layout that a primitive needs.
  func roundedKernel(of node: Node, for descriptor: PrimitiveDescriptor) throws -> Block {
    guard let layout = descriptor.layout(.weights) else { preconditionFailure("it has weights") }
    return try variables.rounded(node.variables[0], as: layout, for: node)
  }
}

// MARK: Steps

extension PlanBuilder {
  func makeBuffer(
    _ layer: String, _ role: String, _ byteCount: Int, _ category: MemoryCategory = .activations
  ) -> Block {
    draft.makeBuffer(layer, role, byteCount, category)
  }

  func step(
    _ name: String, _ node: Node, by kernel: Route.Kernel = .loops, reads: [Block], writes: [Block],
    make: @escaping (WorkerMemory) throws -> () throws -> Void
  ) {
    draft.step(name, layer: node.layer, by: kernel, reads: reads, writes: writes, make: make)
  }

  /// A step of so many rows that do not depend on each other: where several workers share a plan, each takes some.
  func step(
    _ name: String, _ node: Node, by kernel: Route.Kernel = .loops, rows: Int,
    division: RowWork.Division = .rows, window: RowWindow? = nil, reads: [Block], writes: [Block],
    make: @escaping (WorkerMemory) throws -> (RowPart) throws -> Void
  ) {
    let work = RowWork(count: rows, division: division, window: window, make: make)
    draft.append(
      Step(name: name, layer: node.layer, kernel: kernel, reads: reads, writes: writes, work: .rows(work)))
  }

  /// A step of several phases, in which all workers that share a plan take part.
  func step(
    _ name: String, _ node: Node, by kernel: Route.Kernel, reads: [Block], writes: [Block],
    phases: @escaping (WorkerMemory) throws -> [Execution.Phase]
  ) {
    draft.append(
      Step(name: name, layer: node.layer, kernel: kernel, reads: reads, writes: writes, work: .phases(phases))
    )
  }

  /// A step that is one primitive; its scratch memory lives as long as the step.
  func run(
    _ descriptor: PrimitiveDescriptor, _ name: String, _ node: Node, by kernel: Route.Kernel = .oneDNN,
    _ arguments: [(Argument, Block)]
  ) {
    draft.run(descriptor, name, layer: node.layer, by: kernel, arguments)
  }

  /// Declares a step in which workers exchange up to `count` numbers.
  func exchanges(_ count: Int) { draft.exchanges(count) }

  /// Declares variables that a step changes by the rows of its own rank: ranks then take the mean.
  func averages(_ blocks: [Block]) { draft.averages(blocks) }
}
