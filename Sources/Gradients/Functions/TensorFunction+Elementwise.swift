package import Tensors

// Functions of each element, by TensorFlow's names. A gradient is g, the input x, the output y.
extension TensorFunction {
  package static let negative: TensorFunction = unary("Neg", .negative) { g, _, _ in try -g }
  package static let absolute: TensorFunction = unary("Abs", .absolute) { g, x, _ in try g * x(.sign) }
  package static let sign: TensorFunction = unary("Sign", .sign) { g, _, _ in try g * 0 }
  package static let square: TensorFunction = unary("Square", .square) { g, x, _ in try g * x * 2 }
  package static let squareRoot: TensorFunction = unary("Sqrt", .sqrt) { g, _, y in try g * 0.5 / y }
  package static let reciprocal: TensorFunction = unary("Reciprocal", .reciprocal) { g, _, y in
    try -(g * y * y)
  }
  package static let reciprocalSquareRoot: TensorFunction = unary(
    "Rsqrt", { try $0.map(.sqrt).map(.reciprocal) }
  ) { g, x, y in
    try g * -0.5 * y / x
  }
  package static let exponential: TensorFunction = unary("Exp", .exp) { g, _, y in try g * y }
  package static let exponentialMinusOne: TensorFunction = unary("Expm1", .expm1) { g, _, y in try g * (y + 1)
  }
  package static let logarithm: TensorFunction = unary("Log", .log) { g, x, _ in try g / x }
  package static let logarithmOfOnePlus: TensorFunction = unary("Log1p", .log1p) { g, x, _ in try g / (x + 1)
  }
  package static let sine: TensorFunction = unary("Sin", .sin) { g, x, _ in try g * x(.cosine) }
  package static let cosine: TensorFunction = unary("Cos", .cos) { g, x, _ in try -(g * x(.sine)) }
  package static let tangent: TensorFunction = unary("Tan", .tan) { g, _, y in try g * (y * y + 1) }
  package static let arcSine: TensorFunction = unary("Asin", .arcsin) { g, x, _ in
    try g / (1 - x * x)(.squareRoot)
  }
  package static let arcCosine: TensorFunction = unary("Acos", .arccos) { g, x, _ in
    try -(g / (1 - x * x)(.squareRoot))
  }
  package static let arcTangent: TensorFunction = unary("Atan", .arctan) { g, x, _ in try g / (x * x + 1) }
  package static let hyperbolicSine: TensorFunction = unary("Sinh", .sinh) { g, x, _ in
    try g * x(.hyperbolicCosine)
  }
  package static let hyperbolicCosine: TensorFunction = unary("Cosh", .cosh) { g, x, _ in
    try g * x(.hyperbolicSine)
  }
  package static let hyperbolicTangent: TensorFunction = unary("Tanh", .tanh) { g, _, y in try g * (1 - y * y)
  }
  package static let floor: TensorFunction = unary("Floor", .floor)
  package static let ceiling: TensorFunction = unary("Ceil", .ceil)
  package static let round: TensorFunction = unary("Round", .rint)
  package static let isNaN: TensorFunction = unary("IsNan", .isnan)
  package static let isInfinite: TensorFunction = unary("IsInf", .isinf)
  package static let isFinite: TensorFunction = unary("IsFinite", .isfinite)
  package static let logicalNot: TensorFunction = unary("LogicalNot", .logicalNot)

  /// The tensor itself, under a new identity.
  package static let identity: TensorFunction = unary("Identity", { $0 }) { g, _, _ in g }
  /// The tensor itself, through which no gradient goes.
  package static let stopGradient: TensorFunction = unary("StopGradient", { $0 })

  /// The elements as another type; integers have no gradient.
  package static func cast(to dtype: DType) -> TensorFunction {
    unary("Cast", { try $0.convert(to: dtype) }) { g, x, _ in
      g.dtype == x.dtype ? g : try g(.cast(to: x.dtype))
    }
  }

