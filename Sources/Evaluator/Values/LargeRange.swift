import BigInt
import Language

/// A range that reaches beyond 64 bits. Every other one is a plain `RangeValue`.
final class LargeRange: Object {
  let start: BigInt
  let stop: BigInt
  let step: BigInt
  let count: BigInt

  /// - Precondition: `step` is not 0.
  init(start: BigInt, stop: BigInt, step: BigInt) {
    (self.start, self.stop, self.step) = (start, stop, step)
    let distance = step > 0 ? stop - start : start - stop
    count = distance > 0 ? (distance - 1) / BigInt(step.magnitude) + 1 : 0
  }

  /// A range of numbers of any size: a plain one where it can be.
  static func value(start: BigInt, stop: BigInt, step: BigInt) -> Value {
    if let first = Int(exactly: start), let end = Int(exactly: stop), let step = Int(exactly: step),
      let range = RangeValue(start: first, stop: end, step: step)
    {
      return .range(range)
    }
    return .object(LargeRange(start: start, stop: stop, step: step))
  }

  subscript(position: BigInt) -> BigInt { start + position * step }

  /// The place of a number; `nil` if it is not one of the range's.
  func place(of number: BigInt) -> BigInt? {
    let (place, rest) = (number - start).quotientAndRemainder(dividingBy: step)
    return rest == 0 && place >= 0 && place < count ? place : nil
  }

  var classObject: ClassObject { BuiltinTypes.range }

  func repr(_ interpreter: Interpreter) -> String {
    "range(\(start), \(stop)" + (step == 1 ? ")" : ", \(step))")
  }

  func length(_ interpreter: Interpreter) throws -> Int? {
    guard let length = Int(exactly: count) else {
      throw Fault.message("Python int too large to convert to C ssize_t", kind: .overflow)
    }
    return length
  }

  func truth(_ interpreter: Interpreter) -> Bool { count > 0 }

  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) -> ValueIterator? { iterator(isReversed: false) }

  func iterator(isReversed: Bool) -> ValueIterator {
    var place = isReversed ? count - 1 : 0
    return ClosureIterator(IteratorTypes.longRange) { [self] _ in
      guard place >= 0, place < count else { return nil }
      defer { place += isReversed ? -1 : 1 }
      return try LargeInt.value(self[place])
    }
  }

  func contains(_ value: Value, _ interpreter: Interpreter) -> Bool? {
    // Any other value equals a number or not, which only comparing tells.
    value.wholeNumber.map { place(of: $0) != nil }
  }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    if case .slice(let slice) = key { return try part(slice, interpreter) }
    guard var place = try key.wholeNumber ?? interpreter.callSpecial("__index__", on: key, [])?.wholeNumber
    else {
      throw Fault.wrongIndexType(type: "range", expected: "an int or a slice", found: key.typeName)
    }
    if place < 0 { place += count }
    guard place >= 0, place < count else {
      throw Fault.message("range object index out of range", kind: .index)
    }
    return try LargeInt.value(self[place])
  }

  private func part(_ slice: SliceValue, _ interpreter: Interpreter) throws -> Value {
    func number(_ value: Value, _ standard: BigInt) throws -> BigInt {
      if value.isNone { return standard }
      guard
        let number = try value.wholeNumber ?? interpreter.callSpecial("__index__", on: value, [])?.wholeNumber
      else { throw Fault.wrongIndexType(type: "a slice", expected: "int or None", found: value.typeName) }
      return number
    }
    let own = try number(slice.step, 1)
    guard own != 0 else { throw Fault.sliceStepZero }
    // Backwards the places go down to -1.
    let (least, most): (BigInt, BigInt) = own > 0 ? (0, count) : (-1, count - 1)
    func bound(_ value: Value, _ standard: BigInt) throws -> BigInt {
      if value.isNone { return standard }
      let place = try number(value, 0)
      return min(max(place < 0 ? place + count : place, least), most)
    }
    let first = try bound(slice.start, own > 0 ? 0 : count - 1)
    let end = try bound(slice.stop, own > 0 ? count : -1)
    return Self.value(start: self[first], stop: self[end], step: step * own)
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) -> Value? {
    guard comparison == .equal || comparison == .notEqual else { return nil }
    guard let other = other.host(as: LargeRange.self) else { return .bool(comparison == .notEqual) }
    let isEqual =
      count == other.count && (count == 0 || start == other.start && (count == 1 || step == other.step))
    return .bool(isEqual == (comparison == .equal))
  }

  func hash(_ interpreter: Interpreter) throws -> Int? {
    let parts: [Value] = [
      try LargeInt.value(count), count > 0 ? try LargeInt.value(start) : .none,
      count > 1 ? try LargeInt.value(step) : .none,
    ]
    return try HashKey(.tuple(of: parts), interpreter).pythonHash
  }
}
