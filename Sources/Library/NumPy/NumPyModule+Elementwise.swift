import Evaluator
import Tensors

/// Elementwise functions: `np.exp`, `np.maximum`. Their methods (`np.add.reduce`) are written in the language.
extension NumPyModule {
  static let elementwise: [Builtin] = unary + binary

  /// What NumPy's elementwise functions take beside the operands.
  static let options: [Signature.Parameter] = [
    .optional("out", .any, "an array that takes the result"),
    .keyword("where", .any, default: true, "where to compute; elsewhere `out` stays as it is"),
    .keyword("casting", .choice(castings), default: "same_kind", "which conversions into `out` are allowed"),
    .keyword("order", .choice("K", "A", "C", "F"), default: "K", "the order in memory; always C"),
    .keyword("dtype", .dtype, "the type to compute in"),
    .keyword("subok", .bool, default: true),
  ]

  static let castings = ["no", "equiv", "safe", "same_kind", "unsafe"]

  private static let unary: [Builtin] =
    UnaryOperation.allCases.map { unary($0.name, $0) } + [
      unary("abs", .absolute), unary("bitwise_not", .invert), unary("bitwise_invert", .invert),
      unary("asin", .arcsin), unary("acos", .arccos), unary("atan", .arctan),
      unary("asinh", .arcsinh), unary("acosh", .arccosh), unary("atanh", .arctanh),
      unary("degrees", .rad2deg), unary("radians", .deg2rad),
      elementwise("positive", "A copy.", count: 1) { operands in
        let tensor = try operands[0].asTensor
        guard tensor.dtype != .bool else {
          throw TensorError.notSupported(operation: "positive", dtype: .bool)
        }
        return try tensor.copy()
      },
    ]

  private static func unary(_ name: String, _ operation: UnaryOperation) -> Builtin {
    elementwise(
      name, "\(operation.words) of each element.", count: 1, of: operation.name, takes: operation.takes,
      quick: { values in
        guard values.count == 1, case .tensor(let tensor) = values[0] else { return nil }
        return try quickly(operation.name, [.tensor(tensor)]) { try tensor.map(operation) }
      }
    ) { operands in try operands[0].asTensor.map(operation) }
  }

  private static let binary: [Builtin] =
    BinaryOperation.allCases.map { binary($0.name, $0) } + [
      binary("true_divide", .divide), binary("atan2", .arctan2), binary("mod", .remainder),
      binary("pow", .power), binary("bitwise_left_shift", .leftShift),
      binary("bitwise_right_shift", .rightShift),
    ]

  private static func binary(_ name: String, _ operation: BinaryOperation) -> Builtin {
    elementwise(
      name, "\(operation.name.replacingUnderscores) of the elements of two arrays, broadcast.", count: 2,
      of: operation.name, takes: operation.takes,
      quick: { values in
        guard values.count == 2, case .tensor(let x) = values[0], case .tensor(let y) = values[1] else {
          return nil
        }
        return try quickly(operation.name, [.tensor(x), .tensor(y)]) {
          try Tensor.compute(operation, .tensor(x), .tensor(y))
        }
      }
    ) { operands in try Tensor.compute(operation, operands[0], operands[1]) }
  }

  /// The result of a function without faults; `nil` if there may be some, so that the function is called with all its rules.
  private static func quickly(_ name: String, _ operands: [Operand], _ body: () throws -> Tensor) throws
    -> Value?
  {
    let (result, noted) = try FloatingFaults.noting(body)
    return noted.confirmed(for: name, operands, result).isEmpty ? .tensor(result) : nil
  }

  /// An elementwise function of one or two operands, with NumPy's options; `function` is its first name.
  private static func elementwise(
    _ name: String, _ doc: String, count: Int, of function: String = "",
    takes: @escaping (DType) -> Bool = { $0 != .bool },
    quick: Builtin.Quick? = nil,
    body: @escaping ([Operand]) throws -> Tensor
  ) -> Builtin {
    let operands: [Signature.Parameter] =
      count == 1 ? [.positional("x", .tensor)] : [.positional("x1", .tensor), .positional("x2", .tensor)]
    return Builtin(
      name, module: "np", doc: doc, operands + options, methods: "_numpy_ufuncs", quick: quick
    ) { call in
      let dtype = try call.optionalDType("dtype")
      let values = try operands.map { parameter -> Operand in
        guard let operand = try call.interpreter.operand(call[parameter.name]) else {
          return .tensor(try call.tensor(parameter.name))
        }
        guard let dtype else { return operand }
        guard takes(dtype) else {
          throw call.fault(
            "dtype",
            .message(
              "No loop matching the specified signature and casting was found for ufunc \(name)", kind: .type)
          )
        }
        if dtype == .bool { return operand }
        let tensor = try operand.asTensor
        guard tensor.dtype.kind <= dtype.kind || call["casting"].asString == "unsafe" else {
          throw call.fault(
            parameter.name,
            .message(
              "Cannot cast ufunc '\(name)' input from dtype('\(tensor.dtype)') to dtype('\(dtype)') with casting "
                + "rule 'same_kind'", kind: .type))
        }
        return .tensor(try tensor.convert(to: dtype))
      }
      let result = try call.interpreter.watched(function, values) { try body(values) }
      return try call.delivered(
        dtype.map { result.dtype == .bool ? result : try result.convert(to: $0) } ?? result)
    }
  }
}

extension Operand {
  /// The operand as a tensor.
  var asTensor: Tensor {
    get throws {
      switch self {
      case .tensor(let tensor): tensor
      case .scalar(let scalar): try Tensor(scalar)
      }
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
    case .fabs: "the absolute value, as a float,"
    case .sign: "the sign (-1, 0 or 1)"
    case .signbit: "whether the sign bit is set,"
    case .square: "the square"
    case .sqrt: "the square root"
    case .cbrt: "the cube root"
    case .reciprocal: "1 divided by it,"
    case .exp: "e to the power"
    case .exp2: "2 to the power"
    case .expm1: "exp(x) - 1"
    case .log: "the natural logarithm"
    case .log1p: "log(1 + x)"
    case .log2: "the logarithm to base 2"
    case .log10: "the logarithm to base 10"
    case .deg2rad: "the radians, from degrees,"
    case .rad2deg: "the degrees, from radians,"
    case .floor: "the next whole number below"
    case .ceil: "the next whole number above"
    case .trunc: "the whole part"
    case .rint: "the nearest whole number"
    case .spacing: "the distance to the next number"
    case .isnan: "whether it is not a number,"
    case .isinf: "whether it is infinite,"
    case .isfinite: "whether it is finite,"
    case .logicalNot: "the logical opposite"
    case .invert: "the bits turned around"
    case .bitwiseCount: "how many bits are set"
    default: "the \(name)"
    }
  }
}
