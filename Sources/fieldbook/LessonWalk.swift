import ArgumentParser
import Notebooks

import enum Language.Visible

/// Goes through a lesson: shows its prose, asks its questions, offers its cells, runs what is entered.
struct LessonWalk {
  let workplace: Workplace

  /// Asks for cells and answers; nil runs all cells and asks nothing.
  let reader: (any CellReader)?

  /// A guess, and what was typed.
  private struct Guess {
    let question: Question
    let typed: String
  }

  /// Takes the lesson to its end, or to where someone leaves. Behind its end the prompt stays, with all that the lesson
  /// has made.
  ///
  /// - Returns: the exit status, where something failed or was stopped without anybody asking for it.
  func take(_ notebook: Notebook) -> ExitCode? {
    if reader != nil {
      workplace.console.note(
        "Enter runs a cell, as it is or changed; `skip` passes over it, Ctrl-C gives a free prompt, Ctrl-D leaves"
      )
    }
    var open: [Guess] = []
    var score = Score()
    for cell in notebook.cells {
      switch cell {
      case .prose(let text): show(text)
      case .question(let yaml):
        switch ask(yaml, &score) {
        case .left: return nil
        case .guessed(let guess): open.append(guess)
        case .done: break
        }
      case .code(let code):
        guard let reader else {
          show(code)
          let ending = workplace.session.run(code.source)
          if let status = ending.status, ending == .interrupted || !code.isRecordedToFail { return status }
          continue
        }
        guard offer(code, to: reader) else { return nil }
        for guess in open { tell(guess, &score) }
        open = []
      }
      if workplace.console.isClosed { return nil }
    }
    if let reader {
      if score.asked > 0 {
        workplace.console.note("\(score.right) of \(score.asked) questions answered right")
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
  private func offer(_ code: CodeCell, to reader: any CellReader) -> Bool {
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
        case .done, .value: return true
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
  private func freePrompt(_ reader: any CellReader) -> Bool {
    workplace.console.note("cells of your own; an empty line goes back to the lesson")
    while true {
      workplace.console.settle()
      switch reader.read(number: workplace.session.nextNumber, offer: "") {
      case .cell(let source):
        let text = String(source.trimmingBlanks)
        if text.isEmpty { return true }
        if ReadLoop.farewells.contains(text) { return false }
        workplace.session.run(source)
      case .dropped: continue
      case .end: return false
      }
    }
  }

  // MARK: - Questions

  private struct Score {
    var asked = 0
    var right = 0
  }

  private enum Asked {
    case done, left
    case guessed(Guess)
  }

  private var judge: Judge { Judge { workplace.session.runner.evaluate($0) } }

  private func say(_ text: String) { show(text) }

  /// Asks a question until it is answered right, given up or passed over.
  private func ask(_ yaml: String, _ score: inout Score) -> Asked {
    let question: Question
    do { question = try Question(yaml: yaml) } catch {
      workplace.console.show(error: "Error: a question of this lesson cannot be asked: \(error.description)")
      return .done
    }
    var lines = "**\(question.isGuess ? "Guess" : "Question"):** \(question.ask)\n"
    for (index, choice) in question.choices.enumerated() {
      lines += "\n- (\(Question.letter(index))) \(choice)"
    }
    say(lines)
    guard let reader else { return .done }
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
        if reading == .end { return .left }
        continue
      }
      switch typed.trimmingBlanks {
      case "": return .done
      case "hint":
        if let hint = hints.popFirst() {
          say("Hint: " + hint)
        } else {
          workplace.console.note("there is no further hint")
        }
        continue
      case "answer":
        score.asked += 1
        say("The answer: " + modelAnswer(question) + "\n\n" + question.explanation)
        return .done
      case let text where ReadLoop.farewells.contains(String(text)): return .left
      default: break
      }
      if question.kind == .code {
        let ending = workplace.session.run(typed)
        if ending.status != nil { continue }
      }
      switch judge.verdict(on: typed, to: question) {
      case .right:
        score.asked += 1
        if !hasFailed { score.right += 1 }
        say("Right. " + question.explanation)
        return .done
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

  private func guess(_ question: Question, _ reader: any CellReader) -> Asked {
    while true {
      workplace.console.settle()
      switch reader.ask("guess: ") {
      case .cell(let typed):
        let text = String(typed.trimmingBlanks)
        if ReadLoop.farewells.contains(text) { return .left }
        return .guessed(Guess(question: question, typed: text))
      case .dropped: continue
      case .end: return .left
      }
    }
  }

  /// Compares a guess with what the cell has shown.
  private func tell(_ guess: Guess, _ score: inout Score) {
    let answer = modelAnswer(guess.question)
    if guess.typed.isEmpty {
      say("It is \(answer). \(guess.question.explanation)")
      return
    }
    score.asked += 1
    switch judge.verdict(on: guess.typed, to: guess.question) {
    case .right:
      score.right += 1
      say("Your guess was right: \(answer). \(guess.question.explanation)")
    case .wrong(let why):
      say(
        "You guessed \(guess.typed), it is \(answer). " + (why.map { $0 + " " } ?? "")
          + guess.question.explanation)
    case .unreadable: say("You guessed \(guess.typed), it is \(answer). \(guess.question.explanation)")
    }
  }
}
