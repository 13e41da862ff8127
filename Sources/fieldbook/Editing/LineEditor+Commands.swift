import CEditline

extension LineEditor {
  /// An editing command, as libedit needs it.
  struct Command {
    var name: String
    var help: String
    /// Key sequences in libedit's notation.
    var keys: [String]
    var action: editline_command

    init(_ name: String, _ help: String, _ keys: [String], _ action: @escaping editline_command) {
      self.name = "cell-" + name
      self.help = help
      self.keys = keys
      self.action = action
    }
  }

  /// The commands of all keys that do not insert themselves.
  static var commands: [Command] {
    entering + moving + deleting + recalling
  }

  private static var entering: [Command] {
    [
      Command("enter", "run the cell, or begin a line", ["^M"]) { e, _ in
        LineEditor.perform(e) { $0.enter() }
      },
      Command("break", "begin a line", ["^J", "\\e^M", "\\e^J", "^O"]) { e, _ in
        LineEditor.perform(e) { $0.breakLine() }
      },
      Command("clear", "clear the screen", ["^L"]) { e, _ in
        LineEditor.perform(e) {
          $0.draw("\u{1B}[H\u{1B}[2J")
          return .redraw
        }
      },
      Command("complete", "complete a name", ["^I"]) { e, _ in LineEditor.perform(e) { $0.complete() } },
      Command("paste", "take a pasted text as it is", ["\\e[200~"]) { e, _ in
        LineEditor.perform(e) { $0.paste() }
      },
      Command("drop", "drop the cell, keep it in the history", ["^C"]) { e, _ in
        LineEditor.perform(e) { $0.drop() }
      },
      Command("leave", "leave, or delete a character", ["^D"]) { e, _ in LineEditor.perform(e) { $0.leave() }
      },
      Command("suspend", "go back to the shell", ["^Z"]) { e, _ in LineEditor.perform(e) { $0.suspend() } },
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
      Command("right", "a character right", ["^F", "\\e[C", "\\eOC"]) { e, _ in
        LineEditor.perform(e) { $0.takeSuggestion() ?? $0.attempt { $0.moveRight() } }
      },
      Command("line-start", "to the line's start", ["^A", "\\e[H", "\\eOH", "\\e[1~", "\\e[7~"]) { e, _ in
        LineEditor.perform(e) { $0.edit { $0.moveToLineStart() } }
      },
      Command("line-end", "to the line's end", ["^E", "\\e[F", "\\eOF", "\\e[4~", "\\e[8~"]) { e, _ in
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
      Command("delete-left", "the character left", ["^?", "^H"]) { e, _ in
        LineEditor.perform(e) { $0.attempt { $0.deleteBackward() } }
      },
      Command("delete-right", "the character right", ["\\e[3~"]) { e, _ in
        LineEditor.perform(e) { $0.attempt { $0.deleteForward() } }
      },
      Command("kill-end", "the rest of the line", ["^K"]) { e, _ in
        LineEditor.perform(e) { $0.kill(.after) { $0.killToLineEnd() } }
      },
      Command("kill-start", "the line up to here", ["^U"]) { e, _ in
        LineEditor.perform(e) { $0.kill(.before) { $0.killToLineStart() } }
      },
      Command("kill-word-left", "the word left", ["^W", "\\e^?", "\\e^H"]) { e, _ in
        LineEditor.perform(e) { $0.kill(.before) { $0.killWordBackward() } }
      },
      Command("kill-word-right", "the word right", ["\\ed", "\\eD", "\\e[3;5~"]) { e, _ in
        LineEditor.perform(e) { $0.kill(.after) { $0.killWordForward() } }
      },
      Command("yank", "what was taken out last", ["^Y"]) { e, _ in LineEditor.perform(e) { $0.yank() } },
      Command("yank-earlier", "what was taken out before", ["\\ey", "\\eY"]) { e, _ in
        LineEditor.perform(e) { $0.yankEarlier() }
      },
      Command("last-word", "the last word of the previous cell", ["\\e."]) { e, _ in
        LineEditor.perform(e) { $0.insertLastWord() }
      },
      Command("undo", "the text before the last change", ["^_", "^X^U"]) { e, _ in
        LineEditor.perform(e) { $0.undoChange() }
      },
      Command("redo", "the text before the last undo", ["\\e_", "\\e/", "^X^R"]) { e, _ in
        LineEditor.perform(e) { $0.redoChange() }
      },
      Command("edit", "change the cell in $EDITOR", ["^X^E"]) { e, _ in
        LineEditor.perform(e) { $0.editOutside() }
      },
      Command("transpose", "exchange two characters", ["^T"]) { e, _ in
        LineEditor.perform(e) { $0.attempt { $0.transpose() } }
      },
    ]
  }

  private static var recalling: [Command] {
    [
      Command("up", "the line above, or an earlier cell", ["\\e[A", "\\eOA"]) { e, _ in
        LineEditor.perform(e) { $0.up() }
      },
      Command("down", "the line below, or a later cell", ["\\e[B", "\\eOB"]) { e, _ in
        LineEditor.perform(e) { $0.down() }
      },
      Command("earlier", "an earlier cell", ["^P", "\\e[5~"]) { e, _ in
        LineEditor.perform(e) { $0.recallEarlier() }
      },
      Command("later", "a later cell", ["^N", "\\e[6~"]) { e, _ in LineEditor.perform(e) { $0.recallLater() }
      },
      Command("search", "search earlier cells", ["^R"]) { e, _ in LineEditor.perform(e) { $0.startSearch() }
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
