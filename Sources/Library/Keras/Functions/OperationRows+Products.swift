import Evaluator
import Gradients
import Tensors

// Products of vectors and matrices, and what follows from them.
extension OperationRows {
  static let products: [TensorRow] = [
    binary(
      "outer", "Each element times each.", .matched,
      .composed("outer") { x in
        try x[0](.reshape(to: [x[0].value.count, 1])) * x[1](.reshape(to: [1, x[1].value.count]))
      }),
    binary(
      "inner", "Sums of products over the last axes.", .matched,
      .composed("inner") { x in
        if x[0].shape.rank == 0 || x[1].shape.rank == 0 { return try x[0] * x[1] }
        return try x[0](.einsum(ranks: { ([$0 - 1], [$1 - 1]) }), x[1])
      }),
    binary(
      "vdot", "The sum of all products.", .matched,
      .composed("vdot") { x in
        guard x[0].value.count == x[1].value.count else {
          throw Fault.message("vdot: \(x[0].value.count) and \(x[1].value.count) elements")
        }
        return try (x[0](.reshape(to: [-1])) * x[1](.reshape(to: [-1])))(.sum(axes: nil))
      }),
    binary(
      "kron", "Each element times the whole second tensor, as blocks.", .matched,
      .composed("kron") { x in
        let rank = max(x[0].shape.rank, x[1].shape.rank)
        let lengths = x.map { Array(repeating: 1, count: rank - $0.shape.rank) + Array($0.shape) }
        let first = try x[0](.reshape(to: Shape(lengths[0].flatMap { [$0, 1] })))
        let second = try x[1](.reshape(to: Shape(lengths[1].flatMap { [1, $0] })))
        return try (first * second)(.reshape(to: Shape((0..<rank).map { lengths[0][$0] * lengths[1][$0] })))
      }),
    formula(
      "cross", "The cross products of vectors of 2 or 3 elements.",
      [
        .optional("axisa", .int, default: -1, "of the vectors in x1"),
        .optional("axisb", .int, default: -1, "in x2"),
        .optional("axisc", .int, default: -1, "in the result"),
        .optional("axis", .int, default: .none, "for all three"),
      ], .matched, operands: ["x1", "x2"]
    ) { call in
      let axis = try call.optionalInt("axis")
      let (a, b, c) = (
        try axis ?? call.int("axisa"), try axis ?? call.int("axisb"), try axis ?? call.int("axisc")
      )
      return { x in try cross(x[0], x[1], a, b, c) }
    },
    binary(
      "cdist", "The distances between all pairs of vectors.", .matchedFloating,
      .composed("cdist") { x in
        let distance = try x[0](.expand(at: [-2])) - x[1](.expand(at: [-3]))
        let squares = try (distance * distance)(.sum(axes: [-1]))
        // The root has no slope at 0.
        let safe = try squares.choosing(.equal, 0, squares * 0 + 1, squares)
        return try squares.choosing(.equal, 0, squares * 0, safe(.squareRoot))
      }, ["x", "y"]),
    formula(
      "vander", "The powers of each element, as rows.",
      [
        .optional("N", .int, default: .none, "how many; None: as many as elements"),
        .optional("increasing", .bool, default: false, "whether the powers go up"),
      ]
    ) { call in
      let (count, increases) = (try call.optionalInt("N"), try call.bool("increasing"))
      return { x in
        guard x[0].shape.rank == 1 else {
          throw Fault.message("Input tensor must have dimension 1. Received: input.shape=\(x[0].shape)")
        }
        let columns = max(0, count ?? x[0].shape[0])
        var powers = [try x[0] * 0 + 1]
        while powers.count < columns { powers.append(try powers[powers.count - 1] * x[0]) }
        let chosen = Array(powers.prefix(columns))
        let order = increases ? chosen : chosen.reversed()
        return Expression(try x[0].math.apply(.stack(axis: 1), order.map(\.tensor)), x[0].math)
      }
    },
  ]

