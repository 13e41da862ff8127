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

  func bound(to memory: WorkerMemory) -> fb_epilogue {
    fb_epilogue(
      factor: factor.map { UnsafePointer(memory.floats($0)) },
      offset: offset.map { UnsafePointer(memory.floats($0)) }, low: bound == nil ? -.infinity : 0,
      high: bound ?? .infinity, streams: streams)
  }
}

extension PlanBuilder {
  /// The epilogue of a convolution: a bias, or outside training the following batch norm, and a ReLU.
  func epilogue(of node: Node) -> ResultEpilogue {
    let bias = node.variables.count > 1 ? parameter(node.variables[1]) : nil
    let streams = context.streams(node)
    guard let norm = fusions.batchNorms.norm(behind: node) else {
      return ResultEpilogue(offset: bias, bound: fusions.relus.bound(behind: node), streams: streams)
    }
    let (factor, offset) = norm.operation.fold(norm.node, bias: bias, in: self)
    return ResultEpilogue(
      factor: factor, offset: offset, bound: fusions.relus.bound(behind: norm.node), streams: streams)
  }
}
