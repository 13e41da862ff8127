public import Language

/// What runs cells: the interpreter, or a test's stand-in.
public protocol CellRunner: AnyObject {
  /// Runs a cell; what it prints goes to the console that the runner was made with.
  ///
  /// - Parameters:
  ///   - source: the code.
  ///   - name: what messages call it: `In [3]`, `lenet.py`.
  ///   - line: the number that its first line has in messages.
  func run(_ source: String, named name: String, line: Int) -> CellEnding

  /// Whether a text typed so far is a whole cell. A compound statement is whole once a blank line follows it.
  func completeness(of source: String) -> Completeness

  /// What could stand at the end of a text typed so far.
  func completions(of source: String) -> Completions

  /// The help on a name or dotted name.
  ///
  /// - Throws: `UnknownName` where nothing is known under it.
  func help(on name: String) throws(UnknownName) -> String

  /// What an expression is worth in the session; nothing is shown or recorded.
  func evaluate(_ expression: String) -> Evaluation

  /// Asked for each magic in a running cell; answers whether it knew it.
  var magicHandler: ((Magic) throws -> Bool)? { get set }
}

/// A name that stands for nothing.
public struct UnknownName: Error, Equatable, Sendable {
  /// What was asked for and what is near, in one sentence.
  public var message: String

  /// A way out.
  public var help: String?

  /// What to say, and a way out.
  public init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
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

  /// Candidates for a word; none where nothing is known.
  public init(word: String = "", candidates: [String] = []) {
    self.word = word
    self.candidates = candidates
  }
}
