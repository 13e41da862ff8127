import CKernels
import Glibc
import Tensors

/// While training, shifts, rotates or zooms each image at random.
///
/// The draw is a hash of the step's seed, the sample and the layer, so the backward pass computes it again.
struct WarpOperation: Operation {
  /// What is drawn per image, uniformly from a range.
  enum Draw: Sendable {
    /// Fractions of a full turn.
    case rotation(ClosedRange<Float>)
    /// Fractions of height and width.
    case translation(height: ClosedRange<Float>, width: ClosedRange<Float>)
    /// Added to 1; positive zooms out. A `width` of `nil` keeps the aspect ratio.
    case zoom(height: ClosedRange<Float>, width: ClosedRange<Float>?)
    /// Columns moved by a share of their row, and rows by a share of their column; both to the other side half the time.
    case shear(x: ClosedRange<Float>, y: ClosedRange<Float>)
  }

  let name: String
  let draw: Draw
  let fill: FillMode
  let fillValue: Float
  let interpolation: Interpolation
  let salt: UInt64
  let isRandom = true
  let backwardReads: BackwardReads = []

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    guard plan.augments(node) else { return plan.share(input, with: node) }
    let output = plan.makeValue(of: node)
    let matrices = plan.makeBuffer(node.layer, "transforms", plan.batch * 24, .workspace)
    let images = fb_images(plan.batch, node.shape)
    let (fill, isBilinear) = (fill.kernel, interpolation == .bilinear)
    plan.step(name, node, reads: [input], writes: [output, matrices]) { [self] memory in
      let (x, y, matrices, shard) = (
        memory.floats(input), memory.floats(output), memory.floats(matrices), memory.shard
      )
      return {
        writeMatrices(matrices, images, shard)
        withUnsafePointer(to: images) { fb_warp($0, matrices, fill, fillValue, isBilinear, x, y) }
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.augments(node) else { return try plan.passGradient(of: node, to: node.inputs[0]) }
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let gradient = plan.gradient(of: node)
    let matrices = plan.makeBuffer(node.layer, "transforms", plan.batch * 24, .workspace)
    let images = fb_images(plan.batch, node.shape)
    let (fill, isBilinear) = (fill.kernel, interpolation == .bilinear)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.step("\(name), gradient", node, reads: [gradient], writes: [target, matrices]) { [self] memory in
        let (dy, dx) = (memory.floats(gradient), memory.floats(target))
        let (matrices, shard) = (memory.floats(matrices), memory.shard)
        return {
          writeMatrices(matrices, images, shard)
          withUnsafePointer(to: images) { fb_warp_backward($0, matrices, fill, isBilinear, dy, dx) }
        }
      }
    }
  }

  /// The affine transform per image from output to input pixels, six numbers each.
  private func writeMatrices(_ matrices: UnsafeMutablePointer<Float>, _ images: fb_images, _ shard: Shard) {
    for index in 0..<images.batch {
      let draws = (0..<3).map { fb_uniform(shard.seed &+ salt, shard.samples[index], UInt32($0)) }
      let matrix = matrix(draws, height: Float(images.height), width: Float(images.width))
      for (place, value) in matrix.enumerated() { matrices[index * 6 + place] = value }
    }
  }

  /// (a0, a1, a2, b0, b1, b2) from two random numbers in [0, 1).
  func matrix(_ draws: [Float], height: Float, width: Float) -> [Float] {
    func between(_ range: ClosedRange<Float>, _ draw: Float) -> Float {
      range.lowerBound + (range.upperBound - range.lowerBound) * draw
    }
    let (cx, cy) = ((width - 1) / 2, (height - 1) / 2)
    switch draw {
    case .rotation(let range):
      let angle = Double(between(range, draws[0])) * 2 * .pi
      let (c, s) = (Float(cos(angle)), Float(sin(angle)))
      return [c, -s, cx - cx * c + cy * s, s, c, cy - cx * s - cy * c]
    case .translation(let rows, let columns):
      return [1, 0, -between(columns, draws[1]) * width, 0, 1, -between(rows, draws[0]) * height]
    case .shear(let x, let y):
      let side: Float = draws[2] > 0.5 ? -1 : 1
      return [1, side * between(x, draws[0]), 0, side * between(y, draws[1]), 1, 0]
    case .zoom(let rows, let columns):
      let down = 1 + between(rows, draws[0])
      let across = columns.map { 1 + between($0, draws[1]) } ?? down
      return [across, 0, cx * (1 - across), 0, down, cy * (1 - down)]
    }
  }
}

extension FillMode {
  var kernel: fb_fill {
    switch self {
    case .reflect: FB_FILL_REFLECT
    case .constant: FB_FILL_CONSTANT
    case .nearest: FB_FILL_NEAREST
    case .wrap: FB_FILL_WRAP
    }
  }
}

extension fb_images {
  /// A batch of images of shape (H, W, C).
  init(_ batch: Int, _ shape: Shape) {
    self.init(batch: batch, height: shape[0], width: shape[1], channels: shape[2])
  }
}
