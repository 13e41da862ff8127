import CKernels
import Engine
import Tensors

/// A depthwise convolution between 1×1 convolutions: one that widens the map, if there is one, and one that narrows it
/// (MobileNetV2's inverted residual, Xception's separable convolution).
///
/// Where nothing is trained they are computed strip by strip: of the wide maps, the largest of a network, no more is ever made
/// than a strip that stays in the second-level cache.
struct WideChain {
  let widening: Node?
  let depthwise: Node
  /// All that is computed besides the convolution that narrows: these two and what their epilogues apply.
  let absorbed: Set<Int>
}

extension ConvolutionOperation {
  /// Bytes of a strip of a wide map.
  private static let stripByteCount = 256 << 10

  /// A map of one image that is no larger stays in the cache as it is, and is made whole.
  private static let wholeByteCount = 1 << 20

  /// The chain that ends with this convolution; `nil` where there is none or maps are small.
  func wideChain(below node: Node, in plan: PlanBuilder) -> WideChain? {
    guard !plan.isTraining, plan.threads == 1, isPointwise,
      let (depthwise, own) = Self.convolution(below: node, in: plan),
      let middle = depthwise.operation as? ConvolutionOperation, DepthwiseOperation.predicts(middle.geometry)
    else { return nil }
    var chain = WideChain(widening: nil, depthwise: depthwise, absorbed: own)
    if let (widening, between) = Self.convolution(below: depthwise, in: plan),
      (widening.operation as? ConvolutionOperation)?.isPointwise == true, plan.wideChains[widening.id] == nil
    {
      chain = WideChain(widening: widening, depthwise: depthwise, absorbed: own.union(between))
    }
    let maps = [depthwise.count] + (chain.widening.map { [$0.count] } ?? [])
    return maps.contains { $0 * 4 > Self.wholeByteCount } ? chain : nil
  }

  /// The convolution that a node reads through nothing but what that one's epilogue applies, and the nodes up to there.
  private static func convolution(below node: Node, in plan: PlanBuilder) -> (Node, through: Set<Int>)? {
    var below = node
    var through: Set<Int> = []
    repeat {
      guard let input = below.inputs.first else { return nil }
      below = plan.graph.nodes[input.node]
      guard plan.onlyConsumer(below.id) != nil else { return nil }
      through.insert(below.id)
    } while below.operation is ReLUOperation || below.operation is BatchNormOperation
    guard let operation = below.operation as? ConvolutionOperation,
      plan.appliesAll(behind: below, before: node, accepts: { operation.accepts($0, below) })
    else { return nil }
    return (below, through)
  }

  /// Computes the whole chain in one step; false where there is none.
  func writeWideChain(_ node: Node, in plan: PlanBuilder) throws -> Bool {
    guard let chain = plan.wideChains[node.id],
      let middle = (chain.depthwise.operation as? ConvolutionOperation)?.geometry
    else { return false }
    let wide = Strip.strips(of: middle, byteCount: Self.stripByteCount)
    let input = try plan.value(of: (chain.widening ?? chain.depthwise).inputs[0])

    // The strip of the widened map, the strip of the depthwise result, the result.
    let rowCount = middle.width * middle.inputChannels
    let widest = wide.map(\.rows.count).max() ?? 0
    let strip = chain.widening.map {
      plan.makeBuffer(node.layer, "a strip of \($0.layer)", widest * rowCount * 4, .workspace)
    }
    let middleCount = middle.outputWidth * middle.outputChannels
    let between = plan.makeBuffer(
      node.layer, "a strip of \(chain.depthwise.layer)",
      (wide.map(\.outputs.count).max() ?? 0) * middleCount * 4,
      .workspace)
    let widening = try chain.widening.map {
      try rows(wide.map(\.newRows.count), of: $0, from: input, to: strip ?? between, in: plan)
    }
    let depthwise = DepthwiseOperation(geometry: middle)
    let last = try plan.epilogue(of: chain.depthwise)
    let variable = chain.depthwise.variables[0]
    let kernel = try plan.arranged(variable, as: variable.kerasLayout(), for: chain.depthwise)
    let output = plan.makeBuffer(node.layer, "output of \(name)", plan.batch * node.count * 4)
    let narrowing = try rows(wide.map(\.outputs.count), of: node, from: between, to: output, in: plan)
    plan.share(output, with: node)

    let (batch, shape) = (plan.batch, depthwise.kernelShape(plan))
    let parts = (widening.map { [$0] } ?? []) + [narrowing]
    let isNormalized = (parts.map(\.last) + [last]).contains { $0.factor != nil }
    let isCut = (parts.map(\.last) + [last]).contains { $0.bound != nil }
    let words = (isNormalized ? " + batch norm" : "") + (isCut ? " + relu" : "")
    plan.step(
      (widening == nil ? "" : "1×1, ") + "depthwise, 1×1 convolution" + words, node,
      reads: parts.flatMap(\.reads) + [input, kernel] + last.reads,
      writes: parts.flatMap(\.writes) + [between, output]
    ) { memory in
      let (widen, narrow) = (try widening?.bound(to: memory), try narrowing.bound(to: memory))
      let (x, y) = (memory.floats(input), memory.floats(output))
      let (buffer, result) = (strip.map { memory.floats($0) }, memory.floats(between))
      let (w, last) = (memory.floats(kernel), last.bound(to: memory))
      let inputCount = chain.widening.map { $0.inputs[0].shape.dropFirst().reduce(1, *) } ?? rowCount
      let outputCount = node.shape.dropFirst().reduce(1, *)
      return {
        for image in 0..<batch {
          for strip in wide {
            var rows = x + (image * middle.height + strip.rows.lowerBound) * inputCount
            if let buffer {
              strip.keep(in: buffer, rowCount: rowCount)
              try widen?[strip.newRows.count]?.execute(
                from: rows + strip.keptRows.count * inputCount, to: buffer + strip.keptRows.count * rowCount)
              rows = buffer
            }
            var part = shape
            part.batch = 1
            part.height = strip.rows.count
            part.output_height = strip.outputs.count
            part.pad_top = strip.padTop
            withUnsafePointer(to: last) { fb_depthwise_forward(&part, rows, w, $0, result) }
            let place = image * middle.outputHeight + strip.outputs.lowerBound
            try narrow[strip.outputs.count]?.execute(from: result, to: y + place * outputCount)
          }
        }
      }
    }
    return true
  }

