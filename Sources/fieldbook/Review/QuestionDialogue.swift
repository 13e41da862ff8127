import Notebooks

/// Asks one question until it is answered right, given up or passed over.
struct QuestionDialogue {
  /// How it came to its end.
  enum Ending: Equatable {
    case answered(Recall)
    case passedOver
    /// Someone leaves.
    case left
  }

  let workplace: Workplace
  let reader: any CellReader
  /// Shows prose.
  let show: (String) -> Void
  /// Called with code that ran and did not fail.
  var ran: (String) -> Void = { _ in }

  func ask(_ question: Question) -> Ending {
    let judge = Judge { workplace.session.runner.evaluate($0) }
    show(
      "**Question:** \(question.ask)\n"
        + question.choices.enumerated().map {
          "\n- (\(Question.letter($0.offset))) \($0.element)"
        }.joined())
    workplace.console.note("Enter passes over it; `hint` helps, `answer` tells")
    var hints = question.hints[...]
    var recall = Recall.right
    while true {
      guard let typed = read(question) else { return .left }
      switch typed.trimmingBlanks {
      case "": return .passedOver
      case let text where Session.isFarewell(String(text)): return .left
      case "hint":
        recall = .helped
        if let hint = hints.popFirst() {
          show("Hint: " + hint)
        } else {
          workplace.console.note("there is no further hint")
        }
        continue
      case "answer":
        show("The answer: " + modelAnswer(question, judge) + "\n\n" + question.explanation)
        return .answered(.failed)
      default: break
      }
      if question.kind == .code {
        guard workplace.session.run(typed).status == nil else { continue }
        ran(typed)
      }
      switch judge.verdict(on: typed, to: question) {
      case .right:
        show("Right. " + question.explanation)
        return .answered(recall)
      case .wrong(let why):
        recall = .helped
        show(why.map { "Not yet. " + $0 } ?? "Not yet." + (hints.isEmpty ? "" : " `hint` helps."))
      case .unreadable(let what): workplace.console.note(what)
      }
    }
  }

  /// What someone types; nil where they leave.
  private func read(_ question: Question) -> String? {
    while !workplace.console.isClosed {
      workplace.console.settle()
      let reading =
        question.kind == .code
        ? reader.read(number: workplace.session.nextNumber, offer: "") : reader.ask("answer: ")
      switch reading {
      case .cell(let typed): return typed
      case .dropped: continue
      case .end: return nil
      }
    }
    return nil
  }

  private func modelAnswer(_ question: Question, _ judge: Judge) -> String {
    let answer = judge.modelAnswer(to: question)
    return question.kind == .code ? "\n\n```\n\(answer)\n```" : answer
  }
}
