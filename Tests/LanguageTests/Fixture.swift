import Foundation
import Testing

/// A file of cases: cells separated by `---`, each with its expected results on lines that start with a mark.
///
///     x = 1 + 2
///     #= (= x (+ 1 2))
///     ---
///     x = (
///     #! Error: `(` is never closed
struct Fixture {
  let url: URL
  var cases: [Case]

  struct Case {
    /// The lines before the first mark, joined, including the last line break.
    let input: String

    /// The lines with the mark, without it.
    var expected: [String]

    /// The number of the first line of the input.
    let line: Int
  }

  /// The folder that holds the fixtures.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  /// The names of the files in a folder of fixtures.
  static func names(in folder: String) -> [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: Self.folder.appending(path: folder).path)
    return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }

  init(_ path: String, mark: String) throws {
    url = Self.folder.appending(path: path)
    var lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    cases = []
    var start = 0
    for group in lines.split(separator: "---", omittingEmptySubsequences: false) {
      let input = group.prefix { !$0.hasPrefix(mark) }
      let expected = group.dropFirst(input.count).map {
        String($0.dropFirst(mark.count)).trimmingPrefix(" ").description
      }
      cases.append(Case(input: input.map { $0 + "\n" }.joined(), expected: expected, line: start + 1))
      start += group.count + 1
    }
  }

  /// Compares every case with its actual result; with `RECORD=1` in the environment, rewrites the file and fails.
  func check(mark: String, _ result: (Case) -> [String]) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      let cells = cases.map { cell in
        cell.input + result(cell).map { ($0.isEmpty ? mark : "\(mark) \($0)") + "\n" }.joined()
      }
      try cells.joined(separator: "---\n").write(to: url, atomically: true, encoding: .utf8)
      Issue.record("recorded \(url.lastPathComponent)")
      return
    }
    for cell in cases {
      let found = result(cell)
      if found != cell.expected {
        let expected = cell.expected.joined(separator: "\n")
        Issue.record(
          "\(cell.input)expected:\n\(expected)\nfound:\n\(found.joined(separator: "\n"))",
          sourceLocation: SourceLocation(
            fileID: "LanguageTests/\(url.lastPathComponent)", filePath: url.path, line: cell.line, column: 1))
      }
    }
  }
}
