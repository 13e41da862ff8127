import CEditline

extension LineEditor {
  /// An editing command, as libedit needs it.
  struct Command {
    var name: String
    var help: String
    /// What else there is to know; empty for nothing.
    var details: String
    /// Key sequences in libedit's notation.
    var keys: [String]
    /// Other sequences that its page is about.
    var related: [String]
    var action: editline_command

    init(
      _ name: String, _ help: String, _ keys: [String], details: String = "", related: [String] = [],
      _ action: @escaping editline_command
    ) {
      self.name = "cell-" + name
      self.help = help
      self.details = details
      self.keys = keys
      self.related = related
      self.action = action
    }
  }

  /// The commands of all keys that do not insert themselves.
  static var commands: [Command] { groups.flatMap(\.commands) }

  /// The same with what each group is for.
  static var groups: [(title: String, commands: [Command])] {
    [
      ("Running and leaving", entering), ("Moving", moving), ("Changing the text", deleting),
      ("Earlier cells", recalling),
    ]
  }

  private static var entering: [Command] {
    [
      Command(
        "enter", "run the cell, or begin a line", ["^M"],
        details:
          "A cell runs once it is whole, wherever the cursor is, unless the cursor is at the end of a line of an open block. A blank line ends a block."
      ) { e, _ in
        LineEditor.perform(e) { $0.enter() }
      },
      Command(
        "break", "begin a line", ["^J", "\\e^M", "\\e^J", "^O"],
        details: "Wherever the cursor is, also where Enter would run the cell."
      ) { e, _ in
        LineEditor.perform(e) { $0.breakLine() }
      },
      Command("clear", "clear the screen", ["^L"]) { e, _ in
        LineEditor.perform(e) {
          $0.draw("\u{1B}[H\u{1B}[2J")
          return .redraw
        }
      },
      Command(
        "complete", "complete a name", ["^I"],
        details:
          "Names, attributes, arguments with their defaults, keys of a dict, files within strings, modules after import, magics after %. Any case and initials will do: layers.gap. After blanks it indents."
      ) { e, _ in LineEditor.perform(e) { $0.complete() } },
      Command(
        "paste", "take a pasted text as it is", ["\\e[200~"],
        details: "Prompts such as >>> and In [3]: are taken off, and the indentation that all lines have."
      ) { e, _ in
        LineEditor.perform(e) { $0.paste() }
      },
      Command(
        "drop", "drop the cell, keep it in the history", ["^C"],
        details: "While a cell runs, it stops the cell."
      ) { e, _ in
        LineEditor.perform(e) { $0.drop() }
      },
      Command(
        "leave", "leave, or delete a character", ["^D"],
        details:
          "On an empty cell it leaves, and the session is kept; else it deletes the character at the cursor."
      ) { e, _ in LineEditor.perform(e) { $0.leave() }
      },
      Command(
        "suspend", "go back to the shell", ["^Z"],
        details: "The shell's fg comes back."
      ) { e, _ in LineEditor.perform(e) { $0.suspend() } },
      Command("pending", "what is not typed", ["\\237"]) { e, _ in
        LineEditor.perform(e) { $0.performPending() }
      },
    ]
  }

  private static var moving: [Command] {
    [
      Command("left", "a character left", ["^B", "\\e[D", "\\eOD"]) { e, _ in
        LineEditor.perform(e) { $0.attempt { $0.moveLeft() } }
      },
      Command(
        "right", "a character right", ["^F", "\\e[C", "\\eOC"],
        details: "At the end of the cell it takes what the history suggests in grey."
      ) { e, _ in
        LineEditor.perform(e) { $0.takeSuggestion() ?? $0.attempt { $0.moveRight() } }
      },
      Command("line-start", "to the line's start", ["^A", "\\e[H", "\\eOH", "\\e[1~", "\\e[7~"]) { e, _ in
        LineEditor.perform(e) { $0.edit { $0.moveToLineStart() } }
      },
      Command(
        "line-end", "to the line's end", ["^E", "\\e[F", "\\eOF", "\\e[4~", "\\e[8~"],
        details: "At the end of the cell it takes what the history suggests in grey."
      ) { e, _ in
        LineEditor.perform(e) { $0.takeSuggestion() ?? $0.edit { $0.moveToLineEnd() } }
      },
      Command("word-left", "a word left", ["\\eb", "\\eB", "\\e[1;5D", "\\e[1;3D"]) { e, _ in
        LineEditor.perform(e) { $0.attempt { $0.moveWordLeft() } }
      },
      Command("word-right", "a word right", ["\\ef", "\\eF", "\\e[1;5C", "\\e[1;3C"]) { e, _ in
        LineEditor.perform(e) { $0.attempt { $0.moveWordRight() } }
      },
      Command("bracket-left", "to the bracket that opens, or a word left", ["\\e^B"]) { e, _ in
        LineEditor.perform(e) { $0.attempt { $0.moveBracketLeft() } }
      },
      Command("bracket-right", "past the bracket that closes, or a word right", ["\\e^F"]) { e, _ in
        LineEditor.perform(e) { $0.attempt { $0.moveBracketRight() } }
      },
      Command("start", "to the cell's start", ["\\e<", "\\e[1;5H"]) { e, _ in
        LineEditor.perform(e) { $0.edit { $0.cursor = 0 } }
      },
      Command("end", "to the cell's end", ["\\e>", "\\e[1;5F"]) { e, _ in
        LineEditor.perform(e) { $0.edit { $0.cursor = $0.scalars.count } }
      },
    ]
  }

