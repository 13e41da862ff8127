package import Tensors

/// What NumPy's functions take beside their operands: `out`, `where`, `dtype`, `casting`.
extension Call {
  /// The mask of the parameter `where`; `nil` if it is `True`.
  package var mask: Tensor? {
    get throws {
      if case .bool(true) = self["where"] { return nil }
      return self["where"].isNone ? nil : try tensor("where").convert(to: .bool)
    }
  }

  /// The array of the parameter `out`, also in a tuple of one; `nil` if there is none.
  private var target: Value? {
    get throws {
      let out = self["out"]
      if out.isNone { return nil }
      let value = out.elementsOfSequence.flatMap { $0.count == 1 ? $0[0] : nil } ?? out
      if value.isNone { return nil }
      guard case .tensor(let tensor) = value, !tensor.isNumber else {
        throw fault("out", .message("return arrays must be of ArrayType", kind: .type))
      }
      return value
    }
  }

  /// The result of a function, written to `out` if that is given, and only where `where` holds; of a reduction, which
  /// has seen to `where` itself, the whole.
  package func delivered(_ result: Tensor, whole: Bool = false) throws -> Value {
    let hasMask = !whole && signature.parameters.contains { $0.name == "where" }
    let mask = hasMask ? try self.mask : nil
    guard let target = try target, case .tensor(let out) = target else {
      guard let mask else { return .tensor(result) }
      return .tensor(
        try Tensor.choose(mask, .tensor(result), .scalar(.bool(false))).convert(to: result.dtype))
    }
    let casting = signature.parameters.contains { $0.name == "casting" } ? self["casting"].asString : nil
    let isAllowed =
      switch casting {
      case "no", "equiv": result.dtype == out.dtype
      case "safe": result.dtype.promoted(with: out.dtype) == out.dtype
      case "unsafe": true
      default: result.dtype.kind <= out.dtype.kind
      }
    guard isAllowed else {
      throw fault(
        "out",
        .message(
          "Cannot cast ufunc '\(signature.name)' output from dtype('\(result.dtype)') to dtype('\(out.dtype)') "
            + "with casting rule '\(casting ?? "same_kind")'", kind: .type))
    }
    guard result.shape.broadcast(with: out.shape) == out.shape else {
      throw fault(
        "out",
        .message(
          "non-broadcastable output operand with shape \(out.shape) doesn't match the broadcast shape "
            + "\(result.shape)", kind: .value))
    }
    if let mask {
      let chosen = try Tensor.choose(mask, .tensor(result.convert(to: out.dtype)), .tensor(out))
      try out.assign(.tensor(chosen), role: "output array")
    } else {
      try out.assign(.tensor(result), role: "output array")
    }
    return target
  }
}

/// The parameters of a reduction, in NumPy's order.
extension Reduction {
  /// Whether it computes with the elements, rather than choosing some.
  fileprivate var isArithmetic: Bool {
    switch self {
    case .sum, .product, .mean, .variance, .standardDeviation: true
    case .minimum, .maximum, .all, .any: false
    }
  }

  package var parameters: [Signature.Parameter] {
    let axis = TensorMembers.axis
    let keepdims = TensorMembers.keepdims
    let dtype = Signature.Parameter.optional("dtype", .dtype, "the type to compute in")
    let out = Signature.Parameter.optional("out", .any, "an array that takes the result")
    let initial = Signature.Parameter.optional("initial", .float, "what is counted in beside the elements")
    let mask = Signature.Parameter.optional("where", .any, default: true, "the elements that count")
    let only = Signature.Parameter.keyword("where", .any, default: true, "the elements that count")
    switch self {
    case .sum, .product: return [axis, dtype, out, keepdims, initial, mask]
    case .mean: return [axis, dtype, out, keepdims, only]
    case .variance, .standardDeviation:
      return [
        axis, dtype, out,
        .optional("ddof", .float, default: 0, "taken off the number of elements that is divided by"),
        keepdims,
        only,
        .keyword("mean", .tensor, "the mean, if it is known, with its axes kept"),
        .keyword("correction", .float, "the same as ddof"),
      ]
    case .minimum, .maximum: return [axis, out, keepdims, initial, mask]
    case .all, .any: return [axis, out, keepdims, only]
    }
  }

