import Evaluator
import Tensors

/// Tensor functions in `tensorflow` itself: NumPy's, under TensorFlow's names.
enum TensorFunctions {
  static let all: [Builtin] = creation + shaping + reductions + elementwise

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    body: @escaping (Call) throws -> Tensor
  ) -> Builtin {
    Builtin(name, module: "tf", doc: doc, parameters + [.keyword("name", .any, "accepted")]) { call in
      let result = try body(call)
      let isAsked = call.signature.parameters.contains { $0.name == "dtype" } && !call["dtype"].isNone
      guard result.dtype == .float64, !isAsked, !call.holdsDoubles else { return .tensor(result) }
      return .tensor(try result.convert(to: .float32))
    }
  }

  private static let axes = Signature.Parameter.optional(
    "axis", .shape(allowsNone: false), "the axis or axes; all of them if None")
  private static let dtype = Signature.Parameter.optional("dtype", .dtype, "the type of the elements")
  private static let shape = Signature.Parameter.required(
    "shape", .shape(allowsNone: false), "the lengths of the axes")

  private static let creation: [Builtin] = [
    function(
      "constant", "A tensor from numbers in nested lists.",
      [.required("value", .tensor), dtype, .optional("shape", .shape(allowsNone: false))]
    ) { call in
      let value = try call.tensor("value", dtype: call.optionalDType("dtype"))
      guard let shape = try call.optionalInts("shape") else { return value }
      return try value.count == 1
        ? value.reshaped(to: []).broadcast(to: Shape(shape)).copy() : value.reshaped(to: Shape(shape))
    },
    function(
      "convert_to_tensor", "A tensor from numbers in nested lists.", [.required("value", .tensor), dtype]
    ) {
      try $0.tensor("value", dtype: $0.optionalDType("dtype"))
    },
    function("cast", "The elements as another type.", [.required("x", .tensor), .required("dtype", .dtype)]) {
      try $0.tensor("x").convert(to: $0.dtype("dtype"))
    },
    filled("zeros", 0), filled("ones", 1), alike("zeros_like", 0), alike("ones_like", 1),
    function(
      "fill", "One value everywhere.", [.required("dims", .shape(allowsNone: false)), .required("value")]
    ) { call in
      guard let value = call["value"].scalar else { throw call.wrongType("value", expected: "a number") }
      return try Tensor(filling: Shape(call.ints("dims")), with: value)
    },
    function(
      "range", "Evenly spaced numbers from start (0 if left out) up to but without limit.",
      [.required("start", .float), .optional("limit", .float), .optional("delta", .float, default: 1), dtype]
    ) { call in
      let (first, step) = (call["start"].scalar ?? .int(0), call["delta"].scalar ?? .int(1))
      let type = try call.optionalDType("dtype")
      guard let limit = call["limit"].scalar else {
        return try Tensor.arange(.int(0), first, step: step, dtype: type)
      }
      return try Tensor.arange(first, limit, step: step, dtype: type)
    },
    function(
      "one_hot", "Class numbers as rows with a one; a number that is no class is a row of zeros.",
      [
        .required("indices", .tensor), .required("depth", .int, "how many classes"),
        .keyword("axis", .int, default: -1, "only -1"), dtype,
      ]
    ) { call in
      try call.onlyDefault("axis")
      let (labels, depth) = (try call.tensor("indices"), try call.int("depth", atLeast: 0))
      let result = try Tensor(zeros: Shape(Array(labels.shape) + [depth]))
      let numbers = try labels.elements(Int64.self)
      try result.withMutableFloats { values in
        for (row, label) in numbers.enumerated() where label >= 0 && label < depth {
          values[row * depth + Int(label)] = 1
        }
      }
      return try call.optionalDType("dtype").map { try result.convert(to: $0) } ?? result
    },
  ]

  private static let shaping: [Builtin] = [
    function(
      "expand_dims", "With an axis of length 1 added.",
      [.required("input", .tensor), .required("axis", .int)]
    ) {
      try $0.tensor("input").expandingDimensions(at: [$0.int("axis")])
    },
    function("squeeze", "Without the axes of length 1.", [.required("input", .tensor), axes]) {
      try $0.tensor("input").squeezed(axes: $0.optionalInts("axis"))
    },
    function(
      "reshape", "The same elements in another shape; one length may be -1.",
      [.required("tensor", .tensor), shape]
    ) {
      try $0.tensor("tensor").reshaped(to: Shape($0.ints("shape")))
    },
    function(
      "transpose", "The axes in another order; reversed if none is given.",
      [.required("a", .tensor), .optional("perm", .shape(allowsNone: false))]
    ) {
      try $0.tensor("a").transposed($0.optionalInts("perm"))
    },
    function(
      "concat", "Tensors joined along an axis that they have.",
      [.required("values", .iterable), .required("axis", .int)]
    ) {
      try Tensor.concatenate($0.tensors("values"), axis: $0.int("axis"))
    },
    function(
      "stack", "Tensors joined along a new axis.",
      [.required("values", .iterable), .optional("axis", .int, default: 0)]
    ) {
      try Tensor.stack($0.tensors("values"), axis: $0.int("axis"))
    },
    function(
      "tile", "The tensor repeated along each axis.",
      [.required("input", .tensor), .required("multiples", .shape(allowsNone: false))]
    ) {
      try $0.tensor("input").tiled($0.ints("multiples"))
    },
    function("shape", "The lengths of the axes, as a tensor.", [.required("input", .tensor)]) { call in
      let lengths = try call.tensor("input").shape.map(Int32.init(clamping:))
      return try Tensor(shape: [lengths.count], elements: lengths)
    },
  ]

  private static let reductions: [Builtin] =
    [
      ("reduce_mean", Reduction.mean), ("reduce_sum", .sum), ("reduce_max", .maximum),
      ("reduce_min", .minimum),
      ("reduce_prod", .product), ("reduce_all", .all), ("reduce_any", .any),
    ].map { name, reduction in
      function(name, reduction.doc, [.required("input_tensor", .tensor), axes, TensorMembers.keepdims]) {
        call in
        let tensor = try call.tensor("input_tensor")
        // TensorFlow's means and sums keep the type.
        let result = try tensor.reduced(
          reduction, axes: call.optionalInts("axis"), keepDimensions: call.bool("keepdims"))
        return reduction == .all || reduction == .any ? result : try result.convert(to: tensor.dtype)
      }
    }
    + [("argmax", true), ("argmin", false)].map { name, isLargest in
      function(
        name, "The place of the \(isLargest ? "largest" : "smallest") element along an axis.",
        [.required("input", .tensor), .optional("axis", .int, default: .none, "None: the first")]
      ) { call in
        let (tensor, axis) = (try call.tensor("input"), try call.optionalInt("axis") ?? 0)
        return try isLargest ? tensor.argmax(axis: axis) : tensor.argmin(axis: axis)
      }
    }

  /// Functions that differ from NumPy's only in their module.
  private static let elementwise: [Builtin] = {
    let same = [
      "abs", "exp", "sqrt", "square", "sign", "round", "sin", "cos", "tanh", "maximum", "minimum", "add",
      "subtract",
      "multiply", "divide", "equal", "not_equal", "greater", "less", "where", "matmul",
    ]
    let numPy = NumPyModule.namespace()
    return same.compactMap { if case .builtin(let builtin)? = numPy[$0] { builtin } else { nil } } + [
      function(
        "clip_by_value", "Each element moved into a range.",
        [.required("t", .tensor), .required("clip_value_min", .tensor), .required("clip_value_max", .tensor)]
      ) { call in
        try call.tensor("t").clipped(
          from: call.interpreter.operand(call["clip_value_min"]),
          to: call.interpreter.operand(call["clip_value_max"]))
      }
    ]
  }()

  /// `tf.math`: a selection of the same functions.
  static let mathematics = Namespace("tensorflow.math", doc: "Functions of numbers.") {
    let numPy = NumPyModule.namespace()
    let logarithms = ["log", "log1p", "floor", "ceil"].compactMap { name in numPy[name].map { (name, $0) } }
    return (reductions + elementwise).named + logarithms
  }

  private static func filled(_ name: String, _ value: Int64) -> Builtin {
    function(name, value == 0 ? "Zeros." : "Ones.", [shape, dtype]) { call in
      try Tensor(
        filling: Shape(call.ints("shape")), with: .int(value), dtype: call.optionalDType("dtype") ?? .float32)
    }
  }

  private static func alike(_ name: String, _ value: Int64) -> Builtin {
    function(
      name, "\(value == 0 ? "Zeros" : "Ones") in the shape of another.", [.required("input", .tensor), dtype]
    ) { call in
      let model = try call.tensor("input")
      return try Tensor(
        filling: model.shape, with: .int(value), dtype: call.optionalDType("dtype") ?? model.dtype)
    }
  }
}

extension Call {
  /// Whether an argument is a float64 array: TensorFlow makes Python's floats float32, and keeps the type of arrays.
  fileprivate var holdsDoubles: Bool {
    func isDouble(_ value: Value) -> Bool {
      if case .tensor(let tensor) = value { return tensor.dtype == .float64 }
      return value.elementsOfSequence?.contains(where: isDouble) ?? false
    }
    return signature.parameters.contains { isDouble(self[$0.name]) }
  }
}
