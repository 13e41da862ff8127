import Foundation
import Language
import Testing

/// Sizes above the limits are refused, and those below them fit on a small stack.
@Suite struct LimitTests {
  /// Texts nested `depth` levels, each in a different way.
  private static func nested(_ depth: Int) -> [String] {
    func around(_ open: String, _ core: String, _ close: String) -> String {
      String(repeating: open, count: depth) + core + String(repeating: close, count: depth)
    }
    return [
      around("(", "x", ")"), around("[", "x", "]"), around("f(", "x", ")"), around("x[", "0", "]"),
      around("{1: ", "x", "}"), around("{", "x", "}"), around("(", "x", ",)"),
      around("[", "x", " for x in y]"),
      around("-", "x", ""), around("not ", "x", ""), around("~", "x", ""), around("x ** ", "x", ""),
      around("lambda: ", "x", ""), around("x if x else ", "x", ""), around("f(a=", "x", ")"),
      around("(x := ", "x", ")"),
      around("f(*", "x", ")"), around("x[0:", "x", "]"), around("f'{", "x", "}'"),
      around("[x for x in ", "x", "]"),
      around("(", "x", ")") + " = 1", around("[", "x", "]") + " = 1",
      "for " + around("(", "x", ",)") + " in y: pass",
      "del " + around("(", "x", ",)"), "x: " + around("[", "x", "]"),
      "def f(a=" + around("(", "x", ")") + "): pass",
      around("f'{x:{", "x", "}}'"), around("x[-f(lambda: [", "x", "])]"),
    ]
  }

  /// Texts with a chain of `length` links.
  private static func chained(_ length: Int) -> [String] {
    [" + x", ".x", "[0]", "(0)", " - 1", "()"].map { "x" + String(repeating: $0, count: length) }
  }

  private func message(_ text: String) -> String? {
    if case .invalid(let diagnostic) = Parser.parse(SourceText(text)) { diagnostic.message } else { nil }
  }

  @Test func deepTextsAreRefused() {
    for depth in [SourceLimits.nesting + 1, 5000, 20_000] {
      for text in Self.nested(depth) {
        #expect(message(text)?.contains("nested") == true, "\(text.prefix(40)) \(depth)")
      }
    }
  }

  @Test func longChainsAreRefused() {
    for length in [SourceLimits.height, 20_000] {
      for text in Self.chained(length) {
        #expect(message(text) == "this expression chains more than 1000 operations", "\(text.prefix(20))")
      }
    }
  }

  /// Nesting and chains would multiply if each were limited separately.
  @Test func theTreeAsAWholeIsLimited() {
    var text = "x"
    for _ in 0..<50 { text = "(" + text + String(repeating: " + x", count: 100) + ")" }
    #expect(message(text) == "this expression chains more than 1000 operations")
  }

  @Test func longFlatTextsAreFine() {
    let many = 20_000
    for (head, link, tail) in [
      ("[", "x, ", "]"), ("x = ", "'a' ", ""), ("x", " and x", ""), ("x", " < x", ""), ("f(", "x, ", ")"),
      ("x", "; x", ""), ("if x: pass\n", "elif x: pass\n", ""), ("f'", "{x}", "'"), ("", "x = ", "1"),
      ("{", "x: 1, ", "}"), ("import x", ", x", ""),
    ] {
      let text = head + String(repeating: link, count: many) + tail
      #expect(message(text) == nil, "\(text.prefix(30))")
    }
  }

  /// KiB of stack that the maximum depth must fit on; unoptimized code takes several times more.
  #if DEBUG
    private static let stack = 4096
  #else
    private static let stack = 512
  #endif

  /// The maximum depth is parsed and freed on a small stack.
  @Test func theLimitsFitOnASmallStack() async {
    let refused = await withCheckedContinuation { (continuation: CheckedContinuation<[String], Never>) in
      let thread = Thread {
        var refused: [String] = []
        let texts =
          Self.nested(60) + Self.nested(SourceLimits.nesting / 2 - 2)
          + Self.nested(SourceLimits.nesting) + Self.nested(5000) + Self.chained(SourceLimits.height - 2)
        for text in texts {
          switch Parser.parse(SourceText(text)) {
          case .complete(let statements): if statements.isEmpty { refused.append(text) }
          case .incomplete: refused.append(text)
          case .invalid(let diagnostic):
            if !diagnostic.message.contains("nested") {
              refused.append(diagnostic.message + ": " + text.prefix(50))
            }
          }
        }
        continuation.resume(returning: refused)
      }
      thread.stackSize = Self.stack * 1024
      thread.start()
    }
    #expect(refused == [])
  }

  @Test func blocks() {
    func blocks(_ count: Int) -> String {
      (0..<count).map { String(repeating: " ", count: $0) + "if x:\n" }.joined()
        + String(repeating: " ", count: count)
        + "x\n"
    }
    #expect(message(blocks(SourceLimits.blocks)) == nil)
    #expect(message(blocks(SourceLimits.blocks + 1))?.contains("blocks stand inside one another") == true)
    #expect(message(blocks(3000))?.contains("blocks stand inside one another") == true)
  }

  @Test func largeTexts() {
    let large = SourceText(bytes: [UInt8](repeating: UInt8(ascii: "#"), count: SourceLimits.bytes + 1))
    guard case .invalid(let diagnostic) = Parser.parse(large) else {
      Issue.record("accepted")
      return
    }
    #expect(diagnostic.message == "the text has 10000001 bytes, more than the 10000000 that are read")
    #expect(diagnostic.rendered().utf8.count < 1000)
  }

  @Test(arguments: ["1", "0x", "1e", "1.", "9", "0b1"])
  func longNumbers(head: String) {
    let text = head + String(repeating: "1", count: 100_000)
    switch Parser.parse(SourceText(text)) {
    case .complete: #expect(["1.", "1e", "0x", "0b1"].contains(head))
    case .invalid(let diagnostic):
      #expect(diagnostic.message.contains("4300 digits"))
      #expect(diagnostic.rendered().utf8.count < 2000)
    case .incomplete: Issue.record("incomplete")
    }
  }
}
