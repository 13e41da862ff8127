import Engine
import Tensors

/// What a plan is made from: a graph, a batch, cores and a purpose, and what follows from these alone.
///
/// Nothing in it changes while the plan is written; fusions and routes are decided from it.
struct PlanContext {
  let graph: Graph
  let batch: Int
  /// Threads that one primitive uses.
  let threads: Int
  let purpose: Purpose
  /// What is done to need less memory.
  let options: PlanOptions

  /// The nodes that read each node's value.
  let consumers: [[Int]]
  /// The nodes whose values are read when the forward pass is through, and all whose values somebody reads.
  let readAtEnd: Set<Int>
  let needed: Set<Int>
  private let needsGradient: [Bool]

  var isTraining: Bool { purpose.goesBackwards }

  /// - Throws: `NetworkError.tooLarge` where a value's bytes over the batch cannot be counted.
  init(_ graph: Graph, batch: Int, threads: Int, purpose: Purpose, options: PlanOptions) throws {
    self.graph = graph
    self.batch = batch
    self.threads = threads
    self.purpose = purpose
    self.options = options
    consumers = graph.consumers()
    var needsGradient: [Bool] = []
    for node in graph.nodes {
      try Self.check(node, batch: batch)
      let isWanted = Self.learns(node) || (purpose.differentiates && node.operation is Input)
      needsGradient.append(isWanted || node.inputs.contains { needsGradient[$0.node] })
    }
    self.needsGradient = needsGradient
    let outputs = purpose.keepsOutputs ? graph.outputs.map(\.node) : []
    readAtEnd = Set((purpose.objective?.readNodes(graph) ?? []) + outputs)
    needed = graph.ancestors(of: readAtEnd)
  }

  private static func check(_ node: Node, batch: Int) throws {
    let count = node.shape.elementCount?.multipliedReportingOverflow(by: batch)
    guard let count, !count.overflow, count.partialValue < Graph.elementLimit else {
      throw NetworkError.tooLarge(layer: node.layer, shape: Shape([batch] + node.shape))
    }
  }

  private static func learns(_ node: Node) -> Bool {
    node.isTrainable && node.variables.contains(where: \.isTrainable)
  }

  /// Whether a node has variables that training changes.
  func learns(_ node: Node) -> Bool { Self.learns(node) }

  /// Whether gradients must flow to a value.
  func wantsGradient(_ symbol: Symbol) -> Bool { needsGradient[symbol.node] }

  /// The node that alone reads a node's value; `nil` where there are several or the value is an output.
  func onlyConsumer(_ node: Int) -> Int? {
    consumers[node].count == 1 && !graph.outputs.contains { $0.node == node } ? consumers[node][0] : nil
  }

  /// Whether a node's layer behaves as in training: dropout drops, batch normalisation looks at the batch.
  func isInTrainingMode(_ node: Node) -> Bool { saidAboutTraining(node) ?? purpose.trainingMode.others }

  /// The same for a layer that changes images at random, which also does so where it is just called.
  func augments(_ node: Node) -> Bool { saidAboutTraining(node) ?? purpose.trainingMode.augmenting }

  /// What the calls around a node say that counts.
  private func saidAboutTraining(_ node: Node) -> Bool? {
    node.called.fixed ?? (purpose.leavesModeOpen ? node.called.otherwise : nil)
  }

  /// Whether a node's value is too large to be found in the last-level cache, half of which may be another worker's.
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
