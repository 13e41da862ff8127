import Foundation
import Interpreter
import Language
import Testing

/// A file of cells with expected results: see `Scripts/check-python` for the marks.
struct Fixture: CustomTestStringConvertible, Sendable {
  let path: String

  var testDescription: String { String(path.dropFirst(Self.folder.count + 1)) }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures").path

  /// All fixtures, by path.
  static let all: [Fixture] = {
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".py") }.sorted().map { Fixture(path: folder + "/" + $0) }
  }()

  /// A part of a cell that ends with a mark, and the mark's text.
  struct Check {
    enum Expectation {
      case value(String)
      case output(String)
      case message(String, caret: String?, help: String?, calls: [String])
    }

    let code: String
    let expectation: Expectation
    /// The line of the mark, and of the code's first line.
    let line: Int
    let firstLine: Int
  }

  /// The checks of each cell.
  func cells() throws -> [[Check]] {
    var cells: [[Check]] = [[]]
    var chunk: [Substring] = []
    var firstLine = 1
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line == "---" {
        cells.append([])
        chunk = []
        firstLine = index + 2
      } else if line.hasPrefix("#^ ") || line.hasPrefix("#? ") || line.hasPrefix("#@ ") {
        extend(&cells[cells.count - 1], with: line)
        firstLine = index + 2
      } else if let mark = Mark(line) {
        chunk.append(mark.code)
        cells[cells.count - 1].append(
          Check(
            code: chunk.joined(separator: "\n"), expectation: mark.expectation, line: index + 1,
            firstLine: firstLine))
        chunk = []
        firstLine = index + 2
      } else {
        chunk.append(line)
      }
    }
    return cells
  }

  private func extend(_ checks: inout [Check], with line: Substring) {
    guard let last = checks.popLast(),
      case .message(let text, var caret, var help, var calls) = last.expectation
    else {
      return
    }
    let rest = String(line.dropFirst(3))
    switch line.prefix(2) {
    case "#^": caret = rest
    case "#?": help = rest
    default: calls.append(rest)
    }
    checks.append(
      Check(
        code: last.code, expectation: .message(text, caret: caret, help: help, calls: calls), line: last.line,
        firstLine: last.firstLine))
  }
}

/// `code  #= value` and its relatives.
private struct Mark {
  let code: Substring
  let expectation: Fixture.Check.Expectation

  init?(_ line: Substring) {
    guard let match = line.firstMatch(of: /\s*#(=|>|~|!~|!)(?: (.*))?$/) else { return nil }
    code = line[..<match.range.lowerBound]
    let text = String(match.2 ?? "").replacingOccurrences(of: "⏎", with: "\n")
    switch match.1 {
    case "=", "~": expectation = .value(text)
    case ">": expectation = .output(text)
    default: expectation = .message(text, caret: nil, help: nil, calls: [])
    }
  }
}

/// A console that records its output.
final class RecordingConsole: Console {
  private(set) var output = ""
  private(set) var notes: [String] = []

  func write(_ text: String) { output += text }
  func status(_ line: String) {}
  func note(_ text: String) { notes.append(text) }
  var width: Int { 80 }
  var isLive: Bool { false }

  /// The text written since the last call.
  func take() -> String {
    defer { output = "" }
    return output
  }
}
