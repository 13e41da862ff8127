import Glibc
import Synchronization

/// Pages of freed blocks, for the next blocks of their sizes: a call of a small network takes and frees the same ones each time, and
/// the system needs a tenth of its time to map and clear them anew.
final class KeptPages: Sendable {
  static let shared = KeptPages()

  private struct Block: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
    let byteCount: Int
  }

  /// The most bytes that are kept.
  private let limit = 16 << 20
  /// The last freed comes last.
  private let blocks = Mutex<[Block]>([])

  /// A block of this size; its bytes are what they were.
  func take(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    blocks.withLock { blocks in
      blocks.lastIndex { $0.byteCount == byteCount }.map { blocks.remove(at: $0).pointer }
    }
  }

  /// Keeps a block, for which those that were freed first may go; `false` if it is too large.
  func keep(_ pointer: UnsafeMutableRawPointer, _ byteCount: Int) -> Bool {
    if byteCount > limit { return false }
    blocks.withLock { blocks in
      Self.shrink(&blocks, to: limit - byteCount)
      blocks.append(Block(pointer: pointer, byteCount: byteCount))
    }
    return true
  }

  /// Frees what is kept.
  func free() { blocks.withLock { Self.shrink(&$0, to: 0) } }

  /// Frees blocks, the first freed first, until no more bytes are kept.
  private static func shrink(_ blocks: inout [Block], to most: Int) {
    var total = blocks.reduce(0) { $0 + $1.byteCount }
    while total > most {
      let first = blocks.removeFirst()
      munmap(first.pointer, first.byteCount)
      total -= first.byteCount
    }
  }
}
