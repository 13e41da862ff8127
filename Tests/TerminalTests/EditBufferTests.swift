import Notebooks
import Testing

@testable import fieldbook

/// In texts, `|` marks the cursor.
@Suite struct EditBufferTests {
  static func buffer(_ text: String) -> EditBuffer {
    let scalars = Array(text.unicodeScalars)
    let cursor = scalars.firstIndex(of: "|")!
    return EditBuffer(scalars: Array(scalars[..<cursor] + scalars[(cursor + 1)...]), cursor: cursor)
  }

  static func text(_ buffer: EditBuffer) -> String {
    String(scalars: buffer.scalars[..<buffer.cursor]) + "|"
      + String(scalars: buffer.scalars[buffer.cursor...])
  }

  typealias Change = @Sendable (inout EditBuffer) -> Bool

  static let movements: [(String, String, Bool, Change)] = [
    ("ab|", "a|b", true, { $0.moveLeft() }),
    ("|ab", "|ab", false, { $0.moveLeft() }),
    ("e\u{301}|x", "|e\u{301}x", true, { $0.moveLeft() }),
    ("|e\u{301}x", "e\u{301}|x", true, { $0.moveRight() }),
    ("ab|", "ab|", false, { $0.moveRight() }),
    ("a👍🏽|", "a|👍🏽", true, { $0.moveLeft() }),
    ("👩‍👩‍👧👩‍💻|", "👩‍👩‍👧|👩‍💻", true, { $0.moveLeft() }),
    ("|👩‍👩‍👧👩‍💻", "👩‍👩‍👧|👩‍💻", true, { $0.moveRight() }),
    ("🇳🇴🇩🇪|", "🇳🇴|🇩🇪", true, { $0.moveLeft() }),
    ("x👩‍💻|", "x|", true, { $0.deleteBackward() }),
    ("a\n|b", "a|\nb", true, { $0.moveLeft() }),
    ("abc\nd|e", "a|bc\nde", true, { $0.moveUp() }),
    ("a\nbcd|", "a|\nbcd", true, { $0.moveUp() }),
    ("ab|c", "ab|c", false, { $0.moveUp() }),
    ("ab|c\nd", "abc\nd|", true, { $0.moveDown() }),
    ("ab|\n\nc", "ab\n|\nc", true, { $0.moveDown() }),
    ("a\nb|", "a\nb|", false, { $0.moveDown() }),
    ("a.fit(x)|", "a.fit(|x)", true, { $0.moveWordLeft() }),
    ("a|.fit(x)", "a.fit|(x)", true, { $0.moveWordRight() }),
    ("|", "|", false, { $0.moveWordRight() }),
  ]

  @Test(arguments: movements) func moves(from: String, to: String, moved: Bool, change: Change) {
    var buffer = Self.buffer(from)
    #expect(change(&buffer) == moved)
    #expect(Self.text(buffer) == to)
  }

  static let deletions: [(String, String, Bool, Change)] = [
    ("ab|", "a|", true, { $0.deleteBackward() }),
    ("|ab", "|ab", false, { $0.deleteBackward() }),
    ("e\u{301}|", "|", true, { $0.deleteBackward() }),
    ("a\n|b", "a|b", true, { $0.deleteBackward() }),
    ("a\n        |b", "a\n    |b", true, { $0.deleteBackward() }),
    ("a\n      |b", "a\n    |b", true, { $0.deleteBackward() }),
    ("a  |", "a |", true, { $0.deleteBackward() }),
    ("a|b", "a|", true, { $0.deleteForward() }),
    ("a|\nb", "a|b", true, { $0.deleteForward() }),
    ("a|", "a|", false, { $0.deleteForward() }),
    ("a|bc", "ba|c", true, { $0.transpose() }),
    ("abc|", "acb|", true, { $0.transpose() }),
    ("|abc", "|abc", false, { $0.transpose() }),
    ("a\nb|", "a\nb|", false, { $0.transpose() }),
    ("a |b", "a |b", false, { $0.indent() }),
    ("x\n  |b", "x\n    |b", true, { $0.indent() }),
    ("|", "    |", true, { $0.indent() }),
  ]

