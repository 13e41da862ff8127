import Foundation
import TestSupport
import Testing

/// Programs for `TensorProgram` with NumPy's output, from `Fixtures/numpy.txt`.
struct NumPyCase: Sendable, CustomTestStringConvertible {
  let program: String
  let output: String
  var testDescription: String { program }

  static let all: [NumPyCase] = {
    guard let text = try? FixtureFolder().text(of: "numpy.txt") else { return [] }
    return text.components(separatedBy: "\n> ").dropFirst().map { part in
      // A heading may follow a case.
      let lines = part.components(separatedBy: "\n## ")[0].trimmingCharacters(in: .newlines)
        .split(separator: "\n", omittingEmptySubsequences: false)
      return NumPyCase(program: String(lines[0]), output: lines.dropFirst().joined(separator: "\n"))
    }
  }()
}
