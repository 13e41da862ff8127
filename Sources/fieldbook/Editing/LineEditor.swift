import CEditline
import Glibc
import Notebooks

/// Edits cells at a terminal: libedit reads the keys and draws, the text and what keys do to it is `EditBuffer`'s.
///
/// A cell is one text of several lines. Enter runs it once the parser says that it is whole, else it begins a new line.
/// A cell higher than the screen is shown in part, around the cursor.
final class LineEditor: CellReader {
  /// What the editor asks of the language.
  struct Language {
    var completeness: (String) -> Completeness
    var completions: (String) -> Completions
  }

  /// What a command leaves to be done.
  enum Reply {
    /// The text or the cursor may have changed.
    case edited
    /// There was nothing to do.
    case nothing
    /// The text stands on fresh rows: draw it there.
    case redraw
    /// The screen may show anything: draw over it.
    case redrawOver
    /// The cell is entered.
    case entered(Reading)
  }

  var buffer = EditBuffer()
  var language: Language
  var history: History
  var input: KeyInput

  /// What keys took out last.
  var killed = ""

  /// The cell that was offered or recalled: entered unchanged, it runs as it is.
  var recalled: String?

  /// Where in the history the shown cell is from, and what was typed before; nil where it is not from there.
  var browsing: (position: Int, typed: EditBuffer)?

  /// A search of the history that is going on.
  var search: HistorySearch?

  /// What the next key stands for, when it is not to be taken as typed.
  var pending: Pending?

  private var editor: OpaquePointer?
  private let inputFile: UnsafeMutablePointer<FILE>
  private let outputFile: UnsafeMutablePointer<FILE>
  private let descriptor: Int32
  private let usesColour: Bool
  private var promptBytes: UnsafeMutablePointer<CChar>?
  private var number = 1
  private var offer = ""
  private var reading: Reading?
  private var window = Window()

  /// What the reader of keys wants to be done.
  enum Pending: Equatable {
    /// Begin with the offered cell.
    case start
    /// A key belongs to the search.
    case searchKey(Unicode.Scalar)
    /// The screen has a new size.
    case resize
    /// The terminal has gone.
    case hangUp
  }

  /// The lines that are not shown, above and below.
  private struct Window {
    var above: [Unicode.Scalar] = []
    var below: [Unicode.Scalar] = []
  }

  /// The key that stands for `pending`; no keyboard sends it.
  private static let pendingKey: Unicode.Scalar = "\u{9F}"

  /// An editor on a terminal; nil where that is none.
  ///
  /// - Parameters:
  ///   - input: descriptor to read keys from.
  ///   - output: descriptor to draw on.
  ///   - terminal: the kind of terminal; nil takes it from TERM.
  init?(
    input: Int32, output: Int32, terminal: String? = nil, usesColour: Bool = false, history: History, language: Language
  ) {
    DisplayWidth.prepare()
    guard isatty(input) == 1, isatty(output) == 1, let inputFile = fdopen(dup(input), "r") else { return nil }
    guard let outputFile = fdopen(dup(output), "w") else {
      fclose(inputFile)
      return nil
    }
    self.inputFile = inputFile
    self.outputFile = outputFile
    self.descriptor = output
    self.usesColour = usesColour
    self.history = history
    self.language = language
    self.input = KeyInput(descriptor: input)
    guard let editor = el_init_fd("fieldbook", inputFile, outputFile, outputFile, input, output, output) else {
      fclose(inputFile)
      fclose(outputFile)
      return nil
    }
    self.editor = editor
    configure(editor, terminal: terminal)
  }

  deinit {
    if let editor { el_end(editor) }
    fclose(inputFile)
    fclose(outputFile)
    free(promptBytes)
  }

