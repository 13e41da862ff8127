/// The formats in which a notebook is written.
package enum ExportFormat: String, CaseIterable, Sendable {
  /// A notebook that runs again.
  case markdown = "md"
  /// A page to be read.
  case html

  /// The format by file extension; `nil` if none is written with it.
  package init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: "."), !fileName[dot...].contains("/") else { return nil }
    self.init(rawValue: fileName[fileName.index(after: dot)...].lowercased())
  }

  /// A notebook in this format.
  package func text(of notebook: Notebook) -> String {
    switch self {
    case .markdown: Markdown.print(notebook)
    case .html: HTML.print(notebook)
    }
  }

  /// A session in this format.
  package func text(ofSession name: String, _ entries: [JournalEntry]) -> String {
    switch self {
    case .markdown: Markdown.print(Notebook(session: name, entries))
    case .html: HTML.print(session: name, entries)
    }
  }
}
