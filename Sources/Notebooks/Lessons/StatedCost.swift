/// What a lesson says that it takes, in a comment among its first lines:
///
///     <!-- time: 2 min, memory: 1 GB -->
package struct StatedCost: Equatable, Sendable {
  package var seconds: Double?
  /// The most memory that the program has at once.
  package var bytes: Int?

  /// The comment's first word is one of these.
  private static let names = ["time", "memory"]
  /// Lines in which it is looked for.
  private static let lines = 5

  /// How much more than stated is borne: machines differ, and one that measures is busy with other things.
  package static let margin = 1.3

  package init(seconds: Double? = nil, bytes: Int? = nil) {
    self.seconds = seconds
    self.bytes = bytes
  }

  /// What a lesson states; nothing where it states nothing.
  ///
  /// - Throws: `QuestionFault` where the comment cannot be read.
  package init(of notebook: Notebook) throws(QuestionFault) {
    guard case .prose(let text)? = notebook.cells.first,
      let comment = text.lines.prefix(Self.lines).lazy.compactMap(Self.comment).first
    else { return }
    for item in comment.split(separator: ",") {
      let parts = item.split(separator: ":", maxSplits: 1).map(\.trimmed)
      guard parts.count == 2, Self.names.contains(parts[0]) else { throw Self.fault(item.trimmed) }
      if parts[0] == "time" {
        guard let seconds = Quantity.seconds(parts[1]) else { throw Self.fault(item.trimmed) }
        self.seconds = seconds
      } else {
        guard let bytes = Quantity.bytes(parts[1]) else { throw Self.fault(item.trimmed) }
        self.bytes = bytes
      }
    }
  }

  private static func comment(_ line: String) -> String? {
    let line = line.trimmed
    guard line.hasPrefix("<!--"), line.hasSuffix("-->"), line.count >= 7 else { return nil }
    let text = line.dropFirst(4).dropLast(3).trimmed
    return names.contains { text.hasPrefix($0 + ":") } ? text : nil
  }

  private static func fault(_ found: String) -> QuestionFault {
    QuestionFault("expected `time: 2 min, memory: 1 GB` in the first lines, found `\(found)`")
  }

  /// What was measured above what is stated, in one line each.
  package func excesses(seconds measured: Double, bytes peak: Int?) -> [String] {
    var excesses: [String] = []
    if let seconds, measured > seconds * Self.margin {
      excesses.append(
        "it took \(Quantity.text(seconds: measured)), stated is `time: \(Quantity.text(seconds: seconds))`")
    }
    if let bytes, let peak, Double(peak) > Double(bytes) * Self.margin {
      excesses.append(
        "it took \(Quantity.text(bytes: peak)) of memory, stated is `memory: \(Quantity.text(bytes: bytes))`")
    }
    return excesses
  }
}
