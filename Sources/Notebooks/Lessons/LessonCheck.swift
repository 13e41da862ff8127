/// Checks a lesson: every cell runs, and every question grades its examples correctly.
package struct LessonCheck {
  private let session: Session
  private let judge: Judge
  /// Makes a session in which no cell of the lesson has run.
  private let fresh: (() -> Session)?
  /// The line of the file that the cell or block at hand begins on.
  private var line = 1
  package private(set) var faults: [Fault] = []
  package private(set) var cells = 0
  package private(set) var questions = 0
  private var ids: Set<String> = []
  /// Guesses that wait for the cell that shows their outcome.
  private var waiting: [(question: Question, line: Int)] = []

  /// - `fresh`: makes a session for what has to hold without the lesson's cells; nil leaves that unproved.
  package init(session: Session, fresh: (() -> Session)? = nil) {
    self.session = session
    self.fresh = fresh
    judge = Judge { session.runner.evaluate($0) }
  }

  /// Runs the lesson. It continues after a fault.
  ///
  /// - `lines`: the lines that the questions begin on (`Markdown.questionLines`).
  package mutating func run(_ notebook: Notebook, lines: [Int] = []) {
    for cell in notebook.cells {
      switch cell {
      case .prose: break
      case .code(let code):
        cells += 1
        line = code.line
        switch session.run(code.source) {
        case .failed(let message) where !code.isRecordedToFail:
          fault(.cell(cells), "it fails: \(message.lines.first ?? "")")
        case .interrupted:
          fault(.cell(cells), "it was stopped")
          return
        case .done, .value, .table, .failed: break
        }
        for guess in waiting {
          line = guess.line
          prove(guess.question)
        }
        waiting = []
      case .question(let yaml):
        questions += 1
        line = questions <= lines.count ? lines[questions - 1] : 1
        do {
          let question = try Question(yaml: yaml)
          if !ids.insert(question.id).inserted { fault(question, "its id is used twice") }
          proveAlone(question, yaml)
          if question.isGuess { waiting.append((question, line)) } else { prove(question) }
        } catch { fault(.question("\(questions)"), error.description) }
      }
    }
    for (question, line) in waiting {
      self.line = line
      fault(question, "it is a guess, and no cell follows that shows the outcome")
    }
  }

  /// Adds what is wrong with the lesson as a whole, such as what it costs.
  package mutating func fault(_ what: String) {
    line = 1
    fault(.lesson, what)
  }

  private mutating func fault(_ place: Fault.Place, _ what: String) {
    faults.append(Fault(place: place, line: line, what: what))
  }

  private mutating func fault(_ question: Question, _ what: String) { fault(.question(question.id), what) }

  /// Proves what a review needs: a question with `setup` or `parameters` can be judged without the lesson, and with other values its
  /// right answers are right and its wrong ones wrong.
  private mutating func proveAlone(_ question: Question, _ yaml: String) {
    guard let fresh, question.isReviewed, !question.setup.isEmpty || !question.parameters.isEmpty else {
      return
    }
    if !question.standsAlone(in: fresh()) {
      return fault(
        question, "it cannot be judged without the lesson's cells: `setup` has to make the names it needs")
    }
    if question.parameters.isEmpty { return }
    for seed: UInt64 in 1...3 {
      guard let drawn = try? Question(yaml: yaml, seed: seed) else { continue }
      var check = LessonCheck(session: fresh())
      if !drawn.setup.isEmpty { check.session.run(drawn.setup, isSilent: true) }
      check.proveAnswers(drawn)
      for found in check.faults {
        fault(question, "\(found.what) (with other values: \(drawn.ask.lines.first ?? ""))")
      }
    }
  }

  private mutating func prove(_ question: Question) {
    if question.hints.count < 3 { fault(question, "it has \(question.hints.count) hints; three lead better") }
    if question.explanation.isEmpty { fault(question, "it has no `explain`") }
    if question.accept.count < (question.kind == .code ? 2 : 3) {
      fault(
        question,
        "`accept` shows \(question.accept.count) right answers; three that are written differently prove it")
    }
    proveAnswers(question)
  }

  private mutating func proveAnswers(_ question: Question) {
    for hint in question.hints
    where judge.verdict(on: hint, to: question) == .right && question.kind != .text && question.kind != .code
    {
      fault(question, "a hint is the answer: \(hint)")
    }
    if question.kind == .code { return proveCode(question) }
    for answer in [question.answer] + question.accept {
      let verdict = judge.verdict(on: answer, to: question)
      if question.kind == .text, answer == question.answer, verdict != .right {
        fault(question, "the model answer is not accepted")
      } else if verdict != .right {
        fault(question, "“\(answer)” should be right, found \(Self.name(verdict))")
      }
    }
    for mistake in question.mistakes {
      switch judge.verdict(on: mistake.value, to: question) {
      case .wrong(let why?) where why == mistake.why: break
      case let verdict:
        fault(question, "“\(mistake.value)” should be recognised as wrong, found \(Self.name(verdict))")
      }
    }
    if judge.verdict(on: "", to: question) == .right { fault(question, "an empty answer is right") }
  }

  /// Code is run in the session: right answers last, so that the lesson continues with one.
  private mutating func proveCode(_ question: Question) {
    for mistake in question.mistakes {
      if case .failed(let message) = session.run(mistake.value) {
        fault(question, "the wrong answer “\(mistake.value)” fails: \(message.lines.first ?? "")")
      } else if case let verdict = judge.verdict(on: mistake.value, to: question),
        verdict != .wrong(mistake.why)
      {
        fault(
          question, "“\(mistake.value)” should be recognised as wrong, found \(Self.name(verdict))")
      }
    }
    for answer in question.accept + [question.answer] {
      if case .failed(let message) = session.run(answer) {
        fault(question, "the right answer “\(answer)” fails: \(message.lines.first ?? "")")
      } else if case let verdict = judge.verdict(on: answer, to: question), verdict != .right {
        fault(question, "“\(answer)” should be right, found \(Self.name(verdict))")
      }
    }
  }

  private static func name(_ verdict: Verdict) -> String {
    switch verdict {
    case .right: "right"
    case .wrong(let why): "wrong" + (why.map { " (\($0.prefix(60)))" } ?? "")
    case .unreadable(let what): "unreadable (\(what.prefix(80)))"
    }
  }
}
