// Foundation, which a dependency imports, has `contains` too, by the rules of a language: slower, and it takes ICU into the program.

extension String {
  /// Whether another text stands in this one, byte for byte.
  package func contains(_ other: some StringProtocol) -> Bool { utf8.holds(other.utf8) }
}

extension Substring {
  /// Whether another text stands in this one, byte for byte.
  package func contains(_ other: some StringProtocol) -> Bool { utf8.holds(other.utf8) }
}

extension Collection<UInt8> {
  fileprivate func holds(_ other: some Collection<UInt8>) -> Bool {
    guard let first = other.first else { return true }
    var rest = self[...]
    while let found = rest.firstIndex(of: first) {
      rest = rest[found...]
      if rest.starts(with: other) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
