/// Sums, means, extremes along axes.
extension Tensor {
  /// `reduction` over the given axes, by default all of them.
  ///
  /// Sums and products of bool and signed integers are int64, of unsigned ones uint64; means and deviations of both
  /// are float64. Floats keep their type; float16 is summed in single precision. `min` and `max` propagate NaN. `degreesOfFreedom` (`ddof`)
  /// is subtracted from the divisor of `var` and `std`.
  /// - Throws: `TensorError.axisOutOfRange`, `.repeatedAxis`, `.emptyReduction` (min and max of no elements),
  ///   `OutOfMemory`.
  package func reduced(
    _ reduction: Reduction, axes: [Int]? = nil, keepDimensions: Bool = false, degreesOfFreedom: Double = 0
  ) throws -> Tensor {
    let layout = try ReductionLayout(self, axes: axes)
    let result = try layout.reduce(reduction, degreesOfFreedom: degreesOfFreedom)
    return keepDimensions ? try result.reshaped(to: layout.keptShape) : result
  }

  /// The sum (`np.sum`); of float32 pairwise, as in NumPy.
  package func sum(axes: [Int]? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try reduced(.sum, axes: axes, keepDimensions: keepDimensions)
  }

  /// The mean (`np.mean`); NaN for no elements.
  package func mean(axes: [Int]? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try reduced(.mean, axes: axes, keepDimensions: keepDimensions)
  }

  /// The maximum (`np.max`).
  package func maximum(axes: [Int]? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try reduced(.maximum, axes: axes, keepDimensions: keepDimensions)
  }

  /// The minimum (`np.min`).
  package func minimum(axes: [Int]? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try reduced(.minimum, axes: axes, keepDimensions: keepDimensions)
  }
}

extension ReductionLayout {
  /// The source's elements in memory order, without gaps; of a deferred tensor its codes.
  private func compact() throws -> Tensor {
    let stored = source.isDeferred ? source.codesTensor : source
    return stored.isContiguous ? stored : try stored.copy(category: .workspace)
  }

  /// - Parameter stores: whether float16 is rounded after each of several rows, as in NumPy; not for its means.
  fileprivate func run<Operation: Fold>(
    _ fold: Operation, blockSize: Int? = nil, stores: Bool = false
  ) throws -> RunningValues<Operation.Value> {
    let values = try RunningValues(fold.identity, count: shape.checkedElementCount())
    let target = values.pointer
    let compact = try compact()
    let blockSize = blockSize ?? self.blockSize
    var elements = UnsafePointer(compact.freshPointer(as: Operation.Reading.Stored.self)) + compact.offset
    forEachRun { result, step, count in
      if step != 0 {
        let (row, out) = (elements, target + result)
        if step == 1 {
          for index in 0..<count {
            let value = fold.combine(out[index], fold.lift(row[index], fold.known(result + index)))
            out[index] = stores ? fold.stored(value) : value
          }
        } else {
          for index in 0..<count {
            let place = index * step
            let value = fold.combine(out[place], fold.lift(row[index], fold.known(result + place)))
            out[place] = stores ? fold.stored(value) : value
          }
        }
      } else {
        var (value, start) = (target[result], 0)
        let known = fold.known(result)
        while Operation.isPairwise, start < count {
          let block = min(blockSize, count - start)
          value = fold.combine(value, fold.foldPairwise(elements + start, count: block, known))
          start += block
        }
        while start < count {
          value = fold.combine(value, fold.lift(elements[start], known))
          start += 1
        }
        target[result] = value
      }
      elements += count
    }
    return withExtendedLifetime(compact) { values }
  }

  func reduce(_ reduction: Reduction, degreesOfFreedom: Double) throws -> Tensor {
    if reducedCount == 0, reduction == .minimum || reduction == .maximum {
      throw TensorError.emptyReduction(operation: reduction == .minimum ? "minimum" : "maximum")
    }
    if let table = source.base.table {
      return try table.dtype == .float32
        ? reduceCodes(reduction, table.values.map { Float($0) }, degreesOfFreedom)
        : reduceCodes(reduction, table.values, degreesOfFreedom)
    }
    return try source.dtype.element.reduce(reduction, self, degreesOfFreedom)
  }

  private func reduceCodes<Element: FloatingElement & Accumulator>(
    _ reduction: Reduction, _ table: [Element], _ degreesOfFreedom: Double
  ) throws -> Tensor {
    try table.withUnsafeBufferPointer { table in
      guard let start = table.baseAddress else { return source }
      return try reduceFloats(reduction, TableReading(table: start), Element.self, degreesOfFreedom)
    }
  }

