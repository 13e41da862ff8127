import Evaluator
import Gradients
import Tensors

// Decompositions of matrices into several parts, by LAPACK.
extension OperationFunctions {
  static let decompositions: [Builtin] = [
    function(
      "qr", "An orthogonal matrix and an upper triangle, whose product is the matrix.",
      [.required("x", .any), .optional("mode", .choice("reduced", "complete"), default: "reduced")]
    ) { call in
      let isReduced = try call.string("mode") == "reduced"
      return .tuple(
        of: try decomposed(call, "qr") { x in
          let (rows, columns) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
          let count = isReduced ? min(rows, columns) : rows
          let (packed, _, q) = try x.orthogonalFactors(columns: count)
          let isUpper = (0..<count * columns).map { $0 % columns >= $0 / columns ? 1.0 : 0 }
          let r = try packed.indexed(by: [.ellipsis, .slice(stop: count), .all]).multiply(
            .tensor(Tensor(shape: [count, columns], elements: isUpper)))
          return [q ?? packed, r]
        })
    },
    function(
      "eigh", "The eigenvalues of a symmetric matrix, ascending, and their vectors as columns.",
      [.required("x", .any)]
    ) { call in
      .tuple(
        of: try decomposed(call, "eigh") { x in
          let (values, vectors) = try x.symmetricEigenvalues(upper: false, vectors: true)
          return [values, vectors ?? values]
        })
    },
    function(
      "lu_factor", "L and U in one matrix, and the rows that were exchanged.", [.required("x", .any)]
    ) { call in
      .tuple(
        of: try decomposed(call, "lu_factor") { x in
          let (factors, exchanges) = try x.triangularFactors()
          return [factors, exchanges]
        })
    },
    function(
      "svd", "U, the singular values, descending, and Vᵀ; the values alone where compute_uv is False.",
      [
        .required("x", .any), .optional("full_matrices", .bool, default: true),
        .optional("compute_uv", .bool, default: true),
      ]
    ) { call in
      let (isFull, hasVectors) = (try call.bool("full_matrices"), try call.bool("compute_uv"))
      let parts = try decomposed(call, "svd") { x in
        let (left, values, right) = try x.singularValues(vectors: hasVectors, full: isFull)
        return [left, values, right].compactMap { $0 }
      }
      return hasVectors ? .tuple(of: parts) : parts[0]
    },
    function(
      "lstsq", "The x with the smallest a · x − b.",
      [
        .required("a", .any), .required("b", .any),
        .optional(
          "rcond", .float, default: .none, "the smallest share of the largest singular value that counts"),
      ]
    ) { call in
      let (a, b) = (try call.interpreter.eager(call["a"]).value, try call.interpreter.eager(call["b"]).value)
      guard a.rank == 2, 1...2 ~= b.rank, b.shape[0] == a.shape[0] else {
        throw call.invalid("b", must: "have a row for each row of the matrix a")
      }
      let share = call["rcond"].asDouble ?? Double(Float.ulpOfOne) * Double(max(a.shape[0], a.shape[1]))
      let right = try b.rank == 1 ? b.reshaped(to: [b.count, 1]) : b
      let x = try a.convert(to: .float64).leastSquares(right.convert(to: .float64), cutoff: share).solution
      return .eager(try (b.rank == 1 ? x.squeezed(axes: [1]) : x).convert(to: .float32))
    },
    function("slogdet", "The sign of a determinant, and the logarithm of its size.", [.required("x", .any)]) {
      call in
      let x = try call.interpreter.eager(call["x"])
      let sign = try x.value.logarithmicDeterminant().sign.convert(to: .float32)
      return .tuple(of: [
        .eager(sign), try call.interpreter.apply(.logarithmicDeterminant, [call["x"]], .floating, .keras),
      ])
    },
  ]

  /// The parts of matrices, computed in double precision.
  private static func decomposed(_ call: Call, _ name: String, _ function: (Tensor) throws -> [Tensor]) throws
    -> [Value]
  {
    let x = try call.interpreter.eager(call["x"])
    guard x.shape.rank >= 2 else {
      throw TensorError.invalidArgument(
        operation: "linalg", name: "x", found: "\(x.shape)", expected: "matrices")
    }
    let type = x.dtype.isFloating ? x.dtype : .float32
    let outputs = try function(x.value.convert(to: .float64)).map { part in
      EagerTensor(part.dtype.isFloating ? try part.convert(to: type) : part)
    }
    call.interpreter.math.record(inputs: [x], outputs: outputs) { _ in
      throw TensorFunctionError.noGradient(function: name)
    }
    return outputs.map { .object($0) }
  }
}
