import CKernels
import Engine

/// What a step does to its result before writing it: factor · y + offset, channel by channel, then a ReLU.
struct ResultEpilogue {
  /// A batch norm's, or none.
  var factor: Block?
  /// A batch norm's, or a bias.
  var offset: Block?
  /// What the ReLU lets through at most; `nil` for no ReLU.
  var bound: Float?
  /// Whether the result is too large to be found in a cache again.
  var streams = false

  var kind: Epilogue { Epilogue(isAffine: factor != nil, bound: bound) }
  var reads: [Block] { [factor, offset].compactMap { $0 } }
  /// " + batch norm + relu", as it stands in a printed plan.
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
  /// What a convolution does to its result: a bias, or the batch norm behind it where nothing is trained, and a ReLU.
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
