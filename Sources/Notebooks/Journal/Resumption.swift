import Language

/// How the names of an earlier session come back: which of its cells run again, and what cannot be back.
///
///     let resumption = Resumption(contents.entries)
///     resumption.count       // 6 cells
///     resumption.seconds     // 41.2, as they took when they were recorded
///     session.resume(resumption)
///
/// Cells run again in order, except those that failed, were interrupted, or never ended. A long training takes the
/// weights that were kept beside the journal (`KeptTraining`), or else those that a later cell saved; files that cells
/// saved stay as they are.
package struct Resumption: Equatable, Sendable {
  /// One cell to be run.
  package struct Step: Equatable, Sendable {
    /// The number of its prompt.
    package var number: Int
    /// What runs: the cell, with the changes above.
    package var source: String
    /// The cell as it was typed.
    package var original: String
    /// Seconds that it took, without trainings whose weights are kept.
    package var seconds: Double?
    /// Its trainings whose weights are kept.
    package var trainings: [KeptTraining] = []
    /// Whether it was interrupted in the last of them, and is again.
    package var wasInterrupted = false

    /// What its trainings did when the cell ran again; `restored` are the calls of `fit` that took their weights.
    func notes(restored: [Int]) -> [String] {
      let (back, again) = (
        trainings.filter { restored.contains($0.call) }, trainings.filter { !restored.contains($0.call) }
      )
      var notes: [String] = []
      if !back.isEmpty {
        let time = Quantity.text(seconds: back.reduce(0) { $0 + $1.seconds })
        var note =
          "cell \(number) has the weights that its training ended with, instead of \(time) of training"
        if back.contains(where: \.ending.hasCallbacks) { note += "; its callbacks were not called" }
        notes.append(note)
      }
      if !again.isEmpty, !wasInterrupted || back.isEmpty {
        notes.append("cell \(number) trained again: the weights that were kept of it are gone or do not fit")
      }
      return notes
    }
  }

  /// The cells that the session begins with: those of the earlier one.
  package private(set) var entries: [JournalEntry]

  /// The cells that run.
  package private(set) var steps: [Step] = []

  /// What is not run again, or is not as it was, one sentence each.
  package private(set) var notes: [String] = []

  /// A training that took less is run again even if its weights were saved: then the history is back too.
  package static let longTraining = 10.0

  /// How the cells of a session are run again.
  ///
  /// - Parameters:
  ///   - entries: the session's cells.
  ///   - longTraining: seconds from which saved weights take the place of training.
  ///   - modified: when a file was modified, in seconds since 1970; `nil` if there is none.
  package init(
    _ entries: [JournalEntry], longTraining: Double = longTraining,
    modified: (String) -> Int? = FileTimes.modified
  ) {
    self.entries = entries
    // A damaged or foreign journal may claim any number.
    if entries.contains(where: { !(0...1_000_000_000).contains($0.number) }) {
      var number = 0
      for index in entries.indices {
        if entries[index].prose == nil { number += 1 }
        self.entries[index].number = number
      }
    }
    // What did not end is not tried again: it may end the program again.
    if let last = entries.indices.last(where: { entries[$0].prose == nil }), entries[last].seconds == nil {
      self.entries[last].outputs.append(.interrupted)
      self.entries[last].seconds = 0
    }
    var failed: [Int] = []
    var interrupted: [Int] = []
    let saved = SavedTraining(self.entries, longTraining: longTraining, modified: modified)
    for (index, entry) in self.entries.enumerated() where entry.prose == nil {
      let wasInterrupted = entry.outputs.contains(.interrupted)
      if wasInterrupted, entry.trainings.last?.ending.wasInterrupted != true {
        interrupted.append(entry.number)
      } else if entry.outputs.contains(where: \.isError) {
        failed.append(entry.number)
      } else {
        let source = saved.source(of: index)
        steps.append(
          Step(
            number: entry.number, source: source, original: entry.source,
            seconds: saved.isReplaced(index)
              ? 0 : entry.seconds.map { $0 - entry.trainings.reduce(0) { $0 + $1.seconds } },
            trainings: entry.trainings, wasInterrupted: wasInterrupted))
      }
    }
    if !failed.isEmpty { notes.append("not run again, as failed: \(Self.list(failed))") }
    if !interrupted.isEmpty {
      notes.append("not run again, as interrupted or never ended: \(Self.list(interrupted))")
    }
    notes += saved.notes
  }

  /// How many cells run again.
  package var count: Int { steps.count }

  /// The seconds that the cells took when they were recorded.
  package var seconds: Double { steps.reduce(0) { $0 + max(0, $1.seconds ?? 0) } }

  /// Numbers of cells: `cell 3`, `cells 3, 5`.
  static func list(_ numbers: [Int]) -> String {
    (numbers.count == 1 ? "cell " : "cells ") + numbers.map(String.init).joined(separator: ", ")
  }
}

/// The trainings of a session whose weights a later cell saved.
private struct SavedTraining {
  private let entries: [JournalEntry]
  private var replacements: [Int: [(span: Span, text: String)]] = [:]
  private var loaded: Set<Int> = []
  private(set) var notes: [String] = []

