import Engine
import Tensors

/// IDX, the format of the MNIST files: a header of big-endian numbers, then the elements, the last axis fastest.
///
/// | bytes | content |
/// |---|---|
/// | 2 | zero |
/// | 1 | element type; 08 is unsigned bytes, the only one read here |
/// | 1 | number of axes |
/// | 4 each | length of each axis |
enum IDX {
  /// The array in a gzip-compressed IDX file, as a uint8 tensor of the header's shape.
  ///
  /// The header's sizes are checked against the content.
  /// - Throws: `DataDamage`; `OutOfMemory` if the content does not fit.
  static func tensor(fromGzip compressed: [UInt8], purpose: String) throws -> Tensor {
    let content = try GzipStream(compressed)
    let shape = try readHeader(content)
    // Deflate compresses at most 1,032-fold, so no valid header can exceed this.
    let limit = compressed.count.multipliedReportingOverflow(by: 1032).partialValue
    guard shape.count <= Shape.maximumRank, let count = Shape(shape).elementCount, count <= limit else {
      throw DataDamage.absurdShape(shape)
    }

    let storage = try Storage(byteCount: count, category: .data, purpose: purpose)
    let found = try content.read(into: UnsafeMutableRawBufferPointer(start: storage.pointer, count: count))
    guard found == count else { throw DataDamage.wrongCount(shape: shape, found: found) }
    guard try content.hasEnded() else {
      throw DataDamage.wrongCount(shape: shape, found: count + (try remainder(of: content)))
    }
    return try Tensor(shape: Shape(shape), dtype: .uint8, storage: storage)
  }

  private static func readHeader(_ content: GzipStream) throws -> [Int] {
    let magic = try take(4, from: content)
    guard magic[0] == 0, magic[1] == 0, magic[2] == 0x08, magic[3] > 0 else {
      throw DataDamage.notIDX(found: magic)
    }
    let lengths = try take(4 * Int(magic[3]), from: content)
    return stride(from: 0, to: lengths.count, by: 4).map { at in
      lengths[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
  }

  private static func take(_ count: Int, from content: GzipStream) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let found = try bytes.withUnsafeMutableBytes { try content.read(into: $0) }
    guard found == count else {
      throw DataDamage.truncated(expected: content.offset - found + count, found: content.offset)
    }
    return bytes
  }

  /// Counts and discards the remaining bytes.
  private static func remainder(of content: GzipStream) throws -> Int {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var total = 1
    while true {
      let count = try piece.withUnsafeMutableBytes { try content.read(into: $0) }
      total += count
      if count < piece.count { return total }
    }
  }
}
