import Glibc

/// What operations on numbers ran into, as NumPy tells it: `divide` by zero, `over` and `under` the range of the type, and
/// `invalid` ones, which have no result.
///
///     let (result, noted) = try FloatingFaults.noting { try x.divide(by: .scalar(.int(0))) }
///     let faults = noted.confirmed(for: "divide", [.tensor(x), .scalar(.int(0))], result)   // .divide
///
/// The processor notes faults in passing, at no cost, but also those of code that ran ahead of a condition. So what it
/// noted is looked for in the elements before it counts.
package struct FloatingFaults: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  // NumPy's own numbers, which a function that is told of faults gets.
  package static let divide = FloatingFaults(rawValue: 1)
  package static let over = FloatingFaults(rawValue: 2)
  package static let under = FloatingFaults(rawValue: 4)
  package static let invalid = FloatingFaults(rawValue: 8)

  /// The processor's flags.
  private static let flags: [(flag: Int32, fault: FloatingFaults)] = [
    (FE_DIVBYZERO, .divide), (FE_OVERFLOW, .over), (FE_UNDERFLOW, .under), (FE_INVALID, .invalid),
  ]
  private static let allFlags = flags.reduce(0) { $0 | $1.flag }

  /// Runs `body`, and tells what the processor noted meanwhile.
  package static func noting<Result>(_ body: () throws -> Result) rethrows -> (Result, FloatingFaults) {
    feclearexcept(Self.allFlags)
    let result = try body()
    let noted = fetestexcept(Self.allFlags)
    if noted == 0 { return (result, []) }
    var faults: FloatingFaults = []
    for (flag, fault) in Self.flags where noted & flag != 0 { faults.insert(fault) }
    return (result, faults)
  }

  /// Those of an elementwise function that its elements show.
  package func confirmed(for function: String, _ operands: [Operand], _ result: Tensor) -> FloatingFaults {
    guard let first = operands.first else { return [] }
    let second = operands.count > 1 ? operands[1] : first
    guard result.dtype.isFloating else {
      return Self.dividesWhole(function, first, second) ? .divide : []
    }
    // The processor converts float16 by itself or not at all.
    if isDisjoint(with: [.divide, .over, .invalid]), result.dtype != .float16 { return intersection(.under) }
    if Self.silent.contains(function) { return [] }
    var found = intersection(.under)
    let shape = result.shape
    let values = ChunkReader<Double>(result, broadcastTo: shape)
    let lefts = ChunkReader<Double>(first, broadcastTo: shape)
    let rights = ChunkReader<Double>(second, broadcastTo: shape)
    forEachChunk(of: result.count) { _, size in
      let (r, a, b) = (values.next(size), lefts.next(size), rights.next(size))
      for index in 0..<size where !r[index].isFinite {
        if r[index].isNaN {
          if !a[index].isNaN, !b[index].isNaN { found.insert(.invalid) }
        } else if a[index].isFinite, b[index].isFinite {
          found.insert(Self.isPole(function, a[index], b[index]) ? .divide : .over)
        }
      }
    }
    return found
  }

  /// Those of a sum or a product over elements, which the result shows.
  package func confirmed(forFoldOf source: Tensor, _ result: Tensor) throws -> FloatingFaults {
    guard result.dtype.isFloating, !isDisjoint(with: [.over, .invalid]) || result.dtype == .float16,
      try !result.map(.isfinite).reduced(.all).truth()
    else { return [] }
    var found: FloatingFaults = []
    if try result.map(.isnan).reduced(.any).truth(), try !source.map(.isnan).reduced(.any).truth() {
      found.insert(.invalid)
    }
    if try result.map(.isinf).reduced(.any).truth(), try source.map(.isfinite).reduced(.all).truth() {
      found.insert(.over)
    }
    return found
  }

  /// Functions whose loops note nothing in NumPy.
  private static let silent: Set<String> = [
    "hypot", "logaddexp", "logaddexp2", "maximum", "minimum", "fmax", "fmin", "nextafter", "spacing",
    "copysign",
    "heaviside",
  ]

  /// Whether the function is infinite there, rather than too large for the type.
  private static func isPole(_ function: String, _ x: Double, _ y: Double) -> Bool {
    switch function {
    case "divide", "floor_divide", "remainder": y == 0
    case "reciprocal", "log", "log2", "log10": x == 0
    case "power", "float_power": x == 0
    case "log1p": x == -1
    case "arctanh": abs(x) == 1
    default: false
    }
  }

  /// Whether whole numbers are divided by 0, which gives 0.
  private static func dividesWhole(_ function: String, _ left: Operand, _ right: Operand) -> Bool {
    let divisor: Operand
    switch function {
    case "floor_divide", "remainder", "fmod": divisor = right
    case "reciprocal": divisor = left
    default: return false
    }
    switch divisor {
    case .scalar(let scalar): return scalar.doubleValue == 0 && left.shape.elementCount != 0
    case .tensor(let tensor):
      if left.shape.elementCount == 0 { return false }
      let elements = ChunkReader<Double>(tensor, broadcastTo: tensor.shape)
      var found = false
      forEachChunk(of: tensor.count) { _, size in
        let chunk = elements.next(size)
        for index in 0..<size where chunk[index] == 0 { found = true }
      }
      return found
    }
  }

  /// Whether some of the floats are no whole numbers of a type: nan, infinite, or too large for the processor's.
  package static func haveNoWhole(_ floats: Tensor, as type: DType) -> Bool {
    let limit = type == .int64 || type == .uint64 || type == .uint32 ? 0x1p63 : 0x1p31
    let elements = ChunkReader<Double>(floats, broadcastTo: floats.shape)
    var found = false
    forEachChunk(of: floats.count) { _, size in
      let chunk = elements.next(size)
      for index in 0..<size where !(abs(chunk[index]) < limit) { found = true }
    }
    return found
  }

  /// Whether a sum, difference or product of two whole numbers, and not of arrays, left the range of its type.
  package static func leavesRange(
    _ operation: BinaryOperation, _ left: Operand, _ right: Operand, _ result: Tensor
  )
    -> Bool
  {
    guard result.rank == 0, !result.isArray, result.dtype.isInteger,
      let value = try? result.item().doubleValue,
      let x = left.wholeNumber, let y = right.wholeNumber
    else { return false }
    let exact: Double
    switch operation {
    case .add: exact = x + y
    case .subtract: exact = x - y
    case .multiply: exact = x * y
    default: return false
    }
    return abs(exact - value) > 0.5 * max(1, abs(exact) * 1e-9)
  }
}

extension Operand {
  /// The number of an operand without axes.
  fileprivate var wholeNumber: Double? {
    switch self {
    case .scalar(let scalar): scalar.doubleValue
    case .tensor(let tensor): tensor.rank == 0 ? try? tensor.item().doubleValue : nil
    }
  }
}
