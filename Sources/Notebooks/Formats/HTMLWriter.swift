import enum Language.Visible

/// Writes HTML: elements with their attributes. All text is escaped.
///
///     var writer = HTMLWriter()
///     writer.element("p", ["class": "note"], "1 < 2")
///     writer.text   // <p class="note">1 &lt; 2</p>
struct HTMLWriter {
  private(set) var text = ""

  mutating func open(_ element: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    text += "<" + element
    for case (let name, let value?) in attributes { text += " \(name)=\"\(Self.escaped(value))\"" }
    text += ">"
  }

  mutating func close(_ element: String) { text += "</\(element)>" }

  mutating func words(_ words: some StringProtocol) { text += Self.escaped(words) }

  mutating func element(_ element: String, _ words: some StringProtocol) { self.element(element, [:], words) }

  mutating func element(
    _ element: String, _ attributes: KeyValuePairs<String, String?>, _ words: some StringProtocol
  ) {
    open(element, attributes)
    self.words(words)
    close(element)
  }

  mutating func endLine() { if !text.isEmpty, text.utf8.last != UInt8(ascii: "\n") { text += "\n" } }

  /// Adds what another writer wrote.
  mutating func add(html: String) { text += html }

  /// A text for an element's content or an attribute. Characters that HTML does not allow are made visible, as in a terminal.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in Visible.text(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case _ where scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value):
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
