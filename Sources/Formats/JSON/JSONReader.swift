extension JSON {
  /// Parses a value; `nil` if the text is not exactly one value, is nested deeper than 200, or has more than four
  /// million values.
  package init?(_ text: String) {
    var reader = JSONReader(bytes: Array(text.utf8))
    guard let value = reader.wholeValue() else { return nil }
    self = value
  }

  /// Parses a value.
  ///
  /// - Throws: `JSONFault` where `init?(_:)` gives `nil`.
  package init(parsing text: String) throws(JSONFault) {
    var reader = JSONReader(bytes: Array(text.utf8))
    guard let value = reader.wholeValue() else { throw reader.fault }
    self = value
  }
}

/// Why a text could not be parsed as JSON.
package enum JSONFault: Error, Equatable, Sendable {
  /// It is no JSON from a line on, counted from 1.
  case syntax(line: Int)
  /// It is nested deeper than the reader goes.
  case tooDeep(limit: Int)
  /// It has more values than the reader takes.
  case tooManyValues(limit: Int)
}

/// Reads JSON from bytes.
private struct JSONReader {
  let bytes: [UInt8]
  var next = 0
  /// The number of values that may still follow: each takes many times the bytes of its text.
  private var allowance = JSONReader.mostValues
  private var isTooDeep = false

  private static let mostValues = 1 << 22
  private static let deepest = 200

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func wholeValue() -> JSON? {
    guard let value = value(depth: 0) else { return nil }
    skipSpace()
    return next == bytes.count ? value : nil
  }

  /// Why there was no whole value.
  var fault: JSONFault {
    if isTooDeep { return .tooDeep(limit: Self.deepest) }
    if allowance == 0 { return .tooManyValues(limit: Self.mostValues) }
    return .syntax(line: 1 + bytes[..<min(next, bytes.count)].count { $0 == UInt8(ascii: "\n") })
  }

  private var byte: UInt8? { next < bytes.count ? bytes[next] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { next += 1 }
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let end = next + text.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    let isHere = text.withUTF8Buffer { bytes[next..<end].elementsEqual($0) }
    if isHere { next = end }
    return isHere
  }

  private mutating func value(depth: Int) -> JSON? {
    isTooDeep = depth >= Self.deepest
    guard !isTooDeep, allowance > 0 else { return nil }
    allowance -= 1
    skipSpace()
    switch byte {
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
    case UInt8(ascii: "\""): return string().map(JSON.string)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "{"): return object(depth: depth)
    default: return number()
    }
  }

  private mutating func array(depth: Int) -> JSON? {
    next += 1
    var values: [JSON] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
      skipSpace()
      if take("]") { return .array(values) }
      guard take(",") else { return nil }
    }
  }

  private mutating func object(depth: Int) -> JSON? {
    next += 1
    var members: [JSON.Member] = []
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      skipSpace()
      guard byte == UInt8(ascii: "\""), let key = string() else { return nil }
      skipSpace()
      guard take(":"), let value = value(depth: depth + 1) else { return nil }
      members.append(JSON.Member(key, value))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
    }
  }

  private mutating func number() -> JSON? {
    let start = next
    while let byte, "+-.eE0123456789".utf8.contains(byte) { next += 1 }
    let text = String(decoding: bytes[start..<next], as: UTF8.self)
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
      return nil
    }
    if let number = Int(text) { return .int(number) }
    return Double(text).map(JSON.double)
  }

  private mutating func string() -> String? {
    next += 1
    var result: [UInt8] = []
    while let byte {
      next += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: result, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        result += Array(String(Character(scalar)).utf8)
      case 0..<0x20: return nil
      default: result.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte else { return nil }
    next += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"):
      guard let unit = codeUnit() else { return nil }
      guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
      let mark = next
      guard take("\\u"), let low = codeUnit(), (0xDC00..<0xE000).contains(low) else {
        next = mark
        return "\u{FFFD}"
      }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    default: return nil
    }
  }

  private mutating func codeUnit() -> UInt32? {
    guard next + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[next..<next + 4], as: UTF8.self)
    guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
    next += 4
    return UInt32(digits, radix: 16)
  }
}
