import Language

// Where a statement stands among its lines.
extension SourceText {
  /// The blanks at the start of the line of an offset.
  func indentation(at offset: Int) -> String {
    let start = lineStart(offset)
    return String(decoding: bytes[start...].prefix { $0 == 32 || $0 == 9 }, as: UTF8.self)
  }

  /// The lines of a statement; `nil` if another statement shares them.
  func wholeLines(of span: Span) -> Span? {
    let start = lineStart(span.start)
    let end = bytes[min(span.end, bytes.count)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let rest = bytes[min(span.end, end)..<end].drop {
      $0 == 32 || $0 == 9 || $0 == 13 || $0 == UInt8(ascii: ";")
    }
    guard rest.first.map({ $0 == UInt8(ascii: "#") }) ?? true,
      bytes[start..<span.start].allSatisfy({ $0 == 32 || $0 == 9 })
    else { return nil }
    return Span(start, end)
  }

  /// An argument with the comma that goes with it.
  func argumentSpan(_ name: Span, _ value: Span) -> Span {
    // Brackets around a value are no part of it.
    var open = bytes[name.end..<value.start].count { $0 == UInt8(ascii: "(") }
    var end = value.end
    while open > 0, let close = bytes[end...].firstIndex(of: UInt8(ascii: ")")) {
      (open, end) = (open - 1, close + 1)
    }
    func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
    let next = bytes[end...].firstIndex { !isBlank($0) } ?? bytes.count
    if next < bytes.count, bytes[next] == UInt8(ascii: ",") {
      return Span(name.start, bytes[(next + 1)...].firstIndex { !isBlank($0) } ?? bytes.count)
    }
    let before = bytes[..<name.start].lastIndex { !isBlank($0) } ?? 0
    return Span(bytes[before] == UInt8(ascii: ",") ? before : name.start, end)
  }

  private func lineStart(_ offset: Int) -> Int {
    bytes[..<min(offset, bytes.count)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }
}
