/// Notebooks as Markdown.
///
/// A fenced block whose info string begins with `python` is a code cell. The blocks right behind it that are marked
/// as follows are its outputs; everything else is prose, kept as it stands.
///
///     ```text output          what the cell printed
///     ```text Out[3]          the value of its last expression
///     ```text error           the message it ended with
///     ```text interrupted     it was stopped
public enum Markdown {
  /// Reads a notebook. Every text is a notebook: what is not a cell is prose.
  public static func parse(_ text: String) -> Notebook {
    var reader = MarkdownReader(lines: text.lines)
    return reader.notebook()
  }

  /// What the info string of an output's fence says.
  static func label(of output: Output) -> String {
    switch output {
    case .text: "text output"
    case .value(_, let number): "text Out[\(number)]"
    case .error: "text error"
    case .interrupted: "text interrupted"
    }
  }

  /// The output that a fenced block stands for; nil where it is not marked as one.
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

  /// A fence as CommonMark has it: at most three spaces, three or more backticks or tildes, an info string.
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

  /// A line of the block's content, without the indentation that the fence has.
  func content(_ line: String) -> String {
    let spaces = line.prefix(indentation).prefix { $0 == " " }.count
    return String(line.dropFirst(spaces))
  }

  /// Whether the block is a cell to be run.
  var isCode: Bool { info.split(whereSeparator: \.isWhitespace).first?.lowercased() == "python" }
}

/// Goes through the lines of a Markdown text and collects cells.
private struct MarkdownReader {
  let lines: [String]
  var next = 0
  var cells: [Cell] = []
  var prose: [String] = []

  init(lines: [String]) { self.lines = lines }

  mutating func notebook() -> Notebook {
    while next < lines.count {
      if let fence = Fence(opening: lines[next]) { readBlock(fence) } else { prose.append(take()) }
    }
    endProse()
    return Notebook(cells)
  }

  private mutating func take() -> String {
    defer { next += 1 }
    return lines[next]
  }

  private mutating func readBlock(_ fence: Fence) {
    var block = [take()]
    let line = next + 1
    while next < lines.count {
      block.append(take())
      if fence.isClosed(by: block[block.count - 1]) { break }
    }
    let isClosed = block.count > 1 && fence.isClosed(by: block[block.count - 1])
    let inside = block.dropFirst().dropLast(isClosed ? 1 : 0)
    let content = inside.map(fence.content).joined(separator: "\n")
    if fence.isCode {
      endProse()
      cells.append(.code(CodeCell(content, line: line)))
    } else if let output = Markdown.output(label: fence.info, content: content), attach(output) {
      return
    } else {
      prose += block
    }
  }

  /// Gives an output to the cell right before it; false where prose or nothing stands there.
  private mutating func attach(_ output: Output) -> Bool {
    guard prose.allSatisfy(\.isBlank), case .code(var cell) = cells.last else { return false }
    cell.outputs.append(output)
    cells[cells.count - 1] = .code(cell)
    prose = []
    return true
  }

  private mutating func endProse() {
    let kept = prose.drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed()
    if !kept.isEmpty { cells.append(.prose(kept.joined(separator: "\n"))) }
    prose = []
  }
}
