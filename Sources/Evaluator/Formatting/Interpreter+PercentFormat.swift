import BigInt

/// `'%d of %s' % (3, name)`.
extension Interpreter {
  /// - Throws: `Fault.formatArgumentMissing`, `.formatArgumentsLeft`, `.unknownFormat`, `.invalidFormat`.
  func percentFormat(_ template: String, _ right: Value) throws -> String {
    var values: [Value] = [right]
    var mapping: DictValue?
    switch right {
    case .tuple(let tuple): values = tuple.elements
    case .dict(let dict): mapping = dict
    default: break
    }
    let scalars = Array(template.unicodeScalars)
    var text = ""
    var position = 0
    var used = 0
    var usedMapping = false

    func nextValue() throws -> Value {
      guard used < values.count else { throw Fault.formatArgumentMissing("`%` number \(used + 1)") }
      used += 1
      return values[used - 1]
    }

    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      guard scalar == "%" else {
        text.unicodeScalars.append(scalar)
        continue
      }
      var directive = PercentDirective()
      var named: Value?
      if position < scalars.count, scalars[position] == "(" {
        let name = try key(scalars, &position)
        if let mapping {
          guard let value = mapping[string: name] else {
            throw Fault.raised(makeException(.key, [.string(name)]))
          }
          named = value
        } else {
          guard hasItems(right) else { throw Fault.message("format requires a mapping", kind: .type) }
          named = try item(.string(name), of: right)
        }
        usedMapping = true
      }
      while position < scalars.count, "-+ #0".unicodeScalars.contains(scalars[position]) {
        directive.flags.append(Character(scalars[position]))
        position += 1
      }
      func number(_ what: String) throws -> Int? {
        if position < scalars.count, scalars[position] == "*" {
          position += 1
          guard let count = try nextValue().asInt else { throw Fault.message("* wants int", kind: .type) }
          guard Int32(exactly: count) != nil else {
            throw Fault.message("Python int too large to convert to C int", kind: .overflow)
          }
          return count
        }
        let digits = scalars[position...].prefix { ("0"..."9").contains($0) }
        position += digits.count
        if digits.isEmpty { return nil }
        guard let number = Int(String(scalars: digits)), number <= Int(Int32.max) else {
          throw Fault.message("\(what) too big", kind: .value)
        }
        return number
      }
      directive.width = try number("width")
      if position < scalars.count, scalars[position] == "." {
        position += 1
        directive.precision = try number("precision") ?? 0
      }
      let digits = max(Int(clamping: (directive.width ?? 0).magnitude), directive.precision ?? 0)
      try EvaluationLimits.check(elements: digits, of: "str")
      // A size of C's, which means nothing.
      if position < scalars.count, "hlL".unicodeScalars.contains(scalars[position]) { position += 1 }
      guard position < scalars.count else { throw Fault.message("incomplete format", kind: .value) }
      directive.type = Character(scalars[position])
      position += 1
      if directive.type == "%", scalars[position - 2] == "%" {
        text += "%"
        continue
      }
      let value = try named ?? nextValue()
      guard "sracdiuxXoeEfFgG".contains(directive.type) else {
        let letter = scalars[position - 1]
        let shown = letter.value > 31 && letter.value < 127 ? String(letter) : "?"
        throw Fault.message(
          "unsupported format character '\(shown)' (0x\(String(letter.value, radix: 16))) at index \(position - 1)",
          help: "for the character write `%%`", kind: .value)
      }
      text += try formatted(value, directive)
      try EvaluationLimits.check(elements: text.utf8.count, of: "str")
    }
    if used < values.count, !usedMapping, !hasItems(right) { throw Fault.formatArgumentsLeft }
    return text
  }

  /// Whether a value counts as a mapping, whose values need not all be used: all that have items but text and tuples.
  private func hasItems(_ value: Value) -> Bool {
    switch value {
    case .list, .dict, .range, .tensor: true
    case .object(let object): object is BytesValue || object is MemoryView
    default: value.customClass?.lookup("__getitem__") != nil
    }
  }

  /// The key in `%(key)s`, which may have parentheses of its own.
  private func key(_ scalars: [Unicode.Scalar], _ position: inout Int) throws -> String {
    let start = position + 1
    var open = 0
    while position < scalars.count {
      if scalars[position] == "(" { open += 1 }
      if scalars[position] == ")" { open -= 1 }
      position += 1
      if open == 0 { return String(scalars: scalars[start..<position - 1]) }
    }
    throw Fault.message("incomplete format key", kind: .value)
  }

  private func formatted(_ value: Value, _ directive: PercentDirective) throws -> String {
    switch directive.type {
    case "s": return try formatted(.string(text(value)), spec: directive.spec(type: "s"))
    case "r": return try formatted(.string(repr(value)), spec: directive.spec(type: "s"))
    case "a": return try formatted(.string(repr(value).asciiEscaped), spec: directive.spec(type: "s"))
    case "c":
      var directive = directive
      directive.precision = nil
      if let text = value.asString {
        guard text.unicodeScalars.count == 1 else {
          throw Fault.message("%c requires int or char", kind: .type)
        }
        return try formatted(.string(text), spec: directive.spec(type: "s"))
      }
      guard value.asInt != nil || value.isLargeInt else {
        throw Fault.message("%c requires int or char", kind: .type)
      }
      guard let scalar = value.asInt.flatMap({ UInt32(exactly: $0) }).flatMap(Unicode.Scalar.init) else {
        throw Fault.message("%c arg not in range(0x110000)", kind: .overflow)
      }
      return try formatted(.string(String(scalar)), spec: directive.spec(type: "s"))
    case "d", "i", "u":
      if let number = value.wholeNumber { return try directive.text(of: number, radix: 10, LargeInt.decimal) }
      if let number = try callSpecial("__int__", on: value, [])?.wholeNumber {
        return try directive.text(of: number, radix: 10, LargeInt.decimal)
      }
      guard let number = value.asDouble,
        let whole = try LargeInt.value(of: number.rounded(.towardZero)).wholeNumber
      else {
        throw Fault.message(
          "%\(directive.type) format: a real number is required, not \(value.typeName)",
          help: value.asString == nil ? nil : "it is for numbers: int(…) or float(…)", kind: .type)
      }
      return try directive.text(of: whole, radix: 10, LargeInt.decimal)
    case "x", "X", "o":
      guard let number = try value.wholeNumber ?? callSpecial("__index__", on: value, [])?.wholeNumber else {
        throw Fault.message(
          "%\(directive.type) format: an integer is required, not \(value.typeName)", kind: .type)
      }
      let radix = directive.type == "o" ? 8 : 16
      return directive.text(of: number, radix: radix) {
        String($0, radix: radix, uppercase: directive.type == "X")
      }
    default:
      guard let number = try value.asDouble ?? callSpecial("__float__", on: value, [])?.asDouble else {
        throw Fault.message(
          value.isTensorLike
            ? "only 0-dimensional arrays can be converted to Python scalars"
            : "must be real number, not \(value.typeName)", kind: .type)
      }
      return try formatted(.float(number), spec: directive.spec(type: directive.type))
    }
  }
}

