import Engine
import Synchronization

/// The 256 values that a deferred tensor's bytes stand for, exact in `dtype`, which is float32 or float64.
struct CodeTable {
  let values: [Double]
  let dtype: DType
}

/// The elements shared by a tensor and its views: storage and, for deferred elements, the table that converts its
/// bytes to floats.
///
/// A deferred tensor (`train_images / 255.0`) keeps the uint8 codes of its source and a table of 256
/// floats; further maps only change the table. Several bases may share the codes, so a write copies them first
/// (`makeWritable`). Element `i` is at index `i` in either form, so all views stay valid when the form changes.
///
/// A single number is kept as a word at first: loops over elements make and drop millions of them. It gets a storage when
/// something other than its value is asked for.
final class Base: @unchecked Sendable {
  private var held: Storage?
  private let word: UInt64
  private let wordBytes: Int
  private(set) var table: CodeTable?
  private var lease: Lease?

  /// Retained by every base that shares a storage of codes; a unique reference means unshared storage.
  private final class Lease: Sendable {}

  init(_ storage: Storage) {
    held = storage
    (word, wordBytes) = (0, 0)
  }

  /// A single number, whose bytes are the first of a word.
  init(number word: UInt64, byteCount: Int) {
    self.word = word
    wordBytes = byteCount
  }

  private init(codes storage: Storage, table: CodeTable, lease: Lease) {
    held = storage
    (word, wordBytes) = (0, 0)
    self.table = table
    self.lease = lease
  }

  /// The storage of the elements.
  var storage: Storage { held ?? store() }

  /// The word of a number that has no storage.
  var number: UInt64? { held == nil ? word : nil }

  /// Whether the elements can be written where they are.
  var isPlain: Bool { table == nil && lease == nil }

  private static let storing = Mutex(())

  private func store() -> Storage {
    Self.storing.withLock { _ in
      if let held { return held }
      let storage = Storage(word: word, byteCount: wordBytes)
      held = storage
      return storage
    }
  }

  /// A base whose elements are those of `table` at this one's bytes. This one is uint8 or deferred.
  func deferred(_ table: CodeTable) -> Base {
    let shared = lease ?? Lease()
    lease = shared
    return Base(codes: storage, table: table, lease: shared)
  }

  /// Replaces a deferred base's table; false, without effect, if it is not deferred.
  func replaceTable(_ table: CodeTable) -> Bool {
    if self.table?.dtype != table.dtype { return false }
    self.table = table
    return true
  }

  /// Makes the storage unshared and the elements plain, for writing.
  /// - Throws: `OutOfMemory`.
  func makeWritable() throws {
    if let table {
      let count = storage.byteCount
      let floats = try Storage(
        byteCount: count * table.dtype.byteCount, category: storage.category,
        purpose: "\(count) elements of a scaled uint8 tensor that is written to")
      if table.dtype == .float32 {
        expand(table.values.map { Float($0) }, to: floats)
      } else {
        expand(table.values, to: floats)
      }
      held = floats
      self.table = nil
      lease = nil
    } else if lease != nil {
      if !isKnownUniquelyReferenced(&lease) {
        let copy = try Storage(
          byteCount: storage.byteCount, category: storage.category,
          purpose: "a written copy of shared uint8 data")
        copy.pointer.copyMemory(from: storage.pointer, byteCount: storage.byteCount)
        held = copy
      }
      lease = nil
    }
  }

  private func expand<Element>(_ table: [Element], to target: Storage) {
    let codes = storage.pointer.assumingMemoryBound(to: UInt8.self)
    let elements = target.pointer.assumingMemoryBound(to: Element.self)
    table.withUnsafeBufferPointer { table in
      for index in 0..<storage.byteCount { elements[index] = table[Int(codes[index])] }
    }
  }
}
