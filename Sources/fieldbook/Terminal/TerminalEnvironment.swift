import Figures
import Glibc

/// What the program finds around it: terminals or pipes, and what the environment asks of its output.
struct TerminalEnvironment: Equatable {
  /// Whether someone types.
  var hasKeyboard: Bool

  /// Whether the output is seen on a terminal.
  var hasScreen: Bool

  /// Whether remarks and progress are seen on a terminal.
  var hasErrorScreen: Bool

  /// Whether the terminal can do no more than print lines.
  var isDumb: Bool

  /// Whether colour and bold are welcome.
  var usesColour: Bool

  /// The colours that drawings may use.
  var colours = TextStyle.Colours.none

  /// The surroundings of this process.
  static var ofProcess: TerminalEnvironment {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    let kind = variable("TERM") ?? ""
    let isDumb = kind.isEmpty || kind == "dumb"
    let hasScreen = isatty(STDOUT_FILENO) == 1
    let usesColour = hasScreen && !isDumb && (variable("NO_COLOR") ?? "").isEmpty
    return TerminalEnvironment(
      hasKeyboard: isatty(STDIN_FILENO) == 1, hasScreen: hasScreen,
      hasErrorScreen: isatty(STDERR_FILENO) == 1,
      isDumb: isDumb, usesColour: usesColour,
      colours: usesColour ? colours(of: kind, depth: variable("COLORTERM") ?? "") : .none)
  }

  /// What a terminal's kind and `COLORTERM` tell of its colours. Nearly every terminal has a palette of 256.
  static func colours(of kind: String, depth: String) -> TextStyle.Colours {
    if depth == "truecolor" || depth == "24bit" || kind.hasSuffix("-direct") { return .full }
    return ["linux", "vt", "ansi", "cons"].contains { kind.hasPrefix($0) } ? .none : .palette
  }
}
