import Engine

/// Sorting, and unique values.
extension Tensor {
  /// A copy sorted along `axis`, or flattened and sorted; NaN comes last (`np.sort`).
  /// - Throws: `TensorError.axisOutOfRange`, `OutOfMemory`, `Interrupted`.
  package func sorted(axis: Int? = -1) throws -> Tensor {
    let lines = try Lines(self, axis: axis)
    let result = try Tensor(zeros: lines.lineShape, dtype: dtype)
    try dtype.element.sort(lines, to: result)
    return try lines.restore(result)
  }

  /// The int64 indices that sort along `axis`, or the flattened tensor (`np.argsort`, always stable).
  /// - Throws: `TensorError.axisOutOfRange`, `OutOfMemory`, `Interrupted`.
  package func argsorted(axis: Int? = -1) throws -> Tensor {
    let lines = try Lines(self, axis: axis, takesNumbers: true)
    let result = try Tensor(zeros: lines.lineShape, dtype: .int64)
    try dtype.element.argsort(lines, to: result.freshPointer(as: Int64.self))
    return try lines.restore(result)
  }

  /// The result of `unique()`.
  package struct Unique: Sendable {
    /// The unique values in ascending order; NaN counts as one value and is last.
    package let values: Tensor
    /// The index of each value's first occurrence in the flattened tensor.
    package let firstPlaces: Tensor
    /// For each element the index of its value, in the tensor's shape.
    package let inverse: Tensor
    /// How often each value occurs.
    package let counts: Tensor
  }

  /// The unique values of all elements (`np.unique`).
  /// - Throws: `OutOfMemory`.
  package func unique() throws -> Unique {
    let flat = try flattened().contiguous()
    let order = try flat.argsorted().elements(Int64.self)
    let sorted = try flat.taking(Tensor(shape: [order.count], elements: order), axis: 0)
    let starts = dtype.element.starts(ofEqual: sorted)
    var inverse = [Int64](repeating: 0, count: order.count)
    var counts: [Int64] = []
    for (value, start) in starts.enumerated() {
      let end = value + 1 < starts.count ? starts[value + 1] : order.count
      counts.append(Int64(end - start))
      for place in start..<end { inverse[Int(order[place])] = Int64(value) }
    }
    let size = Shape([starts.count])
    return Unique(
      values: try sorted.taking(Tensor(shape: size, elements: starts.map { Int64($0) }), axis: 0),
      firstPlaces: try Tensor(shape: size, elements: starts.map { order[$0] }),
      inverse: try Tensor(shape: shape, elements: inverse), counts: try Tensor(shape: size, elements: counts))
  }
}

/// Ascending order with NaN last.
@inline(__always)
private func precedes<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
  left < right || right != right && left == left
}

/// A place of a line, and the key of what is there.
private struct KeyedPlace {
  let key: UInt64
  let place: Int64
}

extension StoredElement {
  static func sort(_ lines: Lines, to target: Tensor) throws {
    let isLong = lines.length >= RadixOrder.leastCount
    let spare = try Tensor(zeros: [isLong ? lines.length : 0], dtype: target.dtype)
    let (target, room) = (target.freshPointer(as: Ordered.self), spare.freshPointer(as: Ordered.self))
    try lines.forEach(Ordered.self) { line, elements in
      var row = UnsafeMutableBufferPointer(start: target + line * lines.length, count: lines.length)
      _ = row.initialize(from: elements)
      if isLong, let start = row.baseAddress {
        try RadixOrder.order(start, room, count: row.count, width: Ordered.radixWidth) { $0.radixKey }
      } else {
        try Interruption.check()
        row.sort { precedes($0, $1) }
      }
    }
  }

  static func argsort(_ lines: Lines, to target: UnsafeMutablePointer<Int64>) throws {
    let isLong = lines.length >= RadixOrder.leastCount
    let size = isLong ? lines.length : 0
    let storage = try Storage(
      byteCount: 2 * size * MemoryLayout<KeyedPlace>.stride, category: .workspace,
      purpose: "keys that are sorted")
    let pairs = storage.pointer.assumingMemoryBound(to: KeyedPlace.self)
    try lines.forEach(Ordered.self) { line, elements in
      var row = UnsafeMutableBufferPointer(start: target + line * lines.length, count: lines.length)
      if isLong {
        for index in row.indices {
          pairs[index] = KeyedPlace(key: elements[index].radixKey, place: Int64(index))
        }
        try RadixOrder.order(pairs, pairs + size, count: size, width: Ordered.radixWidth) { $0.key }
        for index in row.indices { row[index] = pairs[index].place }
      } else {
        try Interruption.check()
        for index in row.indices { row[index] = Int64(index) }
        row.sort { left, right in
          let (a, b) = (elements[Int(left)], elements[Int(right)])
          return precedes(a, b) || left < right && !precedes(b, a)
        }
      }
    }
  }

  /// Where the runs of equal elements of a sorted, contiguous tensor start.
  static func starts(ofEqual sorted: Tensor) -> [Int] {
    let elements = UnsafePointer(sorted.freshPointer(as: Self.self))
    return (0..<sorted.count).filter { index in
      if index == 0 { return true }
      let (previous, element) = (elements[index - 1], elements[index])
      return !(element == previous || element != element && previous != previous)
    }
  }
}
