extension String {
  /// Whether it is another text's storage, which does not change while this keeps it: so it is the same text.
  package func hasStorage(of other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let same = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { $0.baseAddress == own.baseAddress }
    }
    return (same ?? nil) ?? false
  }
}
