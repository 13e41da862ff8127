import Synchronization

/// What storage is used for. Every byte of a tensor or a plan is recorded under one of these.
package enum MemoryCategory: Int, CaseIterable, Sendable {
  case parameters, gradients, optimizerState, activations, workspace, data

  package var name: String {
    switch self {
    case .parameters: "parameters"
    case .gradients: "gradients"
    case .optimizerState: "optimizer state"
    case .activations: "activations"
    case .workspace: "workspace"
    case .data: "data"
    }
  }
}

/// A request for storage exceeded the ledger's limit, or the machine's memory.
package struct OutOfMemory: Error, Sendable {
  /// The bytes requested, and for what.
  package let requested: Int
  package let category: MemoryCategory
  package let purpose: String
  /// Bytes held at the time of the request, by category, and the limit that it exceeded (`nil`: the system
  /// refused).
  package let held: [MemoryCategory: Int]
  package let limit: Int?

  package init(
    requested: Int, category: MemoryCategory, purpose: String, held: [MemoryCategory: Int], limit: Int?
  ) {
    self.requested = requested
    self.category = category
    self.purpose = purpose
    self.held = held
    self.limit = limit
  }
}

/// Accounts for all tensor storage: current and peak bytes by category, with an optional limit.
///
///     Ledger.shared.resetPeak()
///     let storage = try Storage(byteCount: 4_000_000, category: .activations, purpose: "conv2d output")
///     Ledger.shared.current          // 4000000 more than before
///     Ledger.shared.limit = 300_000_000
///
/// Safe to use from any thread.
package final class Ledger: Sendable {
  package static let shared = Ledger()

  private struct Book {
    var current = [Int](repeating: 0, count: MemoryCategory.allCases.count)
    var total = 0
    var peak = 0
    var limit: Int?

    mutating func add(_ bytes: Int, _ category: MemoryCategory) {
      total += bytes
      current[category.rawValue] += bytes
      peak = max(peak, total)
    }
  }

  private let book = Mutex(Book())

  /// Bytes held, over all categories.
  package var current: Int { book.withLock { $0.total } }

  /// The most bytes held at once since the last `resetPeak()`.
  package var peak: Int { book.withLock { $0.peak } }

  /// Bytes held, by category.
  package var currentByCategory: [MemoryCategory: Int] { book.withLock { Self.byCategory($0.current) } }

  /// The most bytes that may be held at once; `nil` for no limit.
  package var limit: Int? {
    get { book.withLock { $0.limit } }
    set {
      book.withLock { $0.limit = newValue }
      if newValue != nil { KeptPages.shared.free() }
    }
  }

  /// Resets the peak to what is currently held.
  package func resetPeak() {
    book.withLock { $0.peak = $0.total }
  }

  private static func byCategory(_ bytes: [Int]) -> [MemoryCategory: Int] {
    Dictionary(uniqueKeysWithValues: MemoryCategory.allCases.map { ($0, bytes[$0.rawValue]) })
  }

  /// Records `bytes`, whatever the limit is.
  func add(_ bytes: Int, _ category: MemoryCategory) { book.withLock { $0.add(bytes, category) } }

  /// Records `bytes`, or throws and records nothing.
  func take(_ bytes: Int, _ category: MemoryCategory, purpose: @autoclosure () -> String) throws(OutOfMemory)
  {
    let refusal: (held: [Int], limit: Int)? = book.withLock { book in
      let (total, overflow) = book.total.addingReportingOverflow(bytes)
      if overflow || total > book.limit ?? .max { return (book.current, book.limit ?? .max) }
      book.add(bytes, category)
      return nil
    }
    if let refusal {
      throw OutOfMemory(
        requested: bytes, category: category, purpose: purpose(), held: Self.byCategory(refusal.held),
        limit: refusal.limit)
    }
  }

  func giveBack(_ bytes: Int, _ category: MemoryCategory) {
    book.withLock {
      $0.total -= bytes
      $0.current[category.rawValue] -= bytes
    }
  }
}
