import Evaluator
import Glibc
import Gradients
import Tensors

// Functions of each element.
extension OperationRows {
  static let elementwise: [TensorRow] =
    [
      unary("arcsinh", "The numbers with these hyperbolic sines.", .floating, .inverseHyperbolicSine),
      unary("arccosh", "The numbers with these hyperbolic cosines.", .floating, .inverseHyperbolicCosine),
      unary("arctanh", "The numbers with these hyperbolic tangents.", .floating, .inverseHyperbolicTangent),
      unary("cbrt", "The cube roots.", .floating, .cubeRoot),
      unary("log2", "The logarithms to base 2.", .floating, .logarithmTo2),
      unary("log10", "The logarithms to base 10.", .floating, .logarithmTo10),
      unary("exp2", "2 to the elements.", .floating, .powerOf2),
      unary("erf", "The error function.", .floating, .errorFunction),
      unary("erfc", "1 minus the error function.", .floating, .complementaryError),
      unary("erfinv", "The numbers with this error function.", .floating, .inverseError),
      unary("i0", "The modified Bessel function of order 0.", .floating, .bessel0),
      unary("sinc", "sin πx / πx, 1 at 0.", .floating, .sinc),
      unary("trunc", "The elements without their fraction.", .any, .truncation),
      unary("deg2rad", "Degrees as radians.", .floating, .degreesToRadians),
      unary("rad2deg", "Radians as degrees.", .floating, .radiansToDegrees),
      unary("fabs", "The elements without their sign, as floats.", .floating, .absolute),
      unary(
        "signbit", "Where the sign is negative.", .floating,
        TensorFunction(
          "Signbit",
          forward: { x in
            try Tensor(shape: x[0].shape, elements: x[0].elements(Double.self).map { $0.sign == .minus })
          })),
      unary("isneginf", "Where the elements are −∞.", .floating, isEqual(to: -.infinity)),
      unary("isposinf", "Where the elements are ∞.", .floating, isEqual(to: .infinity)),
      unary(
        "isreal", "True: all numbers are real here.", .any,
        TensorFunction("IsReal", forward: { try Tensor(filling: $0[0].shape, with: .bool(true)) })),
      unary("real", "The real part: the numbers themselves.", .any, .identity),
      unary("conj conjugate", "The complex conjugate: of real numbers themselves.", .any, .identity),
      unary(
        "imag", "The imaginary part: 0.", .any,
        .unary("Imag", { try Tensor(zeros: $0.shape, dtype: $0.dtype) })),
      unary(
        "angle", "The angle in the complex plane: 0, or π for a negative number.", .floating,
        .each("Angle", { $0.isNaN ? .nan : $0 < 0 ? .pi : 0 })),
      unary("copy", "The same elements.", .any, .unary("Copy", { try $0.copy() }) { g, _, _ in g }),
      TensorRow(
        "", "nan_to_num", "Numbers in place of nan and infinities.", ["x"],
        [
          .optional("nan", .float, default: 0.0, "in place of nan"),
          .optional("posinf", .float, default: .none, "in place of ∞; None: the largest number"),
          .optional("neginf", .float, default: .none, "in place of −∞; None: the smallest number"),
        ]
      ) {
        .replacing(
          nan: try $0.double("nan"), positive: $0["posinf"].asDouble, negative: $0["neginf"].asDouble)
      },
      TensorRow(
        "", "saturate_cast", "The elements as another type, moved into its range.", ["x"],
        [.required("dtype", .dtype, "the type")]
      ) { call in
        let dtype = try call.dtype("dtype")
        guard let range = dtype.wholeRange else { return .cast(to: dtype) }
        return TensorFunction(
          "SaturateCast",
          forward: {
            try $0[0].clipped(from: .scalar(.float(range.lowerBound)), to: .scalar(.float(range.upperBound)))
              .convert(to: dtype)
          })
      },
      TensorRow(
        "", "view", "The same bytes as another type of the same size.", ["x"],
        [.optional("dtype", .dtype, default: .none, "None: its own")]
      ) { call in
        let dtype = try call["dtype"].isNone ? nil : call.dtype("dtype")
        return .withoutGradient("view") { x in
          guard let dtype, dtype != x[0].dtype else { return x[0] }
          throw Fault.message(
            "view(dtype=…) reads bytes as another type, which is not here", help: "keras.ops.cast(x, dtype)")
        }
      },
    ]

