import Gradients
package import Tensors

/// Divides by the root of the mean square along axes, then scales: x / √(mean(x²) + epsilon) · scale. Zhang and Sennrich 2019.
///
/// Parameter: scale, in the shape of the normalized axes.
package struct RMSNormalization: FormulaLayer, Declared {
  /// In Keras's numbering: 0 is the batch axis, −1 the last.
  package var axes = [-1]
  package var epsilon: Float = 1e-6

  package static let declarations = [
    Declaration(
      "RMSNormalization", "Each sample divided by the root of its mean square along axes, times a scale.",
      RMSNormalization(),
      [
        .optional("axis", .axes(\.axes), "axis or axes that are normalised together").saved { made in
          .array(made.axes.map { .int($0) })
        },
        .optional("epsilon", .float(\.epsilon), "added to the mean square"),
      ])
  ]

  package init() {}

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let input = try single(inputs)
    let shape = Shape(try ownAxes(input).map { input[$0 - 1] })
    return [VariableDefinition(name: "scale", shape: shape, initializer: .ones)]
  }

  func function(for inputs: [Shape]) throws -> TensorFunction {
    let input = try single(inputs)
    let axes = try ownAxes(input)
    let wide = Shape((0...input.rank).map { axes.contains($0) ? input[$0 - 1] : 1 })
    let epsilon = Double(epsilon)
    return .composed("RMSNormalization") { x in
      let squares = try x[0](.square)(.mean(axes: axes, keepsAxes: true))
      return try x[0] * (squares + epsilon)(.reciprocalSquareRoot) * x[1](.reshape(to: wide))
    }
  }

  private func ownAxes(_ input: Shape) throws -> [Int] {
    let rank = input.rank + 1
    return try axes.map { axis in
      let own = axis < 0 ? axis + rank : axis
      guard own >= 1, own < rank else { throw NetworkError.axis(layer: className, axis: axis, rank: rank) }
      return own
    }.sorted()
  }
}
