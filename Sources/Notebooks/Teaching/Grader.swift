/// Judges a learner's notebook: its cells run in their order, and each question is judged where it stands.
///
/// The questions are those of the teacher's lesson; of the notebook only the cells and what stands behind `yours:` count. A cell that
/// fails is noted, and the next one runs.
package struct Grader: Sendable {
  /// What comes to light on the way through a notebook, as it does: whoever stops it halfway has what was judged.
  package enum Event: Equatable, Sendable {
    /// Where it is now: `cell 3`, `question second-layer`.
    case at(String)
    /// A cell failed: its place among the cells, the line of the file that it begins on, and the message.
    case failed(cell: Int, line: Int, message: String)
    /// A question was judged.
    case judged(Judged)
  }

  /// What came of a question.
  package struct Judged: Equatable, Sendable {
    package var id: String
    package var isRight: Bool
    /// In words that tell nothing of the answer.
    package var reason: String
  }

  /// The questions, in the lesson's order.
  package let questions: [Question]
  /// The lesson's own cells, to be told from what a learner adds.
  private let cells: Set<String>

  /// - Throws: `QuestionFault` where the lesson has no questions, a block is none, or two have one id.
  package init(lesson: Notebook) throws(QuestionFault) {
    questions = try lesson.questions()
    if questions.isEmpty { throw QuestionFault("the lesson has no questions") }
    cells = Set(lesson.codeCells.map(\.source.trimmed))
  }

  /// Runs and judges a notebook.
  ///
  /// - `session`: runs the learner's cells.
  /// - `fresh`: makes a session for a question's `setup`, in which no cell of the learner's has run.
  package func grade(
    _ notebook: Notebook, in session: Session, fresh: () -> Session, each: (Event) -> Void
  ) {
    var open = questions
    var waiting: [(Question, String)] = []
    var count = 0
    func judge(_ question: Question, _ typed: String) {
      each(.at("question \(question.id)"))
      each(.judged(Self.judged(question, typed, in: session, fresh: fresh)))
    }
    func run(_ code: CodeCell) {
      count += 1
      each(.at("cell \(count)"))
      if case .failed(let message) = session.run(code.source) {
        // The message without the lines of code below it.
        let words = message.lines.prefix { !$0.contains(" │") }.map(\.trimmed)
        let text = Reason.cut(words.joined(separator: " ").trimmed)
        each(.failed(cell: count, line: code.line, message: text))
      }
    }
    var rest = notebook.cells[...]
    while let cell = rest.popFirst() {
      switch cell {
      case .prose: continue
      case .code(let code):
        run(code)
        for (question, typed) in waiting { judge(question, typed) }
        waiting = []
      case .question(let text):
        let block = AnsweredBlock(text)
        // A second block of the same question is no second try.
        guard let index = open.firstIndex(where: { $0.id == block.id }) else { continue }
        let question = open.remove(at: index)
        if question.kind == .code {
          let written = takeCode(from: &rest)
          written.forEach(run)
          judge(question, written.map(\.source).joined(separator: "\n"))
        } else if question.isGuess {
          waiting.append((question, block.answer ?? ""))
        } else {
          judge(question, block.answer ?? "")
        }
      }
    }
    for (question, typed) in waiting { judge(question, typed) }
  }

  /// The learner's own cells at the beginning of what is left: those that follow a question of code.
  private func takeCode(from rest: inout ArraySlice<Cell>) -> [CodeCell] {
    var taken: [CodeCell] = []
    while case .code(let code)? = rest.first, !cells.contains(code.source.trimmed) {
      taken.append(code)
      rest.removeFirst()
    }
    return taken
  }

  private static func judged(
    _ question: Question, _ typed: String, in session: Session, fresh: () -> Session
  ) -> Judged {
    if typed.isBlank { return Judged(id: question.id, isRight: false, reason: "nothing is answered") }
    var question = question
    if !question.setup.isEmpty, let answer = answer(to: question, in: fresh()) { question.answer = answer }
    let judge = Judge { session.runner.evaluate($0) }
    let verdict = judge.verdict(on: typed, to: question)
    let reason = Reason.cut(Reason(question, judge).text(for: verdict))
    return Judged(id: question.id, isRight: verdict == .right, reason: reason)
  }

  /// What the answer of a question with `setup` is worth where no cell of the learner's has run: none of them can change it.
  private static func answer(to question: Question, in session: Session) -> String? {
    guard [.number, .expression, .shape].contains(question.kind),
      session.run(question.setup, isSilent: true).isFine
    else { return nil }
    switch session.runner.evaluate(question.answer) {
    case .number(let number): return "\(number)"
    case .value(let text) where question.kind == .shape: return text
    case .value, .failed: return nil
    }
  }
}

extension CellEnding {
  /// Whether a cell ran to its end.
  var isFine: Bool {
    switch self {
    case .done, .value, .table: true
    case .failed, .interrupted: false
    }
  }
}

extension Notebook {
  /// The questions, in order.
  ///
  /// - Throws: `QuestionFault` where a block is no question, or two have one id.
  func questions() throws(QuestionFault) -> [Question] {
    var questions: [Question] = []
    for case .question(let yaml) in cells {
      let question: Question
      do { question = try Question(yaml: yaml) } catch {
        throw QuestionFault("question \(questions.count + 1) of the lesson: \(error.description)")
      }
      if questions.contains(where: { $0.id == question.id }) {
        throw QuestionFault("two questions of the lesson have the id \(question.id)")
      }
      questions.append(question)
    }
    return questions
  }
}
