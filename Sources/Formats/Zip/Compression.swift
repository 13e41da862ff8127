import CZlib

/// gzip and zlib in memory.
package enum Compression {
  /// What cannot be decompressed.
  package enum Fault: Error, Equatable {
    case notCompressed
    case truncated
    case damaged
    /// More than the limit.
    case tooLarge
  }

  /// The bytes that gzip or zlib stands for; of gzip also several files after one another.
  ///
  /// - `limit`: bytes that come out at most.
  /// - `check`: called for each piece; may throw to stop.
  /// - Throws: `Fault`, and what `check` throws.
  package static func decompress(_ bytes: [UInt8], limit: Int, checking check: () throws -> Void = {}) throws
    -> [UInt8]
  {
    let isGzip = bytes.starts(with: [0x1F, 0x8B])
    guard isGzip || bytes.first.map({ $0 & 0x0F == 8 }) ?? false else { throw Fault.notCompressed }
    var result: [UInt8] = []
    var place = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    repeat {
      var stream = z_stream()
      guard fieldbook_inflate_start(&stream) == Z_OK else { throw Fault.damaged }
      defer { inflateEnd(&stream) }
      var status = Z_OK
      while status != Z_STREAM_END {
        try check()
        let size = min(bytes.count - place, 1 << 30)
        let (taken, made): (Int, Int) = bytes.withUnsafeBytes { source in
          chunk.withUnsafeMutableBytes { target in
            stream.next_in = source.baseAddress.map {
              UnsafeMutablePointer(mutating: $0.assumingMemoryBound(to: UInt8.self)).advanced(by: place)
            }
            stream.avail_in = UInt32(size)
            stream.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.avail_out = UInt32(target.count)
            status = inflate(&stream, Z_NO_FLUSH)
            return (size - Int(stream.avail_in), target.count - Int(stream.avail_out))
          }
        }
        place += taken
        result += chunk[..<made]
        guard result.count <= limit else { throw Fault.tooLarge }
        switch status {
        case Z_OK, Z_STREAM_END: break
        case Z_BUF_ERROR: throw Fault.truncated
        default: throw Fault.damaged
        }
        if status == Z_OK, taken == 0, made == 0 { throw Fault.truncated }
      }
      // Zeros may follow a gzip file.
      while isGzip, place < bytes.count, bytes[place] == 0 { place += 1 }
    } while isGzip && place + 1 < bytes.count && bytes[place] == 0x1F && bytes[place + 1] == 0x8B
    return result
  }

  /// The bytes as gzip, or as zlib.
  package static func compress(_ bytes: [UInt8], level: Int, isGzip: Bool) throws -> [UInt8] {
    var stream = z_stream()
    guard fieldbook_deflate_start(&stream, Int32(clamping: level), isGzip ? 1 : 0) == Z_OK else {
      throw Fault.damaged
    }
    defer { deflateEnd(&stream) }
    var result = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
    let made: Int = bytes.withUnsafeBytes { source in
      result.withUnsafeMutableBytes { target in
        stream.next_in = source.baseAddress.map {
          UnsafeMutablePointer(mutating: $0.assumingMemoryBound(to: UInt8.self))
        }
        stream.avail_in = UInt32(clamping: bytes.count)
        stream.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(clamping: target.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.avail_out) : -1
      }
    }
    guard made >= 0 else { throw Fault.damaged }
    result.removeLast(result.count - made)
    return result
  }

  /// The checksum of zlib's `crc32`.
  package static func checksum(_ bytes: [UInt8], from start: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBytes { buffer in
      var value = UInt(start)
      var place = 0
      while place < buffer.count {
        let size = min(buffer.count - place, 1 << 30)
        value = crc32(
          value, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self).advanced(by: place), UInt32(size))
        place += size
      }
      return UInt32(truncatingIfNeeded: value)
    }
  }
}
