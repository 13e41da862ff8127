import Evaluator
import Gradients
import Networks
import Tensors

/// Functions that make tensors, in `tf` and in `keras.ops`.
enum CreationFunctions {
  private static func function(
    _ name: String, _ module: String, _ doc: String, _ parameters: [Signature.Parameter],
    body: @escaping (Call) throws -> Value
  ) -> Builtin {
    let accepted: [Signature.Parameter] = module == "tf" ? [.keyword("name", .any, "accepted")] : []
    return Builtin(name, module: module, doc: doc, parameters + accepted, body: body)
  }

  private static let dtype = Signature.Parameter.optional(
    "dtype", .dtype, default: .none, "the type of the elements")
  private static let shape = Signature.Parameter.required(
    "shape", .shape(allowsNone: false), "the lengths of the axes")

  static let tensorFlow: [Builtin] =
    shared("tf") + [
      function(
        "constant", "tf", "A tensor from numbers in nested lists.",
        [
          .required("value", .any, "numbers"), dtype,
          .optional("shape", .shape(allowsNone: false), default: .none, "the lengths of the axes"),
        ]
      ) { call in
        if let text = try text(call, "value") {
          guard let shape = try call.optionalInts("shape") else { return .object(text) }
          let function: TensorFunction =
            text.elements.count == 1 ? .broadcast(to: Shape(shape)) : .reshape(to: Shape(shape))
          return .object(try TextTensor.rearranged(function, [text]))
        }
        let value = try tensor(call, "value").value
        guard let shape = try call.optionalInts("shape") else { return .eager(value) }
        return .eager(
          try value.count == 1
            ? value.reshaped(to: []).broadcast(to: Shape(shape)).copy() : value.reshaped(to: Shape(shape)))
      },
      function(
        "convert_to_tensor", "tf", "A tensor from numbers in nested lists; a tensor as it is.",
        [
          .required("value", .any, "numbers"), dtype,
          .optional("dtype_hint", .any, default: .none, "accepted"),
        ]
      ) { call in
        if let text = try text(call, "value") { return .object(text) }
        return .object(try tensor(call, "value"))
      },
      function(
        "fill", "tf", "One value everywhere.",
        [.required("dims", .shape(allowsNone: false)), .required("value", .any)]
      ) {
        call in
        let value = try call.interpreter.eager(call["value"]).value
        guard value.rank == 0 else { throw call.invalid("value", must: "be a number") }
        return .eager(try value.broadcast(to: Shape(call.ints("dims"))).copy())
      },
      function(
        "range", "tf", "Evenly spaced numbers from start (0 if left out) up to but without limit.",
        [
          .required("start", .float), .optional("limit", .float, default: .none),
          .optional("delta", .float, default: 1),
          dtype,
        ]
      ) { call in try range(call, "start", "limit", "delta") },
      function(
        "linspace", "tf", "Evenly spaced numbers, both ends included.",
        [.required("start", .float), .required("stop", .float), .required("num", .int)]
      ) { call in
        .eager(
          try Tensor.linspace(call.double("start"), call.double("stop"), count: call.int("num", atLeast: 1))
            .convert(to: call["start"].asInt == nil ? call["start"].eagerType ?? .float32 : .float64))
      },
      function(
        "shape", "tf", "The lengths of the axes, as a tensor.",
        [.required("input", .any), .optional("out_type", .dtype, default: "int32")]
      ) { call in
        let lengths = try lengths(call, "input").map(Int64.init)
        return .eager(
          try Tensor(shape: [lengths.count], elements: lengths).convert(to: call.dtype("out_type")))
      },
      function("size", "tf", "The number of elements.", [.required("input", .any)]) {
        .eager(try Tensor(.int(Int64(lengths($0, "input").elementCount ?? 0)), dtype: .int32))
      },
      function("rank", "tf", "The number of axes.", [.required("input", .any)]) {
        .eager(try Tensor(.int(Int64(lengths($0, "input").rank)), dtype: .int32))
      },
      function(
        "unstack", "tf", "The slices along an axis.",
        [
          .required("value", .any), .optional("num", .int, default: .none, "accepted"),
          .optional("axis", .int, default: 0),
        ]
      ) { try slices($0, "value") },
      function(
        "split", "tf", "Parts along an axis: so many equal ones, or parts of these lengths.",
        [
          .required("value", .any), .required("num_or_size_splits", .shape(allowsNone: false)),
          .optional("axis", .int, default: 0), .optional("num", .any, default: .none, "accepted"),
        ]
      ) { call in
        let (value, axis, length, rank) = try divided(call, "value")
        var sizes = try call.ints("num_or_size_splits")
        if let parts = call["num_or_size_splits"].asInt {
          guard parts > 0, length % parts == 0 else {
            throw call.invalid("num_or_size_splits", must: "divide the axis of \(length)")
          }
          sizes = Array(repeating: length / parts, count: parts)
        }
        if let open = sizes.firstIndex(of: -1) { sizes[open] = length - sizes.reduce(1, +) }
        guard sizes.allSatisfy({ $0 >= 0 }), sizes.reduce(0, +) == length else {
          throw call.invalid("num_or_size_splits", must: "add up to the axis of \(length)")
        }
        return try parts(of: value, axis, sizes, rank, call)
      },
      function(
        "function", "tf", "Accepted: a function is called as it is written; nothing is compiled.",
        [
          .optional("func", .any, default: .none, "a function"),
          .optional("input_signature", .any, default: .none, "accepted"),
          .optional("autograph", .any, default: true, "accepted"),
          .optional("jit_compile", .any, default: .none, "accepted"),
          .optional("reduce_retracing", .any, default: false, "accepted"),
          .optional("experimental_implements", .any, default: .none, "accepted"),
          .optional("experimental_autograph_options", .any, default: .none, "accepted"),
          .optional("experimental_attributes", .any, default: .none, "accepted"),
          .optional("experimental_relax_shapes", .any, default: .none, "accepted"),
          .optional("experimental_compile", .any, default: .none, "accepted"),
          .optional("experimental_follow_type_hints", .any, default: .none, "accepted"),
        ]
      ) { call in
        let signature = call["input_signature"]
        guard call["func"].isNone else { return try marked(call, signature) }
        return .builtin(
          Builtin("decorator", doc: "Gives a function back.", [.required("func", .callable)]) {
            try marked($0, signature)
          })
      },
      CustomGradient.builtin,
      function(
        "add_n", "tf", "The sum of tensors of one shape.", [.required("inputs", .iterable, "the tensors")]
      ) { call in
        let parts = try call.elements("inputs").map { try call.interpreter.eager($0) }
        guard let first = parts.first else { throw call.invalid("inputs", must: "have a tensor") }
        return .object(
          try parts.dropFirst().reduce(first) { try call.interpreter.math.apply(.add, [$0, $1]) })
      },
      function(
        "gradients", "tf", "Refused: for graphs of TensorFlow 1.",
        [.required("ys", .any), .required("xs", .any)]
      ) { _ in
        throw Fault.message(
          "tf.gradients is not supported when eager execution is enabled. Use tf.GradientTape instead.",
          help: "with tf.GradientTape() as tape: …; tape.gradient(y, x)", kind: .runtime)
      },
      function(
        "where", "tf",
        "Elements of x where the condition is true, else of y; alone: the places where it is true.",
        [
          .required("condition", .any), .optional("x", .any, default: .none),
          .optional("y", .any, default: .none),
        ]
      ) { call in
        guard call["x"].isNone else {
          return try call.interpreter.apply(
            .choose, [call["condition"], call["x"], call["y"]], .choice, .tensorFlow)
        }
        return .eager(try Tensor.stack(call.tensor("condition").nonzero(), axis: 1))
      },
    ]

