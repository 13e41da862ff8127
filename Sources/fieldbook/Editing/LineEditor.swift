import CEditline
import Files
import Glibc
import Language
import Notebooks

/// Edits cells at a terminal: libedit reads keys, knows what they are bound to and sets the terminal's modes; text and
/// commands are in `EditBuffer`; `Painter` draws.
///
/// A cell is one text of several lines. Enter runs it once the parser reports it complete, else it begins a new
/// line. Of a cell that is higher than the screen only the part around the cursor is shown.
final class LineEditor: CellReader {
  /// The language services that the editor uses.
  struct Language {
    var completeness: (String) -> Completeness
    var completions: (String) -> Completions
    var callHint: (String) -> CallHint? = { _ in nil }
  }

  /// The result of a command.
  enum Reply {
    /// The text or the cursor may have changed.
    case edited
    /// Nothing was done.
    case nothing
    /// libedit goes on with the keys that it was given.
    case passed
    /// Draw the text anew where the cursor stands.
    case redraw
    /// The cell is entered.
    case entered(Reading)
  }

  var buffer = EditBuffer()
  var language: Language
  var history: InputHistory
  var input: KeyInput

  /// The texts taken out, for `yank`.
  var killed = KillRing()

  /// The cell's earlier states.
  var undo = UndoHistory()

  /// What this command begins, and what the one before it did.
  var (chain, previous) = (Chain.none, Chain.none)

  /// What the history suggests.
  var suggested = HistorySuggestion()

  /// The offered or recalled cell: entered unchanged, it runs without further checks.
  var recalled: String?

  /// The shown entry's position in the history, and the text typed before; `nil` if it is not from the history.
  var browsing: (position: Int, typed: EditBuffer)?

  /// The current search of the history.
  var search: HistorySearch?

  /// The meaning of the next key, if it is not a typed character.
  var pending: Pending?

  var editor: OpaquePointer?
  private let inputFile: UnsafeMutablePointer<FILE>
  private let outputFile: UnsafeMutablePointer<FILE>
  /// Where libedit draws: nobody sees it.
  private let nowhere: UnsafeMutablePointer<FILE>
  var painter = Painter()
  /// The names that completion has found, below the cell until the next key.
  var listing: [String] = []
  /// Whether the keys that are read without a pause are a text pasted without brackets.
  var isPasting = false
  /// Whether the keys are those of vi.
  var usesVi = false
  /// Where the cursor stays when vi's insert mode ends; `nil` if it moves left.
  var settling: Int?
  /// Whether the cell is drawn for the last time.
  var isLeaving = false
  let descriptor: Int32
  /// The colours of the prompt that is shown.
  private(set) var theme = Theme.none
  private let chosenTheme: () -> Theme
  /// Whether what is typed can be told from what is shown beside it.
  var usesColour: Bool { !theme.isPlain }
  private var usualMode = termios()
  var number = 1
  /// The prompt of a line that is not a cell; `nil` for cells.
  var label: String?
  var promptWord = "In"
  var offer = ""
  var reading: Reading?
  var window = Window()
  var draft = ""

  /// A pending event.
  enum Pending: Equatable {
    /// Show the offered cell.
    case start
    /// A key of the search.
    case searchKey(Unicode.Scalar)
    /// The window size changed.
    case resize
    /// The terminal was closed.
    case hangUp
  }

  /// The part of the text that is shown, and that libedit has.
  struct Window {
    var range = 0..<0
    var shown = EditBuffer()
  }

  /// The key that signals `pending`; no keyboard sends it.
  static let pendingKey: Unicode.Scalar = "\u{9F}"

  /// An editor on a terminal; `nil` if it is not a terminal.
  ///
  /// - `input`: the descriptor to read keys from.
  /// - `output`: the descriptor to draw on.
  /// - `terminal`: the type of terminal; `nil` takes it from TERM.
  /// - `theme`: the colours, asked for at each prompt.
  /// - `settings`: the lines of the user's `~/.editrc`.
  init?(
    input: Int32, output: Int32, terminal: String? = nil, theme: @escaping () -> Theme = { .none },
    history: InputHistory,
    language: Language, settings: [String] = []
  ) {
    DisplayWidth.prepare()
    guard isatty(input) == 1, isatty(output) == 1, let inputFile = fdopen(dup(input), "r") else { return nil }
    guard let outputFile = fdopen(dup(output), "w"), let nowhere = fopen("/dev/null", "w") else {
      fclose(inputFile)
      return nil
    }
    self.inputFile = inputFile
    self.outputFile = outputFile
    self.nowhere = nowhere
    self.descriptor = output
    self.chosenTheme = theme
    self.history = history
    self.language = language
    self.input = KeyInput(descriptor: input)
    tcgetattr(input, &usualMode)
    guard
      let editor = el_init_fd("fieldbook", inputFile, nowhere, nowhere, input, output, output)
    else {
      fclose(inputFile)
      fclose(outputFile)
      fclose(nowhere)
      return nil
    }
    self.editor = editor
    let kind = terminal ?? environmentVariable("TERM") ?? ""
    // Terminals ignore a private mode that they do not know, so none is asked; the oldest are left alone.
    painter.synchronizes = !["linux", "vt100", "vt102", "vt220"].contains(kind)
    painter.reflows = !["linux", "vt100", "vt102", "vt220", "xterm"].contains(kind)
    configure(editor, terminal: terminal, settings: settings)
  }

  deinit {
    if let editor { el_end(editor) }
    fclose(inputFile)
    fclose(outputFile)
    fclose(nowhere)
  }

  private func configure(_ editor: OpaquePointer, terminal: String?, settings: [String]) {
    if let terminal { _ = editline_set_terminal(editor, terminal) }
    _ = editline_set_owner(editor, Unmanaged.passUnretained(self).toOpaque())
    _ = editline_set_reader(editor) { LineEditor.owner(of: $0)?.readKey(into: $1) ?? 0 }
    for mode in ["-isig", "-ixon", "-iexten", "-icrnl", "-inlcr"] { _ = editline_set_mode(editor, mode) }
    // While a cell runs, keys are not echoed and wait for the next prompt.
    for mode in ["-echo", "-icanon", "-icrnl"] { _ = editline_set_resting_mode(editor, mode) }
    bindKeys(editor, settings: settings)
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
    theme = chosenTheme()
    buffer = EditBuffer()
    window = Window()
    browsing = nil
    search = nil
    recalled = nil
    undo = UndoHistory()
    chain = .none
    reading = nil
    listing = []
    isPasting = false
    painter.forget()
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

  /// Runs an action with the terminal's original settings.
  func withUsualTerminal<Result>(_ action: () throws -> Result) rethrows -> Result {
    var (usual, current) = (usualMode, termios())
    tcgetattr(descriptor, &current)
    tcsetattr(descriptor, TCSADRAIN, &usual)
    defer { tcsetattr(descriptor, TCSADRAIN, &current) }
    return try action()
  }

  /// Writes to the terminal directly, not through libedit.
  func draw(_ text: String) {
    fputs(text, outputFile)
    fflush(outputFile)
  }
}
