import Engine
import Glibc

/// Tensors of random numbers.
extension RandomSampling {
  /// Uniform float64 numbers in [low, high) (`random`, `rand`, `uniform`).
  /// - Throws: `TensorError` for an impossible shape, `OutOfMemory`, `Interrupted`.
  package mutating func uniform(shape: Shape, from low: Double = 0, to high: Double = 1) throws -> Tensor {
    let width = high - low
    return try floats(shape) { low + width * $0.nextUniform() }
  }

  /// Normally distributed float64 numbers (`standard_normal`, `randn`, `normal`).
  /// - Throws: `TensorError` for an impossible shape, `OutOfMemory`, `Interrupted`.
  package mutating func normal(shape: Shape, mean: Double = 0, deviation: Double = 1) throws -> Tensor {
    try floats(shape) { mean + deviation * $0.nextNormal() }
  }

  /// Exponentially distributed float64 numbers of mean 1, each the logarithm of a uniform number (`method='inv'`).
  /// - Throws: `TensorError` for an impossible shape, `OutOfMemory`, `Interrupted`.
  package mutating func exponentialByInversion(shape: Shape) throws -> Tensor {
    try floats(shape) { -log1p(-$0.nextUniform()) }
  }

  private mutating func floats(_ shape: Shape, _ draw: (inout Self) -> Double) throws -> Tensor {
    let result = try Tensor(zeros: shape, dtype: .float64)
    let target = result.freshPointer(as: Double.self)
    for index in 0..<result.count {
      if index & 0xF_FFFF == 0 { try Interruption.check() }
      target[index] = draw(&self)
    }
    return result
  }

  /// Integers in [low, high) (`integers`, `randint`).
  /// - Throws: `TensorError.invalidArgument` for an empty range, `.outOfRange`, `OutOfMemory`.
  package mutating func integers(
    shape: Shape, from low: Int64, to high: Int64, dtype: DType = .int64
  ) throws -> Tensor {
    guard low < high else {
      throw TensorError.invalidArgument(
        operation: "random integers", name: "high", found: "\(high)",
        expected: "a number above `low` (\(low))")
    }
    try dtype.check(.int(low))
    try dtype.check(.int(high - 1))
    return try integers(shape: shape, [Int128(low)], [Int128(high - 1)], dtype: dtype)
  }

  /// Integers from `low` to `high`, both included and within the range of the type: one of each for all places, or one
  /// for each place.
  /// - Throws: `TensorError` for an impossible shape, `OutOfMemory`, `Interrupted`.
  package mutating func integers(shape: Shape, _ low: [Int128], _ high: [Int128], dtype: DType) throws
    -> Tensor
  {
    let result = try Tensor(zeros: shape, dtype: .int64)
    let target = result.freshPointer(as: Int64.self)
    let width = dtype == .bool ? 1 : dtype.byteCount * 8
    var pieces = BitPieces(width: width)
    for index in 0..<result.count {
      if index & 0xF_FFFF == 0 { try Interruption.check() }
      let least = low[low.count == 1 ? 0 : index]
      let maximum = UInt64(truncatingIfNeeded: high[high.count == 1 ? 0 : index] - least)
      let drawn = width < 32 ? nextPiece(upTo: maximum, &pieces) : nextInteger(upTo: maximum)
      target[index] = Int64(truncatingIfNeeded: least) &+ Int64(bitPattern: drawn)
    }
    return try result.convert(to: dtype)
  }

  /// A whole number of less than 32 bits: 32 random bits are several.
  private mutating func nextPiece(upTo maximum: UInt64, _ pieces: inout BitPieces) -> UInt64 {
    if maximum == 0 { return 0 }
    if maximum == pieces.mask { return pieces.next(&self) }
    if Self.isLegacy {
      let mask = UInt64.max >> UInt64(maximum.leadingZeroBitCount)
      while true {
        let drawn = pieces.next(&self) & mask
        if drawn <= maximum { return drawn }
      }
    }
    let count = maximum + 1
    var product = pieces.next(&self) * count
    if product & pieces.mask < count {
      let threshold = (pieces.mask - maximum) % count
      while product & pieces.mask < threshold { product = pieces.next(&self) * count }
    }
    return product >> UInt64(pieces.width)
  }

  /// The numbers 0 ..< count in random order.
  /// - Throws: `TensorError.negativeDimension`, `OutOfMemory`.
  package mutating func permutation(_ count: Int) throws -> Tensor {
    let result = try Tensor(zeros: [count], dtype: .int64)
    let places = UnsafeMutableBufferPointer(start: result.freshPointer(as: Int64.self), count: result.count)
    for index in places.indices { places[index] = Int64(index) }
    shuffle(places) { $0.nextMasked(upTo: $1) }
    return result
  }

