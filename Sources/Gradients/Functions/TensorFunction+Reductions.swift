package import Tensors

// Sums, means, extremes and products over axes; `nil` for all of them.
extension TensorFunction {
  package static func sum(axes: [Int]?, keepsAxes: Bool = false) -> TensorFunction {
    reduction("Sum", .sum, axes, keepsAxes) { g, x, _ in try g(.broadcast(to: x.shape)) }
  }

  package static func mean(axes: [Int]?, keepsAxes: Bool = false) -> TensorFunction {
    reduction("Mean", .mean, axes, keepsAxes) { g, x, y in
      try (g / (Double(x.value.count) / Double(max(1, y.value.count))))(.broadcast(to: x.shape))
    }
  }

  /// The gradient is divided equally among equal extremes.
  package static func maximum(axes: [Int]?, keepsAxes: Bool = false) -> TensorFunction {
    reduction("Max", .maximum, axes, keepsAxes, backward: shareOfExtremes)
  }

  package static func minimum(axes: [Int]?, keepsAxes: Bool = false) -> TensorFunction {
    reduction("Min", .minimum, axes, keepsAxes, backward: shareOfExtremes)
  }

  package static func product(axes: [Int]?, keepsAxes: Bool = false) -> TensorFunction {
    reduction("Prod", .product, axes, keepsAxes) { g, x, _ in
      try g * x.constant(productsOfOthers(x.value, axes: axes))
    }
  }

  package static func variance(axes: [Int]?, keepsAxes: Bool = false) -> TensorFunction {
    reduction("Variance", .variance, axes, keepsAxes) { g, x, y in
      let mean = try x(.mean(axes: axes, keepsAxes: true))
      return try g * (x - mean) * (2 * Double(max(1, y.value.count)) / Double(max(1, x.value.count)))
    }
  }

  package static func all(axes: [Int]?, keepsAxes: Bool = false) -> TensorFunction {
    reduction("All", .all, axes, keepsAxes)
  }

  package static func any(axes: [Int]?, keepsAxes: Bool = false) -> TensorFunction {
    reduction("Any", .any, axes, keepsAxes)
  }

  /// log Σ eˣ
  package static func logSumExp(axes: [Int]?, keepsAxes: Bool = false) -> TensorFunction {
    TensorFunction(
      "LogSumExp",
      forward: {
        let top = try $0[0].reduced(.maximum, axes: axes, keepDimensions: true)
        let sum = try $0[0].subtract(.tensor(top)).map(.exp).reduced(.sum, axes: axes, keepDimensions: true)
        let result = try sum.map(.log).add(.tensor(top))
        return keepsAxes ? result : try result.squeezed(axes: axes ?? Array(0..<result.rank))
      }
    ) { p in
      let y = try p.output(.reshape(to: keptShape(p.inputs[0].shape, axes)))
      let g = try p.gradient(.reshape(to: keptShape(p.inputs[0].shape, axes)))
      return [try g * (p.inputs[0] - y)(.exponential)]
    }
  }

  /// Where the largest or the smallest elements are.
  package static func extreme(isLargest: Bool, axis: Int, keepsAxes: Bool = false, _ dtype: DType = .int64)
    -> TensorFunction
  {
    TensorFunction(
      isLargest ? "ArgMax" : "ArgMin",
      forward: {
        let place =
          try isLargest
          ? $0[0].argmax(axis: axis, keepDimensions: keepsAxes)
          : $0[0].argmin(axis: axis, keepDimensions: keepsAxes)
        return try place.convert(to: dtype)
      })
  }

  package static func cumulativeSum(axis: Int, isReversed: Bool = false, isExclusive: Bool = false)
    -> TensorFunction
  {
    TensorFunction(
      "Cumsum",
      forward: {
        let x = isReversed ? try $0[0].flipped(axes: [axis]) : $0[0]
        var sum = try x.cumulativeSum(axis: axis).convert(to: x.dtype)
        if isExclusive { sum = try sum.subtract(.tensor(x)) }
        return isReversed ? try sum.flipped(axes: [axis]).copy() : sum
      }
    ) {
      [try $0.gradient(.cumulativeSum(axis: axis, isReversed: !isReversed, isExclusive: isExclusive))]
    }
  }

  // MARK: - Parts

  /// Results keep the type of their elements. The gradient and the output come with the folded axes of length 1.
  private static func reduction(
    _ name: String, _ reduction: Reduction, _ axes: [Int]?, _ keepsAxes: Bool,
    backward: ((_ g: Expression, _ x: Expression, _ y: Expression) throws -> Expression)? = nil
  ) -> TensorFunction {
    TensorFunction(
      name,
      forward: {
        let result = try $0[0].reduced(reduction, axes: axes, keepDimensions: keepsAxes)
        return reduction == .all || reduction == .any ? result : try result.convert(to: $0[0].dtype)
      },
      backward: backward.map { backward in
        { p in
          let kept = try keptShape(p.inputs[0].shape, axes)
          return [
            try backward(p.gradient(.reshape(to: kept)), p.inputs[0], p.output(.reshape(to: kept)))
          ]
        }
      })
  }

  /// A shape with length 1 along folded axes.
  static func keptShape(_ shape: Shape, _ axes: [Int]?) throws -> Shape {
    let folded = Set(try axes.map { try shape.normalized(axes: $0) } ?? Array(0..<shape.rank))
    return Shape(shape.indices.map { folded.contains($0) ? 1 : shape[$0] })
  }

