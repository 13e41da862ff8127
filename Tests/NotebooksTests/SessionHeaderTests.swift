import TestSupport
import Testing

@testable import Notebooks

@Suite struct SessionHeaderTests {
  let directory: TemporaryFolder

  init() throws { directory = try TemporaryFolder() }

  static let header: SessionHeader = {
    var header = SessionHeader(version: "0.1.0", seed: 42, threads: 2, instructionSet: "AVX-512 with VNNI")
    header.add(dataFile: "mnist/a.gz", digest: "440fcabf73cc546fa21475e81ea37026")
    return header
  }()

  /// A session of four cells, of which the second loads data.
  private func written() throws -> (bytes: [UInt8], session: Session) {
    let journal = Journal(in: directory.path)
    let scene = Scene(journal: journal, header: Self.header.withoutData)
    scene.session.run("both")
    scene.runner.loadedData = Self.header.data
    for cell in ["print b", "漢", "fail"] { scene.session.run(cell) }
    return (Array(try TextFile.read("\(directory.path)/\(journal.name)/journal.jsonl").utf8), scene.session)
  }

  @Test func aJournalBeginsWithIt() throws {
    let (bytes, session) = try written()
    let contents = JournalContents(bytes)
    #expect(contents.header == Self.header)
    #expect(contents.entries == session.entries)
    #expect(contents.remark == nil)
    #expect(session.header == Self.header)
    #expect(bytes.starts(with: "{\"fieldbook\":1,\"version\":\"0.1.0\"".utf8))
  }

  @Test func aJournalThatIsCutAnywhereTellsAllWholeLines() throws {
    let (bytes, session) = try written()
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let kinds = lines.map { JournalLine($0) }
    for length in 0...bytes.count {
      let contents = JournalContents(bytes[..<length])
      let whole = lines.indices.filter { lines[$0].endIndex <= length }
      let cells = whole.filter { if case .entry? = kinds[$0] { true } else { false } }.count
      #expect(contents.entries.count == (cells + 1) / 2, "cut at \(length)")
      for (found, kept) in zip(contents.entries.prefix(cells / 2), session.entries) { #expect(found == kept) }
      #expect((contents.header != nil) == whole.contains(0))
      #expect((contents.header?.data.isEmpty == false) == (whole.count > 4), "cut at \(length)")
    }
  }

  @Test func anAlteredByteCostsItsLineAlone() throws {
    let (bytes, session) = try written()
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let kinds = lines.map { JournalLine($0) }
    // The line in which each cell ends.
    var ends: [Int: Int] = [:]
    for (index, kind) in kinds.enumerated() {
      if case .entry(let entry)? = kind { ends[entry.number] = index }
    }
    for place in bytes.indices {
      let line = lines.firstIndex { place <= $0.endIndex } ?? 0
      for mask in [1, 0x20, 0xFF] as [UInt8] {
        var changed = bytes
        changed[place] ^= mask
        let contents = JournalContents(changed)
        for entry in session.entries {
          let found = contents.entries.last { $0.number == entry.number }
          if ends[entry.number] == line {
            #expect(found?.source == entry.source, "byte \(place), mask \(mask)")
          } else {
            #expect(found == entry, "byte \(place), mask \(mask)")
          }
        }
        if line != 0 { #expect(contents.header != nil, "byte \(place), mask \(mask)") }
        #expect(contents.format <= KeptFormat.journal.number)
      }
    }
  }

  @Test func aNewerJournalIsRefused() throws {
    let (bytes, _) = try written()
    let name = try #require(SessionArchive(directory: directory.path).names.first)
    let path = "\(directory.path)/\(name)/journal.jsonl"
    let text = String(decoding: bytes, as: UTF8.self)
    // Altered by damage it is not refused, as the checksum tells.
    try TextFile.write(
      text.replacing("\"fieldbook\":1", with: "\"fieldbook\":2", maxReplacements: 1), to: path)
    #expect(try SessionArchive(directory: directory.path).contents(of: "1").entries.count == 4)
    let newer = Self.sealed("{\"fieldbook\":2,\"something\":\"new\"")
    try TextFile.write(newer + "\n" + text, to: path)
    let fault = #expect(throws: FileFault.self) {
      try SessionArchive(directory: directory.path).contents(of: "1")
    }
    #expect(
      fault?.description
        == "\(path) has journal format 2, written by a newer Fieldbook; this one reads up to 1")
    #expect(SessionArchive(directory: directory.path).summaries.first?.fault == fault?.description)
  }

