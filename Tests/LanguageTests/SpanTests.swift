import Language
import Testing

@Suite struct SpanTests {
  /// Every node's span is inside its parent's, and statements follow one another.
  @Test(arguments: Fixture.names(in: "Trees"))
  func nodesNest(file: String) throws {
    for cell in try Fixture("Trees/\(file)", mark: "#=").cases {
      let source = SourceText(cell.input)
      guard case .complete(let statements) = Parser.parse(source) else { continue }
      TreeWalk.visit(statements, in: Span(0, source.bytes.count)) { span, what, outer in
        #expect(outer.contains(span), "\(what) \(source.text(of: span)) of line \(cell.line)")
        #expect(span.length > 0, "\(what) in line \(cell.line)")
        let text = source.text(of: span)
        // The body of a cell magic is not parsed.
        if text.hasPrefix("%%") { return }
        #expect(
          text.first?.isWhitespace == false && text.last?.isWhitespace == false,
          "\(what) in line \(cell.line)")
      }
    }
  }

  /// The texts of all expressions and targets, outermost first.
  @Test(arguments: [
    ("(a + b) * c", ["(a + b) * c", "a + b", "a", "b", "c"]),
    ("x = (a, b)  # remark", ["x", "(a, b)", "a", "b"]),
    ("(a)", ["a"]),
    ("a.b(c)[0]", ["a.b(c)[0]", "a.b(c)", "a.b", "a", "c", "0"]),
    ("f( x , y = z )", ["f( x , y = z )", "f", "x", "z"]),
    ("-a ** b", ["-a ** b", "a ** b", "a", "b"]),
    ("not a < b", ["not a < b", "a < b", "a", "b"]),
    ("a[1:2, :]", ["a[1:2, :]", "a", "1:2, :", "1:2", "1", "2", ":"]),
    ("'a' 'b'", ["'a' 'b'"]),
    ("f'{a + b!r:{w}}'", ["f'{a + b!r:{w}}'", "a + b", "a", "b", "w"]),
    ("[x for y in z if w]", ["[x for y in z if w]", "x", "y", "z", "w"]),
    ("g(x for y in z)", ["g(x for y in z)", "g", "x for y in z", "x", "y", "z"]),
    ("a, b = c", ["a, b", "a", "b", "c"]),
    ("é + 日本", ["é + 日本", "é", "日本"]),
    ("lambda x=1: y", ["lambda x=1: y", "1", "y"]),
  ])
  func texts(text: String, expected: [String]) {
    let source = SourceText(text)
    guard case .complete(let statements) = Parser.parse(source) else {
      Issue.record("refused")
      return
    }
    var found: [String] = []
    TreeWalk.visit(statements, in: Span(0, source.bytes.count)) { span, what, _ in
      if what == "expression" || what == "target" { found.append(source.text(of: span)) }
    }
    #expect(found == expected)
  }

  @Test func compoundStatementsEndWithTheirSuite() {
    let source = SourceText("if x:\n    y\n\n# remark\nz\n")
    guard case .complete(let statements) = Parser.parse(source) else {
      Issue.record("refused")
      return
    }
    #expect(statements.map { source.text(of: $0.span) } == ["if x:\n    y", "z"])
  }
}
