import ArgumentParser
import Formats
import Glibc
import Notebooks

/// The process in which `fieldbook grade` has one notebook run: reads a job from the standard input, and writes what comes to light.
struct GradeOne: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade-one", abstract: "Judge one notebook (started by grade).", shouldDisplay: false)

  func run() throws {
    let text = try TextFile.read(descriptor: STDIN_FILENO, name: "standard input")
    guard let job = JSON(text).flatMap(GradingJob.init) else {
      throw ValidationError("grade-one is started by `fieldbook grade`, with a job on its standard input")
    }
    // Limits are set before a byte of the learner's is read.
    job.limits.apply()
    CellAccess.refuseRanks()
    let grader = try Grader(lesson: Notebook(contentsOf: job.lesson))
    let report = GradingReport(key: job.key)
    let notebook: Notebook
    do { notebook = try Notebook(contentsOf: job.file) } catch {
      return report.send(fault: error.description)
    }
    if notebook.cells.isEmpty { return report.send(fault: "the notebook is empty") }
    guard chdir(job.directory) == 0 else {
      throw FileFault(job.directory, .system(doing: "go to", errno: errno))
    }
    // The folder for temporary files, which cells may use too, is that of all notebooks otherwise.
    setenv("TMPDIR", job.directory, 1)
    func session() -> Session { CommandSession(numbersValues: false, isKept: false, isSilent: true).session }
    grader.grade(notebook, in: session(), fresh: session) { report.send($0) }
    report.send(fault: nil)
  }
}
