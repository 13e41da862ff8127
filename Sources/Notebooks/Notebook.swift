/// A document of prose and code: a script, a lesson, a transcript or an export.
///
///     let notebook = Markdown.parse("# Sums\n\n```python\n1 + 1\n```\n\n```text Out[1]\n2\n```\n")
///     notebook.cells.count     // 2
///     notebook.codeCells[0]    // CodeCell(source: "1 + 1", outputs: [.value("2", number: 1)])
///     Markdown.print(notebook) // the text above
public struct Notebook: Equatable, Sendable {
  /// The cells, from top to bottom.
  public var cells: [Cell]

  /// A notebook of these cells.
  public init(_ cells: [Cell] = []) { self.cells = cells }

  /// The code cells, in order.
  public var codeCells: [CodeCell] {
    cells.compactMap { if case .code(let cell) = $0 { cell } else { nil } }
  }

  /// The first heading, as plain text; `nil` if there is none.
  public var title: String? {
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
public enum Cell: Equatable, Sendable {
  /// Markdown prose.
  case prose(String)
  /// Code, with the outputs of its last run.
  case code(CodeCell)
  /// A question, as YAML: see `Question`.
  case question(String)
}

/// Code and its recorded outputs.
public struct CodeCell: Equatable, Sendable {
  /// The code, without a final line break.
  public var source: String

  /// The outputs, in order; empty if it was never run or had none.
  public var outputs: [Output]

  /// The line of its file on which the code begins, for messages; 1 without a file. Ignored by `==`.
  public var line = 1

  /// A cell with code and outputs.
  public init(_ source: String, outputs: [Output] = [], line: Int = 1) {
    self.source = source
    self.outputs = outputs
    self.line = line
  }

  /// Whether it failed when it was recorded.
  public var isRecordedToFail: Bool {
    outputs.contains { if case .error = $0 { true } else { false } }
  }

  /// Whether the user interrupted it when it was recorded.
  public var isRecordedToBeInterrupted: Bool { outputs.contains(.interrupted) }

  /// Whether code and outputs are equal; lines are ignored.
  public static func == (one: CodeCell, other: CodeCell) -> Bool {
    one.source == other.source && one.outputs == other.outputs
  }
}

/// One output of a cell. Texts have no final line break.
public enum Output: Equatable, Sendable {
  /// What the cell printed.
  case text(String)
  /// The representation of its last expression, and the number of the cell: `Out[3]`.
  case value(String, number: Int)
  /// The message it ended with.
  case error(String)
  /// The user interrupted it.
  case interrupted
}
