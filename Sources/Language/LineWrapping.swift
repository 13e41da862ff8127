extension String {
  /// The text wrapped at spaces so that lines are at most `width` columns wide; longer words are not broken.
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
