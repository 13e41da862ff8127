import Glibc

/// A file that could not be used: which, what was being done, and the system's error number.
public struct SystemFault: Error, Equatable, Sendable {
  public let path: String
  public let doing: String
  public let code: Int32

  public init(_ path: String, doing: String, code: Int32) {
    self.path = path
    self.doing = doing
    self.code = code
  }

  /// With the error number that the last system call left.
  static func last(_ path: String, doing: String) -> SystemFault {
    SystemFault(path, doing: doing, code: errno)
  }

  /// "cannot read model.keras: no such file or directory"
  public var message: String {
    "cannot \(doing) \(path): \(strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)")"
  }

  /// Where a path that leads nowhere was followed from.
  public var help: String? {
    guard code == ENOENT, !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return nil }
    defer { free(folder) }
    return "paths start at \(String(cString: folder))"
  }
}

/// Writes a file so that at each moment it holds the old content or the new one, whole.
public enum FileReplacement {
  /// Calls `write` with the path of a draft beside the file, then puts the draft in the file's place. Where anything fails, the
  /// file is as it was and the draft is gone.
  ///
  /// - Throws: `SystemFault` where the draft cannot be made or moved, and what `write` throws.
  public static func replace(_ path: String, write: (_ draft: String) throws -> Void) throws {
    var target = path
    if let resolved = realpath(path, nil) {
      target = String(cString: resolved)
      free(resolved)
    }
    var information = stat()
    let exists = stat(target, &information) == 0
    if exists, information.st_mode & S_IFMT == S_IFDIR {
      throw SystemFault(path, doing: "write", code: EISDIR)
    }
    let draft = "\(target).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).tmp"
    // Made here first: the reason why it cannot be made is the system's, not a library's.
    let descriptor = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemFault.last(path, doing: "write") }
    close(descriptor)
    do {
      try write(draft)
      if exists { chmod(draft, information.st_mode & 0o777) }
      try synchronize(draft, for: path)
      guard rename(draft, target) == 0 else { throw SystemFault.last(path, doing: "write") }
    } catch {
      unlink(draft)
      throw error
    }
  }

  private static func synchronize(_ draft: String, for path: String) throws {
    let descriptor = open(draft, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFault.last(path, doing: "write") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemFault.last(path, doing: "write") }
  }
}

/// What a path leads to, before a library is asked to open it.
public enum FileCheck {
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// - Throws: `SystemFault` where there is no file that can be read.
  public static func readable(_ path: String) throws(SystemFault) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFault.last(path, doing: "read") }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw SystemFault.last(path, doing: "read") }
    if information.st_mode & S_IFMT == S_IFDIR { throw SystemFault(path, doing: "read", code: EISDIR) }
  }
}
