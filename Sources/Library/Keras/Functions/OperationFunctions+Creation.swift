import Evaluator
import Glibc
import Gradients
import Networks
import Tensors

// Tensors that are made, and tensors taken apart.
extension OperationFunctions {
  private static let shape = Signature.Parameter.required(
    "shape", .shape(allowsNone: false), "the lengths of the axes")
  private static let dtype = Signature.Parameter.optional(
    "dtype", .dtype, default: .none, "the type of the elements")

  static let creation: [Builtin] = [
    function("empty", "A tensor without particular values: zeros.", [shape, dtype]) { call in
      .eager(try Tensor(zeros: Shape(call.ints("shape")), dtype: call.optionalDType("dtype") ?? .float32))
    },
    function(
      "empty_like", "A tensor without particular values in the shape of another: zeros.",
      [.required("x", .any), dtype]
    ) { call in
      let model = try call.interpreter.eager(call["x"])
      return .eager(try Tensor(zeros: model.shape, dtype: call.optionalDType("dtype") ?? model.dtype))
    },
    function(
      "full_like", "One value in the shape of another tensor.",
      [.required("x", .any), .required("fill_value", .any), dtype]
    ) { call in
      let model = try call.interpreter.eager(call["x"])
      let value = try call.interpreter.tensor(from: call["fill_value"]).convert(
        to: call.optionalDType("dtype") ?? model.dtype)
      return .eager(try value.broadcast(to: model.shape).copy())
    },
    function("identity", "Ones on the diagonal, zeros elsewhere.", [.required("n", .int), dtype]) { call in
      .eager(try Tensor.eye(call.int("n", atLeast: 0), dtype: call.optionalDType("dtype") ?? .float32))
    },
    function(
      "tri", "Ones on and below a diagonal, zeros above.",
      [.required("N", .int), .optional("M", .int, default: .none), .optional("k", .int, default: 0), dtype]
    ) { call in
      let rows = try call.int("N", atLeast: 0)
      let (columns, k) = (try call.optionalInt("M", atLeast: 0) ?? rows, try call.int("k"))
      let ones = (0..<rows * columns).map { $0 % columns - $0 / columns <= k ? Float(1) : 0 }
      return .eager(
        try Tensor(shape: [rows, columns], floats: ones).convert(to: call.optionalDType("dtype") ?? .float32))
    },
    spaced(
      "linspace", "Evenly spaced numbers.",
      [.optional("retstep", .bool, default: false, "whether the distance is given too")]
    ) { a, b, t, _ in a + (b - a) * t },
    spaced(
      "logspace", "Powers of a base with evenly spaced exponents.", [.optional("base", .float, default: 10.0)]
    ) { a, b, t, base in pow(base, a + (b - a) * t) },
    spaced("geomspace", "Numbers with a constant ratio.", []) { a, b, t, _ in a * pow(b / a, t) },
    window("bartlett", "A triangle: 0, up to 1, down to 0.") { t, _ in 1 - abs(2 * t - 1) },
    window("blackman", "Blackman's window.") { t, _ in 0.42 - 0.5 * cos(2 * .pi * t) + 0.08 * cos(4 * .pi * t)
    },
    window("hamming", "Hamming's window.") { t, _ in 0.54 - 0.46 * cos(2 * .pi * t) },
    window("hanning", "Hann's window.") { t, _ in 0.5 - 0.5 * cos(2 * .pi * t) },
    window("kaiser", "Kaiser's window.", [.required("beta", .float, "how narrow it is")]) { t, beta in
      let bessel = { (x: Double) in
        (try? TensorFunction.bessel0.forward([Tensor(.float(x), dtype: .float64)]).item().doubleValue) ?? 1
      }
      return bessel(beta * max(0, 1 - (2 * t - 1) * (2 * t - 1)).squareRoot()) / bessel(beta)
    },
    function(
      "meshgrid", "The coordinates of all points of a grid.",
      [
        .rest("x", .any, "the coordinates of each axis"),
        .keyword("indexing", .choice("xy", "ij"), default: "xy"),
      ]
    ) { call in
      let axes = try call.rest("x").map { try call.interpreter.eager($0).value.flattened() }
      return .list(
        of: try Tensor.meshgrid(axes, matrixIndexing: call.string("indexing") == "ij").map {
          .eager(try $0.copy())
        })
    },
    function("is_tensor", "Whether it is a tensor.", [.required("x", .any)]) { call in
      .bool(
        call["x"].host(as: EagerTensor.self) != nil || call["x"].host(as: SymbolicTensor.self) != nil
          || call["x"].isVariable)
    },
    function("dtype", "The type of a tensor's elements, by its name.", [.required("x", .any)]) { call in
      if call["x"].host(as: SymbolicTensor.self) != nil { return "float32" }
      return .string(try call.interpreter.eager(call["x"]).dtype.name)
    },
  ]

