import Evaluator
import Tensors

/// Creating arrays: filled, from lists, from other arrays.
extension NumPyModule {
  static let creation: [Builtin] = [
    function(
      "array", "An array from numbers in nested lists, or a copy.",
      [
        .required("object"), .optional("dtype", .any, "the type of the elements"),
        .keyword("copy", .any, default: true, "whether an array is copied; None: only if it has to be"),
        .keyword("order", .choice("K", "A", "C", "F"), default: "K"),
        .keyword("subok", .bool, default: false),
        .keyword("ndmin", .int, default: 0, "the least number of axes; those of length 1 are put in front"),
        .keyword("like"),
      ]
    ) { call in
      let copies = try copying(call)
      if let array = try objectArray(call, "object", isCopied: copies ?? false) { return array }
      let tensor = try call.tensor("object", dtype: call.optionalDType("dtype"))
      let missing = try call.int("ndmin", atMost: Shape.maximumRank) - tensor.rank
      let wide =
        missing > 0
        ? try tensor.reshaped(to: Shape([Int](repeating: 1, count: missing) + tensor.shape)) : tensor
      if case .tensor(let original) = call["object"], copies ?? false {
        return .array(try wide.detached(from: original))
      }
      return .array(try uncopied(wide, call["object"], copies))
    },
    same("asarray", "An array from nested lists; an array stays itself."),
    same("asanyarray", "An array from nested lists; an array stays itself."),
    same("ascontiguousarray", "An array in C order.", isContiguous: true),
    function(
      "copy", "A copy that shares nothing.",
      [
        tensor, .optional("order", .choice("K", "A", "C", "F"), default: "K"),
        .optional("subok", .bool, default: false),
      ]
    ) { .array(try $0.tensor("a").copy()) },
    filled("zeros", "Zeros.", 0), filled("ones", "Ones.", 1),
    filled("empty", "An array to be filled; its elements are 0.", 0),
    function(
      "full", "One value everywhere.", [shape, .required("fill_value"), anyType] + layout
    ) { call in
      let kind = ObjectArray.Kind.named(call["dtype"])
      if kind != nil || call["dtype"].isNone && ObjectArray.holdsObjects(call["fill_value"]) {
        return try ObjectArray.filled(
          call.ints("shape"), with: call["fill_value"], as: kind, call.interpreter)
      }
      return try filled(Shape(call.ints("shape")), call, dtype: call.optionalDType("dtype"))
    },
    alike("zeros_like", "Zeros in the shape of another.", 0),
    alike("ones_like", "Ones in the shape of another.", 1),
    alike("empty_like", "An array in the shape of another, to be filled.", 0),
    function(
      "full_like", "One value everywhere, in the shape of another.",
      [tensor, .required("fill_value"), anyType] + likeLayout
    ) {
      call in
      let like = call["a"].host(as: ObjectArray.self)
      if let kind = ObjectArray.Kind.named(call["dtype"]) ?? (call["dtype"].isNone ? like?.kind : nil) {
        let shape = try call.optionalInts("shape") ?? like?.shape ?? call.tensor("a").shape.dimensions
        return try ObjectArray.filled(shape, with: call["fill_value"], as: kind, call.interpreter)
      }
      let model = try call.tensor("a")
      let shape = try call.optionalInts("shape").map { Shape($0) } ?? model.shape
      return try filled(shape, call, dtype: call.optionalDType("dtype") ?? model.dtype)
    },
    function(
      "arange", "Evenly spaced numbers from start (0 if left out) by step, up to but without stop.",
      [.optional("start", .float), .optional("stop", .float), .optional("step", .float, default: 1), dtype]
    ) { call in
      guard call.isGiven("start") || call.isGiven("stop") else {
        throw Fault.message("arange() requires stop to be specified.", help: "np.arange(10)", kind: .type)
      }
      let first = call["start"].scalar ?? .int(0)
      let step = call["step"].scalar ?? .int(1)
      let type = try call.optionalDType("dtype")
      let stop = call["stop"].scalar
      let result = try Tensor.arange(stop == nil ? .int(0) : first, stop ?? first, step: step, dtype: type)
      guard type != .bool || result.count <= 2 else {
        throw Fault.message(
          "arange() is only supported for booleans when the result has at most length 2.", kind: .type)
      }
      return .tensor(result)
    },
    function(
      "linspace", "So many evenly spaced numbers from start to stop, both included.",
      [
        .required("start", .tensor), .required("stop", .tensor), .optional("num", .int, default: 50),
        .optional("endpoint", .bool, default: true), .optional("retstep", .bool, default: false), dtype,
        .optional("axis", .int, default: 0), .keyword("device"),
      ]
    ) { call in
      let isPlain = ["start", "stop"].allSatisfy { name in
        guard let tensor = call[name].heldTensor else { return call[name].asDouble != nil }
        return tensor.rank == 0 && (!tensor.dtype.isFloating || tensor.dtype == .float64)
      }
      guard isPlain else {
        return try call.written(
          "_numpy_creation", "linspace_of_arrays",
          ["start", "stop", "num", "endpoint", "retstep", "dtype", "axis"].map { call[$0] })
      }
      let (start, stop, count) = (
        try call.double("start"), try call.double("stop"), try call.int("num")
      )
      guard count >= 0 else {
        throw call.fault(
          "num", .message("Number of samples, \(count), must be non-negative.", kind: .value))
      }
      let hasEnd = try call.bool("endpoint")
      let result = try Tensor.linspace(
        start, stop, count: count, endpoint: hasEnd, dtype: call.optionalDType("dtype") ?? .float64)
      guard try call.bool("retstep") else { return .tensor(result) }
      let parts = hasEnd ? count - 1 : count
      guard parts > 0 else { return [.tensor(result), .float(.nan)] }
      return [.tensor(result), .tensor(Tensor(number: (stop - start) / Double(parts)))]
    },
    function(
      "logspace", "Numbers whose logarithms are evenly spaced.",
      [
        .required("start", .tensor), .required("stop", .tensor), .optional("num", .int, default: 50),
        .optional("endpoint", .bool, default: true), .optional("base", .tensor, default: 10.0), dtype,
        .optional("axis", .int, default: 0),
      ]
    ) { call in
      guard ["start", "stop", "base"].allSatisfy({ call[$0].asDouble != nil }) else {
        return try call.written(
          "_numpy_creation", "logspace_of_arrays",
          ["start", "stop", "num", "endpoint", "base", "dtype", "axis"].map { call[$0] })
      }
      let exponents = try Tensor.linspace(
        call.double("start"), call.double("stop"), count: call.int("num", atLeast: 0),
        endpoint: call.bool("endpoint"))
      let result = try Tensor.compute(.power, .scalar(.float(call.double("base"))), .tensor(exponents))
      return .tensor(try call.optionalDType("dtype").map { try result.convert(to: $0) } ?? result)
    },
    function(
      "eye", "Ones on a diagonal.",
      [.required("N", .int), .optional("M", .int), .optional("k", .int, default: 0), dtype] + layout
    ) { call in
      .tensor(
        try Tensor.eye(
          call.int("N", atLeast: 0), columns: call.optionalInt("M", atLeast: 0), diagonal: call.int("k"),
          dtype: call.optionalDType("dtype") ?? .float64))
    },
    function("identity", "Ones on the main diagonal.", [.required("n", .int), dtype]) { call in
      .tensor(try Tensor.eye(call.int("n", atLeast: 0), dtype: call.optionalDType("dtype") ?? .float64))
    },
    function(
      "meshgrid", "The coordinates of a grid, an array an axis.",
      [
        .rest("xi", .tensor), .keyword("copy", .bool, default: true),
        .keyword("sparse", .bool, default: false),
        .keyword("indexing", .choice("xy", "ij"), default: "xy"),
      ]
    ) { call in
      let inputs = try call.rest("xi").map { try call.interpreter.tensor(from: $0) }
      let isMatrix = try call.string("indexing") == "ij"
      let isSparse = try call.bool("sparse")
      return .tuple(
        of: try Tensor.meshgrid(inputs, matrixIndexing: isMatrix, isSparse: isSparse).map(Value.tensor))
    },
    function(
      "diag", "The diagonal of a matrix, or a matrix with this diagonal.",
      [.required("v", .tensor), .optional("k", .int, default: 0)]
    ) { call in
      let tensor = try call.tensor("v")
      let shift = try call.int("k", atLeast: -1_000_000, atMost: 1_000_000)
      switch tensor.rank {
      case 1:
        let size = tensor.shape[0] + abs(shift)
        let result = try Tensor(zeros: [size, size], dtype: tensor.dtype)
        let places = try Tensor.arange(0, .int(Int64(tensor.shape[0])))
        let rows = try places.add(.scalar(.int(Int64(max(0, -shift)))))
        let columns = try places.add(.scalar(.int(Int64(max(0, shift)))))
        try result.assign(.tensor(tensor), at: [.tensor(rows), .tensor(columns)])
        return .tensor(result)
      case 2:
        let diagonal = try tensor.diagonal(shift)
        diagonal.isReadOnly = true
        return .tensor(diagonal)
      default: throw call.invalid("v", must: "have one or two axes")
      }
    },
    triangle("tril", "A matrix with zeros above a diagonal.") { $0 <= $1 },
    triangle("triu", "A matrix with zeros below a diagonal.") { $0 >= $1 },
  ]

