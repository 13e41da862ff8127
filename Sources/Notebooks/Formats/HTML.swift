import Language

/// Notebooks as HTML: a page that needs no other file, no network and no script, and says so to the browser.
///
///     HTML.print(Markdown.parse("# Sums\n\n```python\n1 + 1\n```\n"))
///
/// The page has the notebook's title, a table of contents from its headings, and an anchor for each of them and for each
/// cell (`#cell-3`). What a notebook contains is text: HTML in its prose and its outputs is shown, not followed.
package enum HTML {
  /// What is known about a notebook as a whole: its session, its seed …
  package struct Fact: Equatable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
  }

  /// When a cell was started, in UTC as the journal has it, and how long it ran.
  package struct Run: Equatable, Sendable {
    package var time: String
    package var seconds: Double?

    package init(time: String, seconds: Double?) { (self.time, self.seconds) = (time, seconds) }
  }

  /// A notebook as a page.
  ///
  /// - `facts`: shown below the title.
  /// - `runs`: those of the code cells, in order, as far as they are known.
  package static func print(_ notebook: Notebook, facts: [Fact] = [], runs: [Run] = []) -> String {
    HTMLNotebook(notebook, facts: facts, runs: runs).html
  }

  /// A session as a page: a lesson that was taken, or cells alone.
  package static func print(session name: String, header: SessionHeader? = nil, _ entries: [JournalEntry])
    -> String
  {
    var notebook = Notebook(session: name, entries)
    // A lesson's session begins with the lesson's own title.
    if case .prose(let text)? = notebook.cells.dropFirst().first, text.hasPrefix("# ") {
      notebook.cells.removeFirst()
    }
    let cells = entries.filter { $0.prose == nil }
    var facts = [Fact("Session", name)]
    if let first = entries.first, let moment = HTMLMoment(first.time) {
      facts.append(Fact("Begun", "\(moment.day) \(moment.minute) UTC"))
    }
    facts.append(Fact("Cells", String(cells.count)))
    facts.append(Fact("Time in cells", Quantity.text(seconds: cells.reduce(0) { $0 + ($1.seconds ?? 0) })))
    if let header {
      facts.append(Fact("Recorded with", "Fieldbook \(header.version)"))
      if let seed = header.seed { facts.append(Fact("Seed", String(seed))) }
      facts.append(Fact("Threads", String(header.threads)))
      facts.append(Fact("Instruction set", header.instructionSet))
      facts += header.data.sorted { $0.key < $1.key }.map { Fact($0.key, "SHA-256 \($0.value.prefix(16))…") }
    }
    return print(notebook, facts: facts, runs: cells.map { Run(time: $0.time, seconds: $0.seconds) })
  }
}

/// A moment in a journal: `2026-11-23T16:40:01Z`.
struct HTMLMoment {
  let text: String
  var day: Substring { text.prefix(10) }
  var minute: Substring { text.dropFirst(11).prefix(5) }
  var second: Substring { text.dropFirst(11).prefix(8) }

  /// Nil for anything else.
  init?(_ text: String) {
    let form = "0000-00-00T00:00:00Z"
    guard text.utf8.count == form.utf8.count,
      zip(text.utf8, form.utf8).allSatisfy({ byte, sign in
        sign == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == sign
      })
    else { return nil }
    self.text = text
  }
}

// MARK: - Blocks of text

extension HTML {
  /// Lines longer than a phone is wide can be scrolled, with the keyboard too.
  private static let narrow = 40
  /// Blocks with more lines than this scroll in themselves.
  private static let tall = 60

  /// A block of preformatted text.
  ///
  /// - `label`: what it is, for a screen reader.
  /// - `isPicture`: whether its characters are a picture that the label describes.
  static func block(
    _ text: String, isPython: Bool = false, label: String = "Code", isPicture: Bool = false,
    to writer: inout HTMLWriter
  ) {
    let lines = text.lines
    let text = lines.joined(separator: "\n")
    let isTall = lines.count > tall
    let scrolls = isTall || lines.contains { $0.utf8.count > narrow && $0.count > narrow }
    writer.open(
      "pre",
      [
        "class": isTall ? "tall" : nil, "tabindex": scrolls ? "0" : nil,
        "role": isPicture ? "img" : scrolls ? "group" : nil,
        "aria-label": isPicture || scrolls ? label : nil,
      ])
    writer.open("code")
    if isPython { python(text, to: &writer) } else { writer.words(text) }
    writer.close("code")
    writer.close("pre")
    writer.endLine()
  }

  /// Code with its colours.
  private static func python(_ text: String, to writer: inout HTMLWriter) {
    let source = SourceText(text)
    var end = 0
    for coloured in source.colouredSpans where coloured.span.start >= end {
      writer.words(source.text(of: Span(end, coloured.span.start)))
      writer.element("span", ["class": HTMLStyle.name(of: coloured.kind)], source.text(of: coloured.span))
      end = coloured.span.end
    }
    writer.words(source.text(of: Span(end, source.bytes.count)))
  }
}
