import Files
import Formats

/// How far someone is in a lesson: kept after each step, so that it goes on exactly there, also after `kill -9`.
package struct LessonProgress: Equatable, Sendable {
  /// What was done, in order: running its cells again gives the names back, and all of it is the learner's own copy.
  package enum Event: Equatable, Sendable {
    /// Read, or asked and answered: Markdown.
    case prose(String)
    /// Run; its long trainings, so that they need not train when it runs again.
    case cell(String, trainings: [KeptTraining] = [])
  }

  /// A question that is behind.
  package struct Answer: Equatable, Sendable {
    /// The question's id.
    package var id: String
    /// What was asked.
    package var ask: String
    /// What was typed, first; empty where nothing was.
    package var typed: String
    /// The right answer, in words.
    package var outcome: String
    package var isRight: Bool
    package var isGuess: Bool

    package init(id: String, ask: String, typed: String, outcome: String, isRight: Bool, isGuess: Bool) {
      self.id = id
      self.ask = ask
      self.typed = typed
      self.outcome = outcome
      self.isRight = isRight
      self.isGuess = isGuess
    }
  }

  /// The number of completed steps (pieces of prose, cells, questions).
  package var step = 0
  /// The lesson's number of steps at that time; if it has changed, the lesson restarts.
  package var count: Int
  package var events: [Event] = []
  package var answers: [Answer] = []

  /// At the beginning of a lesson.
  package init(count: Int) { self.count = count }

  package var isFinished: Bool { step >= count }

  /// How many cells were run.
  package var cellCount: Int { events.count { if case .cell = $0 { true } else { false } } }

  /// Questions answered right at the first try, guesses among them, and how many had an answer.
  package var score: (right: Int, of: Int) {
    (answers.count(where: \.isRight), answers.count { !$0.typed.isEmpty })
  }

  /// Notes an answer. A question that was asked before keeps its first one; a guess, which is made anew, the newer one.
  package mutating func note(_ answer: Answer) {
    if answers.contains(where: { $0.id == answer.id && !$0.isGuess && !$0.typed.isEmpty }) { return }
    answers.removeAll { $0.id == answer.id }
    answers.append(answer)
  }
}

extension LessonProgress {
  /// The saved progress of a lesson; `nil` if there is none, or the lesson has changed.
  ///
  /// - Throws: `FileFault` if a newer version saved it.
  package init?(lesson path: String, in directories: Directories, count: Int) throws(FileFault) {
    let file = Self.file(path, directories)
    guard let text = try? TextFile.read(file), let json = JSON(text) else { return nil }
    try KeptFormat.progress.check(json["format"]?.int ?? 0, of: file)
    guard let step = json["step"]?.int, json["count"]?.int == count, (0...count).contains(step)
    else { return nil }
    self.init(count: count)
    self.step = step
    events = (json["events"]?.array ?? []).compactMap(Event.init)
    answers = (json["answers"]?.array ?? []).compactMap(Answer.init)
  }

  /// Saves it. - Throws: `FileFault`.
  package func save(lesson path: String, in directories: Directories) throws(FileFault) {
    try Directories.make(directories.lessons)
    let json: JSON = [
      "format": .int(KeptFormat.progress.number), "step": .int(step), "count": .int(count),
      "events": .array(events.map(\.json)),
      "answers": .array(answers.map(\.json)),
    ]
    try TextFile.write(json.text + "\n", to: Self.file(path, directories))
  }

  /// Forgets it; false where there was nothing.
  package static func forget(lesson path: String, in directories: Directories) -> Bool {
    TextFile.remove(file(path, directories))
  }

  /// One file per lesson, named after the lesson's file.
  private static func file(_ path: String, _ directories: Directories) -> String {
    directories.lessons + "/\(path.fileName ?? "lesson").json"
  }
}

extension LessonProgress.Event {
  fileprivate var json: JSON {
    switch self {
    case .prose(let text): ["prose": .string(text)]
    case .cell(let source, let trainings):
      ["cell": .string(source)] + (trainings.isEmpty ? [:] : ["trainings": .array(trainings.map(\.json))])
    }
  }

  fileprivate init?(_ json: JSON) {
    if let source = json["cell"]?.string {
      self = .cell(source, trainings: (json["trainings"]?.array ?? []).compactMap(KeptTraining.init))
    } else if let text = json["prose"]?.string {
      self = .prose(text)
    } else {
      return nil
    }
  }
}

extension LessonProgress.Answer {
  fileprivate var json: JSON {
    [
      "id": .string(id), "ask": .string(ask), "typed": .string(typed), "outcome": .string(outcome),
      "right": .bool(isRight), "guess": .bool(isGuess),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let id = json["id"]?.string else { return nil }
    self.init(
      id: id, ask: json["ask"]?.string ?? "", typed: json["typed"]?.string ?? "",
      outcome: json["outcome"]?.string ?? "", isRight: json["right"]?.bool ?? false,
      isGuess: json["guess"]?.bool ?? false)
  }
}
