import Files
import ArgumentParser
import Glibc
import Notebooks

/// `fieldbook assign`: writes the notebook that a class gets of a lesson.
struct AssignLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Write a lesson as an assignment, without its answers.",
    discussion: """
      Answers, accepted forms, known wrong answers, checks, hints and explanations are taken out; each question gets a place for \
      an answer. `fieldbook grade` reads what comes back.
      """)

  @Argument(help: "The lesson's number, or a file (.md).")
  var lesson: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The directory to write to.", valueName: "dir"))
  var output: String

  @Flag(help: "Leave the hints in.")
  var keepHints = false

  func run() throws {
    let path = try TakeLesson.path(of: lesson)
    let assignment = try Assignment(of: Notebook(contentsOf: path), keepsHints: keepHints)
    try Directories.make(output)
    let target = output + "/" + (path.fileName ?? "lesson.md")
    if Self.isSameFile(path, target) {
      throw ValidationError("\(output) holds the lesson itself; -o needs another directory")
    }
    for remark in assignment.remarks { Fieldbook.remark(remark) }
    let format = NotebookFormat(fileName: target) ?? .markdown
    try TextFile.write(format.print(assignment.notebook), to: target)
    Fieldbook.remark("\(target) is written")
  }

  /// Whether two paths lead to one file, also by links.
  private static func isSameFile(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_ino == second.st_ino
      && first.st_dev == second.st_dev
  }
}
