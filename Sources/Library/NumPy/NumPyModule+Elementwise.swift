import Evaluator
import Tensors

/// Elementwise functions: `np.exp`, `np.maximum`, `np.where`.
extension NumPyModule {
  static let elementwise: [Builtin] =
    unary + binary + [
      function(
        "round", "Rounded to so many decimals, halves to even.",
        [tensor, .optional("decimals", .int, default: 0)]
      ) {
        .tensor(try $0.tensor("a").rounded(decimals: $0.decimals))
      },
      function(
        "around", "Rounded to so many decimals, halves to even.",
        [tensor, .optional("decimals", .int, default: 0)]
      ) {
        .tensor(try $0.tensor("a").rounded(decimals: $0.decimals))
      },
      function(
        "clip", "Each element moved into a range.",
        [
          tensor, .optional("a_min", .tensor, aliases: ["min"]),
          .optional("a_max", .tensor, aliases: ["max"]),
        ]
      ) { call in
        .tensor(
          try call.tensor("a").clipped(
            from: call.interpreter.operand(call["a_min"]), to: call.interpreter.operand(call["a_max"])))
      },
      function(
        "where",
        "Elements of x where the condition holds, of y elsewhere; without x and y the places where it holds.",
        [.required("condition", .tensor), .optional("x", .tensor), .optional("y", .tensor)]
      ) { call in
        let condition = try call.tensor("condition")
        guard call.isGiven("x") || call.isGiven("y") else {
          return .tuple(of: try condition.nonzero().map(Value.tensor))
        }
        guard let x = try call.interpreter.operand(call["x"]), let y = try call.interpreter.operand(call["y"])
        else {
          throw Fault.message("np.where takes a condition alone, or a condition with x and y")
        }
        return .tensor(try Tensor.choose(condition, x, y))
      },
      function(
        "isclose", "Where two arrays are nearly equal.", comparisonParameters
      ) { call in
        .tensor(
          try call.tensor("a").isClose(
            to: call.tensor("b"), relative: call.double("rtol"), absolute: call.double("atol"),
            equalNaN: call.bool("equal_nan")))
      },
      function("allclose", "Whether two arrays are nearly equal everywhere.", comparisonParameters) { call in
        .bool(
          try call.tensor("a").allClose(
            to: call.tensor("b"), relative: call.double("rtol"), absolute: call.double("atol"),
            equalNaN: call.bool("equal_nan")))
      },
      function(
        "array_equal", "Whether shapes and all elements are equal.",
        [.required("a1", .tensor), .required("a2", .tensor)]
      ) {
        .bool(try $0.tensor("a1").equalsArray($0.tensor("a2")))
      },
      function("isscalar", "Whether the value is a single number or text.", [.positional("element")]) {
        call in
        switch call[0] {
        case .int, .float, .bool, .string: true
        case .tensor(let tensor): .bool(tensor.isNumber)
        default: false
        }
      },
      function(
        "nan_to_num", "With numbers for NaN and the infinities: 0 and the largest of the type.",
        [
          .required("x", .tensor), .optional("copy", .bool, default: true),
          .optional("nan", .float, default: 0.0), .optional("posinf", .float), .optional("neginf", .float),
        ]
      ) { call in
        let tensor = try call.tensor("x")
        guard tensor.dtype.isFloating else { return .tensor(try tensor.copy()) }
        let largest = tensor.dtype.largest
        let replacements: [(Scalar, Double)] = [
          (.float(.infinity), try call.optionalDouble("posinf") ?? largest),
          (.float(-.infinity), try call.optionalDouble("neginf") ?? -largest),
        ]
        var result = try Tensor.choose(
          tensor.map(.isnan), .scalar(.float(call.double("nan"))), .tensor(tensor))
        for (infinity, number) in replacements {
          let places = try Tensor.compute(.equal, .tensor(result), .scalar(infinity))
          result = try Tensor.choose(places, .scalar(.float(number)), .tensor(result))
        }
        if try !call.bool("copy") { try tensor.assign(.tensor(result)) }
        return .tensor(try call.bool("copy") ? result : tensor)
      },
      function("deg2rad", "From degrees to radians.", [.positional("x", .tensor)]) {
        .tensor(try $0.tensor("x").multiply(.scalar(.float(.pi / 180))))
      },
      function("rad2deg", "From radians to degrees.", [.positional("x", .tensor)]) {
        .tensor(try $0.tensor("x").multiply(.scalar(.float(180 / .pi))))
      },
    ]

