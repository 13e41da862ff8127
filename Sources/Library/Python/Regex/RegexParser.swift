/// What is no regular expression: Python's words and the place.
struct RegexFault: Error {
  let message: String
  let place: Int

  init(_ message: String, at place: Int) {
    self.message = message
    self.place = place
  }
}

/// The flags of a pattern, with Python's numbers.
struct RegexFlags: OptionSet {
  let rawValue: Int

  static let ignoreCase = RegexFlags(rawValue: 2)
  static let locale = RegexFlags(rawValue: 4)
  static let multiline = RegexFlags(rawValue: 8)
  static let dotAll = RegexFlags(rawValue: 16)
  static let unicode = RegexFlags(rawValue: 32)
  static let verbose = RegexFlags(rawValue: 64)
  static let ascii = RegexFlags(rawValue: 256)

  static let letters: [Character: RegexFlags] = [
    "i": .ignoreCase, "L": .locale, "m": .multiline, "s": .dotAll, "u": .unicode, "x": .verbose, "a": .ascii,
  ]
}

/// Parses regular expressions by the rules of Python's `re`.
struct RegexParser {
  let pattern: [UInt32]
  var place = 0
  var flags: RegexFlags
  var groupCount = 0
  package var names: [(name: String, number: Int)] = []
  var openGroups: Set<Int> = []
  var depth = 0

  private init(_ pattern: [UInt32], _ flags: RegexFlags) {
    self.pattern = pattern
    self.flags = flags
  }

  /// - Throws: `RegexFault`.
  static func parse(_ pattern: [UInt32], flags: RegexFlags) throws(RegexFault) -> (
    node: RegexNode, parser: RegexParser
  ) {
    var parser = RegexParser(pattern, flags)
    let node = try parser.alternatives(parser.flags)
    guard parser.place == pattern.count else { throw RegexFault("unbalanced parenthesis", at: parser.place) }
    return (node, parser)
  }

  // MARK: - Characters

  func at(_ offset: Int = 0) -> Character? {
    place + offset < pattern.count ? Unicode.Scalar(pattern[place + offset]).map(Character.init) : nil
  }

  mutating func accept(_ character: Character) -> Bool {
    guard at() == character else { return false }
    place += 1
    return true
  }

  mutating func accept(_ text: String) -> Bool {
    guard zip(0..., text).allSatisfy({ at($0) == $1 }) else { return false }
    place += text.count
    return true
  }

  // MARK: - Structure

