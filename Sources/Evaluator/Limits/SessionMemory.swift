import Glibc
import Synchronization

/// Keeps lists, strings and dicts from exhausting the machine's memory.
///
/// Tensors are recorded exactly (`Ledger`); other values are not, so the available memory is queried after every so
/// many bytes that may have been allocated.
enum SessionMemory {
  /// Bytes that stay free, and bytes between two queries.
  private static let reserve = 256 << 20
  private static let interval = 32 << 20
  /// The assumed allocation per loop iteration.
  static let turn = 256

  private static let taken = Atomic<Int>(0)

  /// Records that a value of this size is about to be allocated.
  /// - Throws: `Fault.memoryExhausted` if the memory is not available.
  static func take(_ bytes: Int) throws {
    let (total, overflow) = taken.load(ordering: .relaxed).addingReportingOverflow(bytes)
    guard !overflow, total < interval else {
      taken.store(0, ordering: .relaxed)
      guard available - reserve > bytes else { throw Fault.memoryExhausted }
      return
    }
    taken.store(total, ordering: .relaxed)
  }

  /// Bytes that this process can still allocate: of the machine, its control group and its own limit.
  private static var available: Int {
    var least = Int.max
    if let free = number(after: "MemAvailable:", in: "/proc/meminfo") { least = free << 10 }
    if let limit = number(in: "/sys/fs/cgroup/memory.max"),
      let used = number(in: "/sys/fs/cgroup/memory.current")
    {
      least = min(least, limit - min(used, limit))
    }
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < UInt(Int.max),
      let pages = number(in: "/proc/self/statm")
    {
      least = min(least, Int(limit.rlim_cur) - pages * Int(getpagesize()))
    }
    return least
  }

  /// The first number of a small file, or the first after a word.
  private static func number(after word: String = "", in path: String) -> Int? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    guard let place = text.find(word) else { return nil }
    let digits = text.utf8.dropFirst(place + word.utf8.count).drop { $0 == 0x20 }.prefix { $0 &- 0x30 < 10 }
    return Int(String(decoding: Array(digits), as: UTF8.self))
  }
}
