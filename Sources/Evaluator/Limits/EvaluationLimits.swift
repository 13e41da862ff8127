/// Limits that keep one expression from taking the machine down.
package enum EvaluationLimits {
  /// Python-level calls that may be under way at once, and levels of nesting in a repr or a comparison.
  static let depth = 1000
  /// Elements that one list, tuple or dict may have.
  static let elements = 1 << 25
  /// Bytes that one string may have.
  static let text = 1 << 27
  /// Loop turns between two looks at the wish to stop, less one.
  static let turnsBetweenChecks: UInt = 63

  /// Refuses a size over the limit.
  package static func check(elements count: Int, of type: String) throws {
    let limit = type == "str" ? text : elements
    guard count <= limit else {
      throw Fault.tooLarge(what: "a \(type)", size: "\(count) \(unit(type))", limit: "\(limit)")
    }
    try SessionMemory.take(type == "str" ? count : count * MemoryLayout<Value>.stride)
  }

  /// `count` times `factor`, refused where it is over the limit.
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

  /// Asks whether the machine can bear it, where the next element makes a list double.
  static func checkGrowth(of elements: [Value]) throws {
    guard elements.count == elements.capacity, elements.count > 1 << 12 else { return }
    try SessionMemory.take(2 * elements.count * MemoryLayout<Value>.stride)
  }

  private static func unit(_ type: String) -> String { type == "str" ? "bytes" : "elements" }
}
