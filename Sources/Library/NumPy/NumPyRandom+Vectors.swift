import Evaluator
import Tensors

/// Random vectors, and the state of the older generators.
extension NumPyRandom {
  /// Functions whose results are vectors.
  static func vectors<Holder: RandomHolder>(
    _ make: (String, String, [Signature.Parameter], @escaping (Call) throws -> Value) -> Builtin,
    _ holder: @escaping (Call) throws -> Holder
  ) -> [Builtin] {
    [
      make(
        "dirichlet", "Vectors of shares that add up to 1.", [.required("alpha", .tensor), size]
      ) { call in
        let given = try call.tensor("alpha")
        guard given.rank == 1 else {
          throw call.fault(
            "alpha",
            given.rank == 0
              ? .message("object of type '\(call["alpha"].typeName)' has no len()", kind: .type)
              : .message("object too deep for desired array", kind: .value))
        }
        let alpha = try given.elements(Double.self)
        guard alpha.allSatisfy({ Holder.Source.isLegacy ? !($0 <= 0) : !($0 < 0) }) else {
          let words = Holder.Source.isLegacy ? "alpha <= 0" : "alpha < 0"
          throw call.fault("alpha", .message(words, kind: .value))
        }
        let shape = try shape(call)
        let holder = try holder(call)
        var numbers: [Double] = []
        let isSmall = !Holder.Source.isLegacy && (alpha.max() ?? 1) < 0.1
        for _ in 0..<(try shape.checkedElementCount()) {
          if isSmall {
            numbers += brokenStick(alpha, &holder.source)
            continue
          }
          let gammas = alpha.map { holder.source.gammaNumber($0) }
          let factor = 1 / gammas.reduce(0, +)
          numbers += gammas.map { $0 * factor }
        }
        return .tensor(try Tensor(shape: Shape(shape.dimensions + [alpha.count]), elements: numbers))
      },
      make(
        "multivariate_normal", "Vectors of a normal distribution with a covariance matrix.",
        [
          .required("mean", .tensor), .required("cov", .tensor), size,
          .optional("check_valid", .choice("warn", "raise", "ignore"), default: "warn"),
          .optional("tol", .float, default: 1e-8),
        ]
          + (Holder.Source.isLegacy
            ? [] : [.keyword("method", .choice("svd", "eigh", "cholesky"), default: "svd")])
      ) { call in
        let (mean, covariance) = (try call.tensor("mean"), try call.tensor("cov"))
        guard mean.rank == 1 else {
          throw call.fault("mean", .message("mean must be 1 dimensional", kind: .value))
        }
        guard covariance.rank == 2, covariance.shape[0] == covariance.shape[1] else {
          throw call.fault("cov", .message("cov must be 2 dimensional and square", kind: .value))
        }
        let size = mean.shape[0]
        guard covariance.shape[0] == size else {
          throw call.fault("mean", .message("mean and cov must have same length", kind: .value))
        }
        let shape = try shape(call)
        let normal = try holder(call).source.normal(shape: Shape(shape.dimensions + [size]))
        guard size > 0 else { return .tensor(normal) }
        let factor = try factor(
          of: covariance.convert(to: .float64), call, Holder.Source.isLegacy ? nil : call.string("method"))
        let rows = try normal.reshaped(to: [-1, size]).matrixProduct(with: factor)
        return .tensor(try rows.add(.tensor(mean)).reshaped(to: normal.shape))
      },
    ]
  }

  /// Shares where all numbers of `alpha` are small: of what is left, one share after another.
  private static func brokenStick<Source: RandomSampling>(_ alpha: [Double], _ source: inout Source)
    -> [Double]
  {
    var rest = [Double](repeating: 0, count: alpha.count)
    var sum = 0.0
    for place in alpha.indices.reversed() {
      sum += alpha[place]
      rest[place] = sum
    }
    var shares = [Double](repeating: 0, count: alpha.count)
    guard sum > 0, let last = alpha.indices.last else { return shares }
    var left = 1.0
    for place in 0..<last {
      let share = source.betaNumber(alpha[place], rest[place + 1])
      shares[place] = left * share
      left *= 1 - share
      if rest[place + 1] == 0 { break }
    }
    shares[last] = left
    return shares
  }

