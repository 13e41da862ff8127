import Engine

/// Strings as sequences of code points, as in Python.
extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self = String(view)
  }

  /// The text from a byte on. The byte must be the first of a character.
  func bytes(from start: Int) -> String { String(self[utf8.index(utf8.startIndex, offsetBy: start)...]) }

  /// The text before a byte. The byte must be the first of a character.
  func bytes(to end: Int) -> String { String(self[..<utf8.index(utf8.startIndex, offsetBy: end)]) }

  func endsInBytes(_ suffix: String) -> Bool { utf8.reversed().starts(with: suffix.utf8.reversed()) }

  /// The text between two bytes, each the first of a character or the end.
  func bytes(_ range: Range<Int>) -> String {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(self[start..<utf8.index(start, offsetBy: range.count)])
  }

  /// Each code point replaced.
  /// - Throws: `Fault.tooLarge`, `Interrupted`.
  func mappingScalars(_ change: (Unicode.Scalar) -> String) throws -> String {
    var text = ""
    for scalar in unicodeScalars {
      text += change(scalar)
      if text.utf8.count > EvaluationLimits.text {
        try EvaluationLimits.check(elements: text.utf8.count, of: "str")
      }
      try Interruption.check()
    }
    return text
  }

  /// Each code point replaced, given what it is in small letters at its place: a sigma at the end of a word is another.
  func mappingCased(_ change: (_ scalar: Unicode.Scalar, _ small: String) -> String) throws -> String {
    guard unicodeScalars.contains("Σ") else {
      return try mappingScalars { change($0, $0.properties.lowercaseMapping) }
    }
    var places = finalSigmas.makeIterator()
    var final = places.next()
    var place = -1
    return try mappingScalars { scalar in
      place += 1
      guard place == final else { return change(scalar, scalar.properties.lowercaseMapping) }
      final = places.next()
      return change(scalar, "ς")
    }
  }

  /// Where a capital sigma ends a word, in order.
  private var finalSigmas: [Int] {
    let scalars = Array(unicodeScalars)
    func isCased(_ positions: some Sequence<Int>) -> Bool {
      for position in positions where !scalars[position].properties.isCaseIgnorable {
        return scalars[position].properties.isCased
      }
      return false
    }
    return scalars.indices.filter { position in
      scalars[position] == "Σ" && isCased((0..<position).reversed()) && !isCased(position + 1..<scalars.count)
    }
  }

  /// In small letters; a capital sigma at the end of a word becomes the one that stands there.
  var inSmallLetters: String {
    guard utf8.contains(0xCE), unicodeScalars.contains("Σ") else { return lowercased() }
    let final = Set(finalSigmas)
    return unicodeScalars.enumerated().map { place, scalar in
      final.contains(place) ? "ς" : scalar.properties.lowercaseMapping
    }.joined()
  }

  /// Whether there is at least one character, and all meet the condition.
  func allScalars(_ condition: (Unicode.Scalar) -> Bool) -> Bool {
    !isEmpty && unicodeScalars.allSatisfy(condition)
  }

  /// Without leading and trailing white space.
  var strippedOfWhitespace: String {
    var rest = unicodeScalars[...].drop(while: \.isPythonSpace)
    while let last = rest.last, last.isPythonSpace { rest.removeLast() }
    return String(rest)
  }

  /// The parts between separators, which must not be empty.
  /// - Throws: `Fault.tooLarge`, `Interrupted`.
  func parts(separatedBy separator: String, atMost limit: Int) throws -> [String] {
    var parts: [String] = []
    var start = 0
    while parts.count < limit, let place = find(separator, from: start) {
      parts.append(bytes(start..<place))
      try Self.checkParts(parts.count)
      start = place + separator.utf8.count
    }
    parts.append(bytes(from: start))
    return parts
  }

  /// As `parts`, split from the end.
  func lastParts(separatedBy separator: String, atMost limit: Int) throws -> [String] {
    var parts: [String] = []
    var end = utf8.count
    while parts.count < limit, let place = find(separator, to: end, takesLast: true) {
      let start = place + separator.utf8.count
      parts.append(bytes(start..<end))
      try Self.checkParts(parts.count)
      end = place
    }
    parts.append(bytes(to: end))
    return parts.reversed()
  }

  /// The parts between runs of white space; after `limit` splits the rest is one part.
  /// - Throws: `Fault.tooLarge`, `Interrupted`.
  func words(atMost limit: Int) throws -> [String] {
    if let words = try utf8.withContiguousStorageIfAvailable({ try Self.words(of: $0, atMost: limit) }) ?? nil
    {
      return words
    }
    var words: [String] = []
    var rest = unicodeScalars[...].drop(while: \.isPythonSpace)
    while !rest.isEmpty {
      if words.count == limit {
        words.append(String(rest))
        break
      }
      let word = rest.prefix { !$0.isPythonSpace }
      words.append(String(word))
      try Self.checkParts(words.count)
      rest = rest.dropFirst(word.count).drop(while: \.isPythonSpace)
    }
    return words
  }

  /// The words of a text in ASCII; `nil` for others.
  private static func words(of text: UnsafeBufferPointer<UInt8>, atMost limit: Int) throws -> [String]? {
    guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
    func isSpace(_ byte: UInt8) -> Bool { byte <= 32 && (byte >= 28 || (9...13).contains(byte)) }
    var words: [String] = []
    var start = 0
    while true {
      while start < text.count, isSpace(text[start]) { start += 1 }
      guard start < text.count else { return words }
      var end = start + 1
      if words.count == limit {
        end = text.count
      } else {
        while end < text.count, !isSpace(text[end]) { end += 1 }
      }
      words.append(
        String(unsafeUninitializedCapacity: end - start) { $0.update(fromContentsOf: text[start..<end]) })
      try checkParts(words.count)
      start = end
    }
  }

  /// As `words`, split from the end.
  func lastWords(atMost limit: Int) throws -> [String] {
    try String(scalars: unicodeScalars.reversed()).words(atMost: limit).reversed()
      .map { String(scalars: $0.unicodeScalars.reversed()) }
  }

  /// The lines, with or without their line endings.
  /// - Throws: `Fault.tooLarge`, `Interrupted`.
  func lines(keepingEnds: Bool) throws -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var iterator = unicodeScalars.makeIterator()
    var pending = iterator.next()
    while let scalar = pending {
      pending = iterator.next()
      guard scalar.endsLine else {
        line.append(scalar)
        continue
      }
      if keepingEnds { line.append(scalar) }
      if scalar == "\r", pending == "\n" {
        if keepingEnds { line.append("\n") }
        pending = iterator.next()
      }
      lines.append(String(line))
      try Self.checkParts(lines.count)
      line = String.UnicodeScalarView()
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }

  private static func checkParts(_ count: Int) throws {
    try Interruption.check()
    // The allocation of a string takes a few words.
    try SessionMemory.take(64)
    if count > EvaluationLimits.elements { try EvaluationLimits.check(elements: count, of: "list") }
  }

  /// With at most `limit` occurrences of `old` replaced by `new`.
  func replacing(_ old: String, with new: String, atMost limit: Int) throws -> String {
    if old.isEmpty {
      var text = ""
      var count = 0
      for scalar in unicodeScalars {
        if count < limit { try EvaluationLimits.append(new, to: &text) }
        count += 1
        text.unicodeScalars.append(scalar)
      }
      return count < limit ? text + new : text
    }
    let parts = try parts(separatedBy: old, atMost: limit)
    let added = try EvaluationLimits.repeated(max(0, parts.count - 1), times: new.utf8.count, of: "str")
    try EvaluationLimits.check(elements: added + utf8.count, of: "str")
    return parts.joined(separator: new)
  }
}

extension Unicode.Scalar {
  /// White space for `strip` and `split`.
  var isPythonSpace: Bool {
    switch value {
    case 9...13, 28...32, 0x85: true
    default: value > 0x7F && properties.generalCategory.isSpace
    }
  }

  var isPythonLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  fileprivate var endsLine: Bool {
    switch value {
    case 10...13, 28...30, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isSpace: Bool {
    self == .spaceSeparator || self == .lineSeparator || self == .paragraphSeparator
  }
}
