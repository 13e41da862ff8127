import Glibc
import Synchronization

/// A block of memory, recorded in the ledger and freed with its last reference.
///
/// Initially zero, unless that is not asked for, and aligned to 64 bytes. Not synchronized: one writer at a time.
package final class Storage: @unchecked Sendable {
  package let pointer: UnsafeMutableRawPointer
  package let byteCount: Int
  package let category: MemoryCategory

  /// - Throws: `OutOfMemory` if the request exceeds the ledger's limit or the system's memory.
  package init(
    byteCount: Int, category: MemoryCategory, isZeroed: Bool = true, purpose: @autoclosure () -> String
  ) throws(OutOfMemory) {
    precondition(byteCount >= 0)
    try Ledger.shared.take(byteCount, category, purpose: purpose())
    let kept = KeptPages.shared.take(byteCount)
    if isZeroed, let kept { memset(kept, 0, byteCount) }
    guard let pointer = kept ?? Self.allocateZeroed(byteCount) else {
      Ledger.shared.giveBack(byteCount, category)
      throw OutOfMemory(
        requested: byteCount, category: category, purpose: purpose(),
        held: Ledger.shared.currentByCategory, limit: nil)
    }
    self.pointer = pointer
    self.byteCount = byteCount
    self.category = category
  }

  /// The bytes of a single number, from a word of them. So few are recorded, but never refused.
  package init(word: UInt64, byteCount: Int) {
    precondition(byteCount >= 0 && byteCount <= 8)
    Ledger.shared.add(byteCount, .data)
    pointer = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64)
    pointer.storeBytes(of: word, as: UInt64.self)
    self.byteCount = byteCount
    category = .data
  }

  deinit {
    if byteCount < Self.mapped {
      free(pointer)
    } else if Ledger.shared.limit != nil || !KeptPages.shared.keep(pointer, byteCount) {
      munmap(pointer, byteCount)
    }
    Ledger.shared.giveBack(byteCount, category)
  }

  /// From this size on, pages are mapped from the kernel, which zeroes each on first touch and takes all back at
  /// once.
  private static let mapped = 1 << 20

  private static func allocateZeroed(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    if byteCount >= mapped {
      let pages = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      guard let pages, pages != MAP_FAILED else { return nil }
      // Huge pages, if available, make the first touch several times faster.
      madvise(pages, byteCount, Int32(MADV_HUGEPAGE))
      return pages
    }
    var raw: UnsafeMutableRawPointer?
    guard posix_memalign(&raw, 64, max(byteCount, 1)) == 0, let raw else { return nil }
    memset(raw, 0, byteCount)
    return raw
  }
}

extension Storage {
  /// Sets every byte to 0.
  package func zero() { memset(pointer, 0, byteCount) }
}

/// Pages of freed blocks, for the next blocks of their sizes: a call of a small network takes and frees the same ones each time, and
/// the system needs a tenth of its time to map and clear them anew.
private final class KeptPages: Sendable {
  static let shared = KeptPages()

  private struct Block: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
    let byteCount: Int
  }

  /// The most bytes that are kept.
  private let limit = 16 << 20
  /// The last freed comes last.
  private let blocks = Mutex<[Block]>([])

  func take(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    blocks.withLock { blocks in
      blocks.lastIndex { $0.byteCount == byteCount }.map { blocks.remove(at: $0).pointer }
    }
  }

  /// Keeps a block, for which those that were freed first may go; `false` if it is too large.
  func keep(_ pointer: UnsafeMutableRawPointer, _ byteCount: Int) -> Bool {
    if byteCount > limit { return false }
    let block = Block(pointer: pointer, byteCount: byteCount)
    let old = blocks.withLock { blocks in
      blocks.append(block)
      var (count, total) = (0, blocks.reduce(0) { $0 + $1.byteCount })
      while total > limit { (count, total) = (count + 1, total - blocks[count].byteCount) }
      defer { blocks.removeFirst(count) }
      return blocks.prefix(count)
    }
    for block in old { munmap(block.pointer, block.byteCount) }
    return true
  }
}
