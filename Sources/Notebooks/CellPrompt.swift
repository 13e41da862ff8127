/// The prompt of a cell.
///
///     In [3]: for i in range(3):
///        ...:     print(i)
package struct CellPrompt {
  /// The prompt of the first line: `In [3]: `.
  package let text: String

  package init(_ number: Int, word: String = "In") { text = "\(word) [\(number)]: " }

  /// What the other lines begin with: `   ...: `.
  package var margin: String { Self.margin(promptWidth: text.count) }

  /// The margin beside a prompt of so many columns.
  package static func margin(promptWidth: Int) -> String {
    let dots = "...: "
    return String(repeating: " ", count: max(0, promptWidth - dots.count)) + dots
  }

  /// A cell as it stands at the prompt.
  package func shown(before source: String) -> String {
    text + source.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + margin)
  }
}
