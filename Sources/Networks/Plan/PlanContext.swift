import Engine
import Tensors

/// What a plan is made from: a graph, a batch, cores and a purpose, and what follows from these alone.
///
/// Nothing in it changes while the plan is written; fusions and routes are decided from it.
struct PlanContext {
  let graph: Graph
  let batch: Int
  /// Threads per primitive.
  let threads: Int
  /// The workers that share each step.
  let team: Int
  let purpose: Purpose
  /// The options that save memory.
  let options: PlanOptions
  /// Whether layers that slide go down the one image together.
  let isRowByRow: Bool

  /// For each node, the nodes that read its value.
  let consumers: [[Int]]
  /// The nodes whose values are read when the forward pass is through, and all whose values somebody reads.
  let readAtEnd: Set<Int>
  let needed: Set<Int>
  private let needsGradient: [Bool]
  /// The most floats that a convolution reads and writes.
  private let largestConvolution: Int

  var isTraining: Bool { purpose.goesBackwards }

  /// The workers that share a step that can be shared: a team, or the threads that primitives have.
  var sharing: Int { max(team, threads) }

  /// Whether several workers share the steps of a pass forwards alone.
  var isShared: Bool { sharing > 1 && purpose.isForwardAlone }

  /// Whether so many more floats fit beside what a node reads and writes, where a convolution elsewhere reads and writes more.
  func leavesRoom(for count: Int, at node: Node) -> Bool {
    count <= largestConvolution - Self.floats(of: node, in: graph, batch: batch)
  }

  /// What a node computes with.
  func precision(of node: Node) -> Precision { options.precision ?? node.precision }

  /// Whether a node's products in training are of factors rounded to bfloat16: where the processor has instructions for that. Elsewhere
  /// values only wait in 16 bits (`Compression`).
  func multipliesBFloat16(_ node: Node) -> Bool {
    precision(of: node) == .bfloat16 && Processor.multipliesBFloat16 && isTraining && threads == 1
      && team == 1
      && !isRowByRow
  }

  /// - Throws: `NetworkError.tooLarge` if the byte count of a value over the batch overflows.
  init(_ graph: Graph, batch: Int, threads: Int, purpose: Purpose, options: PlanOptions) throws {
    self.graph = graph
    self.batch = batch
    isRowByRow = options.isRowByRow && batch == 1 && (purpose.isForwardAlone || purpose.isTraining)
    // A pass forwards alone is shared out, step by step, unless kernels are so large that each core should read a part of them
    // only: that is what a primitive does that has all cores.
    let isShared =
      isRowByRow
      || purpose.isForwardAlone
        && graph.nodes.allSatisfy { ($0.operation as? ConvolutionOperation)?.canBeShared ?? true }
    self.threads = isShared ? 1 : threads
    team = isShared ? threads : 1
    self.purpose = purpose
    self.options = options
    consumers = graph.consumers()
    var needsGradient: [Bool] = []
    for node in graph.nodes {
      try Self.check(node, batch: batch)
      let isWanted = Self.hasTrainableVariables(node) || (purpose.differentiates && node.operation is Input)
      needsGradient.append(isWanted || node.inputs.contains { needsGradient[$0.node] })
    }
    self.needsGradient = needsGradient
    let outputs = purpose.keepsOutputs ? graph.outputs.map(\.node) : []
    readAtEnd = Set((purpose.objective?.readNodes(graph) ?? []) + outputs)
    needed = graph.ancestors(of: readAtEnd)
    largestConvolution =
      graph.nodes.lazy.filter { $0.operation is ConvolutionOperation }
      .map { Self.floats(of: $0, in: graph, batch: batch) }.max() ?? 0
  }

  /// What a node reads and writes.
  private static func floats(of node: Node, in graph: Graph, batch: Int) -> Int {
    batch * node.inputs.reduce(node.count) { $0 + graph.nodes[$1.node].count }
  }

  private static func check(_ node: Node, batch: Int) throws {
    let count = node.shape.elementCount?.multipliedReportingOverflow(by: batch)
    guard let count, !count.overflow, count.partialValue < Graph.elementLimit else {
      throw NetworkError.tooLarge(layer: node.layer, shape: Shape([batch] + node.shape))
    }
  }

  private static func hasTrainableVariables(_ node: Node) -> Bool {
    node.isTrainable && node.variables.contains(where: \.isTrainable)
  }

  /// Whether a node has trainable variables.
  func hasTrainableVariables(_ node: Node) -> Bool { Self.hasTrainableVariables(node) }

  /// Whether a value needs a gradient.
  func wantsGradient(_ symbol: Symbol) -> Bool { needsGradient[symbol.node] }

  /// The node that alone reads a node's value; `nil` where there are several or the value is an output.
  func onlyConsumer(_ node: Int) -> Int? {
    consumers[node].count == 1 && !graph.outputs.contains { $0.node == node } ? consumers[node][0] : nil
  }

  /// Whether a node's layer is in training mode: dropout drops, batch normalization uses the batch's statistics.
  func isInTrainingMode(_ node: Node) -> Bool { trainingArgument(node) ?? purpose.trainingMode.others }

  /// The same for random augmentation, which is in training mode in eager calls too.
  func augments(_ node: Node) -> Bool { trainingArgument(node) ?? purpose.trainingMode.augmenting }

  /// The `training=` of the enclosing calls that applies.
  private func trainingArgument(_ node: Node) -> Bool? {
    node.called.fixed ?? (purpose.leavesModeOpen ? node.called.otherwise : nil)
  }

  /// Whether a node's value is too large for the last-level cache, half of which another worker may use.
  func streams(_ node: Node) -> Bool { batch * node.count * 4 > Processor.cacheByteCount / 2 }
}

extension Graph {
  /// Some nodes and all that their values are computed from.
  fileprivate func ancestors(of nodes: Set<Int>) -> Set<Int> {
    var found: Set<Int> = []
    var open = Array(nodes)
    while let id = open.popLast() {
      if found.insert(id).inserted { open.append(contentsOf: self.nodes[id].inputs.map(\.node)) }
    }
    return found
  }
}
