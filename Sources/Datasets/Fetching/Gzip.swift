import CZlib

/// The content of a gzip file, decompressed in pieces.
///
/// The stream's CRC and length are checked, and no more is decompressed than requested. Concatenated members, as by
/// `cat a.gz b.gz`, are one content.
final class GzipStream {
  /// Bytes of content read so far.
  private(set) var offset = 0

  private let compressed: [UInt8]
  private var consumed = 0
  private var isAtEnd = false
  private let stream: UnsafeMutablePointer<z_stream>

  /// - Throws: `DataDamage.notGzip` if `compressed` does not begin with a gzip header.
  init(_ compressed: [UInt8]) throws(DataDamage) {
    guard compressed.starts(with: [0x1f, 0x8b]) else { throw .notGzip }
    self.compressed = compressed
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard fieldbook_inflate_gzip_start(stream) == Z_OK else {
      throw .brokenGzip(reason: "zlib cannot start", offset: 0)
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Fills `destination` as far as there is content; fewer bytes than it holds mean the end.
  ///
  /// - Throws: `DataDamage.brokenGzip` if the stream is truncated or inconsistent.
  func read(into destination: UnsafeMutableRawBufferPointer) throws(DataDamage) -> Int {
    var written = 0
    while written < destination.count, !isAtEnd {
      // zlib's counts are 32 bits, so a long buffer is filled in pieces.
      let room = min(destination.count - written, 1 << 30)
      let supply = min(compressed.count - consumed, 1 << 30)
      let target = destination.baseAddress?.advanced(by: written).assumingMemoryBound(to: UInt8.self)
      stream.pointee.next_out = target
      stream.pointee.avail_out = UInt32(room)
      let status = compressed.withUnsafeBufferPointer { bytes in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress?.advanced(by: consumed))
        stream.pointee.avail_in = UInt32(supply)
        return inflate(stream, Z_NO_FLUSH)
      }
      consumed += supply - Int(stream.pointee.avail_in)
      let delivered = room - Int(stream.pointee.avail_out)
      written += delivered
      offset += delivered
      switch status {
      case Z_OK: break
      case Z_STREAM_END: try finishMember()
      case Z_BUF_ERROR: throw .brokenGzip(reason: "it breaks off", offset: offset)
      default:
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "status \(status)"
        throw .brokenGzip(reason: reason, offset: offset)
      }
    }
    return written
  }

  /// Whether all content has been read.
  ///
  /// - Throws: `DataDamage.brokenGzip` if the stream's final CRC or length is wrong.
  func hasEnded() throws(DataDamage) -> Bool {
    var byte: UInt8 = 0
    return try withUnsafeMutableBytes(of: &byte) { (one) throws(DataDamage) in try read(into: one) } == 0
  }

  private func finishMember() throws(DataDamage) {
    // Zero bytes after the last member are padding, as in gzip itself.
    while consumed < compressed.count, compressed[consumed] == 0 { consumed += 1 }
    if consumed == compressed.count {
      isAtEnd = true
    } else if compressed[consumed...].starts(with: [0x1f, 0x8b]), inflateReset(stream) == Z_OK {
      return
    } else {
      throw .brokenGzip(reason: "something that is not gzip follows", offset: offset)
    }
  }
}
