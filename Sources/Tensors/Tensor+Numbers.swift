import Engine

/// Numbers: tensors without axes, as elements are. Loops over elements consist of these operations, so the common ones
/// need no storage and no general rule; `nil` means that the general way has to be taken.
extension Tensor {
  /// A number from the bytes of its type.
  init(word: UInt64, dtype: DType) {
    self.init(
      base: Base(number: word, byteCount: dtype.byteCount), shape: .scalar, strides: [], offset: 0,
      dtype: dtype)
  }

  /// A float64 number.
  package init(number: Double) { self.init(word: number.bitPattern, dtype: .float64) }

  init(number: Float) { self.init(word: UInt64(number.bitPattern), dtype: .float32) }

  init(number: Int64) { self.init(word: UInt64(bitPattern: number), dtype: .int64) }

  /// A bool.
  package init(flag: Bool) { self.init(word: flag ? 1 : 0, dtype: .bool) }

  // MARK: - Elements

  /// The storage position of an element; `nil` if there are not as many axes or an index is out of bounds.
  @inline(__always)
  private func position(_ i: Int) -> Int? {
    guard shape.rank == 1 else { return nil }
    let size = shape[0]
    let place = i < 0 ? i &+ size : i
    return place >= 0 && place < size ? offset &+ place &* strides[0] : nil
  }

  @inline(__always)
  private func position(_ i: Int, _ j: Int) -> Int? {
    guard shape.rank == 2 else { return nil }
    let (rows, columns) = (shape[0], shape[1])
    let row = i < 0 ? i &+ rows : i
    let column = j < 0 ? j &+ columns : j
    guard row >= 0, row < rows, column >= 0, column < columns else { return nil }
    return offset &+ row &* strides[0] &+ column &* strides[1]
  }

  /// `x[i]` of a tensor with one axis.
  package func number(at i: Int) -> Tensor? { position(i).map { number(stored: $0) } }

  /// `x[i, j]` of a tensor with two axes.
  package func number(at i: Int, _ j: Int) -> Tensor? { position(i, j).map { number(stored: $0) } }

  /// `x[i]` of float64; `nil` for other types, and where the general way has to be taken.
  @inline(__always)
  package func double(at i: Int) -> Double? {
    guard dtype == .float64, base.table == nil, let position = position(i) else { return nil }
    return base.storage.pointer.load(fromByteOffset: position &* 8, as: Double.self)
  }

  /// `x[i, j]` of float64; `nil` for other types, and where the general way has to be taken.
  @inline(__always)
  package func double(at i: Int, _ j: Int) -> Double? {
    guard dtype == .float64, base.table == nil, let position = position(i, j) else { return nil }
    return base.storage.pointer.load(fromByteOffset: position &* 8, as: Double.self)
  }

  /// `x[i] = value` of float64; `false`, without effect, if the general way has to be taken.
  @inline(__always)
  package func setDouble(_ value: Double, at i: Int) -> Bool {
    guard dtype == .float64, base.isPlain, !isReadOnly, let position = position(i) else { return false }
    base.storage.pointer.storeBytes(of: value, toByteOffset: position &* 8, as: Double.self)
    return true
  }

  /// `x[i, j] = value` of float64; `false`, without effect, if the general way has to be taken.
  @inline(__always)
  package func setDouble(_ value: Double, at i: Int, _ j: Int) -> Bool {
    guard dtype == .float64, base.isPlain, !isReadOnly, let position = position(i, j) else { return false }
    base.storage.pointer.storeBytes(of: value, toByteOffset: position &* 8, as: Double.self)
    return true
  }

  private func number(stored position: Int) -> Tensor {
    let raw = base.storage.pointer
    if let table = base.table {
      let value = table.values[Int(raw.load(fromByteOffset: position, as: UInt8.self))]
      return table.dtype == .float32 ? Tensor(number: Float(value)) : Tensor(number: value)
    }
    let word =
      switch dtype.byteCount {
      case 1: UInt64(raw.load(fromByteOffset: position, as: UInt8.self))
      case 2: UInt64(raw.load(fromByteOffset: position &* 2, as: UInt16.self))
      case 4: UInt64(raw.load(fromByteOffset: position &* 4, as: UInt32.self))
      default: raw.load(fromByteOffset: position &* 8, as: UInt64.self)
      }
    return Tensor(word: word, dtype: dtype)
  }

  /// `x[i] = value`; `false`, without effect, if the general way has to be taken.
  package func setNumber(_ value: Operand, at i: Int) -> Bool {
    guard let position = position(i) else { return false }
    return store(value, at: position)
  }

  /// `x[i, j] = value`; `false`, without effect, if the general way has to be taken.
  package func setNumber(_ value: Operand, at i: Int, _ j: Int) -> Bool {
    guard let position = position(i, j) else { return false }
    return store(value, at: position)
  }

  private func store(_ value: Operand, at position: Int) -> Bool {
    guard base.isPlain, !isReadOnly else { return false }
    let raw = base.storage.pointer
    switch (dtype, Number(value)) {
    case (.float64, let number?):
      raw.storeBytes(of: number.double, toByteOffset: position &* 8, as: Double.self)
    case (.float32, .float(let number)?):
      raw.storeBytes(of: number, toByteOffset: position &* 4, as: Float.self)
    case (.float32, .double(let number)?):
      raw.storeBytes(of: Float(number), toByteOffset: position &* 4, as: Float.self)
    case (.float32, .weakFloat(let number)?):
      raw.storeBytes(of: Float(number), toByteOffset: position &* 4, as: Float.self)
    case (.float32, .int(let number)?), (.float32, .weakInt(let number)?):
      raw.storeBytes(of: Float(number), toByteOffset: position &* 4, as: Float.self)
    case (.int64, .int(let number)?), (.int64, .weakInt(let number)?):
      raw.storeBytes(of: number, toByteOffset: position &* 8, as: Int64.self)
    default: return false
    }
    return true
  }

