import Glibc

/// Numbers whose memory begins or ends at a page that must not be touched: a read or a write beside them kills the test.
package final class FencedFloats {
  package let base: UnsafeMutablePointer<Float>
  package let count: Int
  private let pages: UnsafeMutableRawPointer
  private let byteCount: Int

  /// - Parameter atStart: whether the fence is before the numbers; else it is behind them.
  package init(_ values: [Float], atStart: Bool) throws {
    let page = sysconf(Int32(_SC_PAGESIZE))
    let wanted = values.count * MemoryLayout<Float>.stride
    let own = (wanted + page - 1) / page * page
    byteCount = own + 2 * page
    let mapped = mmap(nil, byteCount, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let mapped, mapped != MAP_FAILED, mprotect(mapped + page, own, PROT_READ | PROT_WRITE) == 0
    else { throw NoMemory() }
    pages = mapped
    count = values.count
    base = (mapped + page + (atStart ? 0 : own - wanted)).bindMemory(to: Float.self, capacity: count)
    for (index, value) in values.enumerated() { base[index] = value }
  }

  deinit { munmap(pages, byteCount) }

  package var values: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }

  private struct NoMemory: Error {}
}
