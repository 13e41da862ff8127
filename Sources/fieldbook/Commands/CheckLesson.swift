import ArgumentParser
import Notebooks

/// `fieldbook check`: checks lessons.
struct CheckLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Prove lessons: every cell runs, every question judges as it says.",
    discussion: "What the cells print is not shown. Each fault is one line.")

  @Argument(help: ArgumentHelp("Lessons (.md).", valueName: "file"))
  var files: [String]

  func run() throws {
    var failed = false
    for file in files {
      let notebook = try Notebook(contentsOf: file)
      let workplace = Workplace(numbersValues: false, isKept: false, isSilent: true)
      var check = LessonCheck(session: workplace.session)
      let stopwatch = ContinuousClock.now
      check.run(notebook)
      let seconds = Int((ContinuousClock.now - stopwatch).components.seconds)
      for fault in check.faults { workplace.console.show(error: "\(file): \(fault)") }
      workplace.console.note(
        "\(file): \(check.cells) cells, \(check.questions) questions, \(seconds) s; \(check.faults.count) faults"
      )
      if !check.faults.isEmpty { failed = true }
    }
    if failed { throw Status.failed }
  }
}
