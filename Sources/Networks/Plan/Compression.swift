import CKernels
import Engine

/// Activations that wait in 16 bits: a value is rounded in place after the last forward step that uses it, and widened in place
/// before the first backward step that does. In between half of its memory is free for others.
final class Compression {
  /// By buffer: the step that rounds it and the one that widens it.
  private(set) var waits: [Int: (after: Int, before: Int)] = [:]
  /// The forward pass, once it is written: its steps, and the buffers that it made.
  private var forward: (stepCount: Int, bufferCount: Int)?
  private let draft: PlanDraft

  init(_ draft: PlanDraft) { self.draft = draft }

  /// Says that the forward pass is written.
  func endForwardPass() { forward = (draft.steps.count, draft.bufferCount) }

  /// Makes a value wait that the backward pass is about to read.
  func compress(_ block: Block, as precision: Precision, layer: String) {
    guard precision != .float32, let forward, case .buffer(let number) = block,
      number < forward.bufferCount, draft.category(ofBuffer: number) == .activations, waits[number] == nil,
      let last = draft.steps.prefix(forward.stepCount).lastIndex(where: {
        $0.reads.contains(block) || $0.writes.contains(block)
      })
    else { return }
    let count = draft.byteCount(ofBuffer: number) / 4
    let isBrain = precision == .bfloat16
    let rounding = Step(
      name: "round to \(precision.rawValue)", layer: layer, kernel: .loops, reads: [block], writes: [block],
      work: .whole { memory in
        let x = memory.floats(block)
        return { isBrain ? fb_narrow_bfloat16(x, count) : fb_narrow_float16(x, count) }
      })
    draft.insert(rounding, at: last + 1)
    self.forward?.stepCount += 1
    // Inserting the rounding step shifted the later steps.
    waits = waits.mapValues { ($0.after > last ? $0.after + 1 : $0.after, $0.before + 1) }
    draft.step("widen \(precision.rawValue)", layer: layer, reads: [block], writes: [block]) { memory in
      let x = memory.floats(block)
      return { isBrain ? fb_widen_bfloat16(x, count) : fb_widen_float16(x, count) }
    }
    waits[number] = (last + 1, draft.steps.count - 1)
  }
}
