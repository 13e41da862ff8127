import Formats

/// Writes a question of a lesson: what is asked and the hints, folded; not the answer.
struct HTMLQuestion {
  let yaml: String
  /// Among the questions of the page, from 1.
  let number: Int

  func write(to writer: inout HTMLWriter) {
    writer.open(
      "div",
      ["class": "question", "id": "question-\(number)", "role": "group", "aria-label": "Question \(number)"])
    writer.endLine()
    let answered = AnsweredBlock(yaml)
    if let answer = answered.answer {
      label("Question \(number)", to: &writer)
      prose(Self.asked(in: yaml) ?? answered.id, to: &writer)
      writer.element("p", ["class": "label"], "Answer")
      HTML.block(answer.isEmpty ? "none yet" : answer, label: "Answer to question \(number)", to: &writer)
    } else {
      do {
        write(try Question(yaml: yaml), to: &writer)
      } catch {
        label("Question \(number)", to: &writer)
        // The block itself would show the answer.
        writer.element("p", "It cannot be shown: " + error.description)
      }
    }
    writer.close("div")
    writer.endLine()
  }

  private func write(_ question: Question, to writer: inout HTMLWriter) {
    label(question.isGuess ? "Guess" : "Question \(number)", to: &writer)
    prose(question.ask, to: &writer)
    if !question.choices.isEmpty {
      writer.open("ol", ["type": "a"])
      for choice in question.choices {
        writer.open("li")
        prose(choice, to: &writer)
        writer.close("li")
      }
      writer.close("ol")
      writer.endLine()
    }
    for (index, hint) in question.hints.enumerated() {
      writer.open("details")
      writer.element("summary", question.hints.count > 1 ? "Hint \(index + 1)" : "Hint")
      prose(hint, to: &writer)
      writer.close("details")
      writer.endLine()
    }
  }

  private func label(_ text: String, to writer: inout HTMLWriter) {
    writer.element("p", ["class": "label"], text)
    writer.endLine()
  }

  private func prose(_ text: String, to writer: inout HTMLWriter) {
    guard let events = CommonMark.events(of: text) else {
      return HTML.block(text, label: "Text", to: &writer)
    }
    var prose = HTMLProse(headings: [])
    prose.write(events, to: &writer)
  }

  /// What an assignment's block asks, which ends where its answer begins.
  private static func asked(in block: String) -> String? {
    guard block.utf8.count <= Question.largest else { return nil }
    let fields = block.lines.prefix { !$0.hasPrefix(AnsweredBlock.mark) }.joined(separator: "\n")
    return (try? YAML(reading: fields))?["ask"]?.text
  }
}
