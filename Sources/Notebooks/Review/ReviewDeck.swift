import Files

/// The questions of lessons that can be asked again.
package struct ReviewDeck: Sendable {
  /// A question that was passed in its lesson.
  package struct Card: Sendable {
    /// The lesson's file, and what the lesson is called.
    package var lesson: String
    package var title: String
    /// The question with the lesson's own values.
    package var question: Question
    package var due: Day
    /// How often it was asked.
    package var asked: Int
    let yaml: String

    /// The question as it is asked this time, with other values where it has parameters.
    ///
    /// - Parameter seed: another seed, other values.
    package func draw(seed: UInt64 = 0) -> Question {
      let key = (lesson.fileName ?? "") + "/" + question.id
      let drawn = try? Question(
        yaml: yaml, seed: key.utf8.stableHash &+ seed &* 0x1_0001 &+ UInt64(max(asked, 0)))
      return drawn ?? question
    }
  }

  package private(set) var cards: [Card] = []

  package init() {}

  /// Adds the questions of a lesson.
  ///
  /// - `steps`: how many of the lesson's steps are behind; nil for all.
  package mutating func add(
    _ notebook: Notebook, lesson path: String, steps: Int? = nil, log: ReviewLog, today: Day
  ) {
    for cell in notebook.cells.prefix(max(0, steps ?? notebook.cells.count)) {
      guard case .question(let yaml) = cell, let question = try? Question(yaml: yaml), question.isReviewed
      else { continue }
      let entry = log.entries[question.id]
      cards.append(
        Card(
          lesson: path, title: notebook.title ?? path, question: question, due: entry?.due ?? today,
          asked: entry?.asked ?? 0, yaml: yaml))
    }
  }

  /// The cards that are to be asked on a day: those that have waited longest first.
  package func due(on day: Day) -> [Card] {
    cards.enumerated().filter { $0.element.due <= day }
      .sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }.map(\.element)
  }
}

extension Question {
  /// Whether it can be judged in a session in which the cells of its lesson have not run; runs what stands in `setup` there.
  ///
  /// The answer of a choice or a text is words. Another is asked for its value: it has one where it needs no name of the lesson, or
  /// `setup` makes those that it needs. Code is run, and has to be right: ask it in a session of its own afterwards.
  package func standsAlone(in session: Session) -> Bool {
    if !setup.isEmpty, !session.run(setup, isSilent: true).isFine { return false }
    switch kind {
    case .choice, .text: return true
    case .code where !session.run(answer, isSilent: true).isFine: return false
    case .number, .expression, .shape, .code:
      return Judge { session.runner.evaluate($0) }.verdict(on: answer, to: self) == .right
    }
  }
}
