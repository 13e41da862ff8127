import Testing

@testable import fieldbook

@Suite struct ProseTests {
  static let texts: [(String, String)] = [
    ("# The *title*", "The title\n"),
    ("# What a network costs", "What a network costs\n"),
    ("# What networks do cost", "What networks do\ncost\n"),
    ("*one two three four five*", "one two three four\nfive\n"),
    ("call `f(one, two, three, four)` now", "call `f(one, two,`\n`three, four)` now\n"),
    ("a b c d e f `g(one, two)`", "a b c d e f\n`g(one, two)`\n"),
    ("one two three four five six", "one two three four\nfive six\n"),
    ("one\ntwo", "one two\n"),
    ("a\n\n\n\nb", "a\n\nb\n"),
    ("- one two three four five\n- six", "• one two three four\n  five\n• six\n"),
    (
      "- one two three\n  four five six\n- seven\neight", "• one two three four\n  five six\n• seven\neight\n"
    ),
    ("1. one two three four five", "1. one two three\n   four five\n"),
    ("  * nested one two three", "  • nested one two\n    three\n"),
    ("> one two three four", "  │ one two three\n  │ four\n"),
    ("> one two\n> three four\n>\n> five\nsix", "  │ one two three\n  │ four\n  │\n  │ five\nsix\n"),
    ("one\n> two\n\n> three\n- four", "one\n  │ two\n\n  │ three\n• four\n"),
    ("| a | b |\n|---|--:|\n| 1 | 2 |\nx", "a      b\n───  ───\n1      2\nx\n"),
    (
      "| one two three | b |\n|---|---|\n| `x` y | 2 |",
      "one two three  b\n─────────────  ───\n`x` y          2\n"
    ),
    ("| one two three four five | b |", "one two three    b\nfour five\n"),
    ("<details>\n<summary>\nx", "x\n"),
    ("```text\na  b `c` *d*\n```\nx", "    a  b `c` *d*\nx\n"),
    ("use `model.fit` **now**", "use `model.fit` now\n"),
    ("2 * 3 * 4 and a_b_c", "2 * 3 * 4 and a_b_c\n"),
    ("a \\*b\\* \\", "a *b* \\\n"),
    ("[text](a.md) x", "text (a.md) x\n"),
    ("[text] `open *x", "[text] `open *x\n"),
    ("漢字漢字漢字漢字漢 漢字", "漢字漢字漢字漢字漢\n漢字\n"),
    ("averyveryverylongwordindeed x", "averyveryverylongwordindeed\nx\n"),
    ("", "\n"),
    ("#no heading", "#no heading\n"),
  ]

  @Test(arguments: texts) func setsProse(markdown: String, expected: String) {
    DisplayWidth.prepare()
    #expect(ProseRenderer(width: 20, theme: .none).render(markdown) == expected)
  }

  /// Pathological prose is rendered in linear time, whatever is unclosed.
  @Test(arguments: [
    "[", "*a ", "`a ``b ", "[a](", "[a] ", "**a", "_a ", "\\`", "> ", "- ", "![[*`", "| a ", "|-|\n",
  ])
  func marksThatNeverCloseTakeNoTime(piece: String) {
    let clock = ContinuousClock()
    let text = String(repeating: piece, count: 40_000)
    let took = clock.measure { _ = ProseRenderer(width: 80, theme: .none).render(text) }
    #expect(took < .seconds(60))
  }

  @Test func linksHoldMarksAndNoLinks() {
    let text = ProseRenderer(width: 80, theme: .none).render("[a `b` *c* [d](e)](f)")
    #expect(text == "[a `b` c d (e)](f)\n" || text == "a `b` c [d (e)](f)\n")
  }

  @Test func marksWithEscapesWhereTheyAreWelcome() {
    let text = ProseRenderer(width: 40, theme: .dark).render("# T `c`\n\na `b c` **d** *e*.")
    #expect(
      text == "\u{1B}[1mT c\u{1B}[0m\n\na \u{1B}[96mb c\u{1B}[0m \u{1B}[1md\u{1B}[0m \u{1B}[3me\u{1B}[0m.\n")
  }

  @Test func isNeverWiderThanReadable() {
    let text = ProseRenderer(width: 300, theme: .none).render(String(repeating: "word ", count: 100))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 88 })
  }
}
