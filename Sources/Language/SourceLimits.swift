/// Limits on source texts; larger ones are refused.
public enum SourceLimits {
  /// Bytes of a source text.
  public static let bytes = 10_000_000

  /// Nested brackets, operators and f-strings while parsing.
  public static let nesting = 200

  /// Levels of an expression's tree: nesting, and the operators or calls of a chain.
  public static let height = 1000

  /// Nested blocks.
  public static let blocks = 100
}
