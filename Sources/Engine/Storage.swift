import Glibc

/// A block of memory, recorded in the ledger and freed with its last reference.
///
/// Initially zero, unless that is not asked for, and aligned to 64 bytes. Not synchronized: one writer at a time.
package final class Storage: @unchecked Sendable {
  package let pointer: UnsafeMutableRawPointer
  package let byteCount: Int
  package let category: MemoryCategory
  private var isInLedger = true

  /// - Throws: `OutOfMemory` if the request exceeds the ledger's limit or the system's memory.
  package init(
    byteCount: Int, category: MemoryCategory, isZeroed: Bool = true, purpose: @autoclosure () -> String
  ) throws(OutOfMemory) {
    precondition(byteCount >= 0)
    try Ledger.shared.take(byteCount, category, purpose: purpose())
    guard let pointer = Self.allocate(byteCount, isZeroed: isZeroed) else {
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
    leaveLedger()
  }

  /// Is not recorded any more, as nobody uses it until `returnToLedger`.
  package func leaveLedger() {
    if isInLedger { Ledger.shared.giveBack(byteCount, category) }
    isInLedger = false
  }

  /// Is recorded again, whatever the limit is.
  package func returnToLedger() {
    if !isInLedger { Ledger.shared.add(byteCount, category) }
    isInLedger = true
  }

  /// From this size on, pages are mapped from the kernel, which zeroes each on first touch and takes all back at
  /// once.
  private static let mapped = 1 << 20

  private static func allocate(_ byteCount: Int, isZeroed: Bool) -> UnsafeMutableRawPointer? {
    if byteCount >= mapped {
      if let kept = KeptPages.shared.take(byteCount) {
        if isZeroed { memset(kept, 0, byteCount) }
        return kept
      }
      let pages = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      guard let pages, pages != MAP_FAILED else { return nil }
      // Huge pages, if available, make the first touch several times faster.
      madvise(pages, byteCount, Int32(MADV_HUGEPAGE))
      return pages
    }
    var raw: UnsafeMutableRawPointer?
    guard posix_memalign(&raw, 64, max(byteCount, 1)) == 0, let raw else { return nil }
    if isZeroed { memset(raw, 0, byteCount) }
    return raw
  }
}

extension Storage {
  /// Sets every byte to 0.
  package func zero() { memset(pointer, 0, byteCount) }
}