/// A parsed `%-8.3f`.
private struct PercentDirective {
  var flags: [Character] = []
  var width: Int?
  var precision: Int?
  var type: Character = "s"

  /// The equivalent format specification.
  func spec(type: Character) -> String {
    let isNumber = type != "s" && type != "c"
    var spec = ""
    let isLeft = flags.contains("-") || (width ?? 0) < 0
    spec += isLeft ? "<" : (flags.contains("0") && isNumber) ? "" : ">"
    if isNumber {
      if flags.contains("+") { spec += "+" } else if flags.contains(" ") { spec += " " }
      if flags.contains("#") { spec += "#" }
      if flags.contains("0"), !isLeft { spec += "0" }
    }
    if let width { spec += String(width.magnitude) }
    if let precision { spec += "." + String(max(0, precision)) }
    return spec + String(type)
  }

  /// A whole number: as many digits as the precision says, the base before them, and the width filled.
  func text(of number: BigInt, radix: Int, _ digits: (BigInt) throws -> String) rethrows -> String {
    var body = try digits(BigInt(number.magnitude))
    if let precision, body.count < precision {
      body = String(repeating: "0", count: precision - body.count) + body
    }
    var lead = number < 0 ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
    if flags.contains("#"), radix != 10 { lead += radix == 8 ? "0o" : type == "X" ? "0X" : "0x" }
    let missing = Int(clamping: (width ?? 0).magnitude) - lead.count - body.count
    guard missing > 0 else { return lead + body }
    let padding = String(repeating: flags.contains("0") ? "0" : " ", count: missing)
    if flags.contains("-") || (width ?? 0) < 0 { return lead + body + String(repeating: " ", count: missing) }
    return flags.contains("0") ? lead + padding + body : padding + lead + body
  }
}
