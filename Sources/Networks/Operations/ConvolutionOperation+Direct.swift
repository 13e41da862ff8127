import CKernels
import Engine
import Tensors

// A convolution is a matrix product, windows × window elements by window elements × output channels. On one core
// our own kernel, which reads the windows in place, is faster for 1×1 kernels, for few channels, and for channels that do not fill
// whole vectors: oneDNN's kernels fill them with zeros.
extension ConvolutionOperation {
  /// The channels of a vector.
  private static let lanes = 16

  /// Whether our own kernel is the better way on a single core.
  var suitsDirect: Bool { isDirect && fb_direct_is_fast() && (isPointwise || hasPartialVectors) }

  /// Whether channels do not fill whole vectors of oneDNN's.
  var hasPartialVectors: Bool {
    geometry.inputChannels % Self.lanes != 0 || geometry.outputChannels % Self.lanes != 0
  }

  /// Bytes of a kernel that stay in the second-level cache.
  private static let kernelByteCount = 256 << 10

  /// Whether our own kernel is the better way where several cores share an image.
  var suitsShared: Bool { isDirect && fb_direct_is_fast() && canBeShared }

  /// Whether several cores can share an image: by its rows, where a kernel that each core reads is of one place or small; else by
  /// channels, where our own kernel is the better way.
  var canBeShared: Bool { isPointwise || isSmall || suitsDirect }

  private var isSmall: Bool { kernelCount <= Self.kernelByteCount / 4 }

  private var kernelCount: Int {
    geometry.kernelHeight * geometry.kernelWidth * geometry.inputChannels * geometry.outputChannels
      / geometry.groups
  }

  /// Workers that share an image take rows of it, or some of the channels each: each then reads a part of a large kernel only.
  func division(in context: PlanContext) -> RowWork.Division {
    let inputs = context.batch * geometry.height * geometry.width * geometry.inputChannels
    if isPointwise { return kernelCount > inputs && !context.isRowByRow ? .channels : .rows }
    return isSmall && !context.isRowByRow ? .rows : .channels
  }

  /// Whether a row of the result fills a tile of our own kernel; of smaller maps little is saved row by row.
  var isWideMap: Bool { geometry.outputWidth >= 16 }

  /// Whether our own kernel can compute it.
  var isDirect: Bool {
    geometry.groups == 1 && geometry.dilationHeight == 1 && geometry.dilationWidth == 1
      && geometry.strideHeight == geometry.strideWidth && panel > 0
  }

  /// Whether each pixel of the result depends on one pixel alone, at the same place.
  var isPointwise: Bool {
    geometry.kernelHeight == 1 && geometry.kernelWidth == 1
      && geometry.strideHeight == 1 && geometry.strideWidth == 1
      && geometry.outputHeight == geometry.height && geometry.outputWidth == geometry.width
  }

  /// The output channels that it computes at a time.
  private var panel: Int { fb_direct_panel(geometry.outputChannels) }

  func forwardDirectly(_ node: Node, in plan: PlanBuilder) throws {
    let convolution = try direct(node, in: plan)
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    // For a 1×1 convolution the batch is one long image.
    let images = isPointwise ? 1 : plan.batch
    let rows = geometry.outputHeight * plan.batch / images
    let inputCount = geometry.height * geometry.width * geometry.inputChannels
    let outputCount = geometry.outputHeight * geometry.outputWidth * geometry.outputChannels
    let rowCount = outputCount / geometry.outputHeight
    plan.step(
      name + convolution.last.words, node, by: .direct, rows: images * rows,
      division: division(in: plan.context),
      window: plan.batch == 1 ? RowWindow(input: input, output: output, reach: geometry.rowReach) : nil,
      reads: [input] + convolution.reads,
      writes: [output]
    ) { memory in
      let (x, y) = (memory.floats(input), memory.floats(output))
      let convolve = convolution.bound(to: memory)
      return { part in
        var row = part.rows.lowerBound
        while row < part.rows.upperBound {
          let (image, first) = row.quotientAndRemainder(dividingBy: rows)
          let count = min(part.rows.upperBound - row, rows - first)
          convolve(x + image * inputCount, first, count, part.channels, y + row * rowCount)
          row += count
        }
      }
    }
  }

