/// The earlier states of a cell. What is typed is one step for each word; any other change is a step of its own.
struct UndoHistory {
  private var past: [EditBuffer] = []
  private var future: [EditBuffer] = []
  /// Where the last typed character ended; `nil` after any other change.
  private var typed: Int?
  /// The scalars that the states hold together.
  private var size = 0

  /// The most scalars that are kept; the oldest states go first.
  private static let limit = 8 << 20

  /// Records a change that a command made.
  mutating func record(_ before: EditBuffer) {
    future = []
    typed = nil
    push(before)
  }

  /// Records what was typed since the last look, a state before each word.
  mutating func record(typing after: EditBuffer, over before: EditBuffer) {
    let inserted = before.cursor..<max(before.cursor, after.cursor)
    let rest = after.scalars[min(inserted.upperBound, after.scalars.count)...]
    guard inserted.count <= Self.longestTyped, rest == before.scalars[before.cursor...],
      after.scalars[..<min(before.cursor, after.scalars.count)] == before.scalars[..<before.cursor]
    else { return record(before) }
    future = []
    for place in inserted
    where (place == inserted.lowerBound && typed != place) || after.beginsWord(at: place) {
      push(EditBuffer(scalars: Array(after.scalars[..<place] + rest), cursor: place))
    }
    typed = after.cursor
  }

  /// The most scalars that are taken for typed words.
  private static let longestTyped = 200

  private mutating func push(_ state: EditBuffer) {
    past.append(state)
    size += state.scalars.count
    while size > Self.limit, past.count > 1 { size -= past.removeFirst().scalars.count }
  }

  /// The state before the last step; `nil` if there is none.
  mutating func undo(from current: EditBuffer) -> EditBuffer? {
    typed = nil
    guard let state = past.popLast() else { return nil }
    size -= state.scalars.count
    future.append(current)
    return state
  }

  /// The state that the last `undo` left; `nil` if something was changed since.
  mutating func redo(from current: EditBuffer) -> EditBuffer? {
    typed = nil
    guard let state = future.popLast() else { return nil }
    push(current)
    return state
  }
}

extension EditBuffer {
  /// Whether a word begins behind another character.
  fileprivate func beginsWord(at place: Int) -> Bool {
    place > 0 && scalars[place].isWord && !scalars[place - 1].isWord
  }
}