  /// Each element moved into a range.
  package static func clip(from low: Operand?, to high: Operand?) -> TensorFunction {
    unary("ClipByValue", { try $0.clipped(from: low, to: high) }) { g, x, y in
      try g * x.constant(Tensor.compute(.equal, .tensor(x.value), .tensor(y.value)).convert(to: x.dtype))
    }
  }
}

// Activations.
extension TensorFunction {
  package static let sigmoid: TensorFunction = unary(
    "Sigmoid",
    {
      // From tanh: no overflow far from zero.
      try $0.multiply(.scalar(.float(0.5))).map(.tanh).multiply(.scalar(.float(0.5))).add(
        .scalar(.float(0.5)))
    }
  ) { g, _, y in try g * y * (1 - y) }

  package static let softplus: TensorFunction = unary(
    "Softplus",
    {
      let tail = try $0.map(.absolute).map(.negative).map(.exp).map(.log1p)
      return try Tensor.compute(.maximum, .tensor($0), .scalar(.float(0))).add(.tensor(tail))
    }
  ) { g, x, _ in try g * x(.sigmoid) }

  package static let relu: TensorFunction = relu(slope: 0, maximum: nil)

  /// max(x, slope · x), at most `maximum`.
  package static func relu(slope: Double, maximum: Double?) -> TensorFunction {
    unary(
      maximum == 6 ? "Relu6" : slope == 0 ? "Relu" : "LeakyRelu",
      { x in
        let low: Operand = slope == 0 ? .scalar(.float(0)) : .tensor(try x.multiply(.scalar(.float(slope))))
        let y = try Tensor.compute(.maximum, .tensor(x), low)
        return try maximum.map { try y.clipped(from: nil, to: .scalar(.float($0))) } ?? y
      }
    ) { g, x, _ in try g(.reluSlopes(slope: slope, maximum: maximum), x) }
  }

  /// A gradient (first) times the slopes of `relu` at the second. Its own gradient at the latter is 0, not none, as in TensorFlow.
  private static func reluSlopes(slope: Double, maximum: Double?) -> TensorFunction {
    TensorFunction(
      slope == 0 ? "ReluGrad" : "LeakyReluGrad",
      forward: {
        var isOpen = try Tensor.compute(.greater, .tensor($0[1]), .scalar(.float(0)))
        if let maximum {
          let isBelow = try Tensor.compute(.less, .tensor($0[1]), .scalar(.float(maximum)))
          isOpen = try Tensor.compute(.logicalAnd, .tensor(isOpen), .tensor(isBelow))
        }
        let slopes = try Tensor.choose(isOpen, .scalar(.float(1)), .scalar(.float(slope)))
        return try $0[0].multiply(.tensor(slopes.convert(to: $0[0].dtype)))
      }
    ) { p in
      let x = p.inputs[1]
      return [
        try p.gradient(.reluSlopes(slope: slope, maximum: maximum), x),
        slope == 0 ? x.constant(try Tensor.zeros(x.shape, dtype: x.dtype)) : nil,
      ]
    }
  }

  /// x above zero, else alpha · (eˣ − 1).
  package static func exponentialUnit(alpha: Double, scale: Double = 1) -> TensorFunction {
    unary(
      "Elu",
      { x in
        let low = try x.clipped(from: nil, to: .scalar(.float(0))).map(.expm1).multiply(
          .scalar(.float(alpha)))
        let high = try Tensor.compute(.maximum, .tensor(x), .scalar(.float(0)))
        let y = try high.add(.tensor(low))
        return scale == 1 ? y : try y.multiply(.scalar(.float(scale)))
      }
    ) { g, x, y in
      let isPositive = try Tensor.compute(.greater, .tensor(x.value), .scalar(.float(0)))
      let below = try y + alpha * scale
      return try g * (x.constant(isPositive))(.choose, x.constant(scale), below)
    }
  }
}