  /// A line of JSON with its checksum.
  private static func sealed(_ body: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in body.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return body + ",\"sum\":\"" + String(repeating: "0", count: 16 - digits.count) + digits + "\"}"
  }

  @Test func anOlderJournalHasNone() throws {
    let contents = JournalContents(
      Array(#"{"cell":1,"time":"t","source":"1","outputs":[],"seconds":0.5}"#.utf8))
    #expect(contents.header == nil && contents.entries.count == 1 && contents.remark == nil)
    #expect(
      Notebook(session: "s", header: contents.header, contents.entries).cells[0]
        == .prose("# Fieldbook session s"))
  }

  @Test func anExportHasIt() throws {
    let notebook = Notebook(session: "s", header: Self.header, [])
    let text = Markdown.print(notebook)
    #expect(
      text == """
        # Fieldbook session s

        | Recorded with | Fieldbook 0.1.0 |
        |---|---|
        | Format | 1 |
        | Seed | 42 |
        | Threads | 2 |
        | Instruction set | AVX-512 with VNNI |
        | mnist/a.gz | SHA-256 440fcabf73cc546f… |

        """)
    #expect(Markdown.parse(text) == notebook)
    var header = try #require(Markdown.parse(text).header)
    #expect(header.differences(from: Self.header) == [] && Self.header.differences(from: header) == [])
    header.threads = 8
    #expect(notebook.replacing(header).header == header)
    #expect(Markdown.print(notebook.replacing(header)) == text.replacing("| 2 |", with: "| 8 |"))
    #expect(Notebook([.prose("# A\n\n| a | b |")]).header == nil)
  }

  @Test func aDocumentKeepsTheRest() throws {
    let text = Jupyter.print(Notebook(session: "s", header: Self.header, []))
      .replacing("\"metadata\": {\n", with: "\"metadata\": {\n  \"mine\": 1,\n")
    let notebook = try Jupyter.parse(text)
    var header = Self.header
    header.threads = 8
    #expect(Jupyter.print(notebook.replacing(header)) == text.replacing("| 2 |", with: "| 8 |"))
    #expect(text.contains("\"mine\""))
  }

  @Test func whatDiffersIsSaid() {
    var now = SessionHeader(version: "0.2.0", seed: 7, threads: 4, instructionSet: "AVX2")
    now.add(dataFile: "b", digest: "1234567890")
    #expect(
      Self.header.differences(from: now) == [
        "Fieldbook 0.1.0, now 0.2.0", "2 threads, now 4", "instruction set AVX-512 with VNNI, now AVX2",
        "data mnist/a.gz, now not loaded", "no data b, now loaded",
      ])
    now = Self.header
    now.data["mnist/a.gz"] = "00000000aa"
    #expect(Self.header.differences(from: now) == ["data mnist/a.gz of 440fcabf…, now 00000000…"])
  }

  @Test func aStrangersHeaderIsPlain() {
    var header = SessionHeader(
      version: "1 | <b>\u{1B}[2J", seed: nil, threads: 1, instructionSet: "a\n# b `c`")
    header.add(dataFile: "x|y\u{202E}", digest: "\\")
    #expect(header.version == "1  b[2J" && header.instructionSet == "a# b c")
    #expect(header.data == ["xy": ""])
    #expect(SessionHeader(version: String(repeating: "a", count: 500), seed: 1).version.count == 120)
  }

  @Test func itIsWrittenOnce() throws {
    let journal = Journal(in: directory.path + "/sessions")
    journal.enqueue(.header(Self.header, format: 1))
    try journal.start(JournalEntry(number: 1, time: "t", source: "1"))
    try journal.finish(JournalEntry(number: 1, time: "t", source: "1", seconds: 0))
    let text = try TextFile.read("\(directory.path)/sessions/\(journal.name)/journal.jsonl")
    #expect(text.split(separator: "\n").count == 3)
  }

  @Test func anOpenSessionIsKnown() throws {
    var journal: Journal? = Journal(in: directory.path)
    try journal?.start(JournalEntry(number: 1, time: "t", source: "1"))
    let archive = SessionArchive(directory: directory.path)
    let name = try #require(journal?.name)
    #expect(archive.isOpen(name))
    journal = nil
    #expect(!archive.isOpen(name))
  }
}

extension SessionHeader {
  fileprivate var withoutData: SessionHeader {
    var header = self
    header.data = [:]
    return header
  }
}