  /// A statement of a cell that matters here.
  private struct Mark {
    enum Kind { case training, saving(path: String), other }
    var cell: Int
    var span: Span
    var kind: Kind
    /// The model's name.
    var model = ""
    /// The names that it assigns.
    var targets: [String] = []
    var text: String
  }

  init(_ entries: [JournalEntry], longTraining: Double, modified: (String) -> Int?) {
    self.entries = entries
    let marks = entries.enumerated().flatMap { Self.marks(of: $1, at: $0) }
    for (index, mark) in marks.enumerated() {
      switch mark.kind {
      case .other: continue
      case .saving(let path):
        // Written again it would have what is there now, or a training's other results.
        if modified(path) != nil { replacements[mark.cell, default: []].append((mark.span, "pass")) }
      case .training:
        guard entries[mark.cell].trainings.isEmpty, (entries[mark.cell].seconds ?? 0) >= longTraining,
          let path = Self.file(for: mark, in: marks[(index + 1)...], entries, modified)
        else { continue }
        replacements[mark.cell, default: []].append(
          (mark.span, "\(mark.model).load_weights(\(Self.literal(path)))"))
        loaded.insert(mark.cell)
        let number = entries[mark.cell].number
        var note = "cell \(number): \(mark.model) has the weights in \(path) instead of being trained again"
        if !mark.targets.isEmpty { note += "; not back: \(mark.targets.joined(separator: ", "))" }
        notes.append(note + "; its optimizer starts anew")
      }
    }
  }

  func isReplaced(_ index: Int) -> Bool { loaded.contains(index) }

  /// A cell's source with its replacements.
  func source(of index: Int) -> String {
    guard let list = replacements[index] else { return entries[index].source }
    var bytes = Array(entries[index].source.utf8)
    for (span, text) in list.sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(span.start..<span.end, with: Array(text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The file to which a later cell saved what a training gave, if it is still that.
  private static func file(
    for training: Mark, in later: ArraySlice<Mark>, _ entries: [JournalEntry], _ modified: (String) -> Int?
  ) -> String? {
    let model = training.model
    for mark in later {
      if case .saving(let path) = mark.kind, mark.model == model {
        let entry = entries[mark.cell]
        guard let start = Moment(text: entry.time)?.seconds, let seconds = entry.seconds,
          let time = modified(path), time >= start - 1, Double(time) <= Double(start) + seconds + 2,
          path.hasSuffix(".h5") || path.hasSuffix(".keras")
        else { return nil }
        return path
      }
      // Other weights from here on.
      if mark.targets.contains(model) { return nil }
      for change in ["fit", "train_on_batch", "set_weights", "load_weights"]
      where mark.text.contains("\(model).\(change)") { return nil }
      if case .other = mark.kind, mark.text.contains("\(model) =") { return nil }
    }
    return nil
  }

  private static func literal(_ path: String) -> String {
    "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func marks(of entry: JournalEntry, at index: Int) -> [Mark] {
    guard entry.prose == nil, entry.seconds != nil else { return [] }
    let source = SourceText(entry.source)
    guard case .complete(let statements) = Parser.parse(source) else { return [] }
    return statements.map { statement in
      var mark = Mark(cell: index, span: statement.span, kind: .other, text: source.text(of: statement.span))
      switch statement.kind {
      case .expression(let value):
        if let model = trainedModel(value) {
          (mark.kind, mark.model) = (.training, model)
        } else if let (model, path) = saving(value) {
          (mark.kind, mark.model) = (.saving(path: path), model)
        }
      case .assignment(let targets, let value):
        mark.targets = targets.flatMap(\.names)
        if let model = trainedModel(value) { (mark.kind, mark.model) = (.training, model) }
      default: break
      }
      return mark
    }
  }

  /// The `m` of `m.fit(…)`, also of `m.fit(…).history["loss"]`.
  private static func trainedModel(_ expression: Expression) -> String? {
    switch expression.kind {
    case .call(let callee, _):
      if case .attribute(let object, let method) = callee.kind, method.name == "fit",
        case .name(let model) = object.kind
      {
        return model
      }
      return nil
    case .attribute(let inner, _), .subscription(let inner, _): return trainedModel(inner)
    default: return nil
    }
  }

  private static let writers: Set = ["save", "save_weights", "savefig", "save_model", "plot_model"]

  /// The `m` and the path of `m.save_weights("path")`, and of other calls that write a file; no `m` for the latter.
  private static func saving(_ expression: Expression) -> (model: String, path: String)? {
    guard case .call(let callee, let arguments) = expression.kind else { return nil }
    let path = arguments.lazy.compactMap { argument -> String? in
      if case .string(let text) = argument.value.kind { text } else { nil }
    }.first
    guard let path else { return nil }
    switch callee.kind {
    case .attribute(let object, let method) where writers.contains(method.name):
      guard case .name(let model) = object.kind, ["save", "save_weights"].contains(method.name) else {
        return ("", path)
      }
      return (model, path)
    case .name(let name) where writers.contains(name): return ("", path)
    default: return nil
    }
  }
}

extension Target {
  /// The names that are assigned.
  fileprivate var names: [String] {
    switch kind {
    case .name(let name): [name]
    case .sequence(let targets, _): targets.flatMap(\.names)
    case .attribute, .subscription: []
    }
  }
}
