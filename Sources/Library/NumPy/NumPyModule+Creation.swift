import Evaluator
import Tensors

/// Creating arrays: filled, from lists, from other arrays.
extension NumPyModule {
  static let creation: [Builtin] = [
    function(
      "array", "An array from numbers in nested lists, or a copy.", [.required("object", .tensor), dtype]
    ) { call in
      if !call.isGiven("dtype"), let array = try ObjectArray.texts(call["object"], call.interpreter) {
        return .object(array)
      }
      let tensor = try call.tensor("object", dtype: call.optionalDType("dtype"))
      if case .tensor(let original) = call["object"] { return .array(try tensor.detached(from: original)) }
      return .array(tensor)
    },
    function("asarray", "An array from nested lists; an array stays itself.", [tensor, dtype]) { call in
      if !call.isGiven("dtype"), let array = try ObjectArray.texts(call["a"], call.interpreter) {
        return .object(array)
      }
      return .array(try call.tensor("a", dtype: call.optionalDType("dtype")))
    },
    function("copy", "A copy that shares nothing.", [tensor]) { .array(try $0.tensor("a").copy()) },
    filled("zeros", "Zeros.", 0), filled("ones", "Ones.", 1),
    filled("empty", "An array to be filled; its elements are 0.", 0),
    function("full", "One value everywhere.", [shape, .required("fill_value"), dtype]) { call in
      guard let value = call["fill_value"].scalar else {
        throw call.wrongType("fill_value", expected: "a number")
      }
      return .array(
        try Tensor(filling: Shape(call.ints("shape")), with: value, dtype: call.optionalDType("dtype")))
    },
    alike("zeros_like", "Zeros in the shape of another.", 0),
    alike("ones_like", "Ones in the shape of another.", 1),
    alike("empty_like", "An array in the shape of another, to be filled.", 0),
    function(
      "full_like", "One value everywhere, in the shape of another.", [tensor, .required("fill_value"), dtype]
    ) {
      call in
      let model = try call.tensor("a")
      guard let value = call["fill_value"].scalar else {
        throw call.wrongType("fill_value", expected: "a number")
      }
      return .array(
        try Tensor(
          filling: model.shape, with: value.fitted(to: model.dtype),
          dtype: call.optionalDType("dtype") ?? model.dtype))
    },
    function(
      "arange", "Evenly spaced numbers from start (0 if left out) by step, up to but without stop.",
      [.required("start", .float), .optional("stop", .float), .optional("step", .float, default: 1), dtype]
    ) { call in
      let first = call["start"].scalar ?? .int(0)
      let step = call["step"].scalar ?? .int(1)
      let type = try call.optionalDType("dtype")
      guard let stop = call["stop"].scalar else {
        return .tensor(try Tensor.arange(.int(0), first, step: step, dtype: type))
      }
      return .tensor(try Tensor.arange(first, stop, step: step, dtype: type))
    },
    function(
      "linspace", "So many evenly spaced numbers from start to stop, both included.",
      [
        .required("start", .float), .required("stop", .float), .optional("num", .int, default: 50),
        .optional("endpoint", .bool, default: true), .optional("retstep", .bool, default: false), dtype,
      ]
    ) { call in
      let (start, stop, count) = (
        try call.double("start"), try call.double("stop"), try call.int("num", atLeast: 0)
      )
      let hasEnd = try call.bool("endpoint")
      let result = try Tensor.linspace(
        start, stop, count: count, endpoint: hasEnd, dtype: call.optionalDType("dtype") ?? .float64)
      guard try call.bool("retstep") else { return .tensor(result) }
      let parts = hasEnd ? count - 1 : count
      return [.tensor(result), .float(parts > 0 ? (stop - start) / Double(parts) : .nan)]
    },
    function(
      "logspace", "Numbers whose logarithms are evenly spaced.",
      [
        .required("start", .float), .required("stop", .float), .optional("num", .int, default: 50),
        .optional("base", .float, default: 10.0),
      ]
    ) { call in
      let exponents = try Tensor.linspace(
        call.double("start"), call.double("stop"), count: call.int("num", atLeast: 0))
      return .tensor(try Tensor.compute(.power, .scalar(.float(call.double("base"))), .tensor(exponents)))
    },
    function(
      "eye", "Ones on a diagonal.",
      [.required("N", .int), .optional("M", .int), .optional("k", .int, default: 0), dtype]
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
      [.rest("xi", .tensor), .keyword("indexing", .choice("xy", "ij"), default: "xy")]
    ) { call in
      let inputs = try call.rest("xi").map { try call.interpreter.tensor(from: $0) }
      let isMatrix = try call.string("indexing") == "ij"
      return .tuple(of: try Tensor.meshgrid(inputs, matrixIndexing: isMatrix).map(Value.tensor))
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
      case 2: return .tensor(try tensor.diagonal(shift))
      default: throw call.invalid("v", must: "have one or two axes")
      }
    },
    function("trace", "The sum of the diagonal.", [tensor]) { call in
      let tensor = try call.tensor("a")
      guard tensor.rank == 2 else { throw call.invalid("a", must: "be a matrix") }
      return .tensor(try tensor.diagonal(0).sum())
    },
    triangle("tril", "A matrix with zeros above a diagonal.") { $0 <= $1 },
    triangle("triu", "A matrix with zeros below a diagonal.") { $0 >= $1 },
  ]

  private static func triangle(_ name: String, _ doc: String, _ keeps: @escaping (Int, Int) -> Bool)
    -> Builtin
  {
    function(name, doc, [.required("m", .tensor), .optional("k", .int, default: 0)]) { call in
      let tensor = try call.tensor("m")
      guard tensor.rank == 2 else { throw call.invalid("m", must: "be a matrix") }
      let (rows, columns) = (tensor.shape[0], tensor.shape[1])
      let shift = try call.int("k")
      var mask: [Bool] = []
      mask.reserveCapacity(rows * columns)
      for row in 0..<rows {
        for column in 0..<columns { mask.append(keeps(column - row, shift)) }
      }
      let kept = try Tensor(shape: [rows, columns], elements: mask)
      return .tensor(try Tensor.choose(kept, .tensor(tensor), .scalar(.bool(false))))
    }
  }

  private static func filled(_ name: String, _ doc: String, _ value: Int64) -> Builtin {
    function(name, doc, [shape, dtype]) { call in
      .array(
        try Tensor(
          filling: Shape(call.ints("shape")), with: .int(value),
          dtype: call.optionalDType("dtype") ?? .float64))
    }
  }

  private static func alike(_ name: String, _ doc: String, _ value: Int64) -> Builtin {
    function(name, doc, [tensor, dtype]) { call in
      let model = try call.tensor("a")
      return .array(
        try Tensor(filling: model.shape, with: .int(value), dtype: call.optionalDType("dtype") ?? model.dtype)
      )
    }
  }
}

extension Tensor {
  /// The elements of the diagonal `shift` to the right of the main one.
  func diagonal(_ shift: Int) throws -> Tensor {
    let (firstRow, firstColumn) = (Swift.max(0, -shift), Swift.max(0, shift))
    let size = Swift.max(0, Swift.min(shape[0] - firstRow, shape[1] - firstColumn))
    let places = try Tensor.arange(0, .int(Int64(size)))
    return try indexed(by: [
      .tensor(places.add(.scalar(.int(Int64(firstRow))))),
      .tensor(places.add(.scalar(.int(Int64(firstColumn))))),
    ])
  }
}

extension Scalar {
  /// The number converted to an element type: floats are truncated for integers.
  func fitted(to dtype: DType) -> Scalar {
    if case .float(let number) = self, !dtype.isFloating, number.isFinite, abs(number) < 0x1p62 {
      return .int(Int64(number))
    }
    return self
  }
}
