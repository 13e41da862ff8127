/// Characters that look like characters of the language.
enum Lookalike {
  /// The fault of a character that is not part of the language.
  static func fault(for scalar: Unicode.Scalar) -> SyntaxFault.Kind {
    if quotes.contains(scalar) { return .smartQuote(String(scalar)) }
    if let replacement = replacement(for: scalar) { return .lookalike(String(scalar), meant: replacement) }
    if scalar.properties.isWhitespace || scalar.properties.generalCategory == .format {
      return .invisibleCharacter(scalar.value)
    }
    return .unexpectedCharacter(scalar.value)
  }

  private static let quotes: [Unicode.Scalar] = ["“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»", "´"]

  private static func replacement(for scalar: Unicode.Scalar) -> String? {
    // Full-width forms are one block, in ASCII order.
    if (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
      return String(plain)
    }
    return others[scalar]
  }

  private static let others: [Unicode.Scalar: String] = [
    "−": "-", "–": "-", "—": "-", "‐": "-", "×": "*", "⋅": "*", "∗": "*", "÷": "/", "∕": "/", "≤": "<=",
    "≥": ">=", "≠": "!=", "→": "->", "⇒": "->", "…": "...", "²": "**2", "³": "**3", "、": ",", "。": ".",
    "【": "[", "】": "]", "∧": "and", "∨": "or", "¬": "not", "∈": "in", "∉": "not in",
  ]
}