  static let algebra: [TensorRow] = [
    formula(
      "cholesky", "The lower triangle L with L · Lᵀ = x.",
      [.optional("upper", .bool, default: false, "whether it is the upper one")], .floating
    ) {
      call in
      let isUpper = try call.bool("upper")
      return { x in
        let lower = try x[0](.choleskyFactor)
        return isUpper ? try lower(.swapMatrix) : lower
      }
    },
    formula(
      "cholesky_inverse", "The inverse of the matrix whose Cholesky factor is given.",
      [.optional("upper", .bool, default: false, "whether it is the upper one")], .floating
    ) {
      call in
      let isUpper = try call.bool("upper")
      return { x in
        let product =
          try isUpper
          ? x[0](.matrixProduct(transposesFirst: true), x[0])
          : x[0](.matrixProduct(transposesSecond: true), x[0])
        return try product(.inverse)
      }
    },
    TensorRow(
      "linalg.solve", "solve", "The solution x of a · x = b.", ["matrix|a", "rhs|b"], .matchedFloating,
      .solution),
    formula(
      "solve_triangular", "The solution x of a · x = b for a triangle a.",
      [.optional("lower", .bool, default: false, "whether it is the lower one")], .matchedFloating,
      operands: ["a", "b"]
    ) {
      call in
      let isLower = try call.bool("lower")
      return { x in
        let rank = x[0].shape.rank
        guard rank >= 2 else { throw Fault.message("a must be a matrix, found \(x[0].shape)") }
        let (rows, columns) = (x[0].shape[rank - 2], x[0].shape[rank - 1])
        let mask = (0..<rows * columns).map {
          isLower ? $0 % columns <= $0 / columns : $0 % columns >= $0 / columns
        }
        let triangle = try x[0].constant(Tensor(shape: [rows, columns], elements: mask))(
          .choose, x[0], x[0].constant(0))
        return try triangle(.solution, x[1])
      }
    },
    TensorRow(
      "linalg.logdet", "logdet", "The logarithm of a determinant.", ["matrix|x"], .floating,
      .logarithmicDeterminant),
    TensorRow(
      "linalg.pinv", "pinv", "The pseudo-inverse of a matrix.", ["a|x"],
      [
        .optional(
          "rcond", .float, default: .none, "the smallest share of the largest singular value that counts")
      ], .floating
    ) {
      call in
      let share = call["rcond"].asDouble
      return .withoutGradient("pinv") { x in
        let size = x[0].rank < 2 ? 0 : max(x[0].shape[x[0].rank - 1], x[0].shape[x[0].rank - 2])
        let inverse = try x[0].convert(to: .float64).pseudoInverse(
          share: share ?? 10 * Double(size) * Double(Float.ulpOfOne))
        return try inverse.convert(to: x[0].dtype)
      }
    },
    TensorRow(
      "", "matrix_rank", "The number of independent rows.", ["x"],
      [.optional("tol", .float, default: .none, "the smallest singular value that counts")], .floating
    ) {
      call in
      let bound = call["tol"].asDouble
      return TensorFunction(
        "MatrixRank",
        forward: { x in
          let values = try x[0].convert(to: .float64).singularValues(vectors: false, full: false).values
          let largest = max(x[0].shape[x[0].rank - 1], x[0].shape[x[0].rank - 2])
          let rows = try values.elements(Double.self)
          let count = values.shape.last ?? 1
          let ranks = stride(from: 0, to: rows.count, by: max(1, count)).map { start -> Int32 in
            let own = rows[start..<start + count]
            let least = bound ?? (own.max() ?? 0) * Double(largest) * Double(Float.ulpOfOne)
            return Int32(own.count { $0 > least })
          }
          return try Tensor(shape: Shape(x[0].shape.dropLast(2)), elements: ranks)
        })
    },
  ]

  private static func cross(_ a: Expression, _ b: Expression, _ first: Int, _ second: Int, _ result: Int)
    throws -> Expression
  {
    func parts(_ x: Expression, _ axis: Int) throws -> [Expression] {
      let axis = try x.shape.normalized(axis: axis)
      guard 2...3 ~= x.shape[axis] else {
        throw Fault.message("`x1` and `x2` must have dimension 2 or 3 along the axis, found \(x.shape)")
      }
      return try (0..<x.shape[axis]).map { place in
        try x(.part(x.shape.indices.map { $0 == axis ? Index.integer(place) : .all }))
      }
    }
    let (u, v) = (try parts(a, first), try parts(b, second))
    let third = try u[0] * v[1] - u[1] * v[0]
    if u.count == 2, v.count == 2 { return third }
    let zero = try third * 0
    let (u2, v2) = (u.count == 3 ? u[2] : zero, v.count == 3 ? v[2] : zero)
    let all = [try u[1] * v2 - u2 * v[1], try u2 * v[0] - u[0] * v2, third]
    let axis = result < 0 ? result + third.shape.rank + 1 : result
    return Expression(try third.math.apply(.stack(axis: axis), all.map(\.tensor)), third.math)
  }
}

extension TensorFunction {
  /// The lower Cholesky factor. The gradient after Murray 2016, "Differentiation of the Cholesky decomposition".
  static let choleskyFactor: TensorFunction = unary(
    "Cholesky", { try $0.choleskyFactor().convert(to: $0.dtype) }
  ) { g, _, y in
    let inverse = try y(.inverse)
    let product = try y(.matrixProduct(transposesFirst: true), g)
    let size = y.shape.last ?? 1
    // The lower triangle, half of the diagonal.
    let mask = (0..<size * size).map { place -> Float in
      let (row, column) = (place / size, place % size)
      return column < row ? 1 : column == row ? 0.5 : 0
    }
    let half = try product * y.constant(Tensor(shape: [size, size], floats: mask).convert(to: y.dtype))
    let slope = try inverse(.matrixProduct(transposesFirst: true), half)(.matrixProduct(), inverse)
    return try (slope + slope(.swapMatrix)) * 0.5
  }

  /// The solution of linear equations.
  static let solution: TensorFunction = TensorFunction(
    "MatrixSolve", forward: { try $0[0].solving($0[1]).convert(to: $0[0].dtype) }
  ) { p in
    let (a, b) = (p.inputs[0], p.inputs[1])
    let gradient = try a(.swapMatrix)(.solution, p.gradient)
    let isVector = b.shape.rank == 1 || b.shape.rank < a.shape.rank
    let slope =
      try isVector
      ? gradient(.expand(at: [-1])) * p.output(.expand(at: [-2]))
      : gradient(.matrixProduct(transposesSecond: true), p.output)
    return [try -slope, gradient]
  }

  static let logarithmicDeterminant: TensorFunction = unary(
    "LogMatrixDeterminant", { try $0.logarithmicDeterminant().logarithm.convert(to: $0.dtype) }
  ) {
    g, x, _ in
    try g(.expand(at: [-1, -2])) * x(.inverse)(.swapMatrix)
  }
}
