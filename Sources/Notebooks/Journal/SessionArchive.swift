import Files
import Glibc

/// The saved sessions.
///
///     let archive = SessionArchive(directory: "/home/ada/.local/share/fieldbook/sessions")
///     archive.names                       // ["20261122-091500", "20261123-164001"]
///     try archive.contents(of: "last").entries     // the cells of the second
package struct SessionArchive: Sendable {
  /// The directory that contains a directory per session.
  package var directory: String

  /// The sessions in a directory.
  package init(directory: String) { self.directory = directory }

  /// The names of the sessions, oldest first.
  package var names: [String] {
    FolderListing.names(in: directory).filter { access(path(of: $0), R_OK) == 0 }
  }

  /// The full name for a number (1 is the latest session), a name, a prefix of one, or `last`.
  ///
  /// - Throws: `FileFault` if there is no such session, or several.
  package func resolve(_ name: String) throws(FileFault) -> String {
    let names = names
    if name == "last", let last = names.last { return last }
    if names.contains(name) { return name }
    if let number = Int(name), number > 0, number <= names.count { return names[names.count - number] }
    let matches = names.filter { $0.hasPrefix(name) }
    guard let match = matches.first, !name.isEmpty else { throw FileFault(name, .noSuchSession) }
    guard matches.count == 1 else { throw FileFault(name, .ambiguousSession(Array(matches.prefix(5)))) }
    return match
  }

  /// The cells of a session, as far as its journal is readable.
  ///
  /// - Parameter name: a session's number, name, a prefix of one, or `last`.
  /// - Throws: `FileFault` if there is no such session or its journal cannot be read.
  package func contents(of name: String) throws(FileFault) -> JournalContents {
    try JournalContents(path: path(of: try resolve(name)))
  }

  /// The cells of the session with exactly this name. - Throws: `FileFault`.
  package func contents(named name: String) throws(FileFault) -> JournalContents {
    try JournalContents(path: path(of: name))
  }

  /// Whether another program has the session open.
  package func isOpen(_ name: String) -> Bool {
    let descriptor = open(path(of: name), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  func path(of name: String) -> String { "\(directory)/\(name)/\(Journal.fileName)" }
}
