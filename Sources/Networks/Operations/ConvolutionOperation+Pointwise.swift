import CKernels
import Engine
import Tensors

// Each pixel of a 1×1 convolution's result hangs on one pixel alone: it is a product of matrices, pixels × inputs and inputs ×
// outputs. Where nothing is trained a kernel of our own is the faster one.
extension ConvolutionOperation {
  /// Whether our own kernel computes this convolution.
  func predictsPointwise(in plan: PlanBuilder) -> Bool {
    !plan.isTraining && plan.threads == 1 && geometry.kernelHeight == 1 && geometry.kernelWidth == 1
      && geometry.strideHeight == 1 && geometry.strideWidth == 1 && geometry.groups == 1
      && geometry.outputHeight == geometry.height && geometry.outputWidth == geometry.width
      && fb_pointwise_is_fast() && panel > 0
  }

  /// The outputs that it computes at a time.
  private var panel: Int { fb_pointwise_panel(geometry.outputChannels) }

  func forwardPointwise(_ node: Node, in plan: PlanBuilder) throws {
    let product = try pointwise(node, in: plan)
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    let pixels = plan.batch * geometry.height * geometry.width
    plan.step(
      name + product.last.words, node, reads: [input] + product.reads, writes: [output]
    ) { memory in
      let (x, y) = (memory.floats(input), memory.floats(output))
      let multiply = product.bound(to: memory)
      return { multiply(x, y, pixels) }
    }
  }

  /// What a 1×1 convolution multiplies with, and what it does to the result.
  func pointwise(_ node: Node, in plan: PlanBuilder) throws -> PointwiseProduct {
    let last = try plan.epilogue(of: node)
    let variable = node.variables[0]
    let plain = try variable.kerasLayout()
    let present = try variable.prefer(plain)
    let fits = present.outputBlocks.map { $0.count % panel == 0 } ?? false
    let kernel = fits ? plan.parameter(variable) : try plan.arranged(variable, as: plain, for: node)
    guard let blocks = (fits ? present : plain).outputBlocks else {
      preconditionFailure("a kernel in Keras's order is one block")
    }
    let shape = fb_pointwise(
      pixels: 0, inputs: geometry.inputChannels, outputs: geometry.outputChannels, block: blocks.count,
      block_step: blocks.step, input_step: blocks.inputStep)
    return PointwiseProduct(shape: shape, kernel: kernel, last: last)
  }
}

/// A 1×1 convolution but for its pixels.
struct PointwiseProduct {
  let shape: fb_pointwise
  let kernel: Block
  let last: ResultEpilogue

  var reads: [Block] { [kernel] + last.reads }

  /// Multiplies pixels at an address and writes them to another.
  func bound(to memory: Memory) -> (
    _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ pixels: Int
  ) -> Void {
    let (w, last) = (memory.floats(kernel), last.bound(to: memory))
    return { x, y, pixels in
      var shape = shape
      shape.pixels = pixels
      withUnsafePointer(to: last) { fb_pointwise_forward(&shape, x, w, $0, y) }
    }
  }
}
