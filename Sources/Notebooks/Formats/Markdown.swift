/// Notebooks as Markdown.
///
/// A fenced block whose info string begins with `python` is a code cell. The directly following blocks with these
/// info strings are its outputs; everything else is prose, kept unchanged.
///
///     ```text output          what the cell printed
///     ```text Out[3]          the value of its last expression
///     ```text error           the message it ended with
///     ```text interrupted     it was interrupted
///
/// What follows `python` in a fence is kept: `tolerance=1e-3` is for replays.
///
/// A block marked `question` is a question of a lesson, in YAML (`Question`).
package enum Markdown {
  /// Parses a notebook. Every text is valid: what is not a cell is prose.
  package static func parse(_ text: String) -> Notebook {
    var reader = MarkdownReader()
    return reader.notebook(text)
  }

  /// The info string of an output's fence.
  static func label(of output: Output) -> String {
    switch output {
    case .text, .figure: "text output"
    case .value(_, let number), .table(_, _, let number): "text Out[\(number)]"
    case .error: "text error"
    case .interrupted: "text interrupted"
    }
  }

  /// The output of a fenced block; `nil` if its label is none of an output.
  static func output(label: String, content: String) -> Output? {
    let words = label.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == "text" else { return nil }
    switch words[1] {
    case "output": return .text(content)
    case "error": return .error(content)
    case "interrupted": return .interrupted
    case let mark where mark.hasPrefix("Out[") && mark.hasSuffix("]"):
      return Int(mark.dropFirst(4).dropLast()).map { .value(content, number: $0) }
    default: return nil
    }
  }
}

/// The opening line of a fenced block.
struct Fence: Equatable {
  var mark: Character
  var length: Int
  var indentation: Int
  var info: String

  /// A fence as in CommonMark: at most three spaces, three or more backticks or tildes, an info string.
  init?(opening line: String) {
    let indentation = line.prefix { $0 == " " }.count
    let rest = line.dropFirst(indentation)
    guard indentation <= 3, let mark = rest.first, mark == "`" || mark == "~" else { return nil }
    let length = rest.prefix { $0 == mark }.count
    let info = rest.dropFirst(length).trimmed
    guard length >= 3, !(mark == "`" && info.contains("`")) else { return nil }
    self.mark = mark
    self.length = length
    self.indentation = indentation
    self.info = info
  }

  /// Whether a line closes the block that this fence opens.
  func isClosed(by line: String) -> Bool {
    guard let other = Fence(opening: line) else { return false }
    return other.mark == mark && other.length >= length && other.info.isEmpty
  }

  /// A line of the block's content, without the fence's indentation.
  func content(_ line: String) -> String {
    let spaces = line.prefix(indentation).prefix { $0 == " " }.count
    return String(line.dropFirst(spaces))
  }

  /// Whether the block is a question.
  var isQuestion: Bool { info == "question" }

  /// Whether the block is a code cell.
  var isCode: Bool { info.split(whereSeparator: \.isWhitespace).first?.lowercased() == "python" }

  /// What follows the first word of the info string. Backticks, which cannot stand behind them, are left out.
  var attributes: String { info.drop { !$0.isWhitespace }.filter { $0 != "`" }.trimmed }
}

/// Collects the cells of a Markdown text, in linear time and memory.
private struct MarkdownReader {
  private var cells: [Cell] = []
  /// The number of the line on which each of them begins, from 0.
  private var starts: [Int] = []
  /// The last cell, while outputs may still follow it, and its line.
  private var code: (cell: CodeCell, line: Int)?
  /// The prose after it, from the first to the last non-blank line.
  private var prose = ""
  private var proseLine = 0
  /// Blank lines after that, which count only if more prose follows.
  private var gap = ""
  /// The open block: its fence, its first line's number, its lines.
  private var block: (fence: Fence, line: Int, lines: [String])?

  mutating func notebook(_ text: String) -> Notebook {
    var number = -1
    for line in text.eachLine {
      number += 1
      if line.isEmpty, block == nil {
        if !prose.isEmpty { gap += "\n" }
      } else if let fence = block?.fence {
        block?.lines.append(line)
        if fence.isClosed(by: line) { endBlock(isClosed: true) }
      } else if let fence = Fence(opening: line) {
        block = (fence, number, [line])
      } else {
        addProse(line, number)
      }
    }
    if block != nil { endBlock(isClosed: false) }
    endProse()
    return Notebook(cells, layout: layout(of: text))
  }

  /// The text from each cell to the next.
  private func layout(of text: String) -> FileLayout {
    let bytes = Array(text.utf8)
    var offsets: [Int] = []
    var (line, offset) = (0, 0)
    for start in starts {
      while line < start, let feed = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) {
        (line, offset) = (line + 1, feed + 1)
      }
      offsets.append(offset)
    }
    let ends = offsets.dropFirst() + [bytes.count]
    let parts = zip(cells, zip(offsets, ends)).map { cell, range in
      FileLayout.Part(text: String(decoding: bytes[range.0..<range.1], as: UTF8.self), cell: cell)
    }
    let before = String(decoding: bytes[..<(offsets.first ?? bytes.count)], as: UTF8.self)
    return FileLayout(.markdown, [FileLayout.Part(text: before)] + parts)
  }

  private mutating func addProse(_ line: String, _ number: Int) {
    if line.isBlank {
      if !prose.isEmpty { gap += line + "\n" }
    } else {
      if prose.isEmpty { proseLine = number }
      prose += gap + line
      gap = "\n"
    }
  }

  private mutating func endBlock(isClosed: Bool) {
    guard let (fence, line, lines) = block else { return }
    block = nil
    let content = lines.dropFirst().dropLast(isClosed ? 1 : 0).map(fence.content).joined(separator: "\n")
    if fence.isCode {
      endProse()
      // Lines of cells are counted from 1, and the code begins behind the fence.
      code = (CodeCell(content, line: line + 2, attributes: fence.attributes), line)
    } else if fence.isQuestion {
      endProse()
      cells.append(.question(content))
      starts.append(line)
    } else if code != nil, prose.isEmpty, let output = Markdown.output(label: fence.info, content: content) {
      code?.cell.outputs.append(output)
    } else {
      for (index, text) in lines.enumerated() { addProse(text, line + index) }
    }
  }

  private mutating func endProse() {
    if let (cell, line) = code {
      cells.append(.code(cell))
      starts.append(line)
    }
    code = nil
    if !prose.isEmpty {
      cells.append(.prose(prose))
      starts.append(proseLine)
    }
    (prose, gap) = ("", "")
  }
}
