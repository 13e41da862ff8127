import CKernels
import Engine
import Tensors

/// Transposed convolution: the gradient of a convolution to its input, with a bias if there is a second variable.
struct TransposedConvolutionOperation: Operation {
  let name = "transposed convolution"
  /// The convolution whose gradient this is: its input is our output.
  let geometry: ConvolutionGeometry
  let backwardReads = BackwardReads.inputs

  func multiplyAdds(_ node: Node) -> Int { geometry.multiplyAdds }

  func route(for node: Node, in context: PlanContext) -> Route { Route(.oneDNN) }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let hint = try Convolution.forward(geometry, batch: plan.batch, bias: false, training: true)
    let (descriptor, weights) = try plan.arranged(node.variables[0], for: node) { layout in
      try Convolution.backwardData(geometry, batch: plan.batch, hint: hint, weights: layout)
    }
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    plan.run(
      descriptor, name, node, [(.weights, weights), (.destinationGradient, input), (.sourceGradient, output)])
    guard node.variables.count > 1 else { return }
    let bias = plan.parameter(node.variables[1])
    let (rows, columns) = (plan.batch * geometry.height * geometry.width, geometry.inputChannels)
    plan.step("add bias", node, reads: [bias, output], writes: [output]) { memory in
      let (b, y) = (memory.floats(bias), memory.floats(output))
      return { fb_add_to_columns(b, y, rows, columns) }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    let hint = try Convolution.forward(geometry, batch: plan.batch, bias: false, training: true)
    let gradient = plan.gradient(of: node)

    if plan.hasTrainableVariables(node) {
      let descriptor = try Convolution.backwardWeights(geometry, batch: plan.batch, bias: false, hint: hint)
      let input = try plan.value(of: node.inputs[0])
      let (rows, columns) = (plan.batch * geometry.height * geometry.width, geometry.inputChannels)
      try plan.writeGradients(of: node, [descriptor.layout(.weightsGradient)]) { targets in
        plan.run(
          descriptor, "transposed convolution, kernel gradient", node,
          [(.source, gradient), (.destinationGradient, input), (.weightsGradient, targets[0])])
        guard targets.count > 1 else { return }
        plan.step("bias gradient", node, reads: [gradient], writes: [targets[1]]) { memory in
          let (dy, db) = (memory.floats(gradient), memory.floats(targets[1]))
          return { fb_column_sums(dy, db, rows, columns) }
        }
      }
    }
    if plan.wantsGradient(node.inputs[0]) {
      let (descriptor, weights) = try plan.arranged(node.variables[0], for: node, mayChoose: false) { _ in
        hint
      }
      try plan.contribute(to: node.inputs[0], from: node) { target in
        plan.run(
          descriptor, "transposed convolution, input gradient", node,
          [(.source, gradient), (.weights, weights), (.destination, target)])
      }
    }
  }
}
