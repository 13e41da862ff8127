import CKernels
import Engine

// Activations in 16 bits: a value is rounded in place after the last forward step that uses it, and widened in place
// before the first backward step that does. In between half of its memory is free for others.
extension PlanBuilder {
  /// Makes a value that the backward pass reads wait in 16 bits.
  func compress(_ block: Block, of node: Node) {
    guard context.options.precision != .float32, case .buffer(let number) = block,
      number < forwardBufferCount,
      buffers[number].category == .activations, compressed[number] == nil, let forwardCount,
      let last = steps.prefix(forwardCount).lastIndex(where: {
        $0.reads.contains(block) || $0.writes.contains(block)
      })
    else { return }
    let count = buffers[number].byteCount / 4
    let isBrain = context.options.precision == .bfloat16
    let role = context.options.precision.rawValue
    let rounding = Step(
      name: "round to \(role)", layer: node.layer, kernel: .loops, reads: [block], writes: [block]
    ) {
      memory in
      let x = memory.floats(block)
      return { isBrain ? fb_narrow_bfloat16(x, count) : fb_narrow_float16(x, count) }
    }
    steps.insert(rounding, at: last + 1)
    self.forwardCount = forwardCount + 1
    step("widen \(role)", node, reads: [block], writes: [block]) { memory in
      let x = memory.floats(block)
      return { isBrain ? fb_widen_bfloat16(x, count) : fb_widen_float16(x, count) }
    }
    compressed[number] = steps.count - 1
    // The rounding moved what came behind it.
    for (other, widening) in compressed where other != number { compressed[other] = widening + 1 }
    for (other, narrowing) in narrowed { narrowed[other] = narrowing > last ? narrowing + 1 : narrowing }
    narrowed[number] = last + 1
    compressed[number] = steps.count - 1
  }
}