  private static func triangle(_ name: String, _ doc: String, _ keeps: @escaping (Int, Int) -> Bool)
    -> Builtin
  {
    function(name, doc, [.required("m", .tensor), .optional("k", .int, default: 0)]) { call in
      let tensor = try call.tensor("m")
      guard tensor.rank > 0 else {
        throw Fault.tensor(.axisOutOfRange(axis: -1, rank: 0))
      }
      let columns = tensor.shape[tensor.rank - 1]
      let rows = tensor.rank == 1 ? columns : tensor.shape[tensor.rank - 2]
      let shift = try call.int("k")
      var mask: [Bool] = []
      mask.reserveCapacity(rows * columns)
      for row in 0..<rows {
        for column in 0..<columns { mask.append(keeps(column - row, shift)) }
      }
      let kept = try Tensor(shape: [rows, columns], elements: mask)
      let zero = try Tensor(zeros: .scalar, dtype: tensor.dtype)
      return .tensor(try Tensor.choose(kept, .tensor(tensor), .tensor(zero)))
    }
  }

  private static func filled(_ name: String, _ doc: String, _ value: Int64) -> Builtin {
    function(name, doc, [shape, anyType] + layout) { call in
      if let kind = ObjectArray.Kind.named(call["dtype"]) {
        return try ObjectArray.filled(
          call.ints("shape"), with: kind.start(of: name, value), as: kind, call.interpreter)
      }
      return .array(
        try Tensor(
          filling: Shape(call.ints("shape")), with: .int(value),
          dtype: call.optionalDType("dtype") ?? .float64))
    }
  }

