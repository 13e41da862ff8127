import Evaluator
import Tensors

/// Linear equations, and sums of products over chosen axes: `np.linalg`, `np.einsum`.
extension NumPyModule {
  static let equations: [Builtin] = [
    linear("det", "The determinant of a matrix.") { try $0.tensor("a").determinant() },
    linear("inv", "The inverse of a matrix.") { try $0.tensor("a").inverse() },
    linear("cholesky", "The lower triangle L with L @ L.T = a.") { try $0.tensor("a").choleskyFactor() },
    Builtin(
      "slogdet", module: "np.linalg", doc: "The sign of a determinant, and the logarithm of its size.",
      [tensor]
    ) { call in
      let (sign, logarithm) = try call.tensor("a").logarithmicDeterminant()
      return .tuple(of: [.tensor(sign), .tensor(logarithm)])
    },
    Builtin(
      "solve", module: "np.linalg", doc: "The solution x of a @ x = b.", [tensor, .required("b", .tensor)]
    ) { .tensor(try $0.tensor("a").solving($0.tensor("b"))) },
    Builtin(
      "matrix_power", module: "np.linalg",
      doc: "A matrix multiplied by itself; the inverse, for a negative n.",
      [tensor, .required("n", .int)]
    ) { call in
      let matrix = try call.tensor("a")
      guard matrix.rank >= 2, matrix.shape[matrix.rank - 1] == matrix.shape[matrix.rank - 2] else {
        throw call.invalid("a", must: "be a square matrix")
      }
      var exponent = try call.int("n", atLeast: -1_000_000_000, atMost: 1_000_000_000)
      var square = exponent < 0 ? try matrix.inverse() : matrix
      exponent = abs(exponent)
      var result = try Tensor.eye(matrix.shape[matrix.rank - 1], dtype: square.dtype).broadcast(
        to: matrix.shape)
      while exponent > 0 {
        if exponent & 1 == 1 { result = try result.matrixProduct(with: square) }
        exponent >>= 1
        if exponent > 0 { square = try square.matrixProduct(with: square) }
      }
      return .tensor(try result.copy())
    },
    Builtin(
      "multi_dot", module: "np.linalg", doc: "The product of several matrices.",
      [.required("arrays", .list)]
    ) { call in
      let factors = try call.tensors("arrays")
      guard let first = factors.first, factors.count > 1 else {
        throw call.invalid("arrays", must: "hold two arrays or more")
      }
      return .tensor(try factors.dropFirst().reduce(first) { try $0.dotProduct(with: $1) })
    },
  ]

  private static func linear(_ name: String, _ doc: String, body: @escaping (Call) throws -> Tensor)
    -> Builtin
  {
    Builtin(name, module: "np.linalg", doc: doc, [tensor]) { .tensor(try body($0)) }
  }

  static let contractions: [Builtin] = [
    function(
      "einsum", "Sums of products, by names of axes: np.einsum(\"ij,jk->ik\", a, b).",
      [.positional("subscripts", .string), .rest("operands", .tensor)]
    ) { call in
      let operands = try call.rest("operands").map { try call.interpreter.tensor(from: $0) }
      guard !operands.isEmpty else { throw call.invalid("operands", must: "be arrays") }
      return .tensor(try Tensor.einsum(call.string("subscripts"), operands))
    },
    function(
      "tensordot", "The sums of products over axes: the last and first so many, or those named.",
      [tensor, .required("b", .tensor), .optional("axes", .any, default: 2)]
    ) { call in
      let (a, b) = (try call.tensor("a"), try call.tensor("b"))
      let (own, others): ([Int], [Int])
      if let count = call["axes"].asInt {
        guard count >= 0, count <= min(a.rank, b.rank) else {
          throw call.invalid("axes", must: "be from 0 to \(min(a.rank, b.rank))")
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
    function("diagonal", "The elements of a diagonal.", [tensor, .optional("offset", .int, default: 0)]) {
      call in
      let tensor = try call.tensor("a")
      guard tensor.rank == 2 else { throw call.invalid("a", must: "be a matrix") }
      return .tensor(try tensor.diagonal(call.int("offset", atLeast: -1_000_000_000, atMost: 1_000_000_000)))
    },
    function(
      "searchsorted", "Where elements would stand in a sorted array.",
      [tensor, .required("v", .tensor), .optional("side", .choice("left", "right"), default: "left")]
    ) { call in
      let (sorted, isLeft) = (try call.tensor("a").elements(Double.self), try call.string("side") == "left")
      let values = try call.tensor("v")
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
        .optional("right", .float),
      ]
    ) { call in
      let (x, xp, fp) = (
        try call.tensor("x"), try call.tensor("xp").elements(Double.self),
        try call.tensor("fp").elements(Double.self)
      )
      guard xp.count == fp.count, let first = fp.first, let last = fp.last else {
        throw call.invalid("fp", must: "have as many elements as xp, and at least one")
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
        return (fp[high] - fp[low]) / (xp[high] - xp[low]) * (x - xp[low]) + fp[low]
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
