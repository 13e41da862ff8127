/// A document of prose and code: a script, a lesson, a transcript and an export are all this.
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

  /// The cells that can be run, in order.
  public var codeCells: [CodeCell] {
    cells.compactMap { if case .code(let cell) = $0 { cell } else { nil } }
  }

  /// The first heading, without its marks; nil where there is none.
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
  /// Markdown to be read.
  case prose(String)
  /// Code to be run, with what it gave when it last ran.
  case code(CodeCell)
  /// A question to be asked, as YAML: see `Question`.
  case question(String)
}

/// Code and its recorded outputs.
public struct CodeCell: Equatable, Sendable {
  /// The code, without a final line break.
  public var source: String

  /// What running it gave, in order; empty where it was never run or gave nothing.
  public var outputs: [Output]

  /// The line of its file that the code begins on, for messages; 1 where it is from no file. Cells that differ only in
  /// this are equal.
  public var line = 1

  /// A cell with this code, and what it gave.
  public init(_ source: String, outputs: [Output] = [], line: Int = 1) {
    self.source = source
    self.outputs = outputs
    self.line = line
  }

  /// Whether it failed when it was recorded.
  public var isRecordedToFail: Bool {
    outputs.contains { if case .error = $0 { true } else { false } }
  }

  /// Whether the learner stopped it when it was recorded.
  public var isRecordedToBeInterrupted: Bool { outputs.contains(.interrupted) }

  /// Whether code and outputs are the same, wherever the cells stand.
  public static func == (one: CodeCell, other: CodeCell) -> Bool {
    one.source == other.source && one.outputs == other.outputs
  }
}

/// One thing that a cell gave. Texts carry no final line break.
public enum Output: Equatable, Sendable {
  /// What the cell printed.
  case text(String)
  /// The representation of its last expression, and the number of the cell: `Out[3]`.
  case value(String, number: Int)
  /// The message it ended with.
  case error(String)
  /// It was stopped by the learner.
  case interrupted
}
