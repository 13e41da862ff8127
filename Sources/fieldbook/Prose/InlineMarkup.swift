/// A character of prose and how it is marked.
struct StyledCharacter: Equatable {
  enum Style: Equatable { case plain, strong, emphasis, code }

  var character: Character
  var style: Style

  init(_ character: Character, _ style: Style) {
    self.character = character
    self.style = style
  }
}

/// The marks within a line of Markdown: `code`, **strong**, *emphasis*, [links](to).
enum InlineMarkup {
  /// The characters of a line and their marks.
  static func parse(_ text: Substring) -> [StyledCharacter] {
    var result: [StyledCharacter] = []
    var rest = text
    while let first = rest.first {
      if first == "`", let (content, after) = enclosed(rest, by: String(rest.prefix { $0 == "`" })) {
        result += styled(content.count > 1 ? content.trimmingBlanks : content, .code)
        rest = after
      } else if rest.hasPrefix("**"), let (content, after) = enclosed(rest, by: "**") {
        result += styled(content, .strong)
        rest = after
      } else if first == "*" || first == "_", opensEmphasis(rest, after: result.last?.character),
        let (content, after) = enclosed(rest, by: String(first)), content.last != " "
      {
        result += styled(content, .emphasis)
        rest = after
      } else if first == "[", let (content, after) = link(rest) {
        result += parse(content)
        rest = after
      } else if first == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
        result.append(StyledCharacter(next, .plain))
        rest = rest.dropFirst(2)
      } else {
        result.append(StyledCharacter(first == "\t" ? " " : first, .plain))
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func styled(_ text: Substring, _ style: StyledCharacter.Style) -> [StyledCharacter] {
    text.map { StyledCharacter($0, style) }
  }

  /// What stands between a mark at the start of a text and the next one, and what follows.
  private static func enclosed(_ text: Substring, by mark: String) -> (Substring, Substring)? {
    let content = text.dropFirst(mark.count)
    var index = content.startIndex
    while index < content.endIndex {
      let rest = content[index...]
      if rest.hasPrefix(mark), index > content.startIndex {
        return (content[..<index], rest.dropFirst(mark.count))
      }
      index = content.index(after: index)
    }
    return nil
  }

  /// Whether an asterisk or underscore begins an emphasis, rather than a product or a name.
  private static func opensEmphasis(_ text: Substring, after previous: Character?) -> Bool {
    guard let next = text.dropFirst().first, !next.isWhitespace, next != text.first else { return false }
    return previous.map { !$0.isLetter && !$0.isNumber } ?? true
  }

  /// The text of a link, with its address behind it, and what follows.
  private static func link(_ text: Substring) -> (Substring, Substring)? {
    guard let middle = text.firstIndex(of: "]") else { return nil }
    let tail = text[text.index(after: middle)...]
    guard tail.first == "(", let end = tail.firstIndex(of: ")") else { return nil }
    let address = tail[tail.index(after: tail.startIndex)..<end]
    return (
      "\(text[text.index(after: text.startIndex)..<middle]) (\(address))", tail[tail.index(after: end)...]
    )
  }
}

extension InlineMarkup {
  /// The characters as a terminal shows them.
  static func text(_ characters: some Collection<StyledCharacter>, usesColour: Bool) -> String {
    var result = ""
    var style = StyledCharacter.Style.plain
    for character in characters {
      if character.style != style {
        result += change(from: style, to: character.style, usesColour: usesColour)
        style = character.style
      }
      result.append(character.character)
    }
    return result + change(from: style, to: .plain, usesColour: usesColour)
  }

  /// Columns that the characters take.
  static func width(of characters: some Collection<StyledCharacter>, usesColour: Bool) -> Int {
    let text = text(characters, usesColour: false)
    let marks = usesColour ? text.count { $0 == "`" } - characters.count { $0.character == "`" } : 0
    return DisplayWidth.of(text) - marks
  }

  private static func change(
    from old: StyledCharacter.Style, to new: StyledCharacter.Style, usesColour: Bool
  ) -> String {
    if !usesColour { return (old == .code ? "`" : "") + (new == .code ? "`" : "") }
    let start =
      switch new {
      case .plain: ""
      case .strong: "\u{1B}[1m"
      case .emphasis: "\u{1B}[3m"
      case .code: "\u{1B}[36m"
      }
    return (old == .plain ? "" : "\u{1B}[0m") + start
  }
}
