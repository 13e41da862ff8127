package import Tensors

// Windows of lengths that are made to fit: adaptive pooling.
extension TensorFunction {
  /// The means of windows along axes: so many of them, together all of the axis.
  package static func adaptiveMean(_ lengths: [(axis: Int, count: Int)]) -> TensorFunction {
    composed("AdaptiveAveragePool") { x in
      try lengths.reduce(x[0]) { value, next in
        let length = value.shape[next.axis]
        let windows = adaptiveWindows(length, count: next.count)
        let shares = windows.flatMap { window in
          (0..<length).map { window.contains($0) ? 1 / Float(window.count) : 0 }
        }
        let matrix = try value.constant(
          Tensor(shape: [next.count, length], floats: shares).convert(to: value.dtype))
        let order = value.shape.indices.filter { $0 != next.axis } + [next.axis]
        let turned = try value(.transpose(order))
        let flat = try turned(.reshape(to: [turned.value.count / max(1, length), length]))
        let means = try flat(.matrixProduct(transposesSecond: true), matrix)
        let shape = Shape(order.dropLast().map { value.shape[$0] } + [next.count])
        let back = order.indices.map { axis in order.firstIndex(of: axis) ?? axis }
        return try means(.reshape(to: shape))(.transpose(back))
      }
    }
  }

  /// The largest elements of such windows.
  package static func adaptiveMaximum(_ lengths: [(axis: Int, count: Int)]) -> TensorFunction {
    composed("AdaptiveMaxPool") { x in
      try lengths.reduce(x[0]) { value, next in
        let parts = try adaptiveWindows(value.shape[next.axis], count: next.count).map { window in
          let indices = value.shape.indices.map { axis -> Index in
            axis == next.axis ? .slice(start: window.lowerBound, stop: window.upperBound, step: 1) : .all
          }
          return try value(.part(indices))(.maximum(axes: [next.axis]))
        }
        return Expression(
          try value.math.apply(.stack(axis: next.axis), parts.map(\.tensor)), value.math)
      }
    }
  }

  private static func adaptiveWindows(_ length: Int, count: Int) -> [Range<Int>] {
    (0..<count).map { $0 * length / count..<(($0 + 1) * length + count - 1) / count }
  }
}

// Attention: what each query takes from the values.
extension TensorFunction {
  /// softmax(q · kᵀ · scale + bias) of queries (N, T, heads, width) and keys (N, S, heads, width): (N, heads, T, S). Vaswani et al.
  /// 2017, "Attention is all you need".
  ///
  /// - `hasBias`: whether a third operand is added to the products, which broadcasts to (N, heads, T, S).
  /// - `isCausal`: whether a query sees only keys up to its own place.
  /// - `keyRepeats`: how many heads share a key.
  /// - `hasMask`: whether the last operand has a one where a query sees a key: (N, T, S) or (N, heads, T, S).
  /// - `zeroesMasked`: whether the weights of a query that sees nothing are zero instead of all the same.
  package static func attentionWeights(
    scale: Double, hasBias: Bool = false, isCausal: Bool = false, keyRepeats: Int = 1, hasMask: Bool = false,
    zeroesMasked: Bool = false
  ) -> TensorFunction {
    composed("AttentionWeights") { x in
      let key = keyRepeats == 1 ? x[1] : try x[1](.repeat(keyRepeats, axis: 2))
      var products = try (x[0] * scale)(.einsum("btnh,bsnh->bnts"), key)
      if hasBias { products = try products + x[2] }
      if isCausal { products = try products + products.constant(causalBias(x[0].shape[1], key.shape[1])) }
      guard hasMask, let given = x.last else { return try products(.softmax()) }
      let mask = given.shape.rank == 3 ? try given(.expand(at: [1])) : given
      let weights = try (products * mask + (mask - 1) * farBelow)(.softmax())
      return zeroesMasked ? try weights * mask : weights
    }
  }

  /// What a mask leaves out is as far below the rest as a number can be.
  package static let farBelow = 0.7 * Double(Float.greatestFiniteMagnitude)

  /// What weights (N, heads, T, S) take from values (N, S, heads, width): (N, T, heads, width).
  package static func attentionValues(repeats: Int = 1) -> TensorFunction {
    composed("AttentionValues") { x in
      try x[0](.einsum("bnts,bsnh->btnh"), repeats == 1 ? x[1] : x[1](.repeat(repeats, axis: 2)))
    }
  }

  /// 0 where a key is at most as far as the query, else −10⁹: (T, S).
  package static func causalBias(_ queries: Int, _ keys: Int) throws -> Tensor {
    try Tensor(
      shape: [queries, keys],
      floats: (0..<queries * keys).map { $0 % keys <= $0 / keys ? Float(0) : -1e9 })
  }
}
