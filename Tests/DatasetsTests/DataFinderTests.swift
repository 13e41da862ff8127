import Glibc
import TestSupport
import Testing

@testable import Datasets

@Suite("Where data is looked for")
struct DataFinderTests {
  @Test(
    "The environment decides the folders and their order",
    arguments: [
      (
        ["FIELDBOOK_DATA": "/data", "XDG_CACHE_HOME": "/cache", "HOME": "/home/ada"],
        ["/data", "/cache/fieldbook"]
      ),
      (["FIELDBOOK_DATA": "/data", "HOME": "/home/ada"], ["/data", "/home/ada/.cache/fieldbook"]),
      (["XDG_CACHE_HOME": "/cache/", "HOME": "/home/ada"], ["/cache/fieldbook"]),
      (["XDG_CACHE_HOME": "cache", "HOME": "/home/ada"], ["/home/ada/.cache/fieldbook"]),
      (["XDG_CACHE_HOME": "", "FIELDBOOK_DATA": "", "HOME": "/home/ada"], ["/home/ada/.cache/fieldbook"]),
      (["FIELDBOOK_DATA": "~/data", "HOME": "/home/ada"], ["/home/ada/data", "/home/ada/.cache/fieldbook"]),
      (["FIELDBOOK_DATA": "~", "HOME": "/home/ada"], ["/home/ada", "/home/ada/.cache/fieldbook"]),
      (["FIELDBOOK_DATA": "~bob/data", "HOME": "/h"], ["~bob/data", "/h/.cache/fieldbook"]),
      (["FIELDBOOK_DATA": "~/data"], ["~/data"]),
      (["HOME": "somewhere"], []),
      ([:], []),
    ] as [([String: String], [String])])
  func order(environment: [String: String], expected: [String]) {
    #expect(DataFinder(environment: environment).folders.map(\.path) == expected)
  }

  @Test("The first folder that has the file wins, whatever the file holds")
  func firstWins() throws {
    let folder = try TemporaryFolder()
    let finder = DataFinder(environment: [
      "FIELDBOOK_DATA": folder.path("own"), "XDG_CACHE_HOME": folder.path("xdg"),
    ])
    #expect(finder.find("mnist/a.gz") == nil)
    try folder.write([1], to: "xdg/fieldbook/mnist/a.gz")
    #expect(
      finder.find("mnist/a.gz") == DataFile(path: folder.path("xdg/fieldbook/mnist/a.gz"), origin: .cache))
    try folder.write([], to: "own/mnist/a.gz")
    #expect(finder.find("mnist/a.gz") == DataFile(path: folder.path("own/mnist/a.gz"), origin: .environment))
    #expect(finder.cache?.path == folder.path("xdg/fieldbook"))
  }

  @Test("What Keras keeps is found behind what is ours, by its own name")
  func findsWhatKerasKeeps() throws {
    let folder = try TemporaryFolder()
    let finder = DataFinder(environment: ["HOME": folder.path("home")])
    #expect(finder.find("pretrained/a.h5", inKeras: ["models/a.h5"]) == nil)
    try folder.write([1], to: "home/.keras/models/a.h5")
    #expect(
      finder.find("pretrained/a.h5", inKeras: ["models/a.h5"])
        == DataFile(path: folder.path("home/.keras/models/a.h5"), origin: .keras))
    try folder.write([1], to: "home/.cache/fieldbook/pretrained/a.h5")
    #expect(
      finder.find("pretrained/a.h5", inKeras: ["models/a.h5"])
        == DataFile(path: folder.path("home/.cache/fieldbook/pretrained/a.h5"), origin: .cache))
    #expect(throws: DatasetError.self) {
      try finder.fetch("b.h5", from: "https://example.com/b.h5", progress: { _ in }, mayFetch: { _ in false })
    }
  }

  @Test("A folder in the place of a file, and a file that is not there, are errors with their reason")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "mnist/inner/a")
    let directory = DataFile(path: folder.path("mnist/inner"), origin: .environment)
    #expect(throws: DatasetError.unreadable(directory, code: EISDIR)) { try directory.contents() }
    let absent = DataFile(path: folder.path("b"), origin: .cache)
    let error = #expect(throws: DatasetError.self) { try absent.contents() }
    #expect(error?.message == "\(absent.path) cannot be read: no such file or directory")
    #expect(error?.help == "make the file readable, or delete it: it will be downloaded again")
  }
}
