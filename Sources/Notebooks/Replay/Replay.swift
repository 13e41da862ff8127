/// Runs a notebook again and compares the outputs with the recorded ones.
package struct Replay {
  /// The result for one cell.
  package struct CellReport: Equatable, Sendable {
    /// The cell's number among the code cells, from 1.
    package var index: Int
    /// The cell as recorded.
    package var recorded: CodeCell
    /// The new outputs.
    package var found: [Output]
    /// Whether the two match.
    package var matches: Bool
    /// Whether it was skipped, as the user had interrupted it.
    package var wasSkipped = false
    /// How the two were compared.
    package var comparison = OutputComparison()
  }

  /// The result for a notebook.
  package struct Report: Equatable, Sendable {
    /// Cell by cell, as far as it ran.
    package var cells: [CellReport] = []
    /// The notebook with the new outputs.
    package var updated: Notebook
    /// Whether the user interrupted it.
    package var wasInterrupted = false

    /// The cells that differ.
    package var differences: [CellReport] { cells.filter { !$0.matches } }
  }

  /// How outputs are compared.
  package var comparison: OutputComparison

  /// A replay with a comparison.
  package init(comparison: OutputComparison = OutputComparison()) { self.comparison = comparison }

  /// Runs a notebook's cells in a session. Messages count lines by the cell, as at the prompt.
  ///
  /// A cell that was interrupted cannot be interrupted at the same point again: it is skipped, with a note.
  ///
  /// - `each`: called after each cell.
  package func run(_ notebook: Notebook, in session: Session, each: (CellReport) -> Void = { _ in }) -> Report
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
      var comparison = comparison
      if let tolerance = try? code.tolerance { comparison.tolerance = tolerance }
      let matches = comparison.matches(code.outputs, found)
      let cell = CellReport(
        index: report.cells.count + 1, recorded: code, found: found, matches: matches, comparison: comparison)
      report.cells.append(cell)
      each(cell)
      code.outputs = found
      code.execution = session.entries.count > before ? session.entries[before].execution : nil
      report.updated.cells[position] = .code(code)
      if result == .interrupted {
        report.wasInterrupted = true
        break
      }
    }
    return report
  }
}
