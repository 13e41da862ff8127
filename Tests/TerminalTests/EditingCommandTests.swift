import Foundation
import Glibc
import Language
import TestSupport
import Testing

@testable import fieldbook

@Suite(.serialized, .timeLimit(.minutes(2))) struct EditingCommandTests {
  static let undo = Key.control("_")
  static let redo = "\u{1B}_"
  static let lastWord = "\u{1B}."

  /// Keys, and the cell that Enter then runs.
  static let keys: [([String], String)] = [
    // Undo takes a word, a deletion or a paste; redo brings it back until something else is typed.
    (["one two three", undo, undo], "one "),
    (["one two three", undo, undo, redo], "one two "),
    (["one two", undo, "x", redo], "one x"),
    (["one two", Key.control("W"), undo], "one two"),
    (["one two", Key.control("X") + Key.control("U")], "one "),
    (["a", undo, undo, "b"], "b"),
    // Texts taken out one after the other are one; Alt-Y goes to the ones before.
    (["one two", Key.control("W"), Key.control("W"), "x ", Key.control("Y")], "x one two"),
    (["one two", Key.control("W"), "x ", Key.control("U"), "(", Key.control("Y"), "\u{1B}y", ")"], "(two)"),
    (["ab cd", Key.control("A"), "\u{1B}d", "\u{1B}d", "x", Key.control("Y")], "xab cd"),
    (["x", Key.control("U"), Key.control("Y"), Key.control("Y"), "\u{1B}y"], "xx"),
    // The last word of the previous cell, then of the cell before.
    (["f(", lastWord, ")"], "f(images)"),
    (["f(", lastWord, lastWord, ")"], "f(g(2))"),
    (["f(", lastWord, lastWord, lastWord, lastWord, ")"], "f(first)"),
    // Over brackets; those in strings are none.
    (["f(a, g(b), ')')", "\u{1B}\u{2}", "!"], "f!(a, g(b), ')')"),
    (["f(a, g(b), ')')", Key.control("A"), Key.right, "\u{1B}\u{6}", "!"], "f(a, g(b), ')')!"),
    (["[1, 2", "\u{1B}\u{2}", "!"], "[1, !2"),
  ]

  @Test(arguments: keys) func commands(keys: [String], cell: String) throws {
    let scene = try EditorScene(history: ["first", "x = g(2)", "model.fit(train, images)"])
    for key in keys { scene.terminal.type(key) }
    let lines = [String(("In [1]: " + cell).trimmingBlanks)]
    #expect(scene.terminal.wait(for: lines) == lines)
  }

  /// Keys after `bind -v`: a word of vi, from its command mode unless it says `i`.
  static let viKeys: [([String], String)] = [
    (["abc", "\u{1B}", "x"], "ab"), (["abc", "\u{1B}", "0x"], "bc"),
    (["a = 1", "\u{1B}", "0i", "b"], "ba = 1"),
    (["one two", "\u{1B}", "bdw"], "one"), (["one", "\u{1B}", "uix"], "x"), (["a", Key.left, "b"], "ba"),
    (["one two", Key.control("W"), "\u{1B}", "u"], "one two"), (["\u{1B}", "k"], "last"),
    (["\u{1B}", "k", "k"], "first"), (["\u{1B}", "kkj"], "last"),
    // Lines of the cell.
    ([abc, "\u{1B}", "ddix"], "a\n  xb"), ([abc, "\u{1B}", "kddix"], "a\nxc"),
    ([abc, "\u{1B}", "kddp"], "a\nc\n  b"), ([abc, "\u{1B}", "kddggP"], "  b\na\nc"),
    ([abc, "\u{1B}", "kyyGp"], "a\n  b\nc\n  b"), ([abc, "\u{1B}", "kSx"], "a\n  x\nc"),
    ([abc, "\u{1B}", "kccx"], "a\n  x\nc"), ([abc, "\u{1B}", "kAx"], "a\n  bx\nc"),
    ([abc, "\u{1B}", "kIx"], "a\n  xb\nc"), ([abc, "\u{1B}", "k0ix"], "a\nx  b\nc"),
    ([abc, "\u{1B}", "k^ix"], "a\n  xb\nc"), ([abc, "\u{1B}", "k0Cx"], "a\nx\nc"),
    ([abc, "\u{1B}", "k$d0ix"], "a\nx\nc"), ([abc, "\u{1B}", "kox"], "a\n  b\n  x\nc"),
    ([abc, "\u{1B}", "kOx"], "a\n  x\n  b\nc"), ([abc, "\u{1B}", "ggox"], "a\nx\n  b\nc"),
    ([abc, "\u{1B}", "kddu"], "a\n  b\nc"), ([abc, "\u{1B}", "koxy", "\u{1B}", "uu"], "a\n  b\nc"),
    // At the start of a line, Escape stays in it.
    ([abc, Key.control("A"), "\u{1B}", "ix"], "a\n  b\nxc"),
    // What libedit does: over words, to a character, with a count.
    (["one two three", "\u{1B}", "0dwP"], "one two three"),
    (["one two three", "\u{1B}", "0dwwP"], "two one three"),
    (["f(a, b)", "\u{1B}", "0fact)x"], "f(x)"), (["one two three", "\u{1B}", "0d2wix"], "xthree"),
    (["ab", "\u{1B}", "d", "\u{1B}", "x"], "a"),
  ]

  /// A cell of three lines; blanks that are there already are not indented further.
  static let abc = "a" + Key.altEnter + "  b" + Key.altEnter + "c"

  @Test(arguments: viKeys) func keysOfVi(keys: [String], cell: String) throws {
    let scene = try EditorScene(history: ["first", "last"], settings: ["# mine", "bind -v"])
    for key in keys {
      scene.terminal.type(key)
      // Escape is a key of its own where nothing follows.
      if key == "\u{1B}" { usleep(80_000) }
    }
    let lines = cell.split(separator: "\n").enumerated().map { ($0 == 0 ? "In [1]: " : "   ...: ") + $1 }
    #expect(scene.terminal.wait(for: lines) == lines)
  }

  @Test func settingsBindKeys() throws {
    let scene = try EditorScene(
      settings: ["bind ^B cell-line-start", "other:bind ^E cell-kill-start", "nonsense \"", "bind"])
    scene.type("abc", Key.control("B"), "x", Key.control("E"), "y")
    #expect(scene.terminal.wait(for: ["In [1]: xabcy"]) == ["In [1]: xabcy"])
  }

  @Test func theEditorOfTheUserChangesTheCell() throws {
    setenv("VISUAL", "sed -i s/one/two/", 1)
    defer { unsetenv("VISUAL") }
    let scene = try EditorScene()
    scene.type("x = one", Key.control("X"), Key.control("E"))
    let lines = ["In [1]: x = two"]
    #expect(scene.terminal.wait(for: lines) == lines)
    setenv("VISUAL", "false", 1)
    scene.type(Key.control("X"), Key.control("E"))
    #expect(scene.terminal.wait(for: "the editor `false` ended with a failure").text.contains("`false`"))
    scene.type(Key.enter)
    #expect(scene.reading() == .cell("x = two"))
  }

  @Test func aListBelowACellThatFillsTheScreenStaysOnIt() throws {
    let scene = try EditorScene(columns: 30, rows: 6)
    scene.terminal.paste((1...9).map { "a\($0)" }.joined(separator: "\n") + "\nDe")
    scene.terminal.wait(for: "De")
    scene.type(Key.tab)
    let listed = scene.terminal.wait(for: "DepthwiseConv2D")
    #expect(listed.lines.suffix(3) == ["   ...: De", "Dense", "DepthwiseConv2D"])
    scene.type("n")
    let lines = ["   ...: a7", "   ...: a8", "   ...: a9", "   ...: Den"]
    #expect(scene.terminal.wait { $0.lines.suffix(4) == lines[...] }.lines.suffix(4) == lines[...])
  }

  @Test func aHintShowsTheParameterAtTheCursor() {
    func row(_ current: Int?, _ width: Int) -> String {
      let hint = CallHint(name: "f", parameters: ["first", "second=2", "third=3"], current: current)
      return LineEditor.row(of: hint, width: width, theme: .dark)
        .replacing("\u{1B}[90m", with: "<").replacing("\u{1B}[0m", with: ">")
    }
    #expect(row(0, 60) == "<f(>first, <second=2, third=3)>")
    #expect(row(2, 60) == "<f(first, second=2, >third=3<)>")
    #expect(row(nil, 60) == "<f(first, second=2, third=3)>")
    #expect(row(0, 20) == "<f(>first, <…)>")
    #expect(row(2, 20) == "<f(…, >third=3<)>")
    #expect(row(nil, 8) == "<f(…)>")
    #expect(row(2, 8) == "<f(…, th…>")
  }

  @Test func completionReplacesWhatWasTyped() throws {
    let scene = try EditorScene(usesColour: true)
    scene.type("x.gap", Key.tab)
    var lines = ["In [1]: x.GlobalAveragePooling2D"]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type("(", Key.tab)
    lines = [
      "In [1]: x.GlobalAveragePooling2D(", "f(first, second=2)", "first=    the first",
      "second=2  the second",
    ]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type("s", Key.tab)
    lines = ["In [1]: x.GlobalAveragePooling2D(second=", "f(first, second=2)"]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type("d['')", Key.left, Key.left, Key.tab)
    lines[0] = "In [1]: x.GlobalAveragePooling2D(second=d['key')"
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type(Key.end, Key.enter)
    #expect(scene.reading() == .cell("x.GlobalAveragePooling2D(second=d['key')"))
    lines = [lines[0], "In [2]:"]
    #expect(scene.terminal.wait(for: lines) == lines)
  }

  @Test func searchFindsLettersThatAreApart() {
    let cells = ["model.fit(x)", "m = 1", "Model.Fit(y)", "print(mofi)", "model.fit(x)"]
    #expect(HistorySearch.matches(of: "mofi", in: cells) == [3, 4, 2])
    #expect(HistorySearch.matches(of: "FIT", in: cells) == [4, 2])
    #expect(HistorySearch.matches(of: "", in: cells).isEmpty)
    #expect(HistorySearch.matches(of: "xyz", in: cells).isEmpty)
  }

  @Test func theSuggestionIsTheLastCellThatBeginsSo() {
    var suggestion = HistorySuggestion()
    var cells = ["fit(1)", "fit(2)", "plot"]
    #expect(suggestion.rest(of: "fit", in: cells) == "(2)")
    #expect(suggestion.rest(of: "fit(1", in: cells) == ")")
    #expect(suggestion.rest(of: "fit(1)", in: cells) == nil)
    #expect(suggestion.rest(of: "fi", in: cells) == "t(2)")
    #expect(suggestion.rest(of: "x", in: cells) == nil)
    cells.append("xy")
    #expect(suggestion.rest(of: "x", in: cells) == "y")
  }
}
