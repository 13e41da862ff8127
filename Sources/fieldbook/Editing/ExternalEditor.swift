import Engine
@preconcurrency import Glibc
import Notebooks

/// The user's editor of texts: `$VISUAL`, `$EDITOR`, else vi.
enum ExternalEditor {
  /// Lets the user change a text, or a file, in the editor, and waits until it has ended. The terminal must have its
  /// usual settings: see `LineEditor.withUsualTerminal`.
  ///
  /// - Returns: the text as it was left, without the line break at its end.
  /// - Throws: `FileFault` where the file cannot be written or read, or the editor ends with a failure.
  static func edit(_ text: String) throws -> String {
    var template = Array("\(directory)/fieldbook-XXXXXX.py".utf8CString)
    let descriptor = mkstemps(&template, 3)
    let path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard descriptor >= 0 else { throw FileFault(path, .system(doing: "make", errno: errno)) }
    close(descriptor)
    defer { unlink(path) }
    try TextFile.write(text + (text.isEmpty || text.hasSuffix("\n") ? "" : "\n"), to: path)
    try open(path)
    let changed = try TextFile.read(path)
    return changed.hasSuffix("\n") ? String(changed.dropLast()) : changed
  }

  /// Opens a file in the editor and waits until it has ended.
  ///
  /// - Throws: `FileFault` where the editor cannot be started or ends with a failure.
  static func open(_ path: String) throws {
    let program = command
    var restored = sigset_t()
    sigemptyset(&restored)
    for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ] { sigaddset(&restored, signal) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setsigdefault(&attributes, &restored)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // The shell reads the variable, which may hold arguments: `code --wait`.
    var words: [UnsafeMutablePointer<CChar>?] =
      (["sh", "-c", program + " \"$1\"", "sh", path] as [String]).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, "/bin/sh", nil, &attributes, &words, environ)
    guard code == 0 else { throw FileFault(program, .system(doing: "start", errno: code)) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // Ctrl-C was meant for the editor.
    _ = Interruption.take()
    guard status == 0 else { throw Failure(command: program) }
  }

  /// The editor has ended with a failure.
  struct Failure: Error, CustomStringConvertible {
    var command: String
    var description: String {
      "the editor '\(command)' ended with a failure; the text is unchanged. $EDITOR names the editor"
    }
  }

  static var command: String {
    for name in ["VISUAL", "EDITOR"] {
      if let value = getenv(name).map({ String(cString: $0) }), !value.trimmingBlanks.isEmpty { return value }
    }
    return "vi"
  }

  private static var directory: String {
    getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }
}
