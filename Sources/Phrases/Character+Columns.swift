extension Character {
  /// The width of the character on a terminal, in columns: 0, 1 or 2 (Unicode annex 11, and emoji presentation).
  package var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.value < 0x300 { return 1 }
    let properties = first.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    // A variation selector turns a text symbol into an emoji.
    if properties.isEmoji, unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
    return first.isWide ? 2 : 1
  }
}

extension StringProtocol {
  /// The width of a line of text on a terminal.
  package var columns: Int { reduce(0) { $0 + $1.columns } }
}

extension Unicode.Scalar {
  /// Whether the character is East Asian wide or full-width, by its block.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
      true
    default: false
    }
  }
}

extension String {
  /// With blanks at its end up to a width.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }

  /// Cut to a width, with an ellipsis where something is left out.
  package func cut(to width: Int) -> String {
    if columns <= width { return self }
    var text = ""
    var used = 1
    for character in self {
      used += character.columns
      if used > width { break }
      text.append(character)
    }
    return width > 0 ? text + "…" : ""
  }
}
