import Figures
package import Formats

extension Jupyter {
  /// A notebook as a document.
  static func json(of notebook: Notebook) -> JSON {
    let document = notebook.document ?? emptyDocument
    let kept = KeptCells(of: document)
    // Cells have identifiers since nbformat 4.5.
    var identifiers =
      (document["nbformat_minor"]?.int ?? 0) >= 5 ? CellIdentifiers(taken: kept.identifiers) : nil
    let matches = kept.matches(for: notebook.cells)
    var cells: [JSON] = []
    for (cell, match) in zip(notebook.cells, matches) {
      if let match {
        cells.append(updated(kept.cells[match], to: cell))
      } else {
        cells.append(json(of: cell, identifier: identifiers?.next(for: cell)))
      }
    }
    return document.setting("cells", .array(cells))
  }

  /// The document of a notebook that is none of Jupyter's: nbformat 4.5, no cells.
  private static var emptyDocument: JSON {
    [
      "cells": [],
      "metadata": [
        "kernelspec": ["display_name": "Fieldbook", "language": "python", "name": "fieldbook"],
        "language_info": [
          "file_extension": ".py", "mimetype": "text/x-python", "name": "python", "pygments_lexer": "python",
        ],
      ],
      "nbformat": 4,
      "nbformat_minor": 5,
    ]
  }

  private static func json(of cell: Cell, identifier: String?) -> JSON {
    let id = identifier.map { [JSON.Member("id", .string($0))] } ?? []
    func markdown(_ source: String, _ metadata: JSON) -> JSON {
      .object(
        [JSON.Member("cell_type", "markdown")] + id + [
          JSON.Member("metadata", metadata), JSON.Member("source", lines(source)),
        ])
    }
    switch cell {
    case .prose(let text): return markdown(text, .object([]))
    case .question(let yaml):
      let (source, metadata) = questionCell(yaml)
      return markdown(source, metadata)
    case .code(let code):
      var metadata = record(of: code.execution).map { [JSON.Member("execution", $0)] } ?? []
      if !code.attributes.isEmpty {
        metadata.append(JSON.Member("fieldbook", ["attributes": .string(code.attributes)]))
      }
      return .object(
        [JSON.Member("cell_type", "code"), JSON.Member("execution_count", executionCount(of: code))] + id + [
          JSON.Member("metadata", .object(metadata)),
          JSON.Member("outputs", .array(code.outputs.map(json(of:)))),
          JSON.Member("source", lines(code.source)),
        ])
    }
  }

  /// The cell of a document, with what has changed in it.
  private static func updated(_ kept: KeptCells.Kept, to cell: Cell) -> JSON {
    guard kept.cell != cell else { return kept.json }
    switch (kept.cell, cell) {
    case (.code(let old), .code(let new)):
      var json = kept.json
      if old.source != new.source { json = json.setting("source", lines(new.source)) }
      if old.outputs != new.outputs {
        var metadata = (json["metadata"]?.members ?? []).filter { $0.key != "execution" }
        if let record = record(of: new.execution) { metadata.append(JSON.Member("execution", record)) }
        json = json.setting("outputs", .array(new.outputs.map(self.json(of:))))
          .setting("execution_count", executionCount(of: new))
          .setting("metadata", .object(metadata))
      }
      return json
    case (.prose, .prose(let text)): return kept.json.setting("source", lines(text))
    case (.prose, _), (.code, _), (.question, _): return kept.json
    }
  }

  private static func executionCount(of cell: CodeCell) -> JSON {
    if let execution = cell.execution { return .int(execution.number) }
    return cell.outputs.lazy.compactMap(\.number).first.map(JSON.int) ?? .null
  }
}

// MARK: - Outputs

extension Jupyter {
  /// An output as a notebook has it: the content of its message, texts as lists of their lines.
  private static func json(of output: Output) -> JSON {
    let (kind, content) = message(of: output)
    let members = (content.members ?? []).map { member in
      switch member.key {
      case "text": JSON.Member(member.key, divided(member.value))
      case "data": JSON.Member(member.key, .object((member.value.members ?? []).map(divided)))
      default: member
      }
    }
    return .object(
      (members + [JSON.Member("output_type", .string(kind))]).sorted { $0.key < $1.key })
  }

  private static func divided(_ text: JSON) -> JSON { text.string.map(lines) ?? text }

  private static func divided(_ format: JSON.Member) -> JSON.Member {
    EmbeddedImage.bitmapTypes.contains(format.key)
      ? format : JSON.Member(format.key, divided(format.value))
  }

