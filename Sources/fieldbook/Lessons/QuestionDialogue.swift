import Notebooks

/// Asks one question until it is answered right, given up or passed over.
struct QuestionDialogue {
  /// How it came to its end.
  enum Ending: Equatable {
    case answered(Recall)
    case passedOver
    /// Back to the step before.
    case back
    /// Someone leaves.
    case left
  }

  /// What someone did at its prompt.
  enum Entered {
    case text(String)
    case word(LessonWord)
    case dropped
  }

  let question: Question
  let session: Session

  /// Shows prose.
  let show: (String) -> Void

  private var judge: Judge {
    let runner = session.runner
    return Judge { runner.evaluate($0) }
  }

  /// - Parameters:
  ///   - read: reads an answer; nil where someone leaves.
  ///   - run: runs code that is an answer.
  /// - Returns: how it ended, and what was answered, in order.
  func ask(read: () -> Entered?, run: (String) -> CellEnding?) -> (ending: Ending, answers: [String]) {
    show(question.prose)
    session.screen.note("Enter passes over it; `hint` helps, `answer` tells")
    var hints = question.hints[...]
    var answers: [String] = []
    var recall = Recall.right
    while true {
      let typed: String
      switch read() {
      case nil: return (.left, answers)
      case .dropped: continue
      case .word(.back): return (.back, answers)
      case .word(.hint):
        recall = .helped
        if let hint = hints.popFirst() {
          show("Hint: " + hint)
        } else {
          session.screen.note("there is no further hint")
        }
        continue
      case .word(.answer):
        show("The answer: \(modelAnswer)\n\n\(question.explanation)")
        return (.answered(.failed), answers)
      case .word: return (.passedOver, answers)
      case .text(let text): typed = text
      }
      if typed.allSatisfy(\.isWhitespace) { return (.passedOver, answers) }
      if question.kind == .code {
        guard let ending = run(typed), ending.status == nil else { continue }
      }
      switch judge.verdict(on: typed, to: question) {
      case .right:
        show("Right. " + question.explanation)
        return (.answered(recall), answers + [typed])
      case .wrong(let why):
        recall = .helped
        answers.append(typed)
        show(why.map { "Not yet. " + $0 } ?? "Not yet." + (hints.isEmpty ? "" : " `hint` helps."))
      case .unreadable(let what): session.screen.note(what)
      }
    }
  }

  /// The right answer, as Markdown.
  var modelAnswer: String {
    let answer = judge.modelAnswer(to: question)
    return question.kind == .code ? "\n\n```\n\(answer)\n```" : answer
  }
}

extension QuestionDialogue.Entered {
  /// What someone did, in the terms of a lesson; nil where they leave.
  ///
  /// - `offer`: the cell that stood at the prompt; a word is typed behind it.
  init?(_ reading: Reading, in session: Session, behind offer: String = "") {
    switch reading {
    case .dropped: self = .dropped
    case .end: return nil
    case .cell(let source):
      let typed = source.hasPrefix(offer) ? source.dropFirst(offer.count) : source[...]
      let text = String(typed.trimmingBlanks)
      let word = LessonWord(text, in: session)
      if Session.isFarewell(text) || word == .bye { return nil }
      self = word.map { .word($0) } ?? .text(source)
    }
  }
}
