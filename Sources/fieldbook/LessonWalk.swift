import ArgumentParser
import enum Language.Visible
import Notebooks

/// Goes through a lesson: shows its prose, offers its cells, runs what is entered.
struct LessonWalk {
  let workplace: Workplace

  /// Asks for each cell; nil runs them all.
  let reader: (any CellReader)?

  /// Takes the lesson to its end, or to where someone leaves. Behind its end the prompt stays, with all that the lesson
  /// has made.
  ///
  /// - Returns: the exit status, where something failed or was stopped without anybody asking for it.
  func take(_ notebook: Notebook) -> ExitCode? {
    if reader != nil {
      workplace.console.note(
        "Enter runs a cell, as it is or changed; Ctrl-C gives a free prompt, Enter there goes on; Ctrl-D leaves"
      )
    }
    for cell in notebook.cells {
      switch cell {
      case .prose(let text): show(text)
      case .code(let code):
        guard let reader else {
          show(code)
          if let status = workplace.session.run(code.source).status { return status }
          continue
        }
        guard offer(code, to: reader) else { return nil }
      }
      if workplace.console.isClosed { return nil }
    }
    if let reader {
      workplace.console.note("the lesson ends here; go on as you like, Ctrl-D leaves")
      ReadLoop(workplace: workplace, reader: reader).run()
    }
    return nil
  }

  private func show(_ prose: String) {
    let renderer = ProseRenderer(
      width: workplace.console.width, usesColour: workplace.surroundings.usesColour)
    workplace.console.settle()
    workplace.console.write("\n" + renderer.render(prose) + "\n")
  }

  /// Shows a cell as it would stand at the prompt.
  private func show(_ code: CodeCell) {
    let prompt = "In [\(workplace.session.nextNumber)]: "
    let margin = "\n" + String(repeating: " ", count: max(0, prompt.count - 5)) + "...: "
    let lines = Visible.text(code.source).split(separator: "\n", omittingEmptySubsequences: false)
    workplace.console.write(prompt + lines.joined(separator: margin) + "\n")
  }

  /// Offers a cell until it is run as it stands, or passed over; false where someone leaves.
  ///
  /// A changed cell runs and the cell is offered again. Ctrl-C gives an empty prompt for cells of one's own: there
  /// Enter goes on with the lesson.
  private func offer(_ code: CodeCell, to reader: any CellReader) -> Bool {
    var offered = code.source
    while true {
      workplace.console.settle()
      switch reader.read(number: workplace.session.nextNumber, offer: offered) {
      case .cell(let source):
        let text = String(source.trimmingBlanks)
        if text.isEmpty { return true }
        if ReadLoop.farewells.contains(text) { return false }
        let result = workplace.session.run(source)
        if source == code.source, result != .interrupted { return true }
      case .dropped: offered = ""
      case .end: return false
      }
    }
  }
}
