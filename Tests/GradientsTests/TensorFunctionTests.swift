import Gradients
import Tensors
import Testing

/// Each function's vector–Jacobian product against central differences in Double, and its own gradient again.
@Suite struct TensorFunctionTests {
  struct Row: CustomTestStringConvertible, @unchecked Sendable {
    let name: String
    let function: TensorFunction
    let inputs: [Tensor]
    var testDescription: String { name }

    /// - Parameter inputs: shapes; elements are drawn between `low` and `high`, none equal to another.
    init(
      _ name: String, _ function: TensorFunction, _ shapes: [Shape], from low: Double = -2,
      to high: Double = 2
    ) {
      self.name = name
      self.function = function
      var seed: UInt64 = 7
      inputs = shapes.map { shape in
        let count = shape.elementCount ?? 0
        let values = (0..<count).map { _ -> Double in
          seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return low + (high - low) * Double(seed >> 11) * 0x1p-53
        }
        return (try? Tensor(shape: shape, elements: values)) ?? Tensor.empty
      }
    }
  }

  static let rows: [Row] = [
    Row("negative", .negative, [[2, 3]]), Row("abs", .absolute, [[2, 3]]), Row("square", .square, [[3]]),
    Row("sqrt", .squareRoot, [[3]], from: 0.2), Row("rsqrt", .reciprocalSquareRoot, [[3]], from: 0.2),
    Row("reciprocal", .reciprocal, [[3]], from: 0.5), Row("exp", .exponential, [[2, 2]]),
    Row("expm1", .exponentialMinusOne, [[3]]), Row("log", .logarithm, [[3]], from: 0.2),
    Row("log1p", .logarithmOfOnePlus, [[3]], from: -0.5), Row("sin", .sine, [[3]]),
    Row("cos", .cosine, [[3]]),
    Row("tan", .tangent, [[3]], from: -1, to: 1), Row("asin", .arcSine, [[3]], from: -0.9, to: 0.9),
    Row("acos", .arcCosine, [[3]], from: -0.9, to: 0.9), Row("atan", .arcTangent, [[3]]),
    Row("sinh", .hyperbolicSine, [[3]]), Row("cosh", .hyperbolicCosine, [[3]]),
    Row("tanh", .hyperbolicTangent, [[3]]), Row("sigmoid", .sigmoid, [[3]]),
    Row("softplus", .softplus, [[3]]),
    Row("relu", .relu, [[5]]), Row("relu6", .relu(slope: 0, maximum: 6), [[8]], from: -4, to: 9),
    Row("leaky relu", .relu(slope: 0.2, maximum: nil), [[5]]),
    Row("elu", .exponentialUnit(alpha: 1.5), [[5]]),
    Row("selu", .exponentialUnit(alpha: 1.67, scale: 1.05), [[5]]),
    Row("clip", .clip(from: .scalar(.float(-0.5)), to: .scalar(.float(1))), [[6]]),
    Row("add", .add, [[2, 3], [3]]), Row("subtract", .subtract, [[2, 1], [1, 3]]),
    Row("multiply", .multiply, [[2, 3], [2, 1]]), Row("divide", .divide, [[2, 3], [3]], from: 0.5),
    Row("power", .power, [[2, 2], [2]], from: 0.5), Row("maximum", .maximum, [[4], [4]]),
    Row("minimum", .minimum, [[2, 4], [4]]), Row("squared difference", .squaredDifference, [[2, 3], [3]]),
    Row("atan2", .arcTangentOfQuotient, [[3], [3]], from: 0.3),
    Row("sum", .sum(axes: [1]), [[2, 3]]), Row("sum of all", .sum(axes: nil), [[2, 3]]),
    Row("mean", .mean(axes: [0, 2], keepsAxes: true), [[2, 3, 2]]),
    Row("max", .maximum(axes: [1]), [[3, 4]]),
    Row("min", .minimum(axes: nil), [[3, 4]]), Row("variance", .variance(axes: [0]), [[3, 2]]),
    Row("log-sum-exp", .logSumExp(axes: [1]), [[2, 3]]), Row("softmax", .softmax(), [[2, 3]]),
    Row("log-softmax", .logSoftmax(axis: 0), [[3, 2]]),
    Row("cumulative sum", .cumulativeSum(axis: 1, isReversed: true, isExclusive: true), [[2, 4]]),
    Row("reshape", .reshape(to: [3, 2]), [[2, 3]]), Row("transpose", .transpose([2, 0, 1]), [[2, 3, 2]]),
    Row("broadcast", .broadcast(to: [2, 3]), [[3]]), Row("expand", .expand(at: [1]), [[3]]),
    Row("squeeze", .squeeze([1]), [[3, 1, 2]]), Row("flip", .flip([0]), [[3, 2]]),
    Row("roll", .roll([1], axes: [1]), [[2, 3]]), Row("tile", .tile([2, 1, 3]), [[2, 3]]),
    Row("repeat", .repeat(2, axis: 1), [[2, 2]]), Row("pad", .pad([(1, 0), (0, 2)]), [[2, 2]]),
    Row("slice", .part([.slice(start: nil, stop: nil, step: -2), .newAxis, .integer(1)]), [[4, 2]]),
    Row("concatenate", .concatenate(axis: -1), [[2, 1], [2, 3]]), Row("stack", .stack(axis: 1), [[3], [3]]),
    Row("matrix product", .matrixProduct(), [[2, 3], [3, 4]]),
    Row("batched product", .matrixProduct(transposesSecond: true), [[2, 2, 3], [4, 3]]),
    Row("product with a vector", .matrixProduct(), [[2, 3], [3]]),
    Row("inner product", .matrixProduct(), [[3], [3]]),
    Row("einsum", .einsum("bij,jk->bik"), [[2, 2, 3], [3, 2]]),
    Row("einsum of a sum", .einsum("ij->j"), [[2, 3]]),
    Row("inverse", .inverse, [[2, 2]], from: 1, to: 3), Row("determinant", .determinant, [[2, 2]]),
  ]

