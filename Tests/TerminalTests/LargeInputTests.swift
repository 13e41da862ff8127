import Foundation
import Glibc
import Notebooks
import TestSupport
import Testing

@testable import fieldbook

/// What is pasted or typed arrives to the byte, however much it is.
@Suite(.serialized, .timeLimit(.minutes(3))) struct LargeInputTests {
  @Test func tenThousandLinesArriveWithOneRedraw() throws {
    let scene = try EditorScene(columns: 80, rows: 24, terminal: "xterm-256color")
    let cell = (0..<10_000).map { "z\($0) = \($0)" }.joined(separator: "\n")
    usleep(500_000)
    let before = scene.terminal.output.ranges(of: "\u{1B}[?2026h").count
    scene.terminal.paste(cell)
    scene.terminal.wait(for: "z9999 = 9999")
    #expect(scene.terminal.output.ranges(of: "\u{1B}[?2026h").count - before == 1)
    scene.type(Key.enter)
    #expect(scene.reading() == .cell(cell))
  }

  @Test func aLineOfAMegabyte() throws {
    let scene = try EditorScene(columns: 80, rows: 24)
    let text = String((0..<1 << 17).map { "x\($0) + " }.joined().prefix(1 << 20))
    scene.terminal.paste(text)
    let shown = scene.terminal.wait(for: String(text.suffix(8)))
    #expect(shown.lines.first?.hasPrefix("      ↑ ") == true)
    let start = Date()
    for key in ["a", Key.left, Key.backspace, "b", Key.right] { scene.type(key) }
    let typed = text.dropLast() + "ba"
    scene.terminal.wait(for: String(typed.suffix(8)))
    // Seven seconds a key where the whole line is laid out.
    #expect(Date().timeIntervalSince(start) < 30)
    scene.type(Key.control("A"))
    #expect(
      scene.terminal.wait(for: "In [1]: x0 + ").lines.first { $0.hasPrefix("In [1]") }?.hasPrefix(
        "In [1]: x0 + x1")
        == true)
    scene.type("y", Key.enter)
    #expect(scene.reading() == .cell("y" + typed))
  }

  @Test func junkIsNoHarm() throws {
    let scene = try EditorScene()
    scene.terminal.type(bytes: (0..<20).flatMap { _ in UInt8(128)...255 })
    scene.terminal.type(
      bytes: Array("\u{1B}[200~".utf8) + (0..<4).flatMap { _ in UInt8(0)...255 } + Array("\u{1B}[201~".utf8))
    usleep(200_000)
    scene.type(Key.control("C"))
    #expect(scene.reading() == .dropped)
    scene.type("1 + 1", Key.enter)
    #expect(scene.reading() == .cell("1 + 1"))
  }

  @Test func aLongHistoryIsSearchedAtOnce() throws {
    let cells = (0..<100_000).map { "value\($0) = \($0) * 2" }
    let scene = try EditorScene(history: cells, usesColour: true)
    let start = Date()
    scene.type("value77777", Key.up)
    scene.terminal.wait(for: "value77777 = 77777 * 2")
    scene.type(Key.control("R"), "4242 = ")
    scene.terminal.wait(for: "value94242 = 94242 * 2")
    // Some hundredths of a second in an optimized build.
    #expect(Date().timeIntervalSince(start) < 10)
  }
}
