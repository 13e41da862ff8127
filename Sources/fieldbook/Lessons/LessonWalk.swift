import ArgumentParser
import Notebooks
import Phrases

import enum Language.Visible

/// Goes through a lesson: shows its prose, asks its questions, offers its cells, runs what is entered.
struct LessonWalk {
  /// Where the lesson goes from one of its steps.
  enum Turn {
    case on, back, leave
  }

  let workplace: CommandSession

  /// Asks for cells and answers; nil runs all cells and asks nothing.
  let reader: (any CellReader)?

  /// The lesson's file.
  let path: String
  let notebook: Notebook
  var progress: LessonProgress
  /// Guesses that wait for the cell that shows the outcome.
  var open: [(question: Question, typed: String)] = []
  /// The step that is next; those before it may be visited again.
  private var furthest: Int
  /// Whether it is taken within a session, which goes on behind it.
  private let isWithinSession: Bool

  init(
    workplace: CommandSession, reader: (any CellReader)?, path: String, notebook: Notebook,
    isWithinSession: Bool = false
  ) {
    self.isWithinSession = isWithinSession
    self.workplace = workplace
    self.reader = reader
    self.path = path
    self.notebook = notebook
    progress = LessonProgress(count: notebook.cells.count)
    furthest = 0
    workplace.session.runner.trainings?.shortest = Self.longTraining
  }

  var session: Session { workplace.session }

  /// Seconds from which the weights of a training are kept: a lesson makes many short ones.
  private static let longTraining = 2.0

  /// Goes on where someone left the lesson: what was run then runs again, and is not shown.
  ///
  /// - Throws: `FileFault` if a newer version saved how far.
  mutating func resume() throws(FileFault) {
    guard let directories = Directories.ofProcess,
      let kept = try LessonProgress(lesson: path, in: directories, count: progress.count), kept.step > 0
    else { return }
    if kept.isFinished {
      note("you have been through this lesson; it begins anew (--read shows it with all hints and answers)")
      return
    }
    progress = kept
    furthest = kept.step
    let cells = kept.cellCount.of("cell") + (kept.cellCount == 1 ? " runs" : " run")
    note("taken up at step \(kept.step + 1) of \(kept.count); \(cells) again (--restart begins anew)")
    replay: for (index, event) in kept.events.enumerated() {
      switch event {
      case .prose(let text): session.record(prose: text)
      case .cell(let cell, let trainings):
        workplace.console.status(cell.split(separator: "\n").first.map(String.init) ?? "")
        let ending = session.run(cell, isSilent: true, with: trainings)
        progress.events[index] = .cell(cell, trainings: session.entries.last?.trainings ?? [])
        if ending == .interrupted { break replay }
      }
    }
    workplace.console.status("")
  }

  /// Takes the lesson to its end, or to where someone leaves. Behind its end the prompt stays, with all that the lesson
  /// has made.
  ///
  /// - Returns: the exit status, where something failed or was stopped without anybody asking for it.
  mutating func take() -> ExitCode? {
    guard reader != nil else { return runAll() }
    note(
      "Enter runs a cell, as it is or changed; `info`, typed behind it, shows what else there is; Ctrl-D leaves"
    )
    var index = progress.step
    if index > 0 { showProse(before: index) }
    while index < notebook.cells.count {
      let turn: Turn
      switch notebook.cells[index] {
      case .prose(let text):
        show(text)
        if index == furthest { record(text) }
        turn = .on
      case .question(let yaml): turn = ask(yaml)
      case .code(let code):
        turn = offer(code)
        if turn == .on { tellGuesses() }
      }
      if workplace.console.isClosed { return nil }
      switch turn {
      case .leave: return nil
      case .back:
        index = stop(before: index) ?? index
        showProse(before: index)
      case .on:
        index += 1
        furthest = max(furthest, index)
        // A guess is not behind before its outcome was shown.
        if open.isEmpty { keep(step: furthest) }
      }
    }
    close()
    return nil
  }

  /// Runs all cells, and asks nothing.
  private func runAll() -> ExitCode? {
    for cell in notebook.cells {
      switch cell {
      case .prose(let text):
        show(text)
        session.record(prose: text)
      case .question(let yaml):
        guard let question = try? Question(yaml: yaml) else { continue }
        show(question.prose)
        session.record(prose: question.prose)
      case .code(let code):
        show(code)
        let ending = session.run(code.source)
        if let status = ending.status, ending == .interrupted || !code.isRecordedToFail { return status }
      }
      if workplace.console.isClosed { return nil }
    }
    return nil
  }

  /// The end: the guesses beside what came out, and a free prompt.
  private mutating func close() {
    let guesses = progress.answers.filter(\.isGuess)
    if !guesses.isEmpty {
      let text = "**Your guesses**\n\n" + guesses.map(Self.line).joined(separator: "\n")
      show(text)
      record(text)
    }
    let (right, answered) = progress.score
    if answered > 0 { note("\(right) of \(answered) questions answered right at the first try") }
    if isWithinSession { return note("the lesson ends here") }
    note("the lesson ends here; go on as you like, Ctrl-D leaves")
    if let reader { ReadLoop(workplace: workplace, reader: reader).run() }
  }

