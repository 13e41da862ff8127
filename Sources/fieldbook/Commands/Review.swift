import ArgumentParser
import Glibc
import Notebooks
import Phrases

/// `fieldbook review`: asks questions of taken lessons again, or writes them down with their answers.
struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask questions of taken lessons again, or write a study sheet.",
    discussion: """
      A question that goes right rests for longer each time: \(ReviewLog.days.map(String.init).joined(separator: ", ")) days. One \
      that you give up comes again the next day. Where it has parameters, the numbers are others.
      """)

  @Argument(
    help: ArgumentHelp(
      "Lessons by number or file; none means those that you have taken.", valueName: "lesson"))
  var lessons: [String] = []

  @Option(help: "The most questions to ask.")
  var count = 10

  @Option(
    help: ArgumentHelp(
      "Write questions, answers and explanations to this file (.md, .html) instead.", valueName: "file"))
  var sheet: String?

  @Option(help: "Another seed, other numbers.")
  var seed = 0

  @Option(help: .hidden)
  var today: Int?

  @OptionGroup var editing: EditingOptions

  func validate() throws {
    guard count > 0 else { throw ValidationError("--count is 1 or more, found \(count)") }
    if let sheet, !Self.isMarkdown(sheet), !Self.isHTML(sheet) {
      throw ValidationError("a study sheet's name ends in .md or .html, found \(sheet)")
    }
  }

  func run() throws {
    let taken = try self.taken()
    if taken.isEmpty {
      throw ValidationError(
        "no lesson is taken yet; `fieldbook lesson` lists them, `fieldbook review 3` asks of lesson 3")
    }
    if let sheet { return try write(taken, to: sheet) }
    let day = today.map { Day($0) } ?? .today
    var deck = ReviewDeck()
    for lesson in taken {
      let log = try Directories.ofProcess.map { try ReviewLog(lesson: lesson.path, in: $0) } ?? ReviewLog()
      deck.add(lesson.notebook, lesson: lesson.path, steps: lesson.steps, log: log, today: day)
    }
    let workplace = CommandSession(numbersValues: true, isKept: false, isPlain: editing.plainEditing)
    let walk = ReviewWalk(workplace: workplace, reader: workplace.reader(), day: day)
    walk.take(deck, count: count, seed: UInt64(bitPattern: Int64(seed)))
  }

  /// A lesson and how many of its steps are behind.
  private struct Taken {
    var path: String
    var notebook: Notebook
    var steps: Int
  }

  /// The lessons that are named, whole; else those on the shelf, as far as they were taken.
  private func taken() throws -> [Taken] {
    if !lessons.isEmpty {
      return try lessons.map { name in
        let path = try TakeLesson.path(of: name)
        let notebook = try Notebook(contentsOf: path)
        return Taken(path: path, notebook: notebook, steps: notebook.cells.count)
      }
    }
    guard let directories = Directories.ofProcess else { return [] }
    return try TakeLesson.shelf().lessons.compactMap { lesson in
      guard let notebook = try? Notebook(contentsOf: lesson.path),
        let progress = try LessonProgress(lesson: lesson.path, in: directories, count: notebook.cells.count),
        progress.step > 0
      else { return nil }
      return Taken(path: lesson.path, notebook: notebook, steps: progress.step)
    }
  }

  // MARK: - Study sheets

  private static func isMarkdown(_ path: String) -> Bool { NotebookFormat(fileName: path) == .markdown }
  private static func isHTML(_ path: String) -> Bool { path.lowercased().hasSuffix(".html") }

  private func write(_ lessons: [Taken], to path: String) throws {
    var sheet = StudySheet()
    for lesson in lessons {
      let title = lesson.notebook.title ?? lesson.path
      sheet.add(lesson.notebook, steps: lesson.steps) {
        CommandSession(numbersValues: false, isKept: false, isSilent: true).session
      } runs: { cells in
        Fieldbook.remark(
          "\(title): \(cells.of("cell")) \(cells == 1 ? "runs" : "run") for the answers that need them")
      }
    }
    let count = sheet.sections.reduce(0) { $0 + $1.items.count }
    try TextFile.write(Self.isHTML(path) ? sheet.html : sheet.markdown, to: path)
    Fieldbook.remark("\(count.of("question")) written to \(path)")
  }
}
