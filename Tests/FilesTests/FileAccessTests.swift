import Foundation
import Testing

@testable import Files

/// A session's folder with a file, links that stay inside and links that lead out.
private final class Scene {
  let root = NSTemporaryDirectory() + "fieldbook-access-\(UInt64.random(in: 0...UInt64.max))"
  var folder: String { root + "/session" }

  init() throws {
    for name in ["session/data", "other", "session-2"] {
      try FileManager.default.createDirectory(atPath: root + "/" + name, withIntermediateDirectories: true)
    }
    try Data().write(to: URL(fileURLWithPath: root + "/other/secret.txt"))
    for (name, target) in [
      ("in", "data"), ("out", "../other"), ("file", "../other/secret.txt"), ("around", "../session/data"),
      ("loop", "loop"),
      ("data/up", "../.."),
    ] {
      try FileManager.default.createSymbolicLink(atPath: folder + "/" + name, withDestinationPath: target)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }
}

@Suite struct FileAccessTests {
  @Test(arguments: [
    "a.txt", "data", "data/new/deep.txt", "./data/../a.txt", ".", "", "in/x", "around/x", "data/up/session/x",
    "../session/x", "in/up/session/x",
  ])
  func insideIsAllowed(path: String) throws {
    let scene = try Scene()
    let access = FileAccess(folder: scene.folder)
    #expect(throws: Never.self) { try access.check(path, for: .writing) }
    #expect(try access.check(path, for: .reading).hasPrefix(FileAccess.resolved(scene.folder)))
  }

  @Test(arguments: [
    "..", "../x", "../session-2/x", "/", "/etc/passwd", "out", "out/secret.txt", "file", "in/../../x",
    "data/up", "data/up/other/x",
    "in/up/other/x", "/proc/self/environ", "around/../../other", "./../x", "data/../../session-2",
  ])
  func outsideIsRefused(path: String) throws {
    let scene = try Scene()
    let access = FileAccess(folder: scene.folder)
    for use in [FileAccess.Use.reading, .writing] {
      #expect(throws: AccessFault.self) { try access.check(path, for: use) }
    }
  }

  /// The system counts the links of one path; whoever opens what is left of too many would follow the rest.
  @Test(arguments: [0, 3, 5, 6, 40])
  func linksThatLeadOutInSteps(first: Int) throws {
    let scene = try Scene()
    for number in 0...45 {
      try FileManager.default.createSymbolicLink(
        atPath: scene.folder + "/step\(number)",
        withDestinationPath: number == 45 ? "../other" : "step\(number + 1)")
    }
    let access = FileAccess(folder: scene.folder)
    for path in ["step\(first)", "step\(first)/secret.txt"] {
      #expect(throws: AccessFault.self) { try access.check(path, for: .reading) }
    }
  }

  @Test func aLinkInACircle() throws {
    let scene = try Scene()
    let access = FileAccess(folder: scene.folder)
    do throws(AccessFault) {
      _ = try access.check("loop", for: .reading)
      Issue.record("a link in a circle leads nowhere")
    } catch { #expect(error.code == ELOOP && error.words == "Too many levels of symbolic links") }
    #expect(try access.check("loop", for: .reading, followsLast: false).hasSuffix("/session/loop"))
  }

  /// The message is the same whether there is such a folder or not, and tells of no links outside.
  @Test(arguments: [
    ("../other/secret.txt", "/other"), ("../none/secret.txt", "/none"), ("../other", "/other"),
    ("../other/round/x", "/other/round/x"), ("out/secret.txt", "/other"),
  ])
  func messagesTellNothing(path: String, allowed: String) throws {
    let scene = try Scene()
    try FileManager.default.createSymbolicLink(
      atPath: scene.root + "/other/round", withDestinationPath: scene.root + "/session-2")
    let access = FileAccess(folder: scene.folder)
    do throws(AccessFault) {
      _ = try access.check(path, for: .reading)
      Issue.record("\(path) lies outside")
    } catch {
      let root = FileAccess.resolved(scene.root)
      #expect(error.words.contains("(fieldbook --allow \(root)\(allowed) allows it)"))
    }
  }

  @Test func whatHasLinks() throws {
    let scene = try Scene()
    #expect(FileAccess.hasLinks(scene.folder + "/out") && FileAccess.hasLinks(scene.folder + "/data"))
    #expect(!FileAccess.hasLinks(scene.root + "/other") && !FileAccess.hasLinks(scene.root + "/none"))
  }

  @Test func aLinkItselfIsInside() throws {
    let scene = try Scene()
    let access = FileAccess(folder: scene.folder)
    #expect(try access.check("out", for: .writing, followsLast: false).hasSuffix("/session/out"))
    #expect(throws: AccessFault.self) {
      try access.check("out/secret.txt", for: .writing, followsLast: false)
    }
    #expect(throws: AccessFault.self) { try access.check("..", for: .writing, followsLast: false) }
  }

  @Test func placesAreAdded() throws {
    let scene = try Scene()
    let access = FileAccess(folder: scene.folder, places: [.init(scene.root + "/other", isWritable: false)])
    #expect(throws: Never.self) { try access.check("out/secret.txt", for: .reading) }
    #expect(throws: AccessFault.self) { try access.check("out/secret.txt", for: .writing) }
    #expect(throws: AccessFault.self) { try access.check("../session-2", for: .reading) }
  }

  @Test func hiddenFilesOfTheHomeAreLeftOut() throws {
    let scene = try Scene()
    let access = FileAccess(folder: scene.folder, home: scene.folder)
    #expect(throws: Never.self) { try access.check("data/x", for: .writing) }
    for path in [".ssh/id", ".bashrc", "data/.hidden"] {
      #expect(throws: AccessFault.self) { try access.check(path, for: .reading) }
    }
  }

  @Test func relativePathsBeginWhereTheSessionIs() throws {
    let scene = try Scene()
    var access = FileAccess(folder: scene.folder)
    try access.enter("data")
    #expect(try access.check("x", for: .writing).hasSuffix("/session/data/x"))
    #expect(try access.check("../x", for: .writing).hasSuffix("/session/x"))
    #expect(throws: AccessFault.self) { try access.check("../../x", for: .writing) }
    #expect(throws: AccessFault.self) { try access.enter("../..") }
  }
}
