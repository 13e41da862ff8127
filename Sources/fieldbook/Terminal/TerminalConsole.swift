import Engine
import Evaluator
import Figures
import Glibc
import Language
import Notebooks

/// The console of the process: outputs on standard output, progress, notes and messages on standard error.
final class TerminalConsole: Screen {
  private let surroundings: TerminalEnvironment
  private let numbersValues: Bool
  private let outputDescriptor: Int32
  private let errorDescriptor: Int32
  private var output: OutputPipe
  private var errors: OutputPipe
  /// The colours of text; `none` where the terminal or `NO_COLOR` forbids them.
  var theme: Theme {
    didSet { if !surroundings.usesColour { theme = .none } }
  }
  /// The widths of the lines of the status that is shown.
  private var statusWidths: [Int] = []
  /// Whether what comes next stands apart from what was written: nothing was written since the last prompt, or a blank line was.
  var isRoomMade = true
  /// Whether prose was written last, with a blank line behind it.
  private var endsInProse = false
  private var isAtLineStart = true
  private var lastStatus = ContinuousClock.now - .seconds(1)

  /// The minimum time between two updates of the status line.
  private static let statusInterval = Duration.milliseconds(40)

  /// A console.
  ///
  /// - `numbersValues`: whether values are shown as `Out[3]: …`.
  /// - `output`: the descriptor for outputs.
  /// - `errors`: the descriptor for progress, notes and messages.
  init(
    _ surroundings: TerminalEnvironment, numbersValues: Bool, output: Int32 = STDOUT_FILENO,
    errors: Int32 = STDERR_FILENO
  ) {
    self.surroundings = surroundings
    self.numbersValues = numbersValues
    theme = surroundings.usesColour ? surroundings.theme : .none
    outputDescriptor = output
    errorDescriptor = errors
    self.output = OutputPipe(output)
    self.errors = OutputPipe(errors)
  }

  deinit { flush() }

  /// Flushes the output.
  func flush() {
    output.flush()
    errors.flush()
  }

  var width: Int {
    (TerminalSize.of(outputDescriptor) ?? TerminalSize.of(errorDescriptor))?.columns ?? 80
  }

  var isLive: Bool { surroundings.hasErrorScreen && !surroundings.isDumb }

  /// Whether the reader of the output is gone.
  var isClosed: Bool { output.isClosed }

  func write(_ text: String) {
    guard let last = text.unicodeScalars.last else { return }
    wipeStatus()
    output.write(text)
    isAtLineStart = last == "\n"
    (isRoomMade, endsInProse) = (false, false)
    if surroundings.hasScreen { output.flush() }
  }