  static let keras: [Builtin] =
    shared("keras.ops") + [
      function(
        "convert_to_tensor", "keras.ops", "A tensor from numbers in nested lists; a tensor as it is.",
        [
          .required("x", .any, "numbers"), dtype, .optional("sparse", .any, default: .none, "accepted"),
          .optional("ragged", .any, default: .none, "accepted"),
        ]
      ) { .object(try tensor($0, "x")) },
      function("convert_to_numpy", "keras.ops", "The numbers as a NumPy array.", [.required("x", .any)]) {
        .tensor(try whole($0, "x").value.copy())
      },
      function("array", "keras.ops", "A tensor from numbers in nested lists.", [.required("x", .any), dtype])
      {
        .object(try tensor($0, "x"))
      },
      function(
        "arange", "keras.ops", "Evenly spaced numbers up to but without stop.",
        [
          .required("start", .float), .optional("stop", .float, default: .none),
          .optional("step", .float, default: 1), dtype,
        ]
      ) { try range($0, "start", "stop", "step") },
      function("shape", "keras.ops", "The lengths of the axes, as a tuple.", [.required("x", .any)]) { call in
        if let symbol = call["x"].host(as: SymbolicTensor.self) { return LayerMembers.shape(symbol.shape) }
        return .tuple(ofInts: Array(try whole(call, "x").shape))
      },
      function("size", "keras.ops", "The number of elements.", [.required("x", .any)]) {
        .int(try whole($0, "x").value.count)
      },
      function("ndim", "keras.ops", "The number of axes.", [.required("x", .any)]) {
        .int(try whole($0, "x").shape.rank)
      },
      function("full", "keras.ops", "One value everywhere.", [shape, .required("fill_value", .any), dtype]) {
        call in
        let value = try call.interpreter.eager(call["fill_value"], dtype: call.optionalDType("dtype")).value
        return .eager(try value.broadcast(to: Shape(call.ints("shape"))).copy())
      },
      function(
        "unstack", "keras.ops", "The slices along an axis.",
        [.required("x", .any), .optional("num", .int, default: .none), .optional("axis", .int, default: 0)]
      ) { try slices($0, "x") },
      function(
        "split", "keras.ops", "So many equal parts along an axis, or parts that begin at these places.",
        [
          .required("x", .any), .required("indices_or_sections", .shape(allowsNone: false)),
          .optional("axis", .int, default: 0),
        ]
      ) { call in
        let (value, axis, length, rank) = try divided(call, "x")
        if let count = call["indices_or_sections"].asInt {
          guard count > 0, length % count == 0 else {
            throw call.invalid("indices_or_sections", must: "divide the axis of \(length)")
          }
          return try parts(of: value, axis, Array(repeating: length / count, count: count), rank, call)
        }
        let places = [0] + (try call.ints("indices_or_sections")) + [length]
        return try parts(
          of: value, axis, zip(places, places.dropFirst()).map { max(0, $1 - $0) }, rank, call)
      },
    ]

