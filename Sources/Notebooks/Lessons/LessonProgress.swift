import Files

/// How far someone is in a lesson: kept after each step, so that it is taken up exactly there, also after `kill -9`.
public struct LessonProgress: Equatable, Sendable {
  /// Steps (pieces of prose, cells, questions) that are behind.
  public var step = 0
  /// The steps that the lesson had then; where it has others now, it begins anew.
  public var count: Int
  /// What was run, in order: its names come back by running it again.
  public var cells: [String] = []
  public var asked = 0
  public var right = 0

  /// At the beginning of a lesson of so many steps.
  public init(count: Int) { self.count = count }

  public var isFinished: Bool { step >= count }
}

extension LessonProgress {
  /// What is kept of a lesson; nil where nothing is, or where the lesson has changed.
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

  /// Keeps it. - Throws: `FileFault`.
  public func save(lesson path: String, in directories: Directories) throws(FileFault) {
    try Directories.make(directories.state + "/lessons")
    let json: JSON = [
      "step": .int(step), "count": .int(count), "cells": .array(cells.map(JSON.string)), "asked": .int(asked),
      "right": .int(right),
    ]
    try TextFile.write(json.text + "\n", to: Self.file(path, directories))
  }

  /// One file a lesson, named after its own.
  private static func file(_ path: String, _ directories: Directories) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? "lesson"
    return "\(directories.state)/lessons/\(name).json"
  }
}
