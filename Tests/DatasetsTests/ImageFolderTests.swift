import Foundation
import Tensors
import TestSupport
import Testing

@testable import Datasets

@Suite("Folders of pictures")
struct ImageFolderTests {
  private func folder(_ names: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let picture = PictureFixtures.file("rgb.jpg")
    for name in names { try folder.write(picture, to: name) }
    return folder
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch { return "\(error)" }
  }

  @Test("Classes and files by name; what is no picture is passed over")
  func lists() throws {
    let folder = try folder([
      "cats/b.jpg", "cats/a.JPEG", "ants/z.png", "cats/notes.txt", ".hidden/x.jpg", "cats/.y.jpg",
    ])
    let pictures = try ImageFolder(path: folder.path(""))
    #expect(pictures.classNames == ["ants", "cats"])
    #expect(pictures.pictures.map(\.name) == ["ants/z.png", "cats/a.JPEG", "cats/b.jpg"])
    #expect(pictures.pictures.map(\.label) == [0, 1, 1])
    #expect(try pictures.pictures[1].file.tensor().shape == [19, 26, 3])
    let named = try ImageFolder(path: folder.path(""), classNames: ["cats", "ants"])
    #expect(named.pictures.map(\.label) == [0, 0, 1])
  }

  @Test("The mixed order is the same whatever else there is")
  func mixed() throws {
    let names = (0..<40).map { "\($0 % 2 == 0 ? "a" : "b")/\($0).jpg" }
    let folder = try folder(names)
    let order = try ImageFolder(path: folder.path("")).mixed().pictures.map(\.name)
    #expect(order.sorted() == names.sorted() && order != names.sorted())
    try FileManager.default.removeItem(atPath: folder.path(names[7]))
    #expect(
      try ImageFolder(path: folder.path("")).mixed().pictures.map(\.name) == order.filter { $0 != names[7] })
    // Each half has some of both classes.
    #expect(Set(order.prefix(20).map { $0.prefix(1) }).count == 2)
  }

  @Test("Files that cannot be read are left out and named")
  func inspection() throws {
    let picture = PictureFixtures.file("rgb.jpg")
    let folder = try folder(["a/1.jpg", "a/2.jpg", "b/3.jpg"])
    try folder.write(Array(picture.dropLast(40)), to: "a/cut.jpg")
    try folder.write([], to: "b/empty.png")
    try folder.write(Array("not a picture".utf8), to: "b/text.jpg")
    try folder.write(Array(PictureFixtures.file("rgb.png").dropLast(10)), to: "b/cut.png")
    try folder.write(picture, to: "b/other.gif")
    // An APP1 segment with an EXIF directory of one entry: orientation 6.
    let exif: [UInt8] =
      Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
    try folder.write(
      Array(picture.prefix(2)) + [0xff, 0xe1, 0, UInt8(exif.count + 2)] + exif + picture.dropFirst(2),
      to: "b/turned.jpg")
    let found = try ImageFolder(path: folder.path("")).inspected()
    #expect(found.pictures.map(\.name) == ["a/1.jpg", "a/2.jpg", "b/3.jpg", "b/turned.jpg"])
    #expect(
      found.remarks == [
        "left out 4 files: a/cut.jpg is a broken JPEG picture: it ends too early; b/cut.png is a broken PNG picture: it ends too early; b/empty.png is empty: expected a JPEG or PNG picture; b/text.jpg is not a JPEG or PNG picture: it begins 6e 6f 74 20 61 20 70 69",
        "left out 1 picture that is neither JPEG nor PNG: b/other.gif",
        "1 picture is stored rotated and read so, as in Keras: b/turned.jpg",
      ])
  }

  @Test("Each fault says what is there")
  func faults() throws {
    let folder = try folder(["cats/a.txt", "dogs/b.txt"])
    func found(_ text: String) -> String { text.replacing(folder.path(""), with: "HERE/") }
    #expect(
      found(message { _ = try ImageFolder(path: folder.path("none")) })
        == "there is no folder of pictures at HERE/none: no such file or directory\nhelp: give the path of a folder that has a folder for each class, with pictures in it"
    )
    #expect(
      found(message { _ = try ImageFolder(path: folder.path("")) })
        == "HERE/ has no pictures in its folders cats, dogs\nhelp: put the pictures of each class into a folder of its own, as .jpg, .jpeg, .png files"
    )
    #expect(message { _ = try ImageFolder(path: folder.path("cats")) }.contains("has no folders in it"))
    #expect(
      message { _ = try ImageFolder(path: folder.path(""), classNames: ["cats", "cows"]) }
        .contains("the classes are cats, cows, but"))
    #expect(
      message { _ = try ImageFolder(path: folder.path(""), classNames: ["cats", "cats"]) }.contains(
        "the classes are"))
  }

  @Test("Where the flowers belong is said")
  func missingFlowers() throws {
    let folder = try TemporaryFolder()
    let text = message {
      _ = try Flowers.folder(finder: DataFinder(environment: ["FIELDBOOK_DATA": folder.path("")]))
    }
    #expect(
      text.hasPrefix("the folder flowers was not found\n  looked in \(folder.path("")) (FIELDBOOK_DATA)\n"))
    #expect(
      text.contains(
        "set FIELDBOOK_DATA to a folder in which flowers/ holds a folder of .jpg photos for each of dandelion, daisy"
      ))
  }

  @Test(
    "The flowers", .enabled(if: DataFinder.current.find("flowers") != nil, "no photos of flowers are at hand")
  )
  func flowers() throws {
    let flowers = try Flowers.folder()
    #expect(flowers.pictures.count >= 500)
    #expect(Set(flowers.pictures.prefix(100).map(\.label)).count == 5)
    let photo = try flowers.pictures[0].file.tensor()
    #expect(photo.shape[2] == 3 && photo.shape[0] > 50)
  }
}

