import Engine

/// The elements that a tensor and its views share: storage, and where the elements are deferred, the table
/// that turns its bytes into floats.
///
/// A deferred float32 tensor (`train_images / 255.0`) keeps the uint8 codes of the tensor that it came from
/// and a table of 256 floats; further maps only rewrite the table. The codes may be lent to several bases at
/// once, so whoever writes first takes a copy of its own: `makeWritable` sees to that. Element `i` lies at
/// index `i` in either form, so all views stay valid when the form changes.
final class Base: @unchecked Sendable {
  private(set) var storage: Storage
  private(set) var table: [Float]?
  private var lease: Lease?

  /// Held by every base that shares one storage of codes; whoever holds it alone owns the storage.
  private final class Lease: Sendable {}

  init(_ storage: Storage) {
    self.storage = storage
  }

  private init(codes storage: Storage, table: [Float], lease: Lease) {
    self.storage = storage
    self.table = table
    self.lease = lease
  }

  /// A base whose elements are those of `table` at this one's bytes. This one holds uint8, or is deferred
  /// itself.
  func deferred(_ table: [Float]) -> Base {
    let shared = lease ?? Lease()
    lease = shared
    return Base(codes: storage, table: table, lease: shared)
  }

  /// Gives a deferred base another table; false, and nothing done, where its elements are plain.
  func replaceTable(_ table: [Float]) -> Bool {
    if self.table == nil { return false }
    self.table = table
    return true
  }

  /// Makes the storage this base's own and its elements plain, so that they can be written.
  /// - Throws: `OutOfMemory`.
  func makeWritable() throws {
    if let table {
      let count = storage.byteCount
      let floats = try Storage(
        byteCount: count * MemoryLayout<Float>.stride, category: storage.category,
        purpose: "\(count) elements of a scaled uint8 tensor that is written to")
      let codes = storage.pointer.assumingMemoryBound(to: UInt8.self)
      let target = floats.pointer.assumingMemoryBound(to: Float.self)
      table.withUnsafeBufferPointer { table in
        for index in 0..<count { target[index] = table[Int(codes[index])] }
      }
      storage = floats
      self.table = nil
      lease = nil
    } else if lease != nil {
      if !isKnownUniquelyReferenced(&lease) {
        let copy = try Storage(
          byteCount: storage.byteCount, category: storage.category,
          purpose: "a written copy of shared uint8 data")
        copy.pointer.copyMemory(from: storage.pointer, byteCount: storage.byteCount)
        storage = copy
      }
      lease = nil
    }
  }
}
