/// Which numbers an option takes.
public struct NumberRule: Sendable {
  /// What a number must do, as a message says it: "be 0 or more, and finite".
  public let wording: String
  /// Whether the number is taken.
  public let admits: @Sendable (Double) -> Bool

  init(_ wording: String, admits: @escaping @Sendable (Double) -> Bool) {
    self.wording = wording
    self.admits = admits
  }

  public static let any = NumberRule("be a number") { _ in true }
  public static let nonNegative = NumberRule("be 0 or more, and finite") { $0 >= 0 && $0.isFinite }
  /// From 0 up to, not including, 1.
  public static let belowOne = NumberRule("be at least 0 and below 1") { $0 >= 0 && $0 < 1 }
  /// From 0 to 1.
  public static let share = NumberRule("be a share between 0 and 1") { $0 >= 0 && $0 <= 1 }
}
