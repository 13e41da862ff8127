import Evaluator
import Figures
import Testing

@testable import Notebooks

@Suite struct RecorderTests {
  @Test func keepsWhatIsWrittenUntilItIsTaken() {
    let screen = ScreenLog()
    let recorder = Recorder(screen)
    recorder.write("a")
    recorder.write("é\n")
    #expect(screen.log == ["write a", "write é\n"])
    #expect(recorder.takeText() == "aé\n")
    #expect(recorder.takeText() == "")
  }

  @Test func keepsBeginningAndEndOfWhatHasNoEnd() {
    let recorder = Recorder(ScreenLog(), limit: 100)
    let lines = (0..<10_000).map { "line é \($0)\n" }
    for line in lines { recorder.write(line) }
    let text = recorder.takeText()
    #expect(text.utf8.count < 300)
    #expect(text.hasPrefix("line é 0\nline é 1\n"))
    #expect(text.hasSuffix("line é 9998\nline é 9999\n"))
    let parts = text.split(separator: "\n… ")
    let kept = parts[0].utf8.count + 1 - 1 + parts[1].split(separator: "…\n")[1].utf8.count
    let leftOut = Int(parts[1].prefix { $0.isNumber })!
    #expect(kept + leftOut == lines.joined().utf8.count)
    #expect(recorder.takeText() == "")
  }

  @Test func aPendingLineStandsBeforeTheNextText() {
    let recorder = Recorder(ScreenLog())
    recorder.pend("2/2 ━━ - loss: 1.0000")
    recorder.report("\nEpoch 1: saved\n")
    recorder.write("more\n")
    recorder.pend("3/3 ━━ - loss: 2.0000")
    recorder.pend(nil)
    recorder.write("end")
    #expect(recorder.takeText() == "2/2 ━━ - loss: 1.0000\nEpoch 1: saved\nmore\nend")
  }

  @Test func neverCutsACharacter() {
    let recorder = Recorder(ScreenLog(), limit: 10)
    for _ in 0..<100 { recorder.write("漢字") }
    #expect(!recorder.takeText().contains("\u{FFFD}"))
  }

  @Test func figuresStandWhereTheyWereDrawn() {
    let recorder = Recorder(ScreenLog())
    recorder.write("before\n")
    var figure = Figure()
    figure.panels = [Panel(Axes(marks: [.line(LineMark(x: [1, 2], y: [1, 4]))]))]
    recorder.draw(figure)
    recorder.write("after\n")
    let outputs = recorder.take()
    #expect(outputs.count == 3)
    #expect(outputs.first == .text("before"))
    #expect(outputs.last == .text("after"))
    guard case .figure(let drawn) = outputs[1] else {
      Issue.record("there is no figure")
      return
    }
    #expect(drawn.svg.hasPrefix("<svg") && !drawn.sentence.isEmpty)
    #expect(outputs.inCharacters == [.text("before\n\(drawn.text)\nafter")])
    #expect(recorder.take().isEmpty)
  }

  @Test func whatIsDisplayedIsRecordedAsText() {
    let screen = ScreenLog()
    let recorder = Recorder(screen)
    recorder.display(.text("a", DisplayFormat("text/html", "<b>a</b>")), at: .new(identifier: "x"))
    recorder.display(
      .table("t", DisplayTable(header: ["", "c"], rows: [["0", "1"]])), at: .instead(of: "x"))
    recorder.clearOutput(waiting: false)
    #expect(screen.log == ["write a\n", "write t\n"])
    #expect(recorder.take() == [.text("a\nt")])
    _ = recorder.beginCapture(passing: [])
    recorder.display(.text("b"), at: .new(identifier: nil))
    #expect(recorder.endCapture().pieces.count == 1)
    #expect(recorder.take().isEmpty)
    #expect(screen.log.count == 2)
  }
}
