import Evaluator
import Tensors

/// Linear equations, and sums of products over chosen axes: `np.linalg`, `np.einsum`.
extension NumPyModule {
  /// What `np.linalg` is written with.
  static let equations: [Builtin] = [
    linear("det", "The determinant of a matrix.") { try $0.tensor("a").determinant() },
    linear("inv", "The inverse of a matrix.") { try $0.tensor("a").inverse() },
    linear("cholesky", "The lower triangle L with L @ L.T = a.") { try $0.tensor("a").choleskyFactor() },
    Builtin(
      "slogdet", module: "_numpy", doc: "The sign of a determinant, and the logarithm of its size.",
      [tensor]
    ) { call in
      let (sign, logarithm) = try call.tensor("a").logarithmicDeterminant()
      return .tuple(of: [.tensor(sign), .tensor(logarithm)])
    },
    Builtin(
      "solve", module: "_numpy", doc: "The solution x of a @ x = b.", [tensor, .required("b", .tensor)]
    ) { .tensor(try $0.tensor("a").solving($0.tensor("b"))) },
  ]

  private static func linear(_ name: String, _ doc: String, body: @escaping (Call) throws -> Tensor)
    -> Builtin
  {
    Builtin(name, module: "_numpy", doc: doc, [tensor]) { .tensor(try body($0)) }
  }

  static let contractions: [Builtin] = [
    function(
      "einsum", "Sums of products, by names of axes: np.einsum(\"ij,jk->ik\", a, b).",
      [
        .positional("subscripts"), .rest("operands"), .keyword("out"), .keyword("dtype", .dtype),
        .keyword("order", .choice("K", "A", "C", "F"), default: "K"),
        .keyword("casting", .choice(castings), default: "safe"), .keyword("optimize", default: false),
      ]
    ) { call in
      guard call["subscripts"].asString != nil else {
        return try call.written(
          "_numpy_products", "einsum_of_lists",
          [
            .tuple(of: ["out", "dtype", "order", "casting", "optimize"].map { call[$0] }), call["subscripts"],
          ]
            + call.rest("operands"))
      }
      let operands = try call.rest("operands").map { try call.interpreter.tensor(from: $0) }
      guard !operands.isEmpty else { throw call.invalid("operands", must: "be arrays") }
      let type = try call.optionalDType("dtype")
      let result = try Tensor.einsum(
        call.string("subscripts"),
        type.map { type in try operands.map { try $0.convert(to: type) } } ?? operands)
      return try call.delivered(result)
    },
    function(
      "tensordot", "The sums of products over axes: the last and first so many, or those named.",
      [tensor, .required("b", .tensor), .optional("axes", .any, default: 2)]
    ) { call in
      let (a, b) = (try call.tensor("a"), try call.tensor("b"))
      let (own, others): ([Int], [Int])
      if let count = call["axes"].asInt {
        guard count >= 0, count <= min(a.rank, b.rank) else {
          throw Fault.message(
            "tuple index out of range", help: "axes is from 0 to \(min(a.rank, b.rank)) here", kind: .index)
        }
        (own, others) = (Array(a.rank - count..<a.rank), Array(0..<count))
      } else {
        let pair = call["axes"].elementsOfSequence ?? []
        func axes(_ value: Value) -> [Int]? { value.asInt.map { [$0] } ?? value.asInts }
        guard pair.count == 2, let first = axes(pair[0]), let second = axes(pair[1]) else {
          throw call.wrongType("axes", expected: "an int, or a pair of axes or of lists of axes")
        }
        (own, others) = (first, second)
      }
      return .array(try a.tensorProduct(with: b, over: own, and: others))
    },
    function(
      "kron", "The Kronecker product: every element of a times the whole of b.",
      [tensor, .required("b", .tensor)]
    ) {
      call in
      var (a, b) = (try call.tensor("a"), try call.tensor("b"))
      let rank = max(a.rank, b.rank)
      a = try a.reshaped(to: Shape([Int](repeating: 1, count: rank - a.rank) + a.shape))
      b = try b.reshaped(to: Shape([Int](repeating: 1, count: rank - b.rank) + b.shape))
      let spread = try a.reshaped(to: Shape(a.shape.flatMap { [$0, 1] }))
        .multiply(.tensor(b.reshaped(to: Shape(b.shape.flatMap { [1, $0] }))))
      return .tensor(try spread.reshaped(to: Shape(zip(a.shape, b.shape).map { $0 * $1 })))
    },
    function(
      "searchsorted", "Where elements would stand in a sorted array.",
      [
        tensor, .required("v", .tensor), .optional("side", .choice("left", "right"), default: "left"),
        .optional("sorter", .tensor, "the places of a's elements in sorted order"),
      ]
    ) { call in
      guard try call.tensor("a").rank == 1 else {
        throw Fault.message(
          "object \(try call.tensor("a").rank == 0 ? "of too small depth" : "too deep") for desired array",
          kind: .value)
      }
      let array =
        try call.optionalTensor("sorter").map { try call.tensor("a").taking($0) } ?? call.tensor("a")
      let isLeft = try call.string("side") == "left"
      let values = try call.tensor("v")
      if !array.dtype.isFloating, array.dtype != .uint64, !values.dtype.isFloating, values.dtype != .uint64 {
        // As whole numbers: not all of them are doubles.
        let sorted = try array.elements(Int64.self)
        let places = try values.elements(Int64.self).map { value -> Int64 in
          var (low, high) = (0, sorted.count)
          while low < high {
            let middle = (low + high) / 2
            if isLeft ? sorted[middle] < value : sorted[middle] <= value {
              low = middle + 1
            } else {
              high = middle
            }
          }
          return Int64(low)
        }
        return .tensor(try Tensor(shape: values.shape, elements: places))
      }
      let sorted = try array.elements(Double.self)
      let places = try values.elements(Double.self).map { value -> Int64 in
        var (low, high) = (0, sorted.count)
        while low < high {
          let middle = (low + high) / 2
          // NaN comes last.
          let isBefore =
            isLeft
            ? sorted[middle] < value || value.isNaN && !sorted[middle].isNaN
            : !(value < sorted[middle] || sorted[middle].isNaN && !value.isNaN)
          if isBefore { low = middle + 1 } else { high = middle }
        }
        return Int64(low)
      }
      return .tensor(try Tensor(shape: values.shape, elements: places))
    },
    function(
      "interp", "The values of a line through points (xp, fp), at x.",
      [
        .required("x", .tensor), .required("xp", .tensor), .required("fp", .tensor),
        .optional("left", .float),
        .optional("right", .float), .optional("period", .float, "the length after which xp repeats"),
      ]
    ) { call in
      if !call["period"].isNone {
        return try call.written(
          "_numpy_statistics", "interp_periodic", ["x", "xp", "fp", "period"].map { call[$0] })
      }
      let (x, xp, fp) = (
        try call.tensor("x"), try call.tensor("xp").elements(Double.self),
        try call.tensor("fp").elements(Double.self)
      )
      guard xp.count == fp.count else {
        throw call.fault("fp", .message("fp and xp are not of the same length.", kind: .value))
      }
      guard let first = fp.first, let last = fp.last else {
        throw call.fault("xp", .message("array of sample points is empty", kind: .value))
      }
      let (left, right) = (try call.optionalDouble("left") ?? first, try call.optionalDouble("right") ?? last)
      let values = try x.elements(Double.self).map { x -> Double in
        if x.isNaN { return x }
        if x < xp[0] { return left }
        if x > xp[xp.count - 1] { return right }
        var (low, high) = (0, xp.count - 1)
        while high - low > 1 {
          let middle = (low + high) / 2
          if xp[middle] <= x { low = middle } else { high = middle }
        }
        if x == xp[high] { return fp[high] }
        if low == high || x == xp[low] { return fp[low] }
        let slope = (fp[high] - fp[low]) / (xp[high] - xp[low])
        // Of points at infinity one end may tell what the other does not.
        let value = slope * (x - xp[low]) + fp[low]
        if !value.isNaN { return value }
        let other = slope * (x - xp[high]) + fp[high]
        return other.isNaN && fp[low] == fp[high] ? fp[low] : other
      }
      return .tensor(try Tensor(shape: x.shape, elements: values))
    },
    function(
      "convolve", "The sums of products of one row moved along another, turned around.",
      [tensor, .required("v", .tensor), .optional("mode", .choice("full", "same", "valid"), default: "full")]
    ) { try slid($0, turned: true) },
    function(
      "correlate", "The sums of products of one row moved along another.",
      [
        tensor, .required("v", .tensor),
        .optional("mode", .choice("full", "same", "valid"), default: "valid"),
      ]
    ) { try slid($0, turned: false) },
  ]

