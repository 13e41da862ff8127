import Files

/// A user's progress in a lesson, saved after each step, so that it can be resumed exactly there, also after `kill
/// -9`.
public struct LessonProgress: Equatable, Sendable {
  /// The number of completed steps (pieces of prose, cells, questions).
  public var step = 0
  /// The lesson's number of steps at that time; if it has changed, the lesson restarts.
  public var count: Int
  /// The cells that were run, in order, which are run again on resuming.
  public var cells: [String] = []
  public var asked = 0
  public var right = 0

  /// At the beginning of a lesson.
  public init(count: Int) { self.count = count }

  public var isFinished: Bool { step >= count }
}

extension LessonProgress {
  /// The saved progress of a lesson; `nil` if there is none, or the lesson has changed.
  public init?(lesson path: String, in directories: Directories, count: Int) {
    guard let text = try? TextFile.read(Self.file(path, directories)), let json = JSON(text),
      let step = json["step"]?.int, json["count"]?.int == count, (0...count).contains(step)
    else { return nil }
    self.init(count: count)
    self.step = step
    cells = (json["cells"]?.array ?? []).compactMap(\.string)
    asked = json["asked"]?.int ?? 0
    right = json["right"]?.int ?? 0
  }

  /// Saves it. - Throws: `FileFault`.
  public func save(lesson path: String, in directories: Directories) throws(FileFault) {
    try Directories.make(directories.state + "/lessons")
    let json: JSON = [
      "step": .int(step), "count": .int(count), "cells": .array(cells.map(JSON.string)), "asked": .int(asked),
      "right": .int(right),
    ]
    try TextFile.write(json.text + "\n", to: Self.file(path, directories))
  }

  /// One file per lesson, named after the lesson's file.
  private static func file(_ path: String, _ directories: Directories) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? "lesson"
    return "\(directories.state)/lessons/\(name).json"
  }
}
