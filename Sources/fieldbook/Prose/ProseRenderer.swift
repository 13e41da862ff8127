import Language

/// Renders Markdown prose for a terminal: headings bold, code and emphasis styled, paragraphs and lists wrapped,
/// tables and code blocks unchanged.
struct ProseRenderer {
  /// The width in columns.
  let width: Int

  /// The colours; without any, `code` keeps its backticks and other marks are dropped.
  let theme: Theme

  /// The maximum number of lines of a paragraph.
  private static let longestParagraph = 1000

  /// The maximum line width, for readability.
  static let widest = 88

  init(width: Int, theme: Theme) {
    self.width = max(20, min(width, ProseRenderer.widest))
    self.theme = theme
  }

  /// The rendered prose, with a final line break.
  func render(_ markdown: String) -> String {
    let markdown = Visible.text(markdown)
    var lines: [String] = []
    var paragraph: [Substring] = []
    var item: (mark: ListMark, lines: [Substring])?
    var quote: [Substring] = []
    var table: [Substring] = []
    var fence: Substring?
    var rest: Substring? = markdown[...]
    func endParagraph() {
      if !table.isEmpty {
        lines += ProseTable(table).lines(
          width: width,
          wrap: { text, columns in
            wrap(InlineMarkup.parse(Substring(text)), first: "", rest: "", width: columns)
          }, columns: PaintedRows.width)
      }
      table = []
      if !quote.isEmpty { lines += set(quote.joined(separator: " "), first: "  │ ", rest: "  │ ") }
      quote = []
      if let (mark, lines: texts) = item {
        lines += set(
          texts.joined(separator: " "), first: mark.indentation + mark.bullet + " ", rest: mark.hanging)
      }
      item = nil
      if !paragraph.isEmpty { lines += set(paragraph.joined(separator: " "), first: "", rest: "") }
      paragraph = []
    }
    while let text = rest {
      let end = text.firstIndex(of: "\n")
      let line = text[..<(end ?? text.endIndex)]
      rest = end.map { text[text.index(after: $0)...] }
      let content = line.trimmingBlanks
      if !table.isEmpty, !ProseTable.isRow(content) { endParagraph() }
      if let open = fence {
        if content.hasPrefix(open), content.allSatisfy({ $0 == open.first }) {
          fence = nil
        } else {
          lines.append("    " + line)
        }
      } else if content.hasPrefix("```") || content.hasPrefix("~~~") {
        endParagraph()
        fence = content.prefix { $0 == content.first }
      } else if content.hasPrefix("<!--"), content.hasSuffix("-->") {
        // A comment is for whoever writes the lesson.
        continue
      } else if content.isEmpty {
        endParagraph()
        if lines.last?.isEmpty == false { lines.append("") }
      } else if content.hasPrefix("#"), let heading = heading(content) {
        endParagraph()
        lines += heading
      } else if ProseTable.isRow(content) {
        if table.isEmpty { endParagraph() }
        table.append(content)
      } else if Self.isTag(content) {
        endParagraph()
      } else if let mark = ListMark(line) {
        endParagraph()
        item = (mark, [mark.text])
      } else if content.hasPrefix(">") {
        let quoted = content.dropFirst().trimmingBlanks
        if !paragraph.isEmpty || item != nil || quoted.isEmpty { endParagraph() }
        if quoted.isEmpty { lines.append("  │") } else { quote.append(quoted) }
      } else if let count = item?.lines.count, count < Self.longestParagraph, line.hasPrefix("  ") {
        item?.lines.append(content)
      } else if paragraph.isEmpty, item == nil, line.hasPrefix("  "), let last = lines.last, !last.isEmpty {
        lines += set(content, first: indentation(of: line), rest: indentation(of: line))
      } else {
        if !quote.isEmpty || item != nil || paragraph.count >= Self.longestParagraph { endParagraph() }
        paragraph.append(content)
      }
    }
    endParagraph()
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a line is a tag of HTML alone, such as `<details>`: nothing to read.
  private static func isTag(_ line: Substring) -> Bool {
    line.hasPrefix("<") && line.hasSuffix(">")
      && line.dropFirst().first.map { $0.isLetter || $0 == "/" } ?? false
      && !line.dropFirst().dropLast().contains("<") && !line.contains("://")
  }

  private func indentation(of line: Substring) -> String { String(line.prefix { $0 == " " }) }

  private func heading(_ line: Substring) -> [String]? {
    let text = line.drop { $0 == "#" }
    guard text.first == " " else { return nil }
    let marked = InlineMarkup.parse(text.trimmingBlanks).map { character in
      var character = character
      character.style = .strong
      return character
    }
    return wrap(marked, first: "", rest: "")
  }

  /// Wraps a text with inline marks.
  private func set(_ text: some StringProtocol, first: String, rest: String) -> [String] {
    wrap(InlineMarkup.parse(Substring(text)), first: first, rest: rest)
  }

  private func wrap(_ text: [StyledCharacter], first: String, rest: String, width: Int? = nil) -> [String] {
    let width = width ?? self.width
    var lines: [String] = []
    var line: [StyledCharacter] = []
    var used = 0
    func endLine() {
      lines.append((lines.isEmpty ? first : rest) + InlineMarkup.text(line, theme: theme))
      line = []
      used = 0
    }
    let room = width - max(DisplayWidth.of(first), DisplayWidth.of(rest))
    for (blank, word) in words(of: text, room: room) {
      let columns = InlineMarkup.width(of: word, theme: theme)
      let room = width - DisplayWidth.of(lines.isEmpty ? first : rest)
      if used > 0, used + 1 + columns > room { endLine() }
      if used > 0 {
        line.append(blank)
        used += 1
      }
      line += word
      used += columns
    }
    if !line.isEmpty || lines.isEmpty { endLine() }
    return lines
  }
}

extension ProseRenderer {
  /// What is kept on one line, with the blank before it: words, and code with its blanks where a line has room for it.
  private func words(
    of text: [StyledCharacter], room: Int
  ) -> [(blank: StyledCharacter, word: ArraySlice<StyledCharacter>)] {
    func parts(_ text: ArraySlice<StyledCharacter>, _ isBlank: (StyledCharacter) -> Bool) -> [(
      StyledCharacter, ArraySlice<StyledCharacter>
    )] {
      text.split(whereSeparator: isBlank).map { word in
        let before = word.startIndex > text.startIndex ? text[word.startIndex - 1] : nil
        return (before ?? StyledCharacter(" ", .plain), word)
      }
    }
    return parts(text[...]) { $0.character == " " && $0.style != .code }.flatMap { blank, word in
      if InlineMarkup.width(of: word, theme: theme) <= room { return [(blank, word)] }
      var inner = parts(word) { $0.character == " " }
      if !inner.isEmpty { inner[0].0 = blank }
      return inner
    }
  }
}

/// The beginning of a list item.
private struct ListMark {
  let indentation: String
  let bullet: String
  let text: Substring

  /// The indentation of the item's further lines.
  var hanging: String { indentation + String(repeating: " ", count: bullet.count + 1) }

  init?(_ line: Substring) {
    let spaces = line.prefix { $0 == " " }
    let rest = line.dropFirst(spaces.count)
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    let mark: Substring
    if let first = rest.first, "-*+".contains(first) {
      mark = rest.prefix(1)
    } else if !number.isEmpty, number.count < 4, rest.dropFirst(number.count).first == "." {
      mark = rest.prefix(number.count + 1)
    } else {
      return nil
    }
    guard rest.dropFirst(mark.count).first == " " else { return nil }
    indentation = String(spaces)
    bullet = number.isEmpty ? "•" : String(mark)
    text = rest.dropFirst(mark.count).trimmingBlanks
  }
}
