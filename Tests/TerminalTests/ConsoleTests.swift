import Figures
import Foundation
import Glibc
import Notebooks
import Testing

import Engine
@testable import fieldbook

/// A console whose two outputs go into one pipe, or one pseudo-terminal.
@Suite(.serialized) struct ConsoleTests {
  static let plain = TerminalEnvironment(
    hasKeyboard: false, hasScreen: false, hasErrorScreen: false, isDumb: true, usesColour: false)
  static let live = TerminalEnvironment(
    hasKeyboard: true, hasScreen: true, hasErrorScreen: true, isDumb: false, usesColour: false)

  private func piped(
    _ surroundings: TerminalEnvironment = plain, numbersValues: Bool = false,
    _ body: (TerminalConsole) -> Void
  ) -> String {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    do {
      let console = TerminalConsole(
        surroundings, numbersValues: numbersValues, output: ends[1], errors: ends[1])
      body(console)
      console.settle()
    }
    close(ends[1])
    defer { close(ends[0]) }
    return (try? TextFile.read(descriptor: ends[0], name: "pipe")) ?? ""
  }

  @Test func aPipeGetsPlainLines() {
    let text = piped { console in
      console.write("a")
      console.status("half way")
      console.write("b\n")
      console.note("a note")
      console.show(value: "1", number: 3)
      console.show(error: "Error: no\n")
      console.showInterrupted()
    }
    #expect(text == "ab\na note\n1\nError: no\ninterrupted\n")
  }

  /// Words stay whole on a screen that is too narrow; a pipe gets the lines as they are.
  @Test func aReportFitsTheScreen() throws {
    let report =
      "Layer        Parameters\n──────────────────────────\n  conv  (3·3·1 + 1)·8 = 80  and more\nshort\n"
    let terminal = try Pseudoterminal(columns: 24, rows: 12)
    let console = TerminalConsole(
      Self.live, numbersValues: false, output: terminal.program, errors: terminal.program)
    console.report(report)
    console.settle()
    let lines = [
      "Layer        Parameters", "────────────────────────", "  conv  (3·3·1 + 1)·8 =", "      80  and more",
      "short",
    ]
    #expect(terminal.wait(for: lines) == lines)
    #expect(piped { $0.report(report) } == report)
    console.show(error: "Error: no lessons found, nowhere\nhelp: a\n")
    console.settle()
    let errors = ["Error: no lessons found,", "       nowhere", "help: a"]
    #expect(terminal.wait(for: lines + errors) == lines + errors)
  }

  /// A table in a box gets narrower columns; one that has no room for them is wrapped.
  @Test func aTableInABoxFitsTheScreen() throws {
    let report = """
      ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
      ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
      ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
      │ max_pooling2d_with_a_long_name  │ (None, 13, 13, 8)      │            80 │
      │ (MaxPooling2D)                  │                        │               │
      └─────────────────────────────────┴────────────────────────┴───────────────┘
       Total params: 80

      """
    let terminal = try Pseudoterminal(columns: 36, rows: 16)
    let console = TerminalConsole(
      Self.live, numbersValues: false, output: terminal.program, errors: terminal.program)
    console.report(report)
    console.settle()
    let lines = [
      "┏━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━┓",
      "┃ Layer     ┃ Output     ┃ Param # ┃",
      "┃ (type)    ┃ Shape      ┃         ┃",
      "┡━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━┩",
      "│ max_      │ (None, 13, │      80 │",
      "│ pooling2d │ 13, 8)     │         │",
      "│ _with_a_  │            │         │",
      "│ long_name │            │         │",
      "│ (MaxPooli │            │         │",
      "│ ng2D)     │            │         │",
      "└───────────┴────────────┴─────────┘",
      " Total params: 80",
    ]
    #expect(terminal.wait(for: lines) == lines)
    #expect(piped { $0.report(report) } == report)
  }

