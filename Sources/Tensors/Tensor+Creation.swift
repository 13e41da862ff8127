package import Engine

/// Nested Python lists, to make a tensor from.
package enum NestedValues: Sendable {
  case value(Scalar)
  case list([NestedValues])
  case tensor(Tensor)
}

/// New tensors: filled, ranges, nested lists.
extension Tensor {
  /// A new tensor filled with `value` (`np.full`, `np.ones`).
  /// - Throws: `TensorError.outOfRange` if an int does not fit the type, `OutOfMemory`.
  package init(
    filling shape: Shape, with value: Scalar, dtype: DType? = nil, category: MemoryCategory = .data
  ) throws {
    let dtype = dtype ?? value.dtype
    try dtype.check(value)
    try self.init(zeros: shape, dtype: dtype, category: category)
    dtype.element.fill(self, with: value)
  }

  /// Ones (`np.ones`).
  /// - Throws: `TensorError` for an impossible shape, `OutOfMemory`.
  package static func ones(_ shape: Shape, dtype: DType = .float32, category: MemoryCategory = .data) throws
    -> Tensor
  {
    try Tensor(filling: shape, with: .int(1), dtype: dtype, category: category)
  }

  /// A tensor from nested lists: float64 if any value is a float, else int64, else bool; an empty list is float64.
  ///
  ///     try Tensor(.list([.list([.value(1), .value(2)]), .list([.value(3), .value(4)])]))   // int64, (2, 2)
  ///
  /// - Throws: `TensorError.raggedValues` if lists of one level differ in length, `.tooManyAxes`, `.outOfRange`,
  ///   `OutOfMemory`.
  package init(_ values: NestedValues, dtype: DType? = nil) throws {
    if case .tensor(let tensor) = values {
      self = try tensor.copy(as: dtype)
      return
    }
    var found: DType?
    let shape = try Tensor.shape(of: values, depth: 0, &found)
    try self.init(zeros: shape, dtype: dtype ?? found ?? .float64)
    var position = 0
    try write(values, at: &position)
  }

  private static func shape(of values: NestedValues, depth: Int, _ dtype: inout DType?) throws -> Shape {
    switch values {
    case .value(let scalar):
      dtype = dtype.map { $0.promoted(with: scalar.dtype) } ?? scalar.dtype
      return .scalar
    case .tensor(let tensor):
      dtype = dtype.map { $0.promoted(with: tensor.dtype) } ?? tensor.dtype
      return tensor.shape
    case .list(let items):
      if depth >= Shape.maximumRank { throw TensorError.tooManyAxes(rank: depth + 1) }
      guard let first = items.first else { return [0] }
      let inner = try shape(of: first, depth: depth + 1, &dtype)
      for item in items.dropFirst() where try shape(of: item, depth: depth + 1, &dtype) != inner {
        let other = try shape(of: item, depth: depth + 1, &dtype)
        let common = zip(inner, other).prefix { $0 == $1 }.map(\.0)
        throw TensorError.raggedValues(depth: depth + 1 + common.count, shape: Shape([items.count] + common))
      }
      return Shape([items.count] + inner.dimensions)
    }
  }

  /// - Precondition: `values` has this tensor's shape, as checked by `shape(of:depth:)`.
  private func write(_ values: NestedValues, at position: inout Int) throws {
    switch values {
    case .value(let scalar):
      try dtype.check(scalar)
      store(scalar, at: position)
      position += 1
    case .tensor(let tensor):
      let part = Tensor(
        base: base, shape: tensor.shape, strides: tensor.shape.contiguousStrides, offset: position,
        dtype: dtype)
      try part.assign(.tensor(tensor))
      position += tensor.count
    case .list(let items):
      for item in items { try write(item, at: &position) }
    }
  }

  /// Writes one value at a storage position of a plain tensor.
  /// - Precondition: the position is in the storage; the base is writable.
  func store(_ value: Scalar, at position: Int) {
    dtype.element.store(value, at: position, in: self)
  }

  /// The values from `start` up to, not including, `stop` (`np.arange`): int64 if all three are ints, else float64.
  ///
  /// Floats are `start + i * step` in double precision, rounded once.
  /// - Throws: `TensorError.invalidArgument` for a step of 0 or a bound that is not finite, `.tooLarge`,
  ///   `OutOfMemory`.
  package static func arange(_ start: Scalar, _ stop: Scalar, step: Scalar = 1, dtype: DType? = nil) throws
    -> Tensor
  {
    if case .float = start.promotedKind(with: stop).promotedKind(with: step) {
      return try arange(start.doubleValue, stop.doubleValue, step.doubleValue, dtype: dtype ?? .float64)
    }
    let (start, stop, step) = (Int64(start), Int64(stop), Int64(step))
    if step == 0 {
      throw TensorError.invalidArgument(
        operation: "arange", name: "step", found: "0", expected: "a step other than 0")
    }
    let span: UInt64 =
      step > 0
      ? (stop > start ? UInt64(bitPattern: stop &- start) : 0)
      : (start > stop ? UInt64(bitPattern: start &- stop) : 0)
    let magnitude = step.magnitude
    let count = span == 0 ? 0 : (span - 1) / magnitude + 1
    let result = try Tensor(zeros: [Int(clamping: count)], dtype: .int64)
    let target = result.freshPointer(as: Int64.self)
    var value = start
    for index in 0..<result.count {
      target[index] = value
      value = value &+ step
    }
    return try dtype.map { try result.convert(to: $0) } ?? result
  }

