/// What runs cells: the interpreter, or a test's stand-in.
public protocol CellRunner: AnyObject {
  /// Runs a cell; what it prints goes to the console that the runner was made with.
  ///
  /// - Parameters:
  ///   - source: the code.
  ///   - name: what messages call it: `In [3]`, `lenet.py`.
  func run(_ source: String, named name: String) -> CellEnding

  /// Whether a text typed so far is a whole cell. A compound statement is whole once a blank line follows it.
  func completeness(of source: String) -> Completeness

  /// What could stand at the end of a text typed so far.
  func completions(of source: String) -> Completions

  /// The help on a name or dotted name; nil where nothing is known under it.
  func help(on name: String) -> String?
}

/// How a cell ended.
public enum CellEnding: Equatable, Sendable {
  /// It ran, and its last statement has no value to show.
  case done
  /// It ran; the representation of its last expression.
  case value(String)
  /// It stopped at a fault; the message, ready to be shown.
  case failed(String)
  /// The learner stopped it.
  case interrupted
}

/// Whether a text typed so far can be run.
public enum Completeness: Equatable, Sendable {
  /// It is a cell.
  case complete
  /// It may become one with further lines.
  case incomplete
  /// It is none, whatever follows; running it gives the message.
  case invalid
}

/// What could stand in place of the word before the cursor.
public struct Completions: Equatable, Sendable {
  /// The part of the word that the candidates replace: `Con` in `layers.Con`.
  public var word: String

  /// Whole words, sorted.
  public var candidates: [String]

  public init(word: String = "", candidates: [String] = []) {
    self.word = word
    self.candidates = candidates
  }
}
