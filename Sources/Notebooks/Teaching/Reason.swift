/// Says why an answer is worth what it is, without telling the answer.
///
/// A sentence that was written for a lesson may tell it, since there the answer follows. Here one that holds the answer, in any form
/// that is known of it, gives way to a plain one.
struct Reason {
  private let question: Question
  private let judge: Judge

  init(_ question: Question, _ judge: Judge) {
    self.question = question
    self.judge = judge
  }

  func text(for verdict: Verdict) -> String {
    switch verdict {
    case .right: "right"
    case .wrong(let why?) where question.mistakes.contains { $0.why == why }: tells(why) ? "not right" : why
    // The judge knows one more mistake, and would say which unit makes the number right.
    case .wrong(.some): "not right; look at the unit: MB and MiB are not the same"
    case .wrong(nil): "not right"
    case .unreadable(let what): tells(what) ? unread : what
    }
  }

  private var unread: String {
    switch question.kind {
    case .number, .expression: "it cannot be read as a number"
    case .shape: "it cannot be read as a shape"
    case .choice, .text, .code: "it could not be judged"
    }
  }

  /// As much of a text as a row has room for: a learner's own words may be in it.
  static func cut(_ text: String) -> String { text.count > 200 ? text.prefix(200) + "…" : text }

  /// Whether a sentence holds the answer, what proves it, or the hint that nearly tells it.
  func tells(_ sentence: String) -> Bool {
    let squeezed = Squeezed(sentence)
    if secrets.contains(where: { squeezed.holds($0) }) { return true }
    switch question.kind {
    case .number, .expression: return holdsRightNumber(sentence)
    case .text: return judge.verdict(on: sentence, to: question) == .right
    case .shape, .choice, .code: return false
    }
  }

  private var secrets: [String] {
    var secrets = question.accept + question.checks + question.hints.suffix(1) + [question.explanation]
    if question.kind == .choice {
      let right = question.choices.indices.first { Question.letter($0) == question.answer.lowercased() }
      secrets += ["(\(question.answer))"] + (right.map { [question.choices[$0]] } ?? [])
    } else {
      secrets += [question.answer, judge.modelAnswer(to: question)]
    }
    // A letter alone is a word like others.
    return secrets.filter { !$0.isBlank && !($0.count == 1 && $0.allSatisfy(\.isLetter)) }
  }

  /// Whether a number of the sentence, with or without the word behind it, would be right.
  private func holdsRightNumber(_ sentence: String) -> Bool {
    func isRight(_ text: String) -> Bool { judge.verdict(on: text, to: question) == .right }
    let words = sentence.split(whereSeparator: \.isWhitespace).map { word in
      let tail = word.drop { "(\"“".contains($0) }.reversed().drop { ".,;:!?)\"”".contains($0) }
      return String(tail.reversed()).replacing("×", with: "*")
    }
    return words.indices.contains { index in
      let number = words[index]
      // Nothing but arithmetic: a word of a sentence is not to be run.
      guard number.contains(where: \.isNumber),
        number.allSatisfy({ $0.isNumber || ".,_*/+-()%".contains($0) })
      else { return false }
      let unit = index + 1 < words.count ? words[index + 1].prefix { $0.isLetter } : ""
      return isRight(number) || !unit.isEmpty && isRight("\(number) \(unit)")
    }
  }
}
