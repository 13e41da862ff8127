import CKernels
import Engine
import Tensors

// The last convolution of a chain that is computed strip by strip (`StripFusion`).
extension ConvolutionOperation {
  /// Bytes of a strip of an expanded map: leaves room in the second-level cache for input and output.
  private static let stripByteCount = 320 << 10

  func forwardInStrips(_ node: Node, in plan: PlanBuilder) throws {
    guard let chain = plan.fusions.strips.chain(endingAt: node),
      let depthwise = chain.depthwise.operation as? ConvolutionOperation
    else { preconditionFailure("no chain ends with \(node.layer)") }
    let middle = depthwise.geometry
    // Where several workers share an image, each has strips and buffers of its own.
    let team = plan.batch == 1 ? plan.context.team : 1
    let strips = (0..<team).map {
      Strip.strips(
        of: middle, rows: Share(number: $0, count: team).range(of: middle.outputHeight),
        byteCount: Self.stripByteCount)
    }
    // Only a strip of the expanded maps is allocated.
    var widening = try chain.widening.flatMap { below in
      try (below.operation as? ConvolutionOperation)?.direct(below, in: plan)
    }
    widening?.last.streams = false
    var last = try plan.epilogue(of: chain.depthwise)
    last.streams = false
    let variable = chain.depthwise.variables[0]
    let kernel = try plan.arranged(variable, as: variable.kerasLayout(), for: chain.depthwise)
    let narrowing = try direct(node, in: plan)
    let input = try plan.value(of: (chain.widening ?? chain.depthwise).inputs[0])

    // A strip of the expanded map and one of the depthwise result.
    let rowCount = middle.width * middle.inputChannels
    let resultRowCount = middle.outputWidth * middle.outputChannels
    let widest = strips.joined().map(\.rows.count).max() ?? 0
    let highest = strips.joined().map(\.outputs.count).max() ?? 0
    let wide = chain.widening.map { below in
      strips.map { _ in
        plan.makeBuffer(node.layer, "a strip of \(below.layer)", widest * rowCount * 4, .workspace)
      }
    }
    let between = strips.map { _ in
      plan.makeBuffer(
        node.layer, "a strip of \(chain.depthwise.layer)", highest * resultRowCount * 4, .workspace)
    }
    let output = plan.makeValue(of: node)

    let (batch, shape) = (plan.batch, depthwise.depthwiseShape(batch: plan.batch))
    let inputCount =
      widening.map { $0.shape.height * $0.shape.width * $0.shape.inputs } ?? middle.height * rowCount
    let outputRowCount = middle.outputWidth * narrowing.shape.outputs
    let first = widening.map { "\($0.shape.kernel_height)×\($0.shape.kernel_width), " } ?? ""
    let words = ResultEpilogue.words([widening?.last, last, narrowing.last].compactMap { $0 })
    plan.step(
      first + "depthwise, 1×1 convolution" + words, node, by: .strips, rows: team,
      reads: [input, kernel] + last.reads + (widening?.reads ?? []) + narrowing.reads,
      writes: between + [output] + (wide ?? [])
    ) { memory in
      let (widen, narrow) = (widening?.bound(to: memory), narrowing.bound(to: memory))
      let (x, y) = (memory.floats(input), memory.floats(output))
      let buffers = strips.indices.map {
        (wide.map { $0.map { memory.floats($0) } }?[$0], memory.floats(between[$0]))
      }
      let (w, last) = (memory.floats(kernel), last.bound(to: memory))
      return { part in
        for image in 0..<batch * part.rows.count {
          let worker = part.rows.lowerBound + image / batch
          let (buffer, result) = buffers[worker]
          let pixels = x + image % batch * inputCount
          for strip in strips[worker] {
            var rows = pixels + strip.rows.lowerBound * rowCount
            if let buffer, let widen {
              strip.keep(in: buffer, rowCount: rowCount)
              let new = strip.newRows
              widen(pixels, new.lowerBound, new.count, .all, buffer + strip.keptRows.count * rowCount)
              rows = buffer
            }
            var part = shape
            part.batch = 1
            part.height = strip.rows.count
            part.output_height = strip.outputs.count
            part.pad_top = strip.padTop
            withUnsafePointer(to: last) { fb_depthwise_forward(&part, rows, w, $0, result) }
            let place = image % batch * middle.outputHeight + strip.outputs.lowerBound
            narrow(result, 0, strip.outputs.count, .all, y + place * outputRowCount)
          }
        }
      }
    }
  }
}

/// Some rows of a convolution's result and the input rows that they need.
private struct Strip {
  let outputs: Range<Int>
  let rows: Range<Int>
  let rowsBefore: Range<Int>
  let padTop: Int

  /// The input rows that the previous strip needed too.
  var keptRows: Range<Int> {
    rows.lowerBound..<max(rows.lowerBound, min(rows.upperBound, rowsBefore.upperBound))
  }
  var newRows: Range<Int> { keptRows.upperBound..<rows.upperBound }

  /// Moves these rows to the top of the buffer.
  func keep(in buffer: UnsafeMutablePointer<Float>, rowCount: Int) {
    if keptRows.isEmpty { return }
    buffer.update(
      from: buffer + (keptRows.lowerBound - rowsBefore.lowerBound) * rowCount,
      count: keptRows.count * rowCount)
  }

  /// Strips of some rows of the result, with about `byteCount` bytes of input each, from top to bottom.
  static func strips(of geometry: ConvolutionGeometry, rows: Range<Int>, byteCount: Int) -> [Strip] {
    let most = byteCount / (geometry.width * geometry.inputChannels * 4)
    let outputs = max(0, most - geometry.kernelHeight) / geometry.strideHeight + 1
    var before = 0..<0
    return stride(from: rows.lowerBound, to: rows.upperBound, by: outputs).map { start in
      let range = start..<min(rows.upperBound, start + outputs)
      let top = start * geometry.strideHeight - geometry.padTop
      let bottom = (range.upperBound - 1) * geometry.strideHeight - geometry.padTop + geometry.kernelHeight
      let from = min(max(0, top), geometry.height)
      let rows = from..<max(from, min(geometry.height, bottom))
      defer { before = rows }
      return Strip(outputs: range, rows: rows, rowsBefore: before, padTop: from - top)
    }
  }
}