  private func configure(_ editor: OpaquePointer, terminal: String?) {
    if let terminal { _ = editline_set_terminal(editor, terminal) }
    _ = editline_set_owner(editor, Unmanaged.passUnretained(self).toOpaque())
    _ = editline_set_editor(editor, "emacs")
    _ = editline_set_prompt(editor, { LineEditor.owner(of: $0)?.prompt() }, 1)
    _ = editline_set_reader(editor) { LineEditor.owner(of: $0)?.readKey(into: $1) ?? 0 }
    for mode in ["-isig", "-ixon", "-iexten", "-icrnl", "-inlcr"] { _ = editline_set_mode(editor, mode) }
    for command in LineEditor.commands {
      _ = editline_add(editor, command.name, command.help, command.action)
      for key in command.keys { _ = editline_bind(editor, key, command.name) }
    }
  }

  static func owner(of editor: OpaquePointer?) -> LineEditor? {
    guard let editor, let address = editline_owner(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(address).takeUnretainedValue()
  }

  func read(number: Int, offer: String = "") -> Reading {
    guard let editor else { return .end }
    self.number = number
    self.offer = offer
    buffer = EditBuffer()
    window = Window()
    browsing = nil
    search = nil
    recalled = nil
    reading = nil
    pending = offer.isEmpty ? nil : .start
    Signals.watch()
    draw("\u{1B}[?2004h")
    var count: Int32 = 0
    _ = el_gets(editor, &count)
    draw("\u{1B}[?2004l")
    Signals.unwatch()
    if let reading { return reading }
    history.append(buffer.text)
    draw("\r\n")
    return .end
  }

  /// Switches the terminal to editing, or back to what it was.
  func setEditing(_ isEditing: Bool) {
    if let editor { _ = editline_prepare(editor, isEditing ? 1 : 0) }
  }

  /// Writes to the terminal past libedit.
  func draw(_ text: String) {
    fputs(text, outputFile)
    fflush(outputFile)
  }
}

// MARK: - Prompt and size

extension LineEditor {
  private var promptText: String {
    if let search { return search.prompt }
    return window.above.isEmpty ? "In [\(number)]: " : String(repeating: " ", count: promptWidth - 2) + "↑ "
  }

  private var promptWidth: Int { "In [\(number)]: ".count }

  private var layout: CellLayout { CellLayout(promptWidth: promptWidth) }

  private func prompt() -> UnsafeMutablePointer<CChar>? {
    let text = promptText
    free(promptBytes)
    let green = "\u{1}\u{1B}[32m\u{1}"
    let plain = "\u{1}\u{1B}[0m\u{1}"
    promptBytes = strdup(usesColour && search == nil ? green + text.dropLast() + plain + " " : text)
    return promptBytes
  }

  var screen: (columns: Int, rows: Int) { TerminalSize.of(descriptor) ?? (80, 24) }
}

// MARK: - The text, here and in libedit

extension LineEditor {
  /// Does what a key asks for: takes the text from libedit, changes it, and gives it back.
  static func perform(_ editor: OpaquePointer?, _ command: (LineEditor) -> Reply) -> UInt8 {
    guard let editor, let owner = owner(of: editor) else { return UInt8(CC_ERROR) }
    owner.takeText(from: editor)
    switch command(owner) {
    case .edited:
      owner.giveText(to: editor)
      return UInt8(CC_REFRESH)
    case .nothing:
      return UInt8(CC_ERROR)
    case .redraw:
      owner.giveText(to: editor)
      _ = editline_refresh(editor)
      return UInt8(CC_NORM)
    case .redrawOver:
      owner.giveText(to: editor)
      return UInt8(CC_REDISPLAY)
    case .entered(let reading):
      owner.leaveRows()
      owner.reading = reading
      return UInt8(CC_NEWLINE)
    }
  }

  /// Takes the text and the cursor over from libedit, which inserts plain characters itself.
  private func takeText(from editor: OpaquePointer) {
    guard let line = el_wline(editor)?.pointee, let start = line.buffer, let end = line.lastchar,
      let cursor = line.cursor
    else { return }
    let scalars = UnsafeBufferPointer(start: start, count: end - start).map { character in
      Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}"
    }
    let shown = EditBuffer(scalars: scalars, cursor: cursor - start)
    let plain = layout.withoutMargins(shown)
    let text = window.above + plain.scalars + window.below
    if text != buffer.scalars, search == nil { browsing = nil }
    buffer = EditBuffer(scalars: text, cursor: window.above.count + plain.cursor)
  }

