package import Evaluator
package import KerasLibrary
package import Language

/// Runs cells: the interpreter, or a test double.
package protocol CellRunner: AnyObject {
  /// Runs a cell; it prints to the console given to the runner.
  ///
  /// - Parameters:
  ///   - source: the code.
  ///   - name: the name in messages: `In [3]`, `lenet.py`.
  ///   - line: the number of its first line in messages.
  func run(_ source: String, named name: String, line: Int) -> CellEnding

  /// The same of a cell without a number, whose result is not kept.
  func runAside(_ source: String, named name: String) -> CellEnding

  /// How the last cell ended, beyond its text.
  var details: EndingDetails { get }

  /// Whether a text typed so far is a complete cell. A compound statement is complete once a blank line follows it.
  func completeness(of source: String) -> Completeness

  /// What completes a text up to the cursor.
  func completions(of source: String) -> Completions

  /// The call around the end of a text; `nil` outside calls.
  func callHint(of source: String) -> CallHint?

  /// The help on a name or dotted name.
  ///
  /// - `withSource`: whether what the session defined is shown as it was written.
  /// - Throws: `UnknownName` if there is no such name.
  func help(on name: String, withSource: Bool) throws(UnknownName) -> String

  /// A numbered cell begins: its result is `Out[number]`, its source `In[number]`.
  func begin(_ number: Int, source: String)

  /// Runs code within the cell that runs; values at its end are not shown.
  ///
  /// - Throws: what stopped it.
  func include(_ source: String, named name: String, line: Int) throws

  /// The session's variables, in order of definition.
  var variables: [SessionVariable] { get }

  /// Forgets all variables and results.
  func reset()

  /// Forgets the results of earlier cells.
  func dropResults()

  /// The bytes of tensors that the results of earlier cells hold.
  var resultBytes: Int { get }

  /// Starts everything random from a number.
  func seed(_ seed: UInt32)

  /// The value of an expression in the session; nothing is shown or recorded.
  func evaluate(_ expression: String) -> Evaluation

  /// Asked for each magic in a running cell; answers whether it knew it.
  var magicHandler: ((Magic) throws -> Bool)? { get set }

  /// SHA-256 of the data that were loaded, by their names.
  var loadedData: [String: String] { get }

  /// How its trainings end; `nil` for a runner that never trains.
  var trainings: TrainingLog? { get }
}

extension CellRunner {
  package var loadedData: [String: String] { [:] }

  package func callHint(of source: String) -> CallHint? { nil }
  package var trainings: TrainingLog? { nil }
  package func runAside(_ source: String, named name: String) -> CellEnding {
    run(source, named: name, line: 1)
  }
  package var details: EndingDetails { EndingDetails() }
}

/// How a cell ended, for those who show more than text.
package struct EndingDetails: Equatable, Sendable {
  /// The message that it ended with.
  package var diagnostic: Diagnostic?
  /// The format in which documents show its value.
  package var format: DisplayFormat?

  package init() {}
}

/// An undefined name.
package struct UnknownName: Error, Equatable, Sendable {
  /// The name and the nearest one, in one sentence.
  package var message: String

  /// A suggested fix.
  package var help: String?

  /// A message, and a suggested fix.
  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

/// How a cell ended.
package enum CellEnding: Equatable, Sendable {
  /// It completed without a value to show.
  case done
  /// It completed; the representation of its last expression.
  case value(String)
  /// It completed; the representation of its last expression, and the same as a table for documents.
  case table(String, DisplayTable)
  /// It stopped with an error; the rendered message.
  case failed(String)
  /// The user interrupted it.
  case interrupted
}

/// Whether a text typed so far can be run.
package enum Completeness: Equatable, Sendable {
  /// It is complete.
  case complete
  /// It may be completed by further lines.
  case incomplete
  /// It is invalid, whatever follows; running it gives the message.
  case invalid
}
