extension Parser {
  /// One or several adjacent strings and f-strings, which are concatenated.
  func parseStrings() throws(ParserFailure) -> Expression {
    let start = token.start
    var parts: [FormattedPart] = []
    var isFormatted = false
    while true {
      if token.kind == .string {
        parts.appendText(try stringValue(of: token))
        advance()
      } else if token.kind == .formattedStart {
        isFormatted = true
        try nested { () throws(ParserFailure) in try parseFormatted(into: &parts) }
      } else {
        break
      }
    }
    if token.kind == .bytes { throw fault(.mixedBytes, at: token.span) }
    if isFormatted { return try node(.formatted(parts), from: start) }
    guard case .text(let text)? = parts.first else { return try node(.string(""), from: start) }
    return try node(.string(text), from: start)
  }

  /// One or several adjacent byte strings, which are concatenated.
  func parseBytes() throws(ParserFailure) -> Expression {
    let start = token.start
    var bytes: [UInt8] = []
    while token.kind == .bytes {
      let (isRaw, quoteStart) = prefix(of: token)
      let quote = source.bytes[quoteStart]
      let isTriple = token.end - quoteStart >= 6 && source.bytes[quoteStart + 1] == quote
      let length = isTriple ? 3 : 1
      let content = source.bytes[quoteStart + length..<token.end - length]
      guard content.allSatisfy({ $0 < 0x80 }) else { throw fault(.nonASCIIBytes, at: token.span) }
      bytes += try decodeBytes(content, isRaw: isRaw)
      advance()
    }
    if token.kind == .string || token.kind == .formattedStart { throw fault(.mixedBytes, at: token.span) }
    return try node(.bytes(bytes), from: start)
  }

