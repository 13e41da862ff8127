import CKernels
import Gradients
import Tensors

/// While training, changes each image by itself, with numbers drawn for it. It has no gradient.
struct ImageChangeOperation: Operation {
  /// From an image's elements to those of its result.
  typealias Change = @Sendable (Picture, UnsafeMutablePointer<Float>) -> Void

  let name: String
  let salt: UInt64
  /// Whether images are changed outside training too.
  var isConstant = false
  let change: Change
  let backwardReads: BackwardReads = []

  var isRandom: Bool { !isConstant }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    guard isConstant || plan.augments(node) else {
      guard node.shape == node.inputs[0].shape else { throw NetworkError.trainingOnly(layer: node.layer) }
      return plan.share(input, with: node)
    }
    let output = plan.makeValue(of: node)
    let (batch, shape, count, salt, change) = (plan.batch, node.inputs[0].shape, node.count, salt, change)
    let size = shape.elementCount ?? 0
    plan.step(name, node, reads: [input], writes: [output]) { memory in
      let (x, y, shard) = (memory.floats(input), memory.floats(output), memory.shard)
      return {
        for index in 0..<batch {
          let sample = shard.samples[index]
          let picture = Picture(
            start: x + index * size, height: shape[0], width: shape[1], channels: shape[2],
            seed: shard.seed &+ salt, sample: sample)
          change(picture, y + index * count)
        }
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    guard isConstant || plan.augments(node) else {
      return try plan.passGradient(of: node, to: node.inputs[0])
    }
    throw TensorFunctionError.noGradient(function: name)
  }

  /// An image, and what is drawn for it.
  struct Picture {
    let start: UnsafeMutablePointer<Float>
    let height: Int
    let width: Int
    let channels: Int
    fileprivate let seed: UInt64
    fileprivate let sample: Int64

    var count: Int { height * width * channels }

    /// The n-th number drawn for the image, from 0 to 1.
    func draw(_ index: Int) -> Float { fb_uniform(seed, sample, UInt32(index)) }

    /// The n-th number drawn for the step, the same for all images.
    func sharedDraw(_ index: Int) -> Float { fb_uniform(seed, 0, UInt32(index)) }

    /// The n-th number drawn for the image, from a range.
    func draw(_ index: Int, _ range: ClosedRange<Float>) -> Float {
      range.lowerBound + (range.upperBound - range.lowerBound) * draw(index)
    }
  }
}
