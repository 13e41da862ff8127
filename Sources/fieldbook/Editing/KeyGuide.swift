import Language
import Phrases

/// The pages on keys, made from the table that binds them.
///
///     KeyGuide().page(on: "ctrl-r", width: 80)      // of the command that Ctrl-R is bound to
struct KeyGuide {
  /// Whether the keys are those of vi, which has a command mode beside.
  var usesVi = false

  private var groups: [(title: String, commands: [LineEditor.Command])] {
    LineEditor.groups + (usesVi ? [("Command mode of vi", LineEditor.viCommands)] : [])
  }

  /// All keys, with what they do.
  func page(width: Int) -> String {
    let rows = groups.map { group in
      (group.title, group.commands.map { (Self.names(of: $0.keys), $0.help) }.filter { !$0.0.isEmpty })
    }
    let widest = rows.flatMap(\.1).map { $0.0.joined(separator: ", ").columns }.max() ?? 0
    let column = min(widest, max(16, width / 3)) + 4
    var text = ""
    for (title, commands) in rows {
      text += title + "\n"
      for (names, help) in commands {
        let keys = "  " + names.joined(separator: ", ")
        text +=
          keys.columns + 2 > column || width < column + 24
          ? (keys + "\n    " + help).wrapped(to: max(20, width), hanging: 4) + "\n"
          : (keys.padded(to: column) + help).wrapped(to: max(20, width - 1), hanging: column) + "\n"
      }
      text += "\n"
    }
    return text + "?Ctrl-R tells more about a key.\n".wrapped(to: max(20, width))
  }

  /// The page on one key or sequence; `nil` for what is no key with a command.
  func page(on name: String, width: Int) -> String? {
    let wanted = Self.normalized(name)
    let commands = groups.flatMap(\.commands)
    func bound(_ keys: (LineEditor.Command) -> [String]) -> LineEditor.Command? {
      commands.first { keys($0).contains { Self.name(of: $0).map(Self.normalized) == wanted } }
    }
    guard let command = bound(\.keys) ?? bound(\.related) else { return nil }
    let names = Self.names(of: command.keys).joined(separator: ", ")
    let details = command.details.isEmpty ? "" : "\n" + command.details + "\n"
    return (names + "\n\n" + command.help + "\n" + details).wrapped(to: max(20, width))
  }

  /// The names of all keys that have a command, for completion.
  var names: [String] { groups.flatMap(\.commands).flatMap { Self.names(of: $0.keys) } }

  /// Whether a text is meant as the name of a key, with or without a command.
  static func isKey(_ name: String) -> Bool {
    let first = normalized(name).split(separator: "-").first ?? ""
    return name.count > 1 && (["ctrl", "alt"].contains(first) && name.contains { "-+".contains($0) })
      || special.values.contains { normalized($0) == normalized(name) } || name.first == "^"
  }

  private static func names(of sequences: [String]) -> [String] {
    var seen: Set<String> = []
    return sequences.compactMap(name).filter { seen.insert($0).inserted }
  }

  /// `ctrl-r` for Ctrl-R, C-r, ^R and control+r.
  private static func normalized(_ name: String) -> String {
    var text = name.lowercased()
    for (other, usual) in [
      ("control", "ctrl"), ("meta", "alt"), ("option", "alt"), ("escape", "esc"), ("return", "enter"),
      ("+", "-"), (" ", ""),
    ] { text = text.replacing(other, with: usual) }
    if text.first == "^", text.count > 1 { text = "ctrl-" + text.dropFirst() }
    for (short, long) in [("c-", "ctrl-"), ("m-", "alt-")] where text.hasPrefix(short) {
      text = long + text.dropFirst(short.count)
    }
    return text
  }

  /// The name of a sequence in libedit's notation; `nil` for one that no keyboard sends.
  static func name(of sequence: String) -> String? {
    if let name = special[sequence] { return name }
    if sequence.hasPrefix("\\e[") || sequence.hasPrefix("\\eO") { return nil }
    if sequence.hasPrefix("\\e"), let rest = name(of: String(sequence.dropFirst(2))) {
      return rest.hasPrefix("Ctrl-") ? "Ctrl-Alt-" + rest.dropFirst(5) : "Alt-" + rest.uppercasedIfLetter
    }
    if sequence == "\\^" { return "^" }
    if sequence.hasPrefix("\\") { return nil }
    if sequence.first == "^", sequence.count > 1 {
      let key = sequence.prefix(2)
      let rest = String(sequence.dropFirst(2))
      return ((special[String(key)] ?? "Ctrl-" + key.dropFirst()) + " " + (name(of: rest) ?? ""))
        .trimmingBlanksAtEnd
    }
    return sequence.isEmpty ? nil : sequence
  }

  private static let special = [
    "^M": "Enter", "^I": "Tab", "^?": "Backspace", "\\e[A": "Up", "\\e[B": "Down", "\\e[C": "Right",
    "\\e[D": "Left", "\\e[H": "Home", "\\e[F": "End", "\\e[1;5D": "Ctrl-Left", "\\e[1;5C": "Ctrl-Right",
    "\\e[1;3D": "Alt-Left", "\\e[1;3C": "Alt-Right", "\\e[1;5H": "Ctrl-Home", "\\e[1;5F": "Ctrl-End",
    "\\e[3~": "Delete", "\\e[3;5~": "Ctrl-Delete", "\\e[5~": "Page Up", "\\e[6~": "Page Down",
  ]
}

extension String {
  /// A single letter as it stands on its key.
  fileprivate var uppercasedIfLetter: String { count == 1 ? uppercased() : self }

  fileprivate var trimmingBlanksAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
