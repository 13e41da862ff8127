import Files
import Glibc
import Notebooks

/// The user's editor: `$VISUAL`, else `$EDITOR`, else the first that is installed.
enum ExternalEditor {
  private static let usual = ["sensible-editor", "nano", "vim", "vi"]

  /// Opens it on a text in a temporary file.
  ///
  /// - Throws: `HostFault` if it cannot be started or ends with a failure.
  static func edit(text: String) throws -> String {
    var template = Array("\(environmentVariable("TMPDIR") ?? "/tmp")/fieldbook-XXXXXX.py".utf8CString)
    let descriptor = mkstemps(&template, 3)
    guard descriptor >= 0 else {
      throw HostFault("no temporary file could be made: \(SystemFault.wording(of: errno))")
    }
    close(descriptor)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    try TextFile.write(text.isEmpty ? "" : text + "\n", to: path)
    return try edit(file: path)
  }

  /// Opens it on a file; gives what is in it then, without blank lines at its end.
  static func edit(file path: String) throws -> String {
    let command = try command()
    // The shell splits what $EDITOR says into words: `code --wait`.
    let words = ["/bin/sh", "-c", "\(command) \"$1\"", "sh", path]
    // Ctrl-C is the editor's while it runs.
    let interrupts = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, interrupts) }
    let ending: SpawnedProcess.Status?
    do throws(SystemFault) { ending = try SpawnedProcess("/bin/sh", words).end() } catch {
      throw HostFault("\(command) does not start: \(SystemFault.wording(of: error.code))")
    }
    guard ending == .exited(0) else {
      throw HostFault(
        "the editor `\(command)` ended with a failure; the text is as it was",
        help: "EDITOR=nano, in the environment, names another one")
    }
    guard access(path, F_OK) == 0 else { return "" }
    return try TextFile.read(path).withoutTrailingBlankLines
  }

  static func command() throws -> String {
    if let named = environmentVariable("VISUAL") ?? environmentVariable("EDITOR") { return named }
    let folders = (environmentVariable("PATH") ?? "").split(separator: ":")
    let found = usual.first { name in folders.contains { access("\($0)/\(name)", X_OK) == 0 } }
    if let found { return found }
    throw HostFault(
      "there is no editor: EDITOR is not set, and none of \(usual.joined(separator: ", ")) is installed",
      help: "set EDITOR, as in EDITOR=nano fieldbook")
  }
}
