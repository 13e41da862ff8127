import Glibc
import Phrases

/// Floating-point numbers in Python's notation.
package enum FloatText {
  /// The shortest text that reads back as the same number: `0.1`, `1e+16`, `inf`.
  package static func repr(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let (digits, exponent) = shortestDigits(value.magnitude)
    let sign = value.sign == .minus ? "-" : ""
    // `exponent` counts from the first digit: 1.5 is 15 with exponent 0.
    if exponent < -4 || exponent >= 16 {
      let fraction = digits.dropFirst()
      let size = abs(exponent)
      return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + (exponent < 0 ? "e-" : "e+")
        + (size < 10 ? "0" : "") + String(size)
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if digits.count <= exponent + 1 {
      return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count) + ".0"
    }
    return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
  }

  /// The number as C's `%a` writes it: `0x1.8000000000000p+1`.
  static func hexadecimal(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let sign = value.sign == .minus ? "-" : ""
    if value == 0 { return sign + "0x0.0p+0" }
    let digits = String(value.significandBitPattern, radix: 16)
    let isNormal = value.isNormal
    let exponent = isNormal ? Int(value.exponent) : -1022
    return sign + (isNormal ? "0x1." : "0x0.") + String(repeating: "0", count: 13 - digits.count) + digits
      + "p"
      + (exponent < 0 ? "" : "+") + String(exponent)
  }

  /// The number that text such as `0x1.8p+1` is; `nil` for other text.
  static func number(hexadecimal text: String) -> (value: Double, isInfinity: Bool)? {
    var rest = Substring(text.strippedOfWhitespace.lowercased())
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    if ["inf", "infinity"].contains(rest) { return (isNegative ? -.infinity : .infinity, true) }
    if rest == "nan" { return (.nan, true) }
    if rest.hasPrefix("0x") { rest = rest.dropFirst(2) }
    let parts = rest.split(separator: "p", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts.first ?? ""
    guard digits.contains(where: \.isHexDigit),
      digits.allSatisfy({ $0.isASCII && ($0.isHexDigit || $0 == ".") }),
      digits.count(where: { $0 == "." }) < 2
    else { return nil }
    var exponent = "0"
    if parts.count == 2 {
      let size = parts[1].first == "+" || parts[1].first == "-" ? parts[1].dropFirst() : parts[1]
      guard !size.isEmpty, size.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      exponent = String(parts[1])
    }
    let plain =
      digits.hasSuffix(".") ? String(digits) + "0" : digits.hasPrefix(".") ? "0" + digits : String(digits)
    let value = strtod("0x" + plain + "p" + exponent, nil)
    return (isNegative ? -value : value, false)
  }

  /// The digits of the shortest text without leading and trailing zeros, and the exponent of the first.
  static func shortestDigits(_ value: Double) -> (digits: String, exponent: Int) {
    guard value != 0 else { return ("0", 0) }
    let text = value.description
    var mantissa = Substring(text)
    var exponent = 0
    if let mark = text.firstIndex(of: "e") {
      mantissa = text[..<mark]
      exponent = Int(text[text.index(after: mark)...]) ?? 0
    }
    let point = mantissa.firstIndex(of: ".") ?? mantissa.endIndex
    let whole = mantissa[..<point]
    var digits = whole + mantissa[point...].dropFirst()
    exponent += whole.count - 1
    while digits.first == "0", digits.count > 1 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.last == "0", digits.count > 1 { digits.removeLast() }
    return (String(digits), exponent)
  }

  /// The number with C's conversion `code` (`e`, `f`, `g` and capitals) and `precision` digits; finite numbers
  /// only.
  package static func formatted(_ value: Double, code: Character, precision: Int, alternate: Bool = false)
    -> String
  {
    value.printed("%" + (alternate ? "#" : "") + ".\(precision)" + String(code))
  }
}
