import Glibc

/// Formats numbers for labels and sentences.
enum NumberText {
  /// With so many significant digits, without trailing zeros: `0.0412`, `60000`, `1e-05`, `nan`.
  static func significant(_ value: Double, _ digits: Int = 4) -> String {
    if value == value.rounded(), abs(value) < 1e6 { return String(Int(value)) }
    return formatted("%.\(digits)g", value)
  }

  /// With so many digits after the point.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    let text = formatted("%.\(decimals)f", value)
    return text.hasPrefix("-") && text.allSatisfy({ "-0.".contains($0) }) ? String(text.dropFirst()) : text
  }

  /// 225034 → "225,034".
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  private static func formatted(_ format: String, _ value: Double) -> String {
    withVaList([value]) { arguments in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
        guard let base = buffer.baseAddress else { return "" }
        vsnprintf(base, buffer.count, format, arguments)
        return String(cString: base)
      }
    }
  }
}
