import ArgumentParser
import Glibc
import enum Language.Visible
import Notebooks

/// `fieldbook replay`: runs a notebook again and compares the outputs cell by cell.
struct ReplayNotebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Run a notebook again and compare its outputs, cell by cell.",
    discussion: """
      Durations and rates are measured anew and always match. A cell's own tolerance stands in its fence: ```python \
      tolerance=1e-3. The seed is the recorded one; what else it was recorded with, and is not so now, is said.
      """)

  @Argument(help: "The notebook (.md, .ipynb).")
  var file: String

  @Flag(help: "Write what the cells give now into the notebook.")
  var update = false

  @Option(help: "How far numbers may be apart, relative to the larger one.")
  var tolerance = 0.0

  @OptionGroup var access: AccessOptions

  func validate() throws {
    guard tolerance >= 0, tolerance < 1 else { throw ValidationError("a tolerance lies between 0 and 1") }
    guard NotebookFormat(fileName: file)?.recordsOutputs == true else {
      throw ValidationError("outputs are recorded in notebooks whose name ends in .md or .ipynb")
    }
  }

  func run() throws {
    let notebook = try Notebook(contentsOf: file)
    for cell in notebook.codeCells {
      do throws(ToleranceFault) { _ = try cell.tolerance } catch {
        throw ValidationError("\(file), \(error.description)")
      }
    }
    let header = notebook.header
    let workplace = CommandSession(numbersValues: true, isKept: false, isSilent: true, seed: header?.seed)
    let console = workplace.console
    if !update, !notebook.isRecorded {
      console.note("\(file): no outputs are recorded; --update runs it and records them")
      return
    }
    let count = notebook.codeCells.count
    let replay = Replay(comparison: OutputComparison(tolerance: tolerance))
    let report = replay.run(notebook, in: workplace.session) { cell in
      if cell.wasSkipped {
        console.note("cell \(cell.index) was interrupted when it was recorded, and is left out")
      }
      // A line that follows another at once would be left out, and nobody knows how long this one stays.
      console.status("")
      console.status("cell \(cell.index) of \(count)")
    }
    console.status("")
    if report.wasInterrupted { throw Status.interrupted }
    if update {
      let updated = workplace.session.header.map(report.updated.replacing) ?? report.updated
      if updated != notebook, let text = NotebookFormat(fileName: file)?.print(updated) {
        try TextFile.write(text, to: file)
      }
      workplace.console.note("\(file): \(report.differences.count) of \(report.cells.count) cells updated")
      return
    }
    for difference in report.differences { console.show(error: text(of: difference)) }
    if let now = workplace.session.header, let changes = header?.differences(from: now), !changes.isEmpty {
      console.note("\(file) was recorded with: \(changes.joined(separator: "; "))")
    }
    let same = report.cells.count - report.differences.count
    workplace.console.note("\(file): \(same) of \(report.cells.count) cells give what was recorded")
    if !report.differences.isEmpty { throw Status.failed }
  }

  /// A difference in two columns where the terminal has room for them.
  private func text(of difference: Replay.CellReport) -> String {
    let columns = TerminalSize.of(STDERR_FILENO)?.columns ?? 0
    return difference.columns(width: columns) { DisplayWidth.of(Visible.line($0)) } ?? difference.description
  }
}
