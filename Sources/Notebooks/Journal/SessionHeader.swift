import Engine
import Formats

/// What the results of a session depend on beside its cells: enough to run it again under the same conditions.
///
/// The first line of a journal, and a table behind the heading of each exported session.
package struct SessionHeader: Equatable, Sendable {
  /// The version of Fieldbook.
  package var version: String

  /// The seed from which everything random started; `nil` if it is unknown.
  package var seed: UInt32?

  /// The number of threads, one a core.
  package var threads: Int

  /// The instruction set of the kernels: "AVX2".
  package var instructionSet: String

  /// SHA-256 of each data file that was loaded, by its name. An export has the first 16 digits.
  package var data: [String: String] = [:]

  /// The format of the notebook that it stands in.
  package var format = KeptFormat.export.number

  /// The digits of a checksum in a table.
  static let shownDigits = 16

  /// A header of known conditions.
  package init(version: String, seed: UInt32?, threads: Int, instructionSet: String) {
    self.version = Self.plain(version)
    self.seed = seed
    self.threads = threads
    self.instructionSet = Self.plain(instructionSet)
  }

  /// The conditions of this process.
  package init(version: String, seed: UInt32?) {
    self.init(
      version: version, seed: seed, threads: Processor.coreCount,
      instructionSet: Processor.instructionSet)
  }

  /// A short text without what means something in a table, in Markdown or to a terminal: a journal may be a stranger's.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          $0.isASCII && $0.value >= 0x20 && !"|<>`\\\u{7F}".unicodeScalars.contains($0)
        }
        .prefix(120))
    ).trimmed
  }
}

// MARK: - In a journal

extension SessionHeader {
  /// The members of the journal's first line.
  var json: JSON {
    var members = [
      JSON.Member("fieldbook", .int(KeptFormat.journal.number)), JSON.Member("version", .string(version)),
      JSON.Member("threads", .int(threads)), JSON.Member("instructions", .string(instructionSet)),
    ]
    if let seed { members.append(JSON.Member("seed", .int(Int(seed)))) }
    return .object(members)
  }

  /// The header in a journal's line; `nil` if the line is none.
  init?(_ json: JSON) {
    guard json["fieldbook"]?.int != nil, let version = json["version"]?.string else { return nil }
    self.init(
      version: version, seed: json["seed"]?.int.flatMap(UInt32.init(exactly:)),
      threads: json["threads"]?.int ?? 0, instructionSet: json["instructions"]?.string ?? "")
  }

  /// Records a data file.
  mutating func add(dataFile name: String, digest: String) {
    let (name, digest) = (Self.plain(name), Self.plain(digest))
    if !name.isEmpty { data[name] = digest }
  }
}

// MARK: - In a notebook

extension SessionHeader {
  private static let title = "Recorded with"

  /// The header as a table in Markdown.
  var table: String {
    var rows = [(Self.title, "Fieldbook " + version), ("Format", String(format))]
    if let seed { rows.append(("Seed", String(seed))) }
    rows.append(("Threads", String(threads)))
    rows.append(("Instruction set", instructionSet))
    for (name, digest) in data.sorted(by: { $0.key < $1.key }) {
      rows.append((name, "SHA-256 \(digest.prefix(Self.shownDigits))…"))
    }
    var lines = rows.map { "| \($0.0) | \($0.1) |" }
    lines.insert("|---|---|", at: 1)
    return lines.joined(separator: "\n")
  }

  /// The lines of a text that are such a table; `nil` if it has none.
  private static func tableLines(in lines: [String]) -> Range<Int>? {
    guard let start = lines.firstIndex(where: { $0.hasPrefix("| \(title) | Fieldbook ") }) else { return nil }
    return start..<(lines[start...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex)
  }

  /// The header in a text of Markdown; `nil` if it has none.
  init?(markdown text: String) {
    let lines = text.lines
    guard let range = Self.tableLines(in: lines) else { return nil }
    self.init(version: "", seed: nil, threads: 0, instructionSet: "")
    format = 1
    for line in lines[range] {
      let cells = line.split(separator: "|").map(\.trimmed)
      guard cells.count == 2 else { continue }
      let value = cells[1]
      switch cells[0] {
      case Self.title: version = String(value.dropFirst("Fieldbook ".count))
      case "Format": format = Int(value) ?? 1
      case "Seed": seed = UInt32(value)
      case "Threads": threads = Int(value) ?? 0
      case "Instruction set": instructionSet = value
      case let name where value.hasPrefix("SHA-256 "):
        data[name] = value.dropFirst("SHA-256 ".count).filter { $0 != "…" }
      default: continue
      }
    }
  }

  /// A text with this header's table in the place of the one that it has.
  func replacing(in text: String) -> String {
    var lines = text.lines
    guard let range = Self.tableLines(in: lines) else { return text }
    lines.replaceSubrange(range, with: table.lines)
    return lines.joined(separator: "\n")
  }
}

extension Notebook {
  /// What the session was recorded with; `nil` if the notebook does not say.
  package var header: SessionHeader? {
    for case .prose(let text) in cells {
      if let header = SessionHeader(markdown: text) { return header }
    }
    return nil
  }

  /// The notebook with another header in the place of the one that it has.
  package func replacing(_ header: SessionHeader) -> Notebook {
    var notebook = self
    notebook.cells = cells.map {
      if case .prose(let text) = $0 { .prose(header.replacing(in: text)) } else { $0 }
    }
    return notebook
  }
}

// MARK: - Comparing

extension SessionHeader {
  /// How the conditions of another run differ, as in "2 threads, now 4". Seeds are not compared: a replay starts from
  /// the recorded one.
  package func differences(from now: SessionHeader) -> [String] {
    var found: [String] = []
    if version != now.version { found.append("Fieldbook \(version), now \(now.version)") }
    if threads != now.threads { found.append("\(threads) threads, now \(now.threads)") }
    if instructionSet != now.instructionSet {
      found.append("instruction set \(instructionSet), now \(now.instructionSet)")
    }
    for (name, digest) in data.sorted(by: { $0.key < $1.key }) {
      guard let other = now.data[name] else {
        found.append("data \(name), now not loaded")
        continue
      }
      let digits = min(digest.count, other.count, Self.shownDigits)
      if digest.prefix(digits) != other.prefix(digits) {
        found.append("data \(name) of \(digest.prefix(8))…, now \(other.prefix(8))…")
      }
    }
    for name in now.data.keys.sorted() where data[name] == nil { found.append("no data \(name), now loaded") }
    return found
  }
}
