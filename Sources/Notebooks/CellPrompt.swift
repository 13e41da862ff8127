/// The prompt of a cell.
///
///     In [3]: for i in range(3):
///        ...:     print(i)
package struct CellPrompt {
  /// The prompt of the first line: `In [3]: `.
  package let text: String

  package init(_ number: Int) { text = "In [\(number)]: " }

  /// What the other lines begin with: `   ...: `.
  package var margin: String { String(repeating: " ", count: max(0, text.count - 5)) + "...: " }

  /// A cell as it stands at the prompt.
  package func shown(before source: String) -> String {
    text + source.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + margin)
  }
}
