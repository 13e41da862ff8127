import CKernels
import Engine

/// What a step applies to its result before writing it: factor · y + offset, per channel, then a ReLU.
struct ResultEpilogue {
  /// A batch norm's, or none.
  var factor: Block?
  /// A batch norm's, or a bias.
  var offset: Block?
  /// The ReLU's upper bound; `nil` for no ReLU.
  var bound: Float?
  /// Whether the result is too large to stay in a cache.
  var streams = false

  var kind: Epilogue { Epilogue(isAffine: factor != nil, bound: bound) }
  var reads: [Block] { [factor, offset].compactMap { $0 } }
  /// " + batch norm + relu", as printed in a plan.
  var words: String { Self.words([self]) }

  /// The same for several in one step.
  static func words(_ epilogues: [ResultEpilogue]) -> String {
    (epilogues.contains { $0.factor != nil } ? " + batch norm" : "")
      + (epilogues.contains { $0.bound != nil } ? " + relu" : "")
  }

  func bound(to memory: Memory) -> fb_epilogue {
    fb_epilogue(
      factor: factor.map { UnsafePointer(memory.floats($0)) },
      offset: offset.map { UnsafePointer(memory.floats($0)) }, low: bound == nil ? -.infinity : 0,
      high: bound ?? .infinity, streams: streams)
  }
}

// ReLUs and batch norms that the preceding operation applies, so that its result is written only once.
extension PlanBuilder {
  /// The bound of the ReLU that an operation applies to its result; infinity for a plain ReLU, `nil` for none.
  func reluBound(behind node: Node) -> Float? {
    guard node.operation is any AppliesReLUToResult, let only = onlyConsumer(node.id),
      reluPlaces[only] == .producer, let relu = graph.nodes[only].operation as? ReLUOperation
    else { return nil }
    return relu.bound
  }

  /// The epilogue of a convolution: a bias, or outside training the following batch norm, and a ReLU.
  ///
  /// - Parameter accepts: whether the kernel supports an epilogue.
  func epilogue(of node: Node, accepts: (Epilogue) -> Bool = { _ in true }) throws -> ResultEpilogue {
    let bias = node.variables.count > 1 ? parameter(node.variables[1]) : nil
    if let norm = foldableNorm(behind: node), let operation = norm.operation as? BatchNormOperation,
      accepts(Epilogue(isAffine: true, bound: reluBound(behind: norm)))
    {
      let (factor, offset) = operation.fold(norm, bias: bias, in: self)
      folded.insert(norm.id)
      return ResultEpilogue(
        factor: factor, offset: offset, bound: reluBound(behind: norm), streams: streams(node))
    }
    return ResultEpilogue(offset: bias, bound: reluBound(behind: node), streams: streams(node))
  }

  /// Whether a node's value is too large for the last-level cache, half of which another worker may use.
  func streams(_ node: Node) -> Bool { batch * node.count * 4 > Processor.cacheByteCount / 2 }

  /// Whether the epilogue of `node` includes everything between it and `later`.
  func appliesAll(behind node: Node, before later: Node) -> Bool {
    let norm = foldableNorm(behind: node)
    let bound = reluBound(behind: norm ?? node)
    let relu = bound == nil ? nil : onlyConsumer((norm ?? node).id)
    return later.inputs[0].node == relu ?? norm?.id ?? node.id
  }

  /// The batch norm that is a node's only reader and, outside training, a factor and an offset per channel.
  private func foldableNorm(behind node: Node) -> Node? {
    guard !isTraining, !readAtEnd.contains(node.id), let only = onlyConsumer(node.id) else { return nil }
    let norm = graph.nodes[only]
    guard norm.operation is BatchNormOperation, !(isInTrainingMode(norm) && norm.isTrainable) else {
      return nil
    }
    return norm
  }

  func placeReLUs() {
    for node in graph.nodes {
      guard let relu = node.operation as? ReLUOperation else { continue }
      if relu.bound == .infinity, let only = onlyConsumer(node.id),
        let pool = graph.nodes[only].operation as? PoolingOperation, pool.kind == .maximum
      {
        reluPlaces[node.id] = .consumer
        continue
      }
      let producer = node.inputs[0].node
      if graph.nodes[producer].operation is any AppliesReLUToResult, onlyConsumer(producer) == node.id {
        reluPlaces[node.id] = .producer
      }
    }
  }
}