  /// The matrix that rows of normal numbers are multiplied by, so that they have a covariance.
  /// - `method`: `nil` for NumPy's older kind.
  private static func factor(of covariance: Tensor, _ call: Call, _ method: String?) throws -> Tensor {
    /// Warns or throws if the covariance is none.
    func check(_ isValid: () throws -> Bool) throws {
      let action = try call.string("check_valid")
      guard action != "ignore", try !isValid() else { return }
      let words = "covariance is not symmetric positive-semidefinite."
      guard action == "warn" else { throw call.fault("cov", .message(words, kind: .value)) }
      try call.interpreter.warn(words)
    }
    let tolerance = try call.double("tol")
    switch method {
    case "cholesky": return try covariance.choleskyFactor().transposed()
    case "eigh":
      let parts = try covariance.symmetricEigenvalues(upper: false, vectors: true)
      try check { try parts.values.elements(Double.self).allSatisfy { !($0 < -tolerance) } }
      let roots = try parts.values.map(.absolute).map(.sqrt)
      return try (parts.vectors ?? covariance).multiply(.tensor(roots)).transposed()
    default:
      let parts = try covariance.singularValues(vectors: true, full: false)
      guard let left = parts.left, let right = parts.right else { return covariance }
      try check {
        let again = try right.transposed().multiply(.tensor(parts.values)).matrixProduct(with: right)
        return try again.allClose(to: covariance, relative: tolerance, absolute: tolerance, equalNaN: false)
      }
      let roots = try parts.values.map(.sqrt)
      return method == nil
        ? try roots.reshaped(to: [-1, 1]).multiply(.tensor(right))
        : try left.multiply(.tensor(roots)).transposed()
    }
  }

  /// `get_state` and `set_state`, and a function that has been renamed.
  static func stateFunctions<Holder: RandomHolder>(
    _ make: (String, String, [Signature.Parameter], @escaping (Call) throws -> Value) -> Builtin,
    _ holder: @escaping (Call) throws -> Holder
  ) -> [Builtin] where Holder.Source == LegacyRandomSource {
    [
      make(
        "get_state", "The state of the generator, to go back to.", [.optional("legacy", .bool, default: true)]
      ) {
        call in
        let state = try holder(call).source.state
        return .tuple(of: [
          "MT19937", .tensor(try Tensor(shape: [state.words.count], elements: state.words)),
          .int(state.position),
          .int(state.spareNormal == nil ? 0 : 1), .float(state.spareNormal ?? 0),
        ])
      },
      make("set_state", "Goes back to a state.", [.required("state", .list)]) { call in
        let parts = try call.list("state")
        guard parts.count >= 3, parts[0].asString == "MT19937", let position = parts[2].asInt,
          case .tensor(let words) = parts[1], words.count == 624, (0...624).contains(position)
        else { throw call.invalid("state", must: "be what get_state gave") }
        let hasSpare = parts.count > 4 && parts[3].asInt == 1
        let spare = hasSpare ? parts[4].asDouble : nil
        try holder(call).source.state = (try words.elements(UInt32.self), position, spare)
        return .none
      },
      make("tomaxint", "Whole numbers from 0 to the largest there is.", [size]) { call in
        let shape = try shape(call)
        let holder = try holder(call)
        let numbers = try (0..<shape.checkedElementCount()).map { _ in Int64(holder.source.next() >> 1) }
        return try drawn(Tensor(shape: shape, elements: numbers), call)
      },
      make(
        "random_integers", "Whole numbers from low to high, both included; randint is its successor.",
        [.required("low", .int), .optional("high", .int), size]
      ) { call in
        let first = try call.int("low")
        let (low, high) = try call.optionalInt("high").map { (first, $0) } ?? (1, first)
        let shape = try shape(call)
        let drawn = try holder(call).source.integers(
          shape: shape, [Int128(low)], [Int128(high)], dtype: .int64)
        return shape.rank == 0 && call["size"].isNone ? Value(try drawn.item()) : .tensor(drawn)
      },
    ]
  }
}
