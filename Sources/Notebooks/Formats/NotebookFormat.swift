/// The file formats of notebooks.
package enum NotebookFormat: String, CaseIterable, Sendable {
  /// Prose, and cells in fenced blocks, with their outputs.
  case markdown = "md"
  /// A script, plain or divided by `# %%`, with its outputs as comments.
  case python = "py"

  /// The format by file extension; `nil` if it is unknown.
  package init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: "."), !fileName[dot...].contains("/") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "md", "markdown": self = .markdown
    case "py": self = .python
    default: return nil
    }
  }

  /// Reads a notebook from a text.
  package func parse(_ text: String) -> Notebook {
    switch self {
    case .markdown: Markdown.parse(text)
    case .python: PercentScript.parse(text)
    }
  }

  /// Writes a notebook as a text.
  package func print(_ notebook: Notebook) -> String {
    switch self {
    case .markdown: Markdown.print(notebook)
    case .python: PercentScript.print(notebook)
    }
  }
}

extension Notebook {
  /// Reads a notebook from a file, in the format of its extension.
  ///
  /// - Throws: `FileFault` if the file cannot be read, is not text, or has an unknown extension.
  package init(contentsOf path: String) throws(FileFault) {
    guard let format = NotebookFormat(fileName: path) else { throw FileFault(path, .unknownFormat) }
    self = format.parse(try TextFile.read(path))
  }
}
