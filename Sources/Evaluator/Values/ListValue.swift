/// A Python list: elements that can change.
public final class ListValue {
  /// The elements, in order.
  @exclusivity(unchecked) public var elements: [Value]

  /// A list of these elements.
  public init(_ elements: [Value] = []) { self.elements = elements }

  deinit { Disposal.release(&elements) }
}

/// A Python tuple: elements that stay.
public final class TupleValue {
  /// The elements, in order.
  @exclusivity(unchecked) public private(set) var elements: [Value]

  /// A tuple of these elements.
  public init(_ elements: [Value] = []) { self.elements = elements }

  deinit { Disposal.release(&elements) }
}

/// A Python range: the whole numbers from `start`, by `step`, up to but without `stop`; never written out.
public final class RangeValue: Sendable {
  /// The first number.
  public let start: Int
  /// Where it ends, not included.
  public let stop: Int
  /// From one number to the next; never zero.
  public let step: Int
  /// How many numbers there are.
  public let count: Int

  /// Makes a range, or `nil` where `step` is zero or the count exceeds the largest int.
  public init?(start: Int, stop: Int, step: Int = 1) {
    guard step != 0, step != Int.min else { return nil }
    let (low, high) = step > 0 ? (start, stop) : (stop, start)
    if low >= high {
      count = 0
    } else {
      let (distance, overflow) = high.subtractingReportingOverflow(low)
      guard !overflow else { return nil }
      count = (distance - 1) / abs(step) + 1
    }
    self.start = start
    self.stop = stop
    self.step = step
  }

  /// The number at a position within `0 ..< count`.
  public subscript(position: Int) -> Int { start &+ position &* step }

  /// Whether the number is one of the range's.
  func contains(_ number: Int) -> Bool {
    guard count > 0 else { return false }
    let last = self[count - 1]
    let (low, high) = step > 0 ? (start, last) : (last, start)
    guard number >= low, number <= high else { return false }
    return (number &- start) % step == 0
  }
}

/// A Python slice object: what stands between brackets with colons.
public final class SliceValue {
  /// Before the first colon; `None` where nothing stands.
  public let start: Value
  /// After the first colon.
  public let stop: Value
  /// After the second colon.
  public let step: Value

  /// A slice from its parts.
  public init(start: Value = .none, stop: Value = .none, step: Value = .none) {
    self.start = start
    self.stop = stop
    self.step = step
  }
}
