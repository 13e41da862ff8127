package import Evaluator
package import Figures
import Language

/// A console that passes everything on and records what belongs to the transcript.
///
/// Of a cell that prints endlessly it records the beginning and the end.
package final class Recorder: Console {
  private let console: any Console
  private let limit: Int
  /// What came before the last figure, and that figure, of the cell that runs.
  private var outputs: [Output] = []
  private var figureBytes = 0
  private var beginning = ""
  private var end = ""
  private var leftOut = 0

  /// A recorder.
  ///
  /// - `limit`: bytes recorded of a cell's beginning, and of its end: 1 MiB.
  package init(_ console: any Console, limit: Int = 1 << 20) {
    self.console = console
    self.limit = limit
  }

  /// Whether outputs are recorded without being shown, when earlier cells are run again.
  var isSilent = false

  /// What stands before each status line, while earlier cells are run again.
  var statusPrefix = ""

  /// What `%%capture` holds back, the innermost last.
  private var captures: [CapturedOutput] = []

  package func beginCapture(passing: Set<CapturedOutput.Part>) -> Bool {
    captures.append(CapturedOutput(passing: passing))
    return true
  }

  package func endCapture() -> CapturedOutput { captures.popLast() ?? CapturedOutput() }

  /// Whether the innermost capture takes a piece of the output.
  private func isCaptured(_ piece: CapturedOutput.Piece) -> Bool { captures.last?.take(piece) ?? false }

  /// See `pend`.
  private var pending: String?

  package func pend(_ line: String?) { pending = line }

  private func writePending() {
    guard let line = pending else { return }
    pending = nil
    report(line)
  }

  package func write(_ text: String) {
    writePending()
    if isCaptured(.text(text)) { return }
    if !isSilent { console.write(text) }
    keep(text)
  }

  package func flush() {
    if !isSilent { console.flush() }
  }

  /// The line that the user types; asked for and answered, it belongs to the transcript. Earlier cells that run again
  /// ask nobody.
  package func readLine(prompt: String) throws -> String? {
    if isSilent { return nil }
    guard let line = try console.readLine(prompt: prompt) else { return nil }
    keep(prompt + line + "\n")
    return line
  }

  package func report(_ text: String) {
    writePending()
    let text = Visible.text(text)
    if isCaptured(.text(text)) { return }
    if !isSilent { console.report(text) }
    keep(text)
  }

  /// The most bytes of SVG that are recorded of one cell's figures: 4 MiB. Further figures are recorded as text.
  private static let figureLimit = 4 << 20

  /// Records a drawing for every kind of reader, whatever the console displays.
  package func draw(_ drawing: any Drawing) {
    if isCaptured(.figure(drawing)) { return }
    if !isSilent { console.draw(drawing) }
    keep(drawing)
  }

  package func display(_ shown: Displayed, at place: DisplayPlace) {
    guard captures.isEmpty, !isSilent else {
      switch shown {
      case .drawing(let drawing): return draw(drawing)
      case .text(let text, _), .table(let text, _): return report(text + "\n")
      }
    }
    console.display(shown, at: place)
    switch shown {
    case .drawing(let drawing): keep(drawing)
    case .text(let text, _), .table(let text, _): keep(Visible.text(text) + "\n")
    }
  }

  package func clearOutput(waiting: Bool) {
    if captures.isEmpty, !isSilent { console.clearOutput(waiting: waiting) }
  }

  private func keep(_ drawing: any Drawing) {
    var figure = FigureOutput(drawing)
    figureBytes += figure.svg.utf8.count
    if figureBytes > Self.figureLimit { figure.svg = "" }
    endText()
    outputs.append(.figure(figure))
  }

  private func endText() {
    let text = takeText()
    if !text.isEmpty { outputs.append(.text(text.withoutFinalLineBreak)) }
  }

  private func keep(_ text: String) {
    if end.isEmpty, beginning.utf8.count < limit {
      beginning += text
      return
    }
    end += text
    if end.utf8.count > 2 * limit { shortenEnd() }
  }

  package func status(_ line: String) {
    guard captures.isEmpty || line.isEmpty else { return }
    console.status(line.isEmpty ? line : statusPrefix + line)
  }

  package func status(_ line: String, below drawing: any Drawing) {
    guard captures.isEmpty else { return }
    if isSilent { status(line) } else { console.status(statusPrefix + line, below: drawing) }
  }

  package func note(_ text: String) {
    if isCaptured(.note(text)) { return }
    if !isSilent { console.note(text) }
  }

  package var width: Int { console.width }
  package var isLive: Bool { console.isLive }
  package var isTerminal: Bool { console.isTerminal }

  /// What was written and drawn since the last call, in order.
  func take() -> [Output] {
    endText()
    defer { (outputs, figureBytes) = ([], 0) }
    return outputs
  }

  func takeText() -> String {
    defer { (beginning, end, leftOut) = ("", "", 0) }
    if end.utf8.count > limit { shortenEnd() }
    return leftOut == 0 ? beginning + end : beginning + "\n… \(leftOut) bytes left out …\n" + end
  }

  /// Keeps only the last lines of the end.
  private func shortenEnd() {
    let bytes = end.utf8
    var start = bytes.index(bytes.endIndex, offsetBy: -limit)
    start = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { bytes.index(after: $0) } ?? start
    while start < bytes.endIndex, bytes[start] & 0xC0 == 0x80 { start = bytes.index(after: start) }
    leftOut += bytes.distance(from: bytes.startIndex, to: start)
    end = String(end[start...])
  }
}
