import CKernels
import Engine

// Winograd's minimal filtering takes 16 of 36 multiplications of a 3×3 convolution with stride 1 (Lavin and Gray 2016), 25 of 36 with
// stride 2. oneDNN's direct kernels already run at the machine's peak, so only fewer multiplications are faster.
extension ConvolutionOperation {
  /// Whether the transforms pay off: at least a vector of channels, and enough tiles per transformed kernel.
  func suitsMinimalFiltering(batch: Int) -> Bool {
    let g = geometry
    guard g.kernelHeight == 3, g.kernelWidth == 3, g.strideHeight == g.strideWidth, g.strideHeight <= 2,
      g.dilationHeight == 1, g.dilationWidth == 1, g.groups == 1, g.inputChannels >= 16,
      g.outputChannels >= 16
    else { return false }
    let tiles = g.outputHeight.parts(of: 2) * g.outputWidth.parts(of: 2)
    let places = g.strideHeight == 1 ? 16 : 25
    let plain = 9 * g.outputHeight * g.outputWidth * g.outputChannels
    let minimal = places * tiles * g.outputChannels.parts(of: 16) * 16
    return 4 * plain >= 5 * minimal && batch * tiles >= 32
  }

  func forwardByMinimalFiltering(_ node: Node, in plan: PlanBuilder) throws {
    let filtering = filtering(plan)
    let kernel = try plan.arranged(node.variables[0], as: node.variables[0].kerasLayout(), for: node)
    let last = try plan.epilogue(of: node)
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    let scratch = scratch(fb_minimal_filtering_scratch, node, plan)
    plan.step(
      name + last.words, node, by: .minimalFiltering, reads: [input, kernel] + last.reads,
      writes: [output, scratch]
    ) { memory in
      let (x, w) = (memory.floats(input), memory.floats(kernel))
      let (y, space, last) = (memory.floats(output), memory.floats(scratch), last.bound(to: memory))
      return {
        withUnsafePointer(to: filtering) { filtering in
          withUnsafePointer(to: last) { fb_minimal_filtering_forward(filtering, x, w, $0, y, space) }
        }
      }
    }
  }

  func writeKernelGradientByMinimalFiltering(_ node: Node, in plan: PlanBuilder) throws {
    let filtering = filtering(plan)
    let gradient = plan.gradient(of: node)
    let input = try plan.value(of: node.inputs[0])
    let scratch = scratch(fb_minimal_filtering_scratch, node, plan)
    try plan.writeGradients(of: node, [node.variables[0].kerasLayout()]) { targets in
      plan.step(
        "convolution, kernel gradient", node, by: .minimalFiltering, reads: [input, gradient],
        writes: targets + [scratch]
      ) { memory in
        let (x, dy, space) = (memory.floats(input), memory.floats(gradient), memory.floats(scratch))
        let (dw, db) = (memory.floats(targets[0]), targets.count > 1 ? memory.floats(targets[1]) : nil)
        return {
          withUnsafePointer(to: filtering) { fb_minimal_filtering_backward_kernel($0, x, dy, dw, db, space) }
        }
      }
    }
  }

  func writeInputGradientByMinimalFiltering(_ node: Node, in plan: PlanBuilder) throws {
    let filtering = filtering(plan)
    let gradient = plan.gradient(of: node)
    let kernel = try plan.arranged(node.variables[0], as: node.variables[0].kerasLayout(), for: node)
    let scratch = scratch(fb_minimal_filtering_backward_data_scratch, node, plan)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.step(
        "convolution, input gradient", node, by: .minimalFiltering, reads: [kernel, gradient],
        writes: [target, scratch]
      ) { memory in
        let (w, dy) = (memory.floats(kernel), memory.floats(gradient))
        let (dx, space) = (memory.floats(target), memory.floats(scratch))
        return {
          withUnsafePointer(to: filtering) { fb_minimal_filtering_backward_data($0, w, dy, dx, space) }
        }
      }
    }
  }

  private func filtering(_ plan: PlanBuilder) -> fb_minimal_filtering {
    fb_minimal_filtering(
      batch: plan.batch, height: geometry.height, width: geometry.width, inputs: geometry.inputChannels,
      output_height: geometry.outputHeight, output_width: geometry.outputWidth,
      outputs: geometry.outputChannels, pad_top: geometry.padTop, pad_left: geometry.padLeft,
      stride: geometry.strideHeight)
  }

  private func scratch(
    _ size: (UnsafePointer<fb_minimal_filtering>) -> Int, _ node: Node, _ plan: PlanBuilder
  ) -> Block {
    let floats = withUnsafePointer(to: filtering(plan)) { size($0) }
    return plan.makeBuffer(node.layer, "scratch", floats * 4, .workspace)
  }
}
