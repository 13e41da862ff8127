import Phrases

/// Amounts of memory and time as people write them.
package enum Quantity {
  /// Bytes in a text such as `2 GB` or `512 MiB`; nil where it is none.
  package static func bytes(_ text: String) -> Int? {
    amount(
      text,
      units: [
        "b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "kib": 1024, "mib": 1_048_576,
        "gib": 1_073_741_824,
      ]
    ).map { Int($0) }
  }

  /// Seconds in a text such as `90 s` or `2 min`; nil where it is none.
  package static func seconds(_ text: String) -> Double? {
    amount(text, units: ["s": 1, "sec": 1, "min": 60, "h": 3600])
  }

  private static func amount(_ text: String, units: [String: Double]) -> Double? {
    let text = text.trimmed
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number > 0,
      let unit = units[text.dropFirst(digits.count).trimmed.lowercased()], number * unit < 1e15
    else { return nil }
    return number * unit
  }

  /// Bytes with three digits: `1.42 GB`.
  package static func text(bytes: Int) -> String {
    if bytes.magnitude < 1000 { return bytes.of("byte") }
    let units = ["kB", "MB", "GB", "TB"]
    var value = Double(bytes) / 1e3
    var unit = 0
    while value >= 999.5, unit < units.count - 1 { (value, unit) = (value / 1e3, unit + 1) }
    return "\(value.threeDigits) \(units[unit])"
  }

  /// Seconds, or minutes where there are many: `8.4 s`, `3.2 min`.
  package static func text(seconds: Double) -> String {
    seconds < 120 ? "\(seconds.threeDigits) s" : "\((seconds / 60).threeDigits) min"
  }
}
