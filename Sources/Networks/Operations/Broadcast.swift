import CKernels
import Tensors

/// How two operands are broadcast and iterated: adjacent axes that are contiguous in both are merged.
struct Broadcast: Sendable {
  private(set) var lengths: [Int] = []
  private(set) var aSteps: [Int] = []
  private(set) var bSteps: [Int] = []

  /// - Precondition: both shapes broadcast to `result`; shorter ones are aligned at the last axis.
  init(_ result: Shape, _ a: Shape, _ b: Shape) {
    let (aSteps, bSteps) = (Self.steps(of: a, in: result), Self.steps(of: b, in: result))
    for axis in result.indices where result[axis] != 1 {
      let (length, p, q) = (result[axis], aSteps[axis], bSteps[axis])
      if let last = lengths.indices.last, self.aSteps[last] == length * p, self.bSteps[last] == length * q {
        lengths[last] *= length
        (self.aSteps[last], self.bSteps[last]) = (p, q)
      } else {
        lengths.append(length)
        self.aSteps.append(p)
        self.bSteps.append(q)
      }
    }
    if lengths.isEmpty { (lengths, self.aSteps, self.bSteps) = ([1], [1], [1]) }
  }

  private static func steps(of shape: Shape, in result: Shape) -> [Int] {
    let missing = result.rank - shape.rank
    let own = shape.contiguousStrides
    return result.indices.map { axis in
      axis < missing || (shape[axis - missing] == 1 && result[axis] != 1) ? 0 : own[axis - missing]
    }
  }

  /// Passes the loop description as the kernels take it.
  func withKernel<Result>(_ body: (UnsafePointer<fb_broadcast>) -> Result) -> Result {
    lengths.withUnsafeBufferPointer { lengths in
      aSteps.withUnsafeBufferPointer { a in
        bSteps.withUnsafeBufferPointer { b in
          var kernel = fb_broadcast(
            rank: lengths.count, lengths: lengths.baseAddress, a_steps: a.baseAddress, b_steps: b.baseAddress)
          return body(&kernel)
        }
      }
    }
  }
}
