import Formats

/// Notebooks as Jupyter's `.ipynb` files, nbformat 4: read in any minor version, written in 4.5.
///
///     let notebook = try Jupyter.parse(text)
///     Jupyter.print(notebook)     // equal to the text as JSON
///
/// A document that was read stays with the notebook (`Notebook.document`). Writing takes each cell from it that is
/// still as it was, and from changed cells whatever the model does not have: identifiers, attachments, metadata.
/// Nothing in a document is run or interpreted: HTML and scripts in outputs are data, and only kept.
package enum Jupyter {
  /// Reads a notebook.
  ///
  /// - Throws: `JupyterFault` if the text is no notebook of nbformat 4.
  package static func parse(_ text: String) throws(JupyterFault) -> Notebook {
    let document: JSON
    do { document = try JSON(parsing: text) } catch { throw .json(error) }
    guard let version = document["nbformat"]?.int else { throw .notADocument }
    guard version == 4 else { throw .version(version) }
    var notebook = Notebook(try cells(of: document))
    notebook.document = document
    return notebook
  }

  /// Writes a notebook.
  package static func print(_ notebook: Notebook) -> String { json(of: notebook).indentedText }

  /// The cells of a document.
  static func cells(of document: JSON) throws(JupyterFault) -> [Cell] {
    guard let cells = document["cells"]?.array else { throw .notADocument }
    var result: [Cell] = []
    for (index, cell) in cells.enumerated() {
      do { result.append(try self.cell(cell)) } catch { throw .cell(index + 1, error) }
    }
    return result
  }

  private static func cell(_ json: JSON) throws(JupyterFault.Problem) -> Cell {
    guard let kind = json["cell_type"]?.string else { throw .kind }
    guard let source = text(json["source"] ?? .string("")) else { throw .source }
    switch kind {
    case "code": return .code(try codeCell(json, source: source))
    case "markdown":
      return question(source, metadata: json["metadata"]).map(Cell.question) ?? .prose(source)
    // A raw cell is for one kind of export only: it is shown as it stands.
    default: return .prose(Markdown.block("raw", source.withoutFinalLineBreak))
    }
  }

  private static func codeCell(_ json: JSON, source: String) throws(JupyterFault.Problem) -> CodeCell {
    var cell = CodeCell(source.withoutFinalLineBreak)
    cell.execution = execution(of: json)
    cell.attributes = attributes(of: json["metadata"])
    if let outputs = json["outputs"] {
      guard let outputs = outputs.array else { throw .outputs }
      cell.outputs = try self.outputs(outputs, number: cell.execution?.number ?? 0)
    }
    return cell
  }

  /// A text, which may be divided into a list of lines; `nil` if the value is neither.
  static func text(_ json: JSON) -> String? {
    if let text = json.string { return text }
    guard let lines = json.array else { return nil }
    var text = ""
    for line in lines {
      guard let line = line.string else { return nil }
      text += line
    }
    return text
  }

  /// A text as the list of its lines.
  static func lines(_ text: String) -> JSON {
    var lines: [JSON] = []
    var rest = text.utf8[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(.string(String(Substring(rest[...end]))))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { lines.append(.string(String(Substring(rest)))) }
    return .array(lines)
  }
}

// MARK: - Attributes of cells and questions

extension Jupyter {
  /// What stands in a cell's fence, from its metadata: `{"fieldbook": {"attributes": "tolerance=1e-3"}}`.
  private static func attributes(of metadata: JSON?) -> String {
    let text = metadata?["fieldbook"]?["attributes"]?.string ?? ""
    return text.contains { $0.isNewline || $0 == "`" } ? "" : text.trimmed
  }

  /// The question of a Markdown cell: a fenced block and nothing else, or the one in its metadata.
  private static func question(_ source: String, metadata: JSON?) -> String? {
    if source.contains("question"), case .question(let yaml)? = Markdown.parse(source).onlyCell {
      return yaml
    }
    return metadata?["fieldbook"]?["question"]?.string
  }

  /// The source and the metadata of a question's cell. The text is shown, and the block kept in the metadata; a block
  /// that is to be written into, as in an assignment, is shown as it stands.
  static func questionCell(_ yaml: String) -> (source: String, metadata: JSON) {
    guard let question = try? Question(yaml: yaml) else {
      return (Markdown.block("question", yaml), .object([]))
    }
    return (question.prose, ["fieldbook": ["question": .string(yaml)]])
  }
}

extension Notebook {
  fileprivate var onlyCell: Cell? { cells.count == 1 ? cells.first : nil }
}
