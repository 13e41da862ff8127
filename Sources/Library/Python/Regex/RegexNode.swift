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

  mutating func add(_ range: ClosedRange<UInt32>) { ranges.append(range) }

  mutating func add(_ kind: Kind, isNegated: Bool = false) { kinds.append((kind, isNegated)) }

  /// Makes the set ready for use.
  mutating func finish() { known = (0..<128).map { computed($0) } }

  func contains(_ character: UInt32) -> Bool {
    character < 128 && !known.isEmpty ? known[Int(character)] : computed(character)
  }

  private func computed(_ character: UInt32) -> Bool {
    var holds = holdsPlain(character)
    if !holds, ignoresCase {
      let lower = RegexCharacter.folded(character)
      holds = holdsPlain(lower) || holdsPlain(RegexCharacter.upper(lower))
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
    guard let mapping = Unicode.Scalar(character)?.properties.lowercaseMapping.unicodeScalars,
      mapping.count == 1
    else {
      return character
    }
    return mapping.first?.value ?? character
  }

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
