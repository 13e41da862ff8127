/// Sums, means, extremes along axes.
extension Tensor {
  /// `reduction` over the axes given, all of them where `axes` is `nil`.
  ///
  /// Sums and products of bool and integers are int64; means and deviations are computed in double precision for
  /// integers, in single for float32, and are float32. `min` and `max` pass NaN on. `degreesOfFreedom` (`ddof`) is
  /// taken off the divisor of `var` and `std`.
  /// - Throws: `TensorError.axisOutOfRange`, `.repeatedAxis`, `.emptyReduction` (min and max of nothing), `OutOfMemory`.
  public func reduced(
    _ reduction: Reduction, axes: [Int]? = nil, keepDimensions: Bool = false, degreesOfFreedom: Double = 0
  ) throws -> Tensor {
    let layout = try ReductionLayout(self, axes: axes)
    let result = try layout.reduce(reduction, degreesOfFreedom: degreesOfFreedom)
    return keepDimensions ? try result.reshaped(to: layout.keptShape) : result
  }

  /// The sum (`np.sum`); of float32 pairwise, as in NumPy.
  public func sum(axes: [Int]? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try reduced(.sum, axes: axes, keepDimensions: keepDimensions)
  }

  /// The mean (`np.mean`); NaN for nothing.
  public func mean(axes: [Int]? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try reduced(.mean, axes: axes, keepDimensions: keepDimensions)
  }

  /// The largest element (`np.max`).
  public func maximum(axes: [Int]? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try reduced(.maximum, axes: axes, keepDimensions: keepDimensions)
  }

  /// The smallest element (`np.min`).
  public func minimum(axes: [Int]? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try reduced(.minimum, axes: axes, keepDimensions: keepDimensions)
  }
}

extension ReductionLayout {
  /// The table that a deferred source is read with.
  private var table: [Float]? { source.base.table }

  /// The source's elements in memory order, without gaps; of a deferred tensor its codes.
  private func compact() throws -> Tensor {
    let stored = table == nil ? source : source.codesTensor
    return stored.isContiguous ? stored : try stored.copy(category: .workspace)
  }

  /// Folds all elements; `lift` is given an element and the index of its result.
  @inline(__always)
  private func fold<Element: LoopElement, Value: LoopElement>(
    _ type: Element.Type, identity: Value, pairwise: Bool = true,
    lift: (Element, Int) -> Value, combine: (Value, Value) -> Value
  ) throws -> Values<Value> {
    let values = Values(identity, count: shape.elementCount ?? 0)
    let target = values.pointer
    let compact = try compact()
    let blockSize = blockSize
    var elements = UnsafePointer(compact.freshPointer(as: type)) + compact.offset
    forEachRun { result, step, count in
      if step == 1 {
        let (row, out) = (elements, target + result)
        for index in 0..<count { out[index] = combine(out[index], lift(row[index], result + index)) }
      } else if step != 0 {
        for index in 0..<count {
          let place = result + index * step
          target[place] = combine(target[place], lift(elements[index], place))
        }
      } else if pairwise {
        var start = 0
        while start < count {
          let block = min(blockSize, count - start)
          let value = pairwiseFold(
            elements + start, count: block, identity: identity, lift: { lift($0, result) }, combine: combine)
          target[result] = combine(target[result], value)
          start += block
        }
      } else {
        var value = target[result]
        for index in 0..<count { value = combine(value, lift(elements[index], result)) }
        target[result] = value
      }
      elements += count
    }
    return withExtendedLifetime(compact) { values }
  }

  func reduce(_ reduction: Reduction, degreesOfFreedom: Double) throws -> Tensor {
    if let table {
      return try table.withUnsafeBufferPointer { table in
        try reduceFloats(reduction, UInt8.self, degreesOfFreedom) { table[Int($0)] }
      }
    }
    switch source.dtype {
    case .bool: return try reduceIntegers(reduction, Bool.self, degreesOfFreedom)
    case .uint8: return try reduceIntegers(reduction, UInt8.self, degreesOfFreedom)
    case .int32: return try reduceIntegers(reduction, Int32.self, degreesOfFreedom)
    case .int64: return try reduceIntegers(reduction, Int64.self, degreesOfFreedom)
    case .float32: return try reduceFloats(reduction, Float.self, degreesOfFreedom) { $0 }
    }
  }

