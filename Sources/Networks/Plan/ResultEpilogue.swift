import CKernels
import Engine

/// What a step applies to its result before writing it: factor · y + offset, per channel, then a sum with another value, then a ReLU.
struct ResultEpilogue {
  /// A batch norm's, or none.
  var factor: Block?
  /// A batch norm's, or a bias.
  var offset: Block?
  /// A value of the result's shape that is added to it.
  var addend: Block?
  /// The ReLU's upper bound; `nil` for no ReLU.
  var bound: Float?
  /// Whether the result is too large to stay in a cache.
  var streams = false

  var kind: Epilogue { Epilogue(isAffine: factor != nil, adds: addend != nil, bound: bound) }
  var reads: [Block] { [factor, offset, addend].compactMap { $0 } }
  /// " + batch norm + add + relu", as printed in a plan.
  var words: String { Self.words([self]) }

  /// The same for several in one step.
  static func words(_ epilogues: [ResultEpilogue]) -> String {
    (epilogues.contains { $0.factor != nil } ? " + batch norm" : "")
      + (epilogues.contains { $0.addend != nil } ? " + add" : "")
      + (epilogues.contains { $0.bound != nil } ? " + relu" : "")
  }

  /// For our own kernels, which add nothing.
  func bound(to memory: WorkerMemory) -> fb_epilogue {
    fb_epilogue(
      factor: factor.map { UnsafePointer(memory.floats($0)) },
      offset: offset.map { UnsafePointer(memory.floats($0)) },
      low: bound == nil ? -.infinity : 0,
      high: bound ?? .infinity, streams: streams)
  }
}

extension PlanBuilder {
  /// The epilogue of a convolution: a bias, or outside training the following batch norm and sum, and a ReLU.
  func epilogue(of node: Node) throws -> ResultEpilogue {
    let bias = node.variables.count > 1 ? parameter(node.variables[1]) : nil
    let streams = context.streams(node)
    let norm = fusions.batchNorms.norm(behind: node)
    let addend = try fusions.sums.addend(behind: node).map { try value(of: $0) }
    let bound = fusions.relus.bound(behind: fusions.sums.sum(behind: node) ?? norm?.node ?? node)
    guard let norm else {
      return ResultEpilogue(offset: bias, addend: addend, bound: bound, streams: streams)
    }
    let (factor, offset) = norm.operation.fold(norm.node, bias: bias, in: self)
    return ResultEpilogue(factor: factor, offset: offset, addend: addend, bound: bound, streams: streams)
  }
}