  /// Gives libedit the lines around the cursor that fit on the screen.
  private func giveText(to editor: OpaquePointer) {
    let visible = chooseWindow()
    let shown = layout.withMargins(
      EditBuffer(scalars: Array(buffer.scalars[visible]), cursor: buffer.cursor - visible.lowerBound))
    window = Window(
      above: Array(buffer.scalars[..<visible.lowerBound]), below: Array(buffer.scalars[visible.upperBound...]))
    guard let line = el_wline(editor)?.pointee else { return }
    let length = line.lastchar - line.buffer
    _ = el_cursor(editor, Int32(clamping: line.lastchar - line.cursor))
    el_deletestr(editor, Int32(clamping: length))
    _ = el_insertstr(editor, String(scalars: shown.scalars[...]))
    _ = el_cursor(editor, Int32(clamping: shown.cursor - shown.scalars.count))
  }

  /// The whole lines around the cursor that take no more rows than the screen has.
  private func chooseWindow() -> Range<Int> {
    let size = screen
    let available = max(1, size.rows - 1)
    func rows(_ range: Range<Int>) -> Int {
      let part = layout.withMargins(EditBuffer(scalars: Array(buffer.scalars[range]), cursor: 0))
      return CellLayout.rows(of: part, promptWidth: promptWidth, columns: size.columns).count
    }
    if buffer.scalars.count < 64 || rows(0..<buffer.scalars.count) <= available { return 0..<buffer.scalars.count }
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

  /// Moves below the rows that the cell takes, to the start of a fresh one.
  func leaveRows() {
    let text = EditBuffer(
      scalars: Array(buffer.scalars[window.above.count..<buffer.scalars.count - window.below.count]),
      cursor: buffer.cursor - window.above.count)
    let width = DisplayWidth.of(promptText)
    let rows = CellLayout.rows(of: layout.withMargins(text), promptWidth: width, columns: screen.columns)
    draw("\r" + String(repeating: "\n", count: rows.count - rows.cursor))
  }
}

// MARK: - Keys

extension LineEditor {
  /// Gives libedit its next character. What is not to be taken as typed comes as one key, bound to `performPending`.
  private func readKey(into character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    guard let character else { return -1 }
    if pending == nil {
      switch nextKey() {
      case .character(let key):
        guard search != nil else {
          let typed = key == LineEditor.pendingKey ? "\u{FFFD}" : key
          character.pointee = wchar_t(bitPattern: typed.value)
          return 1
        }
        pending = .searchKey(key)
      case .signal, .end:
        break
      }
    }
    guard pending != nil else { return 0 }
    character.pointee = wchar_t(bitPattern: LineEditor.pendingKey.value)
    return 1
  }

  /// Waits for a key; a new size or the terminal's end becomes `pending`.
  func nextKey() -> KeyInput.Event {
    while true {
      let event = input.next()
      if Signals.takeHungUp() {
        pending = .hangUp
        return .end
      }
      if Signals.takeResized() {
        if case .character(let key) = event { input.putBack(key) }
        pending = .resize
        return .signal
      }
      switch event {
      case .signal:
        if Stop.isRequested {
          Stop.clear()
          return .character("\u{3}")
        }
      case .end:
        pending = .hangUp
        return .end
      case .character:
        return event
      }
    }
  }

  /// Does what the reader of keys wanted.
  func performPending() -> Reply {
    defer { if pending != .hangUp { pending = nil } }
    switch pending {
    case .start:
      buffer = EditBuffer(offer)
      recalled = offer
      return .edited
    case .searchKey(let key):
      return continueSearch(key)
    case .resize:
      if let editor { el_resize(editor) }
      guard buffer.scalars.contains("\n") else { return .redrawOver }
      draw("\u{1B}[H\u{1B}[2J")
      return .redraw
    case .hangUp:
      history.append(buffer.text)
      return .entered(.end)
    case nil:
      return .nothing
    }
  }
}
