import CKernels
import Engine
import Tensors

// A pool and the convolution before it in one pass (`PooledConvolutionFusion`).
extension PoolingOperation {
  func forwardWithConvolution(_ node: Node, in plan: PlanBuilder) throws {
    let below = convolution(below: node, plan)
    let shape = shape(node, below, plan)
    let relu = plan.fusions.relus.isAppliedToInput(of: node)
    let kernel = try plan.arranged(below.variables[0], as: below.variables[0].kerasLayout(), for: below)
    let bias = below.variables.count > 1 ? plan.parameter(below.variables[1]) : nil
    let input = try plan.value(of: below.inputs[0])
    let output = plan.makeValue(of: node)
    let places = plan.isTraining ? plan.keep("places", of: node, byteCount: plan.batch * node.count) : nil
    let (inputRow, outputRow) = (shape.width * shape.inputs, shape.output_width * shape.channels)
    let name = relu ? "convolution + relu + max-pool" : "convolution + max-pool"
    let reads = [input, kernel] + (bias.map { [$0] } ?? [])
    if plan.batch == 1, !plan.isTraining {
      return plan.step(
        name, below, by: .pooledConvolution, rows: shape.output_height,
        window: RowWindow(
          input: input, output: output,
          reach: RowReach(height: shape.height, size: shape.kernel_height + 1, stride: 2, padTop: 0)),
        reads: reads, writes: [output]
      ) { memory in
        let (x, w, b) = (memory.floats(input), memory.floats(kernel), bias.map { memory.floats($0) })
        let y = memory.floats(output)
        return { part in
          var own = shape
          let first = part.rows.lowerBound
          own.height -= 2 * first
          own.output_height = part.rows.count
          fb_pooled_convolution_forward(
            &own, x + 2 * first * inputRow, w, b, relu, y + first * outputRow, nil)
        }
      }
    }
    plan.step(
      name, below, by: .pooledConvolution, reads: reads, writes: [output] + (places.map { [$0] } ?? [])
    ) { memory in
      let (x, w, b) = (memory.floats(input), memory.floats(kernel), bias.map { memory.floats($0) })
      let (y, places) = (memory.floats(output), places.map { memory.bytes($0) })
      return { withUnsafePointer(to: shape) { fb_pooled_convolution_forward($0, x, w, b, relu, y, places) } }
    }
  }

  /// Writes the gradients to the variables of the convolution below.
  func backwardWithConvolution(_ node: Node, in plan: PlanBuilder) throws {
    let below = convolution(below: node, plan)
    let shape = shape(node, below, plan)
    let input = try plan.value(of: below.inputs[0])
    let places = try plan.kept("places", of: node)
    let gradient = plan.gradient(of: node)
    try plan.writeGradients(of: below, [try below.variables[0].kerasLayout()]) { targets in
      plan.step(
        "max-pool and kernel gradient", below, by: .pooledConvolution, reads: [input, gradient, places],
        writes: targets
      ) { memory in
        let (x, dy, places) = (memory.floats(input), memory.floats(gradient), memory.bytes(places))
        let (dw, db) = (memory.floats(targets[0]), targets.count > 1 ? memory.floats(targets[1]) : nil)
        return {
          withUnsafePointer(to: shape) { fb_pooled_convolution_backward_kernel($0, x, dy, places, dw, db) }
        }
      }
    }
  }

  private func convolution(below node: Node, _ plan: PlanBuilder) -> Node {
    guard let below = plan.fusions.pooledConvolutions.convolution(below: node) else {
      preconditionFailure("no convolution is computed with \(node.layer)")
    }
    return below
  }

  private func shape(_ node: Node, _ below: Node, _ plan: PlanBuilder) -> fb_pooled_convolution {
    let image = below.inputs[0].shape
    let kernel = below.variables[0].shape
    return fb_pooled_convolution(
      batch: plan.batch, height: image[0], width: image[1], inputs: image[2], output_height: node.shape[0],
      output_width: node.shape[1], channels: node.shape[2], kernel_height: kernel[0], kernel_width: kernel[1])
  }
}
