import Engine
import Evaluator
import Notebooks

/// A screen that shows nothing, and keeps the last message.
private final class SilentScreen: Screen {
  private(set) var error = ""
  func write(_ text: String) {}
  func status(_ line: String) {}
  func note(_ text: String) {}
  func show(value: String, number: Int) {}
  func show(error: String) { self.error = error }
  func showInterrupted() {}
  var width: Int { 80 }
  var isLive: Bool { false }
}

/// A console, a session on it, and its runner: the setup of every command that runs cells.
struct CommandSession {
  let surroundings: TerminalEnvironment
  let console: TerminalConsole
  let session: Session
  private let silence: SilentScreen?
  /// The terminal's side of the session; of use where there is a prompt.
  let host: TerminalHost

  /// A new session.
  ///
  /// - Parameters:
  ///   - numbersValues: whether values are shown as `Out[3]: …`.
  ///   - isKept: whether the session is saved to disk.
  ///   - isSilent: whether cells run without output.
  ///   - seed: from which everything random starts; `nil` draws one for a session that is saved, and leaves it to chance else.
  ///   - isPlain: whether nothing on the screen is drawn anew, for screen readers.
  init(
    numbersValues: Bool, isKept: Bool, isSilent: Bool = false, seed: UInt32? = nil, isPlain: Bool = false
  ) {
    Signals.prepare()
    DisplayWidth.prepare()
    surroundings = isPlain ? TerminalEnvironment.ofProcess.plain : .ofProcess
    console = TerminalConsole(surroundings, numbersValues: numbersValues)
    let silence = isSilent ? SilentScreen() : nil
    self.silence = silence
    let recorder = Recorder(silence ?? console)
    let journal = isKept ? Directories.ofProcess.map { Journal(in: $0.sessions) } : nil
    let seed = seed ?? (isKept ? .random(in: 0 ... .max) : nil)
    session = Session(
      runner: InterpreterRunner(console: recorder, seed: seed), recorder: recorder,
      screen: silence ?? console, header: SessionHeader(version: Fieldbook.version, seed: seed),
      journal: journal)
    host = TerminalHost(console: console)
  }

  /// The message of the last cell that failed without being shown.
  var unshownError: String { silence?.error ?? "" }

  /// Lets magics use the terminal: there is a prompt.
  func attachHost() { session.host = host }

  /// Runs cells until one is interrupted, or fails unexpectedly: a transcript with recorded errors runs through.
  ///
  /// Messages count the lines of a script by its file, those of a document by the cell, as at the prompt.
  ///
  /// - Returns: how the last cell ended.
  func run(_ notebook: Notebook, named name: String) -> CellEnding {
    // Flushed here, as reference cycles among values may keep the session and the console alive.
    defer { console.flush() }
    let format = NotebookFormat(fileName: name) ?? .python
    let isScript = format == .python
    (session.runner as? InterpreterRunner)?.isOfFile = isScript && name.hasSuffix(".py")
    for (position, cell) in notebook.codeCells.enumerated() {
      // Ctrl-C between two cells applies to the next one.
      if Interruption.isRequested { return .interrupted }
      let ending = session.run(cell.source, named: isScript ? name : nil, line: isScript ? cell.line : 1)
      if session.isLeft || console.isClosed { return .done }
      switch ending {
      case .failed where !cell.isRecordedToFail:
        if !isScript {
          // Lines of a Jupyter file are none of a cell's.
          let line = format == .markdown ? ", which begins on line \(cell.line)" : ""
          session.screen.note("stopped at cell \(position + 1)\(line) of \(name)")
        }
        return ending
      case .interrupted: return ending
      case .done, .value, .table, .failed: continue
      }
    }
    return .done
  }

  /// Shows prose, set for the terminal.
  func show(prose: String) {
    let renderer = ProseRenderer(width: console.width, theme: console.theme)
    console.show(prose: renderer.render(prose))
  }

  /// The reader of cells.
  func reader() -> any CellReader {
    attachHost()
    let (session, runner) = (session, session.runner)
    let history = InputHistory(Directories.ofProcess.map { HistoryFile(path: $0.history) })
    let language = LineEditor.Language(
      completeness: { runner.completeness(of: $0) }, completions: { session.completions(of: $0) },
      callHint: { runner.callHint(of: $0) })
    if surroundings.hasKeyboard, surroundings.hasScreen, !surroundings.isDumb,
      let editor = LineEditor(
        input: 0, output: 1, theme: { [console] in console.theme }, history: history, language: language,
        settings: LineEditor.userSettings)
    {
      host.editor = editor
      return editor
    }
    return PlainReader(input: 0, output: 1, history: history, completeness: language.completeness)
  }
}
