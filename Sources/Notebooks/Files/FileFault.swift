import Files
import Glibc

/// A file that could not be used: which, and why.
public struct FileFault: Error, Equatable, Sendable {
  /// The file or directory.
  public var path: String

  /// What stood in the way.
  public var reason: Reason

  /// What stood in the way.
  public enum Reason: Equatable, Sendable {
    /// A system call failed: what was being done, and the error number.
    case system(doing: String, errno: Int32)
    /// The bytes are not UTF-8.
    case notText
    /// There are more bytes than a notebook has.
    case tooLarge(bytes: Int, limit: Int)
    /// The name's ending is that of no notebook.
    case unknownFormat
    /// No session has the name given.
    case noSuchSession
    /// A pipe that nobody writes to.
    case noWriter
    /// Several sessions have names that begin so.
    case ambiguousSession([String])
  }

  /// A file and what stood in the way.
  public init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(_ fault: SystemFault) { self.init(fault.path, .system(doing: fault.doing, errno: fault.code)) }

  static func system(_ path: String, _ doing: String) -> FileFault {
    FileFault(path, .system(doing: doing, errno: errno))
  }
}

extension FileFault: CustomStringConvertible {
  /// The fault in words: what was found, and a way out.
  public var description: String {
    switch reason {
    case .system(let doing, let errno):
      SystemFault(path, doing: doing, code: errno).message
    case .notText:
      "\(path) is not text in UTF-8"
    case .tooLarge(let bytes, let limit):
      "\(path) has \(bytes) bytes; a notebook may have \(limit)"
    case .unknownFormat:
      "\(path) is not a notebook by its name: expected one that ends in .md or .py"
    case .noWriter:
      "\(path) is a pipe that nobody writes to"
    case .noSuchSession:
      "no session \(path); `fieldbook sessions` lists them"
    case .ambiguousSession(let names):
      "session \(path) could be \(names.joined(separator: ", ")); give more of the name"
    }
  }
}
