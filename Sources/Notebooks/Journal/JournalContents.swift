import Phrases

/// The readable content of a journal, which may be damaged.
package struct JournalContents: Equatable, Sendable {
  /// The cells, in the order in which they started.
  package private(set) var entries: [JournalEntry] = []
  /// What the session ran with; `nil` in older journals, and where its line is damaged.
  package private(set) var header: SessionHeader?
  /// The number of the journal's format.
  private(set) var format = 0
  /// The numbers of the unreadable lines.
  package private(set) var damagedLines: [Int] = []

  /// The maximum length of a line: 64 MiB. No written line is that long.
  static let longestLine = 64 << 20

  init() {}

  /// Parses a journal's bytes. Each complete line counts, whatever is around it.
  init(_ bytes: some Sequence<UInt8>) {
    var line: [UInt8] = []
    var number = 1
    take(Array(bytes), &line, &number)
    add(line, number: number)
  }

  /// Reads a journal from a file, piece by piece.
  ///
  /// - Throws: `FileFault` if it cannot be read, or a newer version wrote it.
  init(path: String) throws(FileFault) {
    var line: [UInt8] = []
    var number = 1
    try TextFile.forEachPiece(of: path) { piece in take(piece, &line, &number) }
    add(line, number: number)
    try KeptFormat.journal.check(format, of: path)
  }

  /// Splits a piece into lines; the rest after its last line break begins the next line.
  private mutating func take(_ piece: [UInt8], _ line: inout [UInt8], _ number: inout Int) {
    TextFile.cutLines(of: piece, after: &line, longest: Self.longestLine) {
      add($0, number: number)
      number += 1
    }
  }

  private mutating func add(_ line: [UInt8], number: Int) {
    if line.isEmpty { return }
    if line.count <= Self.longestLine, let line = JournalLine(line[...]) {
      add(line)
      return
    }
    damagedLines.append(number)
    // Lines whose line break was lost.
    var starts: [Int] = []
    var place = line.startIndex
    while let found = line[place...].firstIndex(of: UInt8(ascii: "{")) {
      if JournalLine.marks.contains(where: { line[found...].starts(with: $0) }) { starts.append(found) }
      place = found + 1
    }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : line.endIndex
      // A byte that was once the line break may follow.
      for cut in [0, 1] where end - cut > start {
        if let line = JournalLine(line[start..<end - cut]) {
          add(line)
          break
        }
      }
    }
  }

  private mutating func add(_ line: JournalLine) {
    switch line {
    case .entry(let entry): add(entry)
    case .header(let header, let format):
      let data = self.header?.data ?? [:]
      self.header = header
      self.header?.data = data
      self.format = max(self.format, format)
    case .data(let name, let digest): header?.add(dataFile: name, digest: digest)
    }
  }

  private mutating func add(_ entry: JournalEntry) {
    if entry.prose == nil, let last = entries.last, last.number == entry.number, last.seconds == nil {
      entries[entries.count - 1] = entry
    } else {
      entries.append(entry)
    }
  }

  /// The damage and the resulting loss, in one sentence; `nil` if there is none.
  package var remark: String? {
    if damagedLines.isEmpty { return nil }
    let lines = damagedLines.count.named("line")
    var found = "\(lines) \(Self.list(damagedLines)) of its journal cannot be read"
    let missing = missingCells
    if missing.count > 0 { found += "; missing: \(missing.count.named("cell")) \(missing.text)" }
    let unfinished = entries.filter { $0.seconds == nil }.map(\.number)
    if !unfinished.isEmpty {
      found += "; without its output: \(unfinished.count.named("cell")) \(Self.list(unfinished))"
    }
    return found
  }

  /// The missing cells between 1 and the last: how many, and the first of them. A damaged line may claim any
  /// number.
  private var missingCells: (count: Int, text: String) {
    var (next, count, first): (Int, Int, [Int]) = (1, 0, [])
    for number in Set(entries.map(\.number)).sorted() where number > 0 {
      if number > next {
        first += (next..<number).prefix(8 - min(8, first.count))
        count = count.addingReportingOverflow(number - next).partialValue
      }
      if number == Int.max { break }
      next = number + 1
    }
    return (count, Self.list(first, of: count))
  }

  private static func list(_ numbers: [Int], of count: Int? = nil) -> String {
    let shown = numbers.prefix(8).map(String.init).joined(separator: ", ")
    let count = count ?? numbers.count
    return count > 8 ? "\(shown) and \(count - 8) more" : shown
  }
}
