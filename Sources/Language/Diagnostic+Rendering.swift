extension Diagnostic {
  /// The diagnostic as lines of text, each with its line break.
  ///
  /// - Parameters:
  ///   - colour: whether to use the terminal's colours.
  ///   - width: the width in columns; longer source lines are shown in part, around the fault.
  package func rendered(colour: Bool = false, width: Int = 110) -> String {
    var text = Rendering(colour: colour, width: min(max(width, 40), Rendering.reach), gutter: gutter)
    text.paragraph("Error:", .error, message)
    if let location { text.excerpt(location, label: label, style: .error) }
    for note in notes {
      text.line(note.headline(in: location?.source))
      if let place = note.location { text.excerpt(place, label: note.label, style: .note) }
    }
    if let help { text.paragraph("help:", .help, help) }
    return text.text
  }

  /// The digits of the largest line number shown.
  private var gutter: Int {
    let places = ([location] + notes.map(\.location)).compactMap { $0 }
    let last = places.map { $0.source.line(at: max($0.span.start, $0.span.end - 1)) }.max() ?? 1
    return String(last).count
  }
}

extension Diagnostic.Note {
  /// The line above a note's excerpt.
  fileprivate func headline(in source: SourceText?) -> String {
    let place = location.flatMap {
      $0.source.name.isEmpty || $0.source.name == source?.name ? nil : $0.source.name
    }
    return switch kind {
    case .remark: "note: \(message)" + (place.map { " (\($0))" } ?? "")
    case .call:
      "in \(message), called" + (count > 1 ? " \(count) times" : "") + (place.map { " in \($0)" } ?? "")
        + (location == nil ? "" : " here:")
    }
  }
}

/// The text of a diagnostic, under construction.
private struct Rendering {
  let colour: Bool
  let width: Int
  let gutter: Int
  var text = ""

  /// Columns beyond which nothing is shown, whatever the width.
  static let reach = 1000

  enum Style: String {
    case error = "\u{1B}[1;31m"
    case note = "\u{1B}[1;34m"
    case help = "\u{1B}[1;32m"
    case faint = "\u{1B}[2m"
  }

  mutating func line(_ content: String) {
    text += content
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    text += "\n"
  }

  /// A wrapped sentence after its heading.
  mutating func paragraph(_ heading: String, _ style: Style, _ sentence: String) {
    let wrapped = "\(heading) \(sentence)".wrapped(to: width, hanging: heading.count + 1)
    line(styled(heading, style) + wrapped.dropFirst(heading.count))
  }

  func styled(_ content: String, _ style: Style) -> String {
    colour ? style.rawValue + content + "\u{1B}[0m" : content
  }

  /// The lines of a span with the span marked: all of them if few, else the first and the last ones.
  mutating func excerpt(_ location: Location, label: String?, style: Style) {
    let source = location.source
    let span = Span(location.span.start, min(location.span.end, source.bytes.count))
    let first = source.lineIndex(at: min(span.start, source.bytes.count))
    let last = source.lineIndex(at: max(span.start, span.end - 1))
    for index in first...max(first, last) {
      if last - first > 3, index > first + 1, index < last {
        if index == first + 2 { line(margin("…")) }
        continue
      }
      mark(span, in: source, lineIndex: index, label: index == last ? label : nil, style: style)
    }
  }

  private mutating func mark(
    _ span: Span, in source: SourceText, lineIndex: Int, label: String?, style: Style
  ) {
    let lineSpan = source.lineSpan(lineIndex)
    let bytes = source.bytes
    // Indentation is not marked on lines after the first.
    var start = max(span.start, lineSpan.start)
    let end = min(span.end, lineSpan.end)
    let isContinued = span.start < lineSpan.start
    if isContinued {
      while start < end, bytes[start].isBlank { start += 1 }
    }
    start = min(start, lineSpan.end)
    // Only the visible part of a very long line is processed.
    let shown = Span(
      source.characterStart(max(lineSpan.start, start - 4 * Self.reach)),
      source.characterStart(min(lineSpan.end, start + 4 * Self.reach)))
    let markedEnd = min(end, shown.end)
    let before = Columns(bytes[shown.start..<start])
    let marked = Columns(bytes[start..<max(start, markedEnd)], from: before.width)
    let after = Columns(bytes[max(start, markedEnd)..<shown.end], from: before.width + marked.width)
    let window = Window(
      before: before.width, marked: marked.width, after: after.width, room: width - gutter - 5)
    let content = before.cells + marked.cells + after.cells
    line(margin(String(source.firstLine + lineIndex)) + window.cut(content))
    if marked.width == 0, isContinued { return }
    let carets = String(repeating: "^", count: max(1, window.marked))
    let indent = String(repeating: " ", count: window.indent)
    line(margin("") + indent + styled(carets + (label.map { " " + $0 } ?? ""), style))
  }

  private func margin(_ number: String) -> String {
    let padding = String(repeating: " ", count: max(0, gutter - number.count))
    return styled("  " + padding + number + " │ ", .faint)
  }
}

/// The visible part of a long line.
private struct Window {
  /// Columns omitted at the front, and columns shown.
  let skipped: Int
  let shown: Int
  /// The position and number of the carets within the visible part.
  let indent: Int
  let marked: Int
  private let isCutBehind: Bool

  init(before: Int, marked: Int, after: Int, room: Int) {
    let total = before + marked + after
    guard total > room else {
      (skipped, shown, indent, self.marked, isCutBehind) = (0, total, before, marked, false)
      return
    }
    let lead = min(before, max(room / 3, room - marked - after - 1))
    skipped = before - lead
    let front = skipped > 0 ? 1 : 0
    isCutBehind = total - skipped > room - front
    shown = min(total - skipped, room - front - 1)
    indent = lead + front
    self.marked = min(marked, max(1, shown - lead))
  }

  /// The visible part of a line, with `…` for what is omitted.
  func cut(_ cells: [Columns.Cell]) -> String {
    var column = 0
    var result = skipped > 0 ? "…" : ""
    for cell in cells {
      if column >= skipped + shown { break }
      if column >= skipped {
        result += cell.text
      } else if column + cell.width > skipped {
        // The visible half of a wide character is blank.
        result += String(repeating: " ", count: column + cell.width - skipped)
      }
      column += cell.width
    }
    while result.last == " " { result.removeLast() }
    return isCutBehind ? result + "…" : result
  }
}