  // MARK: - Steps

  /// The cell or question before a step.
  private func stop(before index: Int) -> Int? {
    notebook.cells[..<index].lastIndex { if case .prose = $0 { false } else { true } }
  }

  /// Where a lesson is gone on with in its middle, the prose before it is read again.
  private func showProse(before index: Int) {
    let prose = notebook.cells[..<index].last { if case .prose = $0 { true } else { false } }
    if case .prose(let text)? = prose { show(text) }
  }

  /// Keeps how far the lesson is. One that cannot be kept is taken all the same.
  private mutating func keep(step: Int) {
    progress.step = step
    guard let directories = Directories.ofProcess else { return }
    try? progress.save(lesson: path, in: directories)
  }

  /// Notes prose, for the learner's own copy.
  mutating func record(_ prose: String) {
    progress.events.append(.prose(prose))
    session.record(prose: prose)
  }

  // MARK: - Words

  /// Reads at a prompt; words that mean the same everywhere are answered here.
  ///
  /// - `offer`: the cell that stands at the prompt.
  /// - Returns: nil where someone leaves.
  mutating func entered(
    behind offer: String = "", _ read: (any CellReader) -> Reading
  ) -> QuestionDialogue.Entered? {
    guard let reader else { return nil }
    while true {
      workplace.console.makeRoom()
      let entered = QuestionDialogue.Entered(read(reader), in: session, behind: offer)
      switch entered {
      case .word(.info): showInfo()
      case .word(.review): showReview()
      case .word(.play):
        switch play() {
        case nil: return nil
        case .main?: continue
        case let word?: return .word(word)
        }
      case .word(.main): note("this is the lesson")
      default: return entered
      }
    }
  }

  /// Cells of the learner's own, until a word or an empty one goes back to the lesson.
  ///
  /// - Returns: the word; nil where someone leaves.
  mutating func play() -> LessonWord? {
    guard let reader else { return nil }
    note("cells of your own; `main` or an empty line goes back to the lesson")
    reader.promptWord = "play"
    defer { reader.promptWord = "In" }
    while true {
      workplace.console.makeRoom()
      let number = session.nextNumber
      switch QuestionDialogue.Entered(reader.read(number: number, offer: session.takeOffer()), in: session) {
      case nil: return nil
      case .dropped, .word(.play): continue
      case .word(.info): showInfo()
      case .word(.review): showReview()
      case .word(let word): return word
      case .text(let source):
        if source.trimmingBlanks.isEmpty { return .main }
        run(source)
      }
    }
  }

  /// Runs a cell, and keeps it for the next time; nil where it was a magic and no cell.
  @discardableResult
  mutating func run(_ source: String) -> CellEnding? {
    let number = session.nextNumber
    let ending = session.run(source)
    if session.nextNumber == number { return nil }
    if ending.status == nil {
      progress.events.append(.cell(source, trainings: session.entries.last?.trainings ?? []))
    }
    return ending
  }

  private func showInfo() {
    let words = LessonWord.allCases.map { "- `\($0.rawValue)` \($0.summary)" }.joined(separator: "\n")
    let (right, answered) = progress.score
    let score = answered > 0 ? ", \(right) of \(answered) questions right at the first try" : ""
    show(
      """
      **\(notebook.title ?? path)**: step \(min(furthest + 1, progress.count)) of \(progress.count)\(score).

      \(words)

      Ctrl-C at a cell gives a prompt of your own too, as `play` does.
      """)
  }

  private func showReview() {
    if progress.answers.isEmpty { return note("no question is behind you yet") }
    show(progress.answers.map(Self.line).joined(separator: "\n"))
  }

  /// An answer and its outcome, as an item of a list.
  private static func line(_ answer: LessonProgress.Answer) -> String {
    let typed = answer.typed.isEmpty ? "nothing" : code(answer.typed)
    let verb = answer.isGuess ? "guessed" : "answered"
    let outcome =
      answer.isRight
      ? "right" : answer.outcome.contains("```") ? "not right at once" : "it is \(answer.outcome)"
    return "- \(answer.ask.split(separator: "\n").joined(separator: " ")) You \(verb) \(typed): \(outcome)."
  }

  // MARK: - Showing

  func note(_ text: String) { workplace.console.note(text) }

  func show(_ prose: String) { workplace.show(prose: prose) }

  /// Shows a cell as it would stand at the prompt.
  private func show(_ code: CodeCell) {
    let prompt = CellPrompt(session.nextNumber)
    workplace.console.write(prompt.shown(before: Visible.text(code.source)) + "\n")
  }
}
