import Figures
import Evaluator
import TestSupport
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

  @Test func filesHaveTheSizeThatWasAskedFor() throws {
    let folder = try TemporaryFolder()
    let session = session(on: Colourful())
    let code = """
      import matplotlib.pyplot as plt
      import keras
      plt.figure(figsize=(3, 2), dpi=50)
      plt.plot([3, 1, 2])
      plt.savefig("\(folder.path)/own")
      plt.savefig("\(folder.path)/more.PNG", dpi=200)
      plt.savefig("\(folder.path)/vector.svg")
      plt.close()
      model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
      keras.utils.plot_model(model, "\(folder.path)/model.png")
      """
    #expect(session.run(code) == .done)
    #expect(folder.names() == ["model.png", "more.PNG", "own.png", "vector.svg"])
    #expect(size(folder.bytes(of: "own.png")) == [150, 100])
    #expect(size(folder.bytes(of: "more.PNG")) == [600, 400])
    #expect(size(folder.bytes(of: "model.png"))?.first ?? 0 > 200)
  }

  /// Width and height of a PNG file, from its first chunk.
  private func size(_ bytes: [UInt8]?) -> [Int]? {
    guard let bytes, bytes.count > 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    return [16, 20].map { bytes[$0..<$0 + 4].reduce(0) { $0 << 8 | Int($1) } }
  }

  @Test func aRecordedFigureIsAPNGFile() throws {
    let session = session(on: Colourful())
    session.run(code)
    let figures = session.entries.flatMap(\.outputs).compactMap { output in
      if case .figure(let figure) = output { figure } else { nil }
    }
    #expect(figures.count == 1)
    #expect(size(try figures.first?.png()) == [640, 480])
    #expect(try FigureOutput(text: "a", sentence: "A.", svg: "").png() == nil)
    #expect(throws: FigureError.self) { try FigureOutput(text: "a", sentence: "A.", svg: "<p>").png() }
  }

  @Test func aTranscriptReplaysEqual() throws {
    let first = session(on: Colourful())
    first.run(code)
    let notebook = Markdown.parse(Markdown.print(first.notebook))
    let report = Replay().run(notebook, in: session(on: Colourful()))
    #expect(report.cells.count == 1 && report.differences.isEmpty)
  }
}
