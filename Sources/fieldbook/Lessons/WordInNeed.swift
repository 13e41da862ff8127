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

  /// What `help NAME` is written as here; `nil` for what is no such line.
  static func helpRequest(in source: String) -> String? {
    let words = source.trimmingBlanks.split { $0 == " " }
    guard words.count > 1, ["help", "man", "doc"].contains(words[0].lowercased()), !source.contains("\n"),
      words[1].first.map({ !"=+*/<>.,([-".contains($0) }) ?? false
    else { return nil }
    return "?" + words.dropFirst().joined(separator: " ")
  }

  private static let lesson = "%lesson lists the lessons, and %lesson 1 takes the first one"

  private static let answers: [String: String] = {
    var answers = [
      "help": "? or %help is a page of what there is, ?NAME the help on a name; Ctrl-D leaves",
      "lesson": lesson, "lessons": lesson, "tutorial": lesson, "learn": lesson,
      "clear": "Ctrl-L clears the screen; %reset forgets the variables",
      "ls": "fieldbook has no shell; %who lists the variables",
      "pwd": "fieldbook has no shell; files are named from the folder where it was started",
      "cd": "fieldbook has no shell; start it in the folder that you want",
      "keys": "?keys lists the keys, ?Ctrl-R tells about one", "shortcuts": "?keys lists the keys",
      "commands": "%lsmagic lists the magics, ?keys the keys", "magics": "%lsmagic lists them",
      "undo": "Ctrl-_ undoes a change of the text, Alt-_ redoes it; what a cell did stays",
      "save": "the session is saved as you go; %save FILE.py writes cells, %export FILE.md all of it",
      "load": "%load FILE offers a file as a cell, %run FILE runs it", "history": "%history lists the cells",
      "restart": "%reset forgets all variables; %rerun runs cells again",
      "variables": "%who lists the variables, %whos with types and shapes",
      "examples": lesson, "start": lesson, "menu": "? or %help is a page of what there is",
      "man": "? or %help is a page of what there is",
    ]
    for word in LessonWord.allCases where word != .bye {
      answers[word.rawValue] = "`\(word.rawValue)` is a word of lessons, and none is being taken: \(lesson)"
    }
    return answers
  }()
}