  /// The sizes for our own kernels, with a kernel in Keras's order.
  var directShape: fb_direct {
    let g = geometry
    return fb_direct(
      input: (g.height, g.width, g.inputChannels), output: (g.outputWidth, g.outputChannels),
      kernel: (g.kernelHeight, g.kernelWidth), stride: g.strideHeight, pad: (g.padTop, g.padLeft))
  }

  /// This convolution for our own kernel.
  func direct(_ node: Node, in plan: PlanBuilder) throws -> DirectConvolution {
    let variable = node.variables[0]
    let plain = try variable.kerasLayout()
    // A plan for one image takes the kernel as it lies, since plans for batches come and choose better.
    let present = try plan.context.team > 1 ? variable.layout ?? plain : variable.prefer(plain)
    let fits = present.outputBlocks.map { $0.count % panel == 0 } ?? false
    let kernel = try fits ? plan.parameter(variable) : plan.arranged(variable, as: plain, for: node)
    guard let blocks = (fits ? present : plain).outputBlocks else {
      preconditionFailure("a kernel in Keras's order is one block")
    }
    var shape = directShape
    (shape.block, shape.block_step, shape.input_step) = (blocks.count, blocks.step, blocks.inputStep)
    return DirectConvolution(shape: shape, kernel: kernel, last: try plan.epilogue(of: node))
  }
}

/// The arguments of our own convolution kernel.
struct DirectConvolution {
  let shape: fb_direct
  let kernel: Block
  var last: ResultEpilogue

  var reads: [Block] { [kernel] + last.reads }

  /// Computes a share of the channels of some rows of an image's result, starting with one, and writes them to an address.
  func bound(to memory: WorkerMemory) -> (
    _ image: UnsafePointer<Float>, _ first: Int, _ rows: Int, _ channels: Share,
    _ y: UnsafeMutablePointer<Float>
  ) -> Void {
    let (w, last) = (memory.floats(kernel), last.bound(to: memory))
    return { image, first, rows, channels, y in
      var part = shape
      (part.from, part.to) = outputs(of: channels)
      if part.from == part.to { return }
      withUnsafePointer(to: last) { fb_direct_forward(&part, image, first, rows, w, $0, y) }
    }
  }

  /// The outputs of a share: whole units, and what is left over in the last.
  func outputs(of share: Share) -> (from: Int, to: Int) {
    let unit = withUnsafePointer(to: shape) { fb_direct_unit($0) }
    let units = share.range(of: shape.outputs / unit)
    return (
      units.lowerBound * unit, share.number + 1 == share.count ? shape.outputs : units.upperBound * unit
    )
  }
}

extension fb_direct {
  /// A convolution with a kernel in one block, all of whose results are adjacent.
  init(
    input: (height: Int, width: Int, channels: Int), output: (width: Int, channels: Int),
    kernel: (height: Int, width: Int), stride: Int = 1, pad: (top: Int, left: Int) = (0, 0)
  ) {
    self.init(
      height: input.height, width: input.width, inputs: input.channels, output_width: output.width,
      outputs: output.channels, kernel_height: kernel.height, kernel_width: kernel.width, stride: stride,
      pad_top: pad.top, pad_left: pad.left, block: output.channels, block_step: 0,
      input_step: output.channels, from: 0, to: output.channels, pixel: output.channels,
      line: output.width * output.channels, is_wide: fb_direct_is_wide())
  }
}

extension ConvolutionGeometry {
  /// The rows of the input that each row of the result is computed from.
  var rowReach: RowReach {
    RowReach(
      height: height, size: (kernelHeight - 1) * dilationHeight + 1, stride: strideHeight, padTop: padTop)
  }
}
