/// Reads drawings as `Figures` writes them, to make them part of a page.
///
/// It takes what such a drawing consists of, and refuses everything else: elements that run, animate, fetch or style,
/// attributes that are not known, and values with addresses other than pixels in the drawing itself.
struct SVGReader {
  private let bytes: [UInt8]
  private let prefix: String
  private var place = 0
  private var writer = HTMLWriter()
  private var open: [String] = []
  /// The elements with its description, as far as they were found.
  private var described: [String] = []

  /// A drawing for a page, with names that begin with a prefix; nil if it is not one of ours.
  static func drawing(_ svg: String, prefix: String) -> String? {
    var reader = SVGReader(bytes: Array(svg.utf8), prefix: prefix)
    guard reader.read(), reader.described == ["title", "desc"] else { return nil }
    return reader.writer.text
  }

  private init(bytes: [UInt8], prefix: String) { (self.bytes, self.prefix) = (bytes, prefix) }

  private static let elements: Set = [
    "svg", "title", "desc", "g", "clipPath", "rect", "path", "line", "polyline", "polygon", "circle",
    "ellipse",
    "text", "tspan", "image",
  ]

  private static let attributes: Set = [
    "width", "height", "viewBox", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d",
    "points",
    "dx", "dy", "transform", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-linejoin",
    "stroke-linecap", "stroke-opacity", "stroke-dasharray", "opacity", "font-family", "font-size",
    "font-weight", "font-style", "text-anchor", "dominant-baseline", "preserveAspectRatio",
  ]

  private mutating func read() -> Bool {
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "<") {
        guard readTag() else { return false }
      } else {
        guard readText() else { return false }
      }
    }
    return open.isEmpty && !writer.text.isEmpty
  }

  // MARK: - Elements

  private mutating func readTag() -> Bool {
    place += 1
    if take("/") {
      guard let name = takeName(), open.popLast() == name, take(">") else { return false }
      writer.close(name)
      return true
    }
    guard let name = takeName(), Self.elements.contains(name) else { return false }
    // One drawing, and nothing around it.
    guard (name == "svg") == writer.text.isEmpty, !open.isEmpty || name == "svg", open.count < 16 else {
      return false
    }
    var attributes: [(String, String)] = []
    while take(" ") {
      guard let attribute = takeName(), take("="), take("\""), let value = takeValue(),
        !attributes.contains(where: { $0.0 == attribute })
      else { return false }
      // The page says these itself.
      if ["role", "image-rendering"].contains(attribute) || attribute.hasPrefix("xmlns") { continue }
      guard let kept = keep(attribute, value) else { return false }
      attributes.append(kept)
    }
    let isEmpty = take("/")
    guard take(">") else { return false }
    write(name, attributes)
    if isEmpty { writer.close(name) } else { open.append(name) }
    return true
  }

  private mutating func write(_ name: String, _ attributes: [(String, String)]) {
    var html = "<" + name
    for (attribute, value) in attributes { html += " \(attribute)=\"\(HTMLWriter.escaped(value))\"" }
    switch name {
    case "svg": html += " role=\"img\" aria-labelledby=\"\(prefix)title \(prefix)desc\""
    case "title", "desc":
      html += " id=\"\(prefix)\(name)\""
      described.append(name)
    default: break
    }
    writer.add(html: html + ">")
  }

  /// An attribute as the page has it; nil for one that may not stay.
  private func keep(_ name: String, _ value: String) -> (String, String)? {
    switch name {
    case "id": return Self.isName(value) ? (name, prefix + value) : nil
    case "clip-path":
      guard value.hasPrefix("url(#"), value.hasSuffix(")") else { return nil }
      let target = String(value.dropFirst(5).dropLast())
      return Self.isName(target) ? (name, "url(#\(prefix)\(target))") : nil
    case "href", "xlink:href":
      guard case .picture(let address)? = HTMLAddress(value) else { return nil }
      return ("href", address)
    default:
      // No address and no function has a colon; `url(` needs neither.
      guard Self.attributes.contains(name), !value.contains(":"), !value.lowercased().contains("url") else {
        return nil
      }
      return (name, value)
    }
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(isNameByte)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  // MARK: - Pieces of text

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func takeName() -> String? {
    let name = bytes[place...].prefix { Self.isNameByte($0) || $0 == UInt8(ascii: ":") }
    place = name.endIndex
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  private mutating func takeValue() -> String? {
    guard let end = bytes[place...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    defer { place = end + 1 }
    return Self.unescaped(bytes[place..<end])
  }

  private mutating func readText() -> Bool {
    let end = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    guard let text = Self.unescaped(bytes[place..<end]) else { return false }
    place = end
    if text.isBlank { return true }
    guard let element = open.last, ["title", "desc", "text", "tspan"].contains(element) else { return false }
    writer.words(text)
    return true
  }

  /// A text with its five kinds of escapes read; nil for any others.
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text.contains("<") ? nil : text }
    let escapes = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'"]
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      guard let (escape, character) = escapes.first(where: { rest[mark...].hasPrefix($0.key) }) else {
        return nil
      }
      result += character
      rest = rest[mark...].dropFirst(escape.count)
    }
    return result + rest
  }
}
