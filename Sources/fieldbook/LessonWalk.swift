import ArgumentParser
import Notebooks

import enum Language.Visible

/// Goes through a lesson: shows its prose, asks its questions, offers its cells, runs what is entered.
struct LessonWalk {
  let workplace: Workplace

  /// Asks for cells and answers; nil runs all cells and asks nothing.
  let reader: (any CellReader)?

  /// The lesson's file.
  let path: String
  private var progress: LessonProgress
  /// Guesses that wait for the cell that shows the outcome.
  private var open: [Guess] = []

  init(workplace: Workplace, reader: (any CellReader)?, path: String, count: Int) {
    self.workplace = workplace
    self.reader = reader
    self.path = path
    progress = LessonProgress(count: count)
  }

  /// Goes on where someone left the lesson: what was run then runs again, and is not shown.
  mutating func takeUp() {
    guard let directories = Directories.ofProcess,
      let kept = LessonProgress(lesson: path, in: directories, count: progress.count), kept.step > 0,
      !kept.isFinished
    else { return }
    progress = kept
    let cells = kept.cells.count == 1 ? "1 cell runs" : "\(kept.cells.count) cells run"
    workplace.console.note(
      "taken up at step \(kept.step + 1) of \(kept.count); \(cells) again (--restart begins anew)")
    for cell in kept.cells {
      workplace.console.status(cell.split(separator: "\n").first.map(String.init) ?? "")
      if workplace.session.run(cell, isSilent: true) == .interrupted { break }
    }
    workplace.console.status("")
  }

  /// Keeps how far the lesson is. One that cannot be kept is taken all the same.
  private mutating func step(to step: Int) {
    progress.step = step
    guard reader != nil, let directories = Directories.ofProcess else { return }
    try? progress.save(lesson: path, in: directories)
  }

  /// A guess, and what was typed.
  private struct Guess {
    let question: Question
    let typed: String
  }

  /// Takes the lesson to its end, or to where someone leaves. Behind its end the prompt stays, with all that the lesson
  /// has made.
  ///
  /// - Returns: the exit status, where something failed or was stopped without anybody asking for it.
  mutating func take(_ notebook: Notebook) -> ExitCode? {
    if reader != nil {
      workplace.console.note(
        "Enter runs a cell, as it is or changed; `skip` passes over it, Ctrl-C gives a free prompt, Ctrl-D leaves"
      )
    }
    let first = progress.step
    // Where it is taken up, the prose before is read again.
    if first > 0,
      case .prose(let text)? = notebook.cells[..<first].last(where: {
        if case .prose = $0 { true } else { false }
      })
    {
      show(text)
    }
    for (index, cell) in notebook.cells.enumerated().dropFirst(first) {
      switch cell {
      case .prose(let text): show(text)
      case .question(let yaml): if !ask(yaml) { return nil }
      case .code(let code):
        guard let reader else {
          show(code)
          let ending = workplace.session.run(code.source)
          if let status = ending.status, ending == .interrupted || !code.isRecordedToFail { return status }
          continue
        }
        guard offer(code, to: reader) else { return nil }
        for guess in open { tell(guess) }
        open = []
      }
      if workplace.console.isClosed { return nil }
      // A guess is not behind before its outcome was shown.
      if open.isEmpty { step(to: index + 1) }
    }
    if let reader {
      if progress.asked > 0 {
        workplace.console.note(
          "\(progress.right) of \(progress.asked) questions answered right at the first try")
      }
      workplace.console.note("the lesson ends here; go on as you like, Ctrl-D leaves")
      ReadLoop(workplace: workplace, reader: reader).run()
    }
    return nil
  }

  private func show(_ prose: String) {
    let renderer = ProseRenderer(
      width: workplace.console.width, usesColour: workplace.surroundings.usesColour)
    workplace.console.settle()
    workplace.console.write("\n" + renderer.render(prose) + "\n")
  }

  /// Shows a cell as it would stand at the prompt.
  private func show(_ code: CodeCell) {
    let prompt = "In [\(workplace.session.nextNumber)]: "
    let margin = "\n" + String(repeating: " ", count: max(0, prompt.count - 5)) + "...: "
    let lines = Visible.text(code.source).split(separator: "\n", omittingEmptySubsequences: false)
    workplace.console.write(prompt + lines.joined(separator: margin) + "\n")
  }

  // MARK: - Cells

  /// Offers a cell until it has run, changed or not, or is passed over; false where someone leaves.
  ///
  /// A cell that fails or is stopped comes again, as it was typed last. Ctrl-C gives a free prompt: what runs there is the learner's own,
  /// and the offered cell comes back behind it.
  private mutating func offer(_ code: CodeCell, to reader: any CellReader) -> Bool {
    var offered = code.source
    while true {
      workplace.console.settle()
      switch reader.read(number: workplace.session.nextNumber, offer: offered) {
      case .cell(let source):
        let text = String(source.trimmingBlanks)
        if ReadLoop.farewells.contains(text) { return false }
        if text == "skip" { return true }
        if text.isEmpty {
          offered = code.source
          continue
        }
        let number = workplace.session.nextNumber
        let ending = workplace.session.run(source)
        // A magic is no cell.
        if workplace.session.nextNumber == number { continue }
        switch ending {
        case .done, .value:
          progress.cells.append(source)
          return true
        case .failed where source == code.source && code.isRecordedToFail: return true
        case .failed, .interrupted:
          workplace.console.note("the cell comes again: mend it, or type skip to go on without it")
          offered = source
        }
      case .dropped:
        guard freePrompt(reader) else { return false }
        offered = code.source
      case .end: return false
      }
    }
  }

