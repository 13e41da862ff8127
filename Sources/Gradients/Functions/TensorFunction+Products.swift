import Tensors

// Products of matrices, and sums of products.
extension TensorFunction {
  /// The product of the last two axes; the axes before them broadcast.
  package static func matrixProduct(transposesFirst: Bool = false, transposesSecond: Bool = false)
    -> TensorFunction
  {
    TensorFunction(
      "MatMul",
      forward: {
        let a = transposesFirst ? try $0[0].swappingAxes(-1, -2) : $0[0]
        let b = transposesSecond ? try $0[1].swappingAxes(-1, -2) : $0[1]
        return try a.matrixProduct(with: b)
      }
    ) { p in
      // Vectors count as matrices of one row or one column.
      let (left, right) = (p.inputs[0], p.inputs[1])
      let a =
        left.shape.rank == 1 ? try left(.expand(at: [0])) : transposesFirst ? try left(.swapMatrix) : left
      let b =
        right.shape.rank == 1
        ? try right(.expand(at: [1])) : transposesSecond ? try right(.swapMatrix) : right
      var g = p.gradient
      if left.shape.rank == 1 { g = try g(.expand(at: [right.shape.rank == 1 ? 0 : -2])) }
      if right.shape.rank == 1 { g = try g(.expand(at: [-1])) }
      var first = try g(.matrixProduct(), b(.swapMatrix))
      var second = try a(.swapMatrix)(.matrixProduct(), g)
      if left.shape.rank > 1 {
        first = try (transposesFirst ? first(.swapMatrix) : first).summed(to: left.shape)
      } else {
        first = try first.summed(to: a.shape)(.reshape(to: left.shape))
      }
      if right.shape.rank > 1 {
        second = try (transposesSecond ? second(.swapMatrix) : second).summed(to: right.shape)
      } else {
        second = try second.summed(to: b.shape)(.reshape(to: right.shape))
      }
      return [first, second]
    }
  }

  /// With the last two axes exchanged.
  package static let swapMatrix: TensorFunction = unary("MatrixTranspose", { try $0.swappingAxes(-1, -2) }) {
    g, _, _ in
    try g(.swapMatrix)
  }

  /// Einstein's sums, with `->`; without repeated letters within an operand.
  package static func einsum(_ text: String) -> TensorFunction {
    TensorFunction("Einsum", forward: { try Tensor.einsum(text, $0) }) { p in
      let parts = text.filter { $0 != " " }.split(separator: "->", omittingEmptySubsequences: false).map(
        String.init)
      let terms = parts[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, terms.count == p.inputs.count, !text.contains(".") else {
        throw TensorFunctionError.noGradient(function: "einsum(\"\(text)\")")
      }
      return try terms.indices.map { place in
        let others = terms.indices.filter { $0 != place }
        let known = Set(parts[1] + others.map { terms[$0] }.joined())
        let letters = terms[place].filter { known.contains($0) }
        let formula = ([parts[1]] + others.map { terms[$0] }).joined(separator: ",") + "->" + letters
        let operands = [p.gradient.tensor] + others.map { p.inputs[$0].tensor }
        let math = p.gradient.math
        let found = Expression(try math.apply(.einsum(formula), operands), math)
        if letters == terms[place] { return found }
        // Axes that were summed alone: the same gradient all along them.
        let shape = p.inputs[place].shape
        let kept = Shape(zip(terms[place], shape).map { known.contains($0) ? $1 : 1 })
        return try found(.reshape(to: kept))(.broadcast(to: shape))
      }
    }
  }

  package static let inverse: TensorFunction = unary("MatrixInverse", { try $0.inverse() }) { g, _, y in
    let turned = try y(.swapMatrix)
    return try -(turned(.matrixProduct(), g(.matrixProduct(), turned)))
  }

  package static let determinant: TensorFunction = unary("MatrixDeterminant", { try $0.determinant() }) {
    g, x, y in
    try (g * y)(.expand(at: [-1, -2])) * x(.inverse)(.swapMatrix)
  }
}

/// What a function refuses.
package enum TensorFunctionError: Error, Hashable {
  case noGradient(function: String)
  /// The gradient of a gradient where only the first is known.
  case noSecondGradient(of: String)

  package var message: String {
    switch self {
    case .noGradient(let function): "\(function) has no gradient here"
    case .noSecondGradient(let name):
      "the gradient of \(name) has no gradient: second derivatives go through functions of tensors, not through a layer or a model"
    }
  }
}
