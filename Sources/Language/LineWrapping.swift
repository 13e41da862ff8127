extension String {
  /// The text with its lines broken between words, so that none is wider than `width` columns as far as words allow.
  ///
  /// - Parameter hanging: blanks before each line that a break makes.
  package func wrapped(to width: Int, hanging: Int = 0) -> String {
    guard utf8.count > width else { return self }
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { Self.wrapped($0, to: width, hanging: hanging) }.joined(separator: "\n")
  }

  private static func wrapped(_ line: Substring, to width: Int, hanging: Int) -> String {
    var result = ""
    var used = 0
    for (position, word) in line.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let columns = Columns(ArraySlice(word.utf8)).width
      if position > 0, used + 1 + columns > width, used > hanging, !word.isEmpty {
        while result.last == " " { result.removeLast() }
        result += "\n" + String(repeating: " ", count: hanging)
        used = hanging
      } else if position > 0 {
        result += " "
        used += 1
      }
      result += word
      used += columns
    }
    return result
  }
}
