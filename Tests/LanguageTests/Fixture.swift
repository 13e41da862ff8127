import Foundation
import TestSupport
import Testing

/// A file of cases: cells separated by `---`, each with its expected results on lines that start with a mark.
///
///     x = 1 + 2
///     #= (= x (+ 1 2))
///     ---
///     x = (
///     #! Error: `(` is never closed
struct Fixture {
  private let name: String
  var cases: [Case]

  struct Case {
    /// The lines before the first mark, joined, including the last line break.
    let input: String

    /// The lines with the mark, without it.
    var expected: [String]

    /// The number of the first line of the input.
    let line: Int
  }

  private static let folder = FixtureFolder()

  /// The names of the files in a folder of fixtures.
  static func names(in folder: String) -> [String] {
    Self.folder.names(endingIn: ".txt", in: folder)
  }

  init(_ name: String, mark: String) throws {
    self.name = name
    cases = try FixtureCell.split(Self.folder.text(of: name)).map { cell in
      let input = cell.lines.prefix { !$0.hasPrefix(mark) }
      let expected = cell.lines.dropFirst(input.count).map {
        String($0.dropFirst(mark.count)).trimmingPrefix(" ").description
      }
      return Case(
        input: input.map { $0 + "\n" }.joined(), expected: expected, line: cell.firstLine)
    }
  }

  /// Compares every case with its actual result; with `RECORD=1` in the environment, rewrites the file and fails.
  func check(mark: String, _ result: (Case) -> [String]) throws {
    let path = Self.folder.path(name)
    if FixtureFolder.isRecording {
      let cells = cases.map { cell in
        cell.input + result(cell).map { ($0.isEmpty ? mark : "\(mark) \($0)") + "\n" }.joined()
      }
      try cells.joined(separator: "---\n").write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)")
      return
    }
    for cell in cases {
      let found = result(cell)
      if found != cell.expected {
        let expected = cell.expected.joined(separator: "\n")
        Issue.record(
          "\(cell.input)expected:\n\(expected)\nfound:\n\(found.joined(separator: "\n"))",
          sourceLocation: SourceLocation(
            fileID: "LanguageTests/\((path as NSString).lastPathComponent)", filePath: path, line: cell.line,
            column: 1))
      }
    }
  }
}
