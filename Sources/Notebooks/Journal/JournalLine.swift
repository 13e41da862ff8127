import Formats

/// A line of a journal: JSON whose last member is a checksum of the rest.
enum JournalLine: Equatable {
  /// A cell or prose.
  case entry(JournalEntry)
  /// The first line, with the number of the journal's format.
  case header(SessionHeader, format: Int)
  /// A data file that was loaded, with its SHA-256.
  case data(name: String, digest: String)

  /// The beginnings of lines. They cannot occur inside one: quotes in texts are escaped, and no object in a line begins
  /// with these members.
  static let marks = ["{\"cell\":", "{\"fieldbook\":", "{\"data\":"].map { Array($0.utf8) }

  /// Parses a line; `nil` if it is none or was changed. Entries of older journals have no checksum.
  init?(_ line: ArraySlice<UInt8>) {
    let sealed = Self.checksumStart(of: line)
    if let sealed {
      guard line[sealed...].dropLast().elementsEqual(Self.seal(of: line[..<sealed]).utf8) else { return nil }
    }
    guard let text = String(validating: line, as: UTF8.self), let json = JSON(text) else { return nil }
    if let entry = JournalEntry(json) {
      self = .entry(entry)
    } else if sealed == nil {
      return nil
    } else if let format = json["fieldbook"]?.int, format > KeptFormat.journal.number {
      let unknown = SessionHeader(version: "", seed: nil, threads: 0, instructionSet: "")
      self = .header(SessionHeader(json) ?? unknown, format: format)
    } else if let format = json["fieldbook"]?.int, let header = SessionHeader(json) {
      self = .header(header, format: format)
    } else if let name = json["data"]?.string, let digest = json["sha256"]?.string {
      self = .data(name: name, digest: digest)
    } else {
      return nil
    }
  }

  /// The line without its line break.
  var text: String {
    let json: JSON =
      switch self {
      case .entry(let entry): entry.json
      case .header(let header, _): header.json
      case .data(let name, let digest): ["data": .string(name), "sha256": .string(digest)]
      }
    let body = json.text.dropLast()
    return body + Self.seal(of: body.utf8) + "}"
  }

  private static let checksumMark = ",\"sum\":\""

  /// Where the checksum's member begins, if the line ends with one.
  private static func checksumStart(of line: ArraySlice<UInt8>) -> Int? {
    let length = checksumMark.utf8.count + 18
    guard line.count > length else { return nil }
    let start = line.endIndex - length
    return line[start...].starts(with: checksumMark.utf8) ? start : nil
  }

  /// The member with the checksum of what stands before it.
  private static func seal(of bytes: some Sequence<UInt8>) -> String { checksumMark + bytes.checksum + "\"" }
}

extension JournalEntry {
  /// The entry as a line of the journal.
  var journalLine: String { JournalLine.entry(self).text }

  /// Parses a line; `nil` if it is no entry or was changed.
  init?(journalLine line: ArraySlice<UInt8>) {
    guard case .entry(let entry)? = JournalLine(line) else { return nil }
    self = entry
  }
}
