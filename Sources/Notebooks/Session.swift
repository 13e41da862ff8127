import Engine
import Evaluator
import KerasLibrary
package import Language

/// A session: numbers cells, has them run, shows and records their outputs.
///
///     let recorder = Recorder(screen)
///     let session = Session(runner: runner, recorder: recorder, screen: screen)
///     session.run("1 + 1")     // .value("2"); shows `Out[1]: 2`
///     session.notebook         // a heading and one cell with its output
///
/// A line that begins with `%` or `?`, or ends with `?`, is for the notebook and is no cell: see `NotebookMagic`.
package final class Session {
  /// Runs the cells.
  package let runner: any CellRunner

  /// Shows outputs.
  package let screen: any Screen

  /// The cells run so far, in order.
  package internal(set) var entries: [JournalEntry] = []

  /// What the session runs with; `nil` if its notebook need not say.
  package private(set) var header: SessionHeader?

  /// Whether someone typed what leaves the session: `%quit`, `exit`, `quit()`.
  package var isLeft = false

  /// A text that the next prompt offers, from `%load`, `%recall` or `%edit`.
  package var offer = ""

  /// Whether an interrupt from before a cell is for no cell: at a prompt there was nothing to interrupt.
  package var forgetsInterrupts = true

  /// The terminal's side of the session; `nil` where there is none.
  package weak var host: (any SessionHost)?

  let recorder: Recorder
  private(set) var journal: Journal?

  /// The trainings of the running cell that are kept.
  private var trainings: [KeptTraining] = []

  /// Whether an earlier session's cells run again: the magics in them do nothing.
  var isResuming = false

  /// A session.
  ///
  /// - Parameters:
  ///   - runner: runs cells; its console must be `recorder`.
  ///   - recorder: records the cells' output; passes it on to `screen`.
  ///   - screen: shows values and messages.
  ///   - header: what the session runs with.
  ///   - journal: saves the header and the cells on disk; `nil` for none.
  package init(
    runner: any CellRunner, recorder: Recorder, screen: any Screen, header: SessionHeader? = nil,
    journal: Journal? = nil
  ) {
    self.runner = runner
    self.recorder = recorder
    self.screen = screen
    self.header = header
    self.journal = journal
    if let header { journal?.enqueue(.header(header, format: KeptFormat.journal.number)) }
    runner.magicHandler = { [weak self] magic in
      guard let self else { return false }
      return try NotebookMagic.answer(magic, in: self)
    }
    runner.trainings?.keep = { [weak self] call, ending in
      guard let self, !self.isResuming,
        let kept = self.journal?.keep(ending, cell: self.nextNumber, call: call)
      else { return }
      self.trainings.append(kept)
    }
  }

  /// Whether a text leaves, as Ctrl-D does.
  package static func isFarewell(_ text: String) -> Bool {
    ["exit", "quit", "exit()", "quit()", "%quit"].contains(text.trimmed)
  }

  /// The text that the next prompt offers; it does so once.
  package func takeOffer() -> String {
    defer { offer = "" }
    return offer
  }

  /// The number of the next cell.
  package var nextNumber: Int { (entries.last?.number ?? 0) + 1 }

  /// The session's name on disk; `unsaved` if there is none.
  package var name: String {
    guard let name = journal?.name, !name.isEmpty else { return "unsaved" }
    return name
  }

  /// The session as a notebook.
  package var notebook: Notebook { Notebook(session: name, header: header, entries) }

  /// Runs a cell or a magic; shows and records the outputs.
  ///
  /// - Parameters:
  ///   - source: the source as typed.
  ///   - name: the name in messages; `nil` for `In [3]`.
  ///   - line: the number of its first line in messages.
  ///   - isSilent: whether outputs are recorded without being shown.
  ///   - kept: trainings of an earlier run of the cell, whose weights take the place of training.
  @discardableResult
  package func run(
    _ source: String, named name: String? = nil, line: Int = 1, isSilent: Bool = false,
    with kept: [KeptTraining] = []
  ) -> CellEnding {
    recorder.isSilent = isSilent
    defer { recorder.isSilent = false }
    if source.isBlank { return .done }
    if Session.isFarewell(source) {
      isLeft = true
      return .done
    }
    if let magic = Magic(line: source.trimmed), let request = NotebookMagic.Request(magic) {
      return perform(request)
    }
    let number = nextNumber
    var entry = JournalEntry(number: number, time: Moment.now.text, source: source.withoutFinalLineBreak)
    _ = keep { journal throws(FileFault) in try journal.start(entry) }
    let stopwatch = Stopwatch()
    if forgetsInterrupts { Interruption.clear() }
    let run = { [self] (endings: [Int: TrainingLog.Ending]) in
      trainings = []
      return execute(source, named: name ?? "In [\(number)]", line: line, number: number, endings)
    }
    // Callbacks are not called again.
    var result = run(endings(of: kept.filter { !$0.ending.hasCallbacks }))
    let restored = runner.trainings?.restored ?? []
    if case .failed = result, !restored.isEmpty {
      // It needs what only training gives, such as the memory that was measured.
      _ = recorder.take()
      result = run([:])
    } else {
      trainings += kept.filter { restored.contains($0.call) }
    }
    entry.seconds = stopwatch.seconds
    entry.outputs = outputs(of: result, number: number)
    entry.trainings = trainings.sorted { $0.call < $1.call }
    screen.status("")
    if !isSilent { show(result, number: number) }
    entries.append(entry)
    recordData()
    if let fault = keep({ journal throws(FileFault) in try journal.finish(entry) }) {
      screen.note("cell \(number) is not kept: \(fault)")
    }
    return result
  }

  /// Runs a cell or a magic that is not recorded, has no number, and whose value is not kept.
  package func runAside(_ source: String) -> CellEnding {
    if source.isBlank { return .done }
    if let magic = Magic(line: source.trimmed), let request = NotebookMagic.Request(magic) {
      return perform(request)
    }
    let result = runner.runAside(source, named: "In [\(nextNumber)]")
    _ = recorder.take()
    show(result, number: nextNumber)
    return result
  }

  /// Keeps prose in the session's notebook: what a lesson says and asks, and what was answered.
  package func record(prose: String) {
    let entry = JournalEntry(prose: prose, number: nextNumber - 1, time: Moment.now.text)
    entries.append(entry)
    _ = keep { journal throws(FileFault) in try journal.finish(entry) }
  }

  /// What completes a text up to the cursor: magics after a `%` and files behind those that take one, else what the runner
  /// offers.
  package func completions(of source: String) -> Completions {
    if source.contains(where: \.isNewline) { return runner.completions(of: source) }
    if source.first == "?" {
      // Help is asked for names, magics, keys and pages of the guide.
      let topic = String(source.drop { $0 == "?" })
      if topic.first == "%", !topic.contains(" ") { return completions(of: topic) }
      let names = runner.completions(of: source)
      let pages = topic.isEmpty ? [] : GuideShelf.ofProcess.pages.map(\.name)
      let keys = ((host?.keyNames ?? []) + ["keys"] + pages).filter { !topic.isEmpty && $0.hasPrefix(topic) }
      if keys.isEmpty { return names }
      let others = names.word == topic ? names.candidates : []
      return Completions(word: topic, candidates: others + keys.map { Completion($0, detail: "") })
    }
    guard source.first == "%" else { return runner.completions(of: source) }
    let words = source.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count > 1, let last = words.last else {
      let magics = NotebookMagic.all.flatMap { magic in
        magic.forms.map { Completion(($0 == .cell ? "%%" : "%") + magic.name, detail: magic.summary) }
      }
      return .fitting(source, among: magics.sorted { $0.text < $1.text })
    }
    let magic = NotebookMagic.named(String(words[0].dropFirst()))
    return magic?.parameters.contains("FILE") == true
      ? .paths(beginning: last) : runner.completions(of: source)
  }

  /// Records the data files that the last cell was the first to load.
  func recordData() {
    guard header != nil else { return }
    for (name, digest) in runner.loadedData.sorted(by: { $0.key < $1.key }) where header?.data[name] == nil {
      header?.add(dataFile: name, digest: digest)
      journal?.enqueue(.data(name: name, digest: digest))
    }
  }

  private func outputs(of result: CellEnding, number: Int) -> [Output] {
    var outputs = recorder.take()
    switch result {
    case .done: break
    case .value(let value): outputs.append(.value(value, number: number))
    case .table(let text, let table): outputs.append(.table(text, table, number: number))
    case .failed(let message): outputs.append(.error(message.withoutFinalLineBreak))
    case .interrupted: outputs.append(.interrupted)
    }
    return outputs
  }

  private func show(_ result: CellEnding, number: Int) {
    switch result {
    case .done: break
    case .value(let value): screen.show(value: value, number: number)
    case .table(let text, let table): screen.show(table: table, text: text, number: number)
    case .failed(let message): screen.show(error: message)
    case .interrupted: screen.showInterrupted()
    }
  }

  private func perform(_ request: NotebookMagic.Request) -> CellEnding {
    do {
      try request.perform(in: self)
      return .done
    } catch {
      let fault = error as? any ExplainedError
      let text = Diagnostic(fault?.message ?? "\(error)", help: fault?.help).rendered().withoutFinalLineBreak
      screen.show(error: text)
      return .failed(text)
    }
  }

  /// Writes to the journal. If it cannot be created, this is reported once and the session continues unsaved.
  ///
  /// - Returns: why this line could not be written, if later ones may be.
  private func keep(_ action: (Journal) throws(FileFault) -> Void) -> FileFault? {
    guard let journal else { return nil }
    do {
      try action(journal)
      return nil
    } catch {
      if journal.isOpen { return error }
      self.journal = nil
      screen.note("this session is no longer kept: \(error)")
      return nil
    }
  }
}
