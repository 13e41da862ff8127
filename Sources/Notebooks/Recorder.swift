public import Interpreter

/// A console that passes everything on and keeps what belongs to the transcript.
public final class Recorder: Console {
  private let console: any Console
  private var text = ""

  public init(_ console: any Console) { self.console = console }

  public func write(_ text: String) {
    self.text += text
    console.write(text)
  }

  public func status(_ line: String) { console.status(line) }
  public func note(_ text: String) { console.note(text) }
  public var width: Int { console.width }
  public var isLive: Bool { console.isLive }

  /// What was written since the last call.
  func take() -> String {
    defer { text = "" }
    return text
  }
}