  private static func alike(_ name: String, _ doc: String, _ value: Int64) -> Builtin {
    function(name, doc, [tensor, anyType] + likeLayout) { call in
      let like = call["a"].host(as: ObjectArray.self)
      if let kind = ObjectArray.Kind.named(call["dtype"]) ?? (call["dtype"].isNone ? like?.kind : nil) {
        let shape = try call.optionalInts("shape") ?? like?.shape ?? call.tensor("a").shape.dimensions
        return try ObjectArray.filled(shape, with: kind.start(of: name, value), as: kind, call.interpreter)
      }
      let model = try call.tensor("a")
      let shape = try call.optionalInts("shape").map { Shape($0) } ?? model.shape
      return .array(
        try Tensor(filling: shape, with: .int(value), dtype: call.optionalDType("dtype") ?? model.dtype)
      )
    }
  }

  /// The type of the elements, which may be text or objects.
  private static let anyType = Signature.Parameter.optional("dtype", .any, "the type of the elements")
  private static let layout: [Signature.Parameter] = [
    .optional("order", .choice("C", "F"), default: "C", "the order in memory; always C"), .keyword("device"),
    .keyword("like"),
  ]
  private static let likeLayout: [Signature.Parameter] = [
    .optional("order", .choice("K", "A", "C", "F"), default: "K", "the order in memory; always C"),
    .optional("subok", .bool, default: true), .optional("shape", .shape(allowsNone: false), "another shape"),
    .keyword("device"),
  ]

