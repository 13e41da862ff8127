import Foundation
import TestSupport
import Testing

@testable import fieldbook

/// The screen is what the buffer says, after every key. `FIELDBOOK_KEYS=100000` types as many keys in all.
@Suite(.serialized) struct RandomEditingTests {
  static let terminals = ["xterm-256color", "vt100", "screen", "linux"]
  static let widths = [20, 33, 47, 80, 120]

  /// The keys for each terminal and width.
  static var rounds: Int {
    let keys = ProcessInfo.processInfo.environment["FIELDBOOK_KEYS"].flatMap { Int($0) } ?? 2000
    return max(1, keys / (terminals.count * widths.count))
  }

  /// A cell as it ought to be, changed by the same commands.
  private struct Model {
    var buffer = EditBuffer()
    var undo = UndoHistory()
    var killed = KillRing()
    var isKilling = false

    mutating func kill(_ side: KillRing.Side, _ change: (inout EditBuffer) -> String) {
      let text = change(&buffer)
      if text.isEmpty { return }
      isKilling ? killed.extend(text, on: side) : killed.add(text)
      isKilling = true
    }

    /// Performs a random command; returns its keys.
    mutating func perform(_ random: inout SeededGenerator) -> String {
      let before = buffer
      var keys = ""
      var isRestored = false
      switch Int.random(in: 0..<28, using: &random) {
      case 0: (keys, _) = (Key.control("A"), buffer.moveToLineStart())
      case 1: (keys, _) = (Key.control("E"), buffer.moveToLineEnd())
      case 2, 3: (keys, _) = (Key.left, buffer.moveLeft())
      case 4: (keys, _) = (Key.right, buffer.moveRight())
      case 5: (keys, _) = (Key.backspace, buffer.deleteBackward())
      case 6 where buffer.scalars.count(where: { $0 == "\n" }) < 12:
        (keys, _) = (Key.altEnter, buffer.breakLine())
      case 7: (keys, _) = (Key.control("K"), kill(.after) { $0.killToLineEnd() })
      case 8: if buffer.moveUp() { keys = Key.up }
      case 9: if buffer.moveDown() { keys = Key.down }
      case 10: (keys, _) = (Key.control("W"), kill(.before) { $0.killWordBackward() })
      case 11 where buffer.scalars.count < 400:
        keys = Key.control("Y")
        if let text = killed.current { buffer.insert(text) }
      case 12:
        keys = Key.control("_")
        isRestored = true
        if let state = undo.undo(from: buffer) { buffer = state }
      case 13:
        keys = "\u{1B}_"
        isRestored = true
        if let state = undo.redo(from: buffer) { buffer = state }
      case 14: (keys, _) = ("\u{1B}\u{6}", buffer.moveBracketRight())
      case 15: (keys, _) = ("\u{1B}\u{2}", buffer.moveBracketLeft())
      default:
        let letter = Array("abc xyz(12)[] 漢é+😀:").randomElement(using: &random) ?? "a"
        buffer.insert(String(letter))
        undo.record(typing: buffer, over: before)
        isKilling = false
        return String(letter)
      }
      if !isRestored, buffer.scalars != before.scalars { undo.record(before) }
      // Any other command, and one that could do nothing, ends the row of texts taken out.
      let hasKilled = [Key.control("K"), Key.control("W")].contains(keys) && buffer.scalars != before.scalars
      if !keys.isEmpty { isKilling = hasKilled }
      return keys
    }
  }

  @Test(arguments: terminals, widths) func theScreenIsTheBuffer(terminal: String, columns: Int) throws {
    let scene = try EditorScene(columns: columns, rows: 60, terminal: terminal)
    var random = SeededGenerator(seed: UInt64(columns))
    var model = Model()
    for round in 0..<Self.rounds {
      let keys = model.perform(&random)
      if keys.isEmpty { continue }
      scene.type(keys)
      let expected = Self.screen(of: model.buffer, columns: columns)
      let found = scene.terminal.wait {
        $0.lines == expected.lines && $0.row == expected.row && $0.column == expected.column
      }
      guard found.lines == expected.lines, found.row == expected.row, found.column == expected.column else {
        Issue.record(
          "round \(round), keys \(keys.debugDescription): \(found.lines) \(found.row) \(found.column) is not \(expected)"
        )
        return
      }
    }
  }

  /// What a screen shows of a cell: computed by a plain loop.
  private static func screen(of buffer: EditBuffer, columns: Int) -> (lines: [String], row: Int, column: Int)
  {
    var rows = ["In [1]: "]
    var width = 8
    var (cursorRow, cursorColumn) = (0, 0)
    var index = 0
    for character in buffer.text {
      if index == buffer.cursor {
        if width >= columns { (rows, width) = (rows + [""], 0) }
        (cursorRow, cursorColumn) = (rows.count - 1, width)
      }
      if character == "\n" {
        (rows, width) = (rows + ["   ...: "], 8)
      } else {
        let columnsOfIt = character.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
        if width + columnsOfIt > columns { (rows, width) = (rows + [""], 0) }
        rows[rows.count - 1].append(character)
        width += columnsOfIt
      }
      index += character.unicodeScalars.count
    }
    if buffer.cursor == buffer.scalars.count {
      if width >= columns { rows.append("") }
      (cursorRow, cursorColumn) = (rows.count - 1, width == columns ? 0 : width)
    }
    var lines = rows.map { row -> String in
      var row = row
      while row.last == " " { row.removeLast() }
      return row
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return (lines, cursorRow, cursorColumn)
  }
}
