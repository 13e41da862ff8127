import Evaluator
import Synchronization
import Language

/// A compiled pattern: what `re.compile` returns.
final class PatternObject: Object {
  package let source: Value
  let flags: RegexFlags
  let program: RegexProgram
  package let names: [(name: String, number: Int)]
  let isBytes: Bool

  /// - Throws: `RegexFault`.
  init(_ source: Value, _ scalars: [UInt32], flags: RegexFlags, isBytes: Bool) throws(RegexFault) {
    let (node, parser) = try RegexParser.parse(scalars, flags: isBytes ? flags.union(.ascii) : flags)
    self.source = source
    self.isBytes = isBytes
    self.flags = isBytes ? parser.flags.subtracting(flags.contains(.ascii) ? [] : .ascii) : parser.flags
    names = parser.names
    program = RegexProgram(node, groupCount: parser.groupCount)
  }

  static let type = ClassObject(
    "Pattern", module: "re", doc: "A compiled regular expression.", members: RegexMembers.pattern)

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) throws -> String {
    let shown = flags.subtracting(.unicode)
    let words = [
      (RegexFlags.ignoreCase, "IGNORECASE"), (.locale, "LOCALE"), (.multiline, "MULTILINE"),
      (.dotAll, "DOTALL"),
      (.verbose, "VERBOSE"), (.ascii, "ASCII"),
    ].filter { shown.contains($0.0) }.map { "re." + $0.1 }
    let text = try interpreter.repr(source)
    return
      "re.compile(\(String(text.prefix(200)))\(words.isEmpty ? "" : ", " + words.joined(separator: "|")))"
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard comparison == .equal, let other = other.host(as: PatternObject.self) else { return nil }
    return .bool(try flags == other.flags && interpreter.equal(source, other.source))
  }

  func hash(_ interpreter: Interpreter) throws -> Int? { flags.rawValue ^ (source.asString ?? "").hashValue }

  /// The number of a group that is given by number or name.
  func group(_ key: Value) throws -> Int {
    if let number = key.asInt, number >= 0, number <= program.groupCount { return number }
    if let name = key.asString, let known = names.first(where: { $0.name == name }) { return known.number }
    throw Fault.message("no such group", kind: .index)
  }

  /// The subject of a search: its characters, and where it is searched.
  func subject(_ value: Value, from start: Int = 0, to end: Int = .max) throws -> RegexSubject {
    if let bytes = value.bytes {
      guard isBytes else {
        throw Fault.message("cannot use a string pattern on a bytes-like object", kind: .type)
      }
      return RegexSubject(value, bytes.map { UInt32($0) }, from: start, to: end, isBytes: true)
    }
    guard let text = value.asString else {
      throw Fault.message("expected string or bytes-like object, got '\(value.typeName)'", kind: .type)
    }
    guard !isBytes else {
      throw Fault.message("cannot use a bytes pattern on a string-like object", kind: .type)
    }
    return RegexSubject(value, RecentSubject.scalars(of: text), from: start, to: end, isBytes: false)
  }

  /// All matches, one after another; `body` returns whether to go on.
  func each(in subject: RegexSubject, _ interpreter: Interpreter, _ body: ([Int]) throws -> Bool) throws {
    var matcher = RegexMatcher(program, subject.scalars, end: subject.end) {
      try interpreter.checkInterruption()
    }
    var (place, mustAdvance) = (subject.start, false)
    while let found = try matcher.search(from: place, mustAdvance: mustAdvance) {
      try interpreter.checkInterruption()
      guard try body(found) else { return }
      mustAdvance = found[1] == found[0]
      place = found[1]
    }
  }
}

/// A text that is searched.
struct RegexSubject {
  let value: Value
  let scalars: [UInt32]
  let start: Int
  let end: Int
  private let isBytes: Bool

  init(_ value: Value, _ scalars: [UInt32], from start: Int, to end: Int, isBytes: Bool) {
    self.value = value
    self.scalars = scalars
    self.start = min(max(start, 0), scalars.count)
    self.end = min(max(end, 0), scalars.count)
    self.isBytes = isBytes
  }

  func part(_ range: Range<Int>) -> Value {
    if isBytes { return .bytes(scalars[range].map { UInt8(truncatingIfNeeded: $0) }) }
    return .string(String(String.UnicodeScalarView(scalars[range].compactMap { Unicode.Scalar($0) })))
  }

  /// An empty text of the kind, and several put together.
  func joined(_ parts: [Value]) -> Value {
    if isBytes { return .bytes(parts.flatMap { $0.bytes ?? [] }) }
    return .string(parts.map { $0.asString ?? "" }.joined())
  }
}

/// What a pattern found.
final class MatchObject: Object {
  let pattern: PatternObject
  let subject: RegexSubject
  let places: [Int]

  init(_ pattern: PatternObject, _ subject: RegexSubject, _ places: [Int]) {
    self.pattern = pattern
    self.subject = subject
    self.places = places
  }