  /// Of floats, computed in `Value`.
  fileprivate func reduceFloats<Reading: ElementReading, Value: Accumulator & FloatingElement>(
    _ reduction: Reduction, _ reading: Reading, _ type: Value.Type, _ degreesOfFreedom: Double
  ) throws -> Tensor where Reading.Element: FloatingElement {
    typealias Element = Reading.Element
    // -0 is the identity of addition: it preserves the sign of a sum of zeros. An empty sum is +0.
    let sum = SumFold<Reading, Value>(reading: reading, identity: reducedCount == 0 ? 0 : -Value.zero)
    switch reduction {
    case .sum: return try run(sum, stores: true).tensor(shape) { Element($0) }
    case .product:
      return try run(ProductFold<Reading, Value>(reading: reading), stores: true).tensor(shape) {
        Element($0)
      }
    case .mean: return try run(sum).tensor(shape) { Element(Double($0) / Double(reducedCount)) }
    case .variance, .standardDeviation:
      let means = try run(sum, stores: true)
      means.update { Value(Element(Double(Element($0)) / Double(reducedCount))) }
      // In NumPy the deviations are in a contiguous array of their own.
      let squares = try run(
        DeviationFold<Reading, Value, Element>(reading: reading, means: means.pointer), blockSize: .max,
        stores: true)
      return try withExtendedLifetime(means) {
        try squares.tensor(shape) { sum in
          let variance = Element(Double(Element(sum)) / divisor(degreesOfFreedom))
          return reduction == .variance ? variance : variance.squareRoot()
        }
      }
    case .minimum, .maximum:
      let values =
        reduction == .minimum
        ? try run(LeastFold(reading: reading, identity: .infinity))
        : try run(GreatestFold(reading: reading, identity: -.infinity))
      // Comparisons that ignore NaN are many times faster, so NaN is detected in a separate pass.
      let spoilt = try run(NaNFold(reading: reading))
      for index in 0..<values.count where spoilt.pointer[index] != 0 { values.pointer[index] = .nan }
      return try withExtendedLifetime(spoilt) { try values.tensor(shape) { $0 } }
    case .all: return try run(AllFold(reading: reading)).tensor(shape) { $0 != 0 }
    case .any: return try run(AnyFold(reading: reading)).tensor(shape) { $0 != 0 }
    }
  }

  fileprivate func reduceIntegers<Element: StoredElement & FixedWidthInteger>(
    _ reduction: Reduction, _ reading: PlainReading<Element>, _ degreesOfFreedom: Double
  ) throws -> Tensor {
    let sum = SumFold<PlainReading<Element>, Int64>(reading: reading, identity: 0)
    let doubleSum = SumFold<PlainReading<Element>, Double>(reading: reading, identity: 0)
    switch reduction {
    case .sum: return try whole(run(sum))
    case .product: return try whole(run(ProductFold<PlainReading<Element>, Int64>(reading: reading)))
    case .mean: return try run(doubleSum).tensor(shape) { $0 / Double(reducedCount) }
    case .variance, .standardDeviation:
      let means = try run(doubleSum)
      means.update { $0 / Double(reducedCount) }
      let squares = try run(
        DeviationFold<PlainReading<Element>, Double, Double>(reading: reading, means: means.pointer))
      return try withExtendedLifetime(means) {
        try squares.tensor(shape) { sum in
          let variance = sum / divisor(degreesOfFreedom)
          return reduction == .variance ? variance : variance.squareRoot()
        }
      }
    case .minimum, .maximum:
      let values =
        reduction == .minimum
        ? try run(LeastFold(reading: reading, identity: .max))
        : try run(GreatestFold(reading: reading, identity: .min))
      return try source.dtype == .bool ? values.tensor(shape) { $0 != 0 } : values.tensor(shape) { $0 }
    case .all: return try run(AllFold(reading: reading)).tensor(shape) { $0 != 0 }
    case .any: return try run(AnyFold(reading: reading)).tensor(shape) { $0 != 0 }
    }
  }

  /// Sums or products modulo 2^64, as uint64 for unsigned elements.
  private func whole(_ values: RunningValues<Int64>) throws -> Tensor {
    try source.dtype.kind == .unsigned
      ? values.tensor(shape) { UInt64(bitPattern: $0) } : values.tensor(shape) { $0 }
  }

  private func divisor(_ degreesOfFreedom: Double) -> Double {
    max(Double(reducedCount) - degreesOfFreedom, 0)
  }
}

extension Bool {
  static func reduce(_ reduction: Reduction, _ layout: ReductionLayout, _ degreesOfFreedom: Double) throws
    -> Tensor
  {
    try layout.reduceIntegers(reduction, PlainReading<UInt8>(), degreesOfFreedom)
  }
}

extension StoredElement where Self: FixedWidthInteger {
  static func reduce(_ reduction: Reduction, _ layout: ReductionLayout, _ degreesOfFreedom: Double) throws
    -> Tensor
  {
    try layout.reduceIntegers(reduction, PlainReading<Self>(), degreesOfFreedom)
  }
}

extension StoredElement where Self: FloatingElement & Accumulator {
  static func reduce(_ reduction: Reduction, _ layout: ReductionLayout, _ degreesOfFreedom: Double) throws
    -> Tensor
  {
    try layout.reduceFloats(reduction, PlainReading<Self>(), Self.self, degreesOfFreedom)
  }
}

extension Float16 {
  static func reduce(_ reduction: Reduction, _ layout: ReductionLayout, _ degreesOfFreedom: Double) throws
    -> Tensor
  {
    try layout.reduceFloats(reduction, PlainReading<Float16>(), Float.self, degreesOfFreedom)
  }
}
