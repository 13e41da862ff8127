import Phrases

/// Floats as decimal text: the shortest digits that identify the number, correctly rounded to a precision.
enum DecimalText {
  /// A number as large as this or larger is written with an exponent: not all digits before the point would be exact.
  static func limit<Element: FloatingElement>(_ type: Element.Type) -> Double {
    switch Element.dtype {
    case .float16: 1e3
    case .float32: 1e6
    default: 1e16
    }
  }

  /// The shortest digits of a finite number, and the exponent of the first: 0.00125 is ("125", -3), 0 is ("0", 0).
  private static func shortest<Element: FloatingElement & CustomStringConvertible>(_ value: Element) -> (
    digits: [UInt8], exponent: Int
  ) {
    var digits: [UInt8] = []
    var (pointAt, exponent): (Int?, Int) = (nil, 0)
    let text = (Element.self == Float16.self ? shortestHalf(value) : value.magnitude.description).utf8
    if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(Substring(text[text.index(after: mark)...])) ?? 0
    }
    for byte in text.prefix(while: { $0 != UInt8(ascii: "e") }) {
      if byte == UInt8(ascii: ".") { pointAt = digits.count } else { digits.append(byte) }
    }
    exponent += (pointAt ?? digits.count) - 1
    let leading = digits.prefix { $0 == zero }.count
    if leading == digits.count { return ([zero], 0) }
    digits.removeFirst(leading)
    while digits.count > 1, digits.last == zero { digits.removeLast() }
    return (digits, exponent - leading)
  }

  /// Swift writes large float16 numbers with all their digits.
  private static func shortestHalf<Element: FloatingElement>(_ value: Element) -> String {
    let exact = Float16.cast(value).magnitude
    let texts = (0..<5).lazy.map { Double(exact).printed("%.\($0)e") }
    return texts.first { Double($0).map { Float16($0) } == exact } ?? exact.description
  }

  private static let zero = UInt8(ascii: "0")

  /// `value` without an exponent, at most `precision` digits after the point and no trailing zeros; always with the
  /// point: `1.`, `0.25`.
  static func positional<Element: FloatingElement & CustomStringConvertible>(
    _ value: Element, precision: Int?
  ) -> String {
    let (digits, exponent) = shortest(value)
    let places = max(0, digits.count - 1 - exponent)
    let sign = value.sign == .minus ? "-" : ""
    if let precision, places > precision {
      return trimmed(Double(value).printed("%.\(precision)f"))
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + text(digits) }
    let whole =
      digits.prefix(exponent + 1) + [UInt8](repeating: zero, count: max(0, exponent + 1 - digits.count))
    let fraction = digits.dropFirst(exponent + 1)
    return digits == [zero] ? sign + "0." : sign + text(whole) + "." + text(fraction)
  }

  /// `value` with an exponent, as mantissa (`1.5`, always with the point) and exponent with sign and at least two
  /// digits (`+06`).
  static func scientific<Element: FloatingElement & CustomStringConvertible>(
    _ value: Element, precision: Int?
  ) -> (mantissa: String, exponent: String) {
    let (digits, exponent) = shortest(value)
    if let precision, digits.count - 1 > precision {
      let parts = Double(value).printed("%.\(precision)e").split(separator: "e")
      return (trimmed(String(parts[0])), String(parts[1]))
    }
    let sign = value.sign == .minus ? "-" : ""
    let size = exponent.magnitude
    return (
      sign + text(digits.prefix(1)) + "." + text(digits.dropFirst()),
      (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + "\(size)"
    )
  }

  /// `value` with an exponent and exactly `digits` digits after the point, correctly rounded.
  static func scientific<Element: FloatingElement & CustomStringConvertible>(
    _ value: Element, digits: Int
  ) -> (mantissa: String, exponent: String) {
    let parts = Double(value).printed("%.\(digits)e").split(separator: "e")
    return (digits == 0 ? parts[0] + "." : String(parts[0]), String(parts[1]))
  }

  /// `value` without an exponent and with exactly `digits` digits after the point, correctly rounded.
  static func fixed<Element: FloatingElement>(_ value: Element, digits: Int) -> String {
    let text = Double(value).printed("%.\(digits)f")
    return digits == 0 ? text + "." : text
  }

  /// One float as by NumPy's `str`: `1.0`, `0.25`, `1e-05`, `nan`.
  static func scalar<Element: FloatingElement & CustomStringConvertible>(_ value: Element) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let size = Double(value.magnitude)
    if size == 0 || size >= 1e-4 && size < limit(Element.self) {
      let text = positional(value, precision: nil)
      return text.hasSuffix(".") ? text + "0" : text
    }
    let (mantissa, exponent) = scientific(value, precision: nil)
    return (mantissa.hasSuffix(".") ? String(mantissa.dropLast()) : mantissa) + "e" + exponent
  }

  private static func text(_ digits: some Collection<UInt8>) -> String {
    String(decoding: digits, as: UTF8.self)
  }

  /// Without trailing zeros, with the point.
  private static func trimmed(_ text: String) -> String {
    var text = text.contains(".") ? text : text + "."
    while text.hasSuffix("0") { text.removeLast() }
    return text
  }
}
