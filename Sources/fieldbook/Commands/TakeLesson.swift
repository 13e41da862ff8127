import ArgumentParser
import enum Language.Visible
import Notebooks

/// `fieldbook lesson`: takes someone through a lesson, cell by cell.
struct TakeLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Take a lesson, or list them.",
    discussion: """
      Each cell stands at the prompt: Enter runs it; change it first, or type something else, and it comes again.
      Ctrl-D leaves.
      """)

  @Argument(help: "The lesson's number; none lists the lessons.")
  var number: Int?

  @Flag(help: "Run every cell without asking.")
  var all = false

  func run() throws {
    guard let shelf = LessonShelf.ofProcess else {
      throw ValidationError("no lessons found; FIELDBOOK_LESSONS can name the directory that holds them")
    }
    let workplace = Workplace(numbersValues: true, isKept: number != nil)
    guard let number else {
      for lesson in shelf.lessons {
        workplace.console.write("\(lesson.number)  \(Visible.line(lesson.title))\n")
      }
      workplace.console.settle()
      return
    }
    guard let lesson = shelf.lesson(number) else {
      let numbers = shelf.lessons.map { String($0.number) }.joined(separator: ", ")
      throw ValidationError(
        "there is no lesson \(number); there are \(numbers.isEmpty ? "none yet" : numbers)")
    }
    let notebook = try Notebook(contentsOf: lesson.path)
    let walk = LessonWalk(workplace: workplace, reader: all ? nil : workplace.reader())
    if let status = walk.take(notebook) { throw status }
  }
}
