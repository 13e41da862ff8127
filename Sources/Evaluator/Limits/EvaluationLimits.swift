/// Limits that keep a single expression from exhausting the machine.
package enum EvaluationLimits {
  /// Nested calls of user-defined functions, and nesting levels in a repr or a comparison.
  static let depth = 1000
  /// Elements of a list, tuple or dict.
  static let elements = 1 << 25
  /// Bytes of a string.
  static let text = 1 << 27
  /// Loop iterations between two interrupt checks, minus one.
  static let turnsBetweenChecks: UInt = 63

  /// Refuses a size above the limit.
  package static func check(elements count: Int, of type: String) throws {
    let limit = type == "str" ? text : elements
    guard count <= limit else {
      throw Fault.tooLarge(what: "a \(type)", size: "\(count) \(unit(type))", limit: "\(limit)")
    }
    try SessionMemory.take(type == "str" ? count : count * MemoryLayout<Value>.stride)
  }

  /// `count` times `factor`, refused above the limit.
  static func repeated(_ count: Int, times factor: Int, of type: String) throws -> Int {
    guard factor > 0, count > 0 else { return 0 }
    let (product, overflow) = count.multipliedReportingOverflow(by: factor)
    guard !overflow else {
      let limit = type == "str" ? text : elements
      throw Fault.tooLarge(what: "a \(type)", size: "\(count) × \(factor) \(unit(type))", limit: "\(limit)")
    }
    try check(elements: product, of: type)
    return product
  }

  /// Checks, before an element is appended to a list, the number of elements and, if the list's storage is about to
  /// double, the available memory.
  package static func checkGrowth(of elements: [Value]) throws {
    guard elements.count == elements.capacity, elements.count > 1 << 12 else { return }
    if elements.count >= Self.elements { try check(elements: elements.count + 1, of: "list") }
    try SessionMemory.take(2 * elements.count * MemoryLayout<Value>.stride)
  }

  /// Checks that a text may grow by so many bytes. Only these are taken from the memory, so that a text that is written piece by
  /// piece takes time in proportion to its length.
  package static func checkGrowth(ofText count: Int, by added: Int) throws {
    guard count <= text - min(added, text) else { return try check(elements: count + added, of: "str") }
    try SessionMemory.take(2 * added)
  }

  /// Appends to a text, refused above the limit.
  static func append(_ added: String, to text: inout String) throws {
    let count = text.utf8.count + added.utf8.count
    guard count <= Self.text else { return try check(elements: count, of: "str") }
    try SessionMemory.take(2 * added.utf8.count)
    text += added
  }

  private static func unit(_ type: String) -> String { type == "str" ? "bytes" : "elements" }
}
