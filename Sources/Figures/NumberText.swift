import Phrases

/// Formats numbers for labels and sentences.
enum NumberText {
  /// With so many significant digits, without trailing zeros: `0.0412`, `60000`, `1e-05`, `nan`.
  static func significant(_ value: Double, _ digits: Int = 4) -> String {
    if value == value.rounded(), abs(value) < 1e6 { return String(Int(value)) }
    return value.printed("%.\(digits)g")
  }

  /// With so many digits after the point.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    let text = value.printed("%.\(decimals)f")
    return text.hasPrefix("-") && text.allSatisfy({ "-0.".contains($0) }) ? String(text.dropFirst()) : text
  }
}