  // MARK: Rows of one image

  /// A 1×1 convolution for several numbers of rows of one image, each a primitive of its own.
  private struct Rows {
    let last: ResultEpilogue
    var primitives: [Int: (descriptor: PrimitiveDescriptor, arguments: [(Argument, Block)])] = [:]

    var reads: [Block] { primitives.values.flatMap { $0.arguments.filter { !$0.0.isResult }.map(\.1) } }
    var writes: [Block] { primitives.values.flatMap { $0.arguments.filter { $0.0.isResult }.map(\.1) } }

    func bound(to memory: Memory) throws -> [Int: BoundPrimitive] {
      try primitives.mapValues { primitive in
        try primitive.descriptor.bound(to: primitive.arguments.map { ($0.0, memory.raw($0.1)) })
      }
    }
  }

  private func rows(
    _ counts: [Int], of node: Node, from source: Block, to destination: Block, in plan: PlanBuilder
  )
    throws -> Rows
  {
    let last = try plan.epilogue(of: node)
    var rows = Rows(last: last)
    guard let operation = node.operation as? ConvolutionOperation else { return rows }
    for count in Set(counts).subtracting([0]).sorted(by: >) {
      let (descriptor, weights) = try plan.arranged(node.variables[0], for: node) {
        try operation.describe(rows: count, node, last.kind, weights: $0)
      }
      rows.primitives[count] = (
        descriptor,
        [(.source, source), (.destination, destination)] + operation.arguments(weights, last, node, in: plan)
          + plan.scratch(for: descriptor, node)
      )
    }
    return rows
  }

  /// The primitive for so many rows of one image.
  private func describe(rows: Int, _ node: Node, _ last: Epilogue, weights: Layout? = nil) throws
    -> PrimitiveDescriptor
  {
    var strip = geometry
    (strip.batch, strip.height, strip.outputHeight) = (1, rows, rows)
    return try Convolution.forward(
      strip, bias: node.variables.count > 1 && !last.isAffine, last: last, training: false, weights: weights)
  }

  /// Whether a strip's kernel does this to its result; ours for depthwise convolutions does all.
  private func accepts(_ last: Epilogue, _ node: Node) -> Bool {
    !isPointwise || (try? describe(rows: 1, node, last))?.isReference == false
  }

  /// Whether each pixel of the result hangs on one pixel alone.
  private var isPointwise: Bool {
    geometry.kernelHeight == 1 && geometry.kernelWidth == 1 && geometry.strideHeight == 1
      && geometry.strideWidth == 1 && geometry.groups == 1 && geometry.outputHeight == geometry.height
      && geometry.outputWidth == geometry.width && geometry.width > 1
  }
}

/// Some rows of a convolution's result and the rows of its input that they need.
private struct Strip {
  let outputs: Range<Int>
  let rows: Range<Int>
  let rowsBefore: Range<Int>
  let padTop: Int

  /// The rows that the strip before needed too, and the others.
  var keptRows: Range<Int> {
    rows.lowerBound..<max(rows.lowerBound, min(rows.upperBound, rowsBefore.upperBound))
  }
  var newRows: Range<Int> { keptRows.upperBound..<rows.upperBound }

  /// Moves the rows that are kept to the top.
  func keep(in buffer: UnsafeMutablePointer<Float>, rowCount: Int) {
    if keptRows.isEmpty { return }
    buffer.update(
      from: buffer + (keptRows.lowerBound - rowsBefore.lowerBound) * rowCount,
      count: keptRows.count * rowCount)
  }

  /// Strips of some bytes of input each, from top to bottom.
  static func strips(of geometry: ConvolutionGeometry, byteCount: Int) -> [Strip] {
    let most = byteCount / (geometry.width * geometry.inputChannels * 4)
    let outputs = max(0, most - geometry.kernelHeight) / geometry.strideHeight + 1
    var before = 0..<0
    return stride(from: 0, to: geometry.outputHeight, by: outputs).map { start in
      let range = start..<min(geometry.outputHeight, start + outputs)
      let top = start * geometry.strideHeight - geometry.padTop
      let bottom = (range.upperBound - 1) * geometry.strideHeight - geometry.padTop + geometry.kernelHeight
      let from = min(max(0, top), geometry.height)
      let rows = from..<max(from, min(geometry.height, bottom))
      defer { before = rows }
      return Strip(outputs: range, rows: rows, rowsBefore: before, padTop: from - top)
    }
  }
}
