import Notebooks

/// Goes through the questions that are due, and notes how each went.
struct ReviewWalk {
  let workplace: CommandSession
  let reader: any CellReader
  let day: Day

  func take(_ deck: ReviewDeck, count: Int, seed: UInt64) {
    let due = deck.due(on: day)
    let drawn = due.map { (card: $0, question: $0.draw(seed: seed)) }
    let usable = drawn.filter { $0.question.standsAlone(in: silentSession()) }
    let leftOut = drawn.count - usable.count
    if leftOut > 0 {
      note(
        "left out: \(leftOut) of \(drawn.count) questions, which need the cells of their lessons (they have no `setup`)"
      )
    }
    let asked = usable.prefix(count)
    if asked.isEmpty { return sayNext(deck) }
    note("\(asked.count) of \(usable.count) questions that are due; Ctrl-D leaves")
    var answered = 0
    var right = 0
    var title = ""
    for (card, question) in asked {
      if card.title != title { show("# " + card.title) }
      title = card.title
      switch ask(question) {
      case .left: return sayResult(right, of: answered)
      case .passedOver, .back: continue
      case .answered(let recall):
        answered += 1
        if recall == .right { right += 1 }
        ReviewLog.keep(recall, of: card.question.id, lesson: card.lesson, on: day)
      }
    }
    sayResult(right, of: answered)
  }

  /// Asks a question in a session of its own, in which only its `setup` has run.
  private func ask(_ question: Question) -> QuestionDialogue.Ending {
    let place = CommandSession(numbersValues: true, isKept: false)
    if !question.setup.isEmpty { place.session.run(question.setup, isSilent: true) }
    let dialogue = QuestionDialogue(question: question, session: place.session, show: show)
    return dialogue.ask(read: { entered(question, place) }, run: { place.session.run($0) }).ending
  }

  /// What someone types; nil where they leave.
  private func entered(_ question: Question, _ place: CommandSession) -> QuestionDialogue.Entered? {
    if place.console.isClosed { return nil }
    place.console.makeRoom()
    let reading =
      question.kind == .code
      ? reader.read(number: place.session.nextNumber, offer: "") : reader.ask("answer: ")
    return QuestionDialogue.Entered(reading, in: place.session)
  }

  private func silentSession() -> Session {
    CommandSession(numbersValues: false, isKept: false, isSilent: true).session
  }

  private func sayResult(_ right: Int, of count: Int) {
    if count > 0 { note("\(right) of \(count) right at the first try") }
  }

  private func sayNext(_ deck: ReviewDeck) {
    let next = deck.cards.map(\.due).filter { $0 > day }.min()
    note("nothing else is due" + (next.map { "; the next question comes on \($0.text)" } ?? ""))
  }

  private func note(_ text: String) { workplace.console.note(text) }

  private func show(_ prose: String) {
    workplace.show(prose: prose)
    workplace.console.settle()
  }
}
