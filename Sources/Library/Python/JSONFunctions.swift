import Evaluator

/// `_json`: what `json` is written with.
enum JSONFunctions {
  static func namespace() -> Namespace {
    Namespace("_json", doc: "What json is written with.") { [encode, decode].named }
  }

  /// Writes a value as JSON; what it does not know it gives to a function.
  private static let encode = Builtin(
    "encode", module: "json", doc: "A value as JSON.",
    [
      .positional("obj"), .positional("default"), .positional("skipkeys", .bool),
      .positional("ensure_ascii", .bool),
      .positional("check_circular", .bool), .positional("allow_nan", .bool), .positional("sort_keys", .bool),
      .positional("indent"), .positional("item_separator", .string), .positional("key_separator", .string),
    ]
  ) { call in
    var writer = JSONWriter(
      interpreter: call.interpreter, fallback: call["default"].isNone ? nil : call["default"],
      skipsKeys: try call.bool("skipkeys"), isASCII: try call.bool("ensure_ascii"),
      allowsNaN: try call.bool("allow_nan"),
      sortsKeys: try call.bool("sort_keys"),
      indent: try call["indent"].isNone
        ? nil
        : call["indent"].asString
          ?? String(repeating: " ", count: max(0, try call.int("indent", atMost: 1000))),
      separator: try call.string("item_separator"), colon: try call.string("key_separator"))
    try writer.write(call[0], depth: 0)
    return .string(writer.text)
  }

  /// Reads JSON: the value and `None`, or message and place of what is wrong.
  private static let decode = Builtin(
    "decode", module: "json", doc: "The value that JSON text is.",
    [
      .positional("text", .string), .positional("strict", .bool), .positional("object_hook"),
      .positional("object_pairs_hook"), .positional("parse_float"), .positional("parse_int"),
      .positional("parse_constant"), .positional("start", .int), .positional("is_whole", .bool),
    ]
  ) { call in
    func hook(_ name: String) -> Value? { call[name].isNone ? nil : call[name] }
    var reader = JSONTextReader(
      text: Array(try call.string("text").unicodeScalars), interpreter: call.interpreter,
      isStrict: try call.bool("strict"),
      objectHook: hook("object_hook"), pairsHook: hook("object_pairs_hook"), floatHook: hook("parse_float"),
      intHook: hook("parse_int"), constantHook: hook("parse_constant"))
    reader.place = try call.int("start", atLeast: 0)
    do {
      return [try reader.document(isWhole: call.bool("is_whole")), .int(reader.place)]
    } catch let fault as JSONTextReader.Mistake {
      return [.none, .int(fault.place), .string(fault.message)]
    }
  }
}

/// Writes values as JSON, as Python's encoder does.
private struct JSONWriter {
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