  private static func shared(_ module: String) -> [Builtin] {
    let input = module == "tf" ? "input" : "x"
    return [
      filled("zeros", 0, module), filled("ones", 1, module),
      function(
        "einsum", module, "Sums of products, by Einstein's notation: \"ij,jk->ik\".",
        [
          .required(module == "tf" ? "equation" : "subscripts", .string, "the formula"),
          .rest(module == "tf" ? "inputs" : "operands"),
        ]
      ) { call in
        let formula = try call.string(module == "tf" ? "equation" : "subscripts")
        return try call.interpreter.apply(
          .einsum(formula), call.rest(module == "tf" ? "inputs" : "operands"), .matched,
          module == "tf" ? .tensorFlow : .keras, operation: "einsum")
      },
      alike("zeros_like", 0, module, input), alike("ones_like", 1, module, input),
      function(
        "eye", module, "Ones on the diagonal, zeros elsewhere.",
        module == "tf"
          ? [
            .required("num_rows", .int), .optional("num_columns", .int, default: .none),
            .optional("batch_shape", .any, default: .none, "only None"), dtype,
          ]
          : [
            .required("N", .int), .optional("M", .int, default: .none), .optional("k", .int, default: 0),
            dtype,
          ]
      ) { call in
        let rows = try call.int(module == "tf" ? "num_rows" : "N", atLeast: 0)
        let columns = try call.optionalInt(module == "tf" ? "num_columns" : "M", atLeast: 0)
        let diagonal = module == "tf" ? 0 : try call.int("k")
        return .eager(
          try Tensor.eye(
            rows, columns: columns, diagonal: diagonal, dtype: call.optionalDType("dtype") ?? .float32))
      },
    ]
  }

