import Evaluator
import Glibc
import Gradients
import Networks
import Tensors

// Functions of functions, Fourier transforms.
extension OperationFunctions {
  static let control: [Builtin] = [
    function(
      "cond", "What one of two functions gives.",
      [
        .required("pred", .any, "a truth value"), .required("true_fn", .callable),
        .required("false_fn", .callable),
      ]
    ) { call in
      let isTrue = try call.interpreter.truth(call["pred"])
      return try call.interpreter.call(call[isTrue ? "true_fn" : "false_fn"], [])
    },
    function(
      "switch", "What one of several functions gives.",
      [.required("index", .any), .required("branches", .list), .rest("operands")]
    ) { call in
      let branches = try call.list("branches")
      guard !branches.isEmpty else { throw call.invalid("branches", must: "have a function") }
      let index = try call.interpreter.eager(call["index"]).value.item().doubleValue
      return try call.interpreter.call(
        branches[min(max(0, Int(index)), branches.count - 1)], Array(call.rest("operands")))
    },
    function(
      "while_loop", "Calls body with loop variables as long as cond says so.",
      [
        .required("cond", .callable), .required("body", .callable), .required("loop_vars", .any),
        .optional("maximum_iterations", .int, default: .none),
      ]
    ) { call in
      var variables = call["loop_vars"]
      let limit = try call.optionalInt("maximum_iterations")
      var count = 0
      while limit.map({ count < $0 }) ?? true {
        let arguments = variables.elementsOfSequence ?? [variables]
        guard try call.interpreter.truth(call.interpreter.call(call["cond"], arguments)) else { break }
        let result = try call.interpreter.call(call["body"], arguments)
        variables =
          call["loop_vars"].elementsOfSequence == nil ? result.elementsOfSequence?.first ?? result : result
        count += 1
      }
      guard let elements = call["loop_vars"].elementsOfSequence, variables.elementsOfSequence == nil else {
        return variables
      }
      return elements.count == 1 ? .tuple(of: [variables]) : variables
    },
    function(
      "fori_loop", "Calls a function with numbers from lower up to but without upper, and the value so far.",
      [
        .required("lower", .any), .required("upper", .any), .required("body_fun", .callable),
        .required("init_val", .any),
      ]
    ) { call in
      let (low, high) = (
        try call.interpreter.eager(call["lower"]).value.item().doubleValue,
        try call.interpreter.eager(call["upper"]).value.item().doubleValue
      )
      var value = call["init_val"]
      for number in Int(low)..<max(Int(low), Int(high)) {
        value = try call.interpreter.call(call["body_fun"], [.int(number), value])
      }
      return value
    },
    mapping("map", ["f", "xs"]), mapping("vectorized_map", ["function", "elements"]),
    function(
      "scan",
      "Calls a function with a carried value and each slice: the last value, and what it gave besides.",
      [
        .required("f", .callable, "takes (carry, x), gives (carry, y)"), .required("init", .any),
        .optional("xs", .any, default: .none), .optional("length", .int, default: .none),
        .optional("reverse", .bool, default: false), .optional("unroll", .any, default: 1, "accepted"),
      ]
    ) { call in
      let slices = try call["xs"].isNone ? [] : Self.slices(call["xs"], call.interpreter)
      let count = try call.optionalInt("length") ?? slices.count
      guard call["xs"].isNone || slices.count == count else {
        throw call.invalid("length", must: "be the length of xs, \(slices.count)")
      }
      var (carry, results) = (call["init"], [Value](repeating: .none, count: count))
      let order = try call.bool("reverse") ? Array((0..<count).reversed()) : Array(0..<count)
      for place in order {
        let pair = try call.interpreter.call(call["f"], [carry, slices.isEmpty ? .none : slices[place]])
        guard let parts = pair.elementsOfSequence, parts.count == 2 else {
          throw call.invalid("f", must: "give (carry, y)")
        }
        (carry, results[place]) = (parts[0], parts[1])
      }
      return .tuple(of: [carry, try stacked(results, call.interpreter)])
    },
    function(
      "associative_scan", "Running results of a function of two values that may be grouped in any way.",
      [
        .required("f", .callable), .required("elems", .any), .optional("reverse", .bool, default: false),
        .optional("axis", .int, default: 0, "only 0"),
      ]
    ) { call in
      try call.onlyDefault("axis")
      var slices = try Self.slices(call["elems"], call.interpreter)
      let isReversed = try call.bool("reverse")
      if isReversed { slices.reverse() }
      var results: [Value] = []
      for slice in slices {
        results.append(try results.last.map { try call.interpreter.call(call["f"], [$0, slice]) } ?? slice)
      }
      return try stacked(isReversed ? results.reversed() : results, call.interpreter)
    },
    function(
      "vectorize", "A function of numbers as one of tensors: called for each element.",
      [
        .required("pyfunc", .callable), .keyword("excluded", .any, default: .none, "only None"),
        .keyword("signature", .any, default: .none, "only None"),
      ]
    ) { call in
      for name in ["excluded", "signature"] { try call.onlyDefault(name) }
      let function = call["pyfunc"]
      return .builtin(
        Builtin("vectorized", doc: "Calls a function for each element.", [.rest("args")]) { call in
          let operands = try call.rest("args").map { try call.interpreter.eager($0) }
          let shape = try operands.dropFirst().reduce(operands.first?.shape ?? .scalar) { shape, next in
            guard let both = shape.broadcast(with: next.shape) else {
              throw Fault.message("the shapes \(shape) and \(next.shape) do not broadcast")
            }
            return both
          }
          let math = call.interpreter.math
          let lines = try operands.map {
            try math.apply(.reshape(to: [-1]), [math.apply(.broadcast(to: shape), [$0])])
          }
          let results = try (0..<(try shape.checkedElementCount())).map { place in
            try call.interpreter.call(
              function, try lines.map { .object(try math.apply(.part([.integer(place)]), [$0])) })
          }
          let all = try call.interpreter.eager(stacked(results, call.interpreter))
          return .object(try math.apply(.reshape(to: Shape(Array(shape) + all.shape.dropFirst())), [all]))
        })
    },
    function(
      "custom_gradient", "Decorates a function that returns (value, gradient function).",
      [.required("f", .callable)]
    ) { call in
      try CustomGradient.builtin.call(Arguments([call["f"]]), call.interpreter)
    },
    function(
      "jvp", "A function's value, and its derivative in a direction.",
      [
        .required("fun", .callable), .required("primals", .any), .required("tangents", .any),
        .optional("has_aux", .any, default: false, "only False"),
      ]
    ) { call in
      try call.onlyDefault("has_aux")
      let math = call.interpreter.math
      func tensors(_ name: String) throws -> [EagerTensor] {
        try (call[name].elementsOfSequence ?? [call[name]]).map { try call.interpreter.eager($0) }
      }
      let (points, directions) = (try tensors("primals"), try tensors("tangents"))
      guard points.count == directions.count else {
        throw call.invalid("tangents", must: "have one for each primal")
      }
      // The derivative in a direction is the slope of gᵀ · (vector–Jacobian product) in g.
      let (outer, inner) = (Tape(), Tape())
      let operands = points.map { EagerTensor($0.value) }
      math.open(outer)
      math.open(inner)
      defer {
        math.close(inner)
        math.close(outer)
      }
      operands.forEach { inner.watch($0) }
      let output = try call.interpreter.eager(
        call.interpreter.call(call["fun"], operands.map { .object($0) }))
      math.close(inner)
      let seed = EagerTensor(try Tensor.ones(output.shape, dtype: output.dtype))
      outer.watch(seed)
      let pulled = try inner.gradient(of: [output], to: operands, seeds: [seed], math)
      let sums = try zip(pulled, directions).compactMap { gradient, direction -> EagerTensor? in
        guard let gradient else { return nil }
        return try math.apply(.sum(axes: nil), [math.apply(.multiply, [gradient, direction])])
      }
      guard let first = sums.first else {
        return .tuple(of: [.object(output), .eager(try Tensor(zeros: output.shape, dtype: output.dtype))])
      }
      let total = try sums.dropFirst().reduce(first) { try math.apply(.add, [$0, $1]) }
      math.close(outer)
      let slope = try outer.gradient(of: [total], to: [seed], math)[0]
      return .tuple(of: [
        .object(output),
        try slope.map { .object($0) } ?? .eager(Tensor(zeros: output.shape, dtype: output.dtype)),
      ])
    },
  ]