  private static func shareOfExtremes(_ g: Expression, _ x: Expression, _ y: Expression) throws -> Expression
  {
    let isExtreme = try Tensor.compute(.equal, .tensor(x.value), .tensor(y.value)).convert(to: x.dtype)
    let axes = x.shape.indices.filter { y.shape[$0] == 1 }
    let count = try isExtreme.reduced(.sum, axes: axes, keepDimensions: true)
    return try g * x.constant(isExtreme.divide(by: .tensor(count)))
  }

  /// For each element, the product of the others along the axes.
  private static func productsOfOthers(_ x: Tensor, axes: [Int]?) throws -> Tensor {
    let folded = try axes.map { try x.shape.normalized(axes: $0) } ?? Array(0..<x.rank)
    let kept = (0..<x.rank).filter { !folded.contains($0) }
    let order = kept + folded
    let columns = folded.reduce(1) { $0 * x.shape[$1] }
    let rows = try x.transposed(order).reshaped(to: [columns == 0 ? 0 : x.count / columns, columns])
    var values = try rows.elements(Float.self).map(Double.init)
    for row in 0..<rows.shape[0] {
      let range = row * columns..<(row + 1) * columns
      var (before, after) = ([1.0], [1.0])
      for index in range { before.append(before[before.count - 1] * values[index]) }
      for index in range.reversed() { after.append(after[after.count - 1] * values[index]) }
      for (place, index) in range.enumerated() { values[index] = before[place] * after[columns - 1 - place] }
    }
    let result = try Tensor(shape: Shape(order.map { x.shape[$0] }), elements: values)
    let back = order.indices.map { axis in order.firstIndex(of: axis) ?? axis }
    return try result.transposed(back).convert(to: x.dtype)
  }
}

// Functions of rows along an axis.
extension TensorFunction {
  package static func softmax(axis: Int = -1) -> TensorFunction {
    TensorFunction("Softmax", forward: { try $0[0].softmax(axis) }) { p in
      let y = p.output
      return [try y * (p.gradient - (p.gradient * y)(.sum(axes: [axis], keepsAxes: true)))]
    }
  }

  package static func logSoftmax(axis: Int = -1) -> TensorFunction {
    TensorFunction(
      "LogSoftmax",
      forward: {
        let top = try $0[0].reduced(.maximum, axes: [axis], keepDimensions: true)
        let x = try $0[0].subtract(.tensor(top))
        let sum = try x.map(.exp).reduced(.sum, axes: [axis], keepDimensions: true)
        return try x.subtract(.tensor(sum.map(.log)))
      }
    ) { p in
      [try p.gradient - p.output(.exponential) * p.gradient(.sum(axes: [axis], keepsAxes: true))]
    }
  }
}

extension Tensor {
  fileprivate func softmax(_ axis: Int) throws -> Tensor {
    let top = try reduced(.maximum, axes: [axis], keepDimensions: true)
    let powers = try subtract(.tensor(top)).map(.exp)
    return try powers.divide(by: .tensor(powers.reduced(.sum, axes: [axis], keepDimensions: true)))
  }
}

// Lengths of vectors.
extension TensorFunction {
  /// The square root of the variance.
  package static func deviation(axes: [Int]?, keepsAxes: Bool = false) -> TensorFunction {
    reduction("StandardDeviation", .standardDeviation, axes, keepsAxes) { g, x, y in
      let mean = try x(.mean(axes: axes, keepsAxes: true))
      return try g * (x - mean) / y * (Double(max(1, y.value.count)) / Double(max(1, x.value.count)))
    }
  }

  /// The sum of absolute values (1), the Euclidean length (2), or the largest absolute value (∞).
  package static func norm(_ order: Double, axes: [Int]?, keepsAxes: Bool = false) -> TensorFunction {
    TensorFunction(
      "Norm",
      forward: {
        let x = $0[0]
        switch order {
        case 1: return try x.map(.absolute).reduced(.sum, axes: axes, keepDimensions: keepsAxes)
        case .infinity: return try x.map(.absolute).reduced(.maximum, axes: axes, keepDimensions: keepsAxes)
        default: return try x.map(.square).reduced(.sum, axes: axes, keepDimensions: keepsAxes).map(.sqrt)
        }
      }
    ) { p in
      let x = p.inputs[0]
      let kept = try keptShape(x.shape, axes)
      let (g, y) = (try p.gradient(.reshape(to: kept)), try p.output(.reshape(to: kept)))
      switch order {
      case 1: return [try g * x(.sign)]
      case .infinity: return [try shareOfExtremes(g, x(.absolute), y) * x(.sign)]
      default: return [try g * x / y]
      }
    }
  }

  /// x / √max(Σ x², ε)
  package static func normalized(axes: [Int]?, epsilon: Double) -> TensorFunction {
    TensorFunction(
      "L2Normalize",
      forward: {
        let squares = try $0[0].map(.square).reduced(.sum, axes: axes, keepDimensions: true)
        return try $0[0].divide(
          by: .tensor(Tensor.compute(.maximum, .tensor(squares), .scalar(.float(epsilon))).map(.sqrt)))
      }
    ) { p in
      let x = p.inputs[0]
      let squares = try x(.square)(.sum(axes: axes, keepsAxes: true))(.maximum, x.constant(epsilon))
      let length = try squares(.squareRoot)
      // Where ε is the length, that is constant.
      let isOwn = try Tensor.compute(.greater, .tensor(squares.value), .scalar(.float(epsilon))).convert(
        to: x.dtype)
      let along = try (p.gradient * p.output)(.sum(axes: axes, keepsAxes: true)) * x.constant(isOwn)
      return [try (p.gradient - p.output * along) / length]
    }
  }
}
