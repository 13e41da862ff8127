/// An elementwise operation on one operand, by NumPy's name.
package enum UnaryOperation: String, CaseIterable, Sendable {
  case negative, absolute, sign, square, sqrt, reciprocal
  case exp, expm1, log, log1p, log2, log10
  case sin, cos, tan, arcsin, arccos, arctan, sinh, cosh, tanh
  case exp2, cbrt, arcsinh, arccosh, arctanh, deg2rad, rad2deg, fabs, signbit, spacing
  case floor, ceil, trunc, rint
  case isnan, isinf, isfinite
  case logicalNot = "logical_not"
  case invert
  case bitwiseCount = "bitwise_count"

  /// NumPy's name.
  package var name: String { rawValue }

  /// Whether results of the type of the operand can be computed in this type: NumPy's loops.
  package func takes(_ type: DType) -> Bool {
    switch self {
    case .isnan, .isinf, .isfinite, .logicalNot, .signbit: type == .bool
    case .negative, .sign: type != .bool
    case .absolute, .square, .reciprocal, .floor, .ceil, .trunc: true
    case .invert: !type.isFloating
    case .bitwiseCount: type == .uint8
    default: type.isFloating
    }
  }
}

extension Tensor {
  /// `operation` on each element, in NumPy's result type.
  ///
  ///     try x.map(.exp)
  ///
  /// - Throws: `TensorError.notSupported`, `.booleanNegative`, `OutOfMemory`.
  package func map(_ operation: UnaryOperation) throws -> Tensor {
    if let deferred = try mapTable({ try $0.map(operation) }) { return deferred }
    switch operation {
    case .isnan, .isinf, .isfinite: return try classify(operation)
    case .logicalNot: return try mapped(Bool.self) { !$0 }
    default: break
    }
    return try dtype.element.map(operation, self)
  }

  @inline(__always)
  fileprivate func mapped<Element: LoopElement, Result: LoopElement & TensorElement>(
    _ type: Element.Type, _ operation: (Element) -> Result
  ) throws -> Tensor {
    let result = try Tensor(zeros: shape, dtype: Result.dtype)
    let target = result.freshPointer(as: Result.self)
    let reader = ChunkReader<Element>(self, broadcastTo: shape)
    forEachChunk(of: result.count) { start, size in
      let (source, out) = (reader.next(size), target + start)
      for index in 0..<size { out[index] = operation(source[index]) }
    }
    return result
  }

  private func classify(_ operation: UnaryOperation) throws -> Tensor {
    let type = dtype == .bool ? .uint8 : dtype
    if !type.isFloating { return try Tensor(filling: shape, with: .bool(operation == .isfinite)) }
    return try type.element.map(operation, self)
  }
}

extension Bool {
  static func map(_ operation: UnaryOperation, _ source: Tensor) throws -> Tensor {
    switch operation {
    case .negative: throw TensorError.booleanNegative
    case .absolute, .floor, .ceil, .trunc: try source.copy()
    case .invert: try source.mapped(Bool.self) { !$0 }
    case .sign: throw TensorError.notSupported(operation: operation.name, dtype: dtype)
    case .square, .reciprocal: try source.copy(as: .int8)
    case .bitwiseCount: try source.copy(as: .uint8)
    default: try dtype.floatingResult.element.map(operation, source)
    }
  }
}

extension StoredElement where Self: FixedWidthInteger {
  static func map(_ operation: UnaryOperation, _ source: Tensor) throws -> Tensor {
    switch operation {
    case .negative: try source.mapped(Self.self) { 0 &- $0 }
    case .absolute: try source.mapped(Self.self) { $0 < 0 ? 0 &- $0 : $0 }
    case .sign: try source.mapped(Self.self) { $0.signum() }
    case .square: try source.mapped(Self.self) { $0 &* $0 }
    case .reciprocal:
      try source.mapped(Self.self) { $0 == 0 ? reciprocalOfZero : $0 == 1 || $0 == 0 &- 1 ? $0 : 0 }
    case .floor, .ceil, .trunc: try source.copy()
    case .invert: try source.mapped(Self.self) { ~$0 }
    case .bitwiseCount: try source.mapped(Self.self) { UInt8($0.magnitude.nonzeroBitCount) }
    default: try dtype.floatingResult.element.map(operation, source)
    }
  }

  /// What NumPy gives: infinity cut to the type.
  private static var reciprocalOfZero: Self { bitWidth < 32 ? 0 : Self(cutting: .infinity) }
}

