extension Int {
  /// With commas between groups of three digits: `225034` as `225,034`.
  package var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// With a zero before one digit: `5` as `05`.
  package var twoDigits: String { (0..<10).contains(self) ? "0\(self)" : String(self) }

  /// With its noun: `1.of("cell")` is `1 cell`, `2.of("cell")` is `2 cells`.
  package func of(_ noun: String) -> String { "\(self) \(named(noun))" }

  /// The noun alone, in the singular for 1: `cell`, `cells`.
  package func named(_ noun: String) -> String { self == 1 ? noun : noun + "s" }
}
