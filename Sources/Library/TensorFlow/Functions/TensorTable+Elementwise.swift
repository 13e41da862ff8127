import Evaluator
import Gradients
import NumPyLibrary
import Tensors

// Functions of each element, and of two tensors' elements.
extension TensorTable {
  static let elementwise: [TensorRow] =
    [
      (
        "negative math.negative", "negative", "The elements negated.", TensorFunction.negative,
        TensorRow.Typing.any
      ),
      ("abs math.abs", "abs absolute", "The elements without their sign.", .absolute, .any),
      ("sign math.sign", "sign", "-1, 0 or 1.", .sign, .any),
      ("square math.square", "square", "The squares.", .square, .any),
      ("sqrt math.sqrt", "sqrt", "The square roots.", .squareRoot, .floating),
      ("math.rsqrt", "rsqrt", "1 over the square roots.", .reciprocalSquareRoot, .floating),
      ("math.reciprocal", "reciprocal", "1 over the elements.", .reciprocal, .floating),
      ("exp math.exp", "exp", "e to the elements.", .exponential, .floating),
      ("math.expm1", "expm1", "e to the elements, minus 1.", .exponentialMinusOne, .floating),
      ("math.log", "log", "The natural logarithms.", .logarithm, .floating),
      ("math.log1p", "log1p", "The natural logarithms of 1 + x.", .logarithmOfOnePlus, .floating),
      ("sin math.sin", "sin", "The sines.", .sine, .floating),
      ("cos math.cos", "cos", "The cosines.", .cosine, .floating),
      ("tan math.tan", "tan", "The tangents.", .tangent, .floating),
      ("asin math.asin", "arcsin", "The angles with these sines.", .arcSine, .floating),
      ("acos math.acos", "arccos", "The angles with these cosines.", .arcCosine, .floating),
      ("atan math.atan", "arctan", "The angles with these tangents.", .arcTangent, .floating),
      ("sinh math.sinh", "sinh", "The hyperbolic sines.", .hyperbolicSine, .floating),
      ("cosh math.cosh", "cosh", "The hyperbolic cosines.", .hyperbolicCosine, .floating),
      ("tanh math.tanh nn.tanh", "tanh", "The hyperbolic tangents.", .hyperbolicTangent, .floating),
      ("floor math.floor", "floor", "The next whole numbers below.", .floor, .floating),
      ("math.ceil", "ceil", "The next whole numbers above.", .ceiling, .floating),
      ("round math.round", "", "The nearest whole numbers, halves to even.", .round, .any),
      ("math.is_nan", "isnan", "Where the elements are not numbers.", .isNaN, .floating),
      ("math.is_inf", "isinf", "Where the elements are infinite.", .isInfinite, .floating),
      ("math.is_finite", "isfinite", "Where the elements are finite numbers.", .isFinite, .floating),
      ("logical_not math.logical_not", "logical_not", "Where the elements are false.", .logicalNot, .any),
    ].map { tensorFlow, keras, doc, function, typing in
      TensorRow(
        tensorFlow, keras, doc, ["x"], typing, function)
    } + [
      TensorRow("identity", "", "The tensor itself, under a new identity.", ["input"], .any, .identity),
      TensorRow(
        "stop_gradient", "stop_gradient", "The tensor itself, through which no gradient goes.",
        ["input|variable"], .any, .stopGradient),
      TensorRow(
        "cast", "cast", "The elements as another type.", ["x"], [.required("dtype", .dtype, "the type")]
      ) { .cast(to: try $0.dtype("dtype")) },
      TensorRow(
        "clip_by_value", "clip", "Each element moved into a range.", ["t|x"],
        [
          .required("clip_value_min|x_min", .tensor, "the smallest value"),
          .required("clip_value_max|x_max", .tensor, "the largest value"),
        ], .any
      ) {
        .clip(from: try bound("x_min", $0), to: try bound("x_max", $0))
      },
      TensorRow(
        "", "round", "Rounded to so many digits, halves to even.", ["x"],
        [.optional("decimals", .int, default: 0)]
      ) { call in
        let decimals = min(max(try call.int("decimals"), -400), 400)
        return TensorFunction("Round", forward: { try $0[0].rounded(decimals: decimals) })
      },
    ]

  private static func bound(_ name: String, _ call: TensorCall) throws -> Operand {
    if let number = call[name].scalar { return .scalar(number) }
    return .tensor(try call.tensor(name))
  }

