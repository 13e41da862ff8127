import CKernels
import Engine
import Tensors

// The gradients of a convolution by kernels of our own (`ConvolutionOperation+Direct`).
extension ConvolutionOperation {
  /// Whether it computes the input's gradient too: of a 1×1 convolution that is one too; of others several, where channels do not fill
  /// whole vectors.
  var suitsDirectInputGradient: Bool {
    guard fb_direct_panel(geometry.inputChannels) > 0 else { return false }
    return isPointwise || hasPartialVectors && readsEachPixel
  }

  /// Whether its windows leave out no pixel between them.
  var readsEachPixel: Bool {
    geometry.kernelHeight >= geometry.strideHeight && geometry.kernelWidth >= geometry.strideWidth
  }

  /// Whether it computes the kernel's gradient too: of 1×1 convolutions where oneDNN is far from what the processor can, on large maps
  /// of which it makes more channels.
  var suitsDirectKernelGradient: Bool {
    guard isPointwise else { return hasPartialVectors }
    return geometry.outputChannels > geometry.inputChannels && fb_direct_is_wide()
      && geometry.outputHeight * geometry.outputWidth >= 28 * 28
  }

  func writeKernelGradientDirectly(_ node: Node, in plan: PlanBuilder) throws {
    let gradient = plan.gradient(of: node)
    let input = try plan.value(of: node.inputs[0])
    // The pixels of 1×1 windows are those of one tall image.
    let images = isPointwise ? 1 : plan.batch
    var shape = directShape
    shape.height *= plan.batch / images
    let rows = geometry.outputHeight * (plan.batch / images)
    let (inputCount, outputCount) = (node.inputs[0].shape.elementCount ?? 0, node.count)
    let windowCount = plan.batch * geometry.outputHeight * geometry.outputWidth
    let kernelCount = node.variables[0].count
    try plan.writeGradients(of: node, [try node.variables[0].kerasLayout()]) { targets in
      plan.step(
        "convolution, kernel gradient", node, by: .direct, reads: [input, gradient], writes: targets
      ) { memory in
        let (x, dy) = (memory.floats(input), memory.floats(gradient))
        let targets = targets.map { memory.floats($0) }
        return { [shape] in
          targets[0].update(repeating: 0, count: kernelCount)
          withUnsafePointer(to: shape) { shape in
            for image in 0..<images {
              fb_direct_backward_kernel(
                shape, x + image * inputCount, 0, rows, dy + image * outputCount, targets[0])
            }
          }
          if targets.count > 1 {
            fb_column_sums(dy, targets[1], windowCount, shape.outputs)
          }
        }
      }
    }
  }

