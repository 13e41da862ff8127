/// A text to be parsed: its name, its bytes, and where its lines start.
///
///     let source = SourceText("x = 1\ny = 2\n", name: "In [1]")
///     source.line(at: 6)      // 2
///     source.column(at: 10)   // 5
///     source.text(of: Span(0, 1))   // "x"
///
/// Lines and columns count from 1; columns count characters, not bytes.
package struct SourceText: Sendable {
  /// The name in messages: `In [3]`, `lenet.py`.
  package let name: String

  /// The text as UTF-8, without a byte order mark. Not validated; the lexer refuses what is not UTF-8.
  package let bytes: [UInt8]

  /// The number of the first line, for a cell of a longer file.
  package let firstLine: Int

  /// Whether it is a module of the library, in which faults are reported at the call that led there.
  package let isOfLibrary: Bool

  /// The offset at which each line starts; never empty.
  private let lineStarts: [Int]

  /// A source text of raw bytes, such as a file's content.
  package init(bytes: [UInt8], name: String = "", firstLine: Int = 1, isOfLibrary: Bool = false) {
    self.isOfLibrary = isOfLibrary
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    self.name = name
    self.bytes = bytes
    self.firstLine = firstLine
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      var offset = 0
      while offset < buffer.count {
        let byte = buffer[offset]
        offset += 1
        if byte == Byte.lineFeed {
          starts.append(offset)
        } else if byte == Byte.carriageReturn {
          if offset < buffer.count, buffer[offset] == Byte.lineFeed { offset += 1 }
          starts.append(offset)
        }
      }
    }
    lineStarts = starts
  }

  /// A source text of a string.
  package init(_ text: String, name: String = "", firstLine: Int = 1, isOfLibrary: Bool = false) {
    self.init(bytes: Array(text.utf8), name: name, firstLine: firstLine, isOfLibrary: isOfLibrary)
  }

  /// The number of lines; a final line break starts one more, empty line.
  package var lineCount: Int { lineStarts.count }

  /// The whole text; bytes that are not UTF-8 become U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text of a span, clamped to what exists.
  package func text(of span: Span) -> String {
    String(decoding: bytes[clamped(span)], as: UTF8.self)
  }

  /// The number of the line that contains an offset.
  package func line(at offset: Int) -> Int { firstLine + lineIndex(at: offset) }

  /// The column of an offset, counted in characters from 1.
  package func column(at offset: Int) -> Int {
    let start = lineStarts[lineIndex(at: offset)]
    let end = min(max(offset, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self).count + 1
  }

  /// A line by its number, without its line break.
  package func text(ofLine number: Int) -> String { text(of: lineSpan(number - firstLine)) }

  /// The index in `lineStarts` of the line that contains an offset.
  func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The span of a line by its index, without its line break.
  func lineSpan(_ index: Int) -> Span {
    guard lineStarts.indices.contains(index) else { return .at(bytes.count) }
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == Byte.lineFeed || bytes[end - 1] == Byte.carriageReturn { end -= 1 }
    return Span(start, end)
  }

  /// The start of the character that contains the byte at an offset.
  func characterStart(_ offset: Int) -> Int {
    var offset = min(offset, bytes.count)
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private func clamped(_ span: Span) -> Range<Int> {
    let start = min(span.start, bytes.count)
    return start..<max(start, min(span.end, bytes.count))
  }
}

extension SourceText: Equatable {
  /// Whether the name, the first line's number and the bytes are the same.
  package static func == (left: SourceText, right: SourceText) -> Bool {
    left.name == right.name && left.firstLine == right.firstLine && left.bytes == right.bytes
  }
}
