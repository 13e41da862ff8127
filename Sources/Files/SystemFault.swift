import Glibc

/// A failed file operation: the path, the operation, and the system's error number.
package struct SystemFault: Error, Equatable, Sendable {
  package let path: String
  package let doing: String
  package let code: Int32

  package init(_ path: String, doing: String, code: Int32) {
    self.path = path
    self.doing = doing
    self.code = code
  }

  /// With the current `errno`.
  static func last(_ path: String, doing: String) -> SystemFault {
    SystemFault(path, doing: doing, code: errno)
  }

  /// "cannot read model.keras: no such file or directory"
  package var message: String {
    if code == ESPIPE { return "cannot \(doing) \(path): it is no regular file" }
    return "cannot \(doing) \(path): \(Self.wording(of: code))"
  }

  /// The system's text for an error number: "no such file or directory".
  package static func wording(of code: Int32) -> String {
    strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
  }

  /// For a path that does not exist: the directory it is relative to.
  package var help: String? {
    guard code == ENOENT, !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return nil }
    defer { free(folder) }
    return "paths start at \(String(cString: folder))"
  }
}