  @Test(arguments: deletions) func changes(from: String, to: String, changed: Bool, change: Change) {
    var buffer = Self.buffer(from)
    #expect(change(&buffer) == changed)
    #expect(Self.text(buffer) == to)
  }

  typealias Kill = @Sendable (inout EditBuffer) -> String

  static let kills: [(String, String, String, Kill)] = [
    ("a|b\nc", "a|\nc", "b", { $0.killToLineEnd() }),
    ("a|\nc", "a|c", "\n", { $0.killToLineEnd() }),
    ("a|", "a|", "", { $0.killToLineEnd() }),
    ("a\nbc|d", "a\n|d", "bc", { $0.killToLineStart() }),
    ("a\n|d", "a|d", "\n", { $0.killToLineStart() }),
    ("|d", "|d", "", { $0.killToLineStart() }),
    ("x = foo_1  |", "x = |", "foo_1  ", { $0.killWordBackward() }),
    ("x| = foo_1 y", "x| y", " = foo_1", { $0.killWordForward() }),
  ]

  @Test(arguments: kills) func takesOut(from: String, to: String, taken: String, kill: Kill) {
    var buffer = Self.buffer(from)
    #expect(kill(&buffer) == taken)
    #expect(Self.text(buffer) == to)
  }

  static let lines: [(String, String)] = [
    ("if x:|", "if x:\n    |"),
    ("if x:  # why: this|", "if x:  # why: this\n    |"),
    ("s = '#:'|", "s = '#:'\n|"),
    ("    y = 1|", "    y = 1\n    |"),
    ("    return y|", "    return y\n|"),
    ("        pass|", "        pass\n    |"),
    ("    returned = 1|", "    returned = 1\n    |"),
    ("ab|cd", "ab\n|cd"),
    ("f(|", "f(\n    |"),
    ("    f(a, [1,|", "    f(a, [1,\n          |"),
    ("f(  # why|", "f(  # why\n    |"),
    ("f('(')|", "f('(')\n|"),
    ("x = [\n    1,|", "x = [\n    1,\n    |"),
    ("    x = [\n        1]|", "    x = [\n        1]\n    |"),
    ("def f(a,\n      b):|", "def f(a,\n      b):\n    |"),
    ("f([\n  1], [\n  2])|", "f([\n  1], [\n  2])\n|"),
    ("|", "\n|"),
  ]

  @Test(arguments: lines) func indentsLines(from: String, to: String) {
    var buffer = Self.buffer(from)
    buffer.breakLine()
    #expect(Self.text(buffer) == to)
  }

  @Test func homeGoesToTheCodeThenToTheMargin() {
    var buffer = Self.buffer("a\n    bc|")
    buffer.moveToLineStart()
    #expect(Self.text(buffer) == "a\n    |bc")
    buffer.moveToLineStart()
    #expect(Self.text(buffer) == "a\n|    bc")
    buffer.moveToLineStart()
    #expect(Self.text(buffer) == "a\n    |bc")
  }
}

@Suite struct CellPictureTests {
  static let rows: [(String, Int, Int)] = [
    ("|", 1, 0), ("ab|", 1, 0), ("ab\n|c", 2, 1), ("ab|\nc", 2, 0), ("0123456789ab|", 2, 1),
    ("0123456789a|", 1, 0), ("012345678漢|字", 2, 0), ("0123456789漢|", 2, 1), ("\t|x", 1, 0),
    // Four columns where a terminal draws the scalars one beside the other.
    ("012345678👍🏽|", 2, 1),
  ]

  /// A screen of 20 columns, a prompt of 8.
  @Test(arguments: rows) func countsRows(text: String, count: Int, cursor: Int) {
    DisplayWidth.prepare()
    let found = CellPicture.rows(
      prompt: "In [1]: ", margin: CellPrompt.margin(promptWidth: 8), text: EditBufferTests.buffer(text),
      styles: [], columns: 20, theme: .none)
    #expect(found.rows.count == count)
    #expect(found.cursorRow == cursor)
  }

  @Test func aMarginContinuesThePrompt() {
    #expect(CellPrompt.margin(promptWidth: 8) == "   ...: ")
    #expect(CellPrompt.margin(promptWidth: 9) == "    ...: ")
  }
}