  @Test(arguments: rows) func gradient(_ row: Row) throws {
    let math = TensorMath()
    let output = try math.apply(row.function, row.inputs.map(EagerTensor.init))
    // Weights that differ, so that no error cancels out.
    let weights = try Tensor.arange(.float(1), .float(Double(output.value.count) + 1)).multiply(
      .scalar(.float(0.1))
    )
    .reshaped(to: output.shape)
    func objective(_ inputs: [Tensor]) throws -> Double {
      try row.function.forward(inputs).multiply(.tensor(weights)).sum().item().doubleValue
    }
    let found = try first(row, weights)
    for (place, input) in row.inputs.enumerated() {
      let gradient = try found[place].elements(Double.self)
      #expect(found[place].shape == input.shape)
      let expected = try differences(input) { changed in
        var inputs = row.inputs
        inputs[place] = changed
        return try objective(inputs)
      }
      for (a, b) in zip(gradient, expected) { #expect(abs(a - b) < 1e-6 * max(1, abs(b)), "input \(place)") }
    }
  }

  /// The gradient of the squared gradient, against central differences of that.
  @Test(arguments: rows) func gradientOfGradient(_ row: Row) throws {
    let math = TensorMath()
    let output = try math.apply(row.function, row.inputs.map(EagerTensor.init))
    let weights = try Tensor.arange(.float(1), .float(Double(output.value.count) + 1)).multiply(
      .scalar(.float(0.1))
    )
    .reshaped(to: output.shape)
    let inputs = row.inputs.map(EagerTensor.init)
    let (outer, inner) = (Tape(), Tape())
    for input in inputs {
      outer.watch(input)
      inner.watch(input)
    }
    math.open(outer)
    math.open(inner)
    let y = try math.apply(row.function, inputs)
    math.close(inner)
    let slopes = try inner.gradient(of: [y], to: inputs, seeds: [EagerTensor(weights)], math)
    var sum = EagerTensor(try Tensor(.float(0)))
    for slope in slopes.compactMap({ $0 }) {
      sum = try math.apply(.add, [sum, math.apply(.sum(axes: nil), [math.apply(.square, [slope])])])
    }
    math.close(outer)
    let found = try outer.gradient(of: [sum], to: inputs, math)
    for (place, input) in row.inputs.enumerated() {
      let expected = try differences(input) { changed in
        var all = row.inputs
        all[place] = changed
        return try first(row, weights, at: all).reduce(0) {
          $0 + (try $1.map(.square).sum().item().doubleValue)
        }
      }
      let gradient =
        try found[place]?.value.elements(Double.self) ?? [Double](repeating: 0, count: input.count)
      for (a, b) in zip(gradient, expected) { #expect(abs(a - b) < 2e-5 * max(1, abs(b)), "input \(place)") }
    }
  }

  private func first(_ row: Row, _ weights: Tensor, at inputs: [Tensor]? = nil) throws -> [Tensor] {
    let math = TensorMath()
    let inputs = (inputs ?? row.inputs).map(EagerTensor.init)
    let tape = Tape()
    for input in inputs { tape.watch(input) }
    math.open(tape)
    let y = try math.apply(row.function, inputs)
    math.close(tape)
    return try tape.gradient(of: [y], to: inputs, seeds: [EagerTensor(weights)], math).map {
      try #require($0?.value)
    }
  }

  private func differences(_ input: Tensor, _ objective: (Tensor) throws -> Double) throws -> [Double] {
    let values = try input.elements(Double.self)
    return try values.indices.map { place in
      func at(_ step: Double) throws -> Double {
        var changed = values
        changed[place] += step
        return try objective(Tensor(shape: input.shape, elements: changed))
      }
      return (try at(1e-5) - at(-1e-5)) / 2e-5
    }
  }
}

extension Tensor {
  fileprivate static var empty: Tensor {
    guard let tensor = try? Tensor(zeros: [0]) else { preconditionFailure("no memory") }
    return tensor
  }
}