  /// The reduction of all elements of an array of floats, without options; `nil` for all others, and where there is something
  /// to tell of it.
  package func quick(_ values: UnsafeBufferPointer<Value>) throws -> Value? {
    guard values.count == 1, case .tensor(let tensor) = values[0], tensor.count > 0,
      tensor.dtype == .float64 || tensor.dtype == .float32
    else { return nil }
    let (result, noted) = try FloatingFaults.noting { try tensor.reduced(self) }
    return noted.isEmpty ? .tensor(result) : nil
  }

  /// What masked elements are replaced by; `nil` if there is nothing that changes no result.
  fileprivate var identity: Scalar? {
    switch self {
    case .sum: .int(0)
    case .product: .int(1)
    case .all: .bool(true)
    case .any: .bool(false)
    case .mean, .variance, .standardDeviation, .minimum, .maximum: nil
    }
  }
}

extension Tensor {
  /// A reduction with the arguments of a call, whose parameters are those of the reduction.
  package func reduced(_ reduction: Reduction, _ call: Call) throws -> Value {
    var axes = try call.optionalInts("axis")
    // A number takes the axes 0 and -1, as in NumPy.
    if rank == 0, axes == [0] || axes == [-1], ![.mean, .variance, .standardDeviation].contains(reduction) {
      axes = nil
    }
    let keeps = try call.bool("keepdims")
    let mask = try call.mask
    if let mask, mask.shape.broadcast(with: shape) != shape {
      throw Fault.message(
        "non-broadcastable operand with shape \(shape) doesn't match the broadcast shape of `where`, \(mask.shape)",
        kind: .value)
    }
    let hasType = reduction.parameters.contains { $0.name == "dtype" }
    let dtype = hasType ? try call.optionalDType("dtype") : nil
    let source = try dtype.map { try convert(to: $0) } ?? self
    var (result, noted) = try FloatingFaults.noting {
      switch reduction {
      case .mean where mask != nil: try source.maskedMean(mask, axes, keeps)
      case .variance, .standardDeviation: try source.spread(reduction, call, mask, axes, keeps)
      default: try source.folded(reduction, call, mask, axes, keeps)
      }
    }
    try source.tellFaults(reduction, call, noted, result, mask: mask, axes)
    if let dtype { result = try result.convert(to: dtype) }
    return try call.delivered(result, whole: true)
  }

  /// Tells what a reduction ran into, and of means over nothing.
  private func tellFaults(
    _ reduction: Reduction, _ call: Call, _ noted: FloatingFaults, _ result: Tensor, mask: Tensor?,
    _ axes: [Int]?
  ) throws {
    guard reduction.isArithmetic else { return }
    let interpreter = call.interpreter
    let watched = interpreter.faultModes.watched
    if mask == nil, result.count > 0, reduction != .sum, reduction != .product {
      let folded = try axes.map { try shape.normalized(axes: $0).reduce(1) { $0 * shape[$1] } } ?? count
      var freedom = 0.0
      if reduction != .mean { freedom = try call.optionalDouble("correction") ?? call.double("ddof") }
      if Double(folded) - freedom <= 0 {
        try interpreter.warn(reduction == .mean ? "Mean of empty slice" : "Degrees of freedom <= 0 for slice")
        if watched.contains(.invalid) {
          try interpreter.report(.invalid, in: result.rank == 0 ? "scalar divide" : "divide")
        }
        return
      }
    }
    let faults = try noted.confirmed(forFoldOf: self, result).intersection(watched)
    if faults.isEmpty { return }
    guard reduction == .variance || reduction == .standardDeviation else {
      return try interpreter.report(faults, in: "reduce")
    }
    try interpreter.report(faults.intersection(.over), in: "square")
    try interpreter.report(faults.intersection(.invalid), in: "subtract")
  }

