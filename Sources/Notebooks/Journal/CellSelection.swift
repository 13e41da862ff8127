import Phrases

/// Which cells of a session are exported.
///
///     try CellSelection("3-7,9", withoutFailed: true).applied(to: contents.entries)
package struct CellSelection: Equatable, Sendable {
  /// Numbers of cells; `nil` for all.
  private var ranges: [ClosedRange<Int>]?
  private var withoutFailed: Bool

  /// A selection that cannot be followed.
  package enum Fault: Error, Equatable, CustomStringConvertible {
    /// It is no list of numbers and ranges.
    case unreadable(String)
    /// The session has none of the cells of a part of it.
    case noSuchCell(String, numbers: ClosedRange<Int>?)

    package var description: String {
      switch self {
      case .unreadable(let found):
        "cells are numbers and ranges such as 3-7,9, found \(found.isEmpty ? "nothing" : found)"
      case .noSuchCell(let part, let numbers?):
        "cells \(part): the session has no such cell, its numbers go from \(numbers.lowerBound) to \(numbers.upperBound)"
      case .noSuchCell(let part, nil): "cells \(part): the session has no cells"
      }
    }
  }

  /// A selection.
  ///
  /// - Parameters:
  ///   - list: `3-7,9`; `nil` for all cells.
  ///   - withoutFailed: whether cells that failed or were interrupted are left out.
  /// - Throws: `Fault` if the list is none.
  package init(_ list: String?, withoutFailed: Bool) throws(Fault) {
    self.withoutFailed = withoutFailed
    guard let list else { return }
    var ranges: [ClosedRange<Int>] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0.trimmed) ?? 0 }
      guard let first = ends.first, let last = ends.last, ends.count <= 2, first > 0, last >= first else {
        throw .unreadable(list)
      }
      ranges.append(first...last)
    }
    self.ranges = ranges
  }

  /// Takes `--cells 3-7,9` and `--without-failed` out of the arguments of a magic.
  static func taken(from arguments: inout [String]) throws(Fault) -> CellSelection {
    let count = arguments.count
    arguments.removeAll { $0 == "--without-failed" }
    let withoutFailed = arguments.count < count
    var list: String?
    if let place = arguments.firstIndex(of: "--cells") {
      list = place + 1 < arguments.count ? arguments[place + 1] : ""
      arguments.removeSubrange(place..<min(place + 2, arguments.count))
    }
    return try CellSelection(list, withoutFailed: withoutFailed)
  }

  /// The selected cells, in their order. Prose stays where the cell that follows it is selected, and behind the last one.
  ///
  /// - Throws: `Fault` if the session has no cell of a range.
  package func applied(to entries: [JournalEntry]) throws(Fault) -> [JournalEntry] {
    let numbers = entries.filter { $0.prose == nil }.map(\.number)
    for range in ranges ?? [] where !numbers.contains(where: range.contains) {
      let all = numbers.min().flatMap { low in numbers.max().map { low...$0 } }
      let part = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
      throw .noSuchCell(part, numbers: all)
    }
    var kept: [JournalEntry] = []
    var prose: [JournalEntry] = []
    var isLastKept = true
    for entry in entries {
      if entry.prose != nil {
        prose.append(entry)
        continue
      }
      isLastKept = contains(entry)
      if isLastKept { kept += prose + [entry] }
      prose = []
    }
    return isLastKept ? kept + prose : kept
  }

  private func contains(_ entry: JournalEntry) -> Bool {
    if let ranges, !ranges.contains(where: { $0.contains(entry.number) }) { return false }
    guard withoutFailed else { return true }
    return !entry.outputs.contains { $0.isError || $0 == .interrupted }
  }
}