@Suite("Parts of a split")
struct SplitSliceTests {
  private func parse(_ text: String) throws -> [String] {
    try SplitSlice.parse(text, of: [("train", 2703), ("test", 10)]).map { "\($0.split) \($0.range)" }
  }

  @Test(
    "As TensorFlow Datasets reads them",
    arguments: [
      ("train", "train 0..<2703"), ("train[:70%]", "train 0..<1892"), ("train[70%:85%]", "train 1892..<2298"),
      ("train[85%:]", "train 2298..<2703"), ("train[:100]", "train 0..<100"),
      ("train[100:200]", "train 100..<200"),
      ("train[-100:]", "train 2603..<2703"), ("train[-10%:]", "train 2433..<2703"),
      ("train[:]", "train 0..<2703"),
      ("train[ 10 : 20 ]", "train 10..<20"), ("test[:25%]", "test 0..<2"), ("test[:35%]", "test 0..<4"),
      ("test[5:5]", "test 5..<5"), ("test[:-1]", "test 0..<9"),
    ])
  func parts(_ text: String, _ expected: String) throws {
    #expect(try parse(text) == [expected])
  }

  @Test func several() throws {
    #expect(try parse("train[:1%]+test") == ["train 0..<27", "test 0..<10"])
    #expect(try parse("all") == ["train 0..<2703", "test 0..<10"])
  }

  @Test(
    "Each fault by its name",
    arguments: [
      ("", "the split '' cannot be read"), ("train[", "the split 'train[' cannot be read"),
      ("train[:70", "the split 'train[:70' cannot be read"),
      ("train[5]", "the split 'train[5]' cannot be read"),
      ("train[a:b]", "the split 'train[a:b]' cannot be read"),
      ("train+", "the split 'train+' cannot be read"),
      ("train[1:2:3]", "the split 'train[1:2:3]' cannot be read"),
      ("train[+1:]", "the split 'train[+1:]' cannot be read"),
      ("train[:99999999999999999999]", "the split 'train[:99999999999999999999]' cannot be read"),
      ("validation", "there is no split 'validation'"),
      ("test[8:3]", "the split 'test[8:3]' ends at example 3, before it begins at 8"),
      ("test[:11]", "the split 'test[:11]' goes to 11, beyond its 10 examples"),
      ("test[:101%]", "the split 'test[:101%]' goes to 101%, beyond its 10 examples"),
      (
        "test[-9223372036854775808:]",
        "the split 'test[-9223372036854775808:]' goes to -9223372036854775808, beyond its 10 examples"
      ),
    ])
  func faults(_ text: String, _ message: String) {
    do throws(SplitError) {
      _ = try SplitSlice.parse(text, of: [("train", 2703), ("test", 10)])
      Issue.record("no error")
    } catch { #expect(error.message == message) }
  }
}
