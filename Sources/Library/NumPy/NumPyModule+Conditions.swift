import Evaluator
import Tensors

/// Choosing by conditions, and comparing within tolerances: `np.where`, `np.isclose`.
extension NumPyModule {
  static let conditions: [Builtin] =
    [
      rounding("round"), rounding("around"),
      function(
        "clip", "Each element moved into a range.",
        [
          tensor, .optional("a_min", .tensor), .optional("a_max", .tensor),
        ] + options + [.keyword("min", .tensor), .keyword("max", .tensor)]
      ) { call in
        let isNamed = call.isGiven("min") || call.isGiven("max")
        let places = ["a_min", "a_max"].filter(call.isGiven)
        guard places.isEmpty || !isNamed else {
          throw Fault.message(
            "Passing `min` or `max` keyword argument when `a_min` and `a_max` are provided is forbidden.",
            kind: .value)
        }
        if places.count == 1 {
          let missing = places == ["a_min"] ? "a_max" : "a_min"
          throw Fault.message(
            "clip() missing 1 required positional argument: '\(missing)'",
            help: "one bound alone: np.clip(a, min=0)", kind: .type)
        }
        let tensor =
          try call.optionalDType("dtype").map { try call.tensor("a", dtype: $0) } ?? call.tensor("a")
        let (low, high) =
          try isNamed
          ? call.clippingBounds("min", "max", for: tensor)
          : call.clippingBounds("a_min", "a_max", for: tensor)
        return try call.delivered(tensor.clipped(from: low, to: high))
      },
      function(
        "where",
        "Elements of x where the condition holds, of y elsewhere; without x and y the places where it holds.",
        [.required("condition", .tensor), .optional("x"), .optional("y")]
      ) { call in
        let condition = try call.tensor("condition")
        guard call.isGiven("x") || call.isGiven("y") else {
          return .tuple(of: try condition.nonzero().map(Value.tensor))
        }
        guard call.isGiven("x"), call.isGiven("y") else {
          throw Fault.message(
            "either both or neither of x and y should be given", help: "np.where(condition, x, y)",
            kind: .value)
        }
        if let objects = try ObjectArray.chosen(condition, call["x"], call["y"], call.interpreter) {
          return objects
        }
        guard let x = try call.interpreter.operand(call["x"]), let y = try call.interpreter.operand(call["y"])
        else {
          throw Fault.message(
            "np.where takes a condition alone, or a condition with x and y", kind: .value)
        }
        return .array(try Tensor.choose(condition, x, y))
      },
      function(
        "isclose", "Where two arrays are nearly equal.", comparisonParameters
      ) { call in
        .tensor(try closeness(call))
      },
      function("allclose", "Whether two arrays are nearly equal everywhere.", comparisonParameters) { call in
        .bool(try closeness(call).reduced(.all).truth())
      },
      function(
        "array_equal", "Whether shapes and all elements are equal.",
        [.required("a1"), .required("a2"), .optional("equal_nan", .bool, default: false)]
      ) { call in
        let (a, b) = (try call.tensor("a1"), try call.tensor("a2"))
        guard try call.bool("equal_nan") else { return .bool(try a.equalsArray(b)) }
        guard a.shape == b.shape else { return false }
        let isSame = try Tensor.compute(.equal, .tensor(a), .tensor(b))
        let bothNaN = try Tensor.compute(.logicalAnd, .tensor(a.map(.isnan)), .tensor(b.map(.isnan)))
        return .bool(
          try Tensor.compute(.logicalOr, .tensor(isSame), .tensor(bothNaN)).reduced(.all).truth())
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
    ]

  private static func rounding(_ name: String) -> Builtin {
    function(
      name, "Rounded to so many decimals, halves to even.",
      [tensor, .optional("decimals", .int, default: 0), .optional("out")]
    ) { try $0.delivered($0.tensor("a").rounded(decimals: $0.decimals)) }
  }

  /// Where two arrays are nearly equal; the tolerances are numbers, or arrays as well.
  private static func closeness(_ call: Call) throws -> Tensor {
    let (a, b) = (try call.tensor("a"), try call.tensor("b"))
    let (relative, absolute) = (try call.tensor("rtol"), try call.tensor("atol"))
    if relative.rank == 0, absolute.rank == 0 {
      return try a.isClose(
        to: b, relative: relative.item().doubleValue, absolute: absolute.item().doubleValue,
        equalNaN: call.bool("equal_nan"))
    }
    func number(_ tensor: Tensor) throws -> Operand { .tensor(try tensor.convert(to: .float64)) }
    let (x, y) = (try a.convert(to: .float64), try b.convert(to: .float64))
    let gap = try Tensor.compute(.subtract, .tensor(x), .tensor(y)).map(.absolute)
    let share = try Tensor.compute(.multiply, number(relative), .tensor(y.map(.absolute)))
    let allowed = try Tensor.compute(.add, number(absolute), .tensor(share))
    let near = try Tensor.compute(
      .logicalAnd, .tensor(Tensor.compute(.lessEqual, .tensor(gap), .tensor(allowed))),
      .tensor(y.map(.isfinite)))
    // What is equal, as infinities are, is close whatever the tolerances.
    let same = try a.isClose(to: b, relative: 0, absolute: 0, equalNaN: call.bool("equal_nan"))
    return try Tensor.compute(.logicalOr, .tensor(near), .tensor(same))
  }

  private static let comparisonParameters: [Signature.Parameter] = [
    tensor, .required("b", .tensor), .optional("rtol", .tensor, default: 1e-05),
    .optional("atol", .tensor, default: 1e-08),
    .optional("equal_nan", .bool, default: false),
  ]
}
