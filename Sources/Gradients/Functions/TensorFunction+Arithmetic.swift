package import Tensors

// Functions of two tensors, which broadcast.
extension TensorFunction {
  package static let add: TensorFunction = binary("AddV2", .add) { g, _, _, _ in (g, g) }
  package static let subtract: TensorFunction = binary("Sub", .subtract) { g, _, _, _ in (g, try -g) }
  package static let multiply: TensorFunction = binary("Mul", .multiply) { g, a, b, _ in
    (try g * b, try g * a)
  }
  package static let divide: TensorFunction = binary("RealDiv", .divide) { g, _, b, y in
    let quotient = try g / b
    return (quotient, try -(quotient * y))
  }
  package static let power: TensorFunction = binary("Pow", .power) { g, a, b, y in
    // The logarithm of a base that is not positive counts as 0.
    let isPositive = try Tensor.compute(.greater, .tensor(a.value), .scalar(.float(0)))
    let base = try (a.constant(isPositive))(.choose, a, a.constant(1))
    return (try g * b * a(.power, b - 1), try g * y * base(.logarithm))
  }
  package static let maximum: TensorFunction = binary("Maximum", .maximum) { g, a, b, _ in
    try split(g, a, b, by: .greaterEqual)
  }
  package static let minimum: TensorFunction = binary("Minimum", .minimum) { g, a, b, _ in
    try split(g, a, b, by: .lessEqual)
  }
  package static let squaredDifference: TensorFunction = TensorFunction(
    "SquaredDifference",
    forward: { try Tensor.compute(.subtract, .tensor($0[0]), .tensor($0[1])).map(.square) }
  ) { p in
    let slope = try p.gradient * (p.inputs[0] - p.inputs[1]) * 2
    return [try slope.summed(to: p.inputs[0].shape), try (-slope).summed(to: p.inputs[1].shape)]
  }
  package static let arcTangentOfQuotient: TensorFunction = binary("Atan2", .arctan2) { g, a, b, _ in
    let norm = try a * a + b * b
    return (try g * b / norm, try -(g * a / norm))
  }
  package static let remainder: TensorFunction = binary("FloorMod", .remainder) { g, a, b, _ in
    (g, try -(g * a.constant(Tensor.compute(.floorDivide, .tensor(a.value), .tensor(b.value)))))
  }

  /// A comparison or another function without derivative.
  package static func plain(_ name: String, _ operation: BinaryOperation) -> TensorFunction {
    TensorFunction(name, forward: { try Tensor.compute(operation, .tensor($0[0]), .tensor($0[1])) })
  }

  /// Elements of the second tensor where the first, a condition, is true, else of the third.
  package static let choose: TensorFunction = TensorFunction(
    "SelectV2", forward: { try Tensor.choose($0[0], .tensor($0[1]), .tensor($0[2])) }
  ) { p in
    let (condition, zero) = (p.inputs[0], try p.gradient.constant(0))
    return [
      nil, try condition(.choose, p.gradient, zero).summed(to: p.inputs[1].shape),
      try condition(.choose, zero, p.gradient).summed(to: p.inputs[2].shape),
    ]
  }

  private static func binary(
    _ name: String, _ operation: BinaryOperation,
    backward:
      @escaping (_ g: Expression, _ a: Expression, _ b: Expression, _ y: Expression) throws -> (
        Expression, Expression
      )
  ) -> TensorFunction {
    TensorFunction(name, forward: { try Tensor.compute(operation, .tensor($0[0]), .tensor($0[1])) }) { p in
      let (a, b) = (p.inputs[0], p.inputs[1])
      let gradients = try backward(p.gradient, a, b, p.output)
      return [try gradients.0.summed(to: a.shape), try gradients.1.summed(to: b.shape)]
    }
  }

  /// The gradient for the operand that was chosen, and zero for the other.
  private static func split(
    _ g: Expression, _ a: Expression, _ b: Expression, by comparison: BinaryOperation
  ) throws -> (Expression, Expression) {
    let first = try a.constant(
      Tensor.compute(comparison, .tensor(a.value), .tensor(b.value)).convert(to: a.dtype))
    return (try g * first, try g * (1 - first))
  }
}

extension Expression {
  /// The sum over the axes along which a tensor of `shape` was broadcast to this one.
  func summed(to shape: Shape) throws -> Expression {
    if self.shape == shape { return self }
    let added = self.shape.rank - shape.rank
    guard added >= 0 else { return self }
    let axes = (0..<self.shape.rank).filter { $0 < added || (shape[$0 - added] == 1 && self.shape[$0] != 1) }
    let sum = axes.isEmpty ? self : try self(.sum(axes: axes))
    return sum.shape == shape ? sum : try sum(.reshape(to: shape))
  }
}