  private static func same(_ name: String, _ doc: String, isContiguous: Bool = false) -> Builtin {
    function(
      name, doc,
      [
        .required("a"), .optional("dtype", .any, "the type of the elements"),
        .optional("order", .choice("K", "A", "C", "F"), default: "K"), .keyword("copy", .any),
        .keyword("device"), .keyword("like"),
      ]
    ) { call in
      if let array = try objectArray(call, "a") { return array }
      let tensor = try call.tensor("a", dtype: call.optionalDType("dtype"))
      let copies = try copying(call)
      if copies ?? false { return .array(try tensor.copy()) }
      return .array(try uncopied(isContiguous ? tensor.contiguous() : tensor, call["a"], copies))
    }
  }

  /// The argument `copy`: whether to copy always or never; `nil`: where it has to be.
  private static func copying(_ call: Call) throws -> Bool? {
    switch call["copy"] {
    case .none: return nil
    case .bool(let flag): return flag
    case let value:
      if let number = value.asInt { return number != 0 }
      throw call.wrongType("copy", expected: "True, False or None")
    }
  }

  /// The array of a value, which `copy=False` wants to be the value itself.
  private static func uncopied(_ tensor: Tensor, _ value: Value, _ copies: Bool?) throws -> Tensor {
    guard copies == false else { return tensor }
    if let original = value.heldTensor, tensor.sharesStorage(with: original) { return tensor }
    throw Fault.message(
      "Unable to avoid copy while creating an array as requested.\nIf using `np.array(obj, copy=False)` replace it "
        + "with `np.asarray(obj)` to allow a copy when needed (no behavior change in NumPy 1.x).\nFor more details, see "
        + "https://numpy.org/devdocs/numpy_2_0_migration_guide.html#adapting-to-changes-in-the-copy-keyword.",
      help: "np.asarray(x) copies only what has to be", kind: .value)
  }

  /// An array of text or objects, if the argument holds them or the type asks for it; `nil` for numbers.
  private static func objectArray(_ call: Call, _ name: String, isCopied: Bool = false) throws -> Value? {
    let (value, type) = (call[name], call["dtype"])
    let array: ObjectArray?
    if let kind = ObjectArray.Kind.named(type) {
      if let tensor = value.heldTensor {
        return try ObjectArray.array(of: tensor, as: type, call.interpreter).map { found in
          // A single number becomes an array without axes.
          found.host(as: ObjectArray.self) == nil
            ? .object(ObjectArray([found], shape: [], kind: kind)) : found
        }
      }
      array = try ObjectArray.made(of: value, as: kind, call.interpreter)
    } else if type.isNone {
      array = try ObjectArray.texts(value, call.interpreter)
    } else {
      let dtype = try call.dtype("dtype")
      guard ObjectArray.holdsObjects(value) else { return nil }
      return .array(
        try ObjectArray.made(of: value, as: nil, call.interpreter).numbers(dtype, call.interpreter))
    }
    guard let array, isCopied else { return array.map { .object($0) } }
    let missing = try max(0, call.int("ndmin", atMost: Shape.maximumRank) - array.shape.count)
    let places = try array.places.reshaped(to: Shape([Int](repeating: 1, count: missing) + array.shape))
    return .object(try array.copied(places))
  }

  /// An array of one value, or of an array broadcast to a shape.
  private static func filled(_ shape: Shape, _ call: Call, dtype: DType?) throws -> Value {
    if let value = call["fill_value"].scalar, call["fill_value"].heldTensor == nil {
      return .array(
        try Tensor(filling: shape, with: dtype.map { value.fitted(to: $0) } ?? value, dtype: dtype))
    }
    let source = try call.tensor("fill_value")
    let result = try Tensor(zeros: shape, dtype: dtype ?? source.dtype)
    try result.assign(.tensor(source))
    return .array(result)
  }
}

extension Scalar {
  /// The number converted to an element type: floats are truncated for integers.
  func fitted(to dtype: DType) -> Scalar {
    if case .float(let number) = self, dtype.isInteger, number.isFinite, abs(number) < 0x1p62 {
      return .int(Int64(number))
    }
    return self
  }
}

extension ObjectArray.Kind {
  /// What `np.zeros`, `np.ones` and `np.empty` fill an array of this kind with.
  fileprivate func start(of function: String, _ value: Int64) -> Value {
    let isEmpty = function.hasPrefix("empty")
    if self == .object { return isEmpty ? .none : .int(Int(value)) }
    return value == 0 ? "" : .int(Int(value))
  }
}
