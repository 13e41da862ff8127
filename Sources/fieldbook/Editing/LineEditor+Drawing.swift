import CEditline
import Glibc
import Notebooks

extension LineEditor {
  var promptText: String {
    if let search { return search.prompt }
    return window.above.isEmpty ? usualPrompt : String(repeating: " ", count: promptWidth - 2) + "↑ "
  }

  private var usualPrompt: String { label ?? CellPrompt(number, word: promptWord).text }

  var promptWidth: Int { usualPrompt.count }

  var screen: (columns: Int, rows: Int) { TerminalSize.of(descriptor) ?? (80, 24) }
}

extension LineEditor {
  /// Performs a key's command: takes the text from libedit, changes it, and gives it back.
  static func perform(_ editor: OpaquePointer?, _ command: (LineEditor) -> Reply) -> UInt8 {
    guard let editor, let owner = owner(of: editor) else { return UInt8(CC_ERROR) }
    owner.takeText(from: editor)
    owner.listing = []
    switch command(owner) {
    case .edited:
      owner.giveText(to: editor)
      return UInt8(CC_NORM)
    case .nothing:
      return UInt8(CC_ERROR)
    case .redraw:
      owner.giveText(to: editor)
      owner.painter.forget()
      return UInt8(CC_NORM)
    case .entered(let reading):
      owner.leaveRows()
      owner.reading = reading
      return UInt8(CC_NEWLINE)
    }
  }

  /// Takes the text and the cursor from libedit, which inserts plain characters itself.
  func takeText(from editor: OpaquePointer) {
    guard let line = el_wline(editor)?.pointee, let start = line.buffer, let end = line.lastchar,
      let cursor = line.cursor
    else { return }
    let scalars = UnsafeBufferPointer(start: start, count: end - start).map { character in
      Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}"
    }
    let shown = EditBuffer(scalars: scalars, cursor: cursor - start)
    let text = window.above + shown.scalars + window.below
    if text != buffer.scalars {
      if search == nil { browsing = nil }
      listing = []
    }
    buffer = EditBuffer(scalars: text, cursor: window.above.count + shown.cursor)
  }

  /// Gives libedit the lines around the cursor that fit on the screen.
  private func giveText(to editor: OpaquePointer) {
    let visible = chooseWindow()
    let shown = EditBuffer(
      scalars: Array(buffer.scalars[visible]), cursor: buffer.cursor - visible.lowerBound)
    window = Window(
      above: Array(buffer.scalars[..<visible.lowerBound]), below: Array(buffer.scalars[visible.upperBound...])
    )
    guard let line = el_wline(editor)?.pointee else { return }
    let length = line.lastchar - line.buffer
    _ = el_cursor(editor, Int32(clamping: line.lastchar - line.cursor))
    el_deletestr(editor, Int32(clamping: length))
    _ = el_insertstr(editor, String(scalars: shown.scalars[...]))
    _ = el_cursor(editor, Int32(clamping: shown.cursor - shown.scalars.count))
  }

  /// The lines around the cursor that fit on the screen.
  private func chooseWindow() -> Range<Int> {
    let size = screen
    let available = max(1, size.rows - 1)
    func rows(_ range: Range<Int>) -> Int {
      let part = EditBuffer(scalars: Array(buffer.scalars[range]), cursor: 0)
      return CellPicture.rows(
        prompt: String(repeating: " ", count: promptWidth), margin: margin, text: part, styles: [],
        columns: size.columns, usesColour: false
      ).rows.count
    }
    if buffer.scalars.count < 64 || rows(0..<buffer.scalars.count) <= available {
      return 0..<buffer.scalars.count
    }
    var range = buffer.lineStart..<buffer.lineEnd
    var used = rows(range)
    while true {
      let before = range
      if range.lowerBound > 0 {
        let start = (buffer.scalars[..<(range.lowerBound - 1)].lastIndex(of: "\n") ?? -1) + 1
        let height = rows(start..<range.lowerBound - 1)
        if used + height <= available {
          range = start..<range.upperBound
          used += height
        }
      }
      if range.upperBound < buffer.scalars.count {
        let end = buffer.scalars[(range.upperBound + 1)...].firstIndex(of: "\n") ?? buffer.scalars.count
        let height = rows(range.upperBound + 1..<end)
        if used + height <= available {
          range = range.lowerBound..<end
          used += height
        }
      }
      if range == before { return range }
    }
  }

  private var margin: String { CellPrompt.margin(promptWidth: promptWidth) }

  /// Draws what has changed since it was last drawn.
  func paint() {
    guard let editor, reading == nil else { return }
    takeText(from: editor)
    let visible = window.above.count..<max(window.above.count, buffer.scalars.count - window.below.count)
    let styles = usesColour && label == nil ? CellPicture.Style.styles(of: buffer) : []
    let isAtEnd = buffer.cursor == buffer.scalars.count
    draw(
      painter.paint(
        CellPicture.rows(
          prompt: promptText, margin: margin,
          text: EditBuffer(
            scalars: Array(buffer.scalars[visible]), cursor: buffer.cursor - visible.lowerBound),
          styles: styles.isEmpty ? [] : Array(styles[visible]),
          suggestion: isAtEnd ? suggestion ?? "" : "", below: listing, columns: screen.columns,
          usesColour: usesColour)))
  }

  /// Moves below the cell's rows, to the start of a new one; what was only shown for the time being goes.
  func leaveRows() {
    listing = []
    isLeaving = true
    paint()
    isLeaving = false
    draw(painter.leave())
  }

  /// What the history suggests behind the text: the rest of the last cell that begins with it, up to its line's end.
  var suggestion: String? {
    guard usesColour, label == nil, search == nil, !isLeaving, buffer.scalars.count > 1 else { return nil }
    return wholeSuggestion.map { String($0.prefix { $0 != "\n" }) }
  }

  /// The rest of the last cell of the history that begins with the text.
  var wholeSuggestion: String? {
    let text = buffer.text
    return history.entries.last { $0.hasPrefix(text) && $0 != text }.map { String($0.dropFirst(text.count)) }
  }
}
