import Foundation
import Glibc
import Language
import Notebooks
import Synchronization
import TestSupport
import Testing

@testable import fieldbook

/// A line editor on a pseudo-terminal, read on its own thread.
final class EditorScene: @unchecked Sendable {
  let terminal: Pseudoterminal
  private let results = Mutex<[Reading]>([])
  private let waiting = DispatchSemaphore(value: 0)

  init(
    columns: Int = 60, rows: Int = 16, history: [String] = [], offer: String = "", number: Int = 1,
    terminal kind: String = "xterm", usesColour: Bool = false, settings: [String] = []
  ) throws {
    terminal = try Pseudoterminal(columns: columns, rows: rows)
    let device = terminal.program
    let thread = Thread { [self] in
      var past = InputHistory()
      for cell in history { past.append(cell) }
      let language = LineEditor.Language(
        completeness: EditorScene.completeness, completions: EditorScene.completions,
        callHint: EditorScene.callHint)
      guard
        let editor = LineEditor(
          input: device, output: device, terminal: kind, theme: { usesColour ? .dark : .none }, history: past,
          language: language, settings: settings)
      else { return }
      var number = number
      while true {
        let reading = editor.read(number: number, offer: offer)
        results.withLock { $0.append(reading) }
        waiting.signal()
        if reading == .end { break }
        number += 1
      }
    }
    thread.start()
    terminal.wait { $0.text.hasPrefix("In [") }
  }

  deinit {
    terminal.type(Key.control("U") + Key.control("C") + Key.control("D"))
    _ = waiting.wait(timeout: .now() + 2)
    terminal.hangUp()
  }

  /// The next result of the editor.
  func reading() -> Reading? {
    guard waiting.wait(timeout: .now() + 60) == .success else { return nil }
    return results.withLock { $0.removeFirst() }
  }

  func type(_ keys: String...) { terminal.type(keys.joined()) }

  /// A colon needs a block, a block a blank line, an open bracket the closing one.
  private static func completeness(_ text: String) -> Completeness {
    if text.filter({ $0 == "(" }).count > text.filter({ $0 == ")" }).count { return .incomplete }
    return text.contains(":\n") && !text.hasSuffix("\n\n") || text.hasSuffix(":") ? .incomplete : .complete
  }

  private static func completions(_ text: String) -> Completions {
    if text.hasSuffix("d['") { return Completions(candidates: [Completion("key'")]) }
    let word = String(text.reversed().prefix { $0.isLetter || $0.isNumber }.reversed())
    let parameters = [
      Completion("first=", detail: "the first"),
      Completion("second=", label: "second=2", detail: "the second"),
    ]
    if text.dropLast(word.count).hasSuffix("(") { return .fitting(word, among: parameters) }
    let names = ["Conv2D", "Conv2DTranspose", "Dense", "DepthwiseConv2D", "GlobalAveragePooling2D"]
    return word.isEmpty ? Completions() : .fitting(word, among: names.map { Completion($0) })
  }

  private static func callHint(_ text: String) -> CallHint? {
    text.contains("Pooling2D(") ? CallHint(name: "f", parameters: ["first", "second=2"], current: 0) : nil
  }
}

