import Evaluator
import Gradients
import Tensors

// The same elements in another shape or order, parts of tensors, tensors joined; products.
extension TensorTable {
  private static let newShape = Signature.Parameter.required(
    "shape|newshape", .shape(allowsNone: false), "the lengths of the axes; one may be -1")

  static let shaping: [TensorRow] = [
    TensorRow("reshape", "reshape", "The same elements in another shape.", ["tensor|x"], [newShape]) {
      .reshape(to: Shape(try $0.ints("newshape")))
    },
    TensorRow(
      "transpose", "transpose", "The axes in another order; reversed if none is given.", ["a|x"],
      [.optional("perm|axes", .shape(allowsNone: false), default: .none, "the axes in their new order")]
    ) { .transpose(try $0.optionalInts("axes")) },
    TensorRow(
      "expand_dims", "expand_dims", "With an axis of length 1 added.", ["input|x"],
      [.required("axis", .shape(allowsNone: false), "its place")]
    ) { .expand(at: try $0.ints("axis")) },
    TensorRow(
      "squeeze", "squeeze", "Without axes of length 1.", ["input|x"],
      [.optional("axis", .shape(allowsNone: false), default: .none, "which; None: all of them")]
    ) { .squeeze(try $0.optionalInts("axis")) },
    TensorRow(
      "broadcast_to", "broadcast_to", "Repeated to a shape.", ["input|x"],
      [.required("shape", .shape(allowsNone: false), "the lengths of the axes")]
    ) { .broadcast(to: Shape(try $0.ints("shape"))) },
    TensorRow(
      "tile", "tile", "Repeated along each axis.", ["input|x"],
      [.required("multiples|repeats", .shape(allowsNone: false), "how often, for each axis")]
    ) { .tile(try $0.ints("repeats")) },
    TensorRow(
      "repeat", "repeat", "Each slice several times.", ["input|x"],
      [
        .required("repeats", .int, "how often"),
        .optional("axis", .int, default: .none, "None: of all elements in a row"),
      ]
    ) { call in
      let count = try call.int("repeats")
      guard let axis = try call.optionalInt("axis") else {
        return TensorFunction("Repeat", forward: { try $0[0].repeated([count]) }) { p in
          let rows = try p.gradient(.reshape(to: [p.inputs[0].value.count, count]))
          return [try rows(.sum(axes: [1]))(.reshape(to: p.inputs[0].shape))]
        }
      }
      return .repeat(count, axis: axis)
    },
    TensorRow(
      "reverse", "", "In reverse order along axes.", ["tensor"],
      [.required("axis", .shape(allowsNone: false), "the axes")]
    ) { .flip(try $0.ints("axis")) },
    TensorRow(
      "", "flip", "In reverse order along axes.", ["x"],
      [.optional("axis", .shape(allowsNone: false), default: .none, "the axes; None: all")]
    ) { .flip(try $0.optionalInts("axis")) },
    TensorRow(
      "roll", "roll", "Moved along axes; what falls off one end comes in at the other.", ["input|x"],
      [
        .required("shift", .shape(allowsNone: false)),
        .optional("axis", .shape(allowsNone: false), default: .none),
      ]
    ) { .roll(try $0.ints("shift"), axes: try $0.optionalInts("axis")) },
    TensorRow(
      "pad", "pad", "With a margin.", ["tensor|x"],
      [
        .required("paddings|pad_width", .tensor, "[[before, after], …], a pair for each axis"),
        .optional("mode", .string, default: "constant", "only constant"),
        .optional("constant_values", .any, default: .none, "what the margin holds; None: 0"),
      ]
    ) { call in
      guard try call.string("mode").lowercased() == "constant" else {
        throw call.invalid("mode", must: "be \"constant\"")
      }
      return .pad(try call.widths("pad_width"), with: call["constant_values"].scalar ?? .float(0))
    },
    TensorRow(
      "gather", "take", "The slices at these places along an axis.", ["params|x"],
      [
        .required("indices", .tensor, "places along the axis"),
        .optional("axis", .int, default: .none, "None: the first"),
        .optional("batch_dims", .int, default: 0, "so many first axes are gone through together"),
      ]
    ) { call in
      let places = try call.tensor("indices").convert(to: .int64)
      let shared = try call.int("batch_dims")
      if shared != 0 {
        guard shared > 0, shared <= places.rank, try call.optionalInt("axis") ?? shared == shared else {
          throw call.invalid("batch_dims", must: "be the axis, and at most as many as indices has axes")
        }
        return .gather(places, sharing: shared)
      }
      if call.style == .keras, call["axis"].isNone {
        return TensorFunction("GatherV2", forward: { try $0[0].taking(places) }) { p in
          let flat = try p.inputs[0](.reshape(to: [-1]))
          let tape = TensorFunction.gather(places, axis: 0).backward
          let parts = TensorFunction.Pullback(gradient: p.gradient, inputs: [flat], output: p.output)
          return try tape?(parts).map { try $0?(.reshape(to: p.inputs[0].shape)) } ?? []
        }
      }
      return .gather(places, axis: try call.optionalInt("axis") ?? 0)
    },
    TensorRow(
      "gather_nd", "", "The slices at these places, each a row of numbers.", ["params"],
      [.required("indices", .tensor, "(…, axes)")]
    ) { call in
      let rows = try call.tensor("indices").convert(to: .int64)
      guard let count = rows.shape.last else { throw call.invalid("indices", must: "have an axis") }
      let leading = [Index](repeating: .all, count: rows.rank - 1)
      return .part(try (0..<count).map { .tensor(try rows.indexed(by: leading + [.integer($0)])) })
    },
    TensorRow(
      "boolean_mask", "", "The slices where a mask is true.", ["tensor"],
      [.required("mask", .tensor, "true or false")]
    ) { .part([.tensor(try $0.tensor("mask").convert(to: .bool))]) },
    TensorRow(
      "slice", "", "A part that begins somewhere and has a size.", ["input_"],
      [
        .required("begin", .shape(allowsNone: false)),
        .required("size", .shape(allowsNone: false), "-1: to the end"),
      ]
    ) { try $0.slice("input_", from: "begin", lengths: "size") },
    TensorRow(
      "concat", "concatenate", "Tensors joined along an axis that they have.", ["values|xs"],
      [.required("axis", .int)], .matched, takesList: true
    ) { .concatenate(axis: try $0.int("axis")) },
    TensorRow(
      "stack", "stack", "Tensors joined along a new axis.", ["values|x"],
      [.optional("axis", .int, default: 0)],
      .matched, takesList: true
    ) { .stack(axis: try $0.int("axis")) },
    TensorRow(
      "", "swapaxes", "Two axes exchanged.", ["x"], [.required("axis1", .int), .required("axis2", .int)]
    ) { call in
      let (a, b) = (try call.int("axis1"), try call.int("axis2"))
      return .unary("Transpose", { try $0.swappingAxes(a, b) }) { g, _, _ in
        try g(.unary("Transpose", { try $0.swappingAxes(a, b) }))
      }
    },
    TensorRow(
      "", "moveaxis", "An axis moved to another place.", ["x"],
      [.required("source", .int), .required("destination", .int)]
    ) { call in
      let (from, to) = (try call.int("source"), try call.int("destination"))
      return .unary("Transpose", { try $0.movingAxis(from, to: to) }) { g, _, _ in
        try g(.unary("Transpose", { try $0.movingAxis(to, to: from) }))
      }
    },
    TensorRow(
      "sort", "sort", "In ascending order along an axis.", ["values|x"],
      [.optional("axis", .int, default: -1)]
    ) { call in
      let axis = try call.int("axis")
      return TensorFunction("Sort", forward: { try $0[0].sorted(axis: axis) }) { p in
        guard axis == -1 || axis == p.inputs[0].shape.rank - 1 else {
          throw TensorFunctionError.noGradient(function: "sort along axis \(axis)")
        }
        return [
          try p.gradient(
            .unary("Sort", { try $0.alongLast(p.inputs[0].value.argsorted(axis: -1).argsorted(axis: -1)) }))
        ]
      }
    },
    TensorRow(
      "argsort", "argsort", "The places in sorted order.", ["values|x"],
      [.optional("axis", .int, default: -1)]
    ) { call in
      let axis = try call.int("axis")
      return TensorFunction("ArgSort", forward: { try $0[0].argsorted(axis: axis).convert(to: .int32) })
    },
    TensorRow(
      "one_hot", "", "Class numbers as rows with a one; a number that is no class is a row of zeros.",
      ["indices"],
      [
        .required("depth", .int, "how many classes"),
        .optional("on_value", .float, default: .none, "None: 1"),
        .optional("off_value", .float, default: .none, "None: 0"),
        .optional("axis", .int, default: -1, "only -1"),
        .optional("dtype", .dtype, default: .none, "None: float32"),
      ]
    ) { try oneHot($0, try $0.int("depth")) },
    TensorRow(
      "", "one_hot", "Class numbers as rows with a one.", ["x"],
      [
        .required("num_classes", .int, "how many classes"), .optional("axis", .int, default: -1, "only -1"),
        .optional("dtype", .dtype, default: .none, "None: float32"),
      ]
    ) { try oneHot($0, try $0.int("num_classes")) },
  ]

