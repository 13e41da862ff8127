import Notebooks

extension LessonWalk {
  private var judge: Judge {
    let runner = session.runner
    return Judge { runner.evaluate($0) }
  }

  /// Asks a question until it is answered right, given up or passed over.
  mutating func ask(_ yaml: String) -> Turn {
    let question: Question
    do { question = try Question(yaml: yaml) } catch {
      workplace.console.show(error: "Error: a question of this lesson cannot be asked: \(error.description)")
      return .on
    }
    show(question)
    return question.isGuess ? guess(question) : answer(question)
  }

  private mutating func answer(_ question: Question) -> Turn {
    note("Enter passes over it; `hint` helps, `answer` tells")
    var hints = question.hints[...]
    var tries: [String] = []
    var isHelped = false
    while true {
      let number = session.nextNumber
      let entered = entered {
        question.kind == .code ? $0.read(number: number, offer: "") : $0.ask("answer: ")
      }
      guard let entered else { return .leave }
      let typed: String
      switch entered {
      case .dropped: continue
      case .word(.back): return .back
      case .word(.hint):
        isHelped = true
        if let hint = hints.popFirst() { show("Hint: " + hint) } else { note("there is no further hint") }
        continue
      case .word(.answer):
        show("The answer: " + modelAnswer(to: question) + "\n\n" + question.explanation)
        ReviewLog.keep(.failed, of: question.id, lesson: path)
        close(question, tries, isRight: false)
        return .on
      case .word: return pass(question, tries)
      case .text(let text): typed = text
      }
      if typed.trimmingBlanks.isEmpty { return pass(question, tries) }
      if question.kind == .code {
        guard let ending = run(typed), ending.status == nil else { continue }
      }
      switch judge.verdict(on: typed, to: question) {
      case .right:
        show("Right. " + question.explanation)
        let isFirst = tries.isEmpty && !isHelped
        ReviewLog.keep(isFirst ? .right : .helped, of: question.id, lesson: path)
        close(question, tries + [typed], isRight: isFirst)
        return .on
      case .wrong(let why):
        tries.append(typed)
        show(why.map { "Not yet. " + $0 } ?? "Not yet." + (hints.isEmpty ? "" : " `hint` helps."))
      case .unreadable(let what): note(what)
      }
    }
  }

  /// Goes on without an answer; tries that were wrong are kept.
  private mutating func pass(_ question: Question, _ tries: [String]) -> Turn {
    if !tries.isEmpty { close(question, tries, isRight: false) }
    return .on
  }

  /// Keeps what was answered: the first try counts.
  private mutating func close(_ question: Question, _ tries: [String], isRight: Bool) {
    let outcome = modelAnswer(to: question)
    progress.note(
      LessonProgress.Answer(
        id: question.id, ask: question.ask, typed: tries.first ?? "", outcome: outcome, isRight: isRight,
        isGuess: false))
    var text = Self.text(question)
    if question.kind != .code, !tries.isEmpty {
      text += "\n\n> Answered: " + tries.map { "`\($0.trimmingBlanks)`" }.joined(separator: ", then ")
    }
    record(
      text
        + "\n\n> The answer: \(outcome.split(separator: "\n").joined(separator: "\n> "))\n>\n> \(question.explanation)"
    )
  }

  private func modelAnswer(to question: Question) -> String {
    let answer = judge.modelAnswer(to: question)
    return question.kind == .code ? "\n\n```\n\(answer)\n```" : answer
  }

  // MARK: - Guesses

  private mutating func guess(_ question: Question) -> Turn {
    while true {
      guard let entered = entered({ $0.ask("guess: ") }) else { return .leave }
      switch entered {
      case .dropped: continue
      case .word(.back): return .back
      case .word(.hint):
        show("Hint: " + (question.hints.first ?? "a guess needs none; Enter goes on without"))
      case .word(.answer): note("the next cell shows it")
      case .word:
        open.append((question, ""))
        return .on
      case .text(let typed):
        open.append((question, String(typed.trimmingBlanks)))
        return .on
      }
    }
  }

  /// Compares a guess with what the cell has shown.
  mutating func tell(_ question: Question, typed: String) {
    let answer = judge.modelAnswer(to: question)
    let verdict = typed.isEmpty ? nil : judge.verdict(on: typed, to: question)
    let text =
      switch verdict {
      case nil: "It is \(answer). "
      case .right: "Your guess was right: \(answer). "
      case .wrong(let why?): "You guessed \(typed), it is \(answer). \(why) "
      case .wrong, .unreadable: "You guessed \(typed), it is \(answer). "
      }
    show(text + question.explanation)
    if let verdict {
      ReviewLog.keep(verdict == .right ? .right : .failed, of: question.id, lesson: path)
    }
    record(Self.text(question) + "\n\n> " + text + question.explanation)
    progress.note(
      LessonProgress.Answer(
        id: question.id, ask: question.ask, typed: typed, outcome: answer, isRight: verdict == .right,
        isGuess: true))
  }
}
