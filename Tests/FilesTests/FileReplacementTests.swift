import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct FileReplacementTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func replacesWholeAndKeepsThePermissions() throws {
    let path = folder.path("a")
    try FileReplacement.replace(path, with: Array("one".utf8))
    chmod(path, 0o640)
    try FileReplacement.replace(path, with: Array("two".utf8))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
    var information = stat()
    stat(path, &information)
    #expect(information.st_mode & 0o777 == 0o640)
    #expect(folder.names() == ["a"])
  }

  @Test func whatFailsLeavesTheFileAndNoDraft() throws {
    let path = folder.path("a")
    try FileReplacement.replace(path, with: Array("one".utf8))
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try FileReplacement.replace(path) { draft in
        try Data("half".utf8).write(to: URL(filePath: draft))
        throw Stop()
      }
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
    #expect(folder.names() == ["a"])
  }

  /// The temporary file of a writer killed an hour ago is removed; those of living processes, recent ones and
  /// unrelated files stay.
  @Test func draftsOfTheDeadGo() throws {
    var dead: pid_t = 4_000_000
    while kill(dead, 0) == 0 { dead -= 1 }
    let old = ["a.\(dead).17.tmp"]
    let kept = ["a.\(dead).18.tmp", "a.\(getpid()).19.tmp", "a.\(dead).x.tmp", "a.tmp", "b.\(dead).20.tmp"]
    for name in old + kept { try Data().write(to: URL(filePath: folder.path(name))) }
    for name in (old + kept) where !name.contains(".18.") {
      var times = [
        timeval(tv_sec: time(nil) - 7200, tv_usec: 0), timeval(tv_sec: time(nil) - 7200, tv_usec: 0),
      ]
      utimes(folder.path(name), &times)
    }
    try FileReplacement.replace(folder.path("a"), with: [])
    #expect(folder.names() == (["a"] + kept).sorted())
  }

  @Test func aLinkIsFollowedAndAPlantedDraftIsNot() throws {
    try Data("mine".utf8).write(to: URL(filePath: folder.path("target")))
    symlink(folder.path("target"), folder.path("link"))
    try FileReplacement.replace(folder.path("link"), with: Array("new".utf8))
    #expect(try String(contentsOfFile: folder.path("target"), encoding: .utf8) == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == folder.path("target"))
  }

  @Test func pipesAndFoldersAreNoFiles() {
    mkfifo(folder.path("pipe"), 0o600)
    #expect(throws: SystemFault(folder.path("pipe"), doing: "read", code: ESPIPE)) {
      _ = try FileCheck.open(folder.path("pipe"))
    }
    #expect(throws: SystemFault(folder.path, doing: "read", code: EISDIR)) {
      _ = try FileCheck.open(folder.path)
    }
    #expect(throws: SystemFault(folder.path("pipe"), doing: "write", code: ENXIO)) {
      try FileReplacement.replace(folder.path("pipe"), with: [1])
    }
  }
}
