import Foundation
import Testing

/// Programs for `TensorProgram` with NumPy's output, from `Fixtures/numpy.txt`.
struct NumPyCase: Sendable, CustomTestStringConvertible {
  let program: String
  let output: String
  var testDescription: String { program }

  static let all: [NumPyCase] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    guard let text = try? String(contentsOf: folder.appending(path: "numpy.txt"), encoding: .utf8) else {
      return []
    }
    return text.components(separatedBy: "\n> ").dropFirst().map { part in
      // A heading may follow a case.
      let lines = part.components(separatedBy: "\n## ")[0].trimmingCharacters(in: .newlines)
        .split(separator: "\n", omittingEmptySubsequences: false)
      return NumPyCase(program: String(lines[0]), output: lines.dropFirst().joined(separator: "\n"))
    }
  }()
}
