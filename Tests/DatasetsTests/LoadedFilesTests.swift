import Files
import TestSupport
import Testing

@testable import Datasets

@Suite struct LoadedFilesTests {
  @Test func aDigestComesInPieces() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for size in [1, 3, 63, 64, 65, 128, 999] {
      let digest = Digest.sha256()
      for start in stride(from: 0, to: bytes.count, by: size) {
        digest.add(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(digest.hexadecimal == Digest.hexadecimal(of: bytes), "\(size)")
    }
  }

  @Test func aFileIsRecorded() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("abc".utf8), to: "weights.h5")
    LoadedFiles.record(file: folder.path("weights.h5"), as: "test/weights.h5")
    #expect(LoadedFiles.all["test/weights.h5"] == Digest.hexadecimal(of: Array("abc".utf8)))
    LoadedFiles.record(file: folder.path("none.h5"), as: "test/none.h5")
    #expect(LoadedFiles.all["test/none.h5"] == nil)
  }

  @Test func aFolderIsRecordedByItsFiles() throws {
    let folder = try TemporaryFolder()
    func digest() throws -> String? {
      try ImageFolder(path: folder.path("")).mixed().record(as: "test")
      return LoadedFiles.all["test: names and sizes of files"]
    }
    try folder.write([1], to: "cats/1.png")
    try folder.write([1], to: "cats/2.png")
    let first = try #require(try digest())
    #expect(try digest() == first)
    try folder.write([1, 2], to: "cats/2.png")
    let second = try #require(try digest())
    try folder.write([1], to: "dogs/1.png")
    #expect(try Set([first, second, digest()]).count == 3)
  }

  @Test func drawnImagesAreRecorded() throws {
    func digest(seed: UInt64) throws -> String? {
      LoadedFiles.record(drawn: try SyntheticDigits.load(train: 3, test: 2, seed: seed), as: "test digits")
      return LoadedFiles.all["test digits"]
    }
    let first = try digest(seed: 1)
    #expect(try first?.count == 64 && digest(seed: 1) == first && digest(seed: 2) != first)
  }
}