  // MARK: - Arithmetic

  /// A number of one of the types that loops are made of, decoded.
  private enum Number {
    case double(Double)
    case float(Float)
    case int(Int64)
    /// Python's numbers, which take the other's type.
    case weakFloat(Double)
    case weakInt(Int64)

    @inline(__always)
    init?(_ operand: Operand) {
      switch operand {
      case .scalar(.float(let value)): self = .weakFloat(value)
      case .scalar(.int(let value)): self = .weakInt(value)
      case .scalar: return nil
      case .tensor(let tensor):
        guard let number = tensor.decoded else { return nil }
        self = number
      }
    }

    var double: Double {
      switch self {
      case .double(let value), .weakFloat(let value): value
      case .float(let value): Double(value)
      case .int(let value), .weakInt(let value): Double(value)
      }
    }
  }

  @inline(__always)
  private var decoded: Number? {
    guard shape.rank == 0 else { return nil }
    guard let word = base.number else {
      if base.table != nil { return nil }
      let raw = base.storage.pointer
      switch dtype {
      case .float64: return .double(raw.load(fromByteOffset: offset &* 8, as: Double.self))
      case .float32: return .float(raw.load(fromByteOffset: offset &* 4, as: Float.self))
      case .int64: return .int(raw.load(fromByteOffset: offset &* 8, as: Int64.self))
      default: return nil
      }
    }
    switch dtype {
    case .float64: return .double(Double(bitPattern: word))
    case .float32: return .float(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case .int64: return .int(Int64(bitPattern: word))
    default: return nil
    }
  }

  /// The number as a float64, if it is one of the usual types.
  package var asDouble: Double? { decoded?.double }

  /// `left op right` of two numbers, at least one of them a tensor.
  package static func computeNumbers(_ operation: BinaryOperation, _ left: Operand, _ right: Operand)
    -> Tensor?
  {
    guard let a = Number(left), let b = Number(right) else { return nil }
    switch (a, b) {
    case (.float(let x), .float(let y)): return arithmetic(operation, x, y).map { Tensor(number: $0) }
    case (.float(let x), .weakFloat(let y)):
      return arithmetic(operation, x, Float(y)).map { Tensor(number: $0) }
    case (.weakFloat(let x), .float(let y)):
      return arithmetic(operation, Float(x), y).map { Tensor(number: $0) }
    case (.float(let x), .weakInt(let y)):
      return arithmetic(operation, x, Float(y)).map { Tensor(number: $0) }
    case (.weakInt(let x), .float(let y)):
      return arithmetic(operation, Float(x), y).map { Tensor(number: $0) }
    case (.int(let x), .int(let y)), (.int(let x), .weakInt(let y)), (.weakInt(let x), .int(let y)):
      return arithmetic(operation, x, y)
    case (.weakFloat, .weakFloat), (.weakInt, .weakInt), (.weakFloat, .weakInt), (.weakInt, .weakFloat):
      return nil
    default: return arithmetic(operation, a.double, b.double).map { Tensor(number: $0) }
    }
  }

  @inline(__always)
  private static func arithmetic<Element: BinaryFloatingPoint>(
    _ operation: BinaryOperation, _ x: Element, _ y: Element
  ) -> Element? {
    let result: Element
    switch operation {
    case .add: result = x + y
    case .subtract: result = x - y
    case .multiply: result = x * y
    case .divide: result = x / y
    default: return nil
    }
    // The general way tells of faults.
    return result.isFinite ? result : nil
  }

  private static func arithmetic(_ operation: BinaryOperation, _ x: Int64, _ y: Int64) -> Tensor? {
    let (result, overflow) =
      switch operation {
      case .add: x.addingReportingOverflow(y)
      case .subtract: x.subtractingReportingOverflow(y)
      case .multiply: x.multipliedReportingOverflow(by: y)
      default: (Int64(0), true)
      }
    if !overflow { return Tensor(number: result) }
    return operation == .divide && y != 0 ? Tensor(number: Double(x) / Double(y)) : nil
  }

  /// Two numbers as floats to be compared, if that is exact: `nil` for large integers.
  package static func comparedNumbers(_ left: Operand, _ right: Operand) -> (Double, Double)? {
    guard let a = Number(left), let b = Number(right) else { return nil }
    switch (a, b) {
    case (.float(let x), .weakFloat(let y)): return (Double(x), Double(Float(y)))
    case (.weakFloat(let x), .float(let y)): return (Double(Float(x)), Double(y))
    default: break
    }
    let (x, y) = (a.double, b.double)
    let limit = 9.007e15
    return abs(x) < limit && abs(y) < limit || x.isInfinite || y.isInfinite || x.isNaN || y.isNaN
      ? (x, y) : nil
  }
}

extension Tensor {
  /// Where the elements of an array of float64 are, by the tensor's strides, and whether they can be written there; `nil` for
  /// other types, and where the general way has to be taken.
  package var doubles: (pointer: UnsafeMutablePointer<Double>, isWritable: Bool)? {
    guard dtype == .float64, base.table == nil, base.number == nil else { return nil }
    return (
      base.storage.pointer.assumingMemoryBound(to: Double.self) + offset, base.isPlain && !isReadOnly
    )
  }

  /// Whether it is this number of NumPy's type float64.
  package func isNumber(_ number: Double) -> Bool {
    dtype == .float64 && shape.rank == 0 && base.number == number.bitPattern
  }
}
