import Engine
import Glibc
import Language
import Notebooks

/// Reads cells line by line, for terminals without cursor movement.
final class PlainReader: CellReader {
  var promptWord = "In"

  private let input: Int32
  private let output: Int32
  private var history: InputHistory
  private let completeness: (String) -> Completeness

  init(
    input: Int32, output: Int32, history: InputHistory = InputHistory(),
    completeness: @escaping (String) -> Completeness
  ) {
    self.input = input
    self.output = output
    self.history = history
    self.completeness = completeness
  }

  func ask(_ prompt: String) -> Reading {
    show(prompt)
    return readLine()
  }

  func read(number: Int, offer: String) -> Reading {
    let reading = readCell(number: number, offer: offer)
    if case .cell(let text) = reading { history.append(text) }
    return reading
  }

  private func readCell(number: Int, offer: String) -> Reading {
    let prompt = CellPrompt(number, word: promptWord)
    if !offer.isEmpty {
      show(prompt.shown(before: Visible.text(offer)))
      show("\n(Enter runs it)\n")
    }
    show(prompt.text)
    var lines: [String] = []
    while true {
      switch readLine() {
      case .end: return lines.isEmpty ? .end : .cell(lines.joined(separator: "\n"))
      case .dropped:
        show("\n")
        return .dropped
      case .cell(let line): lines.append(line)
      }
      let text = lines.joined(separator: "\n")
      if text.trimmingBlanks.isEmpty { return .cell(offer) }
      let isDone = lines.count > 1 && (lines.last ?? "").trimmingBlanks.isEmpty
      if completeness(isDone ? text + "\n" : text) != .incomplete {
        return .cell(text.withoutTrailingBlankLines)
      }
      show(prompt.margin)
    }
  }

  private func show(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(output, bytes, bytes.count)
  }

  private func readLine() -> Reading {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      switch Glibc.read(input, &byte, 1) {
      case 1 where byte == UInt8(ascii: "\n"): return .cell(String(decoding: bytes, as: UTF8.self))
      case 1: bytes.append(byte)
      case 0: return bytes.isEmpty ? .end : .cell(String(decoding: bytes, as: UTF8.self))
      default:
        guard errno == EINTR else { return .end }
        if Interruption.take() { return .dropped }
      }
    }
  }
}
