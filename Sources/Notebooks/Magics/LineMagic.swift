import Evaluator
import Language

/// A command to the notebook: a line such as `%export lenet.md`.
struct LineMagic: Sendable {
  /// The name behind the `%`.
  var name: String

  /// What follows the name, for the help: `FILE.md`.
  var parameters: String

  /// What it does, in a few words.
  var summary: String

  /// Does it.
  var action: @Sendable (_ arguments: [String], _ session: Session) throws(MagicFault) -> Void

  /// All of them.
  static let all: [LineMagic] = [.help, .history, .export, .quit]
}

/// A line to the notebook that could not be followed: what was found, and what was expected.
enum MagicFault: Error, Equatable {
  /// No magic has this name; the nearest one that there is.
  case unknown(String, nearest: String?)
  /// The arguments are not those that it takes.
  case arguments(name: String, expected: String, found: [String])
  /// Nothing is known under a name.
  case noHelp(UnknownName)
  /// A file could not be used.
  case file(FileFault)
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
    }
  }

  var help: String? {
    switch self {
    case .unknown(_, let nearest): nearest == nil ? "%help lists those that there are" : nil
    case .noHelp(let name): name.help
    case .arguments, .file: nil
    }
  }

  /// The fault as it is shown.
  var text: String { Diagnostic(message, help: help).rendered().withoutFinalLineBreak }
}

extension LineMagic {
  /// A line that speaks to the notebook.
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

    /// IPython's lines that a notebook may hold and that change nothing here; the interpreter notes and skips them.
    static let answeredByInterpreter: Set = [
      "matplotlib", "pip", "conda", "load_ext", "reload_ext", "autoreload", "config", "tensorflow_version",
    ]

    /// Whether there is something that can do what is asked.
    var isKnown: Bool {
      guard case .magic(let name, _) = self else { return true }
      return LineMagic.all.contains { $0.name == name }
    }

    /// Does what is asked.
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
