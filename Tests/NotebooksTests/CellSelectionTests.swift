import TestSupport
import Testing

@testable import Notebooks

@Suite struct CellSelectionTests {
  static let entries: [JournalEntry] =
    [JournalEntry(prose: "before 1", number: 0, time: "")]
    + (1...6).flatMap { number -> [JournalEntry] in
      var entry = JournalEntry(number: number, time: "", source: "cell \(number)", seconds: 1)
      if number == 2 { entry.outputs = [.error("Error: no")] }
      if number == 4 { entry.outputs = [.text("half"), .interrupted] }
      return [entry, JournalEntry(prose: "after \(number)", number: number, time: "")]
    }

  static let selections: [(String?, Bool, [String])] = [
    ("1", false, ["before 1", "cell 1"]),
    ("2-3", false, ["after 1", "cell 2", "after 2", "cell 3"]),
    ("5, 6", false, ["after 4", "cell 5", "after 5", "cell 6", "after 6"]),
    ("6,1-1", false, ["before 1", "cell 1", "after 5", "cell 6", "after 6"]),
    ("1-4", true, ["before 1", "cell 1", "after 2", "cell 3"]),
    ("5-900", false, ["after 4", "cell 5", "after 5", "cell 6", "after 6"]),
  ]

  @Test(arguments: selections) func selects(list: String?, withoutFailed: Bool, kept: [String]) throws {
    let found = try CellSelection(list, withoutFailed: withoutFailed).applied(to: Self.entries)
    #expect(found.map { $0.prose ?? $0.source } == kept)
  }

  @Test func allByDefault() throws {
    #expect(try CellSelection(nil, withoutFailed: false).applied(to: Self.entries) == Self.entries)
    #expect(try CellSelection(nil, withoutFailed: true).applied(to: Self.entries).count == 9)
  }

  static let faults: [(String, String)] = [
    ("", "cells are numbers and ranges such as 3-7,9, found nothing"),
    ("a", "cells are numbers and ranges such as 3-7,9, found a"),
    ("7-3", "cells are numbers and ranges such as 3-7,9, found 7-3"),
    ("1,,2", "cells are numbers and ranges such as 3-7,9, found 1,,2"),
    ("0", "cells are numbers and ranges such as 3-7,9, found 0"),
    ("9", "cells 9: the session has no such cell, its numbers go from 1 to 6"),
    ("1,7-9", "cells 7-9: the session has no such cell, its numbers go from 1 to 6"),
  ]

  @Test(arguments: faults) func whatCannotBeSelectedIsSaid(list: String, message: String) {
    let fault = #expect(throws: CellSelection.Fault.self) {
      try CellSelection(list, withoutFailed: false).applied(to: Self.entries)
    }
    #expect(fault?.description == message)
  }

  @Test func aRunningSessionExportsSome() throws {
    let directory = try TemporaryFolder()
    let scene = Scene()
    for cell in ["print a", "fail", "print c"] { scene.session.run(cell) }
    let path = directory.path + "/a.md"
    #expect(scene.session.run("%export --cells 1-2 --without-failed \(path)") == .done)
    #expect(scene.screen.log.last == "note 1 cell written to \(path)")
    #expect(try Notebook(contentsOf: path).codeCells.map(\.source) == ["print a"])
    #expect(
      scene.session.run("%export \(path) --cells 4")
        == .failed("Error: cells 4: the session has no such cell, its numbers go from 1 to 3"))
    #expect(
      scene.session.run("%export \(path) --cells")
        == .failed("Error: cells are numbers and ranges such as 3-7,9, found nothing"))
  }

  @Test func sessionsHaveNumbers() throws {
    let directory = try TemporaryFolder()
    for name in ["20260101-000000", "20260102-000000"] {
      try directory.write(
        "{\"cell\":1,\"time\":\"2026-01-01T00:00:00Z\",\"source\":\"\\nx = 1\\ny\",\"outputs\":[],\"seconds\":1}\n",
        to: "\(name)/journal.jsonl")
    }
    let archive = SessionArchive(directory: directory.path)
    #expect(try archive.resolve("1") == "20260102-000000")
    #expect(try archive.resolve("2") == "20260101-000000")
    #expect(throws: FileFault("3", .noSuchSession)) { try archive.resolve("3") }
    let summaries = archive.summaries
    #expect(summaries.map(\.number) == [1, 2])
    #expect(
      summaries[1].json.text
        == "{\"number\":2,\"name\":\"20260101-000000\",\"time\":\"2026-01-01T00:00:00Z\",\"cells\":1,\"first\":\"x = 1\",\"bytes\":\(summaries[1].bytes),\"damaged\":false,\"open\":false}"
    )
    #expect(summaries[1].bytes > 60)
  }
}
