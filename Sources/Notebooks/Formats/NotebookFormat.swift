import Files

/// The file formats of notebooks.
package enum NotebookFormat: String, CaseIterable, Sendable {
  /// Prose, and cells in fenced blocks, with their outputs.
  case markdown = "md"
  /// A Jupyter notebook, nbformat 4.
  case jupyter = "ipynb"
  /// A script, plain or divided by `# %%`, with its outputs as comments.
  case python = "py"

  /// The format by file extension; `nil` if it is unknown.
  package init?(fileName: String) {
    switch fileName.fileExtension {
    case "md", "markdown": self = .markdown
    case "ipynb": self = .jupyter
    case "py": self = .python
    default: return nil
    }
  }

  /// Whether its files keep the outputs of cells.
  package var recordsOutputs: Bool { self != .python }

  /// Reads a notebook from a text.
  ///
  /// - Throws: `JupyterFault` if the text is to be a Jupyter notebook and is none; every text is Markdown or a script.
  package func parse(_ text: String) throws(JupyterFault) -> Notebook {
    switch self {
    case .markdown: Markdown.parse(text)
    case .jupyter: try Jupyter.parse(text)
    case .python: PercentScript.parse(text)
    }
  }

  /// Writes a notebook as a text.
  package func print(_ notebook: Notebook) -> String {
    switch self {
    case .markdown: Markdown.print(notebook)
    case .jupyter: Jupyter.print(notebook)
    case .python: PercentScript.print(notebook)
    }
  }
}

extension Notebook {
  /// Reads a notebook from a file, in the format of its extension.
  ///
  /// - Throws: `FileFault` if the file cannot be read, is not text, has an unknown extension, is no notebook, or was exported by
  ///   a newer version.
  package init(contentsOf path: String) throws(FileFault) {
    guard let format = NotebookFormat(fileName: path) else { throw FileFault(path, .unknownFormat) }
    let text = try TextFile.read(path)
    do { self = try format.parse(text) } catch { throw FileFault(path, .notANotebook(error)) }
    if let header { try KeptFormat.export.check(header.format, of: path) }
  }
}
