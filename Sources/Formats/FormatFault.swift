/// Why a file of a foreign format could not be read or written. `path` is as shown in messages.
package enum FormatFault: Error, Sendable, Equatable {
  /// The file has no HDF5 signature.
  case notHDF5(path: String)
  case notArchive(path: String, reason: String)
  /// The file is inconsistent, truncated, or uses an unsupported feature.
  case damaged(path: String, doing: String, reason: String)
  case notWritten(path: String, doing: String, reason: String)
  /// An array whose elements are not numbers, or are in another file.
  case notNumbers(path: String, array: String)
  /// An archive lacks a member.
  case missingMember(path: String, member: String)
  /// A member is larger when unpacked than its use can need.
  case memberTooLarge(path: String, member: String, limit: Int)
}

extension FormatFault {
  /// One sentence: what was expected and what was found.
  package var message: String {
    switch self {
    case .notHDF5(let path): "\(path) is not an HDF5 file"
    case .notArchive(let path, let reason): "\(path) is not a .keras archive: \(reason)"
    case .damaged(let path, let doing, let reason):
      "\(path) is damaged or truncated: while \(doing), \(reason)"
    case .notWritten(let path, let doing, let reason): "\(path) was not written: while \(doing), \(reason)"
    case .notNumbers(let path, let array): "“\(array)” in \(path) is no array of numbers"
    case .missingMember(let path, let member): "\(path) is not a .keras archive: it has no \(member)"
    case .memberTooLarge(let path, let member, let limit):
      "\(member) in \(path) unpacks to more than the \(limit) bytes that it can need"
    }
  }

  /// A suggested fix, if there is one.
  package var help: String? {
    switch self {
    case .notHDF5, .damaged: "copy or download the file again"
    case .notArchive, .missingMember:
      "a .keras archive is what model.save(\"model.keras\") writes; weights alone are read by model.load_weights"
    case .memberTooLarge: "open only archives that you trust; the weights alone can be saved as .weights.h5"
    case .notWritten, .notNumbers: nil
    }
  }
}

/// A fault at some position of a file; the opener adds the file and the activity.
struct FormatDamage: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }

  static let tooShort = FormatDamage("a part is shorter than what it should hold")
}
