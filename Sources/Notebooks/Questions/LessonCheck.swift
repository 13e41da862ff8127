/// Checks a lesson: every cell runs, and every question grades its examples correctly.
public struct LessonCheck {
  /// A fault with its location.
  public struct Fault: Equatable, Sendable, CustomStringConvertible {
    /// `cell 3`, `question second-layer`.
    public var place: String
    public var what: String

    public var description: String { "\(place): \(what)" }
  }

  private let session: Session
  private let judge: Judge
  public private(set) var faults: [Fault] = []
  public private(set) var cells = 0
  public private(set) var questions = 0
  private var ids: Set<String> = []
  /// Guesses that wait for the cell that shows their outcome.
  private var waiting: [Question] = []

  public init(session: Session) {
    self.session = session
    judge = Judge { session.runner.evaluate($0) }
  }

  /// Runs the lesson. It continues after a fault.
  public mutating func run(_ notebook: Notebook) {
    for cell in notebook.cells {
      switch cell {
      case .prose: break
      case .code(let code):
        cells += 1
        switch session.run(code.source) {
        case .failed(let message) where !code.isRecordedToFail:
          fault("cell \(cells)", "it fails: \(message.lines.first ?? "")")
        case .interrupted:
          fault("cell \(cells)", "it was stopped")
          return
        case .done, .value, .failed: break
        }
        for question in waiting { prove(question) }
        waiting = []
      case .question(let yaml):
        questions += 1
        do {
          let question = try Question(yaml: yaml)
          if !ids.insert(question.id).inserted { fault(question, "its id is used twice") }
          if question.isGuess { waiting.append(question) } else { prove(question) }
        } catch { fault("question \(questions)", error.description) }
      }
    }
    for question in waiting { fault(question, "it is a guess, and no cell follows that shows the outcome") }
  }

  private mutating func fault(_ place: String, _ what: String) {
    faults.append(Fault(place: place, what: what))
  }

  private mutating func fault(_ question: Question, _ what: String) { fault("question \(question.id)", what) }

  private mutating func prove(_ question: Question) {
    if question.hints.count < 3 { fault(question, "it has \(question.hints.count) hints; three lead better") }
    if question.explanation.isEmpty { fault(question, "it has no `explain`") }
    if question.accept.count < (question.kind == .code ? 2 : 3) {
      fault(
        question,
        "`accept` shows \(question.accept.count) right answers; three that are written differently prove it")
    }
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
      } else if judge.verdict(on: mistake.value, to: question) == .right {
        fault(question, "“\(mistake.value)” should be wrong")
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
