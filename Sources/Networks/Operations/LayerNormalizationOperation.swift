import CKernels
import Tensors

/// (x − mean) / √(variance + epsilon) over the last axes of each sample, times `gamma`, plus `beta`, if present.
///
/// Ba et al. 2016. The first variable is gamma where `hasGamma`, the next beta.
struct LayerNormalizationOperation: Operation {
  let name = "layer normalisation"
  /// Elements normalized together.
  let columns: Int
  let epsilon: Float
  let hasGamma: Bool
  let backwardReads = BackwardReads.inputs

  func reach(_ node: Node) -> Reach { columns == node.shape.last ? .point : .everything }

  private func variables(_ node: Node) -> (gamma: Variable?, beta: Variable?) {
    let variables = node.variables
    let gamma = hasGamma ? variables.first : nil
    return (gamma, variables.count > (hasGamma ? 1 : 0) ? variables.last : nil)
  }

  private func rows(_ node: Node, _ plan: PlanBuilder) -> Int {
    columns == 0 ? 0 : plan.batch * node.count / columns
  }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let (rows, columns, epsilon) = (rows(node, plan), columns, epsilon)
    let (gamma, beta) = variables(node)
    let parameters = (gamma: gamma.map { plan.parameter($0) }, beta: beta.map { plan.parameter($0) })
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    let statistics = plan.keep("means and deviations", of: node, byteCount: rows * 8)
    let reads = [input] + [parameters.gamma, parameters.beta].compactMap { $0 }
    plan.step(name, node, reads: reads, writes: [output, statistics]) { memory in
      let (x, y, statistics) = (memory.floats(input), memory.floats(output), memory.floats(statistics))
      let (gamma, beta) = (
        parameters.gamma.map { memory.floats($0) }, parameters.beta.map { memory.floats($0) }
      )
      return { fb_layer_norm_forward(x, gamma, beta, epsilon, y, statistics, rows, columns) }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    let (rows, columns, hasGamma) = (rows(node, plan), columns, hasGamma)
    let gamma = variables(node).gamma.map { plan.parameter($0) }
    let gradient = plan.gradient(of: node)
    let input = try plan.value(of: node.inputs[0])
    let statistics = try plan.kept("means and deviations", of: node)
    let scratch = plan.makeBuffer(node.layer, "scratch", columns * 8, .workspace)
    let reads = [input, statistics, gradient] + (gamma.map { [$0] } ?? [])

    func write(_ name: String, to target: Block?, and targets: [Block]) {
      let writes = (target.map { [$0] } ?? []) + targets + [scratch]
      plan.step(name, node, reads: reads, writes: writes) { memory in
        let (x, statistics) = (memory.floats(input), memory.floats(statistics))
        let (dy, dx) = (memory.floats(gradient), target.map { memory.floats($0) })
        let gamma = gamma.map { memory.floats($0) }
        let parts = targets.map { memory.floats($0) }
        let dgamma = hasGamma ? parts.first : nil
        let dbeta = parts.count > (hasGamma ? 1 : 0) ? parts.last : nil
        let space = memory.floats(scratch)
        return { fb_layer_norm_backward(x, gamma, statistics, dy, dx, dgamma, dbeta, space, rows, columns) }
      }
    }
    if plan.hasTrainableVariables(node) {
      try plan.writeGradients(of: node, []) {
        write("layer normalisation, gradient to gamma and beta", to: nil, and: $0)
      }
    }
    if plan.wantsGradient(node.inputs[0]) {
      try plan.contribute(to: node.inputs[0], from: node) {
        write("layer normalisation, input gradient", to: $0, and: [])
      }
    }
  }
}