  private static func spaced(
    _ name: String, _ doc: String, _ more: [Signature.Parameter],
    _ value: @escaping (Double, Double, Double, Double) -> Double
  ) -> Builtin {
    function(
      name, doc,
      [
        .required("start", .any, "the first"), .required("stop", .any, "the last"),
        .optional("num", .int, default: 50, "how many"),
        .optional("endpoint", .bool, default: true, "whether stop is among them"),
      ] + more + [dtype, .optional("axis", .int, default: 0, "only 0")]
    ) { call in
      try call.onlyDefault("axis")
      let (count, isWhole) = (try call.int("num", atLeast: 0), try call.bool("endpoint"))
      let (start, stop) = (
        try call.interpreter.eager(call["start"]).value, try call.interpreter.eager(call["stop"]).value
      )
      guard let shape = start.shape.broadcast(with: stop.shape) else {
        throw call.invalid("stop", must: "have the shape of start")
      }
      let first = try start.broadcast(to: shape).elements(Double.self)
      let last = try stop.broadcast(to: shape).elements(Double.self)
      let base = call.signature.parameters.contains { $0.name == "base" } ? try call.double("base") : 10
      let parts = Double(max(1, isWhole ? count - 1 : count))
      let values = (0..<count).flatMap { step in
        zip(first, last).map { value($0, $1, Double(step) / parts, base) }
      }
      let result = try Tensor(shape: Shape([count] + shape), elements: values).convert(
        to: call.optionalDType("dtype") ?? .float32)
      guard name == "linspace", try call.bool("retstep") else { return .eager(result) }
      let steps = zip(first, last).map { ($1 - $0) / parts }
      return .tuple(of: [
        .eager(result), .eager(try Tensor(shape: shape, elements: steps).convert(to: .float32)),
      ])
    }
  }

  private static func window(
    _ name: String, _ doc: String, _ more: [Signature.Parameter] = [],
    _ value: @escaping (Double, Double) -> Double
  ) -> Builtin {
    function(name, doc, [.required("x", .any, "how many numbers")] + more) { call in
      guard
        let count = call["x"].asInt
          ?? (try? call.interpreter.eager(call["x"]).value.item().doubleValue).map({ Int($0) }), count >= 0
      else {
        throw call.invalid("x", must: "be a whole number from 0")
      }
      let beta = more.isEmpty ? 0 : try call.double("beta")
      let values = (0..<count).map { count == 1 ? 1 : Float(value(Double($0) / Double(count - 1), beta)) }
      return .eager(try Tensor(shape: [count], floats: values))
    }
  }

  // MARK: - Parts