  /// One row moved along another: a product of windows with a column.
  private static func slid(_ call: Call, turned: Bool) throws -> Value {
    var (a, v) = (try call.tensor("a"), try call.tensor("v"))
    for (name, row) in [("a", a), ("v", v)] where row.rank > 1 || row.count == 0 {
      throw call.invalid(name, must: "be a row with elements")
    }
    (a, v) = (try a.reshaped(to: [-1]), try v.reshaped(to: [-1]))
    if !turned { v = try v.flipped() }
    // As in NumPy the shorter one moves.
    if v.count > a.count { swap(&a, &v) }
    let edge = v.count - 1
    let type = a.dtype.promoted(with: v.dtype)
    let padded = try a.convert(to: type).padded([(edge, edge)], with: .int(0))
    let places = try Tensor.arange(0, .int(Int64(a.count + edge))).reshaped(to: [-1, 1])
      .add(.tensor(Tensor.arange(0, .int(Int64(v.count)))))
    let all = try padded.taking(places, axis: 0).matrixProduct(with: v.convert(to: type).flipped())
    let range: (Int, Int) =
      switch try call.string("mode") {
      case "full": (0, a.count + edge)
      case "same": (edge / 2, edge / 2 + a.count)
      default: (edge, a.count)
      }
    return .tensor(try all.indexed(by: [.slice(start: range.0, stop: range.1)]).copy())
  }
}
