import Evaluator
import Language

/// A magic: a command to the notebook such as `%export lenet.md`, or code with something done around it: `%%time`.
///
/// One entry of `all` is its name, its help and its action; `%lsmagic`, `%help`, `?%name` and completion read the entries.
struct NotebookMagic: Sendable {
  /// Where it can stand.
  enum Form: Sendable {
    /// `%name` on a line.
    case line
    /// `%%name` above a cell.
    case cell
  }

  /// What it does.
  enum Effect: Sendable {
    /// Answers: no cell, and nothing to do when the session runs again.
    case answer(Action)
    /// Changes what later cells see: a cell, as an assignment is.
    case change(Action)
    /// Runs the code behind it; the interpreter does that.
    case code
  }

  typealias Action = @Sendable (_ arguments: [String], _ session: Session) throws -> Void

  /// The name after the `%`.
  var name: String

  /// Where it can stand.
  var forms: [Form] = [.line]

  /// The parameters, for the help: `FILE.md`.
  var parameters: String

  /// A short description.
  var summary: String

  /// What else there is to know; Markdown is not read.
  var details = ""

  /// What it does.
  var effect: Effect

  /// All of them, as `%lsmagic` lists them.
  static let all: [NotebookMagic] =
    [help, listing, history, recall, rerun, load, edit, run, save, export, lesson]
    + timing + [who, whos, reset, memory, seed, threads, theme, quit]

  /// The magic of a name.
  static func named(_ name: String) -> NotebookMagic? { all.first { $0.name == name } }

  /// How it is typed: `%time CODE`, `%%time`.
  var usages: [String] {
    forms.map { form in
      switch form {
      case .line: "%\(name) \(parameters)".trimmed
      case .cell: name == "capture" ? "%%\(name) \(parameters)" : "%%\(name)"
      }
    }
  }

  /// Its page.
  var page: String {
    let text = usages.joined(separator: "\n") + "\n\n" + summary + "\n"
    return details.isEmpty ? text : text + "\n" + details + "\n"
  }

  /// The fault of wrong arguments.
  static func fault(_ name: String, expected: String, _ found: [String]) -> MagicFault {
    .arguments(name: name, expected: expected, found: found)
  }
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
  /// A file outside of what notebooks may use; the reason names the option that allows it.
  case notAllowed(String, reason: String)
  /// A file is there already, and would be overwritten.
  case fileExists(String, magic: String)
  /// The cells that are asked for cannot be selected.
  case selection(CellSelection.Fault)
  /// Only a session at a terminal can do it.
  case needsTerminal(String)
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
    case .notAllowed(let path, let reason): "\(path): \(reason)"
    case .fileExists(let path, _): "\(path) is there already"
    case .selection(let fault): fault.description
    case .needsTerminal(let name): "%\(name) needs a prompt at a terminal, and there is none"
    }
  }

  var help: String? {
    switch self {
    case .unknown(_, let nearest): nearest == nil ? "%lsmagic lists those that there are" : nil
    case .noHelp(let name): name.help
    case .fileExists(let path, let magic): "%\(magic) -f \(path) overwrites it"
    case .arguments, .file, .notAllowed, .selection, .needsTerminal: nil
    }
  }
}

extension NotebookMagic {
  /// A line for the notebook.
  enum Request: Equatable {
    /// `%name argument…`
    case magic(name: String, arguments: [String])
    /// `?name`, `name?`; `??name` with its source.
    case help(String, withSource: Bool)

    /// Nil for what runs as a cell: code, and magics that change what later cells see.
    init?(_ magic: Magic) {
      switch magic.kind {
      case .line where magic.text.last == "?":
        self = .help("%" + magic.name.filter { $0 != "?" }, withSource: false)
      case .line where magic.name.isEmpty: self = .magic(name: "help", arguments: [])
      case .line where Request.answeredByInterpreter.contains(magic.name): return nil
      case .line:
        switch NotebookMagic.named(magic.name)?.effect {
        case .change, .code: return nil
        case .answer, nil: self = .magic(name: magic.name, arguments: magic.arguments)
        }
      case .help, .source:
        self =
          magic.text.isEmpty
          ? .magic(name: "help", arguments: []) : .help(magic.text, withSource: magic.kind == .source)
      case .cell, .shell: return nil
      }
    }

    /// IPython magics without effect here; the interpreter skips them with a note.
    static let answeredByInterpreter: Set = [
      "matplotlib", "pip", "conda", "load_ext", "reload_ext", "autoreload", "config", "tensorflow_version",
    ]

    /// Performs the request.
    func perform(in session: Session) throws {
      switch self {
      case .help(let name, let withSource):
        if name.first == "%" {
          let name = String(name.drop { $0 == "%" })
          session.screen.show(
            page: try Request.magic(named: name).page.wrapped(to: max(20, session.screen.width)))
          return
        }
        let guide = GuideShelf.ofProcess
        // `?Memory` is the page, `?memory` the function.
        if let page = guide.pages.first(where: { $0.name == name }),
          !session.runner.variables.contains(where: { $0.name == name })
        {
          return try Request.show(page, in: session)
        }
        do throws(UnknownName) {
          let text = try session.runner.help(on: name, withSource: withSource).withoutFinalLineBreak
          let further = guide.pages(about: name).map { "?" + $0.name }.joined(separator: ", ")
          session.screen.show(page: text + "\n" + (further.isEmpty ? "" : "\nmore: \(further)\n"))
        } catch {
          let width = session.screen.width
          if name.lowercased() == "keys", let host = session.host {
            return session.screen.show(page: host.keysPage(width: width))
          }
          if let page = session.host?.page(onKey: name, width: width) {
            return session.screen.show(page: page)
          }
          if let page = guide.page(named: name) { return try Request.show(page, in: session) }
          throw MagicFault.noHelp(error)
        }
      case .magic(let name, let arguments):
        switch try Request.magic(named: name).effect {
        case .answer(let action), .change(let action): try action(arguments, session)
        case .code: throw MagicFault.arguments(name: name, expected: "code", found: arguments)
        }
      }
    }

    /// Shows a page of the guide; as it is written where there is no terminal.
    private static func show(_ page: GuidePage, in session: Session) throws {
      let text: String
      do throws(FileFault) { text = try TextFile.read(page.path) } catch { throw MagicFault.file(error) }
      session.screen.show(page: session.host?.page(ofProse: text) ?? text)
    }

    private static func magic(named name: String) throws(MagicFault) -> NotebookMagic {
      if let magic = NotebookMagic.named(name) { return magic }
      throw .unknown(name, nearest: nearestName(to: name, among: NotebookMagic.all.map(\.name)))
    }
  }

  /// Answers a magic inside a cell that runs; `false` where the interpreter does.
  static func answer(_ magic: Magic, in session: Session) throws -> Bool {
    guard let found = named(magic.name) else { return false }
    switch (magic.kind, found.effect) {
    case (.line, .answer(let action)):
      if !session.isResuming { try action(magic.arguments, session) }
      return true
    case (.line, .change(let action)):
      try action(magic.arguments, session)
      return true
    case (.line, .code): throw MagicFault.arguments(name: found.name, expected: "code", found: [])
    case (.cell, .code):
      throw MagicFault.arguments(name: "%" + found.name, expected: "code below it", found: [])
    default: return false
    }
  }
}
