/// Runs a notebook again and compares what each cell gives with what it gave when it was recorded.
public struct Replay {
  /// What came of one cell.
  public struct CellReport: Equatable, Sendable {
    /// The cell's place among the code cells, from 1.
    public var index: Int
    /// The cell as recorded.
    public var recorded: CodeCell
    /// What it gives now.
    public var found: [Output]
    /// Whether the two match.
    public var matches: Bool
    /// Whether it was left out: it had been stopped by the learner.
    public var wasSkipped = false
  }

  /// What came of a notebook.
  public struct Report: Equatable, Sendable {
    /// Cell by cell, as far as it ran.
    public var cells: [CellReport] = []
    /// The notebook with what its cells give now.
    public var updated: Notebook
    /// Whether the learner stopped it.
    public var wasInterrupted = false

    /// The cells that differ.
    public var differences: [CellReport] { cells.filter { !$0.matches } }
  }

  /// How outputs are compared.
  public var comparison: OutputComparison

  /// A replay that compares as asked.
  public init(comparison: OutputComparison = OutputComparison()) { self.comparison = comparison }

  /// Runs a notebook's cells in a session. Messages count lines by the cell, as the prompt does.
  ///
  /// A cell that was stopped by the learner cannot be stopped at the same place again: it is left out, with a note.
  ///
  /// - Parameter each: called after each cell.
  public func run(_ notebook: Notebook, in session: Session, each: (CellReport) -> Void = { _ in }) -> Report
  {
    var report = Report(updated: notebook)
    for (position, cell) in notebook.cells.enumerated() {
      guard case .code(var code) = cell else { continue }
      if code.isRecordedToBeInterrupted {
        let index = report.cells.count + 1
        session.screen.note("cell \(index) was interrupted when it was recorded, and is left out")
        report.cells.append(
          CellReport(index: index, recorded: code, found: code.outputs, matches: true, wasSkipped: true))
        each(report.cells[report.cells.count - 1])
        continue
      }
      let before = session.entries.count
      let result = session.run(code.source)
      let found = session.entries.count > before ? session.entries[before].outputs : []
      let matches = comparison.matches(code.outputs, found)
      let cell = CellReport(index: report.cells.count + 1, recorded: code, found: found, matches: matches)
      report.cells.append(cell)
      each(cell)
      code.outputs = found
      report.updated.cells[position] = .code(code)
      if result == .interrupted {
        report.wasInterrupted = true
        break
      }
    }
    return report
  }
}
