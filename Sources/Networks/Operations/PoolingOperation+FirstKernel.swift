import CKernels
import Engine
import Tensors

// The first convolution of a network has few input channels and the largest output of all. Fused with a 2×2
// max-pool that follows, that output is never stored, nor is its gradient, three quarters of which would be zero:
// the kernel's gradient is accumulated from the positions of the maxima.
extension PoolingOperation {
  /// The convolution below that this pool can be fused with; `nil` if there is none.
  func firstKernel(below node: Node, in plan: PlanBuilder) -> Node? {
    guard kind == .maximum, window == (2, 2), strides == (2, 2), padding == (0, 0) else { return nil }
    var below = plan.graph.nodes[node.inputs[0].node]
    if below.operation is ReLUOperation {
      guard plan.isReLUAppliedByConsumer(below) else { return nil }
      below = plan.graph.nodes[below.inputs[0].node]
    }
    guard let convolution = below.operation as? ConvolutionOperation, plan.onlyConsumer(below.id) != nil,
      plan.onlyConsumer(node.inputs[0].node) == node.id, convolution.hasPlainWindows,
      convolution.geometry.outputChannels % 16 == 0, [9, 25, 27].contains(convolution.taps),
      node.shape[0] * 2 <= below.shape[0], node.shape[1] * 2 <= below.shape[1]
    else { return nil }
    return below
  }

  /// Convolves and pools in one step; false if the convolution cannot be fused.
  func writeFirstKernel(_ node: Node, in plan: PlanBuilder) throws -> Bool {
    guard let below = plan.convolution(within: node) else { return false }
    let first = first(node, below, plan)
    let relu = plan.appliesReLUToInput(node)
    let kernel = try plan.arranged(below.variables[0], as: below.variables[0].kerasLayout(), for: below)
    let bias = below.variables.count > 1 ? plan.parameter(below.variables[1]) : nil
    let input = try plan.value(of: below.inputs[0])
    let output = plan.makeValue(of: node)
    let places = plan.isTraining ? plan.keep("places", of: node, byteCount: plan.batch * node.count) : nil
    plan.step(
      relu ? "convolution + relu + max-pool" : "convolution + max-pool", below,
      reads: [input, kernel] + (bias.map { [$0] } ?? []), writes: [output] + (places.map { [$0] } ?? [])
    ) { memory in
      let (x, w, b) = (memory.floats(input), memory.floats(kernel), bias.map { memory.floats($0) })
      let (y, places) = (memory.floats(output), places.map { memory.bytes($0) })
      return { withUnsafePointer(to: first) { fb_first_kernel_forward($0, x, w, b, relu, y, places) } }
    }
    return true
  }

  /// Writes the gradients of the fused convolution; false if it was not fused.
  func writeFirstKernelGradient(_ node: Node, in plan: PlanBuilder) throws -> Bool {
    guard let below = firstKernel(below: node, in: plan), plan.learns(below),
      below.variables.allSatisfy(\.isTrainable), !plan.wantsGradient(below.inputs[0])
    else { return false }
    let first = first(node, below, plan)
    let input = try plan.value(of: below.inputs[0])
    let places = try plan.kept("places", of: node)
    let gradient = plan.gradient(of: node)
    try plan.writeGradients(of: below, [try below.variables[0].kerasLayout()]) { targets in
      plan.step("max-pool and kernel gradient", below, reads: [input, gradient, places], writes: targets) {
        memory in
        let (x, dy, places) = (memory.floats(input), memory.floats(gradient), memory.bytes(places))
        let (dw, db) = (memory.floats(targets[0]), targets.count > 1 ? memory.floats(targets[1]) : nil)
        return { withUnsafePointer(to: first) { fb_first_kernel_gradient($0, x, dy, places, dw, db) } }
      }
    }
    return true
  }

  private func first(_ node: Node, _ below: Node, _ plan: PlanBuilder) -> fb_first_kernel {
    let image = below.inputs[0].shape
    let kernel = below.variables[0].shape
    return fb_first_kernel(
      batch: plan.batch, height: image[0], width: image[1], inputs: image[2], output_height: node.shape[0],
      output_width: node.shape[1], channels: node.shape[2], kernel_height: kernel[0], kernel_width: kernel[1])
  }
}

extension ConvolutionOperation {
  fileprivate var taps: Int { geometry.kernelHeight * geometry.kernelWidth * geometry.inputChannels }

  /// Stride 1, no dilation, groups or padding.
  fileprivate var hasPlainWindows: Bool {
    geometry.strideHeight == 1 && geometry.strideWidth == 1 && geometry.dilationHeight == 1
      && geometry.dilationWidth == 1 && geometry.groups == 1 && geometry.padTop == 0 && geometry.padLeft == 0
      && geometry.padBottom == 0 && geometry.padRight == 0
  }
}