  @Test func aDrawingIsDrawnAsTheTerminalCan() {
    var figure = Figure()
    let colours = [Color(250, 251, 252), Color(253, 254, 255)]
    figure.panels = [
      Panel(Axes(marks: [.picture(PictureMark(Picture(width: 1, height: 2, pixels: colours)))]))
    ]
    func drawn(_ surroundings: TerminalEnvironment) -> String {
      piped(surroundings) { console in
        console.write("open")
        console.draw(figure)
      }
    }
    #expect(drawn(Self.plain) == "open\n" + figure.text(.plain))
    var colourful = Self.live
    for colours in [TextStyle.Colours.palette, .full] {
      colourful.colours = colours
      #expect(drawn(colourful) == "open\n" + figure.text(TextStyle(colours: colours)))
    }
    // With colours off: characters; on a dumb terminal: a sentence.
    #expect(drawn(Self.live) == "open\n" + figure.text(.plain))
    var dumb = Self.live
    dumb.isDumb = true
    #expect(drawn(dumb) == "open\nPicture in colour, 2 × 1 pixels.\n")
  }

  @Test(arguments: [
    ("xterm-256color", "truecolor", TextStyle.Colours.full), ("xterm", "24bit", .full),
    ("xterm-direct", "", .full),
    ("xterm-256color", "", .palette), ("tmux", "yes", .palette), ("linux", "", .none), ("vt220", "", .none),
    ("xterm-16color", "", .none), ("rxvt-16color", "", .none), ("screen-256color", "", .palette),
  ])
  func aTerminalsKindTellsItsColours(kind: String, depth: String, colours: TextStyle.Colours) {
    #expect(TerminalEnvironment.colours(of: kind, depth: depth) == colours)
  }

  @Test func valuesAreNumberedAtAPrompt() {
    let text = piped(numbersValues: true) { console in
      console.write("open")
      console.show(value: "1", number: 3)
      console.show(value: "[[1],\n [2]]", number: 4)
    }
    #expect(text == "open\nOut[3]: 1\nOut[4]: \n[[1],\n [2]]\n")
  }

  @Test func aStatusLineIsRedrawnAndWiped() throws {
    let terminal = try Pseudoterminal(columns: 20)
    let console = TerminalConsole(
      Self.live, numbersValues: true, output: terminal.program, errors: terminal.program)
    #expect(console.isLive)
    #expect(console.width == 20)
    console.write("start\n")
    console.status("a status longer than the screen")
    #expect(terminal.wait(for: ["start", "a status longer th…"]) == ["start", "a status longer th…"])
    console.write("more\n")
    #expect(terminal.wait(for: ["start", "more"]) == ["start", "more"])
    console.status("one")
    console.status("")
    console.note("note")
    #expect(terminal.wait(for: ["start", "more", "note"]) == ["start", "more", "note"])
    terminal.hangUp()
  }

  @Test func statusIsLimitedInTime() throws {
    let terminal = try Pseudoterminal()
    let console = TerminalConsole(
      Self.live, numbersValues: true, output: terminal.program, errors: terminal.program)
    let start = Date()
    var calls = 0
    while Date().timeIntervalSince(start) < 0.4 {
      console.status("step")
      calls += 1
    }
    terminal.wait(for: "step")
    let drawn = terminal.output.components(separatedBy: "step").count - 1
    #expect(calls > 1000)
    #expect((2...12).contains(drawn))
    terminal.hangUp()
  }

  @Test func aReaderThatHasGoneStopsTheCell() {
    Signals.prepare()
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    let console = TerminalConsole(Self.plain, numbersValues: false, output: ends[1], errors: ends[1])
    console.write("x\n")
    console.settle()
    #expect(console.isClosed)
    #expect(Interruption.isRequested)
    Interruption.clear()
    console.write("y\n")
    console.settle()
    #expect(!Interruption.isRequested)
    close(ends[1])
  }
}