  private static func filled(_ name: String, _ value: Int64, _ module: String) -> Builtin {
    function(name, module, value == 0 ? "Zeros." : "Ones.", [shape, dtype]) { call in
      .eager(
        try Tensor(
          filling: Shape(call.ints("shape")), with: .int(value),
          dtype: call.optionalDType("dtype") ?? .float32))
    }
  }

  private static func alike(_ name: String, _ value: Int64, _ module: String, _ input: String) -> Builtin {
    function(
      name, module, "\(value == 0 ? "Zeros" : "Ones") in the shape of another.",
      [.required(input, .any), dtype]
    ) { call in
      if call[input].host(as: SymbolicTensor.self) != nil {
        let function = TensorFunction(
          value == 0 ? "ZerosLike" : "OnesLike",
          forward: { try Tensor(filling: $0[0].shape, with: .int(value), dtype: $0[0].dtype) })
        return try call.interpreter.apply(function, [call[input]], .any, .tensorFlow)
      }
      let model = try whole(call, input)
      return .eager(
        try Tensor(filling: model.shape, with: .int(value), dtype: call.optionalDType("dtype") ?? model.dtype)
      )
    }
  }

  /// The argument as a tensor of its own.
  private static func tensor(_ call: Call, _ name: String) throws -> EagerTensor {
    let (given, wanted) = (call[name], try call.optionalDType("dtype"))
    let found: EagerTensor
    do {
      found = try call.interpreter.eager(given, dtype: wanted)
    } catch let error where !(error is Raised) {
      guard let fault = Fault(error) else { throw error }
      if case .tensor(.raggedValues(_, let shape)) = fault {
        throw call.fault(
          name,
          .message(
            "Can't convert non-rectangular Python sequence to Tensor.",
            label: "lists of different lengths stand below shape \(shape)",
            help: "tf.ragged.constant keeps rows of different lengths"))
      }
      throw call.fault(name, fault)
    }
    if case .tensor = given { return EagerTensor(try found.value.copy()) }
    return found
  }

  private static func whole(_ call: Call, _ name: String) throws -> EagerTensor {
    do { return try call.interpreter.eager(call[name]) } catch let error where !(error is Raised) {
      guard let fault = Fault(error) else { throw error }
      throw call.fault(name, fault)
    }
  }

  private static func range(_ call: Call, _ start: String, _ stop: String, _ step: String) throws -> Value {
    let (first, distance) = (call[start].scalar ?? .int(0), call[step].scalar ?? .int(1))
    let type = try call.optionalDType("dtype")
    let values =
      if let last = call[stop].scalar { try Tensor.arange(first, last, step: distance, dtype: type) } else {
        try Tensor.arange(.int(0), first, step: distance, dtype: type)
      }
    return .eager(type == nil ? try values.convert(to: values.dtype.standard) : values)
  }

  private static func slices(_ call: Call, _ name: String) throws -> Value {
    let (value, axis, length, rank) = try divided(call, name)
    return .list(
      of: try (0..<length).map { place in
        let indices = (0..<rank).map { $0 == axis ? Index.integer(place) : .all }
        return try call.interpreter.apply(.part(indices), [value], .any, .tensorFlow)
      })
  }

