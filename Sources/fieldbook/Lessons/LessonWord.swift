import Notebooks

/// What can be typed at every prompt of a lesson, as it stands or as a magic: `hint`, `%hint`.
enum LessonWord: String, CaseIterable {
  case next, back, skip, hint, answer, info, play, main, review, bye

  /// What it does, in a few words.
  var summary: String {
    switch self {
    case .next: "goes on: runs the offered cell as it is, or passes over a question"
    case .back: "goes back to the cell or question before"
    case .skip: "goes on without running the cell or answering"
    case .hint: "gives a hint"
    case .answer: "tells the answer"
    case .info: "shows where you are, and these words"
    case .play: "gives a prompt for cells of your own"
    case .main: "goes back to the lesson"
    case .review: "shows the questions behind you and what you answered"
    case .bye: "leaves; the lesson goes on here the next time"
    }
  }

  /// Whether a text is an offered cell with a word behind it.
  static func isTyped(in text: String, behind offer: String) -> Bool {
    guard !offer.isEmpty, text.hasPrefix(offer) else { return false }
    let word = text.dropFirst(offer.count).trimmingBlanks
    return LessonWord(rawValue: String(word.hasPrefix("%") ? word.dropFirst() : word)) != nil
  }

  /// The word that a text is; nil where it is none, or a variable of the session.
  init?(_ text: String, in session: Session) {
    let isMagic = text.hasPrefix("%")
    guard let word = LessonWord(rawValue: isMagic ? String(text.dropFirst()) : text) else { return nil }
    if !isMagic, session.runner.evaluate("'\(text)' in dir()") == .number(1) { return nil }
    self = word
  }
}