  static let activations: [TensorRow] = [
    TensorRow("sigmoid math.sigmoid nn.sigmoid", "sigmoid", "1 / (1 + e⁻ˣ)", ["x"], .floating, .sigmoid),
    TensorRow("nn.relu", "relu", "max(x, 0)", ["features|x"], .any, .relu),
    TensorRow("nn.relu6", "relu6", "max(x, 0), at most 6", ["features|x"], .any, .relu(slope: 0, maximum: 6)),
    TensorRow(
      "nn.leaky_relu", "leaky_relu", "x above 0, a share of it below.", ["features|x"],
      [.optional("alpha|negative_slope", .float, default: 0.2, "the share")], .floating
    ) { .relu(slope: try $0.double("negative_slope"), maximum: nil) },
    TensorRow("nn.elu", "", "x above 0, eˣ − 1 below.", ["features"], .floating, .exponentialUnit(alpha: 1)),
    TensorRow(
      "", "elu", "x above 0, alpha · (eˣ − 1) below.", ["x"], [.optional("alpha", .float, default: 1.0)],
      .floating
    ) { .exponentialUnit(alpha: try $0.double("alpha")) },
    TensorRow(
      "nn.selu", "selu", "A scaled elu that keeps mean and variance.", ["features|x"], .floating,
      .exponentialUnit(alpha: 1.6732632423543772, scale: 1.0507009873554805)),
    TensorRow("math.softplus nn.softplus", "softplus", "log(1 + eˣ)", ["features|x"], .floating, .softplus),
    TensorRow("nn.softmax", "softmax", "Rows that add up to 1.", ["logits|x"], [lastAxis], .floating) {
      .softmax(axis: try $0.optionalInt("axis") ?? -1)
    },
    TensorRow(
      "nn.log_softmax", "log_softmax", "The logarithms of the softmax.", ["logits|x"], [lastAxis], .floating
    ) {
      .logSoftmax(axis: try $0.optionalInt("axis") ?? -1)
    },
  ]

  private static let lastAxis = Signature.Parameter.optional(
    "axis", .int, default: -1, "the axis of the rows")

  static let arithmetic: [TensorRow] =
    [
      ("add math.add", "add", "x + y", TensorFunction.add, TensorRow.Typing.matched),
      ("subtract math.subtract", "subtract", "x − y", .subtract, .matched),
      ("multiply math.multiply", "multiply", "x · y", .multiply, .matched),
      ("divide math.divide truediv math.truediv", "divide true_divide", "x / y", .divide, .quotient),
      ("pow math.pow", "", "x to the y", .power, .matched),
      ("maximum math.maximum", "maximum", "The larger of x and y.", .maximum, .matched),
      ("minimum math.minimum", "minimum", "The smaller of x and y.", .minimum, .matched),
      ("math.squared_difference", "", "(x − y)²", .squaredDifference, .matched),
      ("math.floordiv floordiv", "floor_divide", "x // y", .plain("FloorDiv", .floorDivide), .matched),
      ("math.floormod math.mod", "mod", "x % y", .remainder, .matched),
      ("equal math.equal", "equal", "Where x is y.", .plain("Equal", .equal), .matched),
      ("not_equal math.not_equal", "not_equal", "Where x is not y.", .plain("NotEqual", .notEqual), .matched),
      ("less math.less", "less", "Where x is below y.", .plain("Less", .less), .matched),
      (
        "less_equal math.less_equal", "less_equal", "Where x is at most y.", .plain("LessEqual", .lessEqual),
        .matched
      ),
      ("greater math.greater", "greater", "Where x is above y.", .plain("Greater", .greater), .matched),
      (
        "greater_equal math.greater_equal", "greater_equal", "Where x is at least y.",
        .plain("GreaterEqual", .greaterEqual), .matched
      ),
      (
        "logical_and math.logical_and", "logical_and", "Where both are true.",
        .plain("LogicalAnd", .logicalAnd), .any
      ),
      (
        "logical_or math.logical_or", "logical_or", "Where one is true.", .plain("LogicalOr", .logicalOr),
        .any
      ),
      ("math.logical_xor", "logical_xor", "Where only one is true.", .plain("LogicalXor", .logicalXor), .any),
    ].map { tensorFlow, keras, doc, function, typing in
      TensorRow(tensorFlow, keras, doc, ["x|x1", "y|x2"], typing, function)
    } + [
      TensorRow("", "power", "x1 to the x2", ["x1", "x2"], .matched, .power),
      TensorRow(
        "math.atan2 atan2", "arctan2", "The angle of (x, y).", ["y|x1", "x|x2"], .matchedFloating,
        .arcTangentOfQuotient),
    ]
}
