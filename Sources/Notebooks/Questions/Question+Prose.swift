extension Question {
  /// The question and its choices, in Markdown.
  package var prose: String {
    let choices = labelledChoices.map { "\n- \($0)" }.joined()
    return "**\(isGuess ? "Guess" : "Question"):** \(ask)" + (choices.isEmpty ? "" : "\n" + choices)
  }
}
