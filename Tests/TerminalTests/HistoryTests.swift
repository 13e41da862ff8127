import Foundation
import Notebooks
import Testing

@testable import fieldbook

@Suite struct HistoryTests {
  let program: Program
  var path: String { program.home.path("deep/history") }

  init() throws { program = try Program() }

  @Test func keepsCellsWhole() {
    let cells = ["x = 1", "for i in y:\n    print('\\n', i)\n\n    z", "'é漢😀\\\\'", "a\r\nb"]
    var history = InputHistory(HistoryFile(path: path))
    for cell in cells { history.append(cell) }
    #expect(InputHistory(HistoryFile(path: path)).entries == cells)
  }

  @Test func leavesOutBlanksAndRepetitions() {
    var history = InputHistory()
    for cell in ["a", "a", "  ", "", "b", "a\n\n"] { history.append(cell) }
    #expect(history.entries == ["a", "b", "a"])
  }

  @Test func sessionsShareIt() {
    let path = path
    DispatchQueue.concurrentPerform(iterations: 8) { session in
      let file = HistoryFile(path: path)
      for cell in 0..<50 { file.append("session \(session)\ncell \(cell)") }
    }
    let entries = HistoryFile(path: path).load()
    #expect(entries.count == 400)
    for session in 0..<8 {
      #expect(
        entries.filter { $0.hasPrefix("session \(session)\n") }
          == (0..<50).map { "session \(session)\ncell \($0)" })
    }
  }

  @Test func cutsWhatHasOutgrownItsLimit() throws {
    let file = HistoryFile(path: path, limit: 1000)
    let cells = (0..<200).map { "cell number \($0)" }
    for cell in cells { file.append(cell) }
    #expect(file.load() == cells)
    let kept = file.load()
    #expect(kept == Array(cells.suffix(kept.count)))
    #expect((10..<60).contains(kept.count))
    file.append("one more")
    #expect(file.load().last == "one more")
  }

  @Test func aDamagedLineHidesNoOther() throws {
    let long = String(repeating: "x", count: 3 << 20)
    var bytes = Array("one\ntw\u{E9}\n".utf8)
    bytes[6] = 0xFF
    bytes += Array("\n\(long)\n\nthree\nfour".utf8)
    HistoryFile(path: path).append("makes the folder")
    try Data(bytes).write(to: URL(filePath: path))
    let file = HistoryFile(path: path)
    #expect(file.load() == ["one", "tw\u{FFFD}\u{FFFD}", "three", "four"])
    // A new line begins after an incomplete one.
    file.append("five")
    #expect(file.load().suffix(2) == ["four", "five"])
  }

  @Test func aPipeInItsPlaceIsPassedOver() {
    HistoryFile(path: path).append("makes the folder")
    unlink(path)
    mkfifo(path, 0o600)
    let file = HistoryFile(path: path)
    #expect(file.load() == [])
    file.append("x")
    #expect(file.load() == [])
  }

  @Test func aFileThatCannotBeUsedDisturbsNothing() {
    var history = InputHistory(HistoryFile(path: "/proc/nowhere/history"))
    history.append("x")
    #expect(history.entries == ["x"])
  }
}
