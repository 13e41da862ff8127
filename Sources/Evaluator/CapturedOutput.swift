package import Figures

/// What a cell wrote under `%%capture out`: `out.stdout`, `out.stderr`, and `out.show()`.
package final class CapturedOutput: Object {
  /// A part of the output, by the option that lets it pass.
  package enum Part: String, CaseIterable, Sendable {
    case text = "--no-stdout"
    case notes = "--no-stderr"
    case figures = "--no-display"
  }

  /// A piece of the output.
  package enum Piece {
    case text(String)
    case note(String)
    case figure(any Drawing)
  }

  /// What is not captured.
  package let passing: Set<Part>
  /// What was captured, in order.
  package private(set) var pieces: [Piece] = []

  package init(passing: Set<Part> = []) { self.passing = passing }

  /// Keeps a piece; `false` if it is to pass through.
  package func take(_ piece: Piece) -> Bool {
    let part: Part =
      switch piece {
      case .text: .text
      case .note: .notes
      case .figure: .figures
      }
    guard !passing.contains(part) else { return false }
    pieces.append(piece)
    return true
  }

  private var text: String {
    pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }

  private var notes: String {
    pieces.map { if case .note(let text) = $0 { text + (text.hasSuffix("\n") ? "" : "\n") } else { "" } }
      .joined()
  }

  package var classObject: ClassObject { Self.shared }

  package func repr(_ interpreter: Interpreter) -> String {
    "<CapturedOutput: \(text.utf8.count) bytes of text, "
      + "\(pieces.count { if case .figure = $0 { true } else { false } }) figures>"
  }

  package func text(_ interpreter: Interpreter) -> String { text }

  private static let shared = ClassObject(
    "CapturedOutput", module: "IPython.utils.capture", doc: "What a cell under %%capture wrote.",
    members: [
      .property("stdout", "what was printed, a string") { call in
        .string(try call.receiver(as: CapturedOutput.self).text)
      },
      .property("stderr", "the notes beside it, a string") { call in
        .string(try call.receiver(as: CapturedOutput.self).notes)
      },
      .method("show", "Writes and draws it after all.") { call in
        let console = call.interpreter.console
        for piece in try call.receiver(as: CapturedOutput.self).pieces {
          switch piece {
          case .text(let text): console.write(text)
          case .note(let text): console.note(text)
          case .figure(let drawing): console.draw(drawing)
          }
        }
        return .none
      },
    ])
}
