import Testing

@testable import Datasets

/// Pickles as Python writes them, and archives of tar.
@Suite struct PickleTests {
  private static let second =
    "gAJ9cQAoY19jb2RlY3MKZW5jb2RlCnEBWAQAAABkYXRhcQJYBgAAAGxhdGluMXEDhnEEUnEFY251bXB5Ll9jb3JlLm11bHRpYXJyYXkKX3JlY29uc3RydWN0CnEGY251bXB5Cm5kYXJyYXkKcQdLAIVxCGgBWAEAAABicQloA4ZxClJxC4dxDFJxDShLAUsCSwaGcQ5jbnVtcHkKZHR5cGUKcQ9YAgAAAHUxcRCJiIdxEVJxEihLA1gBAAAAfHETTk5OSv////9K/////0sAdHEUYoloAVgMAAAAAAECAwQFBgcICQoLcRVoA4ZxFlJxF3RxGGJoAVgGAAAAbGFiZWxzcRloA4ZxGlJxG11xHChLA0sHZWgBWAsAAABmaW5lX2xhYmVsc3EdaAOGcR5ScR9dcSAoSwFLAmVYAQAAAG5xIU0sAVgBAAAAc3EiWAQAAAB0ZXh0cSNYAQAAAHRxJEsBToiHcSV1Lg=="
  private static let fourth =
    "gASV5QAAAAAAAAB9lChDBGRhdGGUjBZudW1weS5fY29yZS5tdWx0aWFycmF5lIwMX3JlY29uc3RydWN0lJOUjAVudW1weZSMB25kYXJyYXmUk5RLAIWUQwFilIeUUpQoSwFLAksGhpRoBYwFZHR5cGWUk5SMAnUxlImIh5RSlChLA4wBfJROTk5K/////0r/////SwB0lGKJQwwAAQIDBAUGBwgJCguUdJRiQwZsYWJlbHOUXZQoSwNLB2VDC2ZpbmVfbGFiZWxzlF2UKEsBSwJljAFulE0sAYwBc5SMBHRleHSUjAF0lEsBToiHlHUu"

  /// A dict of bytes, with an array of NumPy and lists of labels.
  @Test(arguments: [second]) func batches(_ text: String) throws {
    let value = try Pickle.value(of: bytes(text))
    #expect(value["data"]?.bytes == Array(0..<12))
    #expect(value["labels"]?.numbers == [3, 7] && value["fine_labels"]?.numbers == [1, 2])
  }

  @Test func aPickleThatBreaksOffIsRefused() throws {
    let whole = bytes(Self.second)
    for count in stride(from: 0, to: whole.count, by: 7) {
      #expect(throws: DataDamage.self) { try Pickle.value(of: Array(whole.prefix(count))) }
    }
  }

  @Test func otherProtocolsAreReadOrRefused() {
    let value = try? Pickle.value(of: bytes(Self.fourth))
    #expect(value == nil || value?["labels"]?.numbers == [3, 7])
  }

  @Test func filesOfATapeComeInOrder() throws {
    func entry(_ name: String, _ content: [UInt8]) -> [UInt8] {
      var header = [UInt8](repeating: 0, count: 512)
      header.replaceSubrange(0..<name.utf8.count, with: Array(name.utf8))
      let digits = Array(String(content.count, radix: 8).utf8)
      header.replaceSubrange(124..<124 + digits.count, with: digits)
      header[156] = UInt8(ascii: "0")
      return header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }
    let bytes = entry("a/one", [1, 2]) + entry("a/two", Array(repeating: 7, count: 600)) + entry("b", [])
    let archive = TapeArchive(plain: bytes + [UInt8](repeating: 0, count: 1024))
    #expect(try archive.next { $0 == "a/two" }?.content == Array(repeating: 7, count: 600))
    #expect(try archive.next { _ in true }?.name == "b")
    #expect(try archive.next { _ in true } == nil)
    #expect(throws: DataDamage.self) { try TapeArchive(plain: Array(bytes.prefix(900))).next { _ in false } }
  }

  /// Bytes from base 64.
  private func bytes(_ text: String) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var (result, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for letter in text {
      guard let digit = letters.firstIndex(of: letter) else { break }
      (bits, count) = (bits << 6 | UInt32(digit), count + 6)
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }
}