  /// The bytes of a byte string, with escapes resolved; `\u` and `\N` are none there.
  private func decodeBytes(_ content: ArraySlice<UInt8>, isRaw: Bool) throws(ParserFailure) -> [UInt8] {
    var result: [UInt8] = []
    var offset = content.startIndex
    while offset < content.endIndex {
      let byte = content[offset]
      guard byte == Byte.backslash, !isRaw, offset + 1 < content.endIndex else {
        if byte == Byte.carriageReturn {
          result.append(Byte.lineFeed)
          if offset + 1 < content.endIndex, content[offset + 1] == Byte.lineFeed { offset += 1 }
        } else {
          result.append(byte)
        }
        offset += 1
        continue
      }
      let letter = content[offset + 1]
      if let plain = Self.simpleEscapes[letter] {
        result.append(plain)
        offset += 2
      } else if letter == Byte.lineFeed {
        offset += 2
      } else if letter == UInt8(ascii: "x") {
        let digits = content[(offset + 2)...].prefix(2).compactMap(\.hexValue)
        guard digits.count == 2 else {
          throw fault(.malformedEscape("\\x", digits: 2), at: Span(offset, min(offset + 4, content.endIndex)))
        }
        result.append(UInt8(digits[0] << 4 | digits[1]))
        offset += 4
      } else if (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(letter) {
        let digits = content[(offset + 1)...].prefix(3).prefix { $0.hexValue.map { $0 < 8 } ?? false }
        result.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 * 8 + Int($1.hexValue ?? 0) }))
        offset += 1 + digits.count
      } else {
        result.append(byte)
        offset += 1
      }
    }
    return result
  }

  private func stringValue(of token: Token) throws(ParserFailure) -> String {
    let (isRaw, quoteStart) = prefix(of: token)
    let quote = source.bytes[quoteStart]
    let isTriple = token.end - quoteStart >= 6 && source.bytes[quoteStart + 1] == quote
    let length = isTriple ? 3 : 1
    return try decode(quoteStart + length, token.end - length, isRaw: isRaw, hasDoubledBraces: false)
  }

  /// Whether the prefix of a string makes it raw, and the position of the quote.
  private func prefix(of token: Token) -> (isRaw: Bool, quoteStart: Int) {
    let letters = source.bytes[token.start..<token.end].prefix(while: \.isLetter)
    return (StringPrefix(letters)?.isRaw ?? false, token.start + letters.count)
  }

  // MARK: f-strings

  private func parseFormatted(into parts: inout [FormattedPart]) throws(ParserFailure) {
    let isRaw = prefix(of: token).isRaw
    advance()
    while !accept(.formattedEnd) {
      switch token.kind {
      case .formattedText:
        parts.appendText(try decode(token.start, token.end, isRaw: isRaw, hasDoubledBraces: true))
        advance()
      case .replacementStart: try parseReplacement(into: &parts, isRaw: isRaw)
      default: throw unexpected(.expectedReplacementEnd(found: found))
      }
    }
  }

  /// `{value=!r:format}`
  private func parseReplacement(into parts: inout [FormattedPart], isRaw: Bool) throws(ParserFailure) {
    let open = token
    advance()
    switch token.kind {
    case .replacementEnd, .formatMark, .conversionMark, .debugMark:
      throw fault(.emptyReplacement, at: open.span.joined(with: token.span))
    default: break
    }
    let value = try parseExpressionList()
    let isDebug = accept(.debugMark)
    if isDebug { parts.appendText(source.text(of: Span(open.end, token.start))) }
    var conversion = try parseConversion()
    var format: [FormattedPart]?
    if accept(.formatMark) {
      format = try nested { () throws(ParserFailure) in try parseFormat(isRaw: isRaw) }
    }
    guard accept(.replacementEnd) else {
      if token.kind == .equal { throw equalFault() }
      if let stop = foreignSign() { throw stop }
      if token.kind == .string || token.kind == .formattedStart {
        throw fault(.unclosedReplacement, at: open.span)
      }
      throw unexpected(.expectedReplacementEnd(found: found))
    }
    if isDebug, conversion == nil, format == nil { conversion = .representation }
    parts.append(
      .replacement(
        Replacement(value: value, conversion: conversion, format: format, span: span(from: open.start))))
  }

  private func parseConversion() throws(ParserFailure) -> Replacement.Conversion? {
    guard accept(.conversionMark) else { return nil }
    let letter = token
    guard letter.kind == .name, let conversion = Replacement.Conversion(rawValue: text(letter)) else {
      let written = letter.kind == .name || letter.kind.isKeyword ? text(letter) : ""
      throw unexpected(.unknownConversion(written))
    }
    advance()
    return conversion
  }

  private func parseFormat(isRaw: Bool) throws(ParserFailure) -> [FormattedPart] {
    var parts: [FormattedPart] = []
    while token.kind != .replacementEnd {
      switch token.kind {
      case .formattedText:
        parts.appendText(try decode(token.start, token.end, isRaw: isRaw, hasDoubledBraces: false))
        advance()
      case .replacementStart: try parseReplacement(into: &parts, isRaw: isRaw)
      default: throw unexpected(.expectedReplacementEnd(found: found))
      }
    }
    return parts
  }

  // MARK: Escapes

  /// The text between two offsets of a string, with escapes resolved.
  private func decode(
    _ start: Int, _ end: Int, isRaw: Bool, hasDoubledBraces: Bool
  ) throws(ParserFailure) -> String {
    let slice = source.bytes[start..<max(start, end)]
    let isPlain = !slice.contains {
      $0 == Byte.backslash || $0 == Byte.carriageReturn
        || hasDoubledBraces && ($0 == Byte.leftBrace || $0 == Byte.rightBrace)
    }
    if isPlain { return String(decoding: slice, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(slice.count)
    var offset = start
    while offset < end {
      let byte = source.bytes[offset]
      switch byte {
      case Byte.backslash where !isRaw && offset + 1 < end:
        offset = try decodeEscape(at: offset, end: end, into: &result)
        continue
      case Byte.carriageReturn:
        // Line breaks are ` `, whatever the file has.
        result.append(Byte.lineFeed)
        if offset + 1 < end, source.bytes[offset + 1] == Byte.lineFeed { offset += 1 }
      case Byte.leftBrace where hasDoubledBraces, Byte.rightBrace where hasDoubledBraces:
        result.append(byte)
        offset += 1
      default: result.append(byte)
      }
      offset += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Resolves the escape at a backslash and returns the offset after it.
  ///
  /// As in Python, unknown escapes are kept.
  private func decodeEscape(at start: Int, end: Int, into result: inout [UInt8]) throws(ParserFailure) -> Int
  {
    let letter = source.bytes[start + 1]
    if let plain = Self.simpleEscapes[letter] {
      result.append(plain)
      return start + 2
    }
    switch letter {
    case Byte.lineFeed: return start + 2
    case Byte.carriageReturn:
      return start + 2 < end && source.bytes[start + 2] == Byte.lineFeed ? start + 3 : start + 2
    case UInt8(ascii: "x"): return try decodeHex(at: start, end: end, digits: 2, into: &result)
    case UInt8(ascii: "u"): return try decodeHex(at: start, end: end, digits: 4, into: &result)
    case UInt8(ascii: "U"): return try decodeHex(at: start, end: end, digits: 8, into: &result)
    case UInt8(ascii: "N"): return try decodeName(at: start, end: end, into: &result)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value: UInt32 = 0
      var offset = start + 1
      while offset < min(end, start + 4), let digit = source.bytes[offset].hexValue, digit < 8 {
        value = value * 8 + digit
        offset += 1
      }
      if let scalar = Unicode.Scalar(value) { result.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
      return offset
    default:
      result.append(Byte.backslash)
      return start + 1
    }
  }

  private func decodeHex(at start: Int, end: Int, digits: Int, into result: inout [UInt8])
    throws(ParserFailure) -> Int
  {
    var value: UInt32 = 0
    var offset = start + 2
    while offset < min(end, start + 2 + digits), let digit = source.bytes[offset].hexValue {
      value = value << 4 | digit
      offset += 1
    }
    let written = Span(start, offset)
    guard offset == start + 2 + digits else {
      throw fault(.malformedEscape(source.text(of: Span(start, start + 2)), digits: digits), at: written)
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw fault(.noSuchCharacter(source.text(of: written)), at: written)
    }
    result.append(contentsOf: UTF8.encode(scalar) ?? .init())
    return offset
  }

  private func decodeName(at start: Int, end: Int, into result: inout [UInt8]) throws(ParserFailure) -> Int {
    let open = start + 2
    guard open < end, source.bytes[open] == Byte.leftBrace,
      let close = source.bytes[open..<end].firstIndex(of: Byte.rightBrace)
    else { throw fault(.unknownCharacterName(""), at: Span(start, open)) }
    let name = source.text(of: Span(open + 1, close))
    guard let scalar = Unicode.Scalar.named(name) else {
      throw fault(.unknownCharacterName(name), at: Span(start, close + 1))
    }
    result.append(contentsOf: UTF8.encode(scalar) ?? .init())
    return close + 1
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    Byte.backslash: Byte.backslash, Byte.apostrophe: Byte.apostrophe, Byte.quotationMark: Byte.quotationMark,
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
    UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
  ]
}

extension [FormattedPart] {
  /// Appends text, to the last part if that is text too.
  fileprivate mutating func appendText(_ text: String) {
    if text.isEmpty { return }
    guard case .text(var whole)? = last else { return append(.text(text)) }
    // Removed first, so that the text is extended in place.
    removeLast()
    whole += text
    append(.text(whole))
  }
}

extension Unicode.Scalar {
  /// The character of a name as in `\N{GREEK SMALL LETTER ALPHA}`.
  fileprivate static func named(_ name: String) -> Unicode.Scalar? { byName[name.uppercased()] }

  private static let byName: [String: Unicode.Scalar] = {
    var scalars: [String: Unicode.Scalar] = [:]
    for value in UInt32(0x20)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if let name = scalar.properties.name { scalars[name] = scalar }
      if let alias = scalar.properties.nameAlias { scalars[alias] = scalar }
    }
    return scalars
  }()
}
