import ArgumentParser
import enum Language.Visible
import Notebooks

/// `fieldbook lesson`: takes someone through a lesson, cell by cell.
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

  @Flag(help: "Run every cell without asking.")
  var all = false

  func run() throws {
    let path = try lesson.map { try TakeLesson.path(of: $0) }
    let workplace = Workplace(numbersValues: true, isKept: path != nil)
    guard let path else { return try list(on: workplace.console) }
    let notebook = try Notebook(contentsOf: path)
    var walk = LessonWalk(
      workplace: workplace, reader: all ? nil : workplace.reader(), path: path, count: notebook.cells.count)
    if !restart, !all { walk.takeUp() }
    if let status = walk.take(notebook) { throw status }
  }

  static func shelf() throws -> LessonShelf {
    if let shelf = LessonShelf.ofProcess { return shelf }
    throw ValidationError("no lessons found; FIELDBOOK_LESSONS can name the directory that holds them")
  }

  /// The file of a lesson that is named by its number or by its path.
  static func path(of name: String) throws -> String {
    guard let number = Int(name) else { return name }
    let shelf = try shelf()
    if let lesson = shelf.lesson(number) { return lesson.path }
    let numbers = shelf.lessons.map { String($0.number) }.joined(separator: ", ")
    throw ValidationError("there is no lesson \(number); there are \(numbers.isEmpty ? "none yet" : numbers)")
  }

  private func list(on console: TerminalConsole) throws {
    let shelf = try TakeLesson.shelf()
    for lesson in shelf.lessons {
      let count = (try? Notebook(contentsOf: lesson.path))?.cells.count ?? 0
      let progress = Directories.ofProcess.flatMap {
        LessonProgress(lesson: lesson.path, in: $0, count: count)
      }
      let state = progress.map {
        $0.isFinished ? "  done" : $0.step == 0 ? "" : "  \($0.step) of \(count) steps"
      }
      let number = String(lesson.number)
      let pad = String(repeating: " ", count: max(0, 2 - number.count))
      console.write("\(pad)\(number)  \(Visible.line(lesson.title))\(state ?? "")\n")
    }
    console.settle()
  }
}
