import Evaluator
import Language

/// A line magic: a command to the notebook such as `%export lenet.md`.
struct LineMagic: Sendable {
  /// The name after the `%`.
  var name: String

  /// The parameters, for the help: `FILE.md`.
  var parameters: String

  /// A short description.
  var summary: String

  /// The action.
  var action: @Sendable (_ arguments: [String], _ session: Session) throws(MagicFault) -> Void

  /// All of them.
  static let all: [LineMagic] = [.help, .history, .export, .quit]
}

/// An error in a magic.
enum MagicFault: Error, Equatable {
  /// There is no such magic; with the nearest name.
  case unknown(String, nearest: String?)
  /// The wrong arguments.
  case arguments(name: String, expected: String, found: [String])
  /// There is no help for a name.
  case noHelp(UnknownName)
  /// A file could not be used.
  case file(FileFault)
  /// The cells to export cannot be selected.
  case selection(CellSelection.Fault)
}

extension MagicFault: ExplainedError {
  var message: String {
    switch self {
    case .unknown(let name, let nearest):
      "unknown magic %\(name)" + (nearest.map { "; did you mean %\($0)?" } ?? "")
    case .arguments(let name, let expected, let found):
      "%\(name) expects \(expected), found \(found.isEmpty ? "nothing" : found.joined(separator: " "))"
    case .noHelp(let name): name.message
    case .file(let fault): fault.description
    case .selection(let fault): fault.description
    }
  }

  var help: String? {
    switch self {
    case .unknown(_, let nearest): nearest == nil ? "%help lists those that there are" : nil
    case .noHelp(let name): name.help
    case .arguments, .file, .selection: nil
    }
  }

  /// The rendered error.
  var text: String { Diagnostic(message, help: help).rendered().withoutFinalLineBreak }
}

extension LineMagic {
  /// A line for the notebook.
  enum Request: Equatable {
    /// `%name argument…`
    case magic(name: String, arguments: [String])
    /// `?name`, `name?`
    case help(String)

    /// Nil for what the interpreter answers itself.
    init?(_ magic: Magic) {
      switch magic.kind {
      case .line where magic.name.isEmpty: self = .magic(name: "help", arguments: [])
      case .line where Request.answeredByInterpreter.contains(magic.name): return nil
      case .line: self = .magic(name: magic.name, arguments: magic.arguments)
      case .help, .source: self = magic.text.isEmpty ? .magic(name: "help", arguments: []) : .help(magic.text)
      case .cell, .shell: return nil
      }
    }

    /// IPython magics without effect here; the interpreter skips them with a note.
    static let answeredByInterpreter: Set = [
      "matplotlib", "pip", "conda", "load_ext", "reload_ext", "autoreload", "config", "tensorflow_version",
    ]

    /// Whether the request can be handled.
    var isKnown: Bool {
      guard case .magic(let name, _) = self else { return true }
      return LineMagic.all.contains { $0.name == name }
    }

    /// Performs the request.
    func perform(in session: Session) throws(MagicFault) {
      switch self {
      case .help(let name):
        do throws(UnknownName) {
          session.screen.write(try session.runner.help(on: name).withoutFinalLineBreak + "\n")
        } catch {
          throw .noHelp(error)
        }
      case .magic(let name, let arguments):
        guard let magic = LineMagic.all.first(where: { $0.name == name }) else {
          throw .unknown(name, nearest: nearestName(to: name, among: LineMagic.all.map(\.name)))
        }
        try magic.action(arguments, session)
      }
    }
  }
}
