/// Whether a text is one well-formed XML element: tags close in order, attributes are quoted and unique, `&` only
/// in XML's entities.
func isWellFormed(_ text: String) -> Bool {
  var open: [Substring] = []
  var rest = text[...]
  var roots = 0
  while let start = rest.firstIndex(of: "<") {
    let content = rest[..<start]
    guard isText(content), open.isEmpty ? content.allSatisfy(\.isWhitespace) : true else { return false }
    guard let end = rest[start...].firstIndex(of: ">") else { return false }
    var tag = rest[rest.index(after: start)..<end]
    rest = rest[rest.index(after: end)...]
    if tag.first == "/" {
      guard open.popLast() == tag.dropFirst() else { return false }
      continue
    }
    let isEmpty = tag.last == "/"
    if isEmpty { tag.removeLast() }
    let name = tag.prefix { $0.isLetter }
    guard !name.isEmpty, areAttributes(tag.dropFirst(name.count)) else { return false }
    if open.isEmpty { roots += 1 }
    if !isEmpty { open.append(name) }
  }
  return open.isEmpty && roots == 1 && rest.allSatisfy(\.isWhitespace)
}

private func isText(_ text: Substring) -> Bool {
  text.split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy { part in
    ["amp;", "lt;", "gt;", "quot;"].contains { part.hasPrefix($0) }
  }
}

private func areAttributes(_ text: Substring) -> Bool {
  var rest = text
  var names: Set<Substring> = []
  while !rest.isEmpty {
    guard rest.first == " " else { return false }
    rest = rest.dropFirst()
    let name = rest.prefix { $0.isLetter || $0 == ":" || $0 == "-" }
    rest = rest.dropFirst(name.count)
    guard !name.isEmpty, names.insert(name).inserted, rest.hasPrefix("=\"") else { return false }
    rest = rest.dropFirst(2)
    guard let end = rest.firstIndex(of: "\""), isText(rest[..<end]), !rest[..<end].contains("<") else {
      return false
    }
    rest = rest[rest.index(after: end)...]
  }
  return true
}
