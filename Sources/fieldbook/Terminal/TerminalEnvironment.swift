import Figures
import Files
import Glibc

/// The program's environment: terminals or pipes, and output preferences.
struct TerminalEnvironment: Equatable {
  /// Whether standard input is a terminal.
  var hasKeyboard: Bool

  /// Whether standard output is a terminal.
  var hasScreen: Bool

  /// Whether standard error is a terminal, for notes and progress.
  var hasErrorScreen: Bool

  /// Whether the terminal can only print lines.
  var isDumb: Bool

  /// Whether colour and bold are used.
  var usesColour: Bool

  /// The colours of drawings.
  var colours = TextStyle.Colours.none

  /// The colours of text, where colour is used.
  var theme = Theme.dark

  /// The same without colours, and with a screen that only prints lines.
  var plain: TerminalEnvironment {
    var environment = self
    environment.isDumb = true
    environment.usesColour = false
    environment.colours = .none
    return environment
  }

  /// The environment of this process.
  static var ofProcess: TerminalEnvironment {
    let kind = environmentVariable("TERM") ?? ""
    let isDumb = kind.isEmpty || kind == "dumb"
    let hasScreen = isatty(STDOUT_FILENO) == 1
    let usesColour = hasScreen && !isDumb && environmentVariable("NO_COLOR") == nil
    return TerminalEnvironment(
      hasKeyboard: isatty(STDIN_FILENO) == 1, hasScreen: hasScreen,
      hasErrorScreen: isatty(STDERR_FILENO) == 1,
      isDumb: isDumb, usesColour: usesColour,
      colours: usesColour ? colours(of: kind, depth: environmentVariable("COLORTERM") ?? "") : .none,
      theme: Theme.automatic(environmentVariable))
  }

  /// The colours of a terminal by its type and `COLORTERM`. Nearly every terminal has 256 colours; sixteen
  /// are too few for a drawing.
  static func colours(of kind: String, depth: String) -> TextStyle.Colours {
    if depth == "truecolor" || depth == "24bit" || kind.hasSuffix("-direct") { return .full }
    let hasFew =
      ["linux", "vt", "ansi", "cons"].contains { kind.hasPrefix($0) }
      || ["-16color", "-8color", "-mono", "-m"].contains { kind.hasSuffix($0) }
    return hasFew ? .none : .palette
  }
}
