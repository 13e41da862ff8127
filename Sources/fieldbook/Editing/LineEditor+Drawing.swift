import CEditline
import Glibc
import Notebooks

extension LineEditor {
  var promptText: String {
    if let search { return search.prompt }
    return window.range.lowerBound == 0 ? usualPrompt : String(repeating: " ", count: promptWidth - 2) + "↑ "
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
    (owner.previous, owner.chain) = (owner.chain, .none)
    let before = owner.search?.original ?? owner.buffer
    let reply = command(owner)
    if owner.search == nil, owner.chain != .restored, owner.buffer.scalars != before.scalars {
      owner.undo.record(before)
    }
    switch reply {
    case .edited:
      owner.giveText(to: editor)
      return UInt8(CC_NORM)
    case .nothing:
      return UInt8(CC_ERROR)
    case .passed:
      return UInt8(CC_ARGHACK)
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
    guard shown != window.shown else { return }
    chain = .none
    let before = buffer
    buffer.cursor = window.range.lowerBound + shown.cursor
    if shown.scalars != window.shown.scalars {
      buffer.scalars.replaceSubrange(window.range, with: shown.scalars)
      if search == nil { browsing = nil }
      listing = []
      if usesVi { keepRemoved(from: window.shown.scalars, to: shown.scalars) }
      undo.record(typing: buffer, over: before)
    }
    window = Window(range: window.range.lowerBound..<window.range.lowerBound + scalars.count, shown: shown)
  }

  /// Keeps what one of libedit's own commands of vi took out, for `p`.
  private func keepRemoved(from old: [Unicode.Scalar], to new: [Unicode.Scalar]) {
    guard new.count < old.count else { return }
    let start = zip(old, new).prefix { $0 == $1 }.count
    let rest = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    killed.add(String(scalars: old[start..<old.count - rest]))
  }

  /// Gives libedit what is shown: the text around the cursor that fits on the screen.
  private func giveText(to editor: OpaquePointer) {
    let visible = chooseWindow()
    let shown = EditBuffer(
      scalars: Array(buffer.scalars[visible]), cursor: buffer.cursor - visible.lowerBound)
    window = Window(range: visible, shown: shown)
    guard let line = el_wline(editor)?.pointee else { return }
    let length = line.lastchar - line.buffer
    _ = el_cursor(editor, Int32(clamping: line.lastchar - line.cursor))
    el_deletestr(editor, Int32(clamping: length))
    _ = el_insertstr(editor, String(scalars: shown.scalars[...]))
    _ = el_cursor(editor, Int32(clamping: shown.cursor - shown.scalars.count))
  }

  /// The lines around the cursor that fit on the screen, or a part of a line that does not. No more is laid out than
  /// a screen can show, however long the text is.
  private func chooseWindow() -> Range<Int> {
    let size = screen
    let available = max(1, size.rows - 1)
    let most = max(available * size.columns - promptWidth, 64)
    func rows(_ range: Range<Int>) -> Int {
      guard range.count <= most else { return available + 1 }
      let part = EditBuffer(scalars: Array(buffer.scalars[range]), cursor: 0)
      return CellPicture.rows(
        prompt: String(repeating: " ", count: promptWidth), margin: margin, text: part, styles: [],
        columns: size.columns, theme: .none
      ).rows.count
    }
    if buffer.scalars.count < 64 || rows(0..<buffer.scalars.count) <= available {
      return 0..<buffer.scalars.count
    }
    var range = buffer.lineStart..<buffer.lineEnd
    if range.count > most { return buffer.part(of: range, count: most) }
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
    let visible = window.range
    let styles = usesColour && label == nil ? CellPicture.Style.styles(of: buffer, marksPair: !isLeaving) : []
    let size = screen
    let picture = CellPicture.rows(
      prompt: promptText, margin: margin,
      text: window.shown,
      styles: styles.isEmpty ? [] : Array(styles[visible]),
      suggestion: String((suggestion ?? "").prefix { $0 != "\n" }), below: hint + listing,
      columns: size.columns,
      theme: theme)
    draw(painter.paint(picture.cropped(to: size.rows)))
  }

  /// Moves below the cell's rows, to the start of a new one; what was only shown for the time being goes.
  func leaveRows() {
    listing = []
    isLeaving = true
    paint()
    isLeaving = false
    draw(painter.leave())
  }

  /// What the history suggests behind the text: the rest of the last cell that begins with it. Its first line is shown. Behind an
  /// offered cell that is as it was it would look like a part of it.
  var suggestion: String? {
    guard usesColour, label == nil, search == nil, !isLeaving, buffer.scalars.count > 1,
      buffer.cursor == buffer.scalars.count, buffer.scalars.count <= HistorySuggestion.longest,
      buffer.text != offer
    else { return nil }
    return suggested.rest(of: buffer.text, in: history.entries)
  }
}
