import Formats

/// A question of a lesson: the text, how an answer is graded, and hints.
///
/// It is a YAML block in the lesson's Markdown (`Docs/WritingLessons.md`). The answer is an expression, evaluated
/// in the session when the question is asked, so that it cannot become outdated.
package struct Question: Equatable, Sendable {
  /// The kind of answer.
  package enum Kind: String, Equatable, Sendable, CaseIterable {
    /// A number, with or without its unit.
    case number
    /// An expression of the same value.
    case expression
    /// A shape: `(7, 7, 64)`, `7 x 7 x 64`.
    case shape
    /// The letter of a choice, or its words.
    case choice
    /// Words that match a pattern.
    case text
    /// Code, graded by its effects.
    case code
  }

  /// A known wrong answer, and its cause.
  package struct Mistake: Equatable, Sendable {
    package var value: String
    package var why: String
  }

  /// Unique within its lesson.
  package var id: String
  package var ask: String
  package var kind: Kind
  /// An expression; for a choice its letter, for text and code a model answer.
  package var answer: String
  /// For a number: `bytes`, `parameters`, `%` …
  package var unit = ""
  /// For a number; relative.
  package var tolerance = 0.0
  package var choices: [String] = []
  /// Right answers, as learners would write them.
  package var accept: [String] = []
  /// Regular expressions, any of which makes a text right.
  package var patterns: [String] = []
  package var mistakes: [Mistake] = []
  /// From vague to nearly the answer.
  package var hints: [String] = []
  /// Shown after a right answer, or when the user gives up.
  package var explanation = ""
  /// Whether it is asked before the cell that shows the outcome; a guess may be skipped.
  package var isGuess = false
  /// For code: expressions that must all be true.
  package var checks: [String] = []
  /// What it is worth in a class.
  package var points = 1.0
  /// Run before, where the cells of the lesson have not run.
  package var setup = ""
  /// Whether it is asked again behind the lesson.
  package var isReviewed = true
  /// What may be another value the next time it is asked.
  package var parameters: [Parameter] = []
}

/// An invalid question block: what is missing or wrong.
package struct QuestionFault: Error, Equatable, Sendable, CustomStringConvertible {
  package var description: String

  init(_ description: String) { self.description = description }
}

extension Question {
  /// The maximum size of a block.
  static let largest = 1 << 16

  /// Reads a block of YAML.
  ///
  /// - `seed`: draws the values of the parameters; nil takes the first of each, as the lesson does.
  /// - Throws: `QuestionFault`.
  package init(yaml: String, seed: UInt64? = nil) throws(QuestionFault) {
    if AnsweredBlock(yaml).answer != nil {
      throw QuestionFault(
        "it belongs to an assignment: write your answer behind `yours:`, and hand the file in")
    }
    // Aliases can expand a small block without limit.
    guard yaml.utf8.count <= Question.largest else { throw QuestionFault("the block is larger than 64 KiB") }
    let block: YAML?
    do { block = try YAML(reading: yaml) } catch { throw QuestionFault("the block is no YAML: \(error)") }
    guard let found = block?.fields else {
      throw QuestionFault("the block must have fields: id, ask, kind, answer")
    }
    var fields: [String: YAML] = [:]
    for field in found {
      guard let name = field.name.text, Question.known.contains(name) else {
        throw QuestionFault(
          "unknown field `\(field.name.text ?? "?")`; there are \(Question.known.joined(separator: ", "))")
      }
      fields[name] = field.value
    }
    let parameters = try Parameter.all(in: fields["parameters"])
    let fill = Filling(parameters, seed: seed)
    func text(_ name: String) throws(QuestionFault) -> String? {
      guard let value = fields[name] else { return nil }
      guard let text = value.text else { throw QuestionFault("`\(name)` must be text") }
      return fill(text.trimmed)
    }
    func required(_ name: String) throws(QuestionFault) -> String {
      guard let text = try text(name), !text.isEmpty else { throw QuestionFault("`\(name)` is missing") }
      return text
    }
    func list(_ name: String, where isKept: (String) -> Bool = { _ in true }) throws(QuestionFault)
      -> [String]
    {
      guard let value = fields[name] else { return [] }
      let items = value.list?.compactMap { $0.text?.withoutFinalLineBreak } ?? []
      guard let list = value.list, items.count == list.count else {
        throw QuestionFault("`\(name)` must be a list of texts")
      }
      return items.filter(isKept).map { fill($0) }
    }
    let kindName = try required("kind")
    guard let kind = Kind(rawValue: kindName) else {
      throw QuestionFault(
        "`kind` is \(Kind.allCases.map(\.rawValue).joined(separator: ", ")), found \(kindName)")
    }
    let solution = try text("solution")
    self.init(
      id: try required("id"), ask: try required("ask"), kind: kind,
      answer: kind == .code && solution != nil ? solution ?? "" : try required("answer"))
    unit = try text("unit") ?? ""
    if let tolerance = try text("tolerance") {
      guard let number = Double(tolerance), (0..<1).contains(number) else {
        throw QuestionFault("`tolerance` must lie between 0 and 1, found \(tolerance)")
      }
      self.tolerance = number
    }
    choices = try list("choices")
    // A right answer without a name in it, such as a plain number, is right for the lesson's own values only.
    let isOfLesson = seed == nil || parameters.isEmpty || kind == .text || kind == .code || kind == .choice
    accept = try list("accept") { isOfLesson || fill($0) != $0 }
    patterns = try list("patterns")
    hints = try list("hints")
    checks = try list("check")
    explanation = try text("explain") ?? ""
    isGuess = try text("guess") == "true"
    for item in fields["wrong"]?.list ?? [] {
      guard let value = item["value"]?.text ?? item["code"]?.text, let why = item["why"]?.text
      else { throw QuestionFault("each item of `wrong` needs `value` (or `code`) and `why`") }
      mistakes.append(Mistake(value: fill(value.withoutFinalLineBreak), why: fill(why.trimmed)))
    }
    if let points = try text("points") {
      guard let number = Double(points), (0...1000).contains(number) else {
        throw QuestionFault("`points` must lie between 0 and 1000, found \(points)")
      }
      self.points = number
    }
    setup = try text("setup") ?? ""
    isReviewed = try text("review") != "false"
    self.parameters = parameters
    for text in [ask, explanation] + hints {
      if let name = fill.unknown(in: text) {
        throw QuestionFault(
          "`{\(name)}` is none of the `parameters` \(parameters.map(\.name).joined(separator: ", "))")
      }
    }
    if kind == .choice, choices.count < 2 { throw QuestionFault("a choice needs two `choices` or more") }
    if kind == .text, patterns.isEmpty { throw QuestionFault("a text needs `patterns`") }
    if kind == .code, checks.isEmpty { throw QuestionFault("code needs `check`") }
  }

  private static let known = [
    "id", "ask", "kind", "answer", "unit", "tolerance", "choices", "accept", "patterns", "wrong", "hints",
    "explain",
    "guess", "check", "solution", "points", "setup", "review", "parameters",
  ]

  /// The letter of a choice: a, b, c …
  package static func letter(_ index: Int) -> String {
    String(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(min(max(index, 0), 25)))))
  }

  /// `(a) the first layer`, `(b) both` …
  var labelledChoices: [String] {
    choices.enumerated().map { "(\(Question.letter($0.offset))) \($0.element)" }
  }
}
