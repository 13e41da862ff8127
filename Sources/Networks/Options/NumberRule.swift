/// Which numbers an option takes.
package struct NumberRule: Sendable {
  /// What a number must do, as a message says it: "be 0 or more, and finite".
  package let wording: String
  /// Whether the number is taken.
  package let admits: @Sendable (Double) -> Bool
  /// Whether the number is kept with the precision of 32 bits, also where the property has more.
  package private(set) var isSingle = false

  init(_ wording: String, admits: @escaping @Sendable (Double) -> Bool) {
    self.wording = wording
    self.admits = admits
  }

  package static let any = NumberRule("be a number") { _ in true }
  package static let nonNegative = NumberRule("be 0 or more, and finite") { $0 >= 0 && $0.isFinite }
  package static let positive = NumberRule("be above 0") { $0 > 0 && $0.isFinite }
  /// Also one that is infinite.
  package static let divisor = NumberRule("be above 0") { $0 > 0 }
  package static let oneOrMore = NumberRule("be 1 or more") { $0 >= 1 && $0.isFinite }
  /// From 0 up to, not including, 1.
  package static let belowOne = NumberRule("be at least 0 and below 1") { $0 >= 0 && $0 < 1 }
  /// From 0 to 1.
  package static let share = NumberRule("be a share between 0 and 1") { $0 >= 0 && $0 <= 1 }

  /// The same for a number that is kept with the precision of 32 bits.
  var single: NumberRule {
    var rule = self
    rule.isSingle = true
    return rule
  }
}
