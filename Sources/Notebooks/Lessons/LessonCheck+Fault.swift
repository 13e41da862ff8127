package import Formats

extension LessonCheck {
  /// What is wrong, and where.
  package struct Fault: Equatable, Sendable {
    package enum Place: Equatable, Sendable {
      case lesson
      /// From 1.
      case cell(Int)
      /// The question's id, or its number where it has none.
      case question(String)
    }

    package var place: Place
    /// The line of the file that the cell or the block begins on.
    package var line: Int
    package var what: String
  }
}

extension LessonCheck.Fault.Place: CustomStringConvertible {
  package var description: String {
    switch self {
    case .lesson: "the lesson"
    case .cell(let number): "cell \(number)"
    case .question(let id): "question \(id)"
    }
  }
}

extension LessonCheck.Fault: CustomStringConvertible {
  package var description: String { "\(place): \(what)" }

  /// The fault for a program that reads it.
  package func json(file: String) -> JSON {
    let place: JSON =
      switch place {
      case .lesson: [:]
      case .cell(let number): ["cell": .int(number)]
      case .question(let id): ["question": .string(id)]
      }
    return ["file": .string(file), "line": .int(line)] + place + ["message": .string(what)]
  }
}

extension Markdown {
  /// The lines that the questions of a text begin on, in order.
  package static func questionLines(in text: String) -> [Int] {
    var lines: [Int] = []
    var open: Fence?
    var number = 0
    for line in text.eachLine {
      number += 1
      if let fence = open {
        if fence.isClosed(by: line) { open = nil }
      } else if let fence = Fence(opening: line) {
        open = fence
        if fence.isQuestion { lines.append(number + 1) }
      }
    }
    return lines
  }
}
