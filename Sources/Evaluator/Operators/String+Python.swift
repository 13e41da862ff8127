import Glibc

extension Int {
  /// The number in decimal digits, in half the time of `description`, which is written for integers of all types.
  var decimal: String {
    var (length, rest) = (self < 0 ? 2 : 1, magnitude / 10)
    while rest > 0 { (length, rest) = (length + 1, rest / 10) }
    return String(unsafeUninitializedCapacity: length) { digits in
      var (place, rest) = (length, magnitude)
      repeat {
        place -= 1
        digits[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if self < 0 { digits[0] = UInt8(ascii: "-") }
      return length
    }
  }
}

extension String {
  /// A qualified name without the marks of functions: `make.inner` for `make.<locals>.inner`.
  var replacingLocals: String { (try? replacing(".<locals>", with: "", atMost: .max)) ?? self }

  /// The string quoted and escaped, as by `repr`.
  var pythonRepr: String {
    let quote: Unicode.Scalar = contains("'") && !contains("\"") ? "\"" : "'"
    var text = String.UnicodeScalarView()
    text.append(quote)
    for scalar in unicodeScalars {
      switch scalar {
      case quote, "\\":
        text.append("\\")
        text.append(scalar)
      case "\n": text.append(contentsOf: "\\n".unicodeScalars)
      case "\r": text.append(contentsOf: "\\r".unicodeScalars)
      case "\t": text.append(contentsOf: "\\t".unicodeScalars)
      case _ where scalar.isPrintableInPython: text.append(scalar)
      default: text.append(contentsOf: scalar.pythonEscape.unicodeScalars)
      }
    }
    text.append(quote)
    return String(text)
  }

  /// As `pythonRepr`, with non-ASCII characters escaped: `ascii(value)` and `!a`.
  var asciiEscaped: String {
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isASCII { text.unicodeScalars.append(scalar) } else { text += scalar.pythonEscape }
    }
    return text
  }

  /// Whether both have the same code points.
  @inline(__always)
  func isEqual(_ other: String) -> Bool {
    // Of up to 15 bytes that is a comparison of two words.
    if _isIdentical(to: other) { return true }
    let count = utf8.count
    guard count == other.utf8.count else { return false }
    let same = utf8.withContiguousStorageIfAvailable { a in
      other.utf8.withContiguousStorageIfAvailable { b in
        guard let x = a.baseAddress, let y = b.baseAddress else { return count == 0 }
        return memcmp(x, y, count) == 0
      }
    }
    return (same ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// Whether the string is less than the other by code points.
  func isBefore(_ other: String) -> Bool {
    let (count, otherCount) = (utf8.count, other.utf8.count)
    let order = utf8.withContiguousStorageIfAvailable { a in
      other.utf8.withContiguousStorageIfAvailable { b -> Int32 in
        guard let x = a.baseAddress, let y = b.baseAddress else { return 0 }
        return memcmp(x, y, min(count, otherCount))
      }
    }
    guard let order = order ?? nil else { return utf8.lexicographicallyPrecedes(other.utf8) }
    return order < 0 || order == 0 && count < otherCount
  }

  /// Whether all is ASCII, so that characters are bytes. A native string knows both counts, or keeps them once they were
  /// asked for, so this takes no time in proportion to the length.
  var isASCII: Bool { utf8.count == utf16.count }
}

extension Unicode.Scalar {
  /// Whether `repr` shows the character unescaped.
  var isPrintableInPython: Bool {
    if value < 0x7F { return value >= 0x20 }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      return false
    default: return true
    }
  }

  /// `\x1b`, `\u200b`, `\U0001f600`.
  var pythonEscape: String {
    let digits = String(value, radix: 16)
    let (prefix, width) = value < 0x100 ? ("\\x", 2) : value < 0x10000 ? ("\\u", 4) : ("\\U", 8)
    return prefix + String(repeating: "0", count: width - digits.count) + digits
  }
}
