import Evaluator
import Tensors

/// The distributions of `np.random`, a `RandomState` and a `Generator`.
extension NumPyRandom {
  /// What a parameter must be.
  private enum Rule {
    case any, positive, positiveNumber, notNegative, probability, openProbability, probabilityBelow1, above1
    /// Whole, and 0 or more.
    case count
    /// The mean of counts, which must fit in 64 bits.
    case countMean

    func holds(_ value: Double) -> Bool {
      switch self {
      case .any: true
      case .positive: !(value <= 0)
      case .positiveNumber: value > 0
      case .notNegative: value.isNaN || value.sign == .plus
      case .probability: value >= 0 && value <= 1
      case .openProbability: value > 0 && value <= 1
      case .probabilityBelow1: value >= 0 && value < 1
      case .above1: value > 1
      case .count: value >= 0 && value < 0x1p63
      case .countMean: value >= 0 && value <= 0x1p63 - 30_370_004_999.76
      }
    }

    /// The rule of NumPy's older kind, which checks less.
    func older(_ distribution: Distribution) -> Rule {
      switch self {
      case .positiveNumber: .positive
      case .openProbability where distribution == .negativeBinomial: .probability
      default: self
      }
    }

    /// NumPy's message, behind the parameter's name.
    func words(for value: Double, isSingle: Bool) -> String {
      switch self {
      case .countMean where value > 0 || !isSingle && value.isNaN: " value too large"
      case .countMean: " < 0 or lam \(isSingle ? "is NaN" : "contains NaNs")"
      case .positiveNumber where value.isNaN: " must not be NaN"
      case .any: ""
      case .positive, .positiveNumber: " <= 0"
      case .notNegative, .count: " < 0"
      case .probability: " < 0, p > 1 or p \(isSingle ? "is NaN" : "contains NaNs")"
      case .openProbability: " <= 0, p > 1 or p contains NaNs"
      case .probabilityBelow1: " < 0, p >= 1 or p \(isSingle ? "is NaN" : "contains NaNs")"
      case .above1: " <= 1 or a \(isSingle ? "is NaN" : "contains NaNs")"
      }
    }
  }

  private struct Row {
    let distribution: Distribution
    let doc: String
    let parameters: [(name: String, start: Value?, rule: Rule)]

    init(_ distribution: Distribution, _ doc: String, _ parameters: (String, Value?, Rule)...) {
      self.distribution = distribution
      self.doc = doc
      self.parameters = parameters.map { (name: $0.0, start: $0.1, rule: $0.2) }
    }
  }

  private static let rows: [Row] = [
    Row(.uniform, "Numbers from low up to high, evenly.", ("low", 0.0, .any), ("high", 1.0, .any)),
    Row(.normal, "Numbers of a normal distribution.", ("loc", 0.0, .any), ("scale", 1.0, .notNegative)),
    Row(.exponential, "Waiting times of mean `scale`.", ("scale", 1.0, .notNegative)),
    Row(
      .gamma, "Numbers of the gamma distribution.", ("shape", nil, .notNegative), ("scale", 1.0, .notNegative)
    ),
    Row(
      .beta, "Numbers of the beta distribution, from 0 to 1.", ("a", nil, .positive), ("b", nil, .positive)),
    Row(.chisquare, "Sums of squares of `df` normal numbers.", ("df", nil, .positive)),
    Row(.f, "Ratios of two chi-square numbers.", ("dfnum", nil, .positive), ("dfden", nil, .positive)),
    Row(.standardT, "Numbers of Student's t distribution.", ("df", nil, .positive)),
    Row(.standardCauchy, "Numbers of the Cauchy distribution."),
    Row(.pareto, "Numbers of the Lomax distribution.", ("a", nil, .positive)),
    Row(.weibull, "Numbers of the Weibull distribution of scale 1.", ("a", nil, .notNegative)),
    Row(.power, "Numbers from 0 to 1 whose density is a power.", ("a", nil, .positive)),
    Row(
      .laplace, "Numbers of the double exponential distribution.", ("loc", 0.0, .any),
      ("scale", 1.0, .notNegative)),
    Row(.gumbel, "Numbers of the Gumbel distribution.", ("loc", 0.0, .any), ("scale", 1.0, .notNegative)),
    Row(.logistic, "Numbers of the logistic distribution.", ("loc", 0.0, .any), ("scale", 1.0, .notNegative)),
    Row(
      .lognormal, "Numbers whose logarithms are normal.", ("mean", 0.0, .any), ("sigma", 1.0, .notNegative)),
    Row(.rayleigh, "Lengths of vectors of two normal numbers.", ("scale", 1.0, .notNegative)),
    Row(
      .wald, "Numbers of the inverse Gaussian distribution.", ("mean", nil, .positive),
      ("scale", nil, .positive)),
    Row(
      .triangular, "Numbers whose density is a triangle.", ("left", nil, .any), ("mode", nil, .any),
      ("right", nil, .any)),
    Row(.vonmises, "Angles around a direction.", ("mu", nil, .any), ("kappa", nil, .notNegative)),
    Row(
      .noncentralChisquare, "Sums of squares of normal numbers with means.", ("df", nil, .positive),
      ("nonc", nil, .notNegative)),
    Row(
      .noncentralF, "Ratios of a noncentral and a central chi-square number.", ("dfnum", nil, .positive),
      ("dfden", nil, .positive), ("nonc", nil, .notNegative)),
    Row(.poisson, "Counts of rare events whose mean is `lam`.", ("lam", 1.0, .countMean)),
    Row(.binomial, "Counts of successes in n trials.", ("n", nil, .count), ("p", nil, .probability)),
    Row(.geometric, "Numbers of trials up to the first success.", ("p", nil, .openProbability)),
    Row(
      .negativeBinomial, "Numbers of failures before n successes.", ("n", nil, .positiveNumber),
      ("p", nil, .openProbability)),
    Row(.logseries, "Numbers of the logarithmic series distribution.", ("p", nil, .probabilityBelow1)),
    Row(.zipf, "Numbers whose frequency is a power of their rank.", ("a", nil, .above1)),
    Row(
      .hypergeometric, "How many good ones are in a sample, drawn without replacement.",
      ("ngood", nil, .count), ("nbad", nil, .count), ("nsample", nil, .count)),
  ]