  private static func isEqual(to value: Double) -> TensorFunction {
    TensorFunction(
      "Equal", forward: { try Tensor.compute(.equal, .tensor($0[0]), .scalar(.float(value))) })
  }

  /// Of the elements of two tensors, which broadcast.
  static let pairs: [TensorRow] = [
    TensorRow("math.xlogy", "", "x · log y, 0 where x is 0.", ["x", "y"], .matchedFloating, .xLogY),
    TensorRow("math.lgamma", "", "The logarithm of the gamma function's size.", ["x"], .floating, .logGamma),
    TensorRow(
      "math.digamma", "", "The slope of the logarithm of the gamma function.", ["x"], .floating, .digamma),
    binary("logaddexp", "log(eˣ¹ + eˣ²)", .matchedFloating, .logAddExp),
    binary("logaddexp2", "log₂(2ˣ¹ + 2ˣ²)", .matchedFloating, .logAddExp2),
    binary("hypot", "√(x1² + x2²)", .matchedFloating, .hypotenuse),
    binary("fmod", "The remainder of a division, with the sign of x1.", .matched, .remainderOfTruncation),
    binary("divide_no_nan", "x1 / x2, 0 where x2 is 0.", .matchedFloating, .divideNoNaN),
    binary("heaviside", "0 where x1 is below 0, 1 where above, x2 where it is 0.", .matched, .heaviside),
    TensorRow(
      "", "ldexp", "x1 · 2ˣ², for whole x2.", ["x1", "x2"], .any,
      .composed("ldexp") { x in
        guard !x[1].dtype.isFloating else {
          throw Fault.message(
            "ldexp exponent must be an integer type. Received: x2 dtype=<dtype: '\(x[1].dtype.name)'>",
            kind: .type)
        }
        let first = x[0].dtype.isFloating ? x[0] : try x[0](.cast(to: .float32))
        return try first(.scaledByPowerOf2, x[1](.cast(to: first.dtype)))
      }),
    binary(
      "fmax", "The larger of x1 and x2; of a number and nan the number.", .matched, extreme("FMax", .maximum)),
    binary(
      "fmin", "The smaller of x1 and x2; of a number and nan the number.", .matched, extreme("FMin", .minimum)
    ),
    binary(
      "nextafter", "The next number after x1 towards x2.", .matchedFloating,
      TensorFunction(
        "NextAfter",
        forward: { x in
          let shape = x[0].shape.broadcast(with: x[1].shape) ?? x[0].shape
          let first = try x[0].broadcast(to: shape).elements(Float.self)
          let second = try x[1].broadcast(to: shape).elements(Float.self)
          return try Tensor(shape: shape, floats: zip(first, second).map { nextafterf($0, $1) })
        })),
    binary("gcd", "The greatest common divisors.", .matched, .pairs("Gcd", commonDivisor)),
    binary(
      "lcm", "The least common multiples.", .matched,
      .pairs("Lcm") { a, b in a == 0 || b == 0 ? 0 : abs(a / commonDivisor(a, b) * b) }),
    TensorRow(
      "", "isclose", "Where two tensors are equal up to a tolerance.", ["x1", "x2"], tolerances, .matched
    ) {
      let near = try near($0)
      return TensorFunction("IsClose", forward: near)
    },
    TensorRow(
      "", "allclose", "Whether two tensors are equal up to a tolerance.", ["x1", "x2"], tolerances, .matched
    ) {
      let near = try near($0)
      return TensorFunction("AllClose", forward: { try near($0).reduced(.all) })
    },
  ]

