public import Figures
public import Evaluator

/// A console that passes everything on and records what belongs to the transcript.
///
/// Of a cell that prints endlessly it records the beginning and the end.
public final class Recorder: Console {
  private let console: any Console
  private let limit: Int
  private var beginning = ""
  private var end = ""
  private var leftOut = 0

  /// A recorder.
  ///
  /// - Parameter limit: bytes recorded of a cell's beginning, and of its end: 1 MiB.
  public init(_ console: any Console, limit: Int = 1 << 20) {
    self.console = console
    self.limit = limit
  }

  /// Whether outputs are recorded without being shown, when earlier cells are run again.
  var isSilent = false

  public func write(_ text: String) {
    if !isSilent { console.write(text) }
    keep(text)
  }

  /// Records a drawing as plain text of 80 columns, whatever the console displays.
  public func draw(_ drawing: any Drawing) {
    if !isSilent { console.draw(drawing) }
    if let last = (end.isEmpty ? beginning : end).last, last != "\n" { keep("\n") }
    keep(drawing.text(.plain))
  }

  private func keep(_ text: String) {
    if end.isEmpty, beginning.utf8.count < limit {
      beginning += text
      return
    }
    end += text
    if end.utf8.count > 2 * limit { shortenEnd() }
  }

  public func status(_ line: String) { console.status(line) }
  public func note(_ text: String) { console.note(text) }
  public var width: Int { console.width }
  public var isLive: Bool { console.isLive }

  /// The text written since the last call.
  func take() -> String {
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
