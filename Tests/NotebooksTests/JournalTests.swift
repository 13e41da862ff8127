import Foundation
import TestSupport
import Testing

@testable import Notebooks

@Suite struct JournalTests {
  let directory: TemporaryFolder

  init() throws { directory = try TemporaryFolder() }

  private func lines(of journal: Journal) throws -> String {
    try TextFile.read("\(directory.path)/\(journal.name)/journal.jsonl")
  }

  @Test func keepsASession() throws {
    let journal = Journal(in: directory.path + "/sessions/deep")
    let scene = Scene(journal: journal)
    #expect(scene.session.name == "unsaved")
    for cell in ["print é\n漢", "both", "fail", "stop", "1"] { scene.session.run(cell) }
    let archive = SessionArchive(directory: directory.path + "/sessions/deep")
    #expect(archive.names == [scene.session.name])
    let entries = try archive.contents(of: "last").entries
    #expect(entries == scene.session.entries)
    #expect(
      entries.map(\.outputs) == [
        [.text("é\n漢")], [.text("text"), .value("value", number: 2)],
        [.error("Error: it failed\n  1 │ fail\n    │ ^^^^")], [.interrupted], [.value("1", number: 5)],
      ])
  }

  @Test func anEmptySessionLeavesNothing() throws {
    let scene = Scene(journal: Journal(in: directory.path + "/sessions"))
    scene.session.run("  \n")
    scene.session.run("%history")
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/sessions"))
  }

  /// A session's journal as bytes, and its lines without line breaks.
  private func written() throws -> (bytes: [UInt8], lines: [ArraySlice<UInt8>], entries: [JournalEntry]) {
    let journal = Journal(in: directory.path)
    let scene = Scene(journal: journal)
    for cell in ["both", "print b", "漢", "fail"] { scene.session.run(cell) }
    let bytes = Array(try lines(of: journal).utf8)
    return (bytes, bytes.split(separator: UInt8(ascii: "\n")), scene.session.entries)
  }

  @Test func aJournalThatIsCutAnywhereTellsAllWholeLines() throws {
    let (bytes, lines, entries) = try written()
    #expect(JournalContents(bytes).entries == entries)
    #expect(JournalContents(bytes).remark == nil)
    for length in 0...bytes.count {
      let contents = JournalContents(bytes[..<length])
      // A line is complete without its line break.
      var end = 0
      let whole = lines.prefix {
        end += $0.count
        defer { end += 1 }
        return end <= length
      }.count
      #expect(contents.entries.count == (whole + 1) / 2, "cut at \(length)")
      for (found, kept) in zip(contents.entries, entries) { #expect(found.source == kept.source) }
      for (found, kept) in zip(contents.entries.prefix(whole / 2), entries) { #expect(found == kept) }
      let isTorn = whole < lines.count && length > lines.prefix(whole).reduce(0) { $0 + $1.count + 1 }
      #expect(contents.damagedLines == (isTorn ? [whole + 1] : []))
    }
  }

  @Test func aFlippedBitCostsItsLineAlone() throws {
    let (bytes, lines, entries) = try written()
    let ends = lines.map(\.endIndex)
    for place in bytes.indices {
      // The line that contains the byte; a line break belongs to the line before it.
      let line = ends.firstIndex { place <= $0 } ?? 0
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << UInt8(bit)
        let contents = JournalContents(changed)
        for (number, entry) in entries.enumerated() {
          let found = contents.entries.filter { $0.number == entry.number }
          // Of the two lines of a cell the second has everything, the first the code.
          if line != 2 * number + 1 {
            #expect(found.last == entry, "byte \(place), bit \(bit)")
          } else {
            #expect(found.last?.source == entry.source, "byte \(place), bit \(bit)")
          }
        }
        #expect(contents.entries.allSatisfy { found in entries.contains { $0.source == found.source } })
      }
    }
  }

  @Test func whatIsDamagedIsSaid() throws {
    let (_, lines, _) = try written()
    func remark(without damaged: Set<Int>) -> String? {
      let kept = lines.enumerated().map {
        damaged.contains($0.offset + 1) ? Array("{\"cell".utf8) : Array($0.element)
      }
      return JournalContents(kept.joined(separator: [UInt8(ascii: "\n")])).remark
    }
    #expect(remark(without: []) == nil)
    #expect(remark(without: [3]) == "line 3 of its journal cannot be read")
    #expect(remark(without: [4]) == "line 4 of its journal cannot be read; without its output: cell 2")
    #expect(remark(without: [3, 4]) == "lines 3, 4 of its journal cannot be read; missing: cell 2")
    #expect(
      remark(without: [1, 2, 3, 4, 6])
        == "lines 1, 2, 3, 4, 6 of its journal cannot be read; missing: cells 1, 2; without its output: cell 3"
    )
  }

  @Test func journalsWithoutChecksumsAreRead() {
    let line = #"{"cell":1,"time":"t","source":"1","outputs":[{"value":"1","number":1}],"seconds":0.5}"#
    let entry = JournalEntry(
      number: 1, time: "t", source: "1", outputs: [.value("1", number: 1)], seconds: 0.5)
    #expect(JournalContents(Array(line.utf8)).entries == [entry])
  }

  @Test func aCellThatNeverEndedIsThere() throws {
    let journal = Journal(in: directory.path)
    try journal.start(JournalEntry(number: 1, time: "t", source: "fit()"))
    #expect(
      JournalContents(Array(try lines(of: journal).utf8)).entries == [
        JournalEntry(number: 1, time: "t", source: "fit()")
      ])
  }

  @Test func sessionsOfOneSecondHaveTheirOwnNames() throws {
    let journals = (0..<5).map { _ in Journal(in: directory.path) }
    for journal in journals { try journal.start(JournalEntry(number: 1, time: "", source: "x")) }
    #expect(Set(journals.map(\.name)).count == 5)
  }

  @Test func aJournalThatCannotBeWrittenIsGivenUpOnce() {
    let scene = Scene(journal: Journal(in: "/proc/nowhere"))
    scene.session.run("1")
    scene.session.run("2")
    #expect(scene.session.entries.count == 2)
    #expect(
      scene.screen.log.filter { $0.hasPrefix("note this session is no longer kept: cannot ") }.count == 1)
  }

  @Test func namesAreFoundByTheirBeginning() throws {
    for name in ["20260101-000000", "20260102-000000", "20260102-000001"] {
      try FileManager.default.createDirectory(
        atPath: "\(directory.path)/\(name)", withIntermediateDirectories: true)
      try TextFile.write("", to: "\(directory.path)/\(name)/journal.jsonl")
    }
    let archive = SessionArchive(directory: directory.path)
    #expect(try archive.resolve("20260101") == "20260101-000000")
    #expect(try archive.resolve("last") == "20260102-000001")
    #expect(throws: FileFault("x", .noSuchSession)) { try archive.resolve("x") }
    #expect(throws: FileFault("", .noSuchSession)) { try archive.resolve("") }
    #expect(throws: FileFault("20260102", .ambiguousSession(["20260102-000000", "20260102-000001"]))) {
      try archive.resolve("20260102")
    }
  }
}
