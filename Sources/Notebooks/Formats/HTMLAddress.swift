/// What a link or a picture of a text refers to, as far as a page may refer to it.
enum HTMLAddress: Equatable {
  /// A page, a place in this one, a file beside it, or a mail address.
  case link(String)
  /// A picture that is part of the address.
  case picture(String)

  /// Nil for what could run something (`javascript:`), and for all that is not known.
  init?(_ address: String) {
    let encoded = Self.encoded(address)
    if let colon = encoded.firstIndex(of: ":"), !encoded[..<colon].contains(where: { "/?#".contains($0) }) {
      let scheme = encoded[..<colon].lowercased()
      let rest = encoded[encoded.index(after: colon)...]
      switch scheme {
      case "http", "https":
        guard rest.hasPrefix("//"), rest.count > 2 else { return nil }
        self = .link(encoded)
      case "mailto": self = .link(encoded)
      case "data":
        guard Self.isPicture(rest) else { return nil }
        self = .picture(encoded)
      default: return nil
      }
    } else if encoded.isEmpty || encoded.hasPrefix("//") {
      return nil
    } else {
      self = .link(encoded)
    }
  }

  /// Whether a `data:` address holds pixels, in letters that need no escapes.
  private static func isPicture(_ rest: Substring) -> Bool {
    let kinds = ["image/png;base64,", "image/jpeg;base64,", "image/gif;base64,", "image/webp;base64,"]
    guard let kind = kinds.first(where: { rest.hasPrefix($0) }) else { return false }
    let letters = rest.utf8.dropFirst(kind.utf8.count)
    return !letters.isEmpty && letters.allSatisfy { isPlain($0) || "+/=".utf8.contains($0) }
  }

  /// The address with all bytes encoded that may not stand in one: a browser would drop line breaks in `java⏎script:`.
  private static func encoded(_ address: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = Array(address.utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isEscape =
        byte == UInt8(ascii: "%") && index + 2 < bytes.count
        && bytes[index + 1...index + 2].allSatisfy { digits.contains($0 & 0xDF) || digits.contains($0) }
      if isPlain(byte) || isEscape || "-._~:/?#@!$&'()*+,;=".utf8.contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