  private static func mapping(_ name: String, _ parameters: [String]) -> Builtin {
    function(
      name, "What a function gives for each slice along the first axis.",
      [.required(parameters[0], .callable), .required(parameters[1], .any)]
    ) { call in
      let results = try slices(call[parameters[1]], call.interpreter).map {
        try call.interpreter.call(call[parameters[0]], [$0])
      }
      return try stacked(results, call.interpreter)
    }
  }

  /// The slices of a tensor along its first axis; of a structure, structures of slices.
  private static func slices(_ value: Value, _ interpreter: Interpreter) throws -> [Value] {
    func each(_ parts: [Value], _ pack: ([Value]) -> Value) throws -> [Value] {
      let found = try parts.map { try slices($0, interpreter) }
      guard let count = found.first?.count, found.allSatisfy({ $0.count == count }) else {
        throw Fault.message("all parts must have the same length")
      }
      return (0..<count).map { place in pack(found.map { $0[place] }) }
    }
    switch value {
    case .tuple(let tuple): return try each(tuple.elements) { .tuple(of: $0) }
    case .list(let list) where list.elements.contains { ($0.heldTensor?.rank ?? 0) > 0 }:
      return try each(list.elements) { .list(of: $0) }
    case .dict(let dict):
      let names = dict.keys.compactMap(\.asString)
      return try each(dict.values) { .dict(DictValue(Array(zip(names, $0)))) }
    default:
      let tensor = try interpreter.eager(value)
      guard let count = tensor.shape.first else { throw Fault.message("a tensor without axes has no slices") }
      return try (0..<count).map { .object(try interpreter.math.apply(.part([.integer($0)]), [tensor])) }
    }
  }

  private static func stacked(_ values: [Value], _ interpreter: Interpreter) throws -> Value {
    guard let first = values.first else { return .none }
    switch first {
    case .none: return .none
    case .tuple(let tuple):
      return .tuple(
        of: try tuple.elements.indices.map { place in
          try stacked(values.map { $0.elementsOfSequence?[place] ?? .none }, interpreter)
        })
    case .dict(let dict):
      return .dict(
        DictValue(
          try dict.keys.compactMap(\.asString).map { name in
            (
              name,
              try stacked(
                values.map { value in
                  if case .dict(let own) = value { own[string: name] ?? .none } else { .none }
                }, interpreter)
            )
          }))
    default:
      return .object(try interpreter.math.apply(.stack(axis: 0), values.map { try interpreter.eager($0) }))
    }
  }
}