  func writeInputGradientDirectly(_ node: Node, in plan: PlanBuilder) throws {
    if isPointwise { return try writePointwiseInputGradient(node, in: plan) }
    let variable = node.variables[0]
    let gradient = plan.gradient(of: node)
    let kernel = try plan.arranged(variable, as: variable.kerasLayout(), for: node)
    let turned = plan.makeBuffer(node.layer, "\(variable.name), turned", variable.count * 4, .workspace)
    let (g, parts) = (geometry, InputGradientPart.parts(of: geometry))
    plan.step("turn \(variable.name)", node, by: .direct, reads: [kernel], writes: [turned]) { memory in
      let (w, turned) = (memory.floats(kernel), memory.floats(turned))
      return {
        for part in parts {
          fb_turn_kernel(
            w, g.kernelHeight, g.kernelWidth, g.inputChannels, g.outputChannels, part.firstRow,
            part.firstColumn, g.strideHeight, turned + part.kernelStart)
        }
      }
    }
    let (batch, inputCount, outputCount) = (plan.batch, node.inputs[0].shape.elementCount ?? 0, node.count)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.step(
        "convolution, input gradient", node, by: .direct, reads: [gradient, turned], writes: [target]
      ) { memory in
        let (w, dy, dx) = (memory.floats(turned), memory.floats(gradient), memory.floats(target))
        let last = ResultEpilogue().bound(to: memory)
        return {
          for image in 0..<batch {
            for part in parts {
              withUnsafePointer(to: part.shape) { shape in
                withUnsafePointer(to: last) {
                  fb_direct_forward(
                    shape, dy + image * outputCount, 0, part.rows, w + part.kernelStart, $0,
                    dx + image * inputCount + part.start)
                }
              }
            }
          }
        }
      }
    }
  }

  private func writePointwiseInputGradient(_ node: Node, in plan: PlanBuilder) throws {
    let gradient = plan.gradient(of: node)
    let kernel = try plan.arranged(node.variables[0], as: geometry.turnedKernel(), for: node)
    let shape = fb_direct(
      input: (geometry.height, geometry.width, geometry.outputChannels),
      output: (geometry.width, geometry.inputChannels), kernel: (1, 1))
    let last = ResultEpilogue(streams: plan.streams(plan.graph.nodes[node.inputs[0].node]))
    let convolution = DirectConvolution(shape: shape, kernel: kernel, last: last)
    let rows = plan.batch * geometry.height
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.step(
        "convolution, input gradient", node, by: .direct, reads: [gradient] + convolution.reads,
        writes: [target]
      ) { memory in
        let (dy, dx) = (memory.floats(gradient), memory.floats(target))
        let convolve = convolution.bound(to: memory)
        return { convolve(dy, 0, rows, .all, dx) }
      }
    }
  }
}

/// Every so-many-th row and column of an input's gradient, which follow from the result's gradient by a convolution with stride 1: by
/// those rows and columns of the kernel that meet them, turned by 180°.
struct InputGradientPart {
  /// The first row and column of the kernel.
  let firstRow: Int
  let firstColumn: Int
  let shape: fb_direct
  /// The rows of this part, and where its first element is.
  let rows: Int
  let start: Int
  /// Where its kernel starts among those of all parts.
  let kernelStart: Int

  static func parts(of g: ConvolutionGeometry) -> [InputGradientPart] {
    let stride = g.strideHeight
    var kernelStart = 0
    var parts: [InputGradientPart] = []
    for row in 0..<stride {
      for column in 0..<stride {
        let rows = Line(first: row, kernel: g.kernelHeight, pad: g.padTop, stride: stride, size: g.height)
        let columns = Line(
          first: column, kernel: g.kernelWidth, pad: g.padLeft, stride: stride, size: g.width)
        defer { kernelStart += rows.kernel * columns.kernel * g.inputChannels * g.outputChannels }
        guard rows.count > 0, columns.count > 0 else { continue }
        var shape = fb_direct(
          input: (g.outputHeight, g.outputWidth, g.outputChannels), output: (columns.count, g.inputChannels),
          kernel: (rows.kernel, columns.kernel), pad: (rows.pad, columns.pad))
        shape.pixel = stride * g.inputChannels
        shape.line = stride * g.width * g.inputChannels
        parts.append(
          InputGradientPart(
            firstRow: row, firstColumn: column, shape: shape, rows: rows.count,
            start: (rows.start * g.width + columns.start) * g.inputChannels, kernelStart: kernelStart))
      }
    }
    return parts
  }

  /// One axis of a part.
  private struct Line {
    let kernel: Int
    let pad: Int
    let start: Int
    let count: Int

    /// - Parameter first: the kernel's first place that meets it.
    init(first: Int, kernel: Int, pad: Int, stride: Int, size: Int) {
      self.kernel = (kernel - first + stride - 1) / stride
      // The result's first window that reaches the image by this place.
      let window = max(0, (pad - first + stride - 1) / stride)
      self.pad = self.kernel - 1 - window
      start = stride * window + first - pad
      count = max(0, (size - start + stride - 1) / stride)
    }
  }
}