  private static func oneHot(_ call: TensorCall, _ classes: Int) throws -> TensorFunction {
    guard try call.int("axis") == -1 else { throw call.invalid("axis", must: "be -1") }
    let dtype = try call["dtype"].isNone ? .float32 : call.dtype("dtype")
    let on = call.options.contains("on_value") ? call["on_value"].asDouble ?? 1 : 1
    let off = call.options.contains("off_value") ? call["off_value"].asDouble ?? 0 : 0
    return TensorFunction(
      "OneHot",
      forward: { inputs in
        let numbers = try inputs[0].elements(Int64.self)
        var values = [Float](repeating: Float(off), count: numbers.count * max(0, classes))
        for (row, label) in numbers.enumerated() where label >= 0 && label < classes {
          values[row * classes + Int(label)] = Float(on)
        }
        return try Tensor(shape: Shape(Array(inputs[0].shape) + [max(0, classes)]), floats: values).convert(
          to: dtype)
      })
  }

  static let products: [TensorRow] = [
    TensorRow(
      "matmul linalg.matmul", "", "The product of matrices.", ["a", "b"],
      [
        .optional("transpose_a", .bool, default: false, "whether a is transposed first"),
        .optional("transpose_b", .bool, default: false, "whether b is transposed first"),
      ], .matched
    ) {
      .matrixProduct(
        transposesFirst: try $0.bool("transpose_a"), transposesSecond: try $0.bool("transpose_b"))
    },
    TensorRow("", "matmul", "The product of matrices.", ["x1", "x2"], .matched, .matrixProduct()),
    TensorRow("", "dot", "The product of matrices or vectors.", ["x1", "x2"], .matched, .matrixProduct()),
    TensorRow(
      "tensordot", "tensordot", "Sums of products over axes.", ["a|x1", "b|x2"],
      [.optional("axes", .any, default: 2, "how many axes, or two lists of them")], .matched
    ) { call in
      if let count = call["axes"].asInt {
        return .einsum(ranks: { rank, other in
          (Array(max(0, rank - count)..<rank), Array(0..<min(count, other)))
        })
      }
      guard let parts = call["axes"].elementsOfSequence, parts.count == 2 else {
        throw call.invalid("axes", must: "be a number, or two lists of axes")
      }
      let both = parts.map { $0.asInt.map { [$0] } ?? $0.asInts ?? [] }
      return .einsum(ranks: { rank, other in
        (both[0].map { $0 < 0 ? $0 + rank : $0 }, both[1].map { $0 < 0 ? $0 + other : $0 })
      })
    },
    TensorRow("linalg.inv", "inv", "The inverse of a matrix.", ["input|x"], .floating, .inverse),
    TensorRow("linalg.det", "det", "The determinant of a matrix.", ["input|x"], .floating, .determinant),
    TensorRow(
      "where", "where", "Elements of x where the condition is true, else of y.",
      ["condition", "x|x1", "y|x2"], .choice, .choose),
    TensorRow(
      "linalg.matrix_transpose", "", "With the last two axes exchanged.", ["a"], .any,
      .unary("Transpose", { try $0.swappingAxes(-1, -2) }) { g, _, _ in
        try g(.unary("Transpose", { try $0.swappingAxes(-1, -2) }))
      }),
    TensorRow(
      "nn.bias_add", "", "A number added to each channel.", ["value", "bias"], .matched, .add),
    TensorRow(
      "linalg.band_part", "", "The diagonals near the main one.", ["input"],
      [
        .required("num_lower", .int, "how many below; -1: all"),
        .required("num_upper", .int, "how many above; -1: all"),
      ]
    ) { call in
      let (lower, upper) = (try call.int("num_lower"), try call.int("num_upper"))
      return .unary("MatrixBandPart", { try $0.band(lower, upper) }) { g, _, _ in
        try g(.unary("MatrixBandPart", { try $0.band(lower, upper) }))
      }
    },
  ]
}

