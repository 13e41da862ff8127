/// How text is written as bytes: the encodings of `str.encode`, `bytes.decode` and `open`.
package enum TextEncoding: Equatable, Sendable {
  case utf8, utf8Signature, ascii, latin1, windows1252
  /// With a byte order mark, or of a fixed order.
  case utf16, utf16Little, utf16Big

  /// Python's name in messages.
  package var name: String {
    switch self {
    case .utf8, .utf8Signature: "utf-8"
    case .ascii: "ascii"
    case .latin1: "latin-1"
    case .windows1252: "charmap"
    case .utf16: "utf-16"
    case .utf16Little: "utf-16-le"
    case .utf16Big: "utf-16-be"
    }
  }

  /// The encoding of a name, as Python compares names: without case, `-`, `_` and spaces alike.
  package init?(_ name: String) {
    let plain = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    switch plain {
    case "utf8", "u8", "cp65001": self = .utf8
    case "utf8sig": self = .utf8Signature
    case "ascii", "usascii", "646": self = .ascii
    case "latin1", "latin", "iso88591", "8859", "l1", "cp819", "iso8859": self = .latin1
    case "cp1252", "windows1252", "1252": self = .windows1252
    case "utf16", "u16": self = .utf16
    case "utf16le": self = .utf16Little
    case "utf16be": self = .utf16Big
    default: return nil
    }
  }

  /// - Throws: `Fault` of Python's `LookupError`.
  package static func named(_ name: String) throws -> TextEncoding {
    guard let encoding = TextEncoding(name) else {
      throw Fault.message(
        "unknown encoding: \(name)", help: "here are utf-8, utf-8-sig, ascii, latin-1, cp1252 and utf-16",
        kind: .lookup)
    }
    return encoding
  }

  /// What is done with what cannot be read or written.
  package enum Errors: String, Sendable {
    case strict, ignore, replace, backslashreplace, xmlcharrefreplace

    /// - Throws: `Fault` of Python's `LookupError`.
    package static func named(_ name: String) throws -> Errors {
      guard let errors = Errors(rawValue: name) else {
        throw Fault.message(
          "unknown error handler name '\(name)'",
          help: "here are strict, ignore, replace and backslashreplace",
          kind: .lookup)
      }
      return errors
    }
  }

  // MARK: - Reading

  /// The text that the bytes are.
  /// - Throws: `Fault` of Python's `UnicodeDecodeError`.
  package func decode(_ bytes: some Collection<UInt8>, errors: Errors = .strict) throws -> String {
    let bytes = Array(bytes)
    switch self {
    case .utf8: return try decodeUTF8(bytes[...], errors)
    case .utf8Signature:
      return try decodeUTF8(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], errors)
    case .latin1: return String(scalars: bytes.map { Unicode.Scalar($0) })
    case .ascii:
      return try decodeEach(bytes, errors) { $0 < 128 ? Unicode.Scalar($0) : nil }
    case .windows1252:
      return try decodeEach(bytes, errors) { byte in
        byte < 0x80 || byte >= 0xA0
          ? Unicode.Scalar(byte) : Self.windowsScalars[Int(byte) - 0x80].flatMap { Unicode.Scalar($0) }
      }
    case .utf16, .utf16Little, .utf16Big: return try decodeUTF16(bytes, errors)
    }
  }

  private func undecodable(_ bytes: some Collection<UInt8>, _ places: Range<Int>, _ reason: String) -> Fault {
    .codec(
      isDecoding: true, codec: name, object: .bytes(Array(bytes)), start: places.lowerBound,
      end: places.upperBound, reason: reason)
  }

  /// What CPython says of bytes that are no text, or of text that has no bytes.
  static func message(
    isDecoding: Bool, _ codec: String, _ object: Value, _ start: Int, _ end: Int, _ reason: String
  ) -> String {
    let subject = "'\(codec)' codec can't \(isDecoding ? "decode byte" : "encode character")"
    func digits(_ number: some BinaryInteger, _ count: Int) -> String {
      let text = String(number, radix: 16)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    if start >= 0, end &- start == 1 {
      if isDecoding, let bytes = object.bytes, start < bytes.count {
        return "\(subject) 0x\(digits(Array(bytes)[start], 2)) in position \(start): \(reason)"
      }
      if !isDecoding, let scalar = object.asString?.unicodeScalars.dropFirst(start).first?.value {
        let escape =
          scalar < 0x100
          ? "x" + digits(scalar, 2) : scalar < 0x10000 ? "u" + digits(scalar, 4) : "U" + digits(scalar, 8)
        return "\(subject) '\\\(escape)' in position \(start): \(reason)"
      }
    }
    return "\(subject)s in position \(start)-\(end &- 1): \(reason)"
  }

  private func substitute(_ bytes: ArraySlice<UInt8>, _ errors: Errors) -> String {
    switch errors {
    case .ignore: ""
    case .backslashreplace:
      bytes.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    case .strict, .replace, .xmlcharrefreplace: "\u{FFFD}"
    }
  }

  private func decodeEach(
    _ bytes: [UInt8], _ errors: Errors, _ scalar: (UInt8) -> Unicode.Scalar?
  ) throws -> String {
    var text = String.UnicodeScalarView()
    for (place, byte) in bytes.enumerated() {
      if let scalar = scalar(byte) {
        text.append(scalar)
      } else if errors == .strict {
        throw undecodable(
          bytes, place..<place + 1,
          self == .ascii ? "ordinal not in range(128)" : "character maps to <undefined>")
      } else {
        text.append(contentsOf: substitute(bytes[place...place], errors).unicodeScalars)
      }
    }
    return String(text)
  }

  private func decodeUTF8(_ bytes: ArraySlice<UInt8>, _ errors: Errors) throws -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var place = bytes.startIndex
    var plain = place
    while place < bytes.endIndex {
      let (length, fault) = Self.sequence(bytes, at: place)
      guard let fault else {
        place += length
        continue
      }
      if errors == .strict {
        let start = place - bytes.startIndex
        throw undecodable(bytes, start..<start + length, fault)
      }
      text += String(decoding: bytes[plain..<place], as: UTF8.self)
      text += substitute(bytes[place..<place + length], errors)
      place += length
      plain = place
    }
    return text + String(decoding: bytes[plain..<place], as: UTF8.self)
  }

  /// The length of the character at a place, or of what is no character, with the reason.
  private static func sequence(_ bytes: ArraySlice<UInt8>, at place: Int) -> (length: Int, fault: String?) {
    let first = bytes[place]
    let (count, range): (Int, ClosedRange<UInt8>)
    switch first {
    case 0..<0x80: return (1, nil)
    case 0xC2...0xDF: (count, range) = (2, 0x80...0xBF)
    case 0xE0: (count, range) = (3, 0xA0...0xBF)
    case 0xED: (count, range) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (count, range) = (3, 0x80...0xBF)
    case 0xF0: (count, range) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (count, range) = (4, 0x80...0xBF)
    case 0xF4: (count, range) = (4, 0x80...0x8F)
    default: return (1, "invalid start byte")
    }
    for offset in 1..<count {
      guard place + offset < bytes.endIndex else { return (offset, "unexpected end of data") }
      guard (offset == 1 ? range : 0x80...0xBF).contains(bytes[place + offset]) else {
        return (offset, "invalid continuation byte")
      }
    }
    return (count, nil)
  }

  private func decodeUTF16(_ bytes: [UInt8], _ errors: Errors) throws -> String {
    var isBig = self == .utf16Big
    var rest = bytes[...]
    if self == .utf16, rest.count >= 2 {
      if rest.starts(with: [0xFE, 0xFF]) { isBig = true }
      if isBig || rest.starts(with: [0xFF, 0xFE]) { rest = rest.dropFirst(2) }
    }
    var units: [UInt16] = []
    var place = rest.startIndex
    while place + 1 < rest.endIndex {
      let (a, b) = (UInt16(rest[place]), UInt16(rest[place + 1]))
      units.append(isBig ? a << 8 | b : b << 8 | a)
      place += 2
    }
    if place < rest.endIndex, errors == .strict {
      throw undecodable(bytes, place..<place + 1, "truncated data")
    }
    if errors == .strict, String(validating: units, as: UTF16.self) == nil {
      throw Fault.message("'\(name)' codec can't decode bytes: illegal encoding", kind: .unicodeDecode)
    }
    return String(decoding: units, as: UTF16.self)
  }

  // MARK: - Writing

  /// The bytes that the text is.
  /// - Throws: `Fault` of Python's `UnicodeEncodeError`.
  package func encode(_ text: String, errors: Errors = .strict) throws -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .utf8Signature: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .ascii: return try encodeEach(text, errors, limit: 128) { $0 < 128 ? UInt8($0) : nil }
    case .latin1: return try encodeEach(text, errors, limit: 256) { $0 < 256 ? UInt8($0) : nil }
    case .windows1252:
      return try encodeEach(text, errors, limit: 0) { code in
        if code < 0x80 || (0xA0..<0x100).contains(code) { return UInt8(code) }
        return Self.windowsScalars.firstIndex { $0 == code }.map { UInt8($0 + 0x80) }
      }
    case .utf16: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16Little: return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16Big: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
  }

  private func encodeEach(
    _ text: String, _ errors: Errors, limit: Int, _ byte: (UInt32) -> UInt8?
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if let byte = byte(scalar.value) {
        bytes.append(byte)
        continue
      }
      switch errors {
      case .strict:
        // One error for all characters up to the next that can be written.
        let count = text.unicodeScalars.dropFirst(place).prefix { byte($0.value) == nil }.count
        throw Fault.codec(
          isDecoding: false, codec: limit == 0 ? "charmap" : name, object: .string(text), start: place,
          end: place + count,
          reason: limit == 0 ? "character maps to <undefined>" : "ordinal not in range(\(limit))")
      case .ignore: break
      case .replace: bytes.append(UInt8(ascii: "?"))
      case .backslashreplace: bytes += String(scalar).asciiEscaped.utf8
      case .xmlcharrefreplace: bytes += "&#\(scalar.value);".utf8
      }
    }
    return bytes
  }

  /// The characters of the bytes 0x80 to 0x9F in Windows' western code page.
  private static let windowsScalars: [UInt32?] = [
    0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil,
    0x017D,
    nil, nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
    nil,
    0x017E, 0x0178,
  ]
}
