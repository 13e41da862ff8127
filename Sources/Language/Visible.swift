/// Makes untrusted text safe for a terminal: control characters and sequences that would move the cursor, change
/// the window title or the clipboard, or change the writing direction are made visible.
///
/// A cell's own `print` is not restricted. Everything else that Fieldbook writes (prose, names of layers and files,
/// messages, lists) is.
package enum Visible {
  /// The text with control characters made visible, except line feeds and tabs.
  ///
  /// - `keepsColours`: whether `ESC [ … m`, which only changes colours, is kept.
  package static func text(_ text: some StringProtocol, keepsColours: Bool = false) -> String {
    if !needsWork(text) { return String(text) }
    var result = ""
    var scalars = Substring(text).unicodeScalars
    while let scalar = scalars.popFirst() {
      if keepsColours, scalar == "\u{1B}", let end = colourEnd(scalars) {
        result.unicodeScalars.append(scalar)
        result.unicodeScalars.append(contentsOf: scalars[..<end])
        scalars = scalars[end...]
      } else if scalar == "\n" || scalar == "\t" {
        result.unicodeScalars.append(scalar)
      } else {
        append(scalar, to: &result)
      }
    }
    return result
  }

  /// The same on one line: line feeds and tabs are made visible too.
  package static func line(_ text: some StringProtocol) -> String {
    if !needsWork(text), !text.utf8.contains(where: { $0 == 10 || $0 == 9 }) { return String(text) }
    var result = ""
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return result
  }

  /// Whether a scalar is a control character for a terminal.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: true
    // Marks that change the writing direction, or break lines invisibly.
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func needsWork(_ text: some StringProtocol) -> Bool {
    text.utf8.contains { $0 < 0x20 && $0 != 10 && $0 != 9 || $0 >= 0x7F }
      && text.unicodeScalars.contains { isControl($0) && $0 != "\n" && $0 != "\t" }
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
    guard isControl(scalar) else {
      result.unicodeScalars.append(scalar)
      return
    }
    // Unicode has a symbol for each ASCII control character.
    if let picture = Unicode.Scalar(scalar.value == 0x7F ? 0x2421 : 0x2400 + scalar.value),
      scalar.value < 0x80
    {
      result.unicodeScalars.append(picture)
    } else {
      result += "<\(String(scalar.value, radix: 16, uppercase: true))>"
    }
  }

  /// The most that stands in `ESC [ … m`: two colours of 24 bits (`38;2;255;255;255`) and a few attributes.
  private static let longestColour = 64

  /// The end of `[ … m`, if that follows.
  private static func colourEnd(_ rest: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView.Index? {
    guard rest.first == "[" else { return nil }
    let digits = rest.dropFirst().prefix(longestColour).prefix { ("0"..."9").contains($0) || $0 == ";" }
    guard digits.endIndex < rest.endIndex, rest[digits.endIndex] == "m" else { return nil }
    return rest.index(after: digits.endIndex)
  }
}
