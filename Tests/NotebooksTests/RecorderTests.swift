import Testing

@testable import Notebooks

@Suite struct RecorderTests {
  @Test func keepsWhatIsWrittenUntilItIsTaken() {
    let screen = ScreenLog()
    let recorder = Recorder(screen)
    recorder.write("a")
    recorder.write("é\n")
    #expect(screen.log == ["write a", "write é\n"])
    #expect(recorder.take() == "aé\n")
    #expect(recorder.take() == "")
  }

  @Test func keepsBeginningAndEndOfWhatHasNoEnd() {
    let recorder = Recorder(ScreenLog(), limit: 100)
    let lines = (0..<10_000).map { "line é \($0)\n" }
    for line in lines { recorder.write(line) }
    let text = recorder.take()
    #expect(text.utf8.count < 300)
    #expect(text.hasPrefix("line é 0\nline é 1\n"))
    #expect(text.hasSuffix("line é 9998\nline é 9999\n"))
    let parts = text.split(separator: "\n… ")
    let kept = parts[0].utf8.count + 1 - 1 + parts[1].split(separator: "…\n")[1].utf8.count
    let leftOut = Int(parts[1].prefix { $0.isNumber })!
    #expect(kept + leftOut == lines.joined().utf8.count)
    #expect(recorder.take() == "")
  }

  @Test func neverCutsACharacter() {
    let recorder = Recorder(ScreenLog(), limit: 10)
    for _ in 0..<100 { recorder.write("漢字") }
    #expect(!recorder.take().contains("\u{FFFD}"))
  }
}
