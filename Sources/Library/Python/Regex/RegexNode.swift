/// A regular expression, parsed.
indirect enum RegexNode {
  case empty
  case character(UInt32)
  case set(CharacterSet)
  /// Any character, but for a line break unless `matchesNewline`.
  case any(matchesNewline: Bool)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  case group(RegexNode, number: Int)
  case repeated(RegexNode, least: Int, most: Int?, Repetition)
  case reference(Int, ignoresCase: Bool)
  case assertion(Assertion)
  /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`.
  case look(RegexNode, isAhead: Bool, isNegated: Bool)
  /// `(?>…)`
  case atomic(RegexNode)
  /// `(?(1)yes|no)`
  case conditional(group: Int, yes: RegexNode, no: RegexNode)

  enum Repetition { case greedy, lazy, possessive }

  enum Assertion {
    case textStart, lineStart, textEnd, lineEnd
    /// `$`: the end, or before a line break at the end.
    case end
    case boundary(isASCII: Bool), noBoundary(isASCII: Bool)
  }

  /// The numbers of characters that it can match; `nil` for no upper bound.
  package var width: (least: Int, most: Int?) {
    switch self {
    case .empty, .assertion, .look: return (0, 0)
    case .character, .set, .any: return (1, 1)
    case .sequence(let parts):
      return parts.reduce((0, 0)) { sum, part in
        let width = part.width
        return (sum.0 + width.least, sum.1.flatMap { most in width.most.map { most + $0 } })
      }
    case .alternatives(let options):
      let widths = options.map(\.width)
      let mosts = widths.map(\.most)
      return (
        widths.map(\.least).min() ?? 0, mosts.contains { $0 == nil } ? nil : mosts.compactMap { $0 }.max()
      )
    case .group(let inner, _), .atomic(let inner): return inner.width
    case .repeated(let inner, let least, let most, _):
      let width = inner.width
      let (low, overflow) = width.least.multipliedReportingOverflow(by: least)
      return (
        overflow ? .max : low,
        most.flatMap { most in
          width.most.flatMap { $0.multipliedReportingOverflow(by: most).overflow ? nil : $0 * most }
        }
      )
    case .reference: return (0, nil)
    case .conditional(_, let yes, let no):
      let (a, b) = (yes.width, no.width)
      return (min(a.least, b.least), a.most.flatMap { x in b.most.map { max(x, $0) } })
    }
  }

  /// Whether it matches exactly one character, so that repeating it needs no program.
  var isSingle: Bool {
    switch self {
    case .character, .set, .any: true
    default: false
    }
  }
}

/// `[a-z]`, `\d`: a set of characters.
struct CharacterSet {
  enum Kind { case digit, space, word }

  private(set) var ranges: [ClosedRange<UInt32>] = []
  private(set) var kinds: [(kind: Kind, isNegated: Bool)] = []
  var isNegated = false
  var ignoresCase = false
  var isASCII = false
  /// The answer for the first 128 characters, once the set is complete.
  private var known: [Bool] = []

  mutating func add(_ range: ClosedRange<UInt32>) {
    ranges.append(range)
    guard ignoresCase, range.count == 1, !isASCII || range.lowerBound < 128 else { return }
    let lower = RegexCharacter.folded(range.lowerBound)
    if lower != range.lowerBound { ranges.append(lower...lower) }
  }

  mutating func add(_ kind: Kind, isNegated: Bool = false) { kinds.append((kind, isNegated)) }

  /// Makes the set ready for use.
  mutating func finish() { known = (0..<128).map { computed($0) } }

  func contains(_ character: UInt32) -> Bool {
    character < 128 && !known.isEmpty ? known[Int(character)] : computed(character)
  }

  private func computed(_ character: UInt32) -> Bool {
    var holds = holdsPlain(character)
    if !holds, ignoresCase, !isASCII || character < 128 {
      let lower = RegexCharacter.folded(character)
      holds = holdsPlain(lower) || holdsPlain(RegexCharacter.upper(lower))
      if !holds, !isASCII, let others = RegexCharacter.sameInLowerCase[lower] {
        holds = others.contains { holdsPlain($0) || holdsPlain(RegexCharacter.upper($0)) }
      }
    }
    return holds != isNegated
  }

  private func holdsPlain(_ character: UInt32) -> Bool {
    ranges.contains { $0.contains(character) }
      || kinds.contains { RegexCharacter.isOf($0.kind, character, isASCII: isASCII) != $0.isNegated }
  }
}

/// Kinds of characters, as `re` tells them apart.
enum RegexCharacter {
  static func isOf(_ kind: CharacterSet.Kind, _ character: UInt32, isASCII: Bool) -> Bool {
    if character < 128 {
      switch kind {
      case .digit: return (48...57).contains(character)
      case .space:
        return (9...13).contains(character) || character == 32 || (!isASCII && (28...31).contains(character))
      case .word:
        return (48...57).contains(character) || (65...90).contains(character)
          || (97...122).contains(character)
          || character == 95
      }
    }
    guard !isASCII, let scalar = Unicode.Scalar(character) else { return false }
    switch kind {
    case .digit: return scalar.properties.generalCategory == .decimalNumber
    case .space: return character == 0x85 || scalar.properties.generalCategory.isSeparator
    case .word:
      return scalar.properties.generalCategory.isLetter || scalar.properties.numericType != nil
    }
  }

  /// The character in lower case, if that is one character.
  static func folded(_ character: UInt32) -> UInt32 {
    if character < 128 { return (65...90).contains(character) ? character + 32 : character }
    // İ, whose whole mapping has a dot besides.
    if character == 0x130 { return 0x69 }
    guard let mapping = Unicode.Scalar(character)?.properties.lowercaseMapping.unicodeScalars,
      mapping.count == 1
    else {
      return character
    }
    return mapping.first?.value ?? character
  }

  /// Whether a character matches others where case is ignored.
  static func hasCase(_ character: UInt32, isASCII: Bool) -> Bool {
    guard let scalar = Unicode.Scalar(character), !isASCII || character < 128 else { return false }
    return scalar.properties.isCased || folded(character) != character || upper(character) != character
      || sameInLowerCase[character] != nil
  }

  /// Letters in lower case that are one in upper case: `s` and the long `ſ`, `μ` and the sign `µ`.
  static let sameInLowerCase: [UInt32: [UInt32]] = {
    let groups: [[UInt32]] = [
      [0x69, 0x131], [0x73, 0x17F], [0xB5, 0x3BC], [0x345, 0x3B9, 0x1FBE], [0x390, 0x1FD3], [0x3B0, 0x1FE3],
      [0x3B2, 0x3D0], [0x3B5, 0x3F5], [0x3B8, 0x3D1], [0x3BA, 0x3F0], [0x3C0, 0x3D6], [0x3C1, 0x3F1],
      [0x3C2, 0x3C3], [0x3C6, 0x3D5], [0x1E61, 0x1E9B], [0xFB05, 0xFB06], [0x432, 0x1C80], [0x434, 0x1C81],
      [0x43E, 0x1C82], [0x441, 0x1C83], [0x442, 0x1C84, 0x1C85], [0x44A, 0x1C86], [0x463, 0x1C87],
      [0x1C88, 0xA64B],
    ]
    return Dictionary(
      uniqueKeysWithValues: groups.flatMap { group in
        group.map { letter in (letter, group.filter { $0 != letter }) }
      })
  }()

  static func upper(_ character: UInt32) -> UInt32 {
    guard let mapping = Unicode.Scalar(character)?.properties.uppercaseMapping.unicodeScalars,
      mapping.count == 1
    else {
      return character
    }
    return mapping.first?.value ?? character
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isSeparator: Bool {
    self == .spaceSeparator || self == .lineSeparator || self == .paragraphSeparator
  }

  fileprivate var isLetter: Bool {
    switch self {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}
