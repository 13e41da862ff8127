import CKernels
import Engine
import Tensors

/// The last axis times a matrix, plus a bias if there is a second variable.
struct DenseOperation: AppliesReLUToResult {
  let name = "dense"
  let backwardReads = BackwardReads.inputs
  let inputs: Int
  let outputs: Int

  func multiplyAdds(_ node: Node) -> Int { node.count * inputs }

  func reach(_ node: Node) -> Reach { node.shape.rank > 1 ? .point : .everything }

  func route(for node: Node, in context: PlanContext) -> Route {
    context.multipliesBFloat16(node) ? inBFloat16(node, in: context) : Route(.oneDNN)
  }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    if plan.route(of: node).forward == .bfloat16 { return try forwardInBFloat16(node, in: plan) }
    let hasBias = node.variables.count > 1
    let bound = plan.fusions.relus.bound(behind: node)
    let rows = rowCount(node, plan)
    if plan.context.team > 1, rows == 1, try forwardOneRow(node, in: plan) { return }
    let (descriptor, weights) = try plan.arranged(node.variables[0], for: node) { layout in
      try InnerProduct.forward(
        rows: rows, inputs: inputs, outputs: outputs, bias: hasBias, last: Epilogue(bound: bound),
        training: plan.isTraining,
        weights: layout)
    }
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    var arguments: [(Argument, Block)] = [(.source, input), (.weights, weights), (.destination, output)]
    if hasBias { arguments.append((.bias, plan.parameter(node.variables[1]))) }
    plan.run(descriptor, bound == nil ? name : "dense + relu", node, arguments)
  }

  /// One row by our own kernel, which several workers share, if it can read the matrix as it lies; else `false`.
  private func forwardOneRow(_ node: Node, in plan: PlanBuilder) throws -> Bool {
    let matrix = node.variables[0]
    guard let columns = try (matrix.layout ?? matrix.kerasLayout()).outputColumns else { return false }
    let shape = fb_dense(
      inputs: inputs, outputs: outputs, block: columns.count, block_step: columns.step,
      input_step: columns.inputStep)
    let bound = plan.fusions.relus.bound(behind: node)
    let (low, high) = (bound == nil ? -Float.infinity : 0, bound ?? .infinity)
    let input = try plan.value(of: node.inputs[0])
    let weights = plan.parameter(matrix)
    let bias = node.variables.count > 1 ? plan.parameter(node.variables[1]) : nil
    let output = plan.makeValue(of: node)
    plan.step(
      bound == nil ? name : "dense + relu", node, rows: outputs,
      reads: [input, weights] + (bias.map { [$0] } ?? []), writes: [output]
    ) { memory in
      let (x, w, y) = (memory.floats(input), memory.floats(weights), memory.floats(output))
      let offset = bias.map { memory.floats($0) }
      return { part in
        withUnsafePointer(to: shape) {
          fb_dense_forward($0, x, w, offset, low, high, part.rows.lowerBound, part.rows.upperBound, y)
        }
      }
    }
    return true
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    let hasBias = node.variables.count > 1
    let rows = rowCount(node, plan)
    let hint = try InnerProduct.forward(
      rows: rows, inputs: inputs, outputs: outputs, bias: hasBias, training: true)
    let gradient = plan.gradient(of: node)
    let route = plan.route(of: node)

    var rounded: Block?
    if plan.hasTrainableVariables(node), route.variableGradient == .bfloat16 {
      rounded = try writeKernelGradientInBFloat16(node, in: plan)
    } else if plan.hasTrainableVariables(node) {
      let descriptor = try InnerProduct.backwardWeights(
        rows: rows, inputs: inputs, outputs: outputs, bias: hasBias, hint: hint)
      let input = try plan.value(of: node.inputs[0])
      try plan.writeGradients(of: node, [descriptor.layout(.weightsGradient)]) { targets in
        var arguments: [(Argument, Block)] = [
          (.source, input), (.destinationGradient, gradient), (.weightsGradient, targets[0]),
        ]
        if hasBias { arguments.append((.biasGradient, targets[1])) }
        plan.run(descriptor, "dense, kernel gradient", node, arguments)
      }
    }
    if plan.wantsGradient(node.inputs[0]), route.inputGradient == .bfloat16 {
      try writeInputGradientInBFloat16(node, rounded, in: plan)
    } else if plan.wantsGradient(node.inputs[0]) {
      let (descriptor, weights) = try plan.arranged(node.variables[0], for: node, mayChoose: false) { _ in
        try InnerProduct.backwardData(rows: rows, inputs: inputs, outputs: outputs, hint: hint)
      }
      try plan.contribute(to: node.inputs[0], from: node) { target in
        plan.run(
          descriptor, "dense, input gradient", node,
          [(.weights, weights), (.destinationGradient, gradient), (.sourceGradient, target)])
      }
    }
  }

  func rowCount(_ node: Node, _ plan: PlanBuilder) -> Int { rowCount(node, batch: plan.batch) }

  func rowCount(_ node: Node, batch: Int) -> Int {
    batch * node.shape.dropLast().reduce(1, *)
  }
}
