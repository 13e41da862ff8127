import Files
import Glibc

/// A file that could not be used, and why.
package struct FileFault: Error, Equatable, Sendable {
  /// The file or directory.
  package var path: String

  /// The reason.
  package var reason: Reason

  /// The reason.
  package enum Reason: Equatable, Sendable {
    /// A system call failed: the operation, and the error number.
    case system(doing: String, errno: Int32)
    /// The bytes are not UTF-8.
    case notText
    /// The file is too large for a notebook.
    case tooLarge(limit: Int)
    /// The file extension is not that of a notebook.
    case unknownFormat
    /// The file's content is not a notebook of its format.
    case notANotebook(JupyterFault)
    /// No session has the name given.
    case noSuchSession
    /// A pipe without a writer.
    case noWriter
    /// Several sessions' names begin with the given one.
    case ambiguousSession([String])
    /// A newer version wrote the file.
    case newerFormat(KeptFormat, found: Int)
  }

  /// A file and the reason.
  package init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(_ fault: SystemFault) { self.init(fault.path, .system(doing: fault.doing, errno: fault.code)) }

  static func system(_ path: String, _ doing: String) -> FileFault {
    FileFault(path, .system(doing: doing, errno: errno))
  }
}

extension FileFault: CustomStringConvertible {
  /// The message, and a suggested fix.
  package var description: String {
    switch reason {
    case .system(let doing, let errno):
      SystemFault(path, doing: doing, code: errno).message
    case .notText:
      "\(path) is not text in UTF-8"
    case .tooLarge(let limit):
      "\(path) has more than \(limit) bytes, the most that is read"
    case .unknownFormat:
      "\(path) is not a notebook by its name: expected one that ends in .md, .ipynb or .py"
    case .notANotebook(let fault):
      "\(path) is not a notebook: \(fault)"
    case .noWriter:
      "\(path) is a pipe that nobody writes to"
    case .noSuchSession:
      "no session \(path); `fieldbook sessions` lists them"
    case .ambiguousSession(let names):
      "session \(path) could be \(names.joined(separator: ", ")); give more of the name"
    case .newerFormat(let format, let found):
      "\(path) has \(format.rawValue) format \(found), written by a newer Fieldbook; this one reads up to \(format.number)"
    }
  }
}
