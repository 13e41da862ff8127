/// A text without what two people write differently: case, blanks around signs, the sign of a product.
///
///     Squeezed("You took 11 × 11 places.").holds("11*11")    // true
///     Squeezed("It has 121 places.").holds("12")             // false: 12 stands within a number
struct Squeezed {
  private let text: String

  init(_ text: String) {
    var result = ""
    var blank = false
    for character in text.lowercased() {
      if character.isWhitespace {
        blank = true
        continue
      }
      let sign = "×·".contains(character) ? "*" : character
      // A blank counts between two words only.
      if blank, let last = result.last, Self.isInWord(last), Self.isInWord(sign) { result += " " }
      blank = false
      result.append(sign)
    }
    self.text = result
  }

  /// Whether another text stands in this one, from one word's beginning to another's end.
  func holds(_ other: String) -> Bool {
    let wanted = Squeezed(other).text
    guard let first = wanted.first, let last = wanted.last else { return false }
    var rest = text[...]
    while let range = rest.firstRange(of: wanted) {
      let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      let begins = !Self.isInWord(first) || !Self.isInWord(before)
      // A point ends a sentence, or goes on with decimals.
      let next = text[range.upperBound...].dropFirst().first ?? " "
      let ends = !Self.isInWord(last) || !(Self.isInWord(after) || after == "." && next.isNumber)
      if begins, ends { return true }
      rest = text[text.index(after: range.lowerBound)...]
    }
    return false
  }

  private static func isInWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
