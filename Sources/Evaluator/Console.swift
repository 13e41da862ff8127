package import Figures
import Language

/// The output of a cell: a terminal, a pipe, a transcript, a test.
package protocol Console: AnyObject {
  /// Text that belongs to the cell's output and to the transcript.
  func write(_ text: String)

  /// Text such as a summary: the same with escape sequences in names that come from files made harmless. Where it is too
  /// wide for the screen, its lines are broken between words; the transcript has them whole.
  func report(_ text: String)

  /// A figure or a network diagram, in the best available quality. Part of the output; a transcript stores it as
  /// text.
  func draw(_ drawing: any Drawing)

  /// What `display` was given, at a place of its own, or where something was displayed before.
  func display(_ shown: Displayed, at place: DisplayPlace)

  /// Takes back what the cell has shown so far, where outputs can be; with `waiting`, once there is something new.
  func clearOutput(waiting: Bool)

  /// A progress line that replaces the previous one. Never part of a transcript; an empty line erases it.
  func status(_ line: String)

  /// A progress line below a drawing that both replace the previous ones, such as a curve while it grows.
  func status(_ line: String, below drawing: any Drawing)

  /// A progress line that stands before the next text of the output, if one comes before it is taken back with `nil`.
  /// Part of the transcript then: what is written while Keras's bar stands there follows it on its line.
  func pend(_ line: String?)

  /// A note beside the output: a download, an accepted old spelling. Not part of the transcript.
  func note(_ text: String)

  /// Begins to hold back what is written, for `%%capture`; `false` if the console cannot. Captures nest.
  func beginCapture(passing: Set<CapturedOutput.Part>) -> Bool

  /// What was held back since the last `beginCapture`.
  func endCapture() -> CapturedOutput

  /// Passes on what was written, as `print(…, flush=True)` asks.
  func flush()

  /// Asks the user for a line, without its line break; `nil` at the end of the input, and where nobody can be asked.
  /// - Throws: `Interrupted`.
  func readLine(prompt: String) throws -> String?

  /// The width in columns.
  var width: Int { get }

  /// Whether `status` lines can be overwritten (a terminal).
  var isLive: Bool { get }

  /// Whether it is a terminal.
  var isTerminal: Bool { get }
}

extension Console {
  package func report(_ text: String) { write(Visible.text(text)) }

  /// Where a drawing cannot be replaced, the line alone is shown.
  package func status(_ line: String, below drawing: any Drawing) { status(line) }

  package var isTerminal: Bool { isLive }

  /// Where nothing can be replaced, it is shown anew.
  package func display(_ shown: Displayed, at place: DisplayPlace) {
    switch shown {
    case .drawing(let drawing): draw(drawing)
    case .text(let text, _), .table(let text, _): report(text + "\n")
    }
  }

  package func pend(_ line: String?) {}

  package func clearOutput(waiting: Bool) {}

  /// A console that keeps nothing has nothing to pass on.
  package func flush() {}

  package func readLine(prompt: String) throws -> String? { nil }

  /// A console that passes everything on at once cannot hold back.
  package func beginCapture(passing: Set<CapturedOutput.Part>) -> Bool { false }
  package func endCapture() -> CapturedOutput { CapturedOutput() }

  /// Draws as in a transcript: without colours, 80 columns wide.
  package func draw(_ drawing: any Drawing) { write(drawing.text(.plain)) }
}