  /// Fisher–Yates shuffle from the last position down to `first`.
  private mutating func shuffle(
    _ places: UnsafeMutableBufferPointer<Int64>, downTo first: Int = 1, _ draw: (inout Self, UInt64) -> UInt64
  ) {
    for last in places.indices.dropFirst(first).reversed() {
      places.swapAt(last, Int(draw(&self, UInt64(last))))
    }
  }

  /// An integer in 0...maximum, by masking and rejection.
  mutating func nextMasked(upTo maximum: UInt64) -> UInt64 {
    if maximum == 0 { return 0 }
    let mask = UInt64.max >> UInt64(maximum.leadingZeroBitCount)
    while true {
      let draw = maximum <= UInt64(UInt32.max) ? UInt64(nextUInt32()) & mask : next() & mask
      if draw <= maximum { return draw }
    }
  }

  /// A copy of a tensor shuffled along an axis; a deferred tensor stays deferred.
  /// - Throws: `TensorError.noAxes`, `.axisOutOfRange`, `OutOfMemory`.
  package mutating func permutation(of tensor: Tensor, axis: Int = 0) throws -> Tensor {
    if tensor.rank == 0 { throw TensorError.noAxes(operation: "permutation") }
    return try tensor.taking(permutation(tensor.shape[tensor.shape.normalized(axis: axis)]), axis: axis)
  }

  /// Shuffles a tensor along an axis, in place (`shuffle`).
  /// - Throws: `TensorError.noAxes`, `.axisOutOfRange`, `OutOfMemory`.
  package mutating func shuffle(_ tensor: Tensor, axis: Int = 0) throws {
    if tensor.rank == 0 { throw TensorError.noAxes(operation: "shuffle") }
    try tensor.assign(.tensor(permutation(of: tensor, axis: axis)))
  }

  /// Shuffles the elements along an axis, in place and each row by itself; all elements without an axis (`permuted`).
  /// - Throws: `TensorError.axisOutOfRange`, `OutOfMemory`.
  package mutating func permute(_ tensor: Tensor, axis: Int?) throws {
    guard let axis else {
      let mixed = try permutation(of: tensor.flattened())
      return try tensor.assign(.tensor(mixed.reshaped(to: tensor.shape)))
    }
    let last = try tensor.movingAxis(axis, to: -1)
    let size = last.shape[last.rank - 1]
    let rows = try last.copy().reshaped(to: [size == 0 ? 0 : last.count / size, size])
    for row in 0..<rows.shape[0] {
      let line = try rows.indexed(by: [.integer(row)])
      try line.assign(.tensor(permutation(of: line)))
    }
    try last.assign(.tensor(rows.reshaped(to: last.shape)))
  }

  /// Samples from 0 ..< population, with or without replacement and optionally with `probabilities`.
  ///
  /// - `isMixed`: whether a sample without replacement is in random order too.
  /// - Throws: `TensorError.invalidArgument` for a population too small, or probabilities that are negative
  ///   or do not add up to 1; `OutOfMemory`.
  package mutating func choice(
    _ population: Int, shape: Shape, replacing: Bool = true, probabilities: Tensor? = nil,
    isMixed: Bool = true
  ) throws -> Tensor {
    let count = try shape.checkedElementCount()
    guard population > 0 || count == 0 else {
      throw TensorError.invalidArgument(
        operation: Self.choiceName, name: "a", found: "nothing to choose from",
        expected: "at least one element")
    }
    if let probabilities { return try choice(population, shape, count, replacing, probabilities) }
    if replacing { return try integers(shape: shape, from: 0, to: Int64(max(population, 1))) }
    try requireEnough(population, count)
    return try distinct(population, count, isMixed).reshaped(to: shape)
  }

  /// The name in messages, which tells NumPy's two generators apart.
  private static var choiceName: String {
    Self.self == LegacyRandomSource.self ? "choice" : "Generator.choice"
  }

  private func requireEnough(_ population: Int, _ count: Int) throws {
    if count > population {
      throw TensorError.invalidArgument(
        operation: Self.choiceName, name: "size", found: "\(count)",
        expected: "at most \(population) without replacement")
    }
  }

