// Phrases for messages about syntax faults.

extension SyntaxFault.Found {
  var words: String {
    switch self {
    case .endOfText: "the end of the text"
    case .endOfLine: "the end of the line"
    case .indentation: "a change of indentation"
    case .string: "a string"
    case .token(let text): "`\(abbreviated(text))`"
    }
  }

  /// Whether it is a value by itself.
  var isValue: Bool {
    switch self {
    case .string: true
    case .token(let text): text.utf8.first.map { $0.continuesName } ?? false
    default: false
    }
  }
}

extension SyntaxFault.Expectation {
  var words: String {
    switch self {
    case .expression: "an expression"
    case .expressionAfter(let text): "an expression after `\(abbreviated(text))`"
    case .token(let kind): "`\(kind.rawValue)`"
    case .tokenAfter(let kind, let text): "`\(kind.rawValue)` after `\(abbreviated(text))`"
    case .name(let what): "the name of \(what)"
    case .importedNames: "the names to import"
    case .moduleName: "the name of a module"
    case .alias: "a name after `as`"
    }
  }
}

extension SyntaxFault.ForeignOperator {
  var words: String {
    switch self {
    case .write(let python): "write `\(python)`"
    case .increment(let python): "write `\(python)`"
    case .ternary: "write `a if test else b`"
    case .comment: "a comment starts with `#`"
    case .spread: "to unpack, write `*`"
    case .arrow: "write `lambda x: …`"
    }
  }

  var place: String {
    switch self {
    case .comment: " comments"
    default: ""
    }
  }
}

extension SyntaxFault.Noun {
  var words: String {
    switch self {
    case .call: "the result of a call"
    case .comparison: "a comparison"
    case .literal: "a literal"
    case .expression: "an expression"
    case .lambda: "a lambda"
    case .comprehension: "a comprehension"
    case .conditional: "a conditional expression"
    case .formatted: "an f-string"
    case .dictionary: "a dictionary"
    case .set: "a set"
    case .none: "`None`"
    case .true: "`True`"
    case .false: "`False`"
    case .ellipsis: "`...`"
    case .starred: "a starred expression"
    case .named: "an assignment"
    case .list: "a list"
    case .tuple: "a tuple"
    case .attribute: "an attribute"
    case .subscription: "an index"
    }
  }

  /// Whether `==` may have been meant.
  var isComparable: Bool {
    switch self {
    case .call, .comparison, .literal, .expression, .conditional, .formatted: true
    default: false
    }
  }
}

extension Token.Kind {
  /// The bracket as written, also that of an f-string.
  var spelling: String { self == .replacementStart ? "{" : rawValue }
  var closingSpelling: String {
    closing == .replacementEnd ? "}" : closing?.rawValue ?? ""
  }
}

/// A text shortened for a message, on one line.
func abbreviated(_ text: String) -> String {
  let text = String(text.map { $0.isNewline ? " " : $0 })
  return text.count > 40 ? text.prefix(30) + "…" + text.suffix(5) : text
}
