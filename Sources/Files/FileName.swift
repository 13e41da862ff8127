/// The parts of a path.
extension StringProtocol {
  /// The last component: `b.md` of `a/b.md`; `nil` if there is none.
  package var fileName: String? { split(separator: "/").last.map { String($0) } }

  /// What follows the last dot of the last component, in lower case: `md` of `a/b.MD`.
  package var fileExtension: String? { extensionDot.map { self[index(after: $0)...].lowercased() } }

  /// The path up to the extension: `a/b` of `a/b.md`.
  package var withoutFileExtension: String { String(self[..<(extensionDot ?? endIndex)]) }

  private var extensionDot: Index? {
    lastIndex(of: ".").flatMap { self[$0...].contains("/") ? nil : $0 }
  }
}
