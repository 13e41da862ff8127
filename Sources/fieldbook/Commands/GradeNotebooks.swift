import Files
import ArgumentParser
import enum Engine.Interruption
import Glibc
import Notebooks

/// `fieldbook grade`: judges the notebooks of a class.
struct GradeNotebooks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Judge learners' notebooks, each in a process of its own.",
    discussion: """
      The questions are those of the lesson; of a notebook, its cells and what stands behind `yours:` count. What does not end, \
      crashes or cannot be read gets rows that say so. Exit status 0 means that there is a row for each notebook and question.
      """)

  @Argument(help: ArgumentHelp("Learners' notebooks (.md).", valueName: "file"))
  var files: [String]

  @Option(help: "The lesson's number, or its file (.md).")
  var lesson: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The table to write.", valueName: "grades.csv"))
  var output: String

  @Option(
    help:
      "Seconds that a notebook may take; by default five times what the lesson states, and at least \(GradeNotebooks.leastSeconds)."
  )
  var seconds: Int?

  private static let leastSeconds = 120

  @Option(help: "Memory that a notebook may take, as in \"2 GB\".")
  var memory = "2 GB"

  @Option(help: ArgumentHelp("A directory for one file of feedback a notebook.", valueName: "dir"))
  var feedback: String?

  func validate() throws {
    if let seconds, !(1...86_400).contains(seconds) {
      throw ValidationError("--seconds lies between 1 and 86400, found \(seconds)")
    }
    guard let bytes = Quantity.bytes(memory), bytes >= 64_000_000 else {
      throw ValidationError("--memory is at least 64 MB, as in \"2 GB\", found \(memory)")
    }
  }

  func run() throws {
    let path = try TakeLesson.path(of: lesson)
    let lessonNotebook = try Notebook(contentsOf: path)
    let questions = try Grader(lesson: lessonNotebook).questions
    if let feedback { try Directories.make(feedback) }
    Signals.prepare()
    let stated = (try? StatedCost(of: lessonNotebook))?.seconds
    let limits = GradingJob.Limits(
      seconds: seconds ?? max(Self.leastSeconds, Int(min(5 * (stated ?? 0), 86_400))),
      bytes: Quantity.bytes(memory) ?? 0)
    let console = TerminalConsole(.ofProcess, numbersValues: false)
    var grades: [Grade] = []
    var names: Set<String> = []
    for file in files {
      console.status("\(file) …")
      let job = GradingJob(lesson: path, file: file, limits: limits)
      let (events, ending) = try job.run()
      if Interruption.take() { throw Status.interrupted }
      let grade = Grade(file: file, questions: questions, events: events, ending: ending)
      grades.append(grade)
      // After each notebook: whoever stops a long run has what was graded.
      try TextFile.write(Grade.table(grades), to: output)
      if let feedback {
        let title = lessonNotebook.title ?? "Feedback"
        let name = Self.name(for: file, besides: &names)
        try TextFile.write(
          grade.feedback(title: title, questions: questions), to: "\(feedback)/\(name).md")
      }
      let remark = grade.total.reason.isEmpty ? "" : "; \(grade.total.reason)"
      console.note(
        "\(file): \(Points.text(grade.total.points)) of \(Points.text(grade.total.of)) points\(remark)")
    }
  }

  /// The name of a notebook's feedback: its own, and a number where another has it.
  private static func name(for file: String, besides names: inout Set<String>) -> String {
    let stem = file.fileName?.withoutFileExtension ?? ""
    let base = stem.isEmpty ? "notebook" : stem
    var name = base
    var number = 2
    while !names.insert(name).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }
}
