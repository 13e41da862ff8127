import ArgumentParser
import Glibc
import Notebooks

/// `fieldbook export`: exports a session as a notebook.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write a session as a notebook that runs again.")

  /// The export formats.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case md, ipynb

    var notebookFormat: NotebookFormat {
      switch self {
      case .md: .markdown
      case .ipynb: .jupyter
      }
    }
  }

  @Argument(help: "The session's number, its name, the beginning of it, or last; or a notebook's file.")
  var session = "last"

  @Option(help: "The format; md if the name of the file to write does not tell.")
  var to: Format?

  @Option(name: .shortAndLong, help: "The file to write; the standard output if none is given, or for -.")
  var output: String?

  @Option(help: "Only these cells, by their numbers, as in 3-7,9.")
  var cells: String?

  @Flag(help: "Leave out the cells that failed or were interrupted.")
  var withoutFailed = false

  func run() throws {
    let format = to?.notebookFormat ?? output.flatMap(NotebookFormat.init(fileName:)) ?? .markdown
    guard let text = format.print(try notebook()) else {
      throw ValidationError("\(output ?? "it"): a notebook cannot be written as .\(format.rawValue)")
    }
    if let output, output != "-" {
      try TextFile.write(text, to: output)
    } else {
      var pipe = OutputPipe(STDOUT_FILENO)
      pipe.write(text)
      pipe.flush()
    }
  }

  /// The session, or the notebook of a file.
  private func notebook() throws -> Notebook {
    if NotebookFormat(fileName: session) != nil { return try Notebook(contentsOf: session) }
    guard let archive = SessionArchive.ofProcess else { throw FileFault(session, .noSuchSession) }
    let name = try archive.resolve(session)
    let contents = try archive.contents(named: name)
    if let remark = contents.remark { Fieldbook.remark("session \(name): \(remark)") }
    do throws(CellSelection.Fault) {
      let entries = try CellSelection(cells, withoutFailed: withoutFailed).applied(to: contents.entries)
      return Notebook(session: name, header: contents.header, entries)
    } catch {
      throw ValidationError(error.description)
    }
  }
}

extension SessionArchive {
  /// The sessions of the current user; `nil` if there is no directory for them.
  static var ofProcess: SessionArchive? {
    Directories.ofProcess.map { SessionArchive(directory: $0.sessions) }
  }
}