  private static var deleting: [Command] {
    [
      Command("delete-left", "delete the character left", ["^?", "^H"]) { e, _ in
        LineEditor.perform(e) { $0.attempt { $0.deleteBackward() } }
      },
      Command("delete-right", "delete the character right", ["\\e[3~"]) { e, _ in
        LineEditor.perform(e) { $0.attempt { $0.deleteForward() } }
      },
      Command(
        "kill-end", "take out the rest of the line", ["^K"],
        details: "What is taken out can be inserted again with Ctrl-Y."
      ) { e, _ in
        LineEditor.perform(e) { $0.kill(.after) { $0.killToLineEnd() } }
      },
      Command(
        "kill-start", "take out the line up to here", ["^U"],
        details: "What is taken out can be inserted again with Ctrl-Y."
      ) { e, _ in
        LineEditor.perform(e) { $0.kill(.before) { $0.killToLineStart() } }
      },
      Command(
        "kill-word-left", "take out the word left", ["^W", "\\e^?", "\\e^H"],
        details: "What is taken out can be inserted again with Ctrl-Y."
      ) { e, _ in
        LineEditor.perform(e) { $0.kill(.before) { $0.killWordBackward() } }
      },
      Command(
        "kill-word-right", "take out the word right", ["\\ed", "\\eD", "\\e[3;5~"],
        details: "What is taken out can be inserted again with Ctrl-Y."
      ) { e, _ in
        LineEditor.perform(e) { $0.kill(.after) { $0.killWordForward() } }
      },
      Command("yank", "insert what was taken out last", ["^Y"]) { e, _ in LineEditor.perform(e) { $0.yank() }
      },
      Command(
        "yank-earlier", "insert what was taken out before", ["\\ey", "\\eY"],
        details: "Right after Ctrl-Y it puts the text before in its place; again, the one before that."
      ) { e, _ in
        LineEditor.perform(e) { $0.yankEarlier() }
      },
      Command(
        "last-word", "insert the last word of the previous cell", ["\\e."],
        details: "Again, that of the cell before."
      ) { e, _ in
        LineEditor.perform(e) { $0.insertLastWord() }
      },
      Command("undo", "undo the last change", ["^_", "^X^U"]) { e, _ in
        LineEditor.perform(e) { $0.undoChange() }
      },
      Command("redo", "redo what was undone last", ["\\e_", "\\e/", "^X^R"]) { e, _ in
        LineEditor.perform(e) { $0.redoChange() }
      },
      Command(
        "edit", "change the cell in $EDITOR", ["^X^E"],
        details: "$VISUAL is asked before $EDITOR. What the editor saves is the cell."
      ) { e, _ in
        LineEditor.perform(e) { $0.editOutside() }
      },
      Command("transpose", "exchange two characters", ["^T"]) { e, _ in
        LineEditor.perform(e) { $0.attempt { $0.transpose() } }
      },
    ]
  }

  private static var recalling: [Command] {
    [
      Command(
        "up", "the line above, or an earlier cell", ["\\e[A", "\\eOA"],
        details: "With something typed, an earlier cell that begins with it."
      ) { e, _ in
        LineEditor.perform(e) { $0.up() }
      },
      Command(
        "down", "the line below, or a later cell", ["\\e[B", "\\eOB"],
        details: "It goes back on the way that Up came."
      ) { e, _ in
        LineEditor.perform(e) { $0.down() }
      },
      Command("earlier", "an earlier cell", ["^P", "\\e[5~"]) { e, _ in
        LineEditor.perform(e) { $0.recallEarlier() }
      },
      Command("later", "a later cell", ["^N", "\\e[6~"]) { e, _ in LineEditor.perform(e) { $0.recallLater() }
      },
      Command(
        "search", "search earlier cells",
        ["^R"],
        details:
          "Type letters of the cell, together or apart; the cells found are listed. Ctrl-R again finds an earlier one, Ctrl-S a later one. Enter runs it, Right or Escape goes on editing it, Ctrl-G or Ctrl-C drops the search.",
        related: ["^S", "^G"]
      ) { e, _ in LineEditor.perform(e) { $0.startSearch() }
      },
    ]
  }
}

// MARK: - Changing the text

extension LineEditor {
  /// Changes the text or the cursor.
  func edit(_ change: (inout EditBuffer) -> Void) -> Reply {
    change(&buffer)
    return .edited
  }

  /// Takes what the history suggests; nil where nothing is shown.
  func takeSuggestion() -> Reply? {
    suggestion.map { rest in edit { $0.insert(rest) } }
  }

  /// Changes the text or the cursor, if possible.
  func attempt(_ change: (inout EditBuffer) -> Bool) -> Reply {
    change(&buffer) ? .edited : .nothing
  }
}
