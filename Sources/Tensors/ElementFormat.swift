/// How the elements of one tensor are printed, all equally wide: NumPy 2's choice for the elements shown.
enum ElementFormat {
  case bool(isSingle: Bool)
  case integer(width: Int)
  case half(FloatFormat<Float16>)
  case single(FloatFormat<Float>)
  case double(FloatFormat<Double>)

  init(_ shown: [Scalar], dtype: DType, isSingle: Bool, options: PrintOptions) {
    switch dtype {
    case .bool: self = .bool(isSingle: isSingle)
    case .float16: self = .half(FloatFormat(shown.map { Float16($0) }, options: options))
    case .float32: self = .single(FloatFormat(shown.map { Float($0) }, options: options))
    case .float64: self = .double(FloatFormat(shown.map { Double($0) }, options: options))
    default: self = .integer(width: shown.map { $0.integerText.utf8.count }.max() ?? 0)
    }
  }

  func text(_ value: Scalar) -> String {
    switch self {
    case .bool(let isSingle): value.doubleValue != 0 ? (isSingle ? "True" : " True") : "False"
    case .integer(let width): value.integerText.rightAligned(in: width)
    case .half(let format): format.text(Float16(value))
    case .single(let format): format.text(Float(value))
    case .double(let format): format.text(Double(value))
    }
  }
}

extension String {
  /// With blanks before it up to a width.
  fileprivate func rightAligned(in width: Int) -> String {
    String(repeating: " ", count: max(0, width - utf8.count)) + self
  }
}

/// NumPy's `FloatingFormat`: positional or scientific, aligned at the point.
struct FloatFormat<Element: FloatingElement & CustomStringConvertible> {
  private let options: PrintOptions
  private let isScientific: Bool
  /// The most digits after the point; `nil` for as many as identify a number.
  private var precision: Int?
  private var widthBeforePoint = 0
  private var widthAfterPoint = 0

  init(_ values: [Element], options: PrintOptions) {
    self.options = options
    precision = options.floatMode == .unique ? nil : max(0, options.precision)
    let finite = values.filter(\.isFinite)
    let sizes = finite.filter { $0 != 0 }.map(\.magnitude)
    if let largest = sizes.max(), let smallest = sizes.min() {
      isScientific =
        Double(largest) >= min(1e8, DecimalText.limit(Element.self))
        || !options.suppressesSmall && (smallest < 0.0001 || largest / smallest > 1000)
    } else {
      isScientific = false
    }
    if isScientific {
      let limit = precision
      let parts = finite.map { value in
        options.floatMode == .fixed
          ? DecimalText.scientific(value, digits: limit ?? 0)
          : DecimalText.scientific(value, precision: limit)
      }
      let mantissas = parts.map { Self.split(signed($0.mantissa)) }
      precision = mantissas.map(\.after).max() ?? 0
      widthBeforePoint = mantissas.map(\.before).max() ?? 0
      widthAfterPoint = (parts.map { $0.exponent.utf8.count }.max() ?? 0) + 1 + (precision ?? 0)
    } else {
      let parts = finite.map { Self.split(positional($0)) }
      widthBeforePoint = parts.map(\.before).max() ?? 0
      widthAfterPoint = parts.map(\.after).max() ?? 0
    }
    if options.sign == .space, !values.contains(where: { $0.sign == .minus && !$0.isNaN }) {
      widthBeforePoint += 1
    }
    if finite.count < values.count {
      let longest = values.filter { !$0.isFinite }.map { special($0).utf8.count }.max() ?? 3
      widthBeforePoint = max(widthBeforePoint, longest - widthAfterPoint - 1)
    }
  }

  /// The characters before and after the point.
  private static func split(_ text: String) -> (before: Int, after: Int) {
    let before = text.utf8.prefix { $0 != UInt8(ascii: ".") }.count
    return (before, text.utf8.count - before - 1)
  }

  private func signed(_ text: String) -> String {
    options.sign == .always && !text.hasPrefix("-") ? "+" + text : text
  }

  private func special(_ value: Element) -> String {
    if value.isNaN { return signed(options.nanText) }
    return signed(value < 0 ? "-" + options.infinityText : options.infinityText)
  }

  private func positional(_ value: Element) -> String {
    let isFixed = options.floatMode == .fixed
    return signed(
      isFixed
        ? DecimalText.fixed(value, digits: precision ?? 0)
        : DecimalText.positional(value, precision: precision))
  }

  func text(_ value: Element) -> String {
    if !value.isFinite { return special(value).rightAligned(in: widthBeforePoint + widthAfterPoint + 1) }
    if isScientific {
      let (mantissa, exponent) = DecimalText.scientific(value, digits: precision ?? 0)
      let whole = signed(mantissa)
      let exponentWidth = widthAfterPoint - 1 - (precision ?? 0)
      let filling = String(repeating: "0", count: max(0, exponentWidth - exponent.utf8.count))
      let filled = String(exponent.prefix(1)) + filling + exponent.dropFirst()
      return String(repeating: " ", count: max(0, widthBeforePoint - Self.split(whole).before)) + whole + "e"
        + filled
    }
    let text = positional(value)
    let (before, after) = Self.split(text)
    let isEqual = options.floatMode == .equal
    return String(repeating: " ", count: max(0, widthBeforePoint - before)) + text
      + String(repeating: isEqual ? "0" : " ", count: max(0, widthAfterPoint - after))
  }
}
