import Evaluator

/// Reads JSON, as Python's decoder does.
struct JSONTextReader {
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
          guard let scalar = Unicode.Scalar(code) else {
            throw Mistake(
              message: "Half of a surrogate pair, which is no character in fieldbook's Python",
              place: place - 6)
          }
          result.append(scalar)
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
