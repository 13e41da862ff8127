import Foundation
import Testing

@testable import Notebooks

@Suite struct JournalTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

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
    let entries = try archive.entries(of: "last")
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

  @Test func aTornLineIsPassedOver() throws {
    let journal = Journal(in: directory.path)
    let scene = Scene(journal: journal)
    for cell in ["both", "print b", "漢"] { scene.session.run(cell) }
    let bytes = Array(try lines(of: journal).utf8)
    let entries = scene.session.entries
    for length in 0...bytes.count {
      let read = Journal.entries(in: String(decoding: bytes[..<length], as: UTF8.self))
      #expect(read.count <= entries.count)
      for (found, kept) in zip(read, entries) {
        #expect(found.source == kept.source)
        #expect(found.seconds == nil || found == kept)
      }
      for unfinished in read.dropLast() { #expect(unfinished.seconds != nil) }
    }
    #expect(Journal.entries(in: String(decoding: bytes, as: UTF8.self)) == entries)
  }

  @Test func aCellThatNeverEndedIsThere() throws {
    let journal = Journal(in: directory.path)
    try journal.start(JournalEntry(number: 1, time: "t", source: "fit()"))
    #expect(
      Journal.entries(in: try lines(of: journal)) == [JournalEntry(number: 1, time: "t", source: "fit()")])
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
