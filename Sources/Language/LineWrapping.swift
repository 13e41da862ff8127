extension String {
  /// The text wrapped at spaces so that lines are at most `width` columns wide. Words that are longer still are broken behind
  /// `=`, `,` and brackets, if at all.
  ///
  /// - Parameter hanging: blanks before each wrapped line.
  package func wrapped(to width: Int, hanging: Int = 0) -> String {
    guard utf8.count > width else { return self }
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { Self.wrapped($0, to: width, hanging: hanging) }.joined(separator: "\n")
  }

  private static func wrapped(_ line: Substring, to width: Int, hanging: Int) -> String {
    var result = ""
    var used = 0
    func breakLine() {
      while result.last == " " { result.removeLast() }
      result += "\n" + String(repeating: " ", count: hanging)
      used = hanging
    }
    for (position, word) in line.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let columns = Columns(ArraySlice(word.utf8)).width
      if position > 0, used + 1 + columns > width, used > hanging, !word.isEmpty {
        breakLine()
      } else if position > 0 {
        result += " "
        used += 1
      }
      for part in used + columns > width ? parts(of: word) : [word] {
        let columns = Columns(ArraySlice(part.utf8)).width
        if used > hanging, used + columns > width, part.startIndex > word.startIndex { breakLine() }
        result += part
        used += columns
      }
    }
    return result
  }

  /// A word of code in the parts after which a line can end.
  private static func parts(of word: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = word.startIndex
    for index in word.indices where "=,([{".contains(word[index]) {
      let next = word.index(after: index)
      parts.append(word[start..<next])
      start = next
    }
    return parts + [word[start...]]
  }
}
