import Tensors
import Testing

@testable import Datasets

@Suite("IDX in gzip")
struct IDXTests {
  @Test("Every rank gives the header's shape and the elements in order")
  func ranks() throws {
    let vector = try IDX.tensor(fromGzip: gzip(idx([3], [7, 0, 255])), purpose: "test")
    #expect(vector.shape == [3] && vector.dtype == .uint8)
    #expect(try vector.elements(UInt8.self) == [7, 0, 255])
    let images = try IDX.tensor(fromGzip: gzip(idx([2, 2, 3], Array(0..<12))), purpose: "test")
    #expect(images.shape == [2, 2, 3])
    #expect(try images.elements(UInt8.self) == Array(0..<12))
    let empty = try IDX.tensor(fromGzip: gzip(idx([0, 28, 28], [])), purpose: "test")
    #expect(empty.shape == [0, 28, 28])
  }

  @Test("Content that fills several stored blocks arrives whole")
  func severalBlocks() throws {
    let elements = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let tensor = try IDX.tensor(fromGzip: gzip(idx([200, 1000], elements)), purpose: "test")
    #expect(try tensor.elements(UInt8.self) == elements)
  }

  @Test("Two gzip members are one content; zeros after them are padding")
  func members() throws {
    let content = idx([4], [1, 2, 3, 4])
    let file = gzip(Array(content[..<9])) + gzip(Array(content[9...])) + [0, 0, 0]
    #expect(try IDX.tensor(fromGzip: file, purpose: "test").elements(UInt8.self) == [1, 2, 3, 4])
  }

  @Test(
    "What the header or the stream gets wrong is named",
    arguments: [
      ([], .notGzip, "is not a gzip file"),
      (Array("<html>".utf8), .notGzip, "is not a gzip file"),
      ([0x1f, 0x8b], .brokenGzip(reason: "it breaks off", offset: 0), nil),
      (gzip([]), .truncated(expected: 4, found: 0), "is truncated: expected 4 bytes, found 0 bytes"),
      (gzip([0, 0, 8]), .truncated(expected: 4, found: 3), nil),
      (gzip([0, 0, 8, 2, 0, 0, 0, 1, 0]), .truncated(expected: 12, found: 9), nil),
      (
        gzip([0, 0, 0x0d, 1, 0, 0, 0, 0]), .notIDX(found: [0, 0, 0x0d, 1]),
        "is not an IDX file of unsigned bytes: expected it to begin 00 00 08, found 00 00 0d 01"
      ),
      (gzip([0, 0, 8, 0]), .notIDX(found: [0, 0, 8, 0]), nil),
      (gzip(idx([5], [1, 2, 3])), .wrongCount(shape: [5], found: 3), "promises 5 elements, found 3"),
      (
        gzip(idx([2, 2], [1, 2, 3, 4, 5, 6])), .wrongCount(shape: [2, 2], found: 6),
        "promises 2 × 2 elements, found 6"
      ),
      (gzip(idx([0, 9], [1])), .wrongCount(shape: [0, 9], found: 1), nil),
      (
        gzip(idx([60_000, 28, 28], [1, 2, 3])), .absurdShape([60_000, 28, 28]),
        "promises 60,000 × 28 × 28 elements, more than such a file can hold"
      ),
      (
        gzip(idx([.max, .max, .max], [1])), .absurdShape([4_294_967_295, 4_294_967_295, 4_294_967_295]), nil
      ),
      (gzip(idx(Array(repeating: 1, count: 200), [1])), .absurdShape(Array(repeating: 1, count: 200)), nil),
      (Array(gzip(idx([3], [1, 2, 3])).dropLast(4)), .brokenGzip(reason: "it breaks off", offset: 11), nil),
      (Array(gzip(idx([3], [1, 2, 3])).dropLast(9)), .brokenGzip(reason: "it breaks off", offset: 10), nil),
      (gzip(idx([1], [1])) + [9], .brokenGzip(reason: "something that is not gzip follows", offset: 9), nil),
      (
        flipped(gzip(idx([3], [1, 2, 3])), at: 25), .brokenGzip(reason: "incorrect data check", offset: 11),
        "is a broken gzip file: incorrect data check after 11 bytes of content"
      ),
    ] as [([UInt8], DataDamage, String?)])
  func lies(file: [UInt8], damage: DataDamage, message: String?) {
    #expect(throws: damage) { try IDX.tensor(fromGzip: file, purpose: "test") }
    if let message { #expect(damage.message == message) }
  }

  @Test("Every prefix and every flipped byte of a small file is refused or read, never a crash")
  func mutilations() throws {
    let file = gzip(idx([2, 3], [1, 2, 3, 4, 5, 6]))
    for end in file.indices {
      #expect(throws: DataDamage.self) { try IDX.tensor(fromGzip: Array(file[..<end]), purpose: "test") }
    }
    for place in file.indices {
      // The gzip header's time, flags and system may change; the content must then be the same.
      if let tensor = try? IDX.tensor(fromGzip: flipped(file, at: place), purpose: "test") {
        #expect(try tensor.elements(UInt8.self) == [1, 2, 3, 4, 5, 6])
      }
    }
  }
}

private func flipped(_ bytes: [UInt8], at place: Int) -> [UInt8] {
  var bytes = bytes
  bytes[place] ^= 0x41
  return bytes
}