  /// Cells of the learner's own, until an empty one; false where someone leaves.
  private mutating func freePrompt(_ reader: any CellReader) -> Bool {
    workplace.console.note("cells of your own; an empty line goes back to the lesson")
    while true {
      workplace.console.settle()
      switch reader.read(number: workplace.session.nextNumber, offer: "") {
      case .cell(let source):
        let text = String(source.trimmingBlanks)
        if text.isEmpty { return true }
        if ReadLoop.farewells.contains(text) { return false }
        if workplace.session.run(source).status == nil { progress.cells.append(source) }
      case .dropped: continue
      case .end: return false
      }
    }
  }

  // MARK: - Questions

  private var judge: Judge { Judge { workplace.session.runner.evaluate($0) } }

  private func say(_ text: String) { show(text) }

  /// Asks a question until it is answered right, given up or passed over; false where someone leaves.
  private mutating func ask(_ yaml: String) -> Bool {
    let question: Question
    do { question = try Question(yaml: yaml) } catch {
      workplace.console.show(error: "Error: a question of this lesson cannot be asked: \(error.description)")
      return true
    }
    var lines = "**\(question.isGuess ? "Guess" : "Question"):** \(question.ask)\n"
    for (index, choice) in question.choices.enumerated() {
      lines += "\n- (\(Question.letter(index))) \(choice)"
    }
    say(lines)
    guard let reader else { return true }
    if question.isGuess { return guess(question, reader) }
    workplace.console.note("Enter passes over it; `hint` helps, `answer` tells")
    var hints = question.hints[...]
    var hasFailed = false
    while true {
      workplace.console.settle()
      let reading =
        question.kind == .code
        ? reader.read(number: workplace.session.nextNumber, offer: "") : reader.ask("answer: ")
      guard case .cell(let typed) = reading else {
        if reading == .end { return false }
        continue
      }
      switch typed.trimmingBlanks {
      case "": return true
      case "hint":
        if let hint = hints.popFirst() {
          say("Hint: " + hint)
        } else {
          workplace.console.note("there is no further hint")
        }
        continue
      case "answer":
        progress.asked += 1
        ReviewLog.keep(.failed, of: question.id, lesson: path)
        say("The answer: " + modelAnswer(question) + "\n\n" + question.explanation)
        return true
      case let text where ReadLoop.farewells.contains(String(text)): return false
      default: break
      }
      if question.kind == .code {
        let ending = workplace.session.run(typed)
        if ending.status != nil { continue }
        progress.cells.append(typed)
      }
      switch judge.verdict(on: typed, to: question) {
      case .right:
        progress.asked += 1
        if !hasFailed { progress.right += 1 }
        let isHelped = hasFailed || hints.count < question.hints.count
        ReviewLog.keep(isHelped ? .helped : .right, of: question.id, lesson: path)
        say("Right. " + question.explanation)
        return true
      case .wrong(let why):
        hasFailed = true
        say(why.map { "Not yet. " + $0 } ?? "Not yet." + (hints.isEmpty ? "" : " `hint` helps."))
      case .unreadable(let what): workplace.console.note(what)
      }
    }
  }

  private func modelAnswer(_ question: Question) -> String {
    let answer = judge.modelAnswer(to: question)
    return question.kind == .code ? "\n\n```\n\(answer)\n```" : answer
  }

  /// False where someone leaves.
  private mutating func guess(_ question: Question, _ reader: any CellReader) -> Bool {
    while true {
      workplace.console.settle()
      switch reader.ask("guess: ") {
      case .cell(let typed):
        let text = String(typed.trimmingBlanks)
        if ReadLoop.farewells.contains(text) { return false }
        open.append(Guess(question: question, typed: text))
        return true
      case .dropped: continue
      case .end: return false
      }
    }
  }

  /// Compares a guess with what the cell has shown.
  private mutating func tell(_ guess: Guess) {
    let answer = modelAnswer(guess.question)
    if guess.typed.isEmpty {
      say("It is \(answer). \(guess.question.explanation)")
      return
    }
    progress.asked += 1
    let verdict = judge.verdict(on: guess.typed, to: guess.question)
    ReviewLog.keep(verdict == .right ? .right : .failed, of: guess.question.id, lesson: path)
    switch verdict {
    case .right:
      progress.right += 1
      say("Your guess was right: \(answer). \(guess.question.explanation)")
    case .wrong(let why):
      say(
        "You guessed \(guess.typed), it is \(answer). " + (why.map { $0 + " " } ?? "")
          + guess.question.explanation)
    case .unreadable: say("You guessed \(guess.typed), it is \(answer). \(guess.question.explanation)")
    }
  }
}
