import Formats

/// A lesson as a class gets it: its prose, its cells without their outputs, and its questions with a place for an answer each.
///
///     Markdown.print(Assignment(of: lesson, keepsHints: false).notebook)
///
/// A question's block is written anew from what may be seen of it, so that a field which is added later stays hidden until it is
/// shown on purpose.
package struct Assignment {
  /// What is handed out.
  package let notebook: Notebook
  /// Where the lesson itself tells what was taken out of a question, one line each.
  package let remarks: [String]

  /// - Throws: `QuestionFault` where a block of the lesson is no question, or two have one id.
  package init(of lesson: Notebook, keepsHints: Bool) throws(QuestionFault) {
    let questions = try lesson.questions()
    var next = questions[...]
    var cells: [Cell] = [.prose(Self.preface)]
    for cell in lesson.cells {
      switch cell {
      case .prose: cells.append(cell)
      case .code(var code):
        // What a cell is meant to fail with tells no answer, and that it is meant to.
        code.outputs = code.outputs.filter(\.isError)
        cells.append(.code(code))
      case .question:
        guard let question = next.popFirst() else { continue }
        cells.append(.question(Self.block(question, keepsHints: keepsHints)))
        if question.kind == .code { cells.append(.code(CodeCell(""))) }
      }
    }
    notebook = Notebook(cells)
    remarks = Self.remarks(questions, in: notebook)
  }

  private static let preface = """
    > Write each answer behind `yours:` in its block, and code into the empty cell below its question.
    > Run the cells as you go, change them, add your own. Then hand in this file.
    """

  private static func block(_ question: Question, keepsHints: Bool) -> String {
    var lines = ["id: \(YAMLText.scalar(question.id))", "ask: \(YAMLText.scalar(question.ask))"]
    lines.append("kind: \(question.kind.rawValue)")
    if !question.unit.isEmpty { lines.append("unit: \(YAMLText.scalar(question.unit))") }
    if !question.choices.isEmpty {
      lines.append("choices:")
      lines += question.labelledChoices.map { "  - " + YAMLText.scalar($0, indentation: 4) }
    }
    if keepsHints, !question.hints.isEmpty {
      lines.append("hints:")
      lines += question.hints.map { "  - " + YAMLText.scalar($0, indentation: 4) }
    }
    if question.points != 1 { lines.append("points: \(Points.text(question.points))") }
    if question.isGuess { lines.append("guess: true") }
    lines.append(AnsweredBlock.mark + (question.kind == .code ? " in the cell below" : " "))
    return lines.joined(separator: "\n")
  }

  /// Prose and cells are handed out as they are: whoever wrote the answer there should know.
  private static func remarks(_ questions: [Question], in notebook: Notebook) -> [String] {
    let open = Squeezed(
      notebook.cells.map { cell in
        switch cell {
        case .prose(let text): text
        case .code(let code): code.source
        case .question: ""
        }
      }.joined(separator: "\n"))
    return questions.compactMap { question in
      let told = ([question.answer] + question.accept).first { $0.count >= 8 && open.holds($0) }
      guard let told, question.kind != .choice else { return nil }
      return "question \(question.id): its answer stands in the lesson's text too: \(told.lines.first ?? "")"
    }
  }
}

/// Text as a value in YAML: plain where it can be, else quoted, or as a block of lines.
enum YAMLText {
  static func scalar(_ text: String, indentation: Int = 2) -> String {
    if text.contains("\n"), text.lines.allSatisfy({ $0.first != " " && $0.first != "\t" }) {
      let margin = "\n" + String(repeating: " ", count: indentation)
      return "|" + text.lines.map { $0.isEmpty ? "\n" : margin + $0 }.joined()
    }
    // What JSON quotes, YAML reads.
    return isPlain(text) ? text : JSON.string(text).text
  }

  /// Whether a reader of YAML takes the text as it stands.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last, first.isLetter || first == "(", last != ":" else {
      return false
    }
    return !text.contains(": ") && !text.contains(" #")
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
      && !last.isWhitespace
      && !["true", "false", "yes", "no", "on", "off", "null"].contains(text.lowercased())
  }
}

/// Points as they are written: `1`, `0.5`.
package enum Points {
  package static func text(_ points: Double) -> String {
    points == points.rounded() && abs(points) < 1e9 ? String(Int(points)) : String(points)
  }
}