  mutating func write(_ value: Value, depth: Int) throws {
    try interpreter.checkInterruption()
    try EvaluationLimits.check(elements: text.utf8.count, of: "str")
    guard depth < 900 else {
      throw Fault.message("maximum recursion depth exceeded while encoding a JSON object", kind: .recursion)
    }
    switch value {
    case .none: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .float(let number): text += try number_(number)
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
          "Object of type \(value.typeName) is not JSON serializable", help: help(for: value), kind: .type)
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
      case .float(let number): named.append((try number_(number), value))
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

  private func number_(_ number: Double) throws -> String {
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

/// Reads JSON, as Python's decoder does.
private struct JSONTextReader {
  /// What is wrong, and where.
  struct Mistake: Error {
    let message: String
    let place: Int
  }

  let text: [Unicode.Scalar]
  let interpreter: Interpreter
  let isStrict: Bool
  let objectHook: Value?
  let pairsHook: Value?
  let floatHook: Value?
  let intHook: Value?
  let constantHook: Value?
  var place = 0

  mutating func document(isWhole: Bool) throws -> Value {
    if isWhole { skipSpace() }
    let value = try self.value(depth: 0)
    guard isWhole else { return value }
    skipSpace()
    guard place == text.count else { throw Mistake(message: "Extra data", place: place) }
    return value
  }

  private var next: Unicode.Scalar? { place < text.count ? text[place] : nil }

  private mutating func skipSpace() {
    while let next, next == " " || next == "\n" || next == "\t" || next == "\r" { place += 1 }
  }

  private mutating func accept(_ word: String) -> Bool {
    let scalars = Array(word.unicodeScalars)
    guard place + scalars.count <= text.count, text[place..<place + scalars.count].elementsEqual(scalars)
    else { return false }
    place += scalars.count
    return true
  }

  private mutating func value(depth: Int) throws -> Value {
    try interpreter.checkInterruption()
    guard depth < 900 else {
      throw Fault.message(
        "maximum recursion depth exceeded while decoding a JSON array from a unicode string", kind: .recursion
      )
    }
    let start = place
    switch next {
    case "\"":
      place += 1
      return .string(try string(from: start))
    case "{":
      place += 1
      return try object(depth)
    case "[":
      place += 1
      return try array(depth)
    case "n" where accept("null"): return .none
    case "t" where accept("true"): return true
    case "f" where accept("false"): return false
    case "N" where accept("NaN"): return try constant("NaN", .nan)
    case "I" where accept("Infinity"): return try constant("Infinity", .infinity)
    case "-" where accept("-Infinity"): return try constant("-Infinity", -.infinity)
    case let scalar? where scalar == "-" || ("0"..."9").contains(scalar): return try number(from: start)
    default: throw Mistake(message: "Expecting value", place: start)
    }
  }

  private func constant(_ word: String, _ number: Double) throws -> Value {
    try constantHook.map { try interpreter.call($0, [.string(word)]) } ?? .float(number)
  }

  private mutating func digits() -> Bool {
    let start = place
    while let next, ("0"..."9").contains(next) { place += 1 }
    return place > start
  }

  private mutating func number(from start: Int) throws -> Value {
    if next == "-" { place += 1 }
    if next == "0" {
      place += 1
    } else if !digits() {
      place = start
      throw Mistake(message: "Expecting value", place: start)
    }
    var isFloat = false
    var mark = place
    if next == "." {
      place += 1
      if digits() { (isFloat, mark) = (true, place) } else { place = mark }
    }
    if next == "e" || next == "E" {
      place += 1
      if next == "+" || next == "-" { place += 1 }
      if digits() { isFloat = true } else { place = mark }
    }
    let written = String(String.UnicodeScalarView(text[start..<place]))
    if isFloat {
      if let floatHook { return try interpreter.call(floatHook, [.string(written)]) }
      return .float(Double(written) ?? .infinity)
    }
    if let intHook { return try interpreter.call(intHook, [.string(written)]) }
    if let number = Int(written) { return .int(number) }
    return try interpreter.callBuiltin("int", [.string(written)])
  }

  private mutating func string(from start: Int) throws -> String {
    var result = String.UnicodeScalarView()
    while let scalar = next {
      place += 1
      switch scalar {
      case "\"": return String(result)
      case "\\":
        guard let letter = next else {
          throw Mistake(message: "Unterminated string starting at", place: start)
        }
        place += 1
        switch letter {
        case "\"", "\\", "/": result.append(letter)
        case "b": result.append("\u{8}")
        case "f": result.append("\u{C}")
        case "n": result.append("\n")
        case "r": result.append("\r")
        case "t": result.append("\t")
        case "u":
          var code = try hexadecimal()
          if (0xD800..<0xDC00).contains(code), place + 1 < text.count, text[place] == "\\",
            text[place + 1] == "u"
          {
            let mark = place
            place += 2
            let low = try hexadecimal()
            if (0xDC00..<0xE000).contains(low) {
              code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            } else {
              place = mark
            }
          }
          result.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        default: throw Mistake(message: "Invalid \\escape", place: place - 2)
        }
      default:
        if isStrict, scalar.value < 0x20 {
          throw Mistake(message: "Invalid control character at", place: place - 1)
        }
        result.append(scalar)
      }
    }
    throw Mistake(message: "Unterminated string starting at", place: start)
  }

  private mutating func hexadecimal() throws -> UInt32 {
    var code: UInt32 = 0
    let start = place
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character($0).hexDigitValue }) else {
        throw Mistake(message: "Invalid \\uXXXX escape", place: start)
      }
      code = code << 4 | UInt32(digit)
      place += 1
    }
    return code
  }

  private mutating func array(_ depth: Int) throws -> Value {
    var elements: [Value] = []
    skipSpace()
    if next == "]" {
      place += 1
      return .list(of: [])
    }
    while true {
      elements.append(try value(depth: depth + 1))
      try EvaluationLimits.check(elements: elements.count, of: "list")
      skipSpace()
      if next == "]" {
        place += 1
        return .list(of: elements)
      }
      guard next == "," else { throw Mistake(message: "Expecting ',' delimiter", place: place) }
      place += 1
      skipSpace()
    }
  }

  private mutating func object(_ depth: Int) throws -> Value {
    var pairs: [(String, Value)] = []
    skipSpace()
    if next == "}" {
      place += 1
    } else {
      while true {
        guard next == "\"" else {
          throw Mistake(message: "Expecting property name enclosed in double quotes", place: place)
        }
        place += 1
        let key = try string(from: place - 1)
        skipSpace()
        guard next == ":" else { throw Mistake(message: "Expecting ':' delimiter", place: place) }
        place += 1
        skipSpace()
        pairs.append((key, try value(depth: depth + 1)))
        try EvaluationLimits.check(elements: pairs.count, of: "dict")
        skipSpace()
        if next == "}" {
          place += 1
          break
        }
        guard next == "," else { throw Mistake(message: "Expecting ',' delimiter", place: place) }
        place += 1
        skipSpace()
      }
    }
    if let pairsHook {
      return try interpreter.call(pairsHook, [.list(of: pairs.map { [.string($0.0), $0.1] })])
    }
    let dict = Value.dict(DictValue(pairs))
    return try objectHook.map { try interpreter.call($0, [dict]) } ?? dict
  }
}
