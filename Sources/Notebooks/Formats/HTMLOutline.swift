/// The headings of a page below its title: their levels without gaps, and an anchor each.
struct HTMLOutline {
  struct Heading: Equatable {
    /// 2 … 6.
    var level: Int
    var anchor: String
    var text: String
  }

  private(set) var headings: [Heading] = []

  /// The names of all anchors of the page.
  private var anchors: Set<String>

  /// An outline of the pieces of prose of a page.
  ///
  /// - `taken`: anchors of other things.
  init(_ prose: [[CommonMark.Event]], taken: Set<String>) {
    anchors = taken
    let found = prose.flatMap { Self.headings(in: $0) }
    // The highest level becomes that below the title.
    let highest = found.map(\.level).min() ?? 1
    var last = 1
    for (level, text) in found {
      last = min(level - highest + 2, last + 1, 6)
      headings.append(Heading(level: last, anchor: unused(Self.slug(text)), text: text))
    }
  }

  /// The headings of a piece of prose that stand in no list and no quotation, and are not empty.
  static func headings(in events: [CommonMark.Event]) -> [(level: Int, text: String)] {
    var found: [(Int, String)] = []
    var place = 0
    while place < events.count {
      defer { place += 1 }
      guard case .enter(.heading(let level, isOutermost: true)) = events[place] else { continue }
      let text = text(of: events[place...])
      if !text.isEmpty { found.append((level, text)) }
    }
    return found
  }

  /// The text of the piece that begins here, without its marks.
  static func text(of events: ArraySlice<CommonMark.Event>) -> String {
    var text = ""
    var depth = 0
    for event in events {
      switch event {
      case .exit: depth -= 1
      case .enter(.text(let words)), .enter(.inlineCode(let words)): text += words
      case .enter(.softBreak), .enter(.lineBreak): text += " "
      case .enter(.inlineHTML), .enter(.code), .enter(.html), .enter(.rule): break
      case .enter: depth += 1
      }
      if depth == 0 { break }
    }
    return text.trimmed
  }

  private mutating func unused(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !anchors.insert(candidate).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }

  /// The anchor that GitHub gives a heading: lower case, without punctuation, hyphens for blanks.
  private static func slug(_ text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || character == "_" || character == "-" {
        slug.append(character)
      } else if character.isWhitespace {
        slug += "-"
      }
    }
    return slug.isEmpty ? "section" : slug
  }
}
