import Files

/// A session as it is exported.
package struct SessionRecord: Sendable {
  /// Its name.
  package var name: String
  /// Its cells, and the prose between them.
  package var entries: [JournalEntry]
  /// What it ran with.
  package var header: SessionHeader?

  /// A session.
  package init(name: String, header: SessionHeader? = nil, entries: [JournalEntry]) {
    self.name = name
    self.header = header
    self.entries = entries
  }

  /// A line for its title.
  package var title: String { notebook.title ?? name }

  /// The session as a notebook.
  package var notebook: Notebook { Notebook(session: name, header: header, entries) }
}

/// A format that sessions are exported in.
///
///     ExportFormat(fileName: "lenet.py")?.name     // "py"
package struct ExportFormat: Sendable {
  /// The name, which is also the file extension.
  package let name: String

  /// Further file extensions.
  let otherExtensions: [String]

  private let content: Content

  private enum Content: Sendable {
    /// What a notebook is written as.
    case notebook(@Sendable (Notebook) -> String)
    /// A page, with the times of a session where it is one.
    case page
    /// What is made of a session's times as well.
    case session(@Sendable (SessionRecord) -> String)
  }

  private init(_ name: String, _ content: Content, _ otherExtensions: [String] = []) {
    self.name = name
    self.otherExtensions = otherExtensions
    self.content = content
  }

  /// All of them; the first is the usual one.
  package static let all = [
    ExportFormat("md", .notebook(Markdown.print), ["markdown"]),
    ExportFormat("ipynb", .notebook(Jupyter.print)),
    ExportFormat("html", .page),
    ExportFormat("py", .notebook(PercentScript.print)),
    ExportFormat("svg", .notebook(TerminalPicture.print)),
    ExportFormat("cast", .session(Asciicast.print)),
  ]

  /// The file extensions, for messages: `.md, .py or .cast`.
  package static let endings =
    all.dropLast().map { "." + $0.name }.joined(separator: ", ")
    + all.suffix(1).map { " or ." + $0.name }.joined()

  /// The format of a name.
  package init?(_ name: String) {
    guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
    self = format
  }

  /// The format by file extension.
  package init?(fileName: String) {
    guard let ending = fileName.fileExtension,
      let format = Self.all.first(where: { $0.name == ending || $0.otherExtensions.contains(ending) })
    else { return nil }
    self = format
  }

  /// Writes a session as a text.
  package func print(_ session: SessionRecord) -> String {
    switch content {
    case .notebook(let print): print(session.notebook)
    case .page: HTML.print(session: session.name, header: session.header, session.entries)
    case .session(let print): print(session)
    }
  }

  /// Writes a notebook as a text; `nil` if the format needs a session.
  package func print(_ notebook: Notebook) -> String? {
    switch content {
    case .notebook(let print): print(notebook)
    case .page: HTML.print(notebook)
    case .session: nil
    }
  }
}