  /// An output as a message of Jupyter's protocol: its kind, such as `stream`, and its content.
  package static func message(of output: Output) -> (kind: String, content: JSON) {
    switch output {
    case .text(let text): return ("stream", ["name": "stdout", "text": .string(text + "\n")])
    case .figure(let figure):
      let (data, metadata) = bundle(of: figure)
      return ("display_data", ["data": data, "metadata": metadata])
    case .value(let text, let number): return result(["text/plain": .string(text)], number)
    case .table(let text, let table, let number):
      return result(["text/html": .string(table.html), "text/plain": .string(text)], number)
    case .error(let text):
      let (name, value) = summary(of: text)
      let traceback = JSON.array(text.lines.map(JSON.string))
      return ("error", ["ename": .string(name), "evalue": .string(value), "traceback": traceback])
    case .interrupted:
      return ("error", ["ename": "KeyboardInterrupt", "evalue": "", "traceback": ["KeyboardInterrupt"]])
    }
  }

  private static func result(_ data: JSON, _ number: Int) -> (String, JSON) {
    ("execute_result", ["data": data, "execution_count": .int(max(0, number)), "metadata": [:]])
  }

  /// A PNG of more bytes is left out: 2 MiB.
  private static let largestPNG = 2 << 20

  /// A figure in every format that there is, and its alternative text with each image.
  private static func bundle(of figure: FigureOutput) -> (data: JSON, metadata: JSON) {
    var images: [JSON.Member] = []
    // Before SVG: keys are sorted. Where it cannot be drawn there is the SVG.
    if let png = (try? figure.png()) ?? nil, png.count <= largestPNG {
      images.append(JSON.Member("image/png", .string(png.base64)))
    }
    if !figure.svg.isEmpty {
      images.append(JSON.Member("image/svg+xml", .string(figure.svg)))
    } else if let (mimeType, text) = figure.image?.content {
      images.append(JSON.Member(mimeType, .string(text)))
    }
    let text = JSON.Member("text/plain", .string(figure.text))
    // Without an image, the text takes its place.
    let described = images.isEmpty ? [text] : images
    let alternative: JSON = ["alt": .string(figure.sentence)]
    return (.object(images + [text]), .object(described.map { JSON.Member($0.key, alternative) }))
  }

  /// The name of an error and its message: `NameError: undefined` …
  private static func summary(of text: String) -> (name: String, value: String) {
    let first = text.lines.first ?? ""
    if let colon = first.firstIndex(of: ":") {
      let name = first[..<colon]
      if !name.isEmpty,
        name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") })
      {
        return (String(name), first[colon...].dropFirst().trimmed)
      }
    }
    return ("Error", first)
  }
}

extension JSON {
  /// An object with another value for a key.
  fileprivate func setting(_ key: String, _ value: JSON) -> JSON {
    var members = members ?? []
    if let index = members.lastIndex(where: { $0.key == key }) {
      members[index].value = value
    } else {
      members.append(Member(key, value))
    }
    return .object(members)
  }
}

// MARK: - Cells of the document

/// The cells of the document that a notebook was read from.
private struct KeptCells {
  struct Kept {
    var cell: Cell
    var json: JSON
  }

  let cells: [Kept]

  init(of document: JSON) {
    let parsed = (try? Jupyter.cells(of: document)) ?? []
    cells = zip(parsed, document["cells"]?.array ?? []).map { Kept(cell: $0, json: $1) }
  }

  var identifiers: Set<String> { Set(cells.compactMap { $0.json["id"]?.string }) }

  /// For each cell the one here that it was: of the same source, in order; or at the same place, where a cell was only
  /// edited.
  func matches(for others: [Cell]) -> [Int?] {
    var places: [String: ArraySlice<Int>] = [:]
    for (index, kept) in cells.enumerated() { places[kept.cell.key, default: []].append(index) }
    var used: Set<Int> = []
    var matches = others.map { cell -> Int? in
      let match = places[cell.key]?.popFirst()
      if let match { used.insert(match) }
      return match
    }
    guard others.count == cells.count else { return matches }
    for (index, cell) in others.enumerated() where matches[index] == nil && !used.contains(index) {
      switch (cells[index].cell, cell) {
      case (.code, .code): matches[index] = index
      case (.prose, .prose) where cells[index].json["cell_type"] == "markdown": matches[index] = index
      case (.prose, _), (.code, _), (.question, _): break
      }
    }
    return matches
  }
}

/// Identifiers for new cells: of letters, digits and hyphens, unique in the document, and the same whenever it is
/// written.
private struct CellIdentifiers {
  private var taken: Set<String>
  /// How many cells of a checksum there were.
  private var counts: [String: Int] = [:]

  init(taken: Set<String>) { self.taken = taken }

  mutating func next(for cell: Cell) -> String {
    let checksum = cell.key.utf8.checksum
    while true {
      let count = counts[checksum, default: 0] + 1
      counts[checksum] = count
      let identifier = count == 1 ? checksum : "\(checksum)-\(count)"
      if taken.insert(identifier).inserted { return identifier }
    }
  }
}

extension Cell {
  /// The kind and the source: what makes it the same cell, whatever its outputs are.
  fileprivate var key: String {
    switch self {
    case .prose(let text): "prose\n" + text
    case .code(let code): "code\n" + code.source
    case .question(let yaml): "question\n" + yaml
    }
  }
}
