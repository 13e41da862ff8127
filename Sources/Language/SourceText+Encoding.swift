extension SourceText {
  /// The fault of bytes that are not text: too many, NUL or another control character, or not UTF-8.
  var faultInEncoding: SyntaxFault? {
    guard bytes.count <= SourceLimits.bytes else {
      return SyntaxFault(.tooLarge(bytes: bytes.count, limit: SourceLimits.bytes), at: .at(0))
    }
    return bytes.withUnsafeBufferPointer { buffer in
      var offset = 0
      while offset < buffer.count {
        let byte = buffer[offset]
        if byte < 0x80 {
          let isControl = byte < 0x20 && !byte.isBlank && !byte.isLineBreak || byte == 0x7F
          if isControl { return SyntaxFault(.controlCharacter(byte), at: Span(offset, offset + 1)) }
          offset += 1
        } else {
          let length = sequenceLength(buffer, offset)
          if length == 0 { return SyntaxFault(.invalidEncoding(byte), at: Span(offset, offset + 1)) }
          offset += length
        }
      }
      return nil
    }
  }

  /// The length of the well-formed sequence of two to four bytes at an offset (Unicode, table 3-7), or 0.
  private func sequenceLength(_ buffer: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch buffer[offset] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard offset + length <= buffer.count, second.contains(buffer[offset + 1]) else { return 0 }
    let rest = buffer[(offset + 2)..<(offset + length)]
    return rest.allSatisfy { (0x80...0xBF).contains($0) } ? length : 0
  }
}
