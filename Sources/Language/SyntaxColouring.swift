/// A stretch of a source text that is shown in a colour of its own.
package struct ColouredSpan: Equatable, Sendable {
  /// What it is; names, operators and punctuation have no colour.
  package enum Kind: String, CaseIterable, Sendable {
    case keyword, literal, number, string, comment
    /// The name behind `def` and `class`.
    case definition
    /// A decorator's `@`, and IPython's lines.
    case magic
  }

  package var kind: Kind
  package var span: Span
}

extension SourceText {
  /// The coloured stretches, in order, as the lexer reads the text; what follows the first fault has none.
  ///
  ///     SourceText("x = 1  # one").colouredSpans.map(\.kind)   // [.number, .comment]
  package var colouredSpans: [ColouredSpan] {
    var spans: [ColouredSpan] = []
    var end = 0
    var previous = Token.Kind.newline
    for token in Lexer.read(self).tokens {
      if token.start > end { appendComments(in: end..<token.start, to: &spans) }
      end = max(end, token.end)
      if let kind = token.kind.colour(after: previous, startsLine: token.startsLine), token.span.length > 0 {
        spans.append(ColouredSpan(kind: kind, span: token.span))
      }
      previous = token.kind
    }
    return spans
  }

  /// Between two tokens there are only blanks, line breaks, continuations and comments.
  private func appendComments(in gap: Range<Int>, to spans: inout [ColouredSpan]) {
    var place = gap.lowerBound
    while let start = bytes[place..<gap.upperBound].firstIndex(of: Byte.hash) {
      place = bytes[start..<gap.upperBound].firstIndex { $0.isLineBreak } ?? gap.upperBound
      spans.append(ColouredSpan(kind: .comment, span: Span(start, place)))
    }
  }
}

extension Token.Kind {
  fileprivate func colour(after previous: Token.Kind, startsLine: Bool) -> ColouredSpan.Kind? {
    switch self {
    case .name: previous == .def || previous == .class ? .definition : nil
    case .integer, .float, .imaginary: .number
    case .string, .bytes, .formattedStart, .formattedText, .formattedEnd: .string
    case .magic: .magic
    case .at: startsLine ? .magic : nil
    case .true, .false, .none: .literal
    default: isKeyword ? .keyword : nil
    }
  }
}
