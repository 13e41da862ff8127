package import Engine

extension OutOfMemory: ExplainedError {
  package var message: String {
    let place = limit.map { "the limit of \(Self.bytes($0))" } ?? "what the machine has"
    return "out of memory: \(Self.bytes(requested)) for \(purpose) go beyond \(place)"
  }

  package var label: String? { nil }
  package var exceptionKind: ExceptionKind { .memory }

  package var help: String? {
    let parts = MemoryCategory.allCases.compactMap { category in
      held[category].flatMap { $0 > 0 ? "\(category.name) \(Self.bytes($0))" : nil }
    }
    return parts.isEmpty ? "ask for less at once" : "held now: " + parts.joined(separator: ", ")
  }

  /// A size exactly, and in MB where it is large.
  private static func bytes(_ count: Int) -> String {
    guard count >= 1_000_000 else { return "\(count) bytes" }
    let tenths = (Double(count) / 100_000).rounded() / 10
    return "\(count) bytes (\(tenths) MB)"
  }
}