  /// What is to be divided along `axis`: a tensor, or within a traced `call` a value of the network.
  private static func divided(
    _ call: Call, _ name: String
  ) throws -> (value: Value, axis: Int, length: Int, rank: Int) {
    if let symbol = call[name].host(as: SymbolicTensor.self),
      call.interpreter.state(CallContext.self).tracing > 0
    {
      let lengths = symbol.batchLengths
      let axis = try Shape(lengths.map { $0 ?? 1 }).normalized(axis: call.int("axis"))
      guard let length = lengths[axis] else {
        throw call.invalid("axis", must: "be an axis whose length is known")
      }
      return (call[name], axis, length, lengths.count)
    }
    let text = try TextTensor.of(call[name])
    let value = try text.map { .object($0) } ?? Value.object(whole(call, name))
    let shape = try lengths(call, name)
    let axis = try shape.normalized(axis: call.int("axis"))
    return (value, axis, shape[axis], shape.rank)
  }

  /// The argument as a tensor of strings; `nil` if it holds numbers.
  private static func text(_ call: Call, _ name: String) throws -> TextTensor? {
    let found: TextTensor?
    do { found = try TextTensor.of(call[name]) } catch let fault as Fault { throw call.fault(name, fault) }
    let isText = call["dtype"].host(as: TextDType.self) != nil
    guard (found != nil) == isText || call["dtype"].isNone else {
      let wanted = isText ? "string" : try call.dtype("dtype").name
      throw call.fault(
        name,
        .message(
          "Cannot convert \(try call.interpreter.shortRepr(call[name])) to EagerTensor of dtype \(wanted)",
          help: isText ? "tf.strings.as_string(x) writes numbers" : "tf.strings.to_number(x) reads numbers",
          kind: .type))
    }
    return found
  }

  /// The lengths of the argument's axes.
  private static func lengths(_ call: Call, _ name: String) throws -> Shape {
    try TextTensor.of(call[name])?.shape ?? whole(call, name).shape
  }

  private static func parts(of value: Value, _ axis: Int, _ sizes: [Int], _ rank: Int, _ call: Call) throws
    -> Value
  {
    var start = 0
    return .list(
      of: try sizes.map { size in
        defer { start += size }
        let indices = (0..<rank).map {
          $0 == axis ? Index.slice(start: start, stop: start + size, step: 1) : .all
        }
        return try call.interpreter.apply(.part(indices), [value], .any, .tensorFlow)
      })
  }

  /// The function that `tf.function` was given, marked for `tf.saved_model`, with tensors for the numbers that it returns.
  private static func marked(_ call: Call, _ signature: Value) throws -> Value {
    let given = try call.callable("func")
    guard case .function(let own) = given else { return given }
    var function = Value.function(own.finishing(tensors))
    let written = Value.namespace(try call.interpreter.module("_tensorflow"))
    if !signature.isNone {
      let bound = try call.interpreter.attribute("_bound", of: written)
      function = try call.interpreter.call(bound, [function, signature])
    }
    let concrete = try call.interpreter.attribute("_concrete", of: written)
    try call.interpreter.setAttribute(
      "get_concrete_function", of: function, to: call.interpreter.call(concrete, [function]))
    try call.interpreter.setAttribute("_is_tf_function", of: function, to: true)
    try call.interpreter.setAttribute("python_function", of: function, to: given)
    return function
  }

  /// A structure with tensors for its numbers and arrays.
  private static func tensors(_ value: Value, _ interpreter: Interpreter) throws -> Value {
    switch value {
    case .dict(let dict) where dict.keys.allSatisfy({ $0.asString != nil }):
      return .dict(
        DictValue(try dict.pairs.map { ($0.key.asString ?? "", try tensors($0.value, interpreter)) }))
    case .tuple(let tuple) where value.typeName == "tuple":
      return .tuple(of: try tuple.elements.map { try tensors($0, interpreter) })
    case .list(let list): return .list(of: try list.elements.map { try tensors($0, interpreter) })
    case .int, .float, .bool, .tensor: return .object(try interpreter.eager(value))
    case .object(let variable as ProgramVariable): return .object(try variable.read(interpreter))
    default: return value
    }
  }
}
