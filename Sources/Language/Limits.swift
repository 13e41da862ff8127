/// The sizes beyond which a text is refused instead of read.
public enum Limits {
  /// Bytes in one source text.
  public static let bytes = 10_000_000

  /// Brackets, operators and f-strings inside one another while parsing.
  public static let nesting = 200

  /// Levels of one expression's tree: nesting, and the operators or calls of one chain.
  public static let height = 1000

  /// Blocks inside one another.
  public static let blocks = 100
}