extension StoredElement where Self: FloatingElement {
  static func map(_ operation: UnaryOperation, _ source: Tensor) throws -> Tensor {
    switch operation {
    case .isnan: try source.mapped(Self.self) { $0 != $0 }
    case .isinf: try source.mapped(Self.self) { $0.magnitude == .infinity }
    case .isfinite: try source.mapped(Self.self) { $0.magnitude < .infinity }
    case .logicalNot: try source.mapped(Self.self) { $0 == 0 }
    case .negative: try source.mapped(Self.self) { -$0 }
    case .absolute: try source.mapped(Self.self) { $0.magnitude }
    case .sign: try source.mapped(Self.self) { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }
    case .square: try source.mapped(Self.self) { $0 * $0 }
    case .sqrt: try source.mapped(Self.self) { $0.squareRoot() }
    case .reciprocal: try source.mapped(Self.self) { 1 / $0 }
    case .exp: try source.mapped(Self.self) { exp($0) }
    case .expm1: try source.mapped(Self.self) { expm1($0) }
    case .log: try source.mapped(Self.self) { log($0) }
    case .log1p: try source.mapped(Self.self) { log1p($0) }
    case .log2: try source.mapped(Self.self) { log2($0) }
    case .log10: try source.mapped(Self.self) { log10($0) }
    case .sin: try source.mapped(Self.self) { sin($0) }
    case .cos: try source.mapped(Self.self) { cos($0) }
    case .tan: try source.mapped(Self.self) { tan($0) }
    case .arcsin: try source.mapped(Self.self) { arcsin($0) }
    case .arccos: try source.mapped(Self.self) { arccos($0) }
    case .arctan: try source.mapped(Self.self) { arctan($0) }
    case .sinh: try source.mapped(Self.self) { sinh($0) }
    case .cosh: try source.mapped(Self.self) { cosh($0) }
    case .tanh: try source.mapped(Self.self) { tanh($0) }
    case .floor: try source.mapped(Self.self) { $0.rounded(.down) }
    case .ceil: try source.mapped(Self.self) { $0.rounded(.up) }
    case .trunc: try source.mapped(Self.self) { $0.rounded(.towardZero) }
    case .rint: try source.mapped(Self.self) { $0.rounded(.toNearestOrEven) }
    case .exp2: try source.mapped(Self.self) { exp2($0) }
    case .cbrt: try source.mapped(Self.self) { cbrt($0) }
    case .arcsinh: try source.mapped(Self.self) { arcsinh($0) }
    case .arccosh: try source.mapped(Self.self) { arccosh($0) }
    case .arctanh: try source.mapped(Self.self) { arctanh($0) }
    case .deg2rad: try source.mapped(Self.self) { $0 * Self(Double.pi / 180) }
    case .rad2deg: try source.mapped(Self.self) { $0 * Self(180 / Double.pi) }
    case .fabs: try source.mapped(Self.self) { $0.magnitude }
    case .signbit: try source.mapped(Self.self) { $0.sign == .minus }
    case .spacing:
      // That of float16 is measured upwards, as in NumPy.
      try source.mapped(Self.self) { (x: Self) -> Self in
        if !x.isFinite { return .nan }
        if Self.self == Float16.self { return x.nextUp - x }
        return x.sign == .minus && x != 0 ? -x.ulp : x.ulp
      }
    case .invert, .bitwiseCount: throw TensorError.notSupported(operation: operation.name, dtype: dtype)
    }
  }
}

/// Maps with arguments.
extension Tensor {
  /// Each element rounded to `decimals` places, halves to even (`np.round`): scaled, rounded and scaled back, as in
  /// NumPy.
  /// - Throws: `TensorError.notSupported` for bool with decimals, `OutOfMemory`.
  package func rounded(decimals: Int = 0) throws -> Tensor {
    if dtype == .bool, decimals != 0 { throw TensorError.notSupported(operation: "round", dtype: dtype) }
    if dtype == .bool { return try map(.rint) }
    if !dtype.isFloating, decimals >= 0 { return try copy() }
    if decimals == 0 { return try map(.rint) }
    let factor = Double.power(10, Double(decimals.magnitude))
    if !dtype.isFloating {
      return try mapped(Double.self) { Int64(cutting: ($0 / factor).rounded(.toNearestOrEven) * factor) }
        .convert(to: dtype)
    }
    let scale = Operand.scalar(.float(factor))
    return decimals > 0
      ? try multiply(scale).map(.rint).divide(by: scale) : try divide(by: scale).map(.rint).multiply(scale)
  }

  /// Each element clipped to the range from `low` to `high`, either of which may be absent (`np.clip`).
  /// - Throws: what `compute` throws.
  package func clipped(from low: Operand?, to high: Operand?) throws -> Tensor {
    var result = self
    if let low { result = try Tensor.compute(.maximum, .tensor(result), low) }
    if let high { result = try Tensor.compute(.minimum, .tensor(result), high) }
    return low == nil && high == nil ? try copy() : result
  }

  /// Elements of `first` where the condition is nonzero, of `second` elsewhere, all broadcast together
  /// (`np.where`).
  /// - Throws: `TensorError.cannotBroadcast`, `.outOfRange`, `OutOfMemory`.
  package static func choose(_ condition: Tensor, _ first: Operand, _ second: Operand) throws -> Tensor {
    guard let values = first.shape.broadcast(with: second.shape) else {
      throw TensorError.cannotBroadcast(first.shape, second.shape, operation: "where")
    }
    guard let shape = values.broadcast(with: condition.shape) else {
      throw TensorError.cannotBroadcast(condition.shape, values, operation: "where")
    }
    let pair = OperandPair(left: first, right: second, shape: shape)
    return try DType(first, second).element.choose(condition, pair)
  }
}

extension StoredElement {
  static func choose(_ condition: Tensor, _ pair: OperandPair) throws -> Tensor {
    let result = try Tensor(zeros: pair.shape, dtype: dtype)
    let target = result.freshPointer(as: Self.self)
    let conditions = ChunkReader<Bool>(condition, broadcastTo: pair.shape)
    let firsts = ChunkReader<Self>(pair.left, broadcastTo: pair.shape)
    let seconds = ChunkReader<Self>(pair.right, broadcastTo: pair.shape)
    forEachChunk(of: result.count) { start, size in
      let (which, a, b, out) = (conditions.next(size), firsts.next(size), seconds.next(size), target + start)
      for index in 0..<size { out[index] = which[index] ? a[index] : b[index] }
    }
    return result
  }
}