  static let parts: [Builtin] =
    [("hsplit", 1), ("vsplit", 0), ("dsplit", 2)].map { name, axis in
      function(
        name,
        "Parts along \(axis == 0 ? "rows" : axis == 1 ? "columns" : "the third axis"): so many equal ones, or parts that begin at places.",
        [.required("x", .any), .required("indices_or_sections", .shape(allowsNone: false))]
      ) { call in
        let x = try call.interpreter.eager(call["x"])
        return try split(x, axis: name == "hsplit" && x.shape.rank == 1 ? 0 : axis, isUneven: false, call)
      }
    } + [
      function(
        "array_split", "Parts along an axis, which may differ in length by one.",
        [
          .required("x", .any), .required("indices_or_sections", .shape(allowsNone: false)),
          .optional("axis", .int, default: 0),
        ]
      ) { call in
        let x = try call.interpreter.eager(call["x"])
        return try split(x, axis: x.shape.normalized(axis: call.int("axis")), isUneven: true, call)
      },
      function(
        "top_k", "The k largest elements of each row, and their places.",
        [.required("x", .any), .required("k", .int), .optional("sorted", .any, default: true, "accepted")]
      ) { call in
        let result = try NeuralFunctions.topK("keras.ops").call(
          Arguments([call["x"], call["k"]]), call.interpreter)
        return result
      },
      function(
        "scatter", "Zeros with values added at places.",
        [
          .required("indices", .tensor, "rows of numbers, one an axis"),
          .required("values", .any, "what is added"),
          .required("shape", .shape(allowsNone: false), "of the result"),
        ]
      ) { call in
        let (places, shape) = (try call.tensor("indices").convert(to: .int64), Shape(try call.ints("shape")))
        return try call.interpreter.apply(
          .composed("scatter") { x in try OperationRows.scattered(x[0], places, shape) }, [call["values"]],
          .any, .keras)
      },
      function(
        "slice_update", "A tensor with a part replaced by another.",
        [
          .required("inputs", .any),
          .required("start_indices", .shape(allowsNone: false), "where the part begins"),
          .required("updates", .any, "the part"),
        ]
      ) { call in
        let start = try call.ints("start_indices")
        return try call.interpreter.apply(
          .composed("slice_update") { x in try sliceUpdated(x[0], start, x[1](.cast(to: x[0].dtype))) },
          [call["inputs"], call["updates"]], .any, .keras)
      },
      function(
        "scatter_update", "A tensor with slices at places replaced, or changed by others.",
        [
          .required("inputs", .any), .required("indices", .tensor, "rows of numbers, one an axis"),
          .required("updates", .any, "the slices"),
          .optional(
            "reduction", .string, default: .none, "\"add\", \"max\", \"min\" or \"mul\"; None: replaced"),
        ]
      ) { call in
        let (places, reduction) = (try call.tensor("indices").convert(to: .int64), call["reduction"].asString)
        guard [nil, "add", "max", "min", "mul"].contains(reduction) else {
          throw call.invalid("reduction", must: "be None, \"add\", \"max\", \"min\" or \"mul\"")
        }
        return try call.interpreter.apply(
          .composed("scatter_update") { x in
            try scatterUpdated(x[0], places, x[1](.cast(to: x[0].dtype)), reduction)
          }, [call["inputs"], call["updates"]], .any, .keras)
      },
      function(
        "nonzero", "The places of elements that are not 0, a tensor for each axis.", [.required("x", .any)]
      ) { call in
        .tuple(
          of: try call.interpreter.eager(call["x"]).value.nonzero().map { .eager(try $0.convert(to: .int32)) }
        )
      },
      function(
        "unravel_index", "Places in a row as places along axes.",
        [.required("indices", .any), .required("shape", .shape(allowsNone: false))]
      ) { call in
        let given = try call.interpreter.eager(call["indices"]).value
        let shape = Shape(try call.ints("shape"))
        let count = try shape.checkedElementCount()
        let positions = try given.elements(Int64.self).map { number -> [Int] in
          let place = Int(number) < 0 ? Int(number) + count : Int(number)
          guard 0..<count ~= place else {
            throw Fault.message("index \(number) is out of bounds for array with size \(count)")
          }
          return shape.position(of: place)
        }
        return .tuple(
          of: try shape.indices.map { axis in
            .eager(try Tensor(shape: given.shape, elements: positions.map { Int32($0[axis]) }))
          })
      },
      function(
        "unique", "The different elements, in ascending order.",
        [
          .required("x", .any), .optional("sorted", .any, default: true, "accepted"),
          .optional("return_index", .bool, default: false, "whether their first places are given too"),
          .optional("return_inverse", .bool, default: false, "whether each element's number is given too"),
          .optional("return_counts", .bool, default: false, "whether their counts are given too"),
          .optional("axis", .any, default: .none, "only None"),
          .optional("size", .any, default: .none, "only None"),
          .optional("fill_value", .any, default: .none, "only None"),
        ]
      ) { call in
        for name in ["axis", "size", "fill_value"] { try call.onlyDefault(name) }
        let x = try call.interpreter.eager(call["x"]).value
        let found = try x.flattened().elements(Double.self)
        let values = Set(found).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
        var (first, counts) = (
          [Int32](repeating: -1, count: values.count), [Int32](repeating: 0, count: values.count)
        )
        let inverse = found.enumerated().map { place, value -> Int32 in
          let number = numbers[value] ?? 0
          if first[number] < 0 { first[number] = Int32(place) }
          counts[number] += 1
          return Int32(number)
        }
        var results: [Value] = [
          .eager(try Tensor(shape: [values.count], elements: values).convert(to: x.dtype))
        ]
        if try call.bool("return_index") {
          results.append(.eager(try Tensor(shape: [first.count], elements: first)))
        }
        if try call.bool("return_inverse") {
          results.append(.eager(try Tensor(shape: x.shape, elements: inverse)))
        }
        if try call.bool("return_counts") {
          results.append(.eager(try Tensor(shape: [counts.count], elements: counts)))
        }
        return results.count == 1 ? results[0] : .tuple(of: results)
      },
      function(
        "histogram", "How many elements lie in each of some bins, and the bins' bounds.",
        [
          .required("x", .any), .optional("bins", .int, default: 10, "how many"),
          .optional("range", .any, default: .none, "the outer bounds"),
        ]
      ) { call in
        let x = try call.interpreter.eager(call["x"])
        guard x.shape.rank == 1 else {
          throw Fault.message("Input tensor must be 1-dimensional. Received: input.shape=\(x.shape)")
        }
        let values = try x.value.elements(Double.self)
        let bins = try call.int("bins", atLeast: 1)
        var (low, high) = (values.min() ?? 0, values.max() ?? 1)
        if !call["range"].isNone {
          let bounds = try call.doubles("range")
          guard bounds.count == 2, bounds[0] <= bounds[1] else {
            throw call.invalid("range", must: "be two bounds")
          }
          (low, high) = (bounds[0], bounds[1])
        }
        if low == high { (low, high) = (low - 0.5, high + 0.5) }
        var counts = [Int32](repeating: 0, count: bins)
        for value in values where value >= low && value <= high {
          counts[min(bins - 1, Int((value - low) / (high - low) * Double(bins)))] += 1
        }
        let edges = (0...bins).map { Float(low + (high - low) * Double($0) / Double(bins)) }
        return .tuple(of: [
          .eager(
            try Tensor(shape: [bins], elements: counts)
              .convert(to: x.dtype.isFloating ? x.dtype : .int32)),
          .eager(try Tensor(shape: [bins + 1], floats: edges)),
        ])
      },
      function(
        "select", "For each element the first choice whose condition is true, else the default.",
        [
          .required("condlist", .list), .required("choicelist", .list),
          .optional("default", .any, default: 0),
        ]
      ) { call in
        let (conditions, choices) = (try call.list("condlist"), try call.list("choicelist"))
        guard conditions.count == choices.count else {
          throw call.invalid("choicelist", must: "have a choice for each condition")
        }
        return try zip(conditions, choices).reversed().reduce(call["default"]) { rest, next in
          try call.interpreter.apply(.choose, [next.0, next.1, rest], .choice, .keras)
        }
      },
      function(
        "rearrange", "Axes in another order, joined or divided, by a pattern: \"b h w c -> b (h w) c\".",
        [
          .required("tensor", .any), .required("pattern", .string),
          .keywords("axes_lengths", "lengths of axes that are divided"),
        ]
      ) { call in
        var lengths: [String: Int] = [:]
        for (name, value) in call.keywords("axes_lengths") { lengths[name] = value.asInt }
        let pattern = try AxisPattern(call.string("pattern"))
        return try call.interpreter.apply(
          .composed("rearrange") { try pattern.apply($0[0], lengths) }, [call["tensor"]], .any, .keras)
      },
    ]

