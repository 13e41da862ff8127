import Testing

@testable import fieldbook

/// Every key that the editor binds has a name and a page.
@Suite struct KeyGuideTests {
  static let names: [(String, String)] = [
    ("^R", "Ctrl-R"), ("^M", "Enter"), ("^I", "Tab"), ("^?", "Backspace"), ("^_", "Ctrl-_"),
    ("\\e^M", "Alt-Enter"), ("\\e^J", "Ctrl-Alt-J"), ("\\e^B", "Ctrl-Alt-B"), ("\\e.", "Alt-."),
    ("\\e<", "Alt-<"), ("\\ed", "Alt-D"), ("\\eD", "Alt-D"), ("\\e[A", "Up"), ("\\e[1;5D", "Ctrl-Left"),
    ("\\e[5~", "Page Up"), ("^X^E", "Ctrl-X Ctrl-E"), ("\\e^?", "Alt-Backspace"), ("dd", "dd"), ("\\^", "^"),
  ]

  @Test(arguments: names) func sequencesHaveNames(sequence: String, name: String) {
    #expect(KeyGuide.name(of: sequence) == name)
  }

  @Test func whatIsNoKeyHasNoName() {
    for sequence in ["\\237", "\\e[200~", "\\eOA", "\\e[7~", ""] {
      #expect(KeyGuide.name(of: sequence) == nil, "\(sequence)")
    }
  }

  @Test func everyKeyHasAPage() throws {
    for usesVi in [false, true] {
      let guide = KeyGuide(usesVi: usesVi)
      let all = guide.page(width: 80)
      for command in LineEditor.commands + (usesVi ? LineEditor.viCommands : []) {
        for sequence in command.keys {
          guard let name = KeyGuide.name(of: sequence) else { continue }
          #expect(all.contains(name), "\(name)")
          let page = try #require(guide.page(on: name, width: 80), "\(name)")
          // vi's command mode has other commands on keys that Enter's table binds too.
          #expect(page.contains(command.help) || usesVi, "\(name)")
        }
      }
    }
  }

  @Test(arguments: ["Ctrl-R", "ctrl-r", "C-r", "^R", "Control+R", "Ctrl-S", "ctrl-g"])
  func keysAreFoundHoweverTheyAreWritten(name: String) {
    #expect(KeyGuide().page(on: name, width: 80)?.contains("search earlier cells") == true)
    #expect(KeyGuide.isKey(name))
  }

  @Test func whatIsNoKeyIsNone() {
    for name in ["Ctrl-Q", "model.fit", "x", "Conv2D", ""] {
      #expect(KeyGuide().page(on: name, width: 80) == nil)
    }
    #expect(KeyGuide.isKey("Ctrl-Q") && KeyGuide.isKey("Page Down") && KeyGuide.isKey("tab"))
    #expect(!KeyGuide.isKey("model.fit") && !KeyGuide.isKey("control") && !KeyGuide.isKey("x"))
  }

  @Test(arguments: [20, 40, 80, 120]) func thePageFitsTheWidth(width: Int) {
    for line in KeyGuide(usesVi: true).page(width: width).split(separator: "\n") {
      #expect(line.count <= width, "\(line)")
    }
  }

  @Test func linesThatAskForHelpAreRead() {
    #expect(WordInNeed.helpRequest(in: "help keys") == "?keys")
    #expect(WordInNeed.helpRequest(in: " Help  layers.Conv2D ") == "?layers.Conv2D")
    #expect(WordInNeed.helpRequest(in: "man Ctrl-X Ctrl-E") == "?Ctrl-X Ctrl-E")
    for line in ["help", "help(x)", "help = 3", "help - 2", "help (x)", "helper x", "help x\nhelp y"] {
      #expect(WordInNeed.helpRequest(in: line) == nil, "\(line)")
    }
  }
}