  private static func arange(_ start: Double, _ stop: Double, _ step: Double, dtype: DType) throws -> Tensor {
    guard start.isFinite, stop.isFinite, step.isFinite, step != 0 else {
      let found = "\(start), \(stop), \(step)"
      throw TensorError.invalidArgument(
        operation: "arange", name: "step", found: found, expected: "finite bounds and a step other than 0")
    }
    let length = max(0, ((stop - start) / step).rounded(.up))
    guard length < 0x1p60 else { throw TensorError.tooLarge(shape: [Int.max]) }
    let delta = (start + step) - start
    return try Tensor(count: Int(length), dtype: dtype) { start + Double($0) * delta }
  }

  /// `count` evenly spaced values from `start` to `stop`, inclusive if `endpoint` (`np.linspace`).
  /// - Throws: `TensorError.negativeDimension`, `OutOfMemory`.
  package static func linspace(
    _ start: Double, _ stop: Double, count: Int = 50, endpoint: Bool = true, dtype: DType = .float64
  ) throws -> Tensor {
    if count < 0 { throw TensorError.negativeDimension(count, shape: [count]) }
    let divisions = Double(endpoint ? count - 1 : count)
    let delta = stop - start
    let step = delta / divisions
    return try Tensor(count: count, dtype: dtype) { index in
      if divisions <= 0 { return start + Double(index) * delta }
      if endpoint, index == count - 1 { return stop }
      return (step == 0 ? Double(index) / divisions * delta : Double(index) * step) + start
    }
  }

  private init(count: Int, dtype: DType, _ value: (Int) -> Double) throws {
    try self.init(zeros: [count], dtype: dtype)
    if dtype == .float64 {
      let target = freshPointer(as: Double.self)
      for index in 0..<count { target[index] = value(index) }
    } else {
      // Whole numbers are the next below.
      for index in 0..<count {
        let number = value(index)
        store(.float(dtype.isFloating ? number : number.rounded(.down)), at: index)
      }
    }
  }

  /// Ones on the `diagonal`-th diagonal of a matrix, zeros elsewhere (`np.eye`).
  /// - Throws: `TensorError` for an impossible shape, `OutOfMemory`.
  package static func eye(_ rows: Int, columns: Int? = nil, diagonal: Int = 0, dtype: DType = .float64) throws
    -> Tensor
  {
    let columns = columns ?? rows
    let result = try Tensor(zeros: [rows, columns], dtype: dtype)
    if result.count == 0 { return result }
    for row in 0..<rows {
      let (column, overflow) = row.addingReportingOverflow(diagonal)
      if !overflow, column >= 0, column < columns { result.store(1, at: row * columns + column) }
    }
    return result
  }

  /// Coordinate tensors of a grid (`np.meshgrid`): each input varies along its own axis of the common shape; with
  /// `indexing="xy"` the first input varies along axis 1.
  /// - Throws: `OutOfMemory`.
  package static func meshgrid(_ inputs: [Tensor], matrixIndexing: Bool = false, isSparse: Bool = false)
    throws
    -> [Tensor]
  {
    var lengths = inputs.map(\.count)
    let swapped = !matrixIndexing && inputs.count > 1
    if swapped { lengths.swapAt(0, 1) }
    return try inputs.enumerated().map { position, input in
      let axis = swapped && position < 2 ? 1 - position : position
      var shape = [Int](repeating: 1, count: inputs.count)
      shape[axis] = input.count
      let own = try input.reshaped(to: Shape(shape))
      return try isSparse ? own.copy() : own.broadcast(to: Shape(lengths)).copy()
    }
  }
}

extension DType {
  /// - Throws: `TensorError.outOfRange` if an int is outside the range of an integer type, `.invalidArgument` if a
  ///   NaN, infinite or too large float is to become an integer.
  func check(_ value: Scalar) throws(TensorError) {
    guard isInteger else { return }
    switch value {
    case .bool: return
    case .int(let value): if !holds(value) { throw .outOfRange(value: value, dtype: self) }
    case .large(let value):
      guard self == .uint64 else {
        throw .invalidArgument(
          operation: "conversion", name: "value", found: "\(value)", expected: "a number that fits \(self)")
      }
    case .float(let value):
      guard value.isFinite, value >= -0x1p63, value < (self == .uint64 ? 0x1p64 : 0x1p63) else {
        throw .invalidArgument(
          operation: "conversion", name: "value", found: "\(value)", expected: "a number that fits \(self)")
      }
      if value < 0x1p63 { try check(.int(Int64(cutting: value))) }
    }
  }

  /// Whether an integer is in the range of this integer type.
  func holds(_ value: Int64) -> Bool {
    if kind == .unsigned { return value >= 0 && (byteCount == 8 || value >> (8 * Int64(byteCount)) == 0) }
    let rest = value >> (8 * Int64(byteCount) - 1)
    return rest == 0 || rest == -1
  }
}

extension Scalar {
  /// The one of higher kind.
  func promotedKind(with other: Scalar) -> Scalar {
    dtype.promoted(with: other.dtype) == dtype ? self : other
  }
}
