import Gradients
import Tensors

/// A layer by a formula of tensors, whose gradient follows from those of its parts.
protocol FormulaLayer: LayerDefinition {
  /// The function of batches of the inputs, then of the variables, for samples of these shapes.
  ///
  /// - Throws: `NetworkError` if the inputs do not fit.
  func function(for inputs: [Shape]) throws -> TensorFunction
}

extension FormulaLayer {
  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try graph.append(function(for: inputs.map(\.shape)), inputs, variables)
  }
}

extension Graph {
  /// Appends a function of the inputs, then of the variables. The shape of its result is that for a batch of one.
  func append(_ function: TensorFunction, _ inputs: [Symbol], _ variables: [Variable] = []) throws -> Symbol {
    let samples = try (inputs.map { Shape([1] + $0.shape) } + variables.map(\.shape)).map {
      try Tensor(zeros: $0)
    }
    let shape = try function.forward(samples).shape
    let operands: [FunctionOperand] =
      inputs.indices.map { .input($0) } + variables.indices.map { .variable($0) }
    return append(
      FunctionOperation(function: function, operands: operands), inputs, variables, Shape(shape.dropFirst()))
  }
}
