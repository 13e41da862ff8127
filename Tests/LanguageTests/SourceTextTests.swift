import Language
import Testing

@Suite struct SourceTextTests {
  @Test func linesAndColumns() {
    let source = SourceText("ab\ncä日d\r\ne\rf\n")
    #expect(source.lineCount == 5)
    let places = [
      (0, 1, 1), (2, 1, 3), (3, 2, 1), (4, 2, 2), (6, 2, 3), (9, 2, 4), (12, 3, 1), (14, 4, 1), (16, 5, 1),
    ]
    for (offset, line, column) in places {
      #expect(source.line(at: offset) == line, "offset \(offset)")
      #expect(source.column(at: offset) == column, "offset \(offset)")
    }
    #expect(source.line(at: 1000) == 5)
    #expect(source.column(at: 1000) == 1)
    #expect(source.text(of: Span(4, 9)) == "ä日")
    #expect(source.text(of: Span(14, 1000)) == "f\n")
    #expect(source.text(of: Span(50, 60)) == "")
  }

  @Test func byteOrderMarkIsDropped() {
    #expect(SourceText(bytes: [0xEF, 0xBB, 0xBF, 0x78]).bytes == [0x78])
    #expect(SourceText("").lineCount == 1)
  }

  @Test func spans() {
    #expect(Span(3, 1) == Span(3, 3))
    #expect(Span(-5, 2) == Span(0, 2))
    #expect(Span(.max, .max).length == 0)
    #expect(Span(1, 3).joined(with: Span(7, 9)) == Span(1, 9))
    #expect(Span(1, 9).contains(Span(1, 3)) && !Span(1, 3).contains(Span(2, 4)))
  }

  @Test(
    arguments: [
      ([0x78, 0xFF], "byte 0xFF is not UTF-8 text"),
      ([0x22, 0xC3, 0x22], "byte 0xC3 is not UTF-8 text"),
      ([0x23, 0xC0, 0x80], "byte 0xC0 is not UTF-8 text"),
      ([0xED, 0xA0, 0x80], "byte 0xED is not UTF-8 text"),
      ([0xF4, 0x90, 0x80, 0x80], "byte 0xF4 is not UTF-8 text"),
      ([0xE2, 0x82], "byte 0xE2 is not UTF-8 text"),
      ([0x80], "byte 0x80 is not UTF-8 text"),
      ([0x78, 0x00], "the text holds the control character U+0000"),
      ([0x78, 0x07], "the text holds the control character U+0007"),
      ([0x22, 0x1B, 0x22], "the text holds the control character U+001B"),
    ] as [([UInt8], String)])
  func refused(bytes: [UInt8], message: String) {
    for mode in [ParseMode.file, .interactive] {
      guard case .invalid(let diagnostic) = Parser.parse(SourceText(bytes: bytes), mode: mode) else {
        Issue.record("accepted")
        continue
      }
      #expect(diagnostic.message == message)
      #expect(diagnostic.rendered().contains(message))
    }
  }

  @Test func lineBreaksOfAllKinds() {
    for text in ["if x:\n  y\nz", "if x:\r\n  y\r\nz", "if x:\r  y\rz"] {
      guard case .complete(let statements) = Parser.parse(SourceText(text)) else {
        Issue.record("refused")
        continue
      }
      #expect(Dump.statements(statements) == "(if x {y}) z")
    }
  }
}
