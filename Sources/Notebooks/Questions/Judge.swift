import Phrases

/// The result of evaluating a text.
package enum Evaluation: Equatable, Sendable {
  case number(Double)
  /// The representation of a value that is not a number.
  case value(String)
  /// The message.
  case failed(String)
}

/// The grade of an answer.
package enum Verdict: Equatable, Sendable {
  case right
  /// With the cause, if known.
  case wrong(String?)
  /// Not an answer of the required kind.
  case unreadable(String)
}

/// Grades answers in a session: by value, not by spelling.
package struct Judge {
  private let evaluate: (String) -> Evaluation

  package init(_ evaluate: @escaping (String) -> Evaluation) { self.evaluate = evaluate }

  /// - `typed`: the answer as typed; for a question of code, what was already run.
  package func verdict(on typed: String, to question: Question) -> Verdict {
    let typed = typed.trimmed
    if question.kind == .code { return code(typed, question) }
    if typed.isEmpty { return .unreadable("nothing is typed") }
    switch question.kind {
    case .number: return number(typed, question)
    case .expression: return expression(typed, question)
    case .shape: return shape(typed, question)
    case .choice: return choice(typed, question)
    case .text: return text(typed, question)
    case .code: return code(typed, question)
    }
  }

  /// The right answer, for a user who gives up.
  package func modelAnswer(to question: Question) -> String {
    switch question.kind {
    case .number, .expression:
      switch evaluate(question.answer) {
      case .number(let number):
        let text =
          number == number.rounded() && abs(number) < 1e15 ? Int(number).grouped : "\(Float(number))"
        return question.unit.isEmpty ? text : question.unit == "%" ? text + " %" : "\(text) \(question.unit)"
      case .value(let text): return text
      case .failed: return question.answer
      }
    case .shape:
      if case .value(let text) = evaluate(question.answer) { return text } else { return question.answer }
    case .choice:
      let index = question.choices.indices.first { Question.letter($0) == question.answer.lowercased() }
      return index.map { "\(question.answer)) \(question.choices[$0])" } ?? question.answer
    case .text, .code: return question.answer
    }
  }

  // MARK: - Numbers

  private func number(_ typed: String, _ question: Question) -> Verdict {
    guard case .number(let answer) = evaluate(question.answer) else {
      return .unreadable("the question's own answer has no value here: run the cells above first")
    }
    let verdicts = TypedNumber.readings(of: typed, unit: question.unit, evaluate).map {
      verdict(on: $0, to: question, answer: answer)
    }
    guard let first = verdicts.first else { return .unreadable("that is no number: \(typed)") }
    return verdicts.first { $0 == .right } ?? verdicts.first { $0 != .wrong(nil) } ?? first
  }

  private func verdict(on given: TypedNumber, to question: Question, answer: Double) -> Verdict {
    if given.value == answer { return .right }
    /// The known mistake of which this holds.
    func mistake(_ holds: (Double) -> Bool) -> Verdict? {
      question.mistakes.first {
        TypedNumber.readings(of: $0.value, unit: question.unit, evaluate).first.map { holds($0.value) }
          ?? false
      }.map { .wrong($0.why) }
    }
    /// Whether a number is meant, with fewer digits but correctly rounded, or as a share where it is in percent.
    func means(_ number: Double, within tolerance: Double) -> Bool {
      let isShare = question.unit == "%" && given.hasNoUnit && given.value > 0 && given.value <= 1
      return abs(given.value - number) <= tolerance || given.isRounding(of: number)
        || isShare && abs(100 * given.value - number) <= max(0.5, tolerance)
    }
    if let known = mistake({ abs($0 - given.value) <= 1e-9 * abs($0) }) { return known }
    if means(answer, within: question.tolerance * abs(answer)) { return .right }
    if let confusion = given.confusion(with: answer) { return .wrong(confusion) }
    return mistake { means($0, within: 0) } ?? .wrong(nil)
  }

  private func expression(_ typed: String, _ question: Question) -> Verdict {
    if case .number(let answer) = evaluate(question.answer) {
      let readings = TypedNumber.readings(of: typed, unit: question.unit, evaluate)
      if readings.isEmpty { return .unreadable(reason(typed)) }
      let isRight = readings.contains {
        abs($0.value - answer) <= max(question.tolerance, 1e-6) * max(abs(answer), 1e-9)
          || $0.isRounding(of: answer)
      }
      if isRight { return .right }
      return mistake(question) { known in
        let known = TypedNumber.readings(of: known, unit: question.unit, evaluate).first?.value
        return readings.contains { $0.value == known }
      }
    }
    let (answer, given) = (evaluate(question.answer), evaluate(typed))
    if case .failed = given { return .unreadable(reason(typed)) }
    if given == answer { return .right }
    return mistake(question) { evaluate($0) == given }
  }

  private func reason(_ typed: String) -> String {
    if case .failed(let message) = evaluate(typed) { return message }
    return "that has no value: \(typed)"
  }

  // MARK: - Shapes, choices, texts, code

  private func shape(_ typed: String, _ question: Question) -> Verdict {
    func lengths(_ text: String) -> [String]? {
      let words = text.lowercased().replacing("_", with: "").split {
        !($0.isLetter || $0.isNumber || $0 == "?")
      }
      .flatMap { $0.split(separator: "x") }.map(String.init).filter { $0 != "×" }
      var known = words.map { ["none", "n", "?", "batch"].contains($0) ? "none" : $0 }
      // `25 rows, 38 columns, 400 maps`, `25 by 38 by 400`
      if known.count(where: { Int($0) != nil }) > 1 {
        known.removeAll { $0 != "none" && $0.allSatisfy(\.isLetter) }
      }
      return known.isEmpty || known.contains { $0 != "none" && Int($0) == nil } ? nil : known
    }
    func evaluated(_ text: String) -> [String]? {
      if case .value(let repr) = evaluate(text) { return lengths(repr) }
      return nil
    }
    guard let answer = evaluated(question.answer) ?? lengths(question.answer) else {
      return .unreadable("the question's own answer has no value here: run the cells above first")
    }
    guard let given = lengths(typed) ?? evaluated(typed) else {
      return .unreadable("that is no shape: \(typed)")
    }
    // With or without the batch axis.
    func core(_ lengths: [String]) -> [String] {
      lengths.first == "none" ? Array(lengths.dropFirst()) : lengths
    }
    if core(given) == core(answer) { return .right }
    return mistake(question) { (lengths($0) ?? evaluated($0)).map(core) == core(given) }
  }

  private func choice(_ typed: String, _ question: Question) -> Verdict {
    func index(_ text: String) -> Int? {
      let plain = Judge.words(text)
      if plain.count == 1, let index = question.choices.indices.first(where: { Question.letter($0) == plain })
      {
        return index
      }
      if let number = Int(plain), question.choices.indices.contains(number - 1),
        !question.choices.map(Judge.words).contains(plain)
      {
        return number - 1
      }
      if let whole = question.choices.firstIndex(where: { Judge.words($0) == plain }) { return whole }
      // `c) more than ten points lower`
      if let first = plain.first, plain.dropFirst().hasPrefix(") "),
        let index = question.choices.indices.first(where: { Question.letter($0) == String(first) })
      {
        return index
      }
      let close = question.choices.indices.filter {
        plain.count > 2 && Judge.words(question.choices[$0]).contains(plain)
      }
      return close.count == 1 ? close[0] : nil
    }
    if question.accept.contains(where: { Judge.words($0) == Judge.words(typed) }) { return .right }
    guard let given = index(typed) else {
      let letters = question.choices.indices.map(Question.letter).joined(separator: ", ")
      return .unreadable("type one of \(letters), or the words")
    }
    if given == index(question.answer) { return .right }
    return mistake(question) { index($0) == given }
  }

  private func text(_ typed: String, _ question: Question) -> Verdict {
    func matches(_ pattern: String, _ text: String) -> Bool {
      guard let expression = try? Regex(pattern).ignoresCase() else {
        return Judge.words(text).contains(Judge.words(pattern))
      }
      return text.firstMatch(of: expression) != nil
    }
    // An exactly matching known mistake has priority over a matching pattern.
    if question.accept.contains(where: { Judge.words($0) == Judge.words(typed) }) { return .right }
    if let mistake = question.mistakes.first(where: { Judge.words($0.value) == Judge.words(typed) }) {
      return .wrong(mistake.why)
    }
    if question.patterns.contains(where: { matches($0, typed) }) { return .right }
    return mistake(question) { matches($0, typed) }
  }

  private func code(_ typed: String, _ question: Question) -> Verdict {
    for check in question.checks {
      // Not by `bool`, a name that a cell may have given to something else.
      switch evaluate("not not (\(check))") {
      case .number(1): continue
      case .number: return mistake(question) { Judge.squeezed($0) == Judge.squeezed(typed) }
      case .value: return .unreadable("\(check) is neither true nor false")
      case .failed(let message):
        let known = mistake(question) { Judge.squeezed($0) == Judge.squeezed(typed) }
        return known == .wrong(nil) ? .unreadable(message) : known
      }
    }
    return .right
  }

  private func mistake(_ question: Question, where isIt: (String) -> Bool) -> Verdict {
    .wrong(question.mistakes.first { isIt($0.value) }?.why)
  }

  private static func squeezed(_ code: String) -> String { code.filter { !$0.isWhitespace } }

  /// Lower-case words without punctuation at either end, for comparison.
  private static func words(_ text: String) -> String {
    let lowered = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return lowered.trimmingPrefix { "().:;,\"'`".contains($0) }.reversed().drop { "().:;,\"'`".contains($0) }
      .reversed()
      .map(String.init).joined()
  }
}
