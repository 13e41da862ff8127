/// The questions of lessons with their answers and explanations, to be read.
package struct StudySheet: Equatable, Sendable {
  /// The questions of a lesson.
  package struct Section: Equatable, Sendable {
    package var title: String
    package var items: [Item]
  }

  /// A question, and its answer in words or as code.
  package struct Item: Equatable, Sendable {
    package var question: Question
    package var answer: String
  }

  package private(set) var sections: [Section] = []

  package init() {}

  /// Adds a lesson. Answers that need names of its cells are evaluated at their place in the lesson, which runs for that.
  ///
  /// - `steps`: how many of the lesson's steps are behind; nil for all.
  /// - `fresh`: makes a session.
  /// - `runs`: called before the lesson's cells run, with how many there are.
  package mutating func add(
    _ notebook: Notebook, steps: Int? = nil, fresh: () -> Session, runs: (Int) -> Void = { _ in }
  ) {
    let cells = notebook.cells.prefix(max(0, steps ?? notebook.cells.count))
    var items: [Item] = []
    var dependent: Set<String> = []
    for case .question(let yaml) in cells {
      guard let question = try? Question(yaml: yaml) else { continue }
      let session = fresh()
      if !question.standsAlone(in: session) { dependent.insert(question.id) }
      items.append(Item(question: question, answer: Self.answer(to: question, in: session)))
    }
    if !dependent.isEmpty {
      runs(cells.reduce(0) { if case .code = $1 { $0 + 1 } else { $0 } })
      let found = Self.answers(of: dependent, in: cells, session: fresh())
      for index in items.indices {
        items[index].answer = found[items[index].question.id] ?? items[index].answer
      }
    }
    if !items.isEmpty { sections.append(Section(title: notebook.title ?? "Lesson", items: items)) }
  }

  private static func answer(to question: Question, in session: Session) -> String {
    Judge { session.runner.evaluate($0) }.modelAnswer(to: question)
  }

  /// Runs the lesson, as far as answers are needed.
  private static func answers(
    of ids: Set<String>, in cells: ArraySlice<Cell>, session: Session
  ) -> [String: String] {
    var answers: [String: String] = [:]
    var waiting: [Question] = []
    for cell in cells where answers.count < ids.count {
      switch cell {
      case .prose: continue
      case .code(let code):
        if session.run(code.source, isSilent: true) == .interrupted { return answers }
        for question in waiting { answers[question.id] = answer(to: question, in: session) }
        waiting = []
      case .question(let yaml):
        guard let question = try? Question(yaml: yaml) else { continue }
        // Later cells may need what it makes.
        if question.kind == .code { session.run(question.answer, isSilent: true) }
        guard ids.contains(question.id) else { continue }
        // A guess is answered by the cell behind it.
        if question.isGuess {
          waiting.append(question)
        } else {
          answers[question.id] = answer(to: question, in: session)
        }
      }
    }
    return answers
  }
}

// MARK: - Markdown

extension StudySheet {
  /// The sheet as Markdown.
  package var markdown: String {
    var notebook = Notebook([.prose("# \(StudySheet.title)")])
    for section in sections {
      notebook.cells.append(.prose("## \(section.title)"))
      for item in section.items {
        let choices = item.question.labelledChoices.map { "- \($0)" }.joined(separator: "\n")
        notebook.cells.append(.prose("**\(item.question.ask)**" + (choices.isEmpty ? "" : "\n\n" + choices)))
        if item.question.kind == .code {
          notebook.cells.append(.code(CodeCell(item.answer)))
        } else {
          notebook.cells.append(.prose("Answer: \(item.answer)"))
        }
        if !item.question.explanation.isEmpty { notebook.cells.append(.prose(item.question.explanation)) }
      }
    }
    return Markdown.print(notebook)
  }

  static let title = "Questions and answers"
}
