/// HTML from a program, for a page on which scripts may do whatever the user may.
///
///     GuardedHTML.text("<b>bold</b>")                 // stays as it is
///     GuardedHTML.text("<script>…</script>")          // a frame of its own, in which nothing runs or is fetched
enum GuardedHTML {
  /// Formatted text as it is; anything else in a frame.
  static func text(_ html: String) -> String {
    var reader = Reader(bytes: Array(html.utf8))
    return reader.isFormattedText() ? html : framed(html)
  }

  private static func framed(_ html: String) -> String {
    let policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    let document = "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">" + html
    let attribute = document.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    return "<iframe sandbox srcdoc=\"\(attribute)\" style=\"width: 100%; height: 20em; border: 0\"></iframe>"
  }

  /// Elements that format text.
  private static let elements: Set<String> = [
    "abbr", "b", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5",
    "h6",
    "hr", "i", "kbd", "li", "mark", "ol", "p", "pre", "s", "samp", "small", "span", "strong", "sub", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
  ]

  private static let attributes: Set<String> = [
    "align", "border", "class", "colspan", "rowspan", "scope", "style", "title",
  ]

  /// Reads elements written in the plainest way; what is written in another is not understood.
  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    mutating func isFormattedText() -> Bool {
      while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
        place = start + 1
        guard isTag() else { return false }
      }
      return true
    }

    private mutating func isTag() -> Bool {
      let isEnd = take("/")
      guard GuardedHTML.elements.contains(name()) else { return false }
      if isEnd { return take(">") }
      while true {
        let hasBlank = take(" ")
        if take(">") { return true }
        if take("/") { return take(">") }
        guard hasBlank, GuardedHTML.attributes.contains(name()), take("="), isValue() else { return false }
      }
    }

    private mutating func isValue() -> Bool {
      for quote in ["\"", "'"] as [Unicode.Scalar] where take(quote) {
        guard let end = bytes[place...].firstIndex(of: UInt8(ascii: quote)) else { return false }
        let value = String(decoding: bytes[place..<end], as: UTF8.self).lowercased()
        place = end + 1
        // No address, no escape that hides one, and nothing that leaves its place.
        return !["url", "position", "\\", "&", "<", "@", "expression", "import"].contains {
          value.contains($0)
        }
      }
      return false
    }

    private mutating func name() -> String {
      let name = bytes[place...].prefix {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
      place = name.endIndex
      return String(decoding: name, as: UTF8.self).lowercased()
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
      place += 1
      return true
    }
  }
}
