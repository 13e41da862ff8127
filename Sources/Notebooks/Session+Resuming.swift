import Engine
import KerasLibrary

extension Session {
  /// How an earlier session's cells ran again.
  package struct ResumptionReport: Equatable, Sendable {
    /// How many ran.
    package var count = 0
    /// The cells that failed this time, with the first line of the message.
    package var failures: [(number: Int, message: String)] = []
    /// What was not trained again, or was although its weights had been kept; one sentence each.
    package var notes: [String] = []
    /// The cell at which Ctrl-C stopped; it and later ones did not run.
    package var stop: Int?

    package static func == (one: ResumptionReport, other: ResumptionReport) -> Bool {
      one.count == other.count && one.stop == other.stop && one.notes == other.notes
        && one.failures.elementsEqual(other.failures, by: ==)
    }
  }

  /// Begins with the cells of an earlier session: runs them again without output, and has the journal continue them.
  ///
  /// Ctrl-C stops; what was run until then stays. The cells keep the outputs that were recorded.
  package func resume(_ resumption: Resumption) -> ResumptionReport {
    var report = ResumptionReport()
    entries = resumption.entries
    for entry in resumption.entries { journal?.enqueue(.entry(entry)) }
    (isResuming, recorder.isSilent) = (true, true)
    defer {
      (isResuming, recorder.isSilent, recorder.statusPrefix) = (false, false, "")
      screen.status("")
    }
    let last = resumption.steps.last?.number ?? 0
    Interruption.clear()
    for step in resumption.steps {
      var place = "cell \(step.number) of \(last) again"
      if let seconds = step.seconds, seconds >= 1 {
        place += ", about \(Quantity.text(seconds: seconds))"
        // A line that follows another at once is left out; this one stays for long.
        screen.status("")
      }
      screen.status(place)
      recorder.statusPrefix = place + ": "
      let endings = endings(of: step.trainings)
      var ending = runAgain(step.source, number: step.number, endings)
      if case .failed = ending, step.source != step.original {
        ending = runAgain(step.original, number: step.number, endings)
      }
      report.notes += step.notes(restored: runner.trainings?.restored ?? [])
      // It was interrupted after the same epochs.
      if ending == .interrupted, step.wasInterrupted, !Interruption.isRequested { ending = .done }
      switch ending {
      case .done, .value, .table: report.count += 1
      case .failed(let message):
        report.failures.append((step.number, message.lines.first ?? ""))
      case .interrupted: report.stop = step.number
      }
      if report.stop != nil { break }
    }
    Interruption.clear()
    recordData()
    return report
  }

  private func runAgain(_ source: String, number: Int, _ endings: [Int: TrainingLog.Ending]) -> CellEnding {
    if Interruption.isRequested { return .interrupted }
    let ending = execute(source, named: "In [\(number)]", line: 1, number: number, endings)
    _ = recorder.take()
    return ending
  }

  /// Runs a cell; the trainings that have an ending take it.
  func execute(
    _ source: String, named name: String, line: Int, number: Int, _ endings: [Int: TrainingLog.Ending]
  ) -> CellEnding {
    runner.trainings?.expected = endings
    defer { runner.trainings?.expected = [:] }
    runner.begin(number, source: source)
    return runner.run(source, named: name, line: line)
  }

  /// The endings whose weights are still there, by the number of the call of `fit`.
  func endings(of trainings: [KeptTraining]) -> [Int: TrainingLog.Ending] {
    guard let journal else { return [:] }
    let pairs = trainings.compactMap { training in
      training.ending(in: journal.sessions).map { (training.call, $0) }
    }
    return Dictionary(pairs) { $1 }
  }
}
