import Gradients
import Tensors

/// Sums of products of two inputs over an axis of each.
package struct Dot: FormulaLayer, Declared {
  /// One axis for both, or one for each, in Keras's numbering.
  package var axes: [Int]
  /// Whether the vectors are given the length 1 before.
  package var normalizes = false

  package static let declarations = [
    Declaration(
      "Dot", "Sums of products of two inputs over an axis of each.", Dot(axes: [1]),
      [
        .required("axes", .axes(\.axes), "one axis for both inputs, or one for each"),
        .optional(
          "normalize", .bool(\.normalizes), "whether vectors are given the length 1: cosine proximity"),
      ])
  ]

  package init(axes: [Int]) { self.axes = axes }

  func function(for inputs: [Shape]) throws -> TensorFunction {
    guard inputs.count == 2 else {
      throw NetworkError.inputCount(layer: className, expected: "2 inputs", found: inputs.count)
    }
    let ranks = inputs.map { $0.rank + 1 }
    let own = try [axes[0], axes[axes.count - 1]].enumerated().map { place, axis in
      let own = axis < 0 ? axis + ranks[place] : axis
      guard own >= 1, own < ranks[place], axes.count <= 2 else {
        throw NetworkError.axis(layer: className, axis: axis, rank: ranks[place])
      }
      return own
    }
    guard inputs[0][own[0] - 1] == inputs[1][own[1] - 1] else {
      throw NetworkError.inputShapes(layer: className, shapes: inputs)
    }
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let first = Array(letters[0..<ranks[0]])
    var second = [letters[0]] + letters[ranks[0]..<ranks[0] + ranks[1] - 1]
    second[own[1]] = first[own[0]]
    let rest = first.filter { $0 != first[own[0]] } + second.dropFirst().filter { $0 != first[own[0]] }
    let equation = String(first) + "," + String(second) + "->" + String(rest)
    let normalizes = normalizes
    return .composed("Dot") { x in
      let both =
        normalizes
        ? try zip(x, own).map { try $0(.normalized(axes: [$1], epsilon: 1e-12)) } : Array(x)
      let product = try both[0](.einsum(equation), both[1])
      return product.shape.rank == 1 ? try product(.expand(at: [1])) : product
    }
  }
}
