import CKernels
import Tensors

/// (x − m) · factor + m + delta, clipped to a range, m being the mean of an image's channel; factor and delta are
/// drawn per image while training.
struct ContrastOperation: Operation {
  let name: String
  let factors: ClosedRange<Float>
  let deltas: ClosedRange<Float>
  /// Results are clipped to this range.
  let values: ClosedRange<Float>
  let salt: UInt64
  let isRandom = true
  let backwardReads = BackwardReads.inputs

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    guard plan.augments(node) else { return plan.share(input, with: node) }
    let output = plan.makeValue(of: node)
    let scratch = scratch(node, plan)
    let images = fb_images(plan.batch, node.shape)
    let (low, high) = (values.lowerBound, values.upperBound)
    plan.step(name, node, reads: [input], writes: [output, scratch]) { [self] memory in
      let (x, y, scratch, shard) = (
        memory.floats(input), memory.floats(output), memory.floats(scratch), memory.shard
      )
      return {
        draw(into: scratch, images.batch, shard)
        withUnsafePointer(to: images) {
          fb_contrast($0, scratch, scratch + images.batch, low, high, x, y, scratch + 2 * images.batch)
        }
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.augments(node) else { return try plan.passGradient(of: node, to: node.inputs[0]) }
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let input = try plan.value(of: node.inputs[0])
    let gradient = plan.gradient(of: node)
    let scratch = scratch(node, plan)
    let images = fb_images(plan.batch, node.shape)
    let (low, high) = (values.lowerBound, values.upperBound)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.step("\(name), gradient", node, reads: [input, gradient], writes: [target, scratch]) {
        [self] memory in
        let (x, dy, dx) = (memory.floats(input), memory.floats(gradient), memory.floats(target))
        let (scratch, shard) = (memory.floats(scratch), memory.shard)
        return {
          draw(into: scratch, images.batch, shard)
          withUnsafePointer(to: images) {
            fb_contrast_backward(
              $0, scratch, scratch + images.batch, low, high, x, dy, dx, scratch + 2 * images.batch)
          }
        }
      }
    }
  }

  /// Scratch memory for a factor and a delta per image and a mean per channel.
  private func scratch(_ node: Node, _ plan: PlanBuilder) -> Block {
    plan.makeBuffer(node.layer, "factors", (2 * plan.batch + node.shape[2]) * 4, .workspace)
  }

  private func draw(into numbers: UnsafeMutablePointer<Float>, _ batch: Int, _ shard: Shard) {
    for index in 0..<batch {
      let draw = fb_uniform(shard.seed &+ salt, shard.samples[index], 0)
      numbers[index] = factors.lowerBound + (factors.upperBound - factors.lowerBound) * draw
      numbers[batch + index] = deltas.lowerBound + (deltas.upperBound - deltas.lowerBound) * draw
    }
  }
}