  static let type = ClassObject(
    "Match", module: "re", doc: "What a regular expression found.", members: RegexMembers.match)

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) throws -> String {
    let text = try interpreter.repr(group(0) ?? .none)
    return "<re.Match object; span=(\(places[0]), \(places[1])), match=\(text.prefix(50))>"
  }

  /// The text of a group; `nil` for one that took no part.
  func group(_ number: Int) -> Value? {
    let (start, end) = (places[2 * number], places[2 * number + 1])
    return start >= 0 && end >= start ? subject.part(start..<end) : nil
  }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    group(try pattern.group(key)) ?? .none
  }

  /// The last group that matched.
  var lastGroup: Int? {
    (1...max(1, pattern.program.groupCount)).filter { 2 * $0 + 1 < places.count && places[2 * $0 + 1] >= 0 }
      .max { a, b in (places[2 * a + 1], -places[2 * a]) < (places[2 * b + 1], -places[2 * b]) }
  }
}

/// A replacement: text with references to groups.
struct RegexTemplate {
  private enum Part {
    case text(Value)
    case group(Int)
  }

  private var parts: [Part] = []

  /// - Throws: `RegexFault`, `Fault`.
  init(_ value: Value, for pattern: PatternObject) throws {
    let scalars: [UInt32]
    if let bytes = value.bytes {
      scalars = bytes.map { UInt32($0) }
    } else if let text = value.asString {
      scalars = text.unicodeScalars.map(\.value)
    } else {
      throw Fault.message("decoding to str: need a bytes-like object, \(value.typeName) found", kind: .type)
    }
    let template = RegexSubject(value, scalars, from: 0, to: .max, isBytes: pattern.isBytes)
    guard scalars.contains(0x5C) else {
      parts = [.text(template.part(0..<scalars.count))]
      return
    }
    var text: [UInt32] = []
    var place = 0
    func part(_ text: [UInt32]) -> Part {
      .text(RegexSubject(value, text, from: 0, to: .max, isBytes: pattern.isBytes).part(0..<text.count))
    }
    func digit(_ offset: Int) -> UInt32? {
      place + offset < scalars.count && (48...57).contains(scalars[place + offset])
        ? scalars[place + offset] - 48 : nil
    }
    while place < scalars.count {
      guard scalars[place] == 0x5C else {
        text.append(scalars[place])
        place += 1
        continue
      }
      guard place + 1 < scalars.count else { throw RegexFault("bad escape (end of pattern)", at: place) }
      let start = place
      let letter = scalars[place + 1]
      place += 2
      var number: Int?
      switch letter {
      case 0x67:  // g
        guard place < scalars.count, scalars[place] == 0x3C else { throw RegexFault("missing <", at: place) }
        guard let close = scalars[place...].firstIndex(of: 0x3E) else {
          throw RegexFault("missing >, unterminated name", at: place + 1)
        }
        let name = String(
          String.UnicodeScalarView(scalars[(place + 1)..<close].compactMap { Unicode.Scalar($0) }))
        guard !name.isEmpty else { throw RegexFault("missing group name", at: place + 1) }
        if let index = Int(name) {
          guard index <= pattern.program.groupCount else {
            throw RegexFault("invalid group reference \(index)", at: place + 1)
          }
          number = index
        } else {
          guard let known = pattern.names.first(where: { $0.name == name }) else {
            throw Fault.message("unknown group name '\(name)'", kind: .index)
          }
          number = known.number
        }
        place = close + 1
      case 0x30:  // 0
        var code: UInt32 = 0
        for _ in 0..<2 { if let next = digit(0), next < 8 { (code, place) = (code * 8 + next, place + 1) } }
        text.append(code & 0xFF)
      case 0x31...0x39:
        var index = Int(letter - 48)
        if let second = digit(0) {
          if letter <= 0x33, second < 8, let third = digit(1), third < 8 {
            text.append((UInt32(index) * 64 + second * 8 + third) & 0xFF)
            place += 2
            continue
          }
          index = index * 10 + Int(second)
          place += 1
        }
        guard index <= pattern.program.groupCount else {
          throw RegexFault("invalid group reference \(index)", at: start + 1)
        }
        number = index
      default:
        let plain: [UInt32: UInt32] = [
          0x61: 7, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9, 0x76: 11, 0x5C: 0x5C,
        ]
        if let code = plain[letter] {
          text.append(code)
        } else if (65...90).contains(letter) || (97...122).contains(letter) {
          throw RegexFault("bad escape \\\(Unicode.Scalar(letter).map(String.init) ?? "")", at: start)
        } else {
          text += [0x5C, letter]
        }
      }
      if let number {
        if !text.isEmpty { parts.append(part(text)) }
        text = []
        parts.append(.group(number))
      }
    }
    if !text.isEmpty { parts.append(part(text)) }
  }

  func expanded(_ match: MatchObject) -> Value {
    match.subject.joined(
      parts.map { part in
        switch part {
        case .text(let text): text
        case .group(let number): match.group(number) ?? match.subject.joined([])
        }
      })
  }
}

/// The characters of the text that was searched last, since loops search one text at one place after another.
private struct RecentSubject {
  private let text: String
  private let scalars: [UInt32]

  private static let kept = Mutex<RecentSubject?>(nil)
  /// Bytes of a text that is worth it, and of one that is too long to be kept.
  private static let sizes = 256..<4_000_000

  static func scalars(of text: String) -> [UInt32] {
    guard sizes.contains(text.utf8.count) else { return text.unicodeScalars.map(\.value) }
    return kept.withLock { recent in
      if let recent, recent.text.hasStorage(of: text) { return recent.scalars }
      let scalars = text.unicodeScalars.map(\.value)
      recent = RecentSubject(text: text, scalars: scalars)
      return scalars
    }
  }
}
