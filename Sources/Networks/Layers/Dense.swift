package import Tensors

/// The last axis times a matrix, plus a bias: (…, inputs) → (…, units).
///
/// Parameters: kernel (inputs, units) and bias (units).
package struct Dense: LayerDefinition, Declared {
  package var units: Int
  package var activation = Activation.linear
  package var usesBias = true
  package var kernel = VariableOptions(.glorotUniform)
  package var bias = VariableOptions(.zeros)

  package static let declarations = [
    Declaration(
      "Dense", "The last axis times a matrix, plus a bias: (N, …, inputs) → (N, …, units).",
      Dense(units: 1),
      [
        .required("units", .int(\.units, atLeast: 1, ofPython: true), "length of the output"),
        .activation(\.activation), .useBias(\.usesBias),
        .initializer("kernel", \.kernel.initializer), .initializer("bias", \.bias.initializer),
        .regularizer("kernel", \.kernel.regularizer), .regularizer("bias", \.bias.regularizer),
        .activityRegularizer.unsaved, .constraint("kernel", \.kernel.constraint),
        .constraint("bias", \.bias.constraint),
      ])
  ]

  package init(units: Int) { self.units = units }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let input = try single(inputs)
    try positive("units", units)
    guard let width = input.last else {
      throw NetworkError.rank(layer: className, expected: "2 or more", found: input)
    }
    return [VariableDefinition("kernel", [width, units], kernel, role: .denseKernel)]
      + (usesBias ? [VariableDefinition("bias", [units], bias)] : [])
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    let operation = DenseOperation(inputs: input.shape.last ?? 0, outputs: units)
    let output = graph.append(operation, [input], variables, Shape(input.shape.dropLast() + [units]))
    return try activation.trace(output, in: graph)
  }
}
