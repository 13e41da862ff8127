import Evaluator
import Tensors

/// Writes values as JSON, as Python's encoder does.
struct JSONWriter {
  let interpreter: Interpreter
  let fallback: Value?
  let skipsKeys: Bool
  let isASCII: Bool
  let allowsNaN: Bool
  let sortsKeys: Bool
  let indent: String?
  let separator: String
  let colon: String
  var text = ""
  private var open: Set<ObjectIdentifier> = []

  init(
    interpreter: Interpreter, fallback: Value?, skipsKeys: Bool, isASCII: Bool, allowsNaN: Bool,
    sortsKeys: Bool,
    indent: String?, separator: String, colon: String
  ) {
    self.interpreter = interpreter
    self.fallback = fallback
    self.skipsKeys = skipsKeys
    self.isASCII = isASCII
    self.allowsNaN = allowsNaN
    self.sortsKeys = sortsKeys
    self.indent = indent
    self.separator = separator
    self.colon = colon
  }

  package mutating func write(_ value: Value, depth: Int) throws {
    try interpreter.checkInterruption()
    try EvaluationLimits.check(elements: text.utf8.count, of: "str")
    guard depth < 900 else {
      throw Fault.message("maximum recursion depth exceeded while encoding a JSON object", kind: .recursion)
    }
    switch value {
    case .none: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .float(let number): text += try written(number)
    case .tensor(let number) where number.isNumber && number.dtype == .float64:
      // NumPy's float64 is a float.
      text += try written(number.item().doubleValue)
    case .string(let string): quote(string)
    case .list, .tuple:
      try nested(value) { writer in
        let elements = value.elementsOfSequence ?? []
        try writer.container("[", "]", elements.count, depth) { writer, place in
          try writer.write(elements[place], depth: depth + 1)
        }
      }
    case .dict(let dict): try nested(value) { try $0.write(dict, depth: depth) }
    default:
      if let content = value.content, content.bytes == nil { return try write(content, depth: depth) }
      if value.typeName == "int", !value.isTensorLike {
        text += try interpreter.text(value)
        return
      }
      guard let fallback else {
        throw Fault.message(
          "Object of type \(value.classObject.name) is not JSON serializable", help: help(for: value),
          kind: .type)
      }
      try nested(value) { try $0.write($0.interpreter.call(fallback, [value]), depth: depth + 1) }
    }
  }

  private func help(for value: Value) -> String? {
    if value.isTensorLike { return "numbers of arrays: x.item(); whole arrays: x.tolist()" }
    if case .set = value { return "make it a list: sorted(x)" }
    return nil
  }

  private mutating func nested(_ value: Value, _ body: (inout JSONWriter) throws -> Void) throws {
    let identity = value.identity
    if let identity, !open.insert(identity).inserted {
      throw Fault.message("Circular reference detected", kind: .value)
    }
    try body(&self)
    if let identity { open.remove(identity) }
  }

  private mutating func container(
    _ start: String, _ end: String, _ count: Int, _ depth: Int,
    _ element: (inout JSONWriter, Int) throws -> Void
  ) throws {
    guard count > 0 else {
      text += start + end
      return
    }
    let line = indent.map { "\n" + String(repeating: $0, count: depth + 1) }
    text += start
    for place in 0..<count {
      if place > 0 { text += separator }
      if let line { text += line }
      try element(&self, place)
    }
    if let indent { text += "\n" + String(repeating: indent, count: depth) }
    text += end
  }

  private mutating func write(_ dict: DictValue, depth: Int) throws {
    var pairs = dict.pairs
    if sortsKeys {
      let keys = try interpreter.callBuiltin("sorted", [.list(of: pairs.map(\.key))])
      pairs = try (keys.elementsOfSequence ?? []).map { key in
        (key, try interpreter.item(key, of: .dict(dict)))
      }
    }
    var named: [(String, Value)] = []
    for (key, value) in pairs {
      switch key {
      case .string(let text): named.append((text, value))
      case .none: named.append(("null", value))
      case .bool(let flag): named.append((flag ? "true" : "false", value))
      case .int(let number): named.append((String(number), value))
      case .float(let number): named.append((try written(number), value))
      default:
        if let text = key.asString {
          named.append((text, value))
        } else if let number = key.content?.asInt {
          named.append((String(number), value))
        } else if !skipsKeys {
          throw Fault.message(
            "keys must be str, int, float, bool or None, not \(key.typeName)",
            help: "make them text: str(key)", kind: .type)
        }
      }
    }
    try container("{", "}", named.count, depth) { writer, place in
      writer.quote(named[place].0)
      writer.text += writer.colon
      try writer.write(named[place].1, depth: depth + 1)
    }
  }

  private func written(_ number: Double) throws -> String {
    if number.isFinite { return FloatText.repr(number) }
    let word = number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
    guard allowsNaN else {
      throw Fault.message("Out of range float values are not JSON compliant", kind: .value)
    }
    return word
  }

  private mutating func quote(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case _ where scalar.value < 0x20 || (isASCII && scalar.value > 0x7E):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