  /// `count` distinct positions, by the method of the respective NumPy generator.
  private mutating func distinct(_ population: Int, _ count: Int, _ isMixed: Bool) throws -> Tensor {
    if Self.self == LegacyRandomSource.self {
      return try permutation(population).indexed(by: [.slice(stop: count)])
    }
    // Where the order does not matter, the other method pays for more.
    if population > 10_000, count > population / (isMixed ? 50 : 20) {
      let places = try Tensor.arange(0, .int(Int64(population)))
      let buffer = UnsafeMutableBufferPointer(start: places.freshPointer(as: Int64.self), count: population)
      shuffle(buffer, downTo: max(population - count, 1)) { $0.nextInteger(upTo: $1) }
      return try places.indexed(by: [.slice(start: population - count)]).copy()
    }
    // Floyd's method: j is drawn from 0 ... j, and is j itself if the draw was seen before.
    var seen = Set<UInt64>()
    let places = try Tensor(zeros: [count], dtype: .int64)
    let buffer = UnsafeMutableBufferPointer(start: places.freshPointer(as: Int64.self), count: count)
    for index in 0..<count {
      let highest = UInt64(population - count + index)
      let draw = nextInteger(upTo: highest)
      let chosen = seen.insert(draw).inserted ? draw : highest
      seen.insert(chosen)
      buffer[index] = Int64(chosen)
    }
    if isMixed { shuffle(buffer) { $0.nextInteger(upTo: $1) } }
    return places
  }

  private mutating func choice(
    _ population: Int, _ shape: Shape, _ count: Int, _ replacing: Bool, _ probabilities: Tensor
  ) throws -> Tensor {
    guard probabilities.shape == [population] else {
      throw TensorError.countsDoNotMatch(
        operation: Self.choiceName, expected: population, found: probabilities.count)
    }
    var weights = try probabilities.elements(Double.self)
    let total = weights.reduce(0, +)
    guard !total.isNaN else {
      throw TensorError.invalidArgument(
        operation: Self.choiceName, name: "nan", found: "nan in `p`",
        expected: "probabilities of 0 or more that add up to 1")
    }
    guard weights.allSatisfy({ $0 >= 0 }), (total - 1).magnitude <= probabilities.dtype.sumTolerance else {
      throw TensorError.invalidArgument(
        operation: Self.choiceName, name: "p", found: "a sum of \(total)",
        expected: "probabilities of 0 or more that add up to 1")
    }
    if !replacing {
      let possible = weights.count { $0 > 0 }
      try requireEnough(possible, count)
    }
    let result = try Tensor(zeros: shape, dtype: .int64)
    let target = result.freshPointer(as: Int64.self)
    var cumulative = Self.cumulate(weights)
    // Without replacement all that are still wanted are drawn at once, and of those that are equal the first counts, as in NumPy.
    var filled = 0
    while filled < count {
      let draws = (filled..<count).map { _ in nextUniform() }
      for draw in draws {
        let place = min(cumulative.partitioningPlace { $0 > draw }, population - 1)
        if !replacing {
          if weights[place] == 0 { continue }
          weights[place] = 0
        }
        target[filled] = Int64(place)
        filled += 1
      }
      if !replacing { cumulative = Self.cumulate(weights) }
    }
    return result
  }

  /// Cumulative sums, scaled so that the last is 1.
  private static func cumulate(_ weights: [Double]) -> [Double] {
    var running = 0.0
    let sums = weights.map { weight in
      running += weight
      return running
    }
    return sums.map { $0 / running }
  }
}

extension DType {
  /// By how much a sum of probabilities of this type may differ from 1: the root of its precision.
  fileprivate var sumTolerance: Double {
    switch self {
    case .float16: 0x1p-5
    case .float32: Double(Float.ulpOfOne).squareRoot()
    default: Double.ulpOfOne.squareRoot()
    }
  }
}

extension [Double] {
  /// The first index for which `isBehind` holds, in an array partitioned by it.
  fileprivate func partitioningPlace(_ isBehind: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Random bits in pieces of one width, the low ones of each word first.
private struct BitPieces {
  let width: Int
  let mask: UInt64
  private var word: UInt32 = 0
  private var left = 0

  init(width: Int) {
    self.width = width
    mask = width < 64 ? (UInt64(1) << UInt64(width)) - 1 : .max
  }

  mutating func next(_ source: inout some RandomSampling) -> UInt64 {
    if left == 0 {
      word = source.nextUInt32()
      left = max(1, 32 / width)
    }
    left -= 1
    defer { word = width < 32 ? word >> UInt32(width) : 0 }
    return UInt64(word) & mask
  }
}
