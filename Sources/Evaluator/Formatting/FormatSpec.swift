/// The format specification after the colon in `{x:>10,.2f}`.
struct FormatSpec {
  var text = ""
  var fill: Character?
  /// `<`, `>`, `^` or `=`.
  var alignment: Character?
  /// `+`, `-` or a space.
  var sign: Character = "-"
  /// Whether the sign was given.
  var hasSign = false
  var isAlternate = false
  var hasZeros = false
  var width = 0
  /// `,` or `_`.
  var grouping: Character?
  var precision: Int?
  var type: Character?

  /// Whether a number that is rounded to zero has no minus.
  var isZeroPositive = false

  /// A specification for a value of a type, whose name is for messages.
  /// - Throws: a `ValueError` as Python's.
  init(_ text: String, of owner: String) throws {
    self.text = text
    var rest = Substring(text)
    let alignments: Set<Character> = ["<", ">", "^", "="]
    if let second = rest.dropFirst().first, alignments.contains(second) {
      fill = rest.removeFirst()
      alignment = rest.removeFirst()
    } else if let first = rest.first, alignments.contains(first) {
      alignment = rest.removeFirst()
    }
    if let first = rest.first, first == "+" || first == "-" || first == " " {
      sign = rest.removeFirst()
      hasSign = true
    }
    if rest.first == "z" {
      isZeroPositive = true
      rest.removeFirst()
    }
    if rest.first == "#" {
      isAlternate = true
      rest.removeFirst()
    }
    if fill == nil, rest.first == "0" {
      hasZeros = true
      rest.removeFirst()
    }
    width = try number(&rest) ?? 0
    if let first = rest.first, first == "," || first == "_" {
      grouping = rest.removeFirst()
      if let second = rest.first, second == "," || second == "_" {
        throw Self.fault(
          first == second ? "Cannot specify '\(first)' with '\(first)'." : "Cannot specify both ',' and '_'.")
      }
    }
    if rest.first == "." {
      rest.removeFirst()
      guard let digits = try number(&rest) else { throw Self.fault("Format specifier missing precision") }
      precision = digits
    }
    guard rest.unicodeScalars.count < 2 else {
      throw Self.fault(
        "Invalid format specifier '\(text)' for object of type '\(owner)'",
        help: "the parts are fill, alignment, sign, #, 0, width, comma, precision and type, in this order")
    }
    type = rest.popFirst()
    let shown = type ?? (owner == "str" ? "s" : "d")
    if let grouping, !(grouping == "_" ? "defgEG%FboxX" : "defgEG%F").contains(shown) {
      throw Self.fault("Cannot specify '\(grouping)' with '\(shown)'.")
    }
  }

  /// The type in messages, as Python shows it.
  var typeText: String {
    guard let scalar = type?.unicodeScalars.first else { return "" }
    return scalar.value > 32 && scalar.value < 128 ? String(scalar) : "\\x" + String(scalar.value, radix: 16)
  }

  static func fault(_ message: String, help: String? = nil) -> Fault {
    .message(message, help: help, kind: .value)
  }

  private func number(_ rest: inout Substring) throws -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    guard let number = Int(digits) else { throw Self.fault("Too many decimal digits in format string") }
    guard number <= EvaluationLimits.elements else {
      throw Fault.tooLarge(what: "a width", size: String(digits), limit: "\(EvaluationLimits.elements)")
    }
    return number
  }

  /// The text padded to the width; numbers have their sign (and prefix) apart, so that zeros go between.
  func padded(_ body: String, prefix: String = "", standard: Character) -> String {
    let missing = width - body.unicodeScalars.count - prefix.unicodeScalars.count
    guard missing > 0 else { return prefix + body }
    let fill = String(self.fill ?? (hasZeros ? "0" : " "))
    let padding = String(repeating: fill, count: missing)
    switch alignment ?? (hasZeros && standard == ">" ? "=" : standard) {
    case "<": return prefix + body + padding
    case "^":
      return String(repeating: fill, count: missing / 2) + prefix + body
        + String(repeating: fill, count: missing - missing / 2)
    case "=": return prefix + padding + body
    default: return padding + prefix + body
    }
  }

  /// The sign before a number.
  func signText(isNegative: Bool) -> String { isNegative ? "-" : sign == "-" ? "" : String(sign) }

  /// Digits in groups of `size`; zeros that pad to the width are grouped too.
  func grouped(_ digits: String, every size: Int, reserved: Int) -> String {
    guard let grouping else { return digits }
    var digits = digits
    let fillsWithZeros = (alignment == "=" || alignment == nil) && (fill == "0" || (fill == nil && hasZeros))
    if fillsWithZeros {
      let room = width - reserved
      while digits.count + (digits.count - 1) / size < room {
        // A separator cannot be first, so one more digit is added.
        digits = "0" + digits
      }
    }
    var result = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % size == 0 { result.append(grouping) }
      result.append(digit)
    }
    return result
  }
}
