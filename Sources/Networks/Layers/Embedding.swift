import Gradients
package import Tensors

/// A row of numbers for each whole number: (…) → (…, outputs).
///
/// Parameter: embeddings (inputs, outputs).
package struct Embedding: FormulaLayer, Declared {
  package var inputs: Int
  package var outputs: Int
  package var initializer = Initializer.randomUniform(low: -0.05, high: 0.05)
  package var regularizer: Regularizer?
  package var constraint: Constraint?
  /// Whether zeros mark steps that do not count.
  package var masksZero = false

  package static let declarations = [
    Declaration(
      "Embedding", "A row of numbers, which is learnt, for each whole number: (N, …) → (N, …, output_dim).",
      Embedding(inputs: 1, outputs: 1),
      [
        .required("input_dim", .int(\.inputs, atLeast: 1, ofPython: true), "how many whole numbers, from 0"),
        .required("output_dim", .int(\.outputs, atLeast: 1, ofPython: true), "numbers in a row"),
        .optional("embeddings_initializer", .initializer(\.initializer), "first values of the rows"),
        .optional(
          "embeddings_regularizer", .regularizer(\.regularizer), "what the rows' size adds to the loss"),
        .optional(
          "embeddings_constraint", .constraint(\.constraint), "what the rows are kept to after each step"),
        .optional("mask_zero", .bool(\.masksZero), "whether zeros mark steps that do not count"),
        .fixed("weights").unsaved, .fixed("lora_rank").unsaved, .fixed("lora_alpha").unsaved,
        .fixed("quantization_config"),
      ])
  ]

  package init(inputs: Int, outputs: Int) {
    self.inputs = inputs
    self.outputs = outputs
  }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    _ = try single(inputs)
    return [
      VariableDefinition(
        name: "embeddings", shape: [self.inputs, outputs], initializer: initializer, regularizer: regularizer,
        constraint: constraint)
    ]
  }

  package func mask(of output: Symbol, _ inputs: [Symbol], in graph: Graph) throws -> Symbol? {
    masksZero ? try graph.append(.isSet, inputs) : nil
  }

  func function(for inputs: [Shape]) throws -> TensorFunction {
    let (count, name) = (self.inputs, className)
    func places(_ x: Tensor) throws -> Tensor {
      let numbers = try x.convert(to: .int64)
      for number in try numbers.elements(Int64.self) where number < 0 || number >= count {
        throw NetworkError.outOfRange(
          layer: name, argument: "input", expected: "whole numbers from 0 to \(count - 1)",
          value: Double(number))
      }
      return numbers
    }
    return TensorFunction("Embedding", forward: { try $0[1].taking(places($0[0]), axis: 0) }) { p in
      let gather = TensorFunction.gather(try places(p.inputs[0].value), axis: 0)
      return [nil] + (try gather.pull(p.gradient, [p.inputs[1]], p.output))
    }
  }
}
