/// The colours of what is written, by what it means.
///
///     Theme.dark.paint("Error:", .error)      // in bright red
///
/// Only the sixteen colours that every terminal lets its user choose; the background stays the terminal's own.
struct Theme: Equatable, Sendable {
  /// What a text is.
  enum Role: CaseIterable {
    case error, help, note, result, heading, emphasis, code
    /// What a cell is made of, while it is typed.
    case prompt, keyword, literal, string, comment, definition, pair, unclosed
  }

  let name: String
  private let codes: [Role: String]

  static let dark = Theme(
    name: "dark",
    codes: [
      .error: "1;91", .help: "92", .note: "2", .result: "91", .heading: "1", .emphasis: "3", .code: "96",
      .prompt: "92", .keyword: "95", .literal: "96", .string: "92", .comment: "90", .definition: "94",
      .pair: "1;4", .unclosed: "1;93",
    ])

  static let light = Theme(
    name: "light",
    codes: [
      .error: "1;31", .help: "32", .note: "90", .result: "31", .heading: "1", .emphasis: "3", .code: "34",
      .prompt: "32", .keyword: "35", .literal: "36", .string: "32", .comment: "90", .definition: "34",
      .pair: "1;4", .unclosed: "1;31",
    ])

  /// No escape sequences at all.
  static let none = Theme(name: "none", codes: [:])

  static let all = [dark, light, none]

  /// Whether nothing is coloured.
  var isPlain: Bool { codes.isEmpty }

  /// What begins a text of a role; empty without colours.
  func start(_ role: Role) -> String { codes[role].map { "\u{1B}[\($0)m" } ?? "" }

  /// What ends it.
  var end: String { isPlain ? "" : "\u{1B}[0m" }

  func paint(_ text: some StringProtocol, _ role: Role) -> String {
    let start = start(role)
    return start.isEmpty ? String(text) : start + text + end
  }

  /// The theme for a terminal that says which background it has: `FIELDBOOK_THEME`, else `COLORFGBG`, in which rxvt,
  /// Konsole and others name their colours as `foreground;background`. The terminal itself is not asked.
  static func automatic(_ variable: (String) -> String?) -> Theme {
    if let named = variable("FIELDBOOK_THEME"), let theme = all.first(where: { $0.name == named }) {
      return theme
    }
    guard let background = variable("COLORFGBG")?.split(separator: ";").last.flatMap({ Int($0) }) else {
      return dark
    }
    return background == 7 || background > 8 ? light : dark
  }
}