@Suite(.serialized, .timeLimit(.minutes(2))) struct LineEditorTests {
  @Test func aLineIsACell() throws {
    let scene = try EditorScene()
    scene.type("1 + 1", Key.enter)
    #expect(scene.reading() == .cell("1 + 1"))
    let lines = ["In [1]: 1 + 1", "In [2]:"]
    #expect(scene.terminal.wait(for: lines) == lines)
  }

  @Test func aBlockGoesOnUntilABlankLine() throws {
    let scene = try EditorScene()
    scene.type("for i in x:", Key.enter, "f(", Key.enter, "1)", Key.enter)
    let lines = ["In [1]: for i in x:", "   ...:     f(", "   ...:         1)", "   ...:"]
    #expect(scene.terminal.wait(for: lines) == lines)
    #expect(scene.terminal.model.column == 12)
    scene.type(Key.enter)
    #expect(scene.reading() == .cell("for i in x:\n    f(\n        1)"))
  }

  @Test func linesAboveCanBeChanged() throws {
    let scene = try EditorScene()
    scene.type("if x:", Key.enter, "y", Key.enter, Key.up, Key.end, "z", Key.up, Key.home, "e", Key.altEnter)
    let lines = ["In [1]: e", "   ...: if x:", "   ...:     yz", "   ...:"]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type(Key.backspace, Key.backspace, Key.enter)
    #expect(scene.reading() == .cell("if x:\n    yz"))
  }

  @Test func enterRunsAWholeCellWhereverTheCursorIs() throws {
    let scene = try EditorScene(history: ["for i in x:\n    print(i)"])
    scene.type("a = 1", Key.altEnter, "b = 2", Key.up, Key.enter)
    #expect(scene.reading() == .cell("a = 1\nb = 2"))
    // A recalled cell that was changed in its first line.
    scene.type(Key.up, Key.up, Key.up, Key.up, Key.end, Key.left, "s", Key.enter)
    #expect(scene.reading() == .cell("for i in xs:\n    print(i)"))
    // A block that is being typed goes on at the end of a line.
    scene.type("if x:", Key.enter, "y", Key.up, Key.end, Key.enter, "z", Key.control("A"), Key.enter)
    #expect(scene.reading() == .cell("if x:\n    z\n    y"))
  }

  @Test func aPasteLosesWhatIsNoCode() throws {
    let scene = try EditorScene()
    for (pasted, cell) in [
      (">>> a = 1\n>>> if a:\n...     b\n...\n7\n", "a = 1\nif a:\n    b"),
      ("In [3]: x = 2\n   ...: y = 3\n", "x = 2\ny = 3"), ("```python\nz = 1\n```\n", "z = 1"),
      ("    c = 1\n    d = 2\n", "c = 1\nd = 2"),
    ] {
      scene.terminal.paste(pasted)
      usleep(100_000)
      scene.type(Key.enter)
      #expect(scene.reading() == .cell(cell))
    }
  }

  @Test func aPasteWithoutBracketsKeepsItsIndentation() throws {
    let scene = try EditorScene()
    scene.type("for i in x:\r    if i:\r        f(i)\r    else:\r        g(i)\r\r")
    #expect(scene.reading() == .cell("for i in x:\n    if i:\n        f(i)\n    else:\n        g(i)"))
  }

  @Test func aPasteRunsNothing() throws {
    let scene = try EditorScene()
    scene.terminal.paste("a = 1\r\n\r\nif a:\r\n\tb\u{1B}[31m\u{2007}\n")
    let lines = ["In [1]: a = 1", "   ...:", "   ...: if a:", "   ...:         b[31m", "   ...:"]
    #expect(scene.terminal.wait(for: lines) == lines)
    #expect(scene.terminal.model.bracketsPastes)
    scene.type(Key.enter)
    #expect(scene.reading() == .cell("a = 1\n\nif a:\n\tb[31m "))
  }

  @Test func keysTypedBetweenPromptsAreThereForTheNext() throws {
    let scene = try EditorScene()
    scene.type("a", Key.enter, "b", Key.enter, Key.up, "c", Key.enter)
    #expect([scene.reading(), scene.reading(), scene.reading()] == [.cell("a"), .cell("b"), .cell("bc")])
    let lines = ["In [1]: a", "In [2]: b", "In [3]: bc", "In [4]:"]
    #expect(scene.terminal.wait(for: lines) == lines)
  }

  @Test func controlCDropsAndKeeps() throws {
    let scene = try EditorScene()
    scene.type("a long line", Key.control("C"))
    #expect(scene.reading() == .dropped)
    scene.type(Key.up)
    let lines = ["In [1]: a long line", "In [2]: a long line"]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type(Key.enter)
    #expect(scene.reading() == .cell("a long line"))
  }

  @Test func controlDLeavesOnlyAnEmptyPrompt() throws {
    let scene = try EditorScene()
    scene.type("ab", Key.home, Key.control("D"), Key.enter)
    #expect(scene.reading() == .cell("b"))
    scene.terminal.wait { $0.text.contains("In [2]:") && $0.bracketsPastes }
    scene.type(Key.control("D"))
    #expect(scene.reading() == .end)
    scene.terminal.wait { !$0.bracketsPastes }
    let bracketsPastes = scene.terminal.model.bracketsPastes
    #expect(!bracketsPastes)
  }

  @Test func recallsWholeCells() throws {
    let scene = try EditorScene(history: ["first", "for i in x:\n    print(i)", "last"])
    scene.type(Key.up, Key.up)
    var lines = ["In [1]: for i in x:", "   ...:     print(i)"]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type(Key.up, Key.up)
    #expect(scene.terminal.wait(for: ["In [1]: first"]) == ["In [1]: first"])
    scene.type(Key.down)
    lines = ["In [1]: for i in x:", "   ...:     print(i)"]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type(Key.enter)
    #expect(scene.reading() == .cell("for i in x:\n    print(i)"))
  }

  @Test func recallsWhatBeginsAsTyped() throws {
    let scene = try EditorScene(history: ["fit(1)", "x = 2", "fit(3)", "y"])
    scene.type("fit", Key.up, Key.up)
    #expect(scene.terminal.wait(for: ["In [1]: fit(1)"]) == ["In [1]: fit(1)"])
    scene.type(Key.down, Key.down)
    #expect(scene.terminal.wait(for: ["In [1]: fit"]) == ["In [1]: fit"])
    scene.type("!", Key.enter)
    #expect(scene.reading() == .cell("fit!"))
  }

  @Test func searchesEarlierCells() throws {
    let scene = try EditorScene(history: ["model.fit(a)", "x = 2", "model.fit(b)", "y"])
    scene.type(Key.control("R"), "fit")
    var found = ["(search) fit: model.fit(b)", "› model.fit(b)", "  model.fit(a)"]
    #expect(scene.terminal.wait(for: found) == found)
    scene.type(Key.control("R"))
    found = ["(search) fit: model.fit(a)", "  model.fit(b)", "› model.fit(a)"]
    #expect(scene.terminal.wait(for: found) == found)
    scene.type("z")
    found[0] = "(no search) fitz: model.fit(a)"
    #expect(scene.terminal.wait(for: found) == found)
    scene.type(Key.backspace, Key.control("S"))
    found = ["(search) fit: model.fit(b)", "› model.fit(b)", "  model.fit(a)"]
    #expect(scene.terminal.wait(for: found) == found)
    scene.type(Key.left, Key.backspace, "c", Key.enter)
    #expect(scene.reading() == .cell("model.fit(c)"))
    scene.terminal.wait(for: ["In [1]: model.fit(c)", "In [2]:"])
    scene.type("draft", Key.control("R"), "x =", Key.control("G"))
    let lines = ["In [1]: model.fit(c)", "In [2]: draft"]
    #expect(scene.terminal.wait(for: lines) == lines)
  }

  @Test func completesNames() throws {
    let scene = try EditorScene()
    scene.type("x = De", Key.tab)
    var lines = ["In [1]: x = De", "Dense            DepthwiseConv2D"]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type("p", Key.tab, "(", Key.tab, ")")
    lines = ["In [1]: x = DepthwiseConv2D()"]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type(Key.enter)
    #expect(scene.reading() == .cell("x = DepthwiseConv2D()"))
  }

  @Test func completesInsideACellOfSeveralLines() throws {
    let scene = try EditorScene()
    scene.type("if x:", Key.enter, "De", Key.enter, "y", Key.up, Key.end, Key.tab)
    let cell = ["In [1]: if x:", "   ...:     De", "   ...:     y"]
    let lines = cell + ["Dense            DepthwiseConv2D"]
    #expect(scene.terminal.wait(for: lines) == lines)
    #expect(scene.terminal.model.row == 1)
    #expect(scene.terminal.model.column == 14)
  }

  @Test func wideCharactersKeepTheirPlace() throws {
    let scene = try EditorScene(columns: 20)
    scene.type("漢字 = 'é😀'", Key.left, Key.left, "x", Key.left, Key.left, Key.backspace)
    #expect(scene.terminal.wait(for: ["In [1]: 漢字 = éx😀'"]) == ["In [1]: 漢字 = éx😀'"])
    scene.type(Key.enter)
    #expect(scene.reading() == .cell("漢字 = éx😀'"))
  }

  @Test func aLongLineWraps() throws {
    let scene = try EditorScene(columns: 20)
    scene.type("0123456789abcdefghij", Key.home, "XY", Key.end, "Z")
    let lines = ["In [1]: XY0123456789", "abcdefghijZ"]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type(Key.enter)
    #expect(scene.reading() == .cell("XY0123456789abcdefghijZ"))
    #expect(scene.terminal.wait { $0.lines.count == 3 }.lines == lines + ["In [2]:"])
  }

  @Test func aCellHigherThanTheScreenIsShownAroundTheCursor() throws {
    let scene = try EditorScene(rows: 6)
    let cell = (1...20).map { "line\($0) = \($0)" }.joined(separator: "\n")
    scene.terminal.paste(cell)
    var lines = ["      ↑ line16 = 16"] + (17...20).map { "   ...: line\($0) = \($0)" }
    #expect(scene.terminal.wait { $0.lines.suffix(5) == lines[...] }.lines.suffix(5) == lines[...])
    for _ in 0..<18 { scene.type(Key.up) }
    scene.type("Q")
    lines = ["In [1]: line1 = 1", "   ...: line2 = 2Q"]
    #expect(scene.terminal.wait(for: "2Q").text.contains(lines.joined(separator: "\n")))
    scene.type(Key.enter)
    #expect(scene.reading() == .cell(cell.replacingOccurrences(of: "= 2\n", with: "= 2Q\n")))
  }

  @Test func anOfferedCellCanBeTakenOrChanged() throws {
    let scene = try EditorScene(offer: "if x:\n    y")
    var lines = ["In [1]: if x:", "   ...:     y"]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type(Key.enter)
    #expect(scene.reading() == .cell("if x:\n    y"))
    lines += ["In [2]: if x:", "   ...:     y"]
    #expect(scene.terminal.wait(for: lines) == lines)
    scene.type("z", Key.enter, Key.enter)
    #expect(scene.reading() == .cell("if x:\n    yz"))
  }

  @Test func takenOutTextComesBack() throws {
    let scene = try EditorScene()
    scene.type(
      "one two", Key.control("W"), Key.control("A"), Key.control("Y"), " ", Key.control("T"), Key.enter)
    #expect(scene.reading() == .cell("twoo ne "))
  }

  @Test func understandsAllThatIsDrawn() throws {
    let scene = try EditorScene()
    scene.type(
      "if x:", Key.enter, "abc", Key.left, Key.delete, "Z", Key.up, Key.end, Key.control("K"),
      Key.control("U"))
    scene.terminal.wait(for: "abZ")
    #expect(scene.terminal.model.unknown.isEmpty)
  }
}
