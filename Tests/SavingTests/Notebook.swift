import Evaluator
import FieldbookLibrary
import Language
import Networks
import Testing

/// A console that keeps its notes and shows nothing.
final class QuietConsole: Console {
  private(set) var notes: [String] = []
  func write(_ text: String) {}
  func status(_ line: String) {}
  func note(_ text: String) { notes.append(text) }
  var width: Int { 80 }
  var isLive: Bool { false }
}

/// A session for tests.
final class Notebook {
  private let console = QuietConsole()
  private let interpreter: Interpreter

  init() {
    interpreter = Interpreter(console: console)
    _ = interpreter.run(SourceText("import keras\nfrom keras import layers\nimport numpy as np"))
  }

  var notes: [String] { console.notes }

  /// The value of the last line.
  @discardableResult
  func run(_ code: String, _ location: Testing.SourceLocation = #_sourceLocation) throws -> Value {
    switch interpreter.run(SourceText(code)) {
    case .finished(let result): return result?.value ?? .none
    case .failed(let diagnostic):
      Issue.record("\(diagnostic.rendered())", sourceLocation: location)
      throw Failure()
    default: throw Failure()
    }
  }

  func model(_ code: String, _ location: Testing.SourceLocation = #_sourceLocation) throws -> Model {
    try #require(try run(code, location).host(as: Model.self), sourceLocation: location)
  }

  func text(_ code: String, _ location: Testing.SourceLocation = #_sourceLocation) throws -> String {
    try interpreter.repr(try run(code, location))
  }

  /// The message of failing code, with its help.
  func message(_ code: String) -> (message: String, help: String?)? {
    guard case .failed(let diagnostic) = interpreter.run(SourceText(code)) else { return nil }
    return (diagnostic.message, diagnostic.help)
  }

  struct Failure: Error {}
}
