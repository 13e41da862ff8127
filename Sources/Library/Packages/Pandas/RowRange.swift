import Evaluator
import Tensors

/// Rows by their number.
enum RowRange {
  static func first(_ count: Int, of all: Int) -> Range<Int> {
    0..<max(0, count < 0 ? all + count : min(count, all))
  }

  static func last(_ count: Int, of all: Int) -> Range<Int> {
    min(all, max(0, count < 0 ? -count : all - count))..<all
  }

  static let sampling: [Signature.Parameter] = [
    .optional("n", .int, "how many; None: 1"), .optional("frac", .float, "the share instead"),
    .optional("replace", .bool, default: false, "only False"), .optional("weights", .any, "only None"),
    .optional("random_state", .any, "a seed"),
  ]

  /// Rows drawn without replacement, with pandas's numbers.
  static func sample(_ count: Int, _ call: Call) throws -> [Int] {
    try call.onlyDefault("replace")
    try call.onlyDefault("weights")
    var number = try call.optionalInt("n", atLeast: 0) ?? 1
    if let share = try call.optionalDouble("frac") {
      guard share >= 0, share <= 1 else { throw call.invalid("frac", must: "be from 0 to 1") }
      number = Int((share * Double(count)).rounded(.toNearestOrEven))
    }
    guard number <= count else {
      throw call.fault(
        "n", .message("Cannot take a larger sample than population when 'replace=False'"))
    }
    return Array(try call.withRandom { try $0.order(count) }.prefix(number))
  }
}
