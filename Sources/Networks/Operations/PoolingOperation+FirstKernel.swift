import CKernels
import Engine
import Tensors

// The first convolution of a network has few input channels and needs no gradient to its input. Where a 2×2 pool follows,
// three quarters of the gradient to its output are zero: the kernel's gradient is gathered from the places that won,
// and the gradient to the convolution's output, the largest of all, is never made.
extension PoolingOperation {
  /// Writes the gradients of the convolution below; false where it is not of that kind.
  func writeFirstKernelGradient(_ node: Node, in plan: PlanBuilder) throws -> Bool {
    guard kind == .maximum, window == (2, 2), strides == (2, 2), padding == (0, 0) else { return false }
    var below = plan.graph.nodes[node.inputs[0].node]
    if below.operation is ReLUOperation {
      guard plan.isReLUAppliedByConsumer(below) else { return false }
      below = plan.graph.nodes[below.inputs[0].node]
    }
    guard let convolution = below.operation as? ConvolutionOperation, plan.onlyConsumer(below.id) != nil,
      plan.onlyConsumer(node.inputs[0].node) == node.id, plan.learns(below),
      below.variables.allSatisfy(\.isTrainable), !plan.wantsGradient(below.inputs[0]),
      convolution.hasPlainWindows, convolution.geometry.outputChannels % 16 == 0,
      [9, 25, 27].contains(convolution.taps), node.shape[0] * 2 <= below.shape[0],
      node.shape[1] * 2 <= below.shape[1]
    else { return false }

    let geometry = convolution.geometry
    let input = try plan.value(of: below.inputs[0])
    let places = try plan.kept("places", of: node)
    let gradient = plan.gradient(of: node)
    let (batch, height, width) = (plan.batch, node.shape[0], node.shape[1])
    try plan.writeGradients(of: below, [try below.variables[0].kerasLayout()]) { targets in
      plan.step("max-pool and kernel gradient", below, reads: [input, gradient, places], writes: targets) {
        memory in
        let (x, dy, places) = (memory.floats(input), memory.floats(gradient), memory.bytes(places))
        let (dw, db) = (memory.floats(targets[0]), targets.count > 1 ? memory.floats(targets[1]) : nil)
        return {
          fb_pooled_kernel_gradient(
            x, dy, places, dw, db, batch, geometry.height, geometry.width, geometry.inputChannels, height,
            width,
            geometry.outputChannels, geometry.kernelHeight, geometry.kernelWidth)
        }
      }
    }
    return true
  }
}

extension ConvolutionOperation {
  fileprivate var taps: Int { geometry.kernelHeight * geometry.kernelWidth * geometry.inputChannels }

  /// Whether windows are one pixel apart, without holes, groups or padding.
  fileprivate var hasPlainWindows: Bool {
    geometry.strideHeight == 1 && geometry.strideWidth == 1 && geometry.dilationHeight == 1
      && geometry.dilationWidth == 1 && geometry.groups == 1 && geometry.padTop == 0 && geometry.padLeft == 0
      && geometry.padBottom == 0 && geometry.padRight == 0
  }
}
