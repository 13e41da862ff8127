import CKernels
import Engine
import Tensors

// A dense layer of factors rounded to bfloat16, by the instructions that processors have for these; sums have 32 bits.
extension DenseOperation {
  /// The fewest rows for which it pays off to round the weights.
  private static let rowCount = 64
  /// The fewest inputs and outputs that fill a tile well enough.
  private static let tile = 16

  func inBFloat16(_ node: Node, in context: PlanContext) -> Route {
    let rows = rowCount(node, batch: context.batch)
    guard min(inputs, outputs) >= Self.tile, rows >= Self.rowCount else { return Route(.oneDNN) }
    let made = try? describeInBFloat16(node, bound: nil, rows: rows)
    return Route(made?.isReference == false ? .bfloat16 : .oneDNN)
  }

  private func describeInBFloat16(_ node: Node, bound: Float?, rows: Int) throws -> PrimitiveDescriptor {
    try InnerProduct.forward(
      rows: rows, inputs: inputs, outputs: outputs, bias: node.variables.count > 1,
      last: Epilogue(bound: bound), training: true, of: .bfloat16)
  }

  func forwardInBFloat16(_ node: Node, in plan: PlanBuilder) throws {
    let bound = plan.fusions.relus.bound(behind: node)
    let descriptor = try describeInBFloat16(node, bound: bound, rows: rowCount(node, plan))
    let input = try plan.rounded(node.inputs[0])
    let weights = try plan.roundedKernel(of: node, for: descriptor)
    let output = plan.makeValue(of: node)
    var arguments: [(Argument, Block)] = [(.source, input), (.weights, weights), (.destination, output)]
    if node.variables.count > 1 { arguments.append((.bias, plan.parameter(node.variables[1]))) }
    plan.run(descriptor, bound == nil ? name : "dense + relu", node, by: .bfloat16, arguments)
  }

  /// Returns the rounded gradient that it was computed from.
  func writeKernelGradientInBFloat16(_ node: Node, in plan: PlanBuilder) throws -> Block {
    let descriptor = try MatrixProduct.ofColumns(
      rows: rowCount(node, plan), inputs: inputs, outputs: outputs)
    let input = try plan.rounded(node.inputs[0])
    var gradient: Block?
    try plan.writeGradients(of: node, [node.variables[0].kerasLayout()]) { targets in
      let rounded = plan.roundedGradient(of: node, sums: targets.count > 1 ? targets[1] : nil)
      gradient = rounded
      plan.run(
        descriptor, "dense, kernel gradient", node, by: .bfloat16,
        [(.source, input), (.secondFactor, rounded), (.destination, targets[0])])
    }
    return gradient ?? plan.roundedGradient(of: node)
  }

  /// - `gradient`: the gradient of the result, rounded; `nil` if that is to be done.
  func writeInputGradientInBFloat16(_ node: Node, _ gradient: Block?, in plan: PlanBuilder) throws {
    let rows = rowCount(node, plan)
    let descriptor = try InnerProduct.backwardData(
      rows: rows, inputs: inputs, outputs: outputs,
      hint: describeInBFloat16(node, bound: nil, rows: rows), of: .bfloat16)
    let gradient = gradient ?? plan.roundedGradient(of: node)
    let weights = try plan.roundedKernel(of: node, for: descriptor)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.run(
        descriptor, "dense, input gradient", node, by: .bfloat16,
        [(.weights, weights), (.destinationGradient, gradient), (.sourceGradient, target)])
    }
  }
}
