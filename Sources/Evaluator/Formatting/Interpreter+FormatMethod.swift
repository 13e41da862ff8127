/// `'{} of {total:.2f}'.format(…)`.
extension Interpreter {
  /// - Throws: `Fault.formatArgumentMissing`, `Fault.invalidFormat`, and errors of formatting a value.
  func format(
    _ template: String, positional: [Value], named: [String: Value], mapping: Value? = nil
  ) throws -> String {
    var reader = TemplateReader(template: template, positional: positional, named: named, interpreter: self)
    reader.mapping = mapping
    return try reader.read(depth: 0)
  }
}

private struct TemplateReader {
  let positional: [Value]
  let named: [String: Value]
  /// Where names are looked for instead, as format_map has it.
  var mapping: Value?
  let interpreter: Interpreter
  let scalars: [Unicode.Scalar]
  let template: String
  var position = 0
  var automatic = 0
  /// Whether places are numbered in the template; `nil` before the first.
  private var isNumbered: Bool?

  init(template: String, positional: [Value], named: [String: Value], interpreter: Interpreter) {
    self.template = template
    scalars = Array(template.unicodeScalars)
    self.positional = positional
    self.named = named
    self.interpreter = interpreter
  }

  /// The text up to the end or, inside a format, up to the closing brace.
  mutating func read(depth: Int) throws -> String {
    guard depth <= 1 else { throw invalid("Max string recursion exceeded") }
    var text = String.UnicodeScalarView()
    while position < scalars.count {
      let scalar = scalars[position]
      let next = position + 1 < scalars.count ? scalars[position + 1] : nil
      switch scalar {
      case "{" where next == "{" && depth == 0:
        text.append("{")
        position += 2
      case "{":
        position += 1
        text.append(contentsOf: try replacement(depth: depth).unicodeScalars)
      case "}" where depth > 0: return String(text)
      case "}" where next == "}":
        text.append("}")
        position += 2
      case "}": throw invalid("Single '}' encountered in format string", help: "write `}}` for the character")
      default:
        text.append(scalar)
        position += 1
      }
      try EvaluationLimits.check(elements: text.count < 1 << 20 ? 0 : text.count, of: "str")
    }
    if depth > 0 { throw invalid("unmatched '{' in format spec") }
    return String(text)
  }

  /// `name.attribute[index]!r:spec}`, after the opening brace.
  private mutating func replacement(depth: Int) throws -> String {
    guard position < scalars.count else { throw invalid("Single '{' encountered in format string") }
    let name = take { $0 != "}" && $0 != ":" && $0 != "!" && $0 != "." && $0 != "[" }
    var value = try argument(name)
    while position < scalars.count, scalars[position] == "." || scalars[position] == "[" {
      let isIndex = scalars[position] == "["
      position += 1
      if isIndex {
        let key = take { $0 != "]" }
        guard position < scalars.count else { throw invalid("expected '}' before end of string") }
        position += 1
        value = try interpreter.item(Int(key).map(Value.int) ?? .string(key), of: value)
      } else {
        let attribute = take { $0 != "}" && $0 != ":" && $0 != "!" && $0 != "." && $0 != "[" }
        value = try interpreter.attribute(attribute, of: value)
      }
    }
    if position < scalars.count, scalars[position] == "!" {
      position += 1
      let conversion = take { $0 != "}" && $0 != ":" }
      switch conversion {
      case "r": value = .string(try interpreter.repr(value))
      case "s": value = .string(try interpreter.text(value))
      case "a": value = .string(try interpreter.repr(value).asciiEscaped)
      case "": throw invalid("unmatched '{' in format spec")
      default:
        guard conversion.unicodeScalars.count == 1 else {
          throw invalid("expected ':' after conversion specifier")
        }
        throw invalid("Unknown conversion specifier \(conversion)", help: "it is r, s or a")
      }
    }
    var spec = ""
    if position < scalars.count, scalars[position] == ":" {
      position += 1
      spec = try read(depth: depth + 1)
    }
    guard position < scalars.count, scalars[position] == "}" else {
      let isBare = position == scalars.count && scalars.last == "{"
      throw invalid(
        isBare ? "Single '{' encountered in format string" : "expected '}' before end of string",
        help: "write `{{` for the character")
    }
    position += 1
    return try interpreter.formatted(value, spec: spec)
  }

  private mutating func argument(_ name: String) throws -> Value {
    if let mapping, !name.isEmpty, Int(name) == nil {
      return try interpreter.item(.string(name), of: mapping)
    }
    if mapping != nil {
      throw Fault.message("Format string contains positional fields", kind: .value)
    }
    if name.isEmpty {
      try number(false)
      defer { automatic += 1 }
      guard automatic < positional.count else { throw Fault.formatArgumentMissing("place \(automatic)") }
      return positional[automatic]
    }
    if let index = Int(name) {
      try number(true)
      guard positional.indices.contains(index) else { throw Fault.formatArgumentMissing("place \(index)") }
      return positional[index]
    }
    guard let value = named[name] else { throw Fault.formatArgumentMissing("`\(name)`") }
    return value
  }

  private mutating func number(_ isNumbered: Bool) throws {
    if let before = self.isNumbered, before != isNumbered {
      throw invalid(
        before
          ? "cannot switch from manual field specification to automatic field numbering"
          : "cannot switch from automatic field numbering to manual field specification")
    }
    self.isNumbered = isNumbered
  }

  private mutating func take(while holds: (Unicode.Scalar) -> Bool) -> String {
    let part = scalars[position...].prefix(while: holds)
    position += part.count
    return String(scalars: part)
  }

  private func invalid(_ reason: String, help: String? = nil) -> Fault {
    .message(reason, help: help, kind: .value)
  }
}
