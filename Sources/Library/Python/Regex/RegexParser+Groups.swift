/// Groups, flags and conditions: `(…)`, `(?:…)`, `(?P<name>…)`, `(?i)`, `(?(1)…|…)`.
extension RegexParser {
  mutating func group(_ flags: inout RegexFlags) throws(RegexFault) -> RegexNode? {
    let start = place
    place += 1
    guard accept("?") else { return try captured(nil, from: start, flags) }
    guard let mark = at() else { throw RegexFault("unexpected end of pattern", at: place) }
    switch mark {
    case "P":
      place += 1
      if accept("<") { return try captured(try name(until: ">"), from: start, flags) }
      if accept("=") {
        let from = place
        let name = try name(until: ")")
        guard let known = names.first(where: { $0.name == name }) else {
          throw RegexFault("unknown group name '\(name)'", at: from)
        }
        guard !openGroups.contains(known.number) else {
          throw RegexFault("cannot refer to an open group", at: from)
        }
        return .reference(known.number, ignoresCase: flags.contains(.ignoreCase))
      }
      guard let next = at() else { throw RegexFault("unexpected end of pattern", at: place) }
      throw RegexFault("unknown extension ?P\(next)", at: start + 1)
    case ":":
      place += 1
      return try closed(alternatives(flags), from: start)
    case "#":
      while let next = at() {
        place += 1
        if next == ")" { return nil }
      }
      throw RegexFault("missing ), unterminated comment", at: start)
    case "=", "!":
      place += 1
      return .look(try closed(alternatives(flags), from: start), isAhead: true, isNegated: mark == "!")
    case ">":
      place += 1
      return .atomic(try closed(alternatives(flags), from: start))
    case "<":
      place += 1
      guard let kind = at() else { throw RegexFault("unexpected end of pattern", at: place) }
      guard kind == "=" || kind == "!" else { throw RegexFault("unknown extension ?<\(kind)", at: start + 1) }
      place += 1
      let inner = try closed(alternatives(flags), from: start)
      let width = inner.width
      guard width.least == width.most else {
        throw RegexFault("look-behind requires fixed-width pattern", at: -1)
      }
      return .look(inner, isAhead: false, isNegated: kind == "!")
    case "(":
      place += 1
      let from = place
      let name = try name(until: ")", isCondition: true)
      let number: Int
      if let value = Int(name) {
        guard value > 0 else { throw RegexFault("bad group number", at: from) }
        number = value
      } else {
        guard let known = names.first(where: { $0.name == name }) else {
          throw RegexFault("unknown group name '\(name)'", at: from)
        }
        number = known.number
      }
      var inner = flags
      let yes = try sequence(&inner)
      let no = accept("|") ? try sequence(&inner) : .empty
      if at() == "|" { throw RegexFault("conditional backref with more than two branches", at: place) }
      guard accept(")") else { throw RegexFault("missing ), unterminated subpattern", at: start) }
      guard number <= groupCount else { throw RegexFault("invalid group reference \(number)", at: from) }
      return .conditional(group: number, yes: yes, no: no)
    default: return try flagged(from: start, &flags)
    }
  }

  /// `(?i)` at the start, `(?i:…)`, `(?-i:…)`.
  private mutating func flagged(from start: Int, _ flags: inout RegexFlags) throws(RegexFault) -> RegexNode? {
    var (added, removed): (RegexFlags, RegexFlags) = ([], [])
    var isRemoving = false
    while let letter = at() {
      if letter == ")" || letter == ":" { break }
      if letter == "-", !isRemoving {
        isRemoving = true
        place += 1
        continue
      }
      guard let flag = RegexFlags.letters[letter] else {
        if added.isEmpty, !isRemoving { throw RegexFault("unknown extension ?\(letter)", at: start + 1) }
        throw RegexFault(letter.isLetter ? "unknown flag" : "missing -, : or )", at: place)
      }
      if isRemoving { removed.insert(flag) } else { added.insert(flag) }
      place += 1
    }
    if accept(")") {
      guard !isRemoving else { throw RegexFault("missing :", at: place - 1) }
      guard start == 0 else { throw RegexFault("global flags not at the start of the expression", at: start) }
      self.flags.formUnion(added)
      flags.formUnion(added)
      return nil
    }
    guard accept(":") else { throw RegexFault("missing -, : or )", at: place) }
    return try closed(alternatives(flags.union(added).subtracting(removed)), from: start)
  }

  private mutating func captured(_ name: String?, from start: Int, _ flags: RegexFlags) throws(RegexFault)
    -> RegexNode
  {
    groupCount += 1
    let number = groupCount
    if let name {
      if let known = names.first(where: { $0.name == name }) {
        throw RegexFault(
          "redefinition of group name '\(name)' as group \(number); was group \(known.number)", at: start + 4)
      }
      names.append((name, number))
    }
    openGroups.insert(number)
    let inner = try closed(alternatives(flags), from: start)
    openGroups.remove(number)
    return .group(inner, number: number)
  }

  private mutating func closed(_ node: RegexNode, from start: Int) throws(RegexFault) -> RegexNode {
    guard accept(")") else { throw RegexFault("missing ), unterminated subpattern", at: start) }
    return node
  }

  private mutating func name(until end: Character, isCondition: Bool = false) throws(RegexFault) -> String {
    let start = place
    while let next = at(), next != end { place += 1 }
    let name = text(start..<place)
    guard accept(end) else {
      throw RegexFault(name.isEmpty ? "missing group name" : "missing \(end), unterminated name", at: start)
    }
    guard !name.isEmpty else { throw RegexFault("missing group name", at: start) }
    let isNumber = isCondition && name.allSatisfy { $0.isASCII && $0.isNumber }
    let isName =
      (name.first.map { $0.isLetter || $0 == "_" } ?? false)
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    guard isNumber || isName else { throw RegexFault("bad character in group name '\(name)'", at: start) }
    return name
  }
}
