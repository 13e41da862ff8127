/// A Python list.
package final class ListValue {
  /// The elements, in order.
  @exclusivity(unchecked) package var elements: [Value]
  /// Class and attributes, if it is of a class that a program derived from `list`.
  var instance: Instance?

  /// A list of these elements.
  package init(_ elements: [Value] = []) { self.elements = elements }

  deinit { DeferredRelease.release(&elements) }
}

/// A Python tuple.
package final class TupleValue {
  /// The elements, in order.
  @exclusivity(unchecked) package private(set) var elements: [Value]
  /// Class and attributes, if it is of a class that a program derived from `tuple`.
  var instance: Instance?

  /// A tuple of these elements.
  package init(_ elements: [Value] = []) { self.elements = elements }

  deinit { DeferredRelease.release(&elements) }
}

/// A Python range: the whole numbers from `start`, by `step`, up to but not including `stop`.
package final class RangeValue: Sendable {
  /// The first number.
  package let start: Int
  /// The end, exclusive.
  package let stop: Int
  /// The step; never zero.
  package let step: Int
  /// How many numbers there are.
  package let count: Int

  /// A range, or `nil` if `step` is zero or the count overflows.
  package init?(start: Int, stop: Int, step: Int = 1) {
    guard let count = Self.count(from: start, to: stop, by: step) else { return nil }
    self.count = count
    self.start = start
    self.stop = stop
    self.step = step
  }

  /// How many numbers a range has; `nil` if the step is zero or there are too many.
  static func count(from start: Int, to stop: Int, by step: Int) -> Int? {
    guard step != 0, step != Int.min else { return nil }
    let (low, high) = step > 0 ? (start, stop) : (stop, start)
    if low >= high { return 0 }
    let (distance, overflow) = high.subtractingReportingOverflow(low)
    return overflow ? nil : step == 1 ? distance : (distance - 1) / abs(step) + 1
  }

  /// The number at a position within `0 ..< count`.
  package subscript(position: Int) -> Int { start &+ position &* step }

  /// Whether the number is one of the range's.
  func contains(_ number: Int) -> Bool {
    guard count > 0 else { return false }
    let last = self[count - 1]
    let (low, high) = step > 0 ? (start, last) : (last, start)
    guard number >= low, number <= high else { return false }
    return (number &- start) % step == 0
  }
}

/// A Python slice: `a:b:c` in brackets.
package final class SliceValue {
  /// Before the first colon; `None` if absent.
  package let start: Value
  /// After the first colon.
  package let stop: Value
  /// After the second colon.
  package let step: Value

  /// A slice from its parts.
  package init(start: Value = .none, stop: Value = .none, step: Value = .none) {
    self.start = start
    self.stop = stop
    self.step = step
  }
}
