public import Figures
import Language

/// Where a cell's output goes: a terminal, a pipe, a transcript, a test.
public protocol Console: AnyObject {
  /// Text that belongs to the cell's output and to the transcript.
  func write(_ text: String)

  /// A figure or a network, drawn as well as can be. Belongs to the output; a transcript keeps it as plain text.
  func draw(_ drawing: any Drawing)

  /// One line that replaces the last one: progress. Never part of a transcript; an empty line wipes it.
  func status(_ line: String)

  /// A remark beside the output: a download, an accepted old spelling. Not part of the transcript.
  func note(_ text: String)

  /// Columns there are to write in.
  var width: Int { get }

  /// Whether `status` can be seen to change (a terminal).
  var isLive: Bool { get }
}

extension Console {
  /// Text of ours, such as a summary: names in it that a stranger chose do nothing on a terminal.
  package func report(_ text: String) { write(Visible.text(text)) }

  /// Draws as a transcript keeps it: without colours, 80 columns wide.
  public func draw(_ drawing: any Drawing) { write(drawing.text(.plain)) }
}
