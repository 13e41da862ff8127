import Foundation
import Evaluator
import Language
import TestSupport
import Testing

/// A file of cells with expected results: see `Scripts/check-python` for the marks.
struct Fixture: CustomTestStringConvertible, Sendable {
  /// Its path within the folder.
  let name: String

  var testDescription: String { name }
  var path: String { Self.folder.path(name) }

  static let folder = FixtureFolder()

  /// All fixtures, by path.
  static let all = folder.names(endingIn: ".py").map { Fixture(name: $0) }

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
    try FixtureCell.split(Self.folder.text(of: name)).map(checks)
  }

  private func checks(of cell: FixtureCell) -> [Check] {
    var checks: [Check] = []
    var chunk: [Substring] = []
    var firstLine = cell.firstLine
    for (number, line) in zip(cell.firstLine..., cell.lines) {
      if line.hasPrefix("#^ ") || line.hasPrefix("#? ") || line.hasPrefix("#@ ") {
        extend(&checks, with: line)
        firstLine = number + 1
      } else if let mark = Mark(line) {
        chunk.append(mark.code)
        checks.append(
          Check(
            code: chunk.joined(separator: "\n"), expectation: mark.expectation, line: number,
            firstLine: firstLine))
        chunk = []
        firstLine = number + 1
      } else {
        chunk.append(line)
      }
    }
    return checks
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