  mutating func alternatives(_ flags: RegexFlags) throws(RegexFault) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw RegexFault("too many nested groups", at: place) }
    var current = flags
    var options = [try sequence(&current)]
    while accept("|") { options.append(try sequence(&current)) }
    return options.count == 1 ? options[0] : .alternatives(options)
  }

  mutating func sequence(_ flags: inout RegexFlags) throws(RegexFault) -> RegexNode {
    var parts: [RegexNode] = []
    while let character = at(), character != "|", character != ")" {
      if flags.contains(.verbose) {
        if " \t\n\r\u{0B}\u{0C}".unicodeScalars.contains(where: { Character($0) == character }) {
          place += 1
          continue
        }
        if character == "#" {
          while let next = at(), next != "\n" { place += 1 }
          continue
        }
      }
      let start = place
      if let node = try atom(&flags) { parts.append(try quantified(node, from: start, flags)) }
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  mutating func quantified(_ node: RegexNode, from start: Int, _ flags: RegexFlags) throws(RegexFault)
    -> RegexNode
  {
    var node = node
    var isRepeated = false
    while true {
      let mark = place
      guard let (least, most) = try quantifier() else { return node }
      if isRepeated { throw RegexFault("multiple repeat", at: mark) }
      if case .assertion = node { throw RegexFault("nothing to repeat", at: mark) }
      if case .empty = node { throw RegexFault("nothing to repeat", at: mark) }
      isRepeated = true
      let kind: RegexNode.Repetition = accept("?") ? .lazy : accept("+") ? .possessive : .greedy
      node = .repeated(node, least: least, most: most, kind)
    }
  }

  mutating func quantifier() throws(RegexFault) -> (Int, Int?)? {
    switch at() {
    case "*":
      place += 1
      return (0, nil)
    case "+":
      place += 1
      return (1, nil)
    case "?":
      place += 1
      return (0, 1)
    case "{":
      let start = place
      place += 1
      let low = number()
      var high = low
      var isRange = false
      if accept(",") {
        isRange = true
        high = number()
      }
      guard accept("}"), low != nil || high != nil || isRange else {
        place = start
        return nil
      }
      if let low, let high, high < low {
        throw RegexFault("min repeat greater than max repeat", at: start + 1)
      }
      return (low ?? 0, high)
    default: return nil
    }
  }

  mutating func number() -> Int? {
    var digits = ""
    while let digit = at(), digit.isASCII, digit.isNumber {
      digits.append(digit)
      place += 1
    }
    return digits.isEmpty ? nil : Int(digits) ?? Int(UInt32.max)
  }

  // MARK: - Atoms

  mutating func atom(_ flags: inout RegexFlags) throws(RegexFault) -> RegexNode? {
    let start = place
    guard let character = at() else { return nil }
    switch character {
    case ".":
      place += 1
      return .any(matchesNewline: flags.contains(.dotAll))
    case "^":
      place += 1
      return .assertion(flags.contains(.multiline) ? .lineStart : .textStart)
    case "$":
      place += 1
      return .assertion(flags.contains(.multiline) ? .lineEnd : .end)
    case "*", "+", "?": throw RegexFault("nothing to repeat", at: start)
    case "[": return try set(flags)
    case "(": return try group(&flags)
    case "\\": return try escape(flags)
    default:
      if character == "{" {
        let mark = place
        if (try? quantifier()) ?? nil != nil {
          throw RegexFault("nothing to repeat", at: mark)
        }
      }
      let value = pattern[start]
      place = start + 1
      return single(value, flags)
    }
  }

  func single(_ value: UInt32, _ flags: RegexFlags) -> RegexNode {
    guard flags.contains(.ignoreCase) else { return .character(value) }
    let isASCII = flags.contains(.ascii)
    guard RegexCharacter.hasCase(value, isASCII: isASCII) else { return .character(value) }
    var set = CharacterSet()
    set.isASCII = isASCII
    set.ignoresCase = true
    set.add(value...value)
    set.finish()
    return .set(set)
  }

  func kindSet(_ kind: CharacterSet.Kind, isNegated: Bool, _ flags: RegexFlags) -> RegexNode {
    var set = CharacterSet()
    set.add(kind, isNegated: isNegated)
    set.isASCII = flags.contains(.ascii)
    set.finish()
    return .set(set)
  }

  mutating func escape(_ flags: RegexFlags) throws(RegexFault) -> RegexNode {
    let start = place
    place += 1
    guard let letter = at() else { throw RegexFault("bad escape (end of pattern)", at: start) }
    let isASCII = flags.contains(.ascii)
    switch letter {
    case "A": place += 1; return .assertion(.textStart)
    case "Z": place += 1; return .assertion(.textEnd)
    case "b": place += 1; return .assertion(.boundary(isASCII: isASCII))
    case "B": place += 1; return .assertion(.noBoundary(isASCII: isASCII))
    case "d": place += 1; return kindSet(.digit, isNegated: false, flags)
    case "D": place += 1; return kindSet(.digit, isNegated: true, flags)
    case "s": place += 1; return kindSet(.space, isNegated: false, flags)
    case "S": place += 1; return kindSet(.space, isNegated: true, flags)
    case "w": place += 1; return kindSet(.word, isNegated: false, flags)
    case "W": place += 1; return kindSet(.word, isNegated: true, flags)
    case "1"..."9":
      // Three octal digits are a character; else one or two digits name a group.
      if let octal = octal(of: 3, first: "0"..."3") { return single(octal, flags) }
      var digits = String(letter)
      place += 1
      if let next = at(), ("0"..."9").contains(next) {
        digits.append(next)
        place += 1
      }
      let number = Int(digits) ?? 0
      guard number <= groupCount else { throw RegexFault("invalid group reference \(number)", at: start + 1) }
      guard !openGroups.contains(number) else { throw RegexFault("cannot refer to an open group", at: start) }
      return .reference(number, ignoresCase: flags.contains(.ignoreCase))
    default: return single(try character(inSet: false), flags)
    }
  }

  /// Exactly so many octal digits from the place on.
  mutating func octal(of count: Int, first: ClosedRange<Character>) -> UInt32? {
    var value: UInt32 = 0
    for offset in 0..<count {
      guard let digit = at(offset), ("0"..."7").contains(digit), offset > 0 || first.contains(digit) else {
        return nil
      }
      value = value * 8 + UInt32(digit.wholeNumberValue ?? 0)
    }
    place += count
    return value
  }

  /// The character that an escape stands for, from the letter after the backslash on.
  mutating func character(inSet: Bool) throws(RegexFault) -> UInt32 {
    let start = place - 1
    guard let letter = at() else { throw RegexFault("bad escape (end of pattern)", at: start) }
    place += 1
    switch letter {
    case "a": return 7
    case "b" where inSet: return 8
    case "f": return 12
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "v": return 11
    case "0"..."7" where letter == "0" || inSet:
      var value = UInt32(letter.wholeNumberValue ?? 0)
      var count = 1
      while count < 3, let digit = at(), ("0"..."7").contains(digit) {
        value = value * 8 + UInt32(digit.wholeNumberValue ?? 0)
        place += 1
        count += 1
      }
      guard value <= 0o377 else {
        throw RegexFault("octal escape value \(text(start..<place)) outside of range 0-0o377", at: start)
      }
      return value
    case "x", "u", "U":
      let count = letter == "x" ? 2 : letter == "u" ? 4 : 8
      var value: UInt32 = 0
      for _ in 0..<count {
        guard let digit = at()?.hexDigitValue else {
          throw RegexFault("incomplete escape \(text(start..<place))", at: start)
        }
        value = value << 4 | UInt32(digit)
        place += 1
      }
      guard Unicode.Scalar(value) != nil else {
        throw RegexFault("bad escape \(text(start..<place))", at: start)
      }
      return value
    default:
      if letter.isASCII, letter.isLetter || letter.isNumber {
        throw RegexFault("bad escape \\\(letter)", at: start)
      }
      return pattern[place - 1]
    }
  }

  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(pattern[range].compactMap { Unicode.Scalar($0) }))
  }

  // MARK: - Sets

  mutating func set(_ flags: RegexFlags) throws(RegexFault) -> RegexNode {
    let start = place
    place += 1
    var set = CharacterSet()
    set.ignoresCase = flags.contains(.ignoreCase)
    set.isASCII = flags.contains(.ascii)
    set.isNegated = accept("^")
    let first = place
    while true {
      guard let character = at() else { throw RegexFault("unterminated character set", at: start) }
      if character == "]", place > first {
        place += 1
        break
      }
      let from = place
      guard let low = try member(&set) else { continue }
      guard at() == "-", let next = at(1) else {
        set.add(low...low)
        if at() == nil { throw RegexFault("unterminated character set", at: start) }
        continue
      }
      if next == "]" {
        set.add(low...low)
        continue
      }
      place += 1
      guard let high = try member(&set), high >= low else {
        throw RegexFault("bad character range \(text(from..<place))", at: from)
      }
      set.add(low...high)
    }
    set.finish()
    return .set(set)
  }

  /// A character of a set; `nil` for a class such as `\d`, which is added.
  mutating func member(_ set: inout CharacterSet) throws(RegexFault) -> UInt32? {
    guard accept("\\") else {
      place += 1
      return pattern[place - 1]
    }
    let kind: (CharacterSet.Kind, Bool)?
    switch at() {
    case "d": kind = (.digit, false)
    case "D": kind = (.digit, true)
    case "s": kind = (.space, false)
    case "S": kind = (.space, true)
    case "w": kind = (.word, false)
    case "W": kind = (.word, true)
    default: kind = nil
    }
    guard let kind else { return try character(inSet: true) }
    place += 1
    set.add(kind.0, isNegated: kind.1)
    return nil
  }
}
