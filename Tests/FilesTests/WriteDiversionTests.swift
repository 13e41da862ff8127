import Foundation
import Testing

@testable import Files

@Suite(.serialized) struct WriteDiversionTests {
  private let root = FileAccess.resolved(
    NSTemporaryDirectory() + "fieldbook-diversion-\(UInt64.random(in: 0...UInt64.max))")
  private var user: String { root + "/user" }
  private let diversion: WriteDiversion

  init() throws {
    try FileContent.makeFolder(root + "/user")
    try FileReplacement.replace(root + "/user/a.txt", with: Array("old".utf8))
    diversion = WriteDiversion(folder: root + "/away")
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try FileContent.bytes(of: path), as: UTF8.self)
  }

  @Test func whatIsWrittenIsReadAgainAndLeavesTheFileAlone() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let file = user + "/a.txt"
    #expect(diversion.place(of: file, for: .reading) == file)
    let copy = diversion.place(of: file, for: .writing)
    #expect(copy == root + "/away" + file)
    #expect(try text(copy) == "old")
    try FileReplacement.replace(copy, with: Array("new".utf8))
    #expect(try text(diversion.place(of: file, for: .reading)) == "new")
    #expect(try text(file) == "old")
    // A copy is not diverted once more.
    #expect(diversion.place(of: copy, for: .writing) == copy)
  }

  @Test func newFilesStandInTheFoldersOfTheOldOnes() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let copy = diversion.place(of: user + "/new.txt", for: .writing)
    try FileReplacement.replace(copy, with: [1])
    #expect(FolderListing.names(in: user) == ["a.txt"])
    // The folder itself is the user's, with all that is in it.
    #expect(diversion.place(of: user, for: .reading) == user)
    // Where no folder is, none is made.
    _ = diversion.place(of: user + "/none/b.txt", for: .writing)
    #expect(!FileCheck.exists(root + "/away" + user + "/none"))
    diversion.remove()
    #expect(!FileCheck.exists(root + "/away"))
  }

  @Test func devicesAreNotDiverted() {
    #expect(diversion.place(of: "/dev/null", for: .writing) == "/dev/null")
    try? FileManager.default.removeItem(atPath: root)
  }

  @Test func foldersOfDeadProcessesAreRemoved() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    for name in ["rank.\(getpid())", "rank.999999999", "rank.x"] {
      try FileContent.makeFolder(root + "/" + name)
    }
    WriteDiversion.removeAbandoned(in: root, named: "rank.")
    #expect(FolderListing.names(in: root) == ["rank.\(getpid())", "rank.x", "user"])
  }
}
