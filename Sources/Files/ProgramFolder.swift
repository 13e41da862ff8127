import Glibc

/// What comes with the program: beside its file, as `Lessons` above `.build` in the source tree, or in `share/fieldbook`
/// where it is installed.
package enum ProgramFolder {
  /// The path of the program itself; `nil` where the system does not tell it.
  package static var program: String? {
    guard let resolved = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The nearest path of a name that is right; `nil` if there is none.
  package static func path(of name: String, where isRight: (String) -> Bool)
    -> String?
  {
    guard var folder = program else { return nil }
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      for path in ["\(folder)/\(name)", "\(folder)/share/fieldbook/\(name)"] where isRight(path) {
        return path
      }
    }
    return nil
  }
}
