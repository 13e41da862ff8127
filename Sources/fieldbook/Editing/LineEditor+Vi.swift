import CEditline

/// The keys of vi's command mode that concern lines: libedit takes the whole text for one line. Its own commands do the
/// rest, such as `dw` and `ct)`.
extension LineEditor {
  /// What is done with the text that a movement passes over.
  enum Operator: Unicode.Scalar {
    case delete = "d"
    case change = "c"
    case copy = "y"
  }

  /// Keys that no keyboard sends, and libedit's commands that they are bound to in vi's keys.
  private static let hidden: [(key: Unicode.Scalar, command: String)] = [
    ("\u{9D}", "vi-delete-meta"), ("\u{9C}", "vi-change-meta"), ("\u{9B}", "vi-yank"),
    ("\u{9A}", "vi-command-mode"), ("\u{99}", "cell-vi-settle"),
  ]

  /// Whether a key has a meaning of its own here.
  static func isHidden(_ key: Unicode.Scalar) -> Bool {
    key == pendingKey || key == escapeKey || hidden.contains { $0.key == key }
  }

  /// Binds vi's keys, in the command mode and Escape.
  static func bindViKeys(_ editor: OpaquePointer) {
    for command in viCommands {
      _ = editline_add(editor, command.name, command.help, command.action)
      for key in command.keys { _ = editline_bind_command_mode(editor, key, command.name) }
    }
    for (key, command) in viKeys { _ = editline_bind_command_mode(editor, key, command) }
    for (key, command) in hidden {
      let name = "\\" + String(key.value, radix: 8)
      _ = editline_bind(editor, name, command)
      _ = editline_bind_command_mode(editor, name, command)
    }
    _ = editline_bind(editor, "\\236", "cell-vi-escape")
  }

  /// Keys of the command mode with the commands of the other mode.
  private static let viKeys: [(String, String)] = [
    ("\\236", "ed-ignore"), ("k", "cell-up"), ("j", "cell-down"), ("K", "cell-earlier"), ("J", "cell-later"),
    ("u", "cell-undo"), ("^R", "cell-redo"), ("/", "cell-search"), ("gg", "cell-start"), ("G", "cell-end"),
    ("$", "cell-line-end"), ("v", "cell-edit"),
  ]

  static var viCommands: [Command] {
    [
      Command("vi-delete", "delete what a movement passes over", ["d"]) { e, _ in
        LineEditor.perform(e) { $0.begin(.delete) }
      },
      Command("vi-change", "change what a movement passes over", ["c"]) { e, _ in
        LineEditor.perform(e) { $0.begin(.change) }
      },
      Command("vi-copy", "copy what a movement passes over", ["y"]) { e, _ in
        LineEditor.perform(e) { $0.begin(.copy) }
      },
      Command("vi-delete-end", "delete the rest of the line", ["D"]) { e, _ in
        LineEditor.perform(e) { $0.apply(.delete, to: "$") ?? .nothing }
      },
      Command("vi-change-end", "change the rest of the line", ["C"]) { e, _ in
        LineEditor.perform(e) { $0.apply(.change, to: "$") ?? .nothing }
      },
      Command("vi-change-line", "change the line", ["S"]) { e, _ in
        LineEditor.perform(e) { $0.apply(.change, to: "c") ?? .nothing }
      },
      Command("vi-copy-line", "copy the line", ["Y"]) { e, _ in
        LineEditor.perform(e) { $0.apply(.copy, to: "y") ?? .nothing }
      },
      Command("vi-put", "insert what was taken out, behind the cursor", ["p"]) { e, _ in
        LineEditor.perform(e) { $0.put(isBehind: true) }
      },
      Command("vi-put-before", "insert what was taken out", ["P"]) { e, _ in
        LineEditor.perform(e) { $0.put(isBehind: false) }
      },
      Command("vi-line-start", "to the line's start", ["0"]) { e, _ in
        LineEditor.perform(e) { $0.edit { $0.cursor = $0.lineStart } }
      },
      Command("vi-code-start", "to the line's first character", ["\\^"]) { e, _ in
        LineEditor.perform(e) { $0.edit { $0.cursor = $0.codeStart } }
      },
      Command("vi-append", "insert at the line's end", ["A"]) { e, _ in
        LineEditor.perform(e) { $0.insert { $0.cursor = $0.lineEnd } }
      },
      Command("vi-insert-first", "insert before the line's first character", ["I"]) { e, _ in
        LineEditor.perform(e) { $0.insert { $0.cursor = $0.codeStart } }
      },
      Command("vi-open", "insert a line below", ["o"]) { e, _ in
        LineEditor.perform(e) {
          $0.insert {
            $0.cursor = $0.lineEnd
            $0.breakLine()
          }
        }
      },
      Command("vi-open-above", "insert a line above", ["O"]) { e, _ in
        LineEditor.perform(e) {
          $0.insert {
            let blanks = $0.codeStart - $0.lineStart
            $0.cursor = $0.lineStart
            $0.insert(String(repeating: " ", count: blanks) + "\n")
            $0.cursor -= 1
          }
        }
      },
      Command("vi-escape", "to the command mode", []) { e, _ in LineEditor.perform(e) { $0.escape() } },
      Command("vi-settle", "stay in the line", []) { e, _ in LineEditor.perform(e) { $0.settle() } },
    ]
  }
}

