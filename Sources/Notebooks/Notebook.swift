package import Evaluator
package import Formats
package import Figures

/// A document of prose and code: a script, a lesson, a transcript or an export.
///
///     let notebook = Markdown.parse("# Sums\n\n```python\n1 + 1\n```\n\n```text Out[1]\n2\n```\n")
///     notebook.cells.count     // 2
///     notebook.codeCells[0]    // CodeCell(source: "1 + 1", outputs: [.value("2", number: 1)])
///     Markdown.print(notebook) // the text above
package struct Notebook: Equatable, Sendable {
  /// The cells, from top to bottom.
  package var cells: [Cell]

  /// The Jupyter document that it was read from; writing one takes from it what cells have no place for, such as
  /// metadata.
  package var document: JSON?
  /// How it was written, if it was read from Markdown or a script.
  package var layout = FileLayout()

  /// A notebook of these cells.
  package init(_ cells: [Cell] = [], layout: FileLayout = FileLayout()) {
    self.cells = cells
    self.layout = layout
  }

  /// The code cells, in order.
  package var codeCells: [CodeCell] {
    cells.compactMap { if case .code(let cell) = $0 { cell } else { nil } }
  }

  /// Whether outputs of its cells are recorded; a message that a cell is meant to end with is none.
  package var isRecorded: Bool {
    codeCells.contains { cell in
      cell.outputs.contains { !$0.isError }
    }
  }

  /// The exercise that a lesson answers: the quote below its heading, on one line; nil where there is none.
  package var exercise: String? {
    guard case .prose(let text)? = cells.first else { return nil }
    let quote = text.lines.drop { !$0.hasPrefix(">") }.prefix { $0.hasPrefix(">") }
    let line = quote.map { $0.dropFirst().trimmed }.joined(separator: " ").trimmed
    return line.isEmpty ? nil : line
  }

  /// The first heading, as plain text; `nil` if there is none.
  package var title: String? {
    for case .prose(let text) in cells {
      for line in text.split(separator: "\n") where line.hasPrefix("#") {
        let title = line.drop { $0 == "#" }.trimmed
        if !title.isEmpty { return title }
      }
    }
    return nil
  }
}

/// A piece of a notebook.
package enum Cell: Equatable, Sendable {
  /// Markdown prose.
  case prose(String)
  /// Code, with the outputs of its last run.
  case code(CodeCell)
  /// A question, as YAML: see `Question`.
  case question(String)
}

/// Code and its recorded outputs.
package struct CodeCell: Equatable, Sendable {
  /// The code, without a final line break.
  package var source: String

  /// The outputs, in order; empty if it was never run or had none.
  package var outputs: [Output]

  /// The line of its file on which the code begins, for messages; 1 without a file. Ignored by `==`.
  package var line = 1

  /// What stands behind `python` in its fence: `tolerance=1e-3`.
  package var attributes = ""
  /// When it ran, where that is known. Ignored by `==`.
  package var execution: Execution?

  /// A cell with code and outputs.
  package init(_ source: String, outputs: [Output] = [], line: Int = 1, attributes: String = "") {
    self.source = source
    self.outputs = outputs
    self.line = line
    self.attributes = attributes
  }

  /// Whether it failed when it was recorded.
  package var isRecordedToFail: Bool {
    outputs.contains(where: \.isError)
  }

  /// Whether the user interrupted it when it was recorded.
  package var isRecordedToBeInterrupted: Bool { outputs.contains(.interrupted) }

  /// Whether code, outputs and attributes are equal; lines and executions are ignored.
  package static func == (one: CodeCell, other: CodeCell) -> Bool {
    one.source == other.source && one.outputs == other.outputs && one.attributes == other.attributes
  }
}

/// The run of a cell.
package struct Execution: Equatable, Sendable {
  /// The number of its prompt.
  package var number: Int

  /// When it was started, in UTC: `2026-11-23T16:40:01Z`; empty if that is unknown.
  package var time = ""

  /// How long it took, in seconds; `nil` if that is unknown.
  package var seconds: Double?
}

/// One output of a cell. Texts have no final line break.
package enum Output: Equatable, Sendable {
  /// What the cell printed.
  case text(String)
  /// What the cell drew.
  case figure(FigureOutput)
  /// The representation of its last expression, and the number of the cell: `Out[3]`.
  case value(String, number: Int)
  /// The same of a value that documents show as a table.
  case table(String, DisplayTable, number: Int)
  /// The message it ended with.
  case error(String)
  /// The user interrupted it.
  case interrupted

  /// The number that a value has.
  var number: Int? {
    switch self {
    case .value(_, let number), .table(_, _, let number): number
    case .text, .figure, .error, .interrupted: nil
    }
  }

  /// Whether it is the message of a cell that failed.
  var isError: Bool { if case .error = self { true } else { false } }
}

/// A figure as a notebook keeps it, for every kind of reader.
package struct FigureOutput: Equatable, Sendable {
  /// In characters, 80 columns wide.
  package var text: String

  /// What there is to see, in a sentence: the alternative text.
  package var sentence: String

  /// As an SVG document; empty where it would be too large to keep.
  package var svg: String

  /// The image, if it was read from a Jupyter notebook, whose SVG is not trusted.
  package var image: EmbeddedImage?

  /// A drawing as plain text of 80 columns, as SVG and as a sentence.
  package init(_ drawing: any Drawing) {
    self.init(
      text: drawing.text(.plain).withoutFinalLineBreak, sentence: drawing.sentence, svg: drawing.svg())
  }

  package init(text: String, sentence: String, svg: String) {
    self.text = text
    self.sentence = sentence
    self.svg = svg
  }

  /// The bytes of a PNG file, made from `svg`; `nil` where that is empty.
  ///
  /// - Throws: `FigureError` if librsvg or fonts are not installed, or if it is not SVG.
  package func png(dpi: Double = PNGFile.resolution) throws(FigureError) -> [UInt8]? {
    svg.isEmpty ? nil : try PNGFile.bytes(ofSVG: svg, dpi: dpi)
  }
}

extension [Output] {
  /// The outputs as a text document keeps them: figures are characters among what was printed.
  package var inCharacters: [Output] {
    var result: [Output] = []
    for output in self {
      let text: String
      switch output {
      case .text(let printed): text = printed
      case .figure(let figure): text = figure.text
      case .value, .table, .error, .interrupted:
        result.append(output)
        continue
      }
      if case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + "\n" + text)
      } else {
        result.append(.text(text))
      }
    }
    return result
  }
}
