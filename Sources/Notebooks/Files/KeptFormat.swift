/// What Fieldbook keeps in files, each with the number of its format. The number goes up when older versions could not read what
/// is written; a file without one is of the first format or older.
package enum KeptFormat: String, CaseIterable, Sendable {
  case journal
  case progress
  case review
  case export

  /// What this version writes, and the newest that it reads.
  package var number: Int {
    switch self {
    case .journal, .progress, .review, .export: 1
    }
  }

  /// Refuses what a newer version wrote. - Throws: `FileFault`.
  func check(_ found: Int, of path: String) throws(FileFault) {
    if found > number { throw FileFault(path, .newerFormat(self, found: found)) }
  }
}
