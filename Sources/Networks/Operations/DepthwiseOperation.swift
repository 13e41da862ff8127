import CKernels
import Engine
import Tensors

/// Convolution of each channel by itself with a kernel that has holes, and with a bias where there is a second variable.
///
/// oneDNN's gradients take five times as long then; without holes its convolution in as many groups as there are channels is
/// the faster one.
struct DepthwiseOperation: AppliesReLUToResult {
  let name = "depthwise convolution"
  /// For a batch of one; the groups are the channels.
  let geometry: ConvolutionGeometry
  let backwardReads = BackwardReads.inputs

  /// Whether this is the better way to compute a depthwise convolution.
  static func suits(_ geometry: ConvolutionGeometry) -> Bool {
    geometry.groups > 1 && geometry.outputChannels == geometry.groups
      && max(geometry.dilationHeight, geometry.dilationWidth) > 1
  }

  /// Whether it is the faster one where nothing is trained: a kernel of 3×3 that stays in registers.
  static func predicts(_ geometry: ConvolutionGeometry) -> Bool {
    geometry.groups > 1 && geometry.outputChannels == geometry.groups && geometry.inputChannels % 16 == 0
      && geometry.kernelHeight == 3 && geometry.kernelWidth == 3
      && max(geometry.dilationHeight, geometry.dilationWidth) == 1
  }

  func multiplyAdds(_ node: Node) -> Int { geometry.multiplyAdds }

  func reach(_ node: Node) -> Reach { ConvolutionOperation(geometry: geometry).reach(node) }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let shape = kernelShape(plan)
    let last = try plan.epilogue(of: node)
    let input = try plan.value(of: node.inputs[0])
    let kernel = try plan.arranged(node.variables[0], as: node.variables[0].kerasLayout(), for: node)
    let output = plan.makeValue(of: node)
    plan.step(name + last.words, node, reads: [input, kernel] + last.reads, writes: [output]) { memory in
      let (x, w, y) = (memory.floats(input), memory.floats(kernel), memory.floats(output))
      let last = last.bound(to: memory)
      return {
        withUnsafePointer(to: shape) { shape in
          withUnsafePointer(to: last) { fb_depthwise_forward(shape, x, w, $0, y) }
        }
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    let shape = kernelShape(plan)
    let gradient = plan.gradient(of: node)
    let outputs = geometry.outputChannels
    let places = plan.batch * geometry.outputHeight * geometry.outputWidth

    if plan.learns(node) {
      let input = try plan.value(of: node.inputs[0])
      try plan.writeGradients(of: node, []) { targets in
        plan.step("depthwise convolution, kernel gradient", node, reads: [input, gradient], writes: targets) {
          memory in
          let (x, dy) = (memory.floats(input), memory.floats(gradient))
          let targets = targets.map { memory.floats($0) }
          return {
            withUnsafePointer(to: shape) { fb_depthwise_backward_kernel($0, x, dy, targets[0]) }
            if targets.count > 1 { fb_column_sums(dy, targets[1], places, outputs) }
          }
        }
      }
    }
    if plan.wantsGradient(node.inputs[0]) {
      let kernel = plan.parameter(node.variables[0])
      try plan.contribute(to: node.inputs[0], from: node) { target in
        plan.step("depthwise convolution, input gradient", node, reads: [kernel, gradient], writes: [target])
        { memory in
          let (w, dy, dx) = (memory.floats(kernel), memory.floats(gradient), memory.floats(target))
          return { withUnsafePointer(to: shape) { fb_depthwise_backward_data($0, w, dy, dx) } }
        }
      }
    }
  }

  func kernelShape(_ plan: PlanBuilder) -> fb_depthwise {
    let g = geometry
    return fb_depthwise(
      batch: plan.batch, height: g.height, width: g.width, channels: g.inputChannels,
      output_height: g.outputHeight, output_width: g.outputWidth, kernel_height: g.kernelHeight,
      kernel_width: g.kernelWidth, stride_height: g.strideHeight, stride_width: g.strideWidth,
      dilation_height: g.dilationHeight, dilation_width: g.dilationWidth, pad_top: g.padTop,
      pad_left: g.padLeft)
  }
}
