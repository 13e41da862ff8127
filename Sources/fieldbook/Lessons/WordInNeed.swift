import Notebooks

/// Words that people type for a way on, answered at the prompt outside of lessons too.
enum WordInNeed {
  /// The answer to a word; nil for what is a cell. A variable of that name is one.
  static func answer(to source: String, in session: Session) -> String? {
    let word = source.trimmingBlanks.lowercased()
    guard let answer = answers[word], session.runner.evaluate("'\(word)' in dir()") != .number(1) else {
      return nil
    }
    return answer
  }

  private static let lesson = "%lesson lists the lessons, and %lesson 1 takes the first one"

  private static let answers: [String: String] = {
    var answers = [
      "help": "? or %help is a page of what there is, ?NAME the help on a name; Ctrl-D leaves",
      "lesson": lesson, "lessons": lesson, "tutorial": lesson, "learn": lesson,
      "clear": "Ctrl-L clears the screen; %reset forgets the variables",
      "ls": "fieldbook has no shell; %who lists the variables",
      "man": "? or %help is a page of what there is",
    ]
    for word in LessonWord.allCases where word != .bye {
      answers[word.rawValue] = "`\(word.rawValue)` is a word of lessons, and none is being taken: \(lesson)"
    }
    return answers
  }()
}
