import Files
package import Glibc

/// The directories of sessions and history, by the XDG base directory specification.
package struct Directories: Equatable, Sendable {
  /// The parent of the session directories.
  package var data: String

  /// The directory of the history file.
  package var state: String

  /// Directories for sessions and for the history.
  package init(data: String, state: String) {
    self.data = data
    self.state = state
  }

  /// The directories named by an environment; `nil` if it names none and there is no home.
  package init?(environment: [String: String]) {
    guard let data = BaseDirectory.data.path(in: environment) else { return nil }
    let state =
      BaseDirectory.state.named(in: environment) ?? BaseDirectory.data.named(in: environment)
      ?? BaseDirectory.state.path(in: environment) ?? data
    self.init(data: data + "/fieldbook", state: state + "/fieldbook")
  }

  /// The directories of this process; `nil` if its environment names none.
  package static var ofProcess: Directories? {
    Directories(environment: BaseDirectory.environment(of: BaseDirectory.variables))
  }

  /// The directory of the sessions.
  package var sessions: String { data + "/sessions" }

  /// The directory of what is kept of each lesson: how far it is, and when its questions are due.
  package var lessons: String { state + "/lessons" }

  /// The history file.
  package var history: String { state + "/history" }

  /// The history file of Jupyter's kernels.
  package var kernelHistory: String { state + "/kernel-history" }

  /// Creates a directory and its parents.
  ///
  /// - Throws: `FileFault` on failure.
  package static func make(_ path: String, mode: mode_t = 0o700) throws(FileFault) {
    if mkdir(path, mode) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw .system(path, "make the directory")
    }
    try make(String(path[..<slash]), mode: mode)
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw .system(path, "make the directory") }
  }
}
