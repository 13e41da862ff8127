import CKernels
import Tensors

/// The maximum or mean of each window of channels-last images.
struct PoolingOperation: Operation {
  enum Kind: Sendable { case maximum, average }

  let kind: Kind
  let window: (height: Int, width: Int)
  let strides: (height: Int, width: Int)
  let padding: (top: Int, left: Int)

  var name: String { kind == .maximum ? "max-pool" : "average-pool" }

  /// Whether the position in a window needs more than a byte, one value of which marks elements that ReLU set to 0.
  private var isWide: Bool { window.height > 255 || window.width > 255 || window.height * window.width > 255 }
  var backwardReads: BackwardReads { [] }

  func reach(_ node: Node) -> Reach {
    Reach(window: Extent(window.height, window.width), stride: Extent(strides.height, strides.width))
  }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    if plan.route(of: node).forward == .pooledConvolution {
      return try forwardWithConvolution(node, in: plan)
    }
    let pooling = pooling(node, plan)
    let relu = plan.fusions.relus.isAppliedToInput(of: node)
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    switch kind {
    case .average where plan.batch == 1:
      plan.step(
        name, node, rows: node.shape[0], window: pooling.window(from: input, to: output), reads: [input],
        writes: [output]
      ) { memory in
        let (x, y) = (memory.floats(input), memory.floats(output))
        return { part in
          var (own, skipped) = pooling.rows(part.rows)
          fb_average_pool_forward(
            &own, x + skipped, y + part.rows.lowerBound * own.output_width * own.channels)
        }
      }
    case .average:
      plan.step(name, node, reads: [input], writes: [output]) { memory in
        let (x, y) = (memory.floats(input), memory.floats(output))
        return { withUnsafePointer(to: pooling) { fb_average_pool_forward($0, x, y) } }
      }
    case .maximum where isWide:
      let places =
        plan.isTraining ? plan.keep("places", of: node, byteCount: plan.batch * node.count * 4) : nil
      let writes = [output] + (places.map { [$0] } ?? [])
      plan.step(relu ? "relu + max-pool" : name, node, reads: [input], writes: writes) { memory in
        let (x, y, places) = (memory.floats(input), memory.floats(output), places.map { memory.integers($0) })
        return { withUnsafePointer(to: pooling) { fb_max_pool_wide_forward($0, relu, x, y, places) } }
      }
    case .maximum where plan.isTraining:
      let places = plan.keep("places", of: node, byteCount: plan.batch * node.count)
      plan.step(relu ? "relu + max-pool" : name, node, reads: [input], writes: [output, places]) { memory in
        let (x, y, places) = (memory.floats(input), memory.floats(output), memory.bytes(places))
        return { withUnsafePointer(to: pooling) { fb_max_pool_forward($0, relu, x, y, places) } }
      }
    case .maximum where plan.batch == 1:
      plan.step(
        relu ? "relu + max-pool" : name, node, rows: node.shape[0],
        window: pooling.window(from: input, to: output), reads: [input], writes: [output]
      ) { memory in
        let (x, y) = (memory.floats(input), memory.floats(output))
        return { part in
          var (own, skipped) = pooling.rows(part.rows)
          fb_max_pool_predict(
            &own, relu, x + skipped, y + part.rows.lowerBound * own.output_width * own.channels)
        }
      }
    case .maximum:
      plan.step(relu ? "relu + max-pool" : name, node, reads: [input], writes: [output]) { memory in
        let (x, y) = (memory.floats(input), memory.floats(output))
        return { withUnsafePointer(to: pooling) { fb_max_pool_predict($0, relu, x, y) } }
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    if plan.route(of: node).inputGradient == .pooledConvolution {
      return try backwardWithConvolution(node, in: plan)
    }
    let pooling = pooling(node, plan)
    let gradient = plan.gradient(of: node)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      switch kind {
      case .average:
        plan.step("average-pool, gradient", node, reads: [gradient], writes: [target]) { memory in
          let (dy, dx) = (memory.floats(gradient), memory.floats(target))
          return { withUnsafePointer(to: pooling) { fb_average_pool_backward($0, dy, dx) } }
        }
      case .maximum where isWide:
        let places = try plan.kept("places", of: node)
        plan.step("max-pool, gradient", node, reads: [gradient, places], writes: [target]) { memory in
          let (dy, places, dx) = (memory.floats(gradient), memory.integers(places), memory.floats(target))
          return { withUnsafePointer(to: pooling) { fb_max_pool_wide_backward($0, dy, places, dx) } }
        }
      case .maximum:
        let places = try plan.kept("places", of: node)
        plan.step("max-pool, gradient", node, reads: [gradient, places], writes: [target]) { memory in
          let (dy, places, dx) = (memory.floats(gradient), memory.bytes(places), memory.floats(target))
          return { withUnsafePointer(to: pooling) { fb_max_pool_backward($0, dy, places, dx) } }
        }
      }
    }
  }

  private func pooling(_ node: Node, _ plan: PlanBuilder) -> fb_pooling {
    let input = node.inputs[0].shape
    return fb_pooling(
      batch: plan.batch, height: input[0], width: input[1], channels: input[2], output_height: node.shape[0],
      output_width: node.shape[1], window_height: window.height, window_width: window.width,
      stride_height: strides.height, stride_width: strides.width, pad_top: padding.top, pad_left: padding.left
    )
  }
}

extension fb_pooling {
  /// The rows of a map that each row of the result is computed from.
  fileprivate func window(from input: Block, to output: Block) -> RowWindow {
    RowWindow(
      input: input, output: output,
      reach: RowReach(height: height, size: window_height, stride: stride_height, padTop: pad_top))
  }

  /// The pooling of one image that gives some rows of the result alone, and the elements of the image to skip.
  fileprivate func rows(_ part: Range<Int>) -> (fb_pooling, skipped: Int) {
    var own = self
    let start = part.lowerBound * stride_height - pad_top
    own.output_height = part.count
    own.height -= max(0, start)
    own.pad_top = max(0, -start)
    return (own, max(0, start) * width * channels)
  }
}
