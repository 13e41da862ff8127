/// Limits on source texts; larger ones are refused.
package enum SourceLimits {
  /// Bytes of a source text.
  package static let bytes = 10_000_000

  /// Nested brackets, operators and f-strings while parsing.
  package static let nesting = 200

  /// Levels of an expression's tree: nesting, and the operators or calls of a chain.
  package static let height = 1000

  /// Nested blocks.
  package static let blocks = 100
}
