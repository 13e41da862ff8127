package import Formats

/// What a learner's notebook is worth: a row for each question, and their sum.
package struct Grade: Equatable, Sendable {
  /// How the run of a notebook ended.
  package enum Ending: Equatable, Sendable {
    case whole
    /// It could not be read; why.
    case unreadable(String)
    /// It was stopped at the limit of time; where it was.
    case outOfTime(seconds: Int, at: String)
    /// Its process came to an end before it was through: what ended it, and where it was.
    case crashed(String, at: String)
  }

  package struct Row: Equatable, Sendable {
    /// The question's id; `total` in the last row.
    package var question: String
    package var points: Double
    package var of: Double
    package var reason: String
  }

  /// A cell that failed, and the line of the file that it begins on.
  package struct Failure: Equatable, Sendable {
    package var cell: Int
    package var line: Int
    package var message: String
  }

  /// The notebook's file, as it was named.
  package var file: String
  package var rows: [Row]
  package var total: Row
  /// The cells that failed, and with what.
  package var failures: [Failure]

  /// Puts together what came to light on the way through a notebook.
  package init(file: String, questions: [Question], events: [Grader.Event], ending: Ending) {
    var judged: [String: Grader.Judged] = [:]
    var failures: [Failure] = []
    for event in events {
      switch event {
      case .at: continue
      case .failed(let cell, let line, let message):
        failures.append(Failure(cell: cell, line: line, message: message))
      case .judged(let one): judged[one.id] = one
      }
    }
    // Of a notebook that ran through without any of the questions, one sentence says more than as many as there are questions.
    let isForeign = ending == .whole && judged.isEmpty
    rows = questions.map { question in
      let found = judged[question.id]
      return Row(
        question: question.id, points: found?.isRight == true ? question.points : 0, of: question.points,
        reason: found?.reason ?? (isForeign ? "not in the notebook" : ending.whyNotReached))
    }
    total = Row(
      question: "total", points: rows.reduce(0) { $0 + $1.points }, of: rows.reduce(0) { $0 + $1.of },
      reason: isForeign
        ? "the notebook has none of the lesson's questions: is it another lesson's?" : ending.remark)
    self.file = file
    self.failures = failures
  }
}

extension Grade.Ending {
  /// What the sum's row says.
  fileprivate var remark: String {
    switch self {
    case .whole: ""
    case .unreadable(let why): why
    case .outOfTime(let seconds, let place): "stopped after \(seconds) s, at \(place)"
    case .crashed(let what, let place): "\(what), at \(place)"
    }
  }

  /// What the row of a question says that was not judged.
  fileprivate var whyNotReached: String {
    switch self {
    case .whole: "not in the notebook"
    case .unreadable(let why): why
    case .outOfTime, .crashed: "not reached: " + remark
    }
  }
}

// MARK: - Tables

extension Grade {
  /// The grades of a class as a table that spreadsheets read (RFC 4180).
  package static func table(_ grades: [Grade]) -> String {
    var text = "file,question,points,of,reason\n"
    for grade in grades {
      for row in grade.rows + [grade.total] {
        let fields = [
          grade.file, row.question, Points.text(row.points), Points.text(row.of), row.reason,
        ]
        text += fields.map(field).joined(separator: ",") + "\n"
      }
    }
    return text
  }

  private static func field(_ text: String) -> String {
    var text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // A spreadsheet would compute it.
    if let first = text.first, "=+-@".contains(first) { text = "'" + text }
    return text.contains { ",\"".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

// MARK: - Feedback

extension Grade {
  /// What the learner gets: points with the reason beside them, and the cells that failed. It tells no answer.
  package func feedback(title: String, questions: [Question]) -> String {
    var text = "# \(title)\n\n\(Points.text(total.points)) of \(Points.text(total.of)) points"
    text += total.reason.isEmpty ? ".\n" : ": \(Self.plain(total.reason)).\n"
    for (row, question) in zip(rows, questions) {
      text += "\n## \(row.question): \(Points.text(row.points)) of \(Points.text(row.of))\n\n"
      text += question.ask.lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
      text += "\n\n\(Self.plain(row.reason))\n"
    }
    if !failures.isEmpty {
      text += "\n## Cells that failed\n\n"
      for one in failures { text += "- cell \(one.cell), line \(one.line): \(Self.plain(one.message))\n" }
    }
    return text
  }

  /// Words that may be a learner's, on one line and without being Markdown.
  private static func plain(_ text: String) -> String {
    var result = ""
    for character in text.split(whereSeparator: \.isWhitespace).joined(separator: " ") {
      if "\\`*_[]<>#|".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }
}

// MARK: - Between processes

extension Grader.Event {
  /// The event as a line.
  package var json: JSON {
    switch self {
    case .at(let place): ["at": .string(place)]
    case .failed(let cell, let line, let message):
      ["cell": .int(cell), "line": .int(line), "message": .string(message)]
    case .judged(let one):
      ["question": .string(one.id), "right": .bool(one.isRight), "reason": .string(one.reason)]
    }
  }

  /// An event out of a line; nil where it is none.
  package init?(_ json: JSON) {
    if let place = json["at"]?.string {
      self = .at(place)
    } else if let cell = json["cell"]?.int, let line = json["line"]?.int,
      let message = json["message"]?.string
    {
      self = .failed(cell: cell, line: line, message: message)
    } else if let id = json["question"]?.string, let isRight = json["right"]?.bool,
      let reason = json["reason"]?.string
    {
      self = .judged(Grader.Judged(id: id, isRight: isRight, reason: reason))
    } else {
      return nil
    }
  }
}
