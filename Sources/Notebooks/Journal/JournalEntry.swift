import Evaluator
import Formats

/// A cell as the journal keeps it, or prose that stands between cells.
package struct JournalEntry: Equatable, Sendable {
  /// The number of its prompt.
  package var number: Int

  /// When it was started, in UTC: `2026-11-23T16:40:01Z`.
  package var time: String

  /// The source as typed.
  package var source: String

  /// The outputs.
  package var outputs: [Output]

  /// Prose that stands here, in Markdown; the entry is no cell then.
  package var prose: String?

  /// The run time in seconds; `nil` if the cell was started and its end was not recorded.
  package var seconds: Double?

  /// Its trainings whose results are kept beside the journal.
  package var trainings: [KeptTraining] = []

  /// A started cell; with outputs and seconds, one that ended.
  package init(number: Int, time: String, source: String, outputs: [Output] = [], seconds: Double? = nil) {
    self.number = number
    self.time = time
    self.source = source
    self.outputs = outputs
    self.seconds = seconds
  }

  /// Prose behind the cell of a number; 0 before the first.
  package init(prose: String, number: Int, time: String) {
    self.init(number: number, time: time, source: "", seconds: 0)
    self.prose = prose
  }
}

extension JournalEntry {
  /// The run, as a notebook keeps it.
  package var execution: Execution { Execution(number: number, time: time, seconds: seconds) }
}

extension Notebook {
  /// The cells of a session, in the order in which they ran, under a heading and what it ran with.
  package init(session name: String, header: SessionHeader? = nil, _ entries: [JournalEntry]) {
    self.init([.prose("# Fieldbook session \(name)" + (header.map { "\n\n" + $0.table } ?? ""))])
    cells += entries.map { entry in
      if let prose = entry.prose { return .prose(prose) }
      var cell = CodeCell(entry.source, outputs: entry.outputs)
      cell.execution = entry.execution
      return .code(cell)
    }
  }
}

extension JournalEntry {
  /// The entry as a line of the journal.
  var json: JSON {
    var members = [JSON.Member("cell", .int(number)), JSON.Member("time", .string(time))]
    if let prose { return .object(members + [JSON.Member("prose", .string(prose))]) }
    members.append(JSON.Member("source", .string(source)))
    if let seconds {
      members.append(JSON.Member("outputs", .array(outputs.map(\.json))))
      if !trainings.isEmpty { members.append(JSON.Member("trainings", .array(trainings.map(\.json)))) }
      members.append(JSON.Member("seconds", .double(seconds)))
    }
    return .object(members)
  }

  /// An entry from a line of the journal; `nil` if the line is no entry.
  init?(_ json: JSON) {
    guard let number = json["cell"]?.int else { return nil }
    if let prose = json["prose"]?.string {
      self.init(prose: prose, number: number, time: json["time"]?.string ?? "")
      return
    }
    guard let source = json["source"]?.string else { return nil }
    self.init(number: number, time: json["time"]?.string ?? "", source: source)
    outputs = json["outputs"]?.array?.compactMap(Output.init) ?? []
    trainings = json["trainings"]?.array?.compactMap(KeptTraining.init) ?? []
    seconds = json["seconds"]?.double
  }
}

extension Output {
  var json: JSON {
    switch self {
    case .text(let text): .object([JSON.Member("text", .string(text))])
    case .figure(let figure):
      ["figure": .string(figure.text), "sentence": .string(figure.sentence), "svg": .string(figure.svg)]
    case .value(let text, let number):
      .object([JSON.Member("value", .string(text)), JSON.Member("number", .int(number))])
    case .table(let text, let table, let number):
      .object([
        JSON.Member("value", .string(text)), JSON.Member("number", .int(number)),
        JSON.Member("table", table.json),
      ])
    case .error(let text): .object([JSON.Member("error", .string(text))])
    case .interrupted: .object([JSON.Member("interrupted", .bool(true))])
    }
  }

  init?(_ json: JSON) {
    if let text = json["text"]?.string {
      self = .text(text)
    } else if let text = json["figure"]?.string {
      self = .figure(
        FigureOutput(
          text: text, sentence: json["sentence"]?.string ?? "", svg: json["svg"]?.string ?? ""))
    } else if let text = json["value"]?.string {
      let number = json["number"]?.int ?? 0
      let table = json["table"].flatMap(DisplayTable.init)
      self = table.map { .table(text, $0, number: number) } ?? .value(text, number: number)
    } else if let text = json["error"]?.string {
      self = .error(text)
    } else if json["interrupted"]?.bool == true {
      self = .interrupted
    } else {
      return nil
    }
  }
}

extension DisplayTable {
  fileprivate var json: JSON {
    .object([
      JSON.Member("header", .array(header.map(JSON.string))),
      JSON.Member("rows", .array(rows.map { .array($0.map(JSON.string)) })),
      JSON.Member("note", .string(note)),
    ])
  }

  fileprivate init?(_ json: JSON) {
    func texts(_ json: JSON?) -> [String]? { json?.array?.compactMap(\.string) }
    guard let header = texts(json["header"]), let rows = json["rows"]?.array?.compactMap({ texts($0) }),
      rows.allSatisfy({ $0.count == header.count })
    else { return nil }
    self.init(header: header, rows: rows, note: json["note"]?.string ?? "")
  }
}
