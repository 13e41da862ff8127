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
  var history: InputHistory
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

  var editor: OpaquePointer?
  private let inputFile: UnsafeMutablePointer<FILE>
  private let outputFile: UnsafeMutablePointer<FILE>
  let descriptor: Int32
  let usesColour: Bool
  private var usualMode = termios()
  var promptBytes: UnsafeMutablePointer<CChar>?
  var number = 1
  /// What stands before a line that is no cell; nil for cells.
  var label: String?
  var offer = ""
  var reading: Reading?
  var window = Window()
  var draft = ""

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
  struct Window {
    var above: [Unicode.Scalar] = []
    var below: [Unicode.Scalar] = []
  }

  /// The key that stands for `pending`; no keyboard sends it.
  static let pendingKey: Unicode.Scalar = "\u{9F}"

  /// An editor on a terminal; nil where that is none.
  ///
  /// - Parameters:
  ///   - input: descriptor to read keys from.
  ///   - output: descriptor to draw on.
  ///   - terminal: the kind of terminal; nil takes it from TERM.
  init?(
    input: Int32, output: Int32, terminal: String? = nil, usesColour: Bool = false, history: InputHistory,
    language: Language
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
    tcgetattr(input, &usualMode)
    guard let editor = el_init_fd("fieldbook", inputFile, outputFile, outputFile, input, output, output)
    else {
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
    // While a cell runs, keys are not shown and stay for the next prompt.
    for mode in ["-echo", "-icanon", "-icrnl"] { _ = editline_set_resting_mode(editor, mode) }
    for command in LineEditor.commands {
      _ = editline_add(editor, command.name, command.help, command.action)
      for key in command.keys { _ = editline_bind(editor, key, command.name) }
    }
  }

  static func owner(of editor: OpaquePointer?) -> LineEditor? {
    guard let editor, let address = editline_owner(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(address).takeUnretainedValue()
  }

  func ask(_ prompt: String) -> Reading {
    label = prompt
    defer { label = nil }
    return read(number: number)
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
    defer {
      if !draft.isEmpty { history.keepDraft("") }
      draft = ""
    }
    if let reading { return reading }
    keep(buffer.text)
    draw("\r\n")
    return .end
  }

  /// Does something while the terminal is as it was found.
  func withUsualTerminal(_ action: () -> Void) {
    guard let editor else { return }
    _ = editline_prepare(editor, 0)
    var mode = usualMode
    tcsetattr(descriptor, TCSADRAIN, &mode)
    action()
    _ = editline_prepare(editor, 1)
  }

  /// Writes to the terminal past libedit.
  func draw(_ text: String) {
    fputs(text, outputFile)
    fflush(outputFile)
  }
}
