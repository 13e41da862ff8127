import Figures
import Evaluator
import Testing

@testable import Notebooks

/// Drawings in a session: the console shows colours, the transcript stores plain text.
@Suite struct DrawingTests {
  /// A console with colours, as a terminal.
  private final class Colourful: Screen {
    var text = ""
    func write(_ text: String) { self.text += text }
    func draw(_ drawing: any Drawing) { text += drawing.text(TextStyle(width: 120, colours: .full)) }
    func status(_ line: String) {}
    func note(_ text: String) {}
    var width: Int { 120 }
    var isLive: Bool { true }
    func show(value: String, number: Int) {}
    func show(error: String) {}
    func showInterrupted() {}
  }

  private let code = """
    import matplotlib.pyplot as plt
    import numpy as np
    print("before", end="")
    plt.imshow(np.eye(30), cmap="viridis")
    """

  private func session(on console: Colourful) -> Session {
    let recorder = Recorder(console)
    return Session(runner: InterpreterRunner(console: recorder), recorder: recorder, screen: console)
  }

  @Test func theTranscriptIsPlain() throws {
    let console = Colourful()
    let session = session(on: console)
    #expect(session.run(code) == .done)
    #expect(console.text.contains("\u{1B}[38;2;"))
    guard case .text(let text)? = session.entries.first?.outputs.inCharacters.first else {
      Issue.record("nothing is recorded")
      return
    }
    #expect(!text.contains("\u{1B}"))
    #expect(text.hasPrefix("before\n"))
    #expect(text.split(separator: "\n").count == 16)
  }

  @Test func aTranscriptReplaysEqual() throws {
    let first = session(on: Colourful())
    first.run(code)
    let notebook = Markdown.parse(Markdown.print(first.notebook))
    let report = Replay().run(notebook, in: session(on: Colourful()))
    #expect(report.cells.count == 1 && report.differences.isEmpty)
  }
}
