import Engine
import Tensors

/// Convolution of channels-last images, with a bias if there is a second variable.
struct ConvolutionOperation: AppliesReLUToResult {
  let name = "convolution"
  let backwardReads = BackwardReads.inputs
  /// For a batch of one.
  let geometry: ConvolutionGeometry

  func multiplyAdds(_ node: Node) -> Int { geometry.multiplyAdds }

  func reach(_ node: Node) -> Reach {
    Reach(
      window: Extent(
        (geometry.kernelHeight - 1) * geometry.dilationHeight + 1,
        (geometry.kernelWidth - 1) * geometry.dilationWidth + 1),
      stride: Extent(geometry.strideHeight, geometry.strideWidth))
  }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let geometry = batched(plan)
    if try writeWideChain(node, in: plan) { return }
    if isDirect(in: plan) { return try forwardDirectly(node, in: plan) }
    if prefersMinimalFiltering(plan) { return try forwardByMinimalFiltering(node, in: plan) }
    if isDepthwise(in: plan) { return try DepthwiseOperation(geometry: geometry).forward(node, in: plan) }
    let hasBias = node.variables.count > 1
    func describe(_ last: Epilogue, _ layout: Layout? = nil) throws -> PrimitiveDescriptor {
      try Convolution.forward(
        geometry, bias: hasBias && !last.isAffine, last: last, training: plan.isTraining, weights: layout)
    }
    // For a 1×1 map oneDNN 2.6 misreads the per-channel factors and gives wrong results.
    let isMap = geometry.batch * geometry.outputHeight * geometry.outputWidth > 1
    let last = try plan.epilogue(of: node) { isMap && (try? describe($0))?.isReference == false }
    let (descriptor, weights) = try plan.arranged(node.variables[0], for: node) {
      try describe(last.kind, $0)
    }
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    var arguments: [(Argument, Block)] = [(.source, input), (.weights, weights), (.destination, output)]
    if let factor = last.factor, let offset = last.offset {
      arguments += [(.factor, factor), (.offset, offset)]
    } else if hasBias {
      arguments.append((.bias, plan.parameter(node.variables[1])))
    }
    try plan.run(descriptor, name + last.words, node, arguments)
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    if prefersMinimalFiltering(plan) { return try backwardByMinimalFiltering(node, in: plan) }
    let geometry = batched(plan)
    if isDepthwise(in: plan) { return try DepthwiseOperation(geometry: geometry).backward(node, in: plan) }
    let hasBias = node.variables.count > 1
    let hint = try Convolution.forward(geometry, bias: hasBias, training: true)
    let gradient = plan.gradient(of: node)

    if plan.learns(node) {
      let descriptor = try Convolution.backwardWeights(geometry, bias: hasBias, hint: hint)
      let input = try plan.value(of: node.inputs[0])
      try plan.writeGradients(of: node, [descriptor.layout(.weightsGradient)]) { targets in
        var arguments: [(Argument, Block)] = [
          (.source, input), (.destinationGradient, gradient), (.weightsGradient, targets[0]),
        ]
        if hasBias { arguments.append((.biasGradient, targets[1])) }
        try plan.run(descriptor, "convolution, kernel gradient", node, arguments)
      }
    }
    if plan.wantsGradient(node.inputs[0]) {
      if hasDirectInputGradient(in: plan) { return try writeDirectInputGradient(node, in: plan) }
      let (descriptor, weights) = try plan.arranged(node.variables[0], for: node, mayChoose: false) { _ in
        try Convolution.backwardData(geometry, hint: hint)
      }
      try plan.contribute(to: node.inputs[0], from: node) { target in
        try plan.run(
          descriptor, "convolution, input gradient", node,
          [(.weights, weights), (.destinationGradient, gradient), (.sourceGradient, target)])
      }
    }
  }

  private func isDepthwise(in plan: PlanBuilder) -> Bool {
    plan.threads == 1 && DepthwiseOperation.suitsOneCore(geometry)
  }

  private func batched(_ plan: PlanBuilder) -> ConvolutionGeometry {
    var result = geometry
    result.batch = plan.batch
    return result
  }
}