  private static func sliceUpdated(_ x: Expression, _ start: [Int], _ part: Expression) throws -> Expression {
    let target = x.shape
    guard part.shape.rank == target.rank, start.count == target.rank else {
      throw Fault.message("slice_update: the tensor has \(target.rank) axes, the update \(part.shape.rank)")
    }
    // As XLA does it, the part is moved until it is inside.
    let begins = target.indices.map { max(0, min(start[$0], target[$0] - part.shape[$0])) }
    let widths = target.indices.map { (before: begins[$0], after: target[$0] - begins[$0] - part.shape[$0]) }
    guard widths.allSatisfy({ $0.after >= 0 }) else {
      throw Fault.message("slice_update: the update is larger than the tensor")
    }
    let isOutside = try Tensor.zeros(part.shape, dtype: .float32).padded(widths, with: .float(1)).convert(
      to: .bool)
    return try x.constant(isOutside)(.choose, x, part(.pad(widths)))
  }

  private static func scatterUpdated(
    _ x: Expression, _ places: Tensor, _ part: Expression, _ reduction: String?
  ) throws -> Expression {
    let sums = try OperationRows.scattered(part, places, x.shape)
    if reduction == "add" { return try x + sums }
    if let reduction {
      let found = try OperationRows.reduced(
        x.value, places, part.value, depth: places.shape.last ?? 1, reduction)
      let function = TensorFunction.withoutGradient("scatter_update(reduction=\"\(reduction)\")") { _ in found
      }
      return Expression(try x.math.apply(function, [x.tensor, part.tensor]), x.math)
    }
    let ones = try x.constant(Tensor.ones(part.shape, dtype: x.dtype))
    let isReplaced = try OperationRows.scattered(ones, places, x.shape).value.convert(to: .bool)
    return try x.constant(isReplaced)(.choose, sums, x)
  }

  private static func split(_ x: EagerTensor, axis: Int, isUneven: Bool, _ call: Call) throws -> Value {
    guard axis < x.shape.rank else { throw call.invalid("x", must: "have more than \(axis) axes") }
    let length = x.shape[axis]
    var places: [Int]
    if let count = call["indices_or_sections"].asInt {
      guard count > 0, isUneven || length % count == 0 else {
        throw call.invalid("indices_or_sections", must: "divide the axis of \(length)")
      }
      places = (0...count).map { $0 * (length / count) + min($0, length % count) }
    } else {
      places = [0] + (try call.ints("indices_or_sections")) + [length]
    }
    return .list(
      of: try zip(places, places.dropFirst()).map { start, stop in
        let part = x.shape.indices.map {
          $0 == axis ? Index.slice(start: start, stop: max(start, stop), step: 1) : .all
        }
        return .object(try call.interpreter.math.apply(.part(part), [x]))
      })
  }
}

extension Value {
  fileprivate var isVariable: Bool {
    if case .object(let object) = self { object is any VariableObject } else { false }
  }
}
