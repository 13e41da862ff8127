// Characters as in Python, code points, located in the UTF-8 bytes without splitting the text.

extension String {
  /// The number of code points.
  var scalarCount: Int {
    var text = self
    return text.withUTF8 { bytes in
      var continuing = 0
      for byte in bytes where byte & 0xC0 == 0x80 { continuing += 1 }
      return bytes.count - continuing
    }
  }

  /// The code point at a position, which is in range.
  func scalar(at position: Int) -> String {
    var text = self
    let range = text.withUTF8 { bytes -> Range<Int> in
      var rest = position
      var start = 0
      while start < bytes.count, rest > 0 || bytes[start] & 0xC0 == 0x80 {
        start += 1
        if start < bytes.count, bytes[start] & 0xC0 != 0x80 { rest -= 1 }
      }
      var end = min(start + 1, bytes.count)
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      return start..<end
    }
    return bytes(range)
  }
}
