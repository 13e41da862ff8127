import CKernels
import Engine
import Tensors

/// Depthwise convolution with a 3×3 or a dilated kernel, with a bias if there is a second variable.
///
/// oneDNN takes two to five times as long for these; for other kernels its grouped convolution is faster.
struct DepthwiseOperation: AppliesReLUToResult {
  let name = "depthwise convolution"
  /// For a batch of one; as many groups as channels.
  let geometry: ConvolutionGeometry
  let backwardReads = BackwardReads.inputs

  /// Whether this kernel is faster, on any number of cores.
  static func suits(_ geometry: ConvolutionGeometry) -> Bool {
    isDepthwise(geometry) && max(geometry.dilationHeight, geometry.dilationWidth) > 1
  }

  /// Whether this kernel is faster on a single core.
  static func suitsOneCore(_ geometry: ConvolutionGeometry) -> Bool {
    isDepthwise(geometry)
      && withUnsafePointer(to: kernelShape(geometry, batch: geometry.batch)) { fb_depthwise_is_fast($0) }
  }

  private static func isDepthwise(_ geometry: ConvolutionGeometry) -> Bool {
    geometry.groups > 1 && geometry.inputChannels == geometry.groups
      && geometry.outputChannels == geometry.groups
  }

  func multiplyAdds(_ node: Node) -> Int { geometry.multiplyAdds }

  func reach(_ node: Node) -> Reach { ConvolutionOperation(geometry: geometry).reach(node) }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let shape = Self.kernelShape(geometry, batch: plan.batch)
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
    let shape = Self.kernelShape(geometry, batch: plan.batch)
    let gradient = plan.gradient(of: node)
    let outputs = geometry.outputChannels
    let places = plan.batch * geometry.outputHeight * geometry.outputWidth

    if plan.learns(node) {
      let input = try plan.value(of: node.inputs[0])
      try plan.writeGradients(of: node, [try node.variables[0].kerasLayout()]) { targets in
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
      let kernel = try plan.arranged(node.variables[0], as: node.variables[0].kerasLayout(), for: node)
      let streams = plan.streams(plan.graph.nodes[node.inputs[0].node])
      try plan.contribute(to: node.inputs[0], from: node) { target in
        plan.step("depthwise convolution, input gradient", node, reads: [kernel, gradient], writes: [target])
        { memory in
          let (w, dy, dx) = (memory.floats(kernel), memory.floats(gradient), memory.floats(target))
          return { withUnsafePointer(to: shape) { fb_depthwise_backward_data($0, w, dy, dx, streams) } }
        }
      }
    }
  }

  static func kernelShape(_ g: ConvolutionGeometry, batch: Int) -> fb_depthwise {
    fb_depthwise(
      batch: batch, height: g.height, width: g.width, channels: g.inputChannels,
      output_height: g.outputHeight, output_width: g.outputWidth, kernel_height: g.kernelHeight,
      kernel_width: g.kernelWidth, stride_height: g.strideHeight, stride_width: g.strideWidth,
      dilation_height: g.dilationHeight, dilation_width: g.dilationWidth, pad_top: g.padTop,
      pad_left: g.padLeft)
  }
}
