import ArgumentParser
import enum Language.Visible
import Notebooks

/// `fieldbook lesson`: takes a lesson, cell by cell.
struct TakeLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Take a lesson, or list them.",
    discussion: """
      Each cell stands at the prompt: Enter runs it, as it is or changed. Questions are asked; what you answer is judged.
      Ctrl-D leaves; the next time the lesson goes on where you were.
      """)

  @Argument(help: "The lesson's number, or a file (.md); none lists the lessons.")
  var lesson: String?

  @Flag(help: "Begin anew, wherever you were.")
  var restart = false

  @Flag(help: "Forget how far you were, and end.")
  var reset = false

  @Flag(help: "Show a lesson that you have been through, with all hints and answers; run nothing.")
  var read = false

  @Flag(help: "Run every cell without asking.")
  var all = false

  @OptionGroup var access: AccessOptions

  @OptionGroup var editing: EditingOptions

  func validate() throws {
    if lesson == nil, restart || reset || read || all {
      throw ValidationError("which lesson? fieldbook lesson lists them")
    }
  }

  func run() throws {
    guard let lesson else {
      return try TakeLesson.list(on: CommandSession(numbersValues: true, isKept: false).console)
    }
    let path = try TakeLesson.path(of: lesson)
    let notebook = try Notebook(contentsOf: path)
    if reset { return forget(path) }
    if read { return try show(notebook, path) }
    let workplace = CommandSession(numbersValues: true, isKept: true, isPlain: editing.plainEditing)
    var walk = LessonWalk(
      workplace: workplace, reader: all ? nil : workplace.reader(), path: path, notebook: notebook)
    if !restart, !all { try walk.resume() }
    if let status = walk.take() { throw status }
  }

  private func forget(_ path: String) {
    let isForgotten = Directories.ofProcess.map { LessonProgress.forget(lesson: path, in: $0) } ?? false
    Fieldbook.remark(isForgotten ? "\(path): forgotten" : "\(path): there was nothing to forget")
  }

  /// Shows the lesson to be read.
  private func show(_ notebook: Notebook, _ path: String) throws {
    let progress = try Directories.ofProcess.flatMap {
      try LessonProgress(lesson: path, in: $0, count: notebook.cells.count)
    }
    guard let progress, progress.isFinished else {
      throw ValidationError("\(path) can be read with its answers once you have been through it")
    }
    let workplace = CommandSession(numbersValues: true, isKept: false)
    var text = ""
    for cell in notebook.cells {
      switch cell {
      case .prose(let prose): text += prose + "\n\n"
      case .code(let code): text += "```\n\(code.source)\n```\n\n"
      case .question(let yaml):
        guard let question = try? Question(yaml: yaml) else { continue }
        let known = progress.answers.first { $0.id == question.id }
        text += question.prose + "\n\n"
        text += question.hints.map { "- Hint: \($0)\n" }.joined() + "\n"
        if let known { text += "You answered: \(known.typed.isEmpty ? "nothing" : known.typed)\n\n" }
        text += "The answer: \(known?.outcome ?? question.answer)\n\n\(question.explanation)\n\n"
      }
    }
    let renderer = ProseRenderer(width: workplace.console.width, theme: workplace.console.theme)
    workplace.console.write(renderer.render(text))
    workplace.console.settle()
  }

  static func shelf() throws -> LessonShelf {
    if let shelf = LessonShelf.ofProcess { return shelf }
    throw ValidationError("no lessons found; FIELDBOOK_LESSONS can name the directory that holds them")
  }

  /// The file of a lesson by number or path.
  static func path(of name: String) throws -> String {
    guard let number = Int(name) else { return name }
    let shelf = try shelf()
    if let lesson = shelf.lesson(number) { return lesson.path }
    let numbers = shelf.lessons.map { String($0.number) }.joined(separator: ", ")
    throw ValidationError("there is no lesson \(number); there are \(numbers.isEmpty ? "none yet" : numbers)")
  }

  static func list(on console: TerminalConsole) throws {
    for lesson in try TakeLesson.shelf().lessons {
      let notebook = (try? Notebook(contentsOf: lesson.path)) ?? Notebook()
      let count = notebook.cells.count
      let progress = Directories.ofProcess.flatMap {
        try? LessonProgress(lesson: lesson.path, in: $0, count: count)
      }
      let number = String(lesson.number)
      let pad = String(repeating: " ", count: max(0, 2 - number.count))
      console.write("\(pad)\(number)  \(TakeLesson.bar(progress))  \(Visible.line(lesson.title))\n")
      let seconds = (try? StatedCost(of: notebook))?.seconds
      let remarks = [seconds.map { "\(Quantity.text(seconds: $0)) of computing" }, notebook.exercise]
      let remark = remarks.compactMap { $0 }.joined(separator: "; ")
      if !remark.isEmpty {
        console.write("    \(DisplayWidth.cut(Visible.line(remark), to: max(20, console.width - 5)))\n")
      }
    }
    console.settle()
  }

  /// How far a lesson is, in ten places.
  private static func bar(_ progress: LessonProgress?) -> String {
    guard let progress, progress.step > 0, progress.count > 0 else { return "..........      " }
    if progress.isFinished { return "##########  done" }
    let places = max(1, min(9, progress.step * 10 / progress.count))
    let share = "\(progress.step * 100 / progress.count) %"
    return String(repeating: "#", count: places) + String(repeating: ".", count: 10 - places) + "  "
      + String(repeating: " ", count: max(0, 4 - share.count)) + share
  }
}