  /// Reads a line from the keyboard; `nil` without one.
  func readLine(prompt: String) throws -> String? {
    guard surroundings.hasKeyboard else { return nil }
    settle()
    write(prompt)
    flush()
    var bytes: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      try Interruption.check()
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      if byte == 10 { break }
      bytes.append(byte)
    }
    isAtLineStart = true
    return String(decoding: bytes, as: UTF8.self)
  }

  func report(_ text: String) {
    let (text, width) = (Visible.text(text), width)
    guard surroundings.hasScreen, width >= 20 else { return write(text) }
    var lines: [String] = []
    var rest = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = rest.first {
      if DisplayWidth.of(String(line)) <= width {
        lines.append(String(line))
      } else if BoxedTable.isLine(line), let table = BoxedTable(rest.prefix(while: BoxedTable.isLine)),
        let narrow = table.text(width: width)
      {
        lines.append(narrow)
        rest = rest.drop(while: BoxedTable.isLine)
        continue
      } else if line.allSatisfy({ "─━ ".contains($0) }) {
        // A rule ends where the screen does.
        lines.append(String(line.prefix(width)))
      } else {
        let indent = line.prefix { $0 == " " }.count
        lines.append(String(line).wrapped(to: width, hanging: min(indent + 4, width / 2)))
      }
      rest = rest.dropFirst()
    }
    write(lines.joined(separator: "\n"))
  }

  func draw(_ drawing: any Drawing) {
    settle()
    if !isAtLineStart { write("\n") }
    guard surroundings.hasScreen else { return write(Visible.text(drawing.text(.plain))) }
    // A dumb terminal is likely a screen reader.
    if surroundings.isDumb { return write(Visible.text(drawing.sentence) + "\n") }
    write(
      Visible.text(drawing.text(TextStyle(width: width, colours: surroundings.colours)), keepsColours: true))
  }

  func status(_ line: String) {
    if line.isEmpty { return wipeStatus() }
    showStatus { [DisplayWidth.cut(Visible.line(line), to: $0 - 1)] }
  }

  func status(_ line: String, below drawing: any Drawing) {
    let rows = (TerminalSize.of(errorDescriptor) ?? (80, 24)).rows
    showStatus { width in
      let style = TextStyle(width: min(width - 1, 80), colours: surroundings.colours)
      let text = Visible.text(drawing.text(style), keepsColours: true)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
      let last = DisplayWidth.cut(Visible.line(line), to: width - 1)
      // A terminal of few rows has no room for the drawing.
      return lines.count + 2 < rows ? lines + [last] : [last]
    }
  }

  /// Replaces the status by lines for a width, unless it was replaced just now.
  private func showStatus(_ lines: (_ width: Int) -> [String]) {
    guard isLive else { return }
    let now = ContinuousClock.now
    guard now - lastStatus >= TerminalConsole.statusInterval else { return }
    lastStatus = now
    finishLine()
    let shown = lines(width)
    let rest = statusWidths.count > 1 ? "\u{1B}[J" : ""
    errors.write(statusStart + shown.joined(separator: "\u{1B}[K\r\n") + "\u{1B}[K" + rest)
    errors.flush()
    statusWidths = shown.map(PaintedRows.width)
  }

  /// What leads back to the first row of the status. A terminal that became narrower has wrapped its lines.
  private var statusStart: String {
    let width = max(1, width)
    let rows = statusWidths.reduce(0) { $0 + max(1, ($1 + width - 1) / width) }
    return rows > 1 ? "\r\u{1B}[\(rows - 1)A" : "\r"
  }

  /// Prose, with a blank line before and behind it.
  func show(prose: String) {
    settle()
    write((endsInProse ? "" : "\n") + prose + "\n")
    (isRoomMade, endsInProse) = (true, true)
  }

  func note(_ text: String) {
    settle()
    var text = Visible.text(text)
    if surroundings.hasScreen { text = text.wrapped(to: max(20, width - 1)) }
    let lines = text.hasSuffix("\n") ? text : text + "\n"
    errors.write(theme.paint(lines.dropLast(), .note) + "\n")
    errors.flush()
    (isRoomMade, endsInProse) = (false, false)
  }

  func show(value: String, number: Int) {
    let value = Visible.text(value)
    let prompt = numbersValues ? theme.paint("Out[\(number)]: ", .result) : ""
    let start = isAtLineStart ? "" : "\n"
    write(start + prompt + (numbersValues && value.contains("\n") ? "\n" : "") + value + "\n")
    output.flush()
  }

  func show(error: String) {
    settle()
    let error = Visible.text(error)
    let lines = error.hasSuffix("\n") ? error : error + "\n"
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if let (mark, role) = Self.marks.first(where: { line.hasPrefix($0.0) }) {
        let text =
          surroundings.hasErrorScreen
          ? String(line).wrapped(to: max(20, width), hanging: mark.count + 1) : String(line)
        errors.write(theme.paint(mark, role) + text.dropFirst(mark.count) + "\n")
      } else {
        errors.write(line + "\n")
      }
    }
    errors.flush()
    (isRoomMade, endsInProse) = (false, false)
  }

  /// The words that begin a line of a message, by what they mean.
  private static let marks: [(String, Theme.Role)] = [("Error:", .error), ("help:", .help), ("note:", .note)]

  func showInterrupted() {
    // A cell that was interrupted because the output's reader is gone need not be reported.
    guard !isClosed else { return }
    settle()
    errors.write("interrupted\n")
    errors.flush()
    (isRoomMade, endsInProse) = (false, false)
  }

  /// Flushes everything and leaves the cursor at the start of a line.
  func settle() {
    wipeStatus()
    finishLine()
    output.flush()
  }

  /// Settles, and leaves a blank line between what was written and the prompt that comes.
  func makeRoom() {
    settle()
    endsInProse = false
    guard !isRoomMade, surroundings.hasScreen else { return }
    output.write("\n")
    output.flush()
    isRoomMade = true
  }

  /// Ends an output line that is incomplete, so that other text begins on a new line.
  private func finishLine() {
    guard !isAtLineStart, surroundings.hasScreen else { return }
    output.write("\n")
    output.flush()
    isAtLineStart = true
  }

  private func wipeStatus() {
    guard !statusWidths.isEmpty else { return }
    errors.write(statusStart + (statusWidths.count > 1 ? "\u{1B}[J" : "\u{1B}[K"))
    errors.flush()
    statusWidths = []
    lastStatus = .now - .seconds(1)
  }
}
