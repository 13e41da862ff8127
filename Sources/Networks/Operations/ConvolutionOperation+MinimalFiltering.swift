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
    return 4 * plainProducts >= 5 * filteredProducts && batch * tileCount >= 32
  }

  private var tileCount: Int { geometry.outputHeight.parts(of: 2) * geometry.outputWidth.parts(of: 2) }

  /// The multiplications for each input channel, directly and by minimal filtering, with whole tiles and vectors.
  var plainProducts: Int { 9 * geometry.outputHeight * geometry.outputWidth * geometry.outputChannels }
  var filteredProducts: Int {
    (geometry.strideHeight == 1 ? 16 : 25) * tileCount * geometry.outputChannels.parts(of: 16) * 16
  }

  /// Whether workers that share images filter minimally: where what that takes fits beside other steps' images and results, so that
  /// the plan needs no more memory for it.
  func suitsSharedMinimalFiltering(_ node: Node, in context: PlanContext) -> Bool {
    guard suitsMinimalFiltering(batch: context.batch) else { return false }
    let sizes = MinimalFilteringSizes(self, in: context)
    return context.leavesRoom(for: sizes.kernels + context.sharing * sizes.scratch, at: node)
  }

  func forwardByMinimalFiltering(_ node: Node, in plan: PlanBuilder) throws {
    let (filtering, sizes) = (filtering(batch: plan.batch), MinimalFilteringSizes(self, in: plan.context))
    let kernel = try plan.arranged(node.variables[0], as: node.variables[0].kerasLayout(), for: node)
    let last = try plan.epilogue(of: node)
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    let transformed = plan.makeBuffer(node.layer, "transformed kernels", sizes.kernels * 4, .workspace)
    let scratch = (0..<plan.context.sharing).map { _ in
      plan.makeBuffer(node.layer, "scratch", sizes.scratch * 4, .workspace)
    }
    let (inputs, outputs) = (geometry.inputChannels, geometry.outputChannels)
    plan.step(
      name + last.words, node, by: .minimalFiltering, reads: [input, kernel] + last.reads,
      writes: [output, transformed] + scratch
    ) { memory in
      let (x, w, u) = (memory.floats(input), memory.floats(kernel), memory.floats(transformed))
      let (y, spaces, last) = (memory.floats(output), scratch.map(memory.floats), last.bound(to: memory))
      let blocks = stride(from: 0, to: outputs, by: sizes.block)
      return blocks.flatMap { block -> [Execution.Phase] in
        [
          { share in
            let own = share.range(of: inputs)
            withUnsafePointer(to: filtering) {
              fb_minimal_filtering_transform($0, w, block, own.lowerBound, own.upperBound, u)
            }
          },
          { share in
            let (own, space) = (share.range(of: sizes.tiles), spaces[share.number])
            withUnsafePointer(to: filtering) { filtering in
              withUnsafePointer(to: last) {
                fb_minimal_filtering_forward(
                  filtering, x, u, block, own.lowerBound, own.upperBound, sizes.chunk, $0, y, space)
              }
            }
          },
        ]
      }
    }
  }

  func writeKernelGradientByMinimalFiltering(_ node: Node, in plan: PlanBuilder) throws {
    let filtering = filtering(batch: plan.batch)
    let gradient = plan.gradient(of: node)
    let input = try plan.value(of: node.inputs[0])
    let scratch = scratch(fb_minimal_filtering_backward_kernel_scratch, node, plan)
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
    let filtering = filtering(batch: plan.batch)
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

  fileprivate func filtering(batch: Int) -> fb_minimal_filtering {
    fb_minimal_filtering(
      batch: batch, height: geometry.height, width: geometry.width, inputs: geometry.inputChannels,
      output_height: geometry.outputHeight, output_width: geometry.outputWidth,
      outputs: geometry.outputChannels, pad_top: geometry.padTop, pad_left: geometry.padLeft,
      stride: geometry.strideHeight)
  }

  private func scratch(
    _ size: (UnsafePointer<fb_minimal_filtering>) -> Int, _ node: Node, _ plan: PlanBuilder
  ) -> Block {
    let floats = withUnsafePointer(to: filtering(batch: plan.batch)) { size($0) }
    return plan.makeBuffer(node.layer, "scratch", floats * 4, .workspace)
  }
}

/// How the forward pass is divided, and the floats that it needs beside images, kernels and results.
private struct MinimalFilteringSizes {
  let block: Int
  let tiles: Int
  /// Tiles at a time.
  let chunk: Int
  /// Of a block's transformed kernels, which all workers read.
  let kernels: Int
  /// Of each worker's own.
  let scratch: Int

  init(_ convolution: ConvolutionOperation, in context: PlanContext) {
    var shape = convolution.filtering(batch: context.batch)
    block = fb_minimal_filtering_block(&shape)
    tiles = fb_minimal_filtering_tiles(&shape)
    kernels = fb_minimal_filtering_kernels_size(&shape)
    chunk = fb_minimal_filtering_chunk(&shape, tiles.parts(of: context.sharing))
    scratch = fb_minimal_filtering_forward_scratch(&shape, chunk)
  }
}
