import Engine
import Tensors

// A convolution by oneDNN: the way where none of our own kernels is faster.
extension ConvolutionOperation {
  func forwardByOneDNN(_ node: Node, in plan: PlanBuilder) throws {
    let last = try plan.epilogue(of: node)
    let (descriptor, weights) = try plan.arranged(node.variables[0], for: node) {
      try describeForward(node, last.kind, batch: plan.batch, training: plan.isTraining, weights: $0)
    }
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    plan.run(
      descriptor, name + last.words, node,
      [(.source, input), (.destination, output)] + arguments(weights, last, node, plan))
  }

  /// What a forward primitive reads beside the image.
  private func arguments(
    _ weights: Block, _ last: ResultEpilogue, _ node: Node, _ plan: PlanBuilder
  ) -> [(Argument, Block)] {
    if let factor = last.factor, let offset = last.offset {
      return [(.weights, weights), (.factor, factor), (.offset, offset)]
        + (last.addend.map { [(.addend, $0)] } ?? [])
    }
    guard node.variables.count > 1 else { return [(.weights, weights)] }
    return [(.weights, weights), (.bias, plan.parameter(node.variables[1]))]
  }

  /// Rows of one image for each worker, each a convolution of its own.
  func forwardByOneDNNInParts(_ node: Node, in plan: PlanBuilder) throws {
    let team = plan.context.team
    let shares = (0..<team).map { Share(number: $0, count: team).range(of: geometry.outputHeight) }
    let parts = shares.compactMap { geometry.rows($0) }
    guard parts.count == team else { return try forwardByOneDNN(node, in: plan) }
    let last = try plan.epilogue(of: node)
    func describe(_ worker: Int, _ weights: Layout?) throws -> PrimitiveDescriptor {
      var own = self
      own.geometry = parts[worker].geometry
      return try own.describeForward(node, last.kind, batch: 1, training: false, weights: weights)
    }
    let (first, weights) = try plan.arranged(node.variables[0], for: node) { try describe(0, $0) }
    let layout = first.layout(.weights)
    let descriptors = try [first] + (1..<team).map { try describe($0, layout) }
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    let scratch = descriptors.map {
      $0.scratchpadByteCount > 0
        ? plan.makeBuffer(node.layer, "scratch", $0.scratchpadByteCount, .workspace) : nil
    }
    let others = arguments(weights, last, node, plan)
    let inputRow = geometry.width * geometry.inputChannels * 4
    let outputRow = geometry.outputWidth * geometry.outputChannels * 4
    plan.step(
      name + last.words, node, by: .oneDNN, rows: team, reads: [input] + others.map(\.1),
      writes: [output] + scratch.compactMap { $0 }
    ) { memory in
      let bound = try descriptors.enumerated().map { worker, descriptor in
        var arguments = others.map { ($0.0, memory.raw($0.1)) }
        arguments.append((.source, memory.raw(input) + parts[worker].skipped * inputRow))
        arguments.append((.destination, memory.raw(output) + shares[worker].lowerBound * outputRow))
        if let scratch = scratch[worker] { arguments.append((.scratchpad, memory.raw(scratch))) }
        return try descriptor.bound(to: arguments)
      }
      return { part in for number in part.rows { try bound[number].execute() } }
    }
  }

  func writeKernelGradientByOneDNN(_ node: Node, in plan: PlanBuilder) throws {
    let hasBias = node.variables.count > 1
    let gradient = plan.gradient(of: node)
    let descriptor = try Convolution.backwardWeights(
      geometry, batch: plan.batch, bias: hasBias, hint: hint(node, plan))
    let input = try plan.value(of: node.inputs[0])
    try plan.writeGradients(of: node, [descriptor.layout(.weightsGradient)]) { targets in
      var arguments: [(Argument, Block)] = [
        (.source, input), (.destinationGradient, gradient), (.weightsGradient, targets[0]),
      ]
      if hasBias { arguments.append((.biasGradient, targets[1])) }
      plan.run(descriptor, "convolution, kernel gradient", node, arguments)
    }
  }

  func writeInputGradientByOneDNN(_ node: Node, in plan: PlanBuilder) throws {
    let hint = try hint(node, plan)
    let gradient = plan.gradient(of: node)
    let (descriptor, weights) = try plan.arranged(node.variables[0], for: node, mayChoose: false) { _ in
      try Convolution.backwardData(geometry, batch: plan.batch, hint: hint)
    }
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.run(
        descriptor, "convolution, input gradient", node,
        [(.weights, weights), (.destinationGradient, gradient), (.sourceGradient, target)])
    }
  }

  /// The forward primitive. A batch norm's offset has the bias in it.
  func describeForward(
    _ node: Node, _ last: Epilogue, batch: Int, training: Bool, weights: Layout? = nil
  ) throws -> PrimitiveDescriptor {
    try Convolution.forward(
      geometry, batch: batch, bias: node.variables.count > 1 && !last.isAffine, last: last,
      training: training, weights: weights)
  }

  /// The forward primitive that the gradients belong to.
  private func hint(_ node: Node, _ plan: PlanBuilder) throws -> PrimitiveDescriptor {
    try describeForward(node, Epilogue(), batch: plan.batch, training: true)
  }
}
