import Gradients
import Tensors

/// The means or largest elements of windows that are made to fit: so many of them, whatever the input's size.
package struct AdaptivePooling: FormulaLayer, Declared {
  package var isMaximum: Bool
  /// Axes that are pooled.
  package let axes: Int
  /// One length, or one for each axis.
  package var lengths: [Int]

  package static let declarations = [
    declaration(axes: 1, isMaximum: false), declaration(axes: 2, isMaximum: false),
    declaration(axes: 1, isMaximum: true), declaration(axes: 2, isMaximum: true),
  ]

  private static func declaration(axes: Int, isMaximum: Bool) -> Declaration<AdaptivePooling> {
    Declaration(
      "Adaptive\(isMaximum ? "Max" : "Average")Pooling\(axes)D",
      "The \(isMaximum ? "largest elements" : "means") of windows that are made to fit: so many of them.",
      AdaptivePooling(isMaximum: isMaximum, axes: axes, lengths: [1]),
      [
        .required("output_size", .ints(\.lengths), axes == 1 ? "how many" : "height and width, or one number")
          .must("be \(axes == 1 ? "one number" : "one number or two"), from 1") { made in
            (made.lengths.count == 1 || made.lengths.count == axes) && made.lengths.allSatisfy { $0 > 0 }
          }.saved { made in
            .array((0..<axes).map { .int(made.lengths[made.lengths.count == 1 ? 0 : $0]) })
          },
        .dataFormat,
      ])
  }

  package var declaration: Declaration<AdaptivePooling> {
    Self.declarations[(isMaximum ? 2 : 0) + axes - 1]
  }

  func function(for inputs: [Shape]) throws -> TensorFunction {
    let input = try single(inputs)
    guard input.rank == axes + 1 else {
      throw NetworkError.rank(layer: className, expected: "\(axes + 2)", found: input)
    }
    let counts = (0..<axes).map { (axis: $0 + 1, count: lengths[lengths.count == 1 ? 0 : $0]) }
    return isMaximum ? .adaptiveMaximum(counts) : .adaptiveMean(counts)
  }
}
