import Notebooks

extension LessonWalk {
  /// Asks a question until it is answered right, given up or passed over.
  mutating func ask(_ yaml: String) -> Turn {
    let question: Question
    do { question = try Question(yaml: yaml) } catch {
      workplace.console.show(error: "Error: a question of this lesson cannot be asked: \(error.description)")
      return .on
    }
    return question.isGuess ? guess(question) : answer(question)
  }

  private mutating func answer(_ question: Question) -> Turn {
    let dialogue = dialogue(question)
    // The cells that answer it stand below it.
    if question.kind == .code, !progress.events.contains(.prose(question.prose)) { record(question.prose) }
    let (ending, answers) = dialogue.ask(
      read: {
        entered { [number = session.nextNumber] reader in
          question.kind == .code ? reader.read(number: number, offer: "") : reader.ask("answer: ")
        }
      },
      run: { run($0) })
    switch ending {
    case .left: return .leave
    case .back: return .back
    case .passedOver: if !answers.isEmpty { close(dialogue, answers, isRight: false) }
    case .answered(let recall):
      ReviewLog.keep(recall, of: question.id, lesson: path)
      close(dialogue, answers, isRight: recall == .right)
    }
    return .on
  }

  private func dialogue(_ question: Question) -> QuestionDialogue {
    QuestionDialogue(question: question, session: session, show: { [self] in show($0) })
  }

  /// Keeps what was answered: the first answer counts.
  private mutating func close(_ dialogue: QuestionDialogue, _ answers: [String], isRight: Bool) {
    let (question, outcome) = (dialogue.question, dialogue.modelAnswer)
    progress.note(
      LessonProgress.Answer(
        id: question.id, ask: question.ask, typed: answers.first ?? "", outcome: outcome, isRight: isRight,
        isGuess: false))
    var text = question.kind == .code ? "" : question.prose + "\n\n"
    if question.kind != .code, !answers.isEmpty {
      text += "> Answered: " + answers.map(Self.code).joined(separator: ", then ") + "\n\n"
    }
    let quoted = outcome.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n> ")
    record(text + "> The answer: \(quoted)\n>\n> \(question.explanation)")
  }

  /// What was typed, as code in prose: the first line of it.
  static func code(_ typed: String) -> String {
    let lines = typed.trimmingBlanks.split(separator: "\n")
    let text = String(lines.first ?? "") + (lines.count > 1 ? " …" : "")
    return text.contains("`") ? "`` \(text) ``" : "`\(text)`"
  }

  // MARK: - Guesses

  private mutating func guess(_ question: Question) -> Turn {
    // One that was gone back to is made anew.
    open.removeAll { $0.question.id == question.id }
    show(question.prose)
    while true {
      guard let entered = entered({ $0.ask("guess: ") }) else { return .leave }
      workplace.console.isRoomMade = false
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

  /// Compares the guesses with what the cell has shown.
  mutating func tellGuesses() {
    for guess in open { tell(guess.question, typed: guess.typed) }
    open = []
  }

  private mutating func tell(_ question: Question, typed: String) {
    let runner = session.runner
    let judge = Judge { runner.evaluate($0) }
    let answer = judge.modelAnswer(to: question)
    let verdict = typed.isEmpty ? nil : judge.verdict(on: typed, to: question)
    let text =
      switch verdict {
      case nil: "It is \(answer). "
      case .right: "Your guess was right: \(answer). "
      case .wrong(let why?): "You guessed \(Self.code(typed)). \(why) The answer is \(answer). "
      case .wrong, .unreadable: "You guessed \(Self.code(typed)), it is \(answer). "
      }
    show(text + question.explanation)
    if let verdict {
      ReviewLog.keep(verdict == .right ? .right : .failed, of: question.id, lesson: path)
    }
    record(question.prose + "\n\n> " + text + question.explanation)
    progress.note(
      LessonProgress.Answer(
        id: question.id, ask: question.ask, typed: typed, outcome: answer, isRight: verdict == .right,
        isGuess: true))
  }
}
