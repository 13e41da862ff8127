/// `content` as a gzip file of stored blocks, for tests of damaged files.
func gzip(_ content: [UInt8]) -> [UInt8] {
  var file: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
  var rest = content[...]
  repeat {
    let block = rest.prefix(0xffff)
    rest = rest.dropFirst(block.count)
    let count = UInt16(block.count)
    file += [rest.isEmpty ? 1 : 0] + littleEndian(count) + littleEndian(~count) + block
  } while !rest.isEmpty
  return file + littleEndian(crc32(content)) + littleEndian(UInt32(content.count))
}

/// An IDX file of unsigned bytes, uncompressed; the header says `shape` whatever the elements are.
func idx(_ shape: [UInt32], _ elements: [UInt8]) -> [UInt8] {
  [0, 0, 8, UInt8(shape.count)] + shape.flatMap { littleEndian($0).reversed() } + elements
}

private func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  (0..<(Number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> Number($0 * 8)) }
}

/// The CRC of gzip and PNG, bit by bit (reflected polynomial EDB88320).
private func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~0 as UInt32) { crc, byte in
    (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
  }
}
