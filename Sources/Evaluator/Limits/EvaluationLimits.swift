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

  /// Checks the available memory if appending the next element doubles a list's storage.
  static func checkGrowth(of elements: [Value]) throws {
    guard elements.count == elements.capacity, elements.count > 1 << 12 else { return }
    try SessionMemory.take(2 * elements.count * MemoryLayout<Value>.stride)
  }

  private static func unit(_ type: String) -> String { type == "str" ? "bytes" : "elements" }
}
