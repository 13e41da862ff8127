import Foundation
import TestSupport
import Testing

@testable import Notebooks

@Suite struct FileTests {
  let directory: TemporaryFolder

  init() throws { directory = try TemporaryFolder() }

  private func description(of body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func whatCannotBeReadIsNamed() throws {
    let path = directory.path
    try Data([0x66, 0xFF, 0x0A]).write(to: URL(fileURLWithPath: path + "/latin.md"))
    #expect(
      description { _ = try Notebook(contentsOf: path + "/none.md") }
        == "cannot read \(path)/none.md: no such file or directory")
    #expect(
      description { _ = try Notebook(contentsOf: path) }
        == "\(path) is not a notebook by its name: expected one that ends in .md, .ipynb or .py")
    #expect(description { _ = try TextFile.read(path) } == "cannot read \(path): is a directory")
    #expect(
      description { _ = try Notebook(contentsOf: path + "/latin.md") }
        == "\(path)/latin.md is not text in UTF-8")
    #expect(description { try TextFile.write("x", to: path) } == "cannot write \(path): is a directory")
  }

  @Test func replacesAFileWhole() throws {
    let path = directory.path + "/a.md"
    try TextFile.write("one", to: path)
    #expect(chmod(path, 0o640) == 0)
    let link = directory.path + "/link.md"
    #expect(symlink(path, link) == 0)
    try TextFile.write("two", to: link)
    #expect(try TextFile.read(path) == "two")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(directory.names() == ["a.md", "link.md"])
  }

  @Test func aByteOrderMarkIsNoText() throws {
    let path = directory.path + "/bom.py"
    try TextFile.write("\u{FEFF}x = 1\n", to: path)
    #expect(try Notebook(contentsOf: path).codeCells == [CodeCell("x = 1")])
  }

  static let environments: [([String: String], Directories?)] = [
    (["HOME": "/h"], Directories(data: "/h/.local/share/fieldbook", state: "/h/.local/state/fieldbook")),
    (["HOME": "/h", "XDG_DATA_HOME": "/d"], Directories(data: "/d/fieldbook", state: "/d/fieldbook")),
    (
      ["XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"],
      Directories(data: "/d/fieldbook", state: "/s/fieldbook")
    ),
    (
      ["HOME": "/h", "XDG_STATE_HOME": "relative"],
      Directories(data: "/h/.local/share/fieldbook", state: "/h/.local/state/fieldbook")
    ),
    ([:], nil),
  ]

  @Test(arguments: environments) func directories(environment: [String: String], expected: Directories?) {
    #expect(Directories(environment: environment) == expected)
  }

  @Test func lessonsAreFoundByNumber() throws {
    for (name, text) in [
      ("09-mnist.md", "# MNIST from scratch\n"), ("02-ram.md", "no heading"), ("notes.md", "# x"),
      ("x-1.md", ""),
    ] {
      try TextFile.write(text, to: "\(directory.path)/\(name)")
    }
    let shelf = LessonShelf(directory: directory.path)
    #expect(shelf.lessons.map(\.number) == [2, 9])
    #expect(shelf.lessons.map(\.title) == ["02-ram.md", "MNIST from scratch"])
    #expect(shelf.lesson(9)?.path == "\(directory.path)/09-mnist.md")
    #expect(shelf.lesson(3) == nil)
  }
}
