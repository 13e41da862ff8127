import Foundation
import Testing

@testable import fieldbook

/// The program's prompt, with the interpreter behind it.
@Suite(.serialized, .timeLimit(.minutes(2))) struct PromptTests {
  let program: Program

  init() throws { program = try Program() }

  @Test(arguments: [40, 60]) func theGreetingBreaksBetweenWords(columns: Int) throws {
    let (terminal, process) = try program.startAtPrompt(columns: columns)
    let words = terminal.model.text.split(whereSeparator: \.isWhitespace)
    for word in ["networks", "lesson`", "Ctrl-D", "leaves"] { #expect(words.contains(Substring(word))) }
    terminal.type(Key.control("D"))
    #expect(Program.wait(for: process) == 0)
  }

  @Test func cellsOfAPlainPromptAreInTheHistory() throws {
    #expect(try program.start(session: "first = 1\n") == 0)
    let (terminal, process) = try program.startAtPrompt()
    terminal.type("fi" + Key.up)
    #expect(terminal.wait(for: "first = 1").lines.last == "In [1]: first = 1")
    terminal.type(Key.control("C") + Key.control("D"))
    #expect(Program.wait(for: process) == 0)
  }

  @Test func completesWithTheInterpreter() throws {
    try program.home.write("", to: "picture.png")
    let (terminal, process) = try program.startAtPrompt(
      columns: 120, environment: ["TERM": "xterm-256color"])
    terminal.type("from keras import lay" + Key.tab + Key.enter)
    terminal.wait(for: "In [2]:")
    terminal.type("layers.globala" + Key.tab + Key.tab)
    #expect(terminal.wait(for: "class").text.contains("\nGlobalAveragePooling2D  class"))
    terminal.type("eragePooling2D(" + Key.tab)
    let hint = terminal.wait(for: "\nlayers.GlobalAveragePooling2D(").text
    #expect(hint.contains("keepdims=False"))
    terminal.type("keep" + Key.tab + "True)" + Key.altEnter + "open('\(program.home.path)/pic" + Key.tab)
    let cell = [
      "In [2]: layers.GlobalAveragePooling2D(keepdims=True)",
      "   ...: open('\(program.home.path)/picture.png'",
    ]
    #expect(terminal.wait(for: cell[1]).text.contains(cell.joined(separator: "\n")))
    terminal.type(Key.control("C"))
    // What was only shown for the time being is gone.
    let last = terminal.wait { $0.lines.last == "In [2]:" }.lines.suffix(3)
    #expect(Array(last) == cell + ["In [2]:"])
    terminal.type(Key.control("D"))
    #expect(Program.wait(for: process) == 0)
  }
}
