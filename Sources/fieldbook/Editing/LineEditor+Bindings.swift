import CEditline
import Files
import Glibc
import Notebooks

extension LineEditor {
  /// The lines of the user's settings for libedit: `$EDITRC`, else `~/.editrc`.
  static var userSettings: [String] {
    let path =
      environmentVariable("EDITRC")
      ?? environmentVariable("HOME").map { $0 + "/.editrc" }
    guard let path, let text = try? TextFile.read(path) else { return [] }
    return text.split(separator: "\n").map(String.init)
  }

  /// Binds the commands to keys, and then what the user's settings bind. `bind -v` chooses the keys of vi.
  func bindKeys(_ editor: OpaquePointer, settings: [String]) {
    let lines = settings.compactMap(LineEditor.binding)
    usesVi = lines.last { $0 == "bind -v" || $0 == "bind -e" } == "bind -v"
    _ = editline_set_editor(editor, usesVi ? "vi" : "emacs")
    for command in LineEditor.commands {
      _ = editline_add(editor, command.name, command.help, command.action)
      for key in command.keys {
        _ = editline_bind(editor, key, command.name)
        if usesVi { _ = editline_bind_command_mode(editor, key, command.name) }
      }
    }
    if usesVi { LineEditor.bindViKeys(editor) }
    for line in lines where line != "bind -v" && line != "bind -e" { _ = editline_run(editor, line) }
  }

  /// A line of the settings that binds keys here; those of other programs begin with their name and a colon.
  private static func binding(_ line: String) -> String? {
    var words = line.split { $0 == " " || $0 == "\t" }
    guard var first = words.first else { return nil }
    if let colon = first.firstIndex(of: ":") {
      guard first[..<colon] == "fieldbook" else { return nil }
      first = first[first.index(after: colon)...]
    }
    guard first == "bind" else { return nil }
    words[0] = first
    return words.joined(separator: " ")
  }

  /// Escape alone, in vi's keys; no keyboard sends it.
  static let escapeKey: Unicode.Scalar = "\u{9E}"

  /// Milliseconds within which the keys of a sequence follow its Escape.
  static let sequencePause: Int32 = 25
}
