import CKernels
import Engine
import Tensors

// A convolution of factors rounded to bfloat16, by the instructions that processors have for these; sums have 32 bits. A 1×1
// convolution with strides is one without, of the pixels that it reads.
extension ConvolutionOperation {
  /// The fewest numbers of a sum, and the fewest channels, that fill a tile well enough.
  private static let (termCount, channelCount) = (64, 16)
  /// The products that a processor with a rate of two saves in the time of rounding a factor.
  private static let productCount = 32

  /// Changes the passes of a route that are the faster in bfloat16.
  func inBFloat16(_ route: Route, _ node: Node, in context: PlanContext) -> Route {
    let g = geometry
    guard g.groups == 1, g.dilationHeight == 1, g.dilationWidth == 1,
      g.kernelHeight * g.kernelWidth * g.inputChannels >= Self.termCount,
      g.outputChannels >= Self.channelCount,
      paysOffInBFloat16(route, rate: Processor.bfloat16Rate), isFastInBFloat16(node, in: context)
    else { return route }
    var route = route
    route.forward = .bfloat16
    if g.inputChannels >= Self.channelCount {
      (route.inputGradient, route.variableGradient) = (.bfloat16, .bfloat16)
    }
    return route
  }

  /// Where products are twice as fast only, minimal filtering with whole tiles is as fast, which needs less than half of them; and
  /// rounding factors costs as much as some products of each.
  func paysOffInBFloat16(_ route: Route, rate: Int) -> Bool {
    if rate > 2 { return true }
    let g = geometry
    if route.forward == .minimalFiltering { return rate * filteredProducts > plainProducts }
    let roundings = Self.productCount * (g.inputChannels + g.outputChannels)
    return g.kernelHeight * g.kernelWidth * g.inputChannels * g.outputChannels >= roundings
  }

  private func isFastInBFloat16(_ node: Node, in context: PlanContext) -> Bool {
    let batch = context.batch
    guard let made = try? describeInBFloat16(node, ResultEpilogue(), batch: batch), !made.isReference
    else { return false }
    if isProductOfPixels { return true }
    let gradient = try? Convolution.backwardWeights(
      product, batch: batch, bias: false, hint: made, of: .bfloat16)
    guard let gradient, !gradient.isReference else { return false }
    // Whoever asks for 16 bits asks for less memory too.
    let inputs = geometry.height * geometry.width * geometry.inputChannels
    return gradient.scratchpadByteCount <= max(Self.scratchByteCount, 2 * batch * (inputs + node.count))
  }

  /// Scratch memory that is little for any network; of more, no more than half of what image and result take.
  private static let scratchByteCount = 2 << 20

  /// Whether it is a product of matrices, pixels by channels.
  private var isProductOfPixels: Bool {
    geometry.kernelHeight == 1 && geometry.kernelWidth == 1
      && (geometry.padTop, geometry.padLeft, geometry.padBottom, geometry.padRight) == (0, 0, 0, 0)
      && geometry.outputHeight == geometry.height.parts(of: geometry.strideHeight)
      && geometry.outputWidth == geometry.width.parts(of: geometry.strideWidth)
  }

  /// The pixels that a 1×1 convolution with strides reads.
  private func sampled(batch: Int) -> fb_sampled_images? {
    guard isProductOfPixels, geometry.strideHeight > 1 || geometry.strideWidth > 1 else { return nil }
    return fb_sampled_images(
      batch: batch, height: geometry.height, width: geometry.width, channels: geometry.inputChannels,
      step_height: geometry.strideHeight, step_width: geometry.strideWidth)
  }

  /// The convolution that is computed.
  private var product: ConvolutionGeometry {
    var product = geometry
    if sampled(batch: 1) != nil {
      (product.height, product.width) = (geometry.outputHeight, geometry.outputWidth)
      (product.strideHeight, product.strideWidth) = (1, 1)
    }
    return product
  }

  private func describeInBFloat16(
    _ node: Node, _ last: ResultEpilogue, batch: Int
  ) throws -> PrimitiveDescriptor {
    try Convolution.forward(
      product, batch: batch, bias: last.offset != nil, last: last.kind, training: true, of: .bfloat16)
  }

  func forwardInBFloat16(_ node: Node, in plan: PlanBuilder) throws {
    let last = try plan.epilogue(of: node)
    let descriptor = try describeInBFloat16(node, last, batch: plan.batch)
    let input = try plan.rounded(node.inputs[0], sampled: sampled(batch: plan.batch))
    let weights = try plan.roundedKernel(of: node, for: descriptor)
    let output = plan.makeValue(of: node)
    plan.run(
      descriptor, name + last.words, node, by: .bfloat16,
      [(.source, input), (.weights, weights), (.destination, output)]
        + (last.offset.map { [(.bias, $0)] } ?? []))
  }

  /// Writes the gradient to the kernel, if any, and returns the rounded gradient that it was computed from.
  func writeKernelGradientInBFloat16(_ node: Node, in plan: PlanBuilder) throws -> Block {
    let (input, product) = (
      try plan.rounded(node.inputs[0], sampled: sampled(batch: plan.batch)), product
    )
    let isMatrix = isProductOfPixels
    let descriptor =
      try isMatrix
      ? MatrixProduct.ofColumns(
        rows: plan.batch * product.height * product.width, inputs: product.inputChannels,
        outputs: product.outputChannels)
      : Convolution.backwardWeights(
        product, batch: plan.batch, bias: false,
        hint: describeInBFloat16(node, ResultEpilogue(), batch: plan.batch), of: .bfloat16)
    let layout = try isMatrix ? node.variables[0].kerasLayout() : descriptor.layout(.weightsGradient)
    var gradient: Block?
    try plan.writeGradients(of: node, [layout]) { targets in
      let rounded = plan.roundedGradient(of: node, sums: targets.count > 1 ? targets[1] : nil)
      gradient = rounded
      plan.run(
        descriptor, "convolution, kernel gradient", node, by: .bfloat16,
        isMatrix
          ? [(.source, input), (.secondFactor, rounded), (.destination, targets[0])]
          : [(.source, input), (.destinationGradient, rounded), (.weightsGradient, targets[0])])
    }
    return gradient ?? plan.roundedGradient(of: node)
  }

  /// - `gradient`: the gradient of the result, rounded; `nil` if that is to be done.
  func writeInputGradientInBFloat16(_ node: Node, _ gradient: Block?, in plan: PlanBuilder) throws {
    let descriptor = try Convolution.backwardData(
      product, batch: plan.batch, hint: describeInBFloat16(node, ResultEpilogue(), batch: plan.batch),
      of: .bfloat16)
    let gradient = gradient ?? plan.roundedGradient(of: node)
    let weights = try plan.roundedKernel(of: node, for: descriptor)
    let (sampled, product) = (sampled(batch: plan.batch), product)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      let pixels =
        sampled == nil
        ? target
        : plan.makeBuffer(
          node.layer, "gradient to the pixels that are read",
          plan.batch * product.height * product.width * product.inputChannels * 4, .gradients)
      plan.run(
        descriptor, "convolution, input gradient", node, by: .bfloat16,
        [(.weights, weights), (.destinationGradient, gradient), (.sourceGradient, pixels)])
      guard let sampled else { return }
      plan.step("spread gradient", node, by: .bfloat16, reads: [pixels], writes: [target]) { memory in
        let (x, y) = (memory.floats(pixels), memory.floats(target))
        return { withUnsafePointer(to: sampled) { fb_spread_sampled($0, x, y) } }
      }
    }
  }
}