  private static let comparisonParameters: [Signature.Parameter] = [
    tensor, .required("b", .tensor), .optional("rtol", .float, default: 1e-05),
    .optional("atol", .float, default: 1e-08),
    .optional("equal_nan", .bool, default: false),
  ]

  private static let unary: [Builtin] =
    UnaryOperation.allCases.map { unary($0.name, $0) } + [
      unary("abs", .absolute), unary("bitwise_not", .invert),
      unary("asin", .arcsin), unary("acos", .arccos), unary("atan", .arctan),
      function("fabs", "The absolute value of each element, as floats.", [.positional("x", .tensor)]) {
        call in
        let tensor = try call.tensor("x")
        return .tensor(
          try (tensor.dtype.isFloating ? tensor : tensor.convert(to: tensor.dtype.floatingResult)).map(
            .absolute))
      },
      function("positive", "A copy.", [.positional("x", .tensor)]) { .tensor(try $0.tensor("x").copy()) },
    ]

  private static func unary(_ name: String, _ operation: UnaryOperation) -> Builtin {
    function(name, "\(operation.words) of each element.", [.positional("x", .tensor)]) {
      .tensor(try $0.tensor("x").map(operation))
    }
  }

  private static let binary: [Builtin] =
    BinaryOperation.allCases.map { binary($0.name, $0) } + [
      binary("true_divide", .divide), binary("atan2", .arctan2), binary("mod", .remainder),
      binary("pow", .power),
      ignoringNaN("fmax", .maximum), ignoringNaN("fmin", .minimum),
    ]

  /// As an operation, but of a NaN and a number the number.
  private static func ignoringNaN(_ name: String, _ operation: BinaryOperation) -> Builtin {
    function(
      name, "\(operation.name) of the elements of two arrays, broadcast; a NaN counts only beside another.",
      [.positional("x1", .tensor), .positional("x2", .tensor)]
    ) { call in
      let (x, y) = (try call.tensor("x1"), try call.tensor("x2"))
      let result = try Tensor.compute(operation, .tensor(x), .tensor(y))
      guard result.dtype.isFloating else { return .tensor(result) }
      let known = try Tensor.choose(x.map(.isnan), .tensor(y), .tensor(result))
      return .tensor(try Tensor.choose(y.map(.isnan), .tensor(x), .tensor(known)))
    }
  }

  private static func binary(_ name: String, _ operation: BinaryOperation) -> Builtin {
    function(
      name, "\(operation.name.replacingUnderscores) of the elements of two arrays, broadcast.",
      [.positional("x1", .tensor), .positional("x2", .tensor)]
    ) { call in
      guard let x = try call.interpreter.operand(call[0]), let y = try call.interpreter.operand(call[1])
      else {
        throw call.wrongType("x1", expected: "tensor")
      }
      return .tensor(try Tensor.compute(operation, x, y))
    }
  }
}

extension String {
  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}

extension UnaryOperation {
  /// The description in help.
  fileprivate var words: String {
    switch self {
    case .negative: "the negative"
    case .absolute: "the absolute value"
    case .sign: "the sign (-1, 0 or 1)"
    case .square: "the square"
    case .sqrt: "the square root"
    case .reciprocal: "1 divided by it,"
    case .exp: "e to the power"
    case .expm1: "exp(x) - 1"
    case .log: "the natural logarithm"
    case .log1p: "log(1 + x)"
    case .log2: "the logarithm to base 2"
    case .log10: "the logarithm to base 10"
    case .floor: "the next whole number below"
    case .ceil: "the next whole number above"
    case .trunc: "the whole part"
    case .rint: "the nearest whole number"
    case .isnan: "whether it is not a number,"
    case .isinf: "whether it is infinite,"
    case .isfinite: "whether it is finite,"
    case .logicalNot: "the logical opposite"
    case .invert: "the bits turned around"
    default: "the \(name)"
    }
  }
}