  /// The distributions' functions, made as functions of `np.random` or as methods.
  static func distributions<Holder: RandomHolder>(
    _ make: (String, String, [Signature.Parameter], @escaping (Call) throws -> Value) -> Builtin,
    _ holder: @escaping (Call) throws -> Holder
  ) -> [Builtin] {
    rows.map { row in
      let parameters = row.parameters.map { parameter -> Signature.Parameter in
        parameter.start.map { .optional(parameter.name, .tensor, default: $0) }
          ?? .required(parameter.name, .tensor)
      }
      return make(row.distribution.rawValue, row.doc, parameters + [size]) { call in
        let arrays = try row.parameters.map { parameter -> Tensor in
          let tensor = try call.tensor(parameter.name)
          let rule = Holder.Source.isLegacy ? parameter.rule.older(row.distribution) : parameter.rule
          if let value = try tensor.elements(Double.self).first(where: { !rule.holds($0) }) {
            let words = rule.words(for: value, isSingle: tensor.rank == 0)
            throw call.fault(parameter.name, .message(parameter.name + words, kind: .value))
          }
          guard row.distribution.counts.contains(parameter.name), tensor.dtype.isFloating else {
            return tensor
          }
          // A count is cut to a whole number, an array of them is refused.
          guard tensor.rank == 0 else {
            throw call.fault(
              parameter.name,
              .message(
                "Cannot cast array data from dtype('\(tensor.dtype)') to dtype('int64') according to the rule 'safe'",
                help: "write \(parameter.name).astype(int)", kind: .type))
          }
          return try tensor.convert(to: .int64)
        }
        try checkTriangle(row.distribution, arrays)
        try checkRange(row.distribution, arrays, isLegacy: Holder.Source.isLegacy)
        try checkSample(row.distribution, arrays)
        var shape = Shape.scalar
        for array in arrays {
          guard let common = shape.broadcast(with: array.shape) else {
            throw TensorError.cannotBroadcast(shape, array.shape, operation: row.distribution.rawValue)
          }
          shape = common
        }
        if let wanted = try call.optionalInts("size") { shape = try call.size(Shape(wanted), for: shape) }
        let result = try holder(call).source.drawn(row.distribution, shape: shape, arrays)
        return call["size"].isNone && shape.rank == 0 ? Value(try result.item()) : .array(result)
      }
    } + [
      make(
        "multinomial", "How often each of several outcomes occurs in n trials.",
        [.required("n", Holder.Source.isLegacy ? .int : .tensor), .required("pvals", .tensor), size]
      ) { call in
        let table = try call.tensor("pvals")
        let isVector = try !Holder.Source.isLegacy && (table.rank > 1 || call.tensor("n").rank > 0)
        guard table.rank > 0, Holder.Source.isLegacy || table.shape[table.rank - 1] > 0 else {
          throw Holder.Source.isLegacy
            ? call.fault("pvals", .message("pvals must be a 1-d sequence", kind: .type))
            : call.fault(
              "pvals",
              .message(
                "pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0.",
                kind: .value))
        }
        guard table.rank == 1 || !Holder.Source.isLegacy else {
          throw call.fault("pvals", .message("object too deep for desired array", kind: .value))
        }
        let probabilities = try table.elements(Double.self)
        guard probabilities.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
          throw call.fault("pvals", .message("pvals < 0, pvals > 1 or pvals contains NaNs", kind: .value))
        }
        let outcomes = table.shape[table.rank - 1]
        let rows =
          outcomes == 0
          ? []
          : stride(from: 0, to: probabilities.count, by: outcomes).map {
            Array(probabilities[$0..<$0 + outcomes])
          }
        guard rows.allSatisfy({ $0.dropLast().reduce(0, +) <= 1 + 1e-12 }) else {
          throw call.fault(
            "pvals", .message("sum(pvals[\(table.rank == 1 ? "" : "...,"):-1]) > 1.0", kind: .value))
        }
        if isVector { return try multinomials(call, holder(call), rows, table.shape) }
        let (count, shape) = (try call.int("n", atLeast: 0), try shape(call))
        return .tensor(try holder(call).source.multinomials(count, probabilities, shape: shape))
      },
      make("bytes", "So many random bytes.", [.required("length", .int)]) { call in
        let holder = try holder(call)
        let count = try call.int("length", atLeast: 0, atMost: 1 << 30)
        var bytes: [UInt8] = []
        while bytes.count < count {
          let word = holder.source.nextUInt32()
          for shift in stride(from: 0, to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: word >> shift))
          }
        }
        return .bytes(Array(bytes.prefix(count)))
      },
    ]
  }

  /// `multinomial` of several counts or rows of probabilities.
  private static func multinomials<Holder: RandomHolder>(
    _ call: Call, _ holder: Holder, _ rows: [[Double]], _ table: Shape
  ) throws -> Value {
    let counts = try call.tensor("n").convert(to: .int64)
    guard try counts.elements(Int64.self).allSatisfy({ $0 >= 0 }) else {
      throw call.fault("n", .message("n < 0", kind: .value))
    }
    let places = try Tensor.arange(0, .int(Int64(rows.count))).reshaped(
      to: Shape(table.dimensions.dropLast()))
    guard let common = counts.shape.broadcast(with: places.shape) else {
      throw TensorError.cannotBroadcast(counts.shape, places.shape, operation: "multinomial")
    }
    let shape = try call.size(call.optionalInts("size").map { Shape($0) } ?? common, for: common)
    let (numbers, chosen) = (
      try counts.broadcast(to: shape).elements(Int64.self),
      try places.broadcast(to: shape).elements(Int64.self)
    )
    var drawn: [Int64] = []
    for (number, row) in zip(numbers, chosen) {
      try call.interpreter.checkInterruption()
      drawn += try holder.source.multinomials(Int(number), rows[Int(row)], shape: .scalar).elements(
        Int64.self)
    }
    return .tensor(
      try Tensor(shape: Shape(shape.dimensions + [table[table.rank - 1]]), elements: drawn))
  }

  private static func checkSample(_ distribution: Distribution, _ arrays: [Tensor]) throws {
    guard distribution == .hypergeometric else { return }
    let all = try arrays[0].add(.tensor(arrays[1]))
    if try Tensor.compute(.less, .tensor(all), .tensor(arrays[2])).reduced(.any).truth() {
      throw Fault.message("ngood + nbad < nsample", kind: .value)
    }
    // Beyond, the method loses its precision.
    let most = Operand.scalar(.int(1_000_000_000))
    if try arrays[..<2].contains(where: {
      try Tensor.compute(.greaterEqual, .tensor($0), most).reduced(.any).truth()
    }) {
      throw Fault.message("both ngood and nbad must be less than 1000000000", kind: .value)
    }
  }

  /// Refuses bounds whose distance is no number, and of a generator those in the wrong order.
  private static func checkRange(_ distribution: Distribution, _ arrays: [Tensor], isLegacy: Bool) throws {
    guard distribution == .uniform else { return }
    let distances = try Tensor.compute(
      .subtract, .tensor(arrays[1].convert(to: .float64)), .tensor(arrays[0].convert(to: .float64))
    ).elements(Double.self)
    guard distances.allSatisfy(\.isFinite) else {
      let isSingle = !isLegacy && arrays.allSatisfy { $0.rank == 0 }
      throw Fault.message(
        isSingle ? "high - low range exceeds valid bounds" : "Range exceeds valid bounds", kind: .overflow)
    }
    guard isLegacy || distances.allSatisfy({ $0.sign == .plus }) else {
      throw Fault.message("high - low < 0", kind: .value)
    }
  }

  private static func checkTriangle(_ distribution: Distribution, _ arrays: [Tensor]) throws {
    guard distribution == .triangular else { return }
    for (low, high, words) in [(0, 1, "left > mode"), (1, 2, "mode > right"), (0, 2, "left == right")] {
      let operation: BinaryOperation = low == 0 && high == 2 ? .equal : .greater
      if try Tensor.compute(operation, .tensor(arrays[low]), .tensor(arrays[high])).reduced(.any).truth() {
        throw Fault.message(words, kind: .value)
      }
    }
  }
}

extension Distribution {
  /// The parameters that are numbers of things.
  fileprivate var counts: Set<String> {
    switch self {
    case .binomial: ["n"]
    case .hypergeometric: ["ngood", "nbad", "nsample"]
    default: []
    }
  }
}
