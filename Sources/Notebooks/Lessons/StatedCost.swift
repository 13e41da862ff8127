import Datasets

/// What a lesson says that it takes, in a comment among its first lines; where it takes more with data that may be there, in
/// a second one:
///
///     <!-- time: 2 min, memory: 1 GB -->
///     <!-- with flowers, time: 10 min, memory: 2 GB -->
package struct StatedCost: Equatable, Sendable {
  package var seconds: Double?
  /// The most memory that the program has at once.
  package var bytes: Int?

  private static let names = ["time", "memory"]
  /// Lines in which it is looked for.
  private static let lines = 5

  /// How much more than stated is borne: machines differ, and one that measures is busy with other things.
  package static let margin = 1.3

  package init(seconds: Double? = nil, bytes: Int? = nil) {
    self.seconds = seconds
    self.bytes = bytes
  }

  /// What a lesson states; nothing where it states nothing. Of several comments the last counts whose data are there.
  ///
  /// - `isAvailable`: whether data are on this machine, as `fieldbook.datasets.is_available` says.
  /// - Throws: `QuestionFault` where the comment cannot be read.
  package init(of notebook: Notebook, isAvailable: (String) -> Bool = DataFinder.isAvailable)
    throws(QuestionFault)
  {
    guard case .prose(let text)? = notebook.cells.first else { return }
    for (data, items) in text.lines.prefix(Self.lines).compactMap(Self.comment) {
      let cost = try Self(items: items)
      if data.map(isAvailable) ?? true { self = cost }
    }
  }

  private init(items: ArraySlice<String>) throws(QuestionFault) {
    for item in items {
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

  /// The data that a comment names, if any, and what it states; nil for another comment.
  private static func comment(_ line: String) -> (data: String?, items: ArraySlice<String>)? {
    let line = line.trimmed
    guard line.hasPrefix("<!--"), line.hasSuffix("-->"), line.count >= 7 else { return nil }
    var items = line.dropFirst(4).dropLast(3).split(separator: ",").map(\.trimmed)[...]
    var data: String?
    if let first = items.first, first.hasPrefix("with ") {
      data = first.dropFirst("with ".count).trimmed
      items.removeFirst()
    }
    guard let first = items.first, names.contains(where: { first.hasPrefix($0 + ":") }) else { return nil }
    return (data, items)
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
