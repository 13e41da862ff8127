/// An elementwise operation on one operand, by NumPy's name.
package enum UnaryOperation: String, CaseIterable, Sendable {
  case negative, absolute, sign, square, sqrt, reciprocal
  case exp, expm1, log, log1p, log2, log10
  case sin, cos, tan, arcsin, arccos, arctan, sinh, cosh, tanh
  case floor, ceil, trunc, rint
  case isnan, isinf, isfinite
  case logicalNot = "logical_not"
  case invert

  /// NumPy's name.
  package var name: String { rawValue }
}

extension Tensor {
  /// `operation` on each element, in NumPy's result type (float32 instead of float16 and float64).
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
    switch dtype {
    case .bool: return try mapBooleans(operation)
    case .uint8: return try mapIntegers(operation, UInt8.self)
    case .int32: return try mapIntegers(operation, Int32.self)
    case .int64: return try mapIntegers(operation, Int64.self)
    case .float32: return try mapFloats(operation, Float.self)
    }
  }

  @inline(__always)
  private func mapped<Element: LoopElement, Result: LoopElement & TensorElement>(
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
    switch operation {
    case .isnan: try mapped(Float.self) { $0 != $0 }
    case .isinf: try mapped(Float.self) { $0.magnitude == .infinity }
    default: try mapped(Float.self) { $0.magnitude < .infinity }
    }
  }

  private func mapBooleans(_ operation: UnaryOperation) throws -> Tensor {
    switch operation {
    case .negative: throw TensorError.booleanNegative
    case .absolute, .floor, .ceil, .trunc: return try copy()
    case .invert: return try mapped(Bool.self) { !$0 }
    case .sign: throw TensorError.notSupported(operation: operation.name, dtype: dtype)
    case .square, .reciprocal: return try copy(as: .int64)
    default: return try mapFloats(operation, Double.self)
    }
  }

  private func mapIntegers<Element: LoopElement & TensorElement & FixedWidthInteger>(
    _ operation: UnaryOperation, _ type: Element.Type
  ) throws -> Tensor {
    switch operation {
    case .negative: try mapped(type) { 0 &- $0 }
    case .absolute: try mapped(type) { $0 < 0 ? 0 &- $0 : $0 }
    case .sign: try mapped(type) { $0.signum() }
    case .square: try mapped(type) { $0 &* $0 }
    case .reciprocal: try mapped(type) { $0 == 0 ? .min : $0 == 1 || $0 == 0 &- 1 ? $0 : 0 }
    case .floor, .ceil, .trunc: try copy()
    case .invert: try mapped(type) { ~$0 }
    default: try mapFloats(operation, Double.self)
    }
  }

  private func mapFloats<Element: FloatingElement>(_ operation: UnaryOperation, _ type: Element.Type) throws
    -> Tensor
  {
    switch operation {
    case .negative: try mapped(type) { Float(-$0) }
    case .absolute: try mapped(type) { Float($0.magnitude) }
    case .sign: try mapped(type) { Float($0 > 0 ? 1 : $0 < 0 ? -1 : $0) }
    case .square: try mapped(type) { Float($0 * $0) }
    case .sqrt: try mapped(type) { Float($0.squareRoot()) }
    case .reciprocal: try mapped(type) { Float(1 / $0) }
    case .exp: try mapped(type) { Float(Element.exp($0)) }
    case .expm1: try mapped(type) { Float(Element.expm1($0)) }
    case .log: try mapped(type) { Float(Element.log($0)) }
    case .log1p: try mapped(type) { Float(Element.log1p($0)) }
    case .log2: try mapped(type) { Float(Element.log2($0)) }
    case .log10: try mapped(type) { Float(Element.log10($0)) }
    case .sin: try mapped(type) { Float(Element.sin($0)) }
    case .cos: try mapped(type) { Float(Element.cos($0)) }
    case .tan: try mapped(type) { Float(Element.tan($0)) }
    case .arcsin: try mapped(type) { Float(Element.arcsin($0)) }
    case .arccos: try mapped(type) { Float(Element.arccos($0)) }
    case .arctan: try mapped(type) { Float(Element.arctan($0)) }
    case .sinh: try mapped(type) { Float(Element.sinh($0)) }
    case .cosh: try mapped(type) { Float(Element.cosh($0)) }
    case .tanh: try mapped(type) { Float(Element.tanh($0)) }
    case .floor: try mapped(type) { Float($0.rounded(.down)) }
    case .ceil: try mapped(type) { Float($0.rounded(.up)) }
    case .trunc: try mapped(type) { Float($0.rounded(.towardZero)) }
    case .rint: try mapped(type) { Float($0.rounded(.toNearestOrEven)) }
    default: throw TensorError.notSupported(operation: operation.name, dtype: dtype)
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
    let type = LoopType(first, second)
    switch type {
    case .bool: return try choose(condition, first, second, shape, Bool.self)
    case .uint8: return try choose(condition, first, second, shape, UInt8.self)
    case .int32: return try choose(condition, first, second, shape, Int32.self)
    case .int64: return try choose(condition, first, second, shape, Int64.self)
    case .float, .double: return try choose(condition, first, second, shape, Float.self)
    }
  }

  private static func choose<Element: LoopElement & TensorElement>(
    _ condition: Tensor, _ first: Operand, _ second: Operand, _ shape: Shape, _ type: Element.Type
  ) throws -> Tensor {
    for case .scalar(let scalar) in [first, second] { try Element.dtype.check(scalar) }
    let result = try Tensor(zeros: shape, dtype: Element.dtype)
    let target = result.freshPointer(as: type)
    let conditions = ChunkReader<Bool>(condition, broadcastTo: shape)
    let firsts = ChunkReader<Element>(first, broadcastTo: shape)
    let seconds = ChunkReader<Element>(second, broadcastTo: shape)
    forEachChunk(of: result.count) { start, size in
      let (which, a, b, out) = (conditions.next(size), firsts.next(size), seconds.next(size), target + start)
      for index in 0..<size { out[index] = which[index] ? a[index] : b[index] }
    }
    return result
  }
}