// MARK: - Actions

extension LineEditor {
  /// Begins an operator: the next key says over what. What libedit can do it does.
  private func begin(_ operation: Operator) -> Reply {
    guard case .character(let key) = nextKey(), key != "\u{1B}" else { return .nothing }
    if let reply = apply(operation, to: key) { return reply }
    input.putBack(key)
    switch operation {
    case .delete: return push("\u{9D}")
    case .change: return push("\u{9C}")
    case .copy: return push("\u{9B}")
    }
  }

  /// Applies an operator to the whole line, if the movement is the operator's own key, or to a part of the line; `nil` if
  /// the movement is none of these.
  private func apply(_ operation: Operator, to movement: Unicode.Scalar) -> Reply? {
    let isWholeLine = movement == operation.rawValue
    let range: Range<Int>
    switch movement {
    case operation.rawValue where operation == .change: range = buffer.codeStart..<buffer.lineEnd
    case operation.rawValue: range = buffer.lineStart..<buffer.lineEnd
    case "$": range = buffer.cursor..<buffer.lineEnd
    case "0": range = buffer.lineStart..<buffer.cursor
    case "^": range = min(buffer.codeStart, buffer.cursor)..<max(buffer.codeStart, buffer.cursor)
    default: return nil
    }
    killed.add(String(scalars: buffer.scalars[range]) + (isWholeLine ? "\n" : ""))
    switch operation {
    case .copy: return .edited
    case .change: return insert { $0.remove(range) }
    case .delete where isWholeLine: return edit { $0.removeLine() }
    case .delete: return edit { $0.remove(range) }
    }
  }

  /// Changes the text, and goes on in the insert mode.
  private func insert(_ change: (inout EditBuffer) -> Void) -> Reply {
    if let editor { el_push(editor, "i") }
    return edit(change)
  }

  /// Inserts what was taken out last: whole lines as lines.
  private func put(isBehind: Bool) -> Reply {
    guard let text = killed.current else { return .nothing }
    return edit {
      if text.hasSuffix("\n") {
        $0.cursor = isBehind ? $0.lineEnd : $0.lineStart
        let start = isBehind ? $0.cursor + 1 : $0.cursor
        $0.insert(isBehind ? "\n" + text.dropLast() : text)
        $0.cursor = start
        $0.cursor = $0.codeStart
      } else {
        if isBehind, $0.cursor < $0.lineEnd { _ = $0.moveRight() }
        $0.insert(text)
        _ = $0.moveLeft()
      }
    }
  }

  /// Gives libedit keys of its own to perform next.
  private func push(_ keys: String) -> Reply {
    if let editor { el_push(editor, keys) }
    return .passed
  }

  /// To the command mode. libedit then moves the cursor left, at the start of a line to the line above.
  private func escape() -> Reply {
    settling = buffer.cursor == buffer.lineStart ? buffer.cursor : nil
    return push("\u{9A}\u{99}")
  }

  private func settle() -> Reply {
    guard let place = settling else { return .nothing }
    settling = nil
    return edit { $0.cursor = min(place, $0.scalars.count) }
  }
}

extension EditBuffer {
  /// The first character of the cursor's line that is not blank; the line's end if there is none.
  var codeStart: Int { scalars[lineStart..<lineEnd].firstIndex { !$0.isBlank } ?? lineEnd }

  /// Removes the cursor's line.
  mutating func removeLine() {
    let (start, end) = (lineStart, lineEnd)
    remove(end < scalars.count ? start..<end + 1 : max(start - 1, 0)..<end)
    cursor = codeStart
  }
}