extension TensorFunction {
  /// Sums of products over axes that depend on the operands' ranks.
  static func einsum(ranks: @escaping (Int, Int) -> ([Int], [Int])) -> TensorFunction {
    func formula(_ a: Shape, _ b: Shape) throws -> String {
      let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
      let (own, others) = ranks(a.rank, b.rank)
      guard own.count == others.count, own.allSatisfy({ 0..<a.rank ~= $0 }),
        others.allSatisfy({ 0..<b.rank ~= $0 }),
        a.rank + b.rank <= letters.count
      else { throw Fault.message("tensordot: the axes do not fit tensors of \(a.rank) and \(b.rank) axes") }
      let first = Array(letters.prefix(a.rank))
      var second = Array(letters[a.rank..<a.rank + b.rank])
      for (x, y) in zip(own, others) { second[y] = first[x] }
      let rest =
        first.indices.filter { !own.contains($0) }.map { first[$0] }
        + second.indices.filter { !others.contains($0) }.map { second[$0] }
      return String(first) + "," + String(second) + "->" + String(rest)
    }
    return TensorFunction(
      "Tensordot", forward: { try Tensor.einsum(formula($0[0].shape, $0[1].shape), $0) }
    ) { p in
      try TensorFunction.einsum(formula(p.inputs[0].shape, p.inputs[1].shape)).backward?(p) ?? []
    }
  }
}

extension Tensor {
  /// The elements within a band around the diagonal of each matrix, zeros elsewhere.
  fileprivate func band(_ lower: Int, _ upper: Int) throws -> Tensor {
    guard rank >= 2 else {
      throw TensorError.invalidArgument(
        operation: "band_part", name: "input", found: "\(shape)", expected: "matrices")
    }
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let mask = (0..<rows * columns).map { place in
      let (row, column) = (place / columns, place % columns)
      return (lower < 0 || row - column <= lower) && (upper < 0 || column - row <= upper)
    }
    return try multiply(.tensor(Tensor(shape: [rows, columns], elements: mask).convert(to: dtype)))
  }

  /// The elements at places along the last axis, row by row.
  fileprivate func alongLast(_ places: Tensor) throws -> Tensor {
    let columns = shape.last ?? 1
    let numbers = try places.elements(Int64.self)
    let flat = numbers.enumerated().map { Int64($0 / max(1, columns) * columns) + $1 }
    return try flattened().taking(Tensor(shape: [flat.count], elements: flat)).reshaped(to: shape)
  }
}
