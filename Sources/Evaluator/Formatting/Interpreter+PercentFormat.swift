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
        guard let close = scalars[position...].firstIndex(of: ")") else {
          throw Fault.message("format text: `%(` is never closed")
        }
        let name = String(scalars: scalars[position + 1..<close])
        guard let mapping else { throw Fault.message("`%(\(name))` needs a dict after the `%`") }
        guard let value = mapping[string: name] else { throw Fault.formatArgumentMissing("`\(name)`") }
        named = value
        usedMapping = true
        position = close + 1
      }
      while position < scalars.count, "-+ #0".unicodeScalars.contains(scalars[position]) {
        directive.flags.append(Character(scalars[position]))
        position += 1
      }
      func number() throws -> Int? {
        if position < scalars.count, scalars[position] == "*" {
          position += 1
          guard let count = try nextValue().asInt else { throw Fault.message("`*` in a format needs an int") }
          return count
        }
        let digits = scalars[position...].prefix { ("0"..."9").contains($0) }
        position += digits.count
        return digits.isEmpty ? nil : Int(String(scalars: digits)) ?? Int.max
      }
      directive.width = try number()
      if position < scalars.count, scalars[position] == "." {
        position += 1
        directive.precision = try number() ?? 0
      }
      guard position < scalars.count else { throw Fault.message("format text: it ends after `%`") }
      directive.type = Character(scalars[position])
      position += 1
      if directive.type == "%" {
        text += "%"
        continue
      }
      text += try formatted(try named ?? nextValue(), directive)
      try EvaluationLimits.check(elements: text.utf8.count, of: "str")
    }
    if used < values.count, mapping == nil, !usedMapping { throw Fault.formatArgumentsLeft }
    return text
  }

  private func formatted(_ value: Value, _ directive: PercentDirective) throws -> String {
    switch directive.type {
    case "s": return try formatted(.string(text(value)), spec: directive.spec(type: "s"))
    case "r": return try formatted(.string(repr(value)), spec: directive.spec(type: "s"))
    case "a": return try formatted(.string(repr(value).asciiEscaped), spec: directive.spec(type: "s"))
    case "c":
      if case .string(let text) = value, text.unicodeScalars.count == 1 {
        return try formatted(value, spec: directive.spec(type: "s"))
      }
      return try formatted(value, spec: directive.spec(type: "c"))
    case "d", "i", "u":
      if value.isLargeInt { return try formatted(value, spec: directive.spec(type: "d")) }
      guard let number = value.asDouble else { throw Fault.unknownFormat(code: "%d", type: value.typeName) }
      let whole = try value.asInt.map { .int($0) } ?? LargeInt.value(of: number.rounded(.towardZero))
      return try formatted(whole, spec: directive.spec(type: "d"))
    case "x", "X", "o":
      guard let number = value.isLargeInt ? value : value.asInt.map({ .int($0) }) else {
        throw Fault.unknownFormat(code: "%\(directive.type)", type: value.typeName)
      }
      return try formatted(number, spec: directive.spec(type: directive.type))
    case "e", "E", "f", "F", "g", "G":
      guard let number = value.asDouble else {
        throw Fault.unknownFormat(code: "%\(directive.type)", type: value.typeName)
      }
      return try formatted(.float(number), spec: directive.spec(type: directive.type))
    default:
      throw Fault.message("format text: `%\(directive.type)` is no format; for the character write `%%`")
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
    if let precision, !isNumber || !"doxX".contains(type) { spec += "." + String(max(0, precision)) }
    return spec + String(type)
  }
}