  private static let tolerances: [Signature.Parameter] = [
    .optional("rtol", .float, default: 1e-5, "share of x2 that may differ"),
    .optional("atol", .float, default: 1e-8, "what may differ besides"),
    .optional("equal_nan", .bool, default: false, "whether nan equals nan"),
  ]

  private static func near(_ call: TensorCall) throws -> ([Tensor]) throws -> Tensor {
    let (relative, absolute) = (try call.double("rtol"), try call.double("atol"))
    let equalNaN = try call.bool("equal_nan")
    return { x in
      let close = TensorFunction.pairs("IsClose") { a, b in
        if a == b { return 1 }
        if a.isNaN || b.isNaN { return equalNaN && a.isNaN && b.isNaN ? 1 : 0 }
        return !a.isInfinite && !b.isInfinite && abs(a - b) <= absolute + relative * abs(b) ? 1 : 0
      }
      return try close.forward(x).convert(to: .bool)
    }
  }

  /// As a maximum or minimum whose operands that are no numbers do not count.
  private static func extreme(_ name: String, _ operation: BinaryOperation) -> TensorFunction {
    .composed(name) { x in
      let (a, b) = (x[0], x[1])
      let first = try a.constant(a.value.map(.isnan))(.choose, b, a)
      let second = try b.constant(b.value.map(.isnan))(.choose, a, b)
      return try operation == .maximum ? first(.maximum, second) : first(.minimum, second)
    }
  }

  private static func commonDivisor(_ a: Double, _ b: Double) -> Double {
    var (a, b) = (abs(a), abs(b))
    while b != 0 { (a, b) = (b, fmod(a, b)) }
    return a
  }

  // MARK: - Bits

  static let bits: [TensorRow] =
    [
      ("bitwise_and", "The bits that both have.", BinaryOperation.bitwiseAnd),
      ("bitwise_or", "The bits that one has.", .bitwiseOr),
      ("bitwise_xor", "The bits that only one has.", .bitwiseXor),
    ].map { name, doc, operation in binary(name, doc, .matched, .plain(name, operation), ["x", "y"]) }
    + ["bitwise_invert", "bitwise_not"].map { name in
      unary(name, "Each bit turned.", .any, .unary(name, .invert))
    }
    + ["bitwise_left_shift", "left_shift"].map { name in
      binary(name, "The bits moved up.", .matched, shift(name) { $0 << $1 }, ["x", "y"])
    }
    + ["bitwise_right_shift", "right_shift"].map { name in
      binary(name, "The bits moved down.", .matched, shift(name) { $0 >> $1 }, ["x", "y"])
    }

  private static func shift(_ name: String, _ move: @escaping (Int64, Int64) -> Int64) -> TensorFunction {
    TensorFunction(
      name,
      forward: { x in
        guard !x[0].dtype.isFloating, let shape = x[0].shape.broadcast(with: x[1].shape) else {
          throw Fault.message("\(name) takes whole numbers of shapes that broadcast", kind: .type)
        }
        let first = try x[0].broadcast(to: shape).elements(Int64.self)
        let second = try x[1].broadcast(to: shape).elements(Int64.self)
        return try Tensor(shape: shape, elements: zip(first, second).map(move)).convert(to: x[0].dtype)
      })
  }
}

extension DType {
  /// The smallest and the largest whole number of the type; `nil` for floats and truth values.
  fileprivate var wholeRange: ClosedRange<Double>? {
    switch self {
    case .int8: -128...127
    case .uint8: 0...255
    case .int16: -32768...32767
    case .uint16: 0...65535
    case .int32: -2_147_483_648...2_147_483_647
    case .uint32: 0...4_294_967_295
    default: nil
    }
  }
}
