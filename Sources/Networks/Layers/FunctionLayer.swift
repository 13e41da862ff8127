package import Formats
package import Gradients
import Tensors

/// A function of tensors in a network: what operators and functions make of symbolic tensors in a user's `call`.
package struct FunctionLayer: LayerDefinition, @unchecked Sendable {
  package let className: String
  package var isOperation: Bool { true }
  private let function: TensorFunction
  private let operands: [FunctionOperand]
  /// Variables of other layers that it reads.
  private let variables: [Variable]

  /// - `className`: of Keras's operation; `nil`: the function's own name.
  package init(
    _ function: TensorFunction, _ operands: [FunctionOperand], variables: [Variable], className: String? = nil
  ) {
    self.className = className ?? function.name
    self.function = function
    self.operands = operands
    self.variables = variables
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let shape = try outputShape(for: inputs.map(\.shape))
    return graph.append(
      FunctionOperation(function: function, operands: operands), inputs, self.variables, shape)
  }

  package var arguments: JSON {
    get throws {
      throw SavingError.notSavable(layer: className, reason: "it is what a function of yours computes")
    }
  }

  /// The shape of a sample's output.
  ///
  /// - Throws: `NetworkError.mixesSamples` unless each sample of the output depends on that sample alone: drawn samples give the
  ///   same together and one by one.
  private func outputShape(for inputs: [Shape]) throws -> Shape {
    var random = RandomSource(seed: 1)
    let drawn = try inputs.map {
      try random.uniform(shape: Shape([2] + $0), from: 0.1, to: 0.9).convert(to: .float32)
    }
    let constants = try variables.map { try $0.value() }
    func value(_ samples: [Tensor]) throws -> Tensor {
      try function.forward(
        operands.map {
          switch $0 {
          case .input(let index): samples[index]
          case .variable(let index): constants[index]
          case .constant(let tensor): tensor
          }
        })
    }
    let both = try value(drawn)
    let each = try (0..<2).map { sample in
      try value(drawn.map { try $0.indexed(by: [.slice(start: sample, stop: sample + 1, step: 1)]) })
    }
    guard both.rank > 0, both.shape[0] == 2, each.allSatisfy({ $0.rank == both.rank && $0.shape[0] == 1 }),
      each.allSatisfy({ Array($0.shape.dropFirst()) == Array(both.shape.dropFirst()) }),
      try both.allClose(to: Tensor.concatenate(each, axis: 0))
    else { throw NetworkError.mixesSamples(function: function.name) }
    return Shape(both.shape.dropFirst())
  }
}