  /// Reduces what `read` makes of the stored elements.
  @inline(__always)
  private func reduceFloats<Stored: LoopElement>(
    _ reduction: Reduction, _ type: Stored.Type, _ degreesOfFreedom: Double, _ read: (Stored) -> Float
  ) throws -> Tensor {
    switch reduction {
    case .sum:
      return try sumFloats(type, read).tensor(shape) { $0 }
    case .product:
      return try fold(type, identity: Float(1), pairwise: false, lift: { x, _ in read(x) }, combine: { $0 * $1 })
        .tensor(shape) { $0 }
    case .mean:
      return try sumFloats(type, read).tensor(shape) { Float(Double($0) / Double(reducedCount)) }
    case .variance, .standardDeviation:
      let means = try sumFloats(type, read)
      means.update { Float(Double($0) / Double(reducedCount)) }
      let mean = means.pointer
      let squares = try fold(type, identity: -Float.zero) { element, result in
        let deviation = read(element) - mean[result]
        return deviation * deviation
      } combine: { $0 + $1 }
      return try withExtendedLifetime(means) {
        try squares.tensor(shape) { sum in
          let variance = Float(Double(sum) / divisor(degreesOfFreedom))
          return reduction == .variance ? variance : variance.squareRoot()
        }
      }
    case .minimum:
      try requireElements(reduction)
      return try fold(type, identity: Float.infinity) { x, _ in read(x) } combine: {
        $0 < $1 || $0 != $0 ? $0 : $1
      }.tensor(shape) { $0 }
    case .maximum:
      try requireElements(reduction)
      return try fold(type, identity: -Float.infinity) { x, _ in read(x) } combine: {
        $0 > $1 || $0 != $0 ? $0 : $1
      }.tensor(shape) { $0 }
    case .all:
      return try fold(type, identity: true) { x, _ in read(x) != 0 } combine: { $0 && $1 }.tensor(shape) { $0 }
    case .any:
      return try fold(type, identity: false) { x, _ in read(x) != 0 } combine: { $0 || $1 }.tensor(shape) { $0 }
    }
  }

  @inline(__always)
  private func sumFloats<Stored: LoopElement>(
    _ type: Stored.Type, _ read: (Stored) -> Float
  ) throws -> Values<Float> {
    // -0 is the identity of addition: it leaves a sum of zeros its sign. A sum of nothing is +0.
    try fold(type, identity: reducedCount == 0 ? 0 : -Float.zero) { x, _ in read(x) } combine: { $0 + $1 }
  }

  private func reduceIntegers<Stored: LoopElement & TensorElement>(
    _ reduction: Reduction, _ type: Stored.Type, _ degreesOfFreedom: Double
  ) throws -> Tensor {
    switch reduction {
    case .sum:
      return try fold(type, identity: Int64(0)) { x, _ in x.int64 } combine: { $0 &+ $1 }.tensor(shape) { $0 }
    case .product:
      return try fold(type, identity: Int64(1)) { x, _ in x.int64 } combine: { $0 &* $1 }.tensor(shape) { $0 }
    case .mean:
      return try sumDoubles(type).tensor(shape) { Float($0 / Double(reducedCount)) }
    case .variance, .standardDeviation:
      let means = try sumDoubles(type)
      means.update { $0 / Double(reducedCount) }
      let mean = means.pointer
      let squares = try fold(type, identity: Double(0)) { element, result in
        let deviation = element.double - mean[result]
        return deviation * deviation
      } combine: { $0 + $1 }
      return try withExtendedLifetime(means) {
        try squares.tensor(shape) { sum in
          let variance = sum / divisor(degreesOfFreedom)
          return Float(reduction == .variance ? variance : variance.squareRoot())
        }
      }
    case .minimum:
      try requireElements(reduction)
      return try fold(type, identity: Int64.max) { x, _ in x.int64 } combine: { min($0, $1) }
        .tensor(shape) { Stored(wrapping: $0) }
    case .maximum:
      try requireElements(reduction)
      return try fold(type, identity: Int64.min) { x, _ in x.int64 } combine: { max($0, $1) }
        .tensor(shape) { Stored(wrapping: $0) }
    case .all:
      return try fold(type, identity: true) { x, _ in Bool.cast(x) } combine: { $0 && $1 }.tensor(shape) { $0 }
    case .any:
      return try fold(type, identity: false) { x, _ in Bool.cast(x) } combine: { $0 || $1 }.tensor(shape) { $0 }
    }
  }

  private func sumDoubles<Stored: LoopElement>(_ type: Stored.Type) throws -> Values<Double> {
    try fold(type, identity: Double(0)) { x, _ in x.double } combine: { $0 + $1 }
  }

  private func divisor(_ degreesOfFreedom: Double) -> Double { max(Double(reducedCount) - degreesOfFreedom, 0) }

  private func requireElements(_ reduction: Reduction) throws {
    if reducedCount == 0 {
      throw TensorError.emptyReduction(operation: reduction == .minimum ? "minimum" : "maximum")
    }
  }
}

/// A reduction's running values.
private final class Values<Value: LoopElement> {
  let pointer: UnsafeMutablePointer<Value>
  let count: Int

  init(_ value: Value, count: Int) {
    pointer = .allocate(capacity: max(count, 1))
    pointer.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit { pointer.deallocate() }

  func update(_ body: (Value) -> Value) {
    for index in 0..<count { pointer[index] = body(pointer[index]) }
  }

  func tensor<Element: LoopElement & TensorElement>(_ shape: Shape, _ body: (Value) -> Element) throws -> Tensor {
    let result = try Tensor(zeros: shape, dtype: Element.dtype)
    let target = result.freshPointer(as: Element.self)
    for index in 0..<count { target[index] = body(pointer[index]) }
    return result
  }
}
