import Files
import Formats

/// How well a question went.
package enum Recall: Equatable, Sendable {
  /// Right at the first try, without a hint.
  case right
  /// Right in the end.
  case helped
  /// Given up, or a guess that was wrong.
  case failed
}

/// When the questions of a lesson are asked again: a Leitner system of boxes.
///
/// A question that goes right moves up a box, and the higher the box, the longer it rests. One that was given up goes back to the first.
/// One that went right in the end stays where it is.
package struct ReviewLog: Equatable, Sendable {
  /// Days that a question rests in each box.
  package static let days = [1, 3, 7, 16, 35, 80, 180]

  /// What is known of a question.
  package struct Entry: Equatable, Sendable {
    /// From 0.
    package var box = 0
    package var due: Day
    /// How often it was asked.
    package var asked = 0
  }

  /// By the questions' ids.
  package private(set) var entries: [String: Entry] = [:]

  package init() {}

  /// Whether a question is to be asked; one that never was is.
  package func isDue(_ id: String, on day: Day) -> Bool { entries[id].map { $0.due <= day } ?? true }

  /// Notes how a question went.
  package mutating func note(_ recall: Recall, of id: String, on day: Day) {
    var entry = entries[id] ?? Entry(due: day)
    switch recall {
    case .right: entry.box = min(entry.box + 1, Self.days.count - 1)
    case .helped: break
    case .failed: entry.box = 0
    }
    entry.asked += 1
    entry.due = day + Self.days[entry.box]
    entries[id] = entry
  }
}

extension ReviewLog {
  /// What is kept of a lesson, beside how far it is (`LessonProgress`); a file that is damaged counts as none.
  ///
  /// - Throws: `FileFault` if a newer version kept it.
  package init(lesson path: String, in directories: Directories) throws(FileFault) {
    let file = Self.file(path, directories)
    guard let text = try? TextFile.read(file), let json = JSON(text) else { return }
    let format = json["format"]?.int
    try KeptFormat.review.check(format ?? 0, of: file)
    // Before there was a number, the questions were all that the file had.
    for member in (format == nil ? json : json["questions"])?.members ?? [] {
      guard let box = member.value["box"]?.int, Self.days.indices.contains(box),
        let due = member.value["due"]?.int, (0...1_000_000).contains(due)
      else { continue }
      let asked = min(max(member.value["asked"]?.int ?? 0, 0), 1_000_000)
      entries[member.key] = Entry(box: box, due: Day(due), asked: asked)
    }
  }

  /// Keeps it. - Throws: `FileFault`.
  package func save(lesson path: String, in directories: Directories) throws(FileFault) {
    try Directories.make(directories.lessons)
    let members = entries.sorted { $0.key < $1.key }.map { id, entry in
      JSON.Member(
        id, ["box": .int(entry.box), "due": .int(entry.due.number), "asked": .int(entry.asked)])
    }
    let json: JSON = ["format": .int(KeptFormat.review.number), "questions": .object(members)]
    try TextFile.write(json.text + "\n", to: Self.file(path, directories))
  }

  /// Notes how a question went, on disk. What cannot be kept is asked again sooner, and that is all.
  package static func keep(_ recall: Recall, of id: String, lesson path: String, on day: Day = .today) {
    guard let directories = Directories.ofProcess,
      var log = try? ReviewLog(lesson: path, in: directories)
    else { return }
    log.note(recall, of: id, on: day)
    try? log.save(lesson: path, in: directories)
  }

  private static func file(_ path: String, _ directories: Directories) -> String {
    directories.lessons + "/\(path.fileName ?? "lesson").review.json"
  }
}
