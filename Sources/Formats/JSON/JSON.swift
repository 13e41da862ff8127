/// A JSON value; objects keep their order.
package enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A key and its value.
  package struct Member: Equatable, Sendable {
    package var key: String
    package var value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a key; `nil` if it is missing or this is not an object.
  package subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var int: Int? { if case .int(let number) = self { number } else { nil } }
  package var array: [JSON]? { if case .array(let values) = self { values } else { nil } }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The members of an object.
  package var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  package var isNull: Bool { self == .null }

  /// A number, whole or not.
  package var double: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
}

extension JSON {
  /// A copy that refers to nothing of the original, for another thread.
  package var separated: JSON {
    switch self {
    case .null, .bool, .int, .double: self
    case .string(let text): .string(text.separated)
    case .array(let values): .array(values.map(\.separated))
    case .object(let members): .object(members.map { Member($0.key.separated, $0.value.separated) })
    }
  }

  /// Serialized on one line, without spaces.
  package var text: String { text(spaced: false) }

  /// Serialized on one line; with a space behind commas and colons, as Python's `json.dumps` does.
  package func text(spaced: Bool) -> String {
    var text = ""
    write(to: &text, comma: spaced ? ", " : ",", colon: spaced ? ": " : ":")
    return text
  }

  private func write(to text: inout String, comma: String, colon: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let number): text += String(number)
    case .double(let number): text += number.isFinite ? String(number) : "null"
    case .string(let value): JSON.quote(value, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += comma }
        value.write(to: &text, comma: comma, colon: colon)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += comma }
        JSON.quote(member.key, to: &text)
        text += colon
        member.value.write(to: &text, comma: comma, colon: colon)
      }
      text += "}"
    }
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

// Not by `nil`, so that a missing value cannot become `null` by mistake.
extension JSON: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0, $1) })
  }

  /// The shortest decimal of a `Float`: 0.99 is 0.99, not 0.9900000095367432.
  package init(_ value: Float) { self = .double(Double(String(value)) ?? Double(value)) }

  /// The members of both.
  package static func + (left: JSON, right: JSON) -> JSON {
    .object((left.members ?? []) + (right.members ?? []))
  }
}

extension String {
  /// A copy that refers to nothing of the original, for another thread.
  package var separated: String { String(decoding: Array(utf8), as: UTF8.self) }
}
