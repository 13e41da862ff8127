/// Reads the files of a tar archive one after another, as it is decompressed.
final class TapeArchive {
  private let read: (UnsafeMutableRawBufferPointer) throws(DataDamage) -> Int
  /// No file in an archive of data is larger.
  private static let largest = 1 << 30

  init(_ stream: GzipStream) {
    read = { buffer throws(DataDamage) in try stream.read(into: buffer) }
  }

  /// An archive that is not compressed.
  init(plain bytes: [UInt8]) {
    var place = 0
    read = { buffer throws(DataDamage) in
      let count = min(buffer.count, bytes.count - place)
      buffer.copyBytes(from: bytes[place..<place + count])
      place += count
      return count
    }
  }

  /// The next file whose name is wanted, with its content; `nil` at the end. - Throws: `DataDamage`.
  func next(where isWanted: (String) -> Bool) throws -> (name: String, content: [UInt8])? {
    while true {
      let header = try take(512)
      // An archive ends with blocks of zeros.
      guard header.count == 512, header.contains(where: { $0 != 0 }) else { return nil }
      let name = Self.text(header[0..<100])
      let digits = Self.text(header[124..<136]).filter { $0 != " " }
      guard let size = Int(digits.isEmpty ? "0" : digits, radix: 8), 0...Self.largest ~= size else {
        throw DataDamage.brokenArchive(reason: "the size of \(name) is no number")
      }
      let padded = (size + 511) / 512 * 512
      let content = try take(padded)
      guard content.count == padded else {
        throw DataDamage.brokenArchive(reason: "\(name) is cut short")
      }
      let isFile = header[156] == 0 || header[156] == UInt8(ascii: "0")
      if isFile, isWanted(name) { return (name, Array(content.prefix(size))) }
    }
  }

  /// The next bytes; fewer at the end.
  private func take(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = try bytes.withUnsafeMutableBytes { try read($0) }
    return got == count ? bytes : Array(bytes.prefix(got))
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }
}
