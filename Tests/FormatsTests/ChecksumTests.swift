import Testing

@testable import Formats

@Suite struct ChecksumTests {
  /// From the comments in Bob Jenkins's lookup3.c.
  @Test(arguments: [("", 0xDEAD_BEEF), ("Four score and seven years ago", 0x1777_0551)])
  func lookup3(text: String, expected: Int) {
    #expect(Checksum.lookup3(Array(text.utf8)[...]) == UInt32(expected))
  }
}
