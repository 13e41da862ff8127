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

  /// Records a change.
  mutating func record(from before: EditBuffer, to after: EditBuffer) {
    future = []
    let length = after.scalars.count - before.scalars.count
    let isTyping = length > 0 && after.cursor - before.cursor == length && length < 8
    let goesOn = isTyping && typed == before.cursor && !beginsWord(after, at: before.cursor)
    typed = isTyping ? after.cursor : nil
    if !goesOn { push(before) }
  }

  private func beginsWord(_ buffer: EditBuffer, at place: Int) -> Bool {
    guard place > 0, place < buffer.scalars.count else { return false }
    return buffer.scalars[place].isWord && !buffer.scalars[place - 1].isWord
  }

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
