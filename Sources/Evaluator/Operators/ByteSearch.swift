import Glibc

/// Looks for bytes in others.
enum ByteSearch {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The place of the first occurrence of `part` from `start` on, or of the last if `takesLast`.
  ///
  /// Takes linear time for long parts (Knuth, Morris and Pratt 1977).
  static func find(_ part: Bytes, in text: Bytes, from start: Int = 0, takesLast: Bool = false) -> Int? {
    guard start <= text.count - part.count else { return nil }
    if part.isEmpty { return takesLast ? text.count : start }
    if part.count > 16 { return long(part, in: text, start, takesLast) }
    return takesLast ? shortFromEnd(part, in: text, start) : short(part, in: text, start)
  }

  /// Jumps from one occurrence of the first byte to the next.
  private static func short(_ part: Bytes, in text: Bytes, _ start: Int) -> Int? {
    guard let base = text.baseAddress, let wanted = part.baseAddress else { return start }
    var position = start
    while position <= text.count - part.count {
      let room = text.count - part.count - position + 1
      guard let found = memchr(base + position, Int32(wanted[0]), room) else { return nil }
      position = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(base + position, wanted, part.count) == 0 { return position }
      position += 1
    }
    return nil
  }

  /// From the end, which is where it is looked for mostly.
  private static func shortFromEnd(_ part: Bytes, in text: Bytes, _ start: Int) -> Int? {
    guard let base = text.baseAddress, let wanted = part.baseAddress else { return start }
    var position = text.count - part.count
    while position >= start {
      if memcmp(base + position, wanted, part.count) == 0 { return position }
      position -= 1
    }
    return nil
  }

  private static func long(_ part: Bytes, in text: Bytes, _ start: Int, _ takesLast: Bool) -> Int? {
    // The failure function: how much of the part's beginning still matches after a mismatch.
    var borders = [Int32](repeating: 0, count: part.count)
    var length = 0
    for index in part.indices.dropFirst() {
      while length > 0, part[index] != part[length] { length = Int(borders[length - 1]) }
      if part[index] == part[length] { length += 1 }
      borders[index] = Int32(truncatingIfNeeded: length)
    }
    var last: Int?
    length = 0
    for position in start..<text.count {
      while length > 0, text[position] != part[length] { length = Int(borders[length - 1]) }
      if text[position] == part[length] { length += 1 }
      guard length == part.count else { continue }
      last = position - part.count + 1
      if !takesLast { return last }
      length = Int(borders[length - 1])
    }
    return last
  }
}

extension String {
  /// The byte position of the first occurrence of `part` from `start` up to `end`, or of the last if `takesLast`.
  func find(_ part: String, from start: Int = 0, to end: Int? = nil, takesLast: Bool = false) -> Int? {
    var text = self
    var part = part
    return text.withUTF8 { all in
      let text = end.map { UnsafeBufferPointer(rebasing: all[..<$0]) } ?? all
      return part.withUTF8 { ByteSearch.find($0, in: text, from: start, takesLast: takesLast) }
    }
  }
}
