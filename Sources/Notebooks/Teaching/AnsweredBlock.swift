/// The block of a question in a learner's notebook: which question, and what is answered.
///
///     ```question
///     id: second-layer
///     ask: How many parameters does the second layer have?
///     yours: 180,200
///     ```
///
/// It is read by lines and not as YAML, so that an answer stands as it is typed: brackets, colons and quotes are no syntax. What
/// follows `yours:`, to the end of the block, is the answer.
struct AnsweredBlock: Equatable {
  /// Empty where the block names none.
  var id = ""
  /// nil where the block has no place for one.
  var answer: String?

  init(_ block: String) {
    var answered: [String]?
    for line in block.eachLine {
      if answered != nil {
        answered?.append(line)
      } else if line.hasPrefix(Self.mark) {
        answered = [String(line.dropFirst(Self.mark.count))]
      } else if id.isEmpty, line.hasPrefix("id:") {
        id = Self.unquoted(line.dropFirst(3).trimmed)
      }
    }
    answer = answered.map { Self.unquoted($0.joined(separator: "\n").trimmed) }
  }

  /// Begins the line of the answer.
  static let mark = "yours:"

  /// Whoever knows YAML may quote an answer, or put it under a `|`.
  private static func unquoted(_ text: String) -> String {
    if text.hasPrefix("|\n") || text == "|" { return text.dropFirst().trimmed }
    for quote in ["\"", "'"] {
      let inner = text.dropFirst().dropLast()
      if text.count >= 2, text.hasPrefix(quote), text.hasSuffix(quote), !inner.contains(quote) {
        return inner.trimmed
      }
    }
    return text
  }
}
