import Evaluator
import Tensors

/// `randint` and `integers`.
extension NumPyRandom {
  static func integers<Holder: RandomHolder>(
    _ name: String, _ further: [Signature.Parameter],
    _ make: (String, String, [Signature.Parameter], @escaping (Call) throws -> Value) -> Builtin,
    _ holder: @escaping (Call) throws -> Holder
  ) -> Builtin {
    make(
      name, "Whole numbers from low up to, without, high; from 0 up to low if high is left out.",
      [.required("low", .any), .optional("high", .any), size, .optional("dtype", .dtype)] + further
    ) { call in
      let dtype = try call.optionalDType("dtype") ?? .int64
      guard !dtype.isFloating else {
        throw call.fault("dtype", .message("Unsupported dtype dtype('\(dtype)') for \(name)", kind: .type))
      }
      let isClosed = try further.isEmpty ? false : call.bool("endpoint")
      let bounds = try Bounds(call, dtype, isClosed: isClosed)
      let numbers = try holder(call).source.integers(
        shape: bounds.shape, bounds.low, bounds.high, dtype: dtype)
      guard call["size"].isNone else { return .array(numbers) }
      guard numbers.rank == 0 else { return .tensor(numbers) }
      // For Python's own types a single number is Python's.
      let isPython =
        if case .type(let type) = call["dtype"] { ["int", "bool"].contains(type.qualifiedName) } else {
          call["dtype"].isNone && Holder.Source.isLegacy
        }
      return isPython ? Value(try numbers.item()) : .tensor(numbers)
    }
  }

  /// The least and the greatest numbers that are drawn: one of each, or one for each place.
  private struct Bounds {
    let shape: Shape
    let low: [Int128]
    let high: [Int128]

    init(_ call: Call, _ dtype: DType, isClosed: Bool) throws {
      let isAlone = call["high"].isNone
      let first = isAlone ? Bound(numbers: [0], shape: .scalar) : try Bound(call, "low")
      let last = try Bound(call, isAlone ? "low" : "high")
      guard let common = first.shape.broadcast(with: last.shape) else {
        throw TensorError.cannotBroadcast(first.shape, last.shape, operation: call.signature.name)
      }
      shape = try call.size(call.optionalInts("size").map { Shape($0) } ?? common, for: common)
      if shape.contains(0) {
        (low, high) = ([], [])
        return
      }
      low = try first.spread(to: shape)
      high = try last.spread(to: shape).map { isClosed ? $0 : $0 - 1 }
      let (least, most) = Self.range(of: dtype)
      func fault(_ words: String) -> any Error { Fault.message(words, kind: .value) }
      if low.contains(where: { $0 < least }) { throw fault("low is out of bounds for \(dtype)") }
      if high.contains(where: { $0 > most }) { throw fault("high is out of bounds for \(dtype)") }
      let isEmpty =
        low.count == high.count
        ? zip(low, high).contains { $0 > $1 } : (low.max() ?? 0) > (high.min() ?? 0)
      if isEmpty {
        let isFromZero = low.allSatisfy { $0 == 0 }
        throw fault(isFromZero ? "high \(isClosed ? "<" : "<=") 0" : "low \(isClosed ? ">" : ">=") high")
      }
    }

    private static func range(of dtype: DType) -> (Int128, Int128) {
      if dtype == .bool { return (0, 1) }
      let bits = Int128(dtype.byteCount * 8)
      let one: Int128 = 1
      return dtype.kind == .signed
        ? (-(one << (bits - 1)), (one << (bits - 1)) - 1) : (0, (one << bits) - 1)
    }
  }

  /// One whole number, or an array of them.
  private struct Bound {
    let numbers: [Int128]
    let shape: Shape

    init(numbers: [Int128], shape: Shape) { (self.numbers, self.shape) = (numbers, shape) }

    init(_ call: Call, _ name: String) throws {
      if let number = Self.whole(call[name]) {
        self.init(numbers: [number], shape: .scalar)
        return
      }
      let tensor = try call.tensor(name)
      guard tensor.dtype == .uint64 else {
        self.init(
          numbers: try tensor.convert(to: .int64).elements(Int64.self).map { Int128($0) }, shape: tensor.shape
        )
        return
      }
      self.init(numbers: try tensor.elements(UInt64.self).map { Int128($0) }, shape: tensor.shape)
    }

    /// A single number; a float is cut.
    private static func whole(_ value: Value) -> Int128? {
      if let number = value.asInt { return Int128(number) }
      if let words = WholeNumbers.words(value) {
        let magnitude = words.prefix(3).reversed().reduce(Int128(0)) { $0 << 32 | Int128($1) }
        return (value.asDouble ?? 0) < 0 ? -magnitude : magnitude
      }
      if let number = value.asDouble, number.magnitude < 0x1p70 { return Int128(number) }
      return nil
    }

    func spread(to target: Shape) throws -> [Int128] {
      if numbers.count == 1 { return numbers }
      let places = try Tensor.arange(0, .int(Int64(numbers.count))).reshaped(to: shape)
      return try places.broadcast(to: target).elements(Int64.self).map { numbers[Int($0)] }
    }
  }
}
