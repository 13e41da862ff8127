/// A character of prose with its style.
struct StyledCharacter: Equatable {
  enum Style: Equatable { case plain, strong, emphasis, code }

  var character: Character
  var style: Style

  init(_ character: Character, _ style: Style) {
    self.character = character
    self.style = style
  }
}

/// Inline Markdown: `code`, **strong**, *emphasis*, [links](to).
enum InlineMarkup {
  /// The characters of a line with their styles, in linear time.
  static func parse(_ text: Substring) -> [StyledCharacter] {
    var parser = InlineParser()
    return parser.parse(text, readsLinks: true)
  }
}

/// Parses a line in one pass, remembering which closing marks are missing from the rest.
private struct InlineParser {
  /// Marks that do not occur in the rest of the line.
  private var exhausted: Set<String> = []
  /// The position of the next `]`, as far as searched.
  private var bracket: String.Index?
  /// Longer runs of backticks are plain text.
  private static let longestMark = 8

  /// - Parameter readsLinks: false within a link: links do not nest.
  mutating func parse(_ text: Substring, readsLinks: Bool) -> [StyledCharacter] {
    var result: [StyledCharacter] = []
    var rest = text
    while let first = rest.first {
      if first == "`", let (content, after) = enclosed(rest, by: String(rest.prefix { $0 == "`" })) {
        result += styled(content.count > 1 ? content.trimmingBlanks : content, .code)
        rest = after
      } else if first == "*", rest.hasPrefix("**"), let (content, after) = enclosed(rest, by: "**") {
        result += styled(content, .strong)
        rest = after
      } else if first == "*" || first == "_", Self.opensEmphasis(rest, after: result.last?.character),
        let (content, after) = enclosed(rest, by: String(first)), content.last != " "
      {
        result += styled(content, .emphasis)
        rest = after
      } else if readsLinks, first == "[", let (content, address, after) = link(rest) {
        // Marks that are missing within the link may follow it.
        let outer = exhausted
        result += parse(content, readsLinks: false) + styled(" (\(address))"[...], .plain)
        exhausted = outer
        rest = after
      } else if first == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
        result.append(StyledCharacter(next, .plain))
        rest = rest.dropFirst(2)
      } else if first == "`" {
        // A run that opens nothing is skipped as a whole.
        let run = rest.prefix { $0 == "`" }
        result += styled(run, .plain)
        rest = rest[run.endIndex...]
      } else {
        result.append(StyledCharacter(first == "\t" ? " " : first, .plain))
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private func styled(_ text: Substring, _ style: StyledCharacter.Style) -> [StyledCharacter] {
    text.map { StyledCharacter($0, style) }
  }

  /// The text between a mark and its next occurrence, and what follows.
  private mutating func enclosed(_ text: Substring, by mark: String) -> (Substring, Substring)? {
    guard mark.count <= Self.longestMark, !exhausted.contains(mark) else { return nil }
    let content = text.dropFirst(mark.count)
    let found = content.dropFirst().firstRange(of: mark)
    guard let found else {
      exhausted.insert(mark)
      return nil
    }
    return (content[..<found.lowerBound], content[found.upperBound...])
  }

  /// Whether an asterisk or underscore begins emphasis, instead of being part of a product or a name.
  private static func opensEmphasis(_ text: Substring, after previous: Character?) -> Bool {
    guard let next = text.dropFirst().first, !next.isWhitespace, next != text.first else { return false }
    return previous.map { !$0.isLetter && !$0.isNumber } ?? true
  }

  /// The text of a link, its address, and what follows.
  private mutating func link(_ text: Substring) -> (Substring, Substring, Substring)? {
    if bracket.map({ $0 < text.startIndex }) ?? true {
      guard !exhausted.contains("]") else { return nil }
      bracket = text.firstIndex(of: "]")
      if bracket == nil { exhausted.insert("]") }
    }
    guard let bracket else { return nil }
    let tail = text[text.index(after: bracket)...]
    guard tail.first == "(", !exhausted.contains(")") else { return nil }
    guard let end = tail.firstIndex(of: ")") else {
      exhausted.insert(")")
      return nil
    }
    return (
      text[text.index(after: text.startIndex)..<bracket], tail[tail.index(after: tail.startIndex)..<end],
      tail[tail.index(after: end)...]
    )
  }
}

extension InlineMarkup {
  /// The characters as terminal text.
  static func text(_ characters: some Collection<StyledCharacter>, theme: Theme) -> String {
    var result = ""
    var style = StyledCharacter.Style.plain
    for character in characters {
      if character.style != style {
        result += change(from: style, to: character.style, theme: theme)
        style = character.style
      }
      result.append(character.character)
    }
    return result + change(from: style, to: .plain, theme: theme)
  }

  /// The width of the characters in columns.
  static func width(of characters: some Collection<StyledCharacter>, theme: Theme) -> Int {
    let text = text(characters, theme: .none)
    let marks = !theme.isPlain ? text.count { $0 == "`" } - characters.count { $0.character == "`" } : 0
    return DisplayWidth.of(text) - marks
  }

  private static func change(
    from old: StyledCharacter.Style, to new: StyledCharacter.Style, theme: Theme
  ) -> String {
    if theme.isPlain { return (old == .code ? "`" : "") + (new == .code ? "`" : "") }
    let start =
      switch new {
      case .plain: ""
      case .strong: theme.start(.heading)
      case .emphasis: theme.start(.emphasis)
      case .code: theme.start(.code)
      }
    return (old == .plain ? "" : theme.end) + start
  }
}