  private func folded(
    _ reduction: Reduction, _ call: Call, _ mask: Tensor?, _ axes: [Int]?, _ keeps: Bool
  ) throws -> Tensor {
    let takesInitial = reduction.parameters.contains { $0.name == "initial" }
    let initial = takesInitial ? call["initial"].scalar : nil
    var source = self
    if let mask {
      guard let filling = reduction.identity ?? initial else {
        throw Fault.message(
          "reduction operation '\(reduction == .maximum ? "maximum" : "minimum")' does not have an identity, so to "
            + "use a where mask one has to specify 'initial'", kind: .value)
      }
      source = try Tensor.choose(mask, .tensor(self), .scalar(filling)).convert(to: dtype)
    }
    guard let initial else { return try source.reduced(reduction, axes: axes, keepDimensions: keeps) }
    let operand = Operand.scalar(initial)
    switch reduction {
    case .sum: return try source.sum(axes: axes, keepDimensions: keeps).add(operand)
    case .product:
      return try source.reduced(.product, axes: axes, keepDimensions: keeps).multiply(operand)
    default:
      // Of no elements the sum has the right shape.
      let values =
        source.count == 0
        ? try Tensor(
          filling: source.sum(axes: axes, keepDimensions: keeps).shape, with: initial, dtype: dtype)
        : try source.reduced(reduction, axes: axes, keepDimensions: keeps)
      return try Tensor.compute(reduction == .maximum ? .maximum : .minimum, .tensor(values), operand)
    }
  }

  private func maskedMean(_ mask: Tensor?, _ axes: [Int]?, _ keeps: Bool) throws -> Tensor {
    guard let mask else { return try mean(axes: axes, keepDimensions: keeps) }
    let sums = try Tensor.choose(
      mask, .tensor(dtype.isFloating ? self : convert(to: .float64)), .scalar(.int(0))
    )
    .sum(axes: axes, keepDimensions: keeps)
    let counts = try mask.broadcast(to: shape).sum(axes: axes, keepDimensions: keeps)
    return try sums.divide(by: .tensor(counts.convert(to: sums.dtype)))
  }

  /// The variance or the standard deviation, also with a mask or of a mean that is given.
  private func spread(
    _ reduction: Reduction, _ call: Call, _ mask: Tensor?, _ axes: [Int]?, _ keeps: Bool
  ) throws -> Tensor {
    let (correction, ddof) = (try call.optionalDouble("correction"), try call.double("ddof"))
    guard correction == nil || ddof == 0 else {
      throw call.fault(
        "correction",
        .message(
          "ddof and correction can't be provided simultaneously.", help: "leave ddof out", kind: .value))
    }
    let freedom = correction ?? ddof
    let given = try call.optionalTensor("mean")
    guard mask != nil || given != nil else {
      return try reduced(reduction, axes: axes, keepDimensions: keeps, degreesOfFreedom: freedom)
    }
    let source = dtype.isFloating ? self : try convert(to: .float64)
    let center = try given ?? source.maskedMean(mask, axes, true)
    let squares = try source.subtract(.tensor(center)).map(.square)
    let kept = try mask.map { try Tensor.choose($0, .tensor(squares), .scalar(.int(0))) } ?? squares
    let sums = try kept.sum(axes: axes, keepDimensions: keeps)
    let counts = try (mask ?? Tensor(filling: shape, with: .bool(true))).broadcast(to: shape)
      .sum(axes: axes, keepDimensions: keeps).convert(to: sums.dtype).subtract(.scalar(.float(freedom)))
    let divisors = try Tensor.compute(.maximum, .tensor(counts), .scalar(.int(0)))
    let variance = try sums.divide(by: .tensor(divisors))
    return reduction == .variance ? variance : try variance.map(.sqrt)
  }
}
