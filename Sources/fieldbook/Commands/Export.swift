import ArgumentParser
import Glibc
import Notebooks

/// `fieldbook export`: exports a session as a notebook.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write a session as a notebook that runs again.")

  /// The export formats.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case md
  }

  @Argument(help: "The session's name, the beginning of it, or last.")
  var session = "last"

  @Option(help: "The format.")
  var to = Format.md

  @Option(name: .shortAndLong, help: "The file to write; the standard output if none is given.")
  var output: String?

  func run() throws {
    guard let archive = SessionArchive.ofProcess else { throw FileFault(session, .noSuchSession) }
    let name = try archive.resolve(session)
    let contents = try archive.contents(named: name)
    if let remark = contents.remark { Fieldbook.remark("session \(name): \(remark)") }
    let text = Markdown.print(Notebook(session: name, contents.entries))
    if let output {
      try TextFile.write(text, to: output)
    } else {
      var pipe = OutputPipe(STDOUT_FILENO)
      pipe.write(text)
      pipe.flush()
    }
  }
}

extension SessionArchive {
  /// The sessions of the current user; `nil` if there is no directory for them.
  static var ofProcess: SessionArchive? {
    Directories.ofProcess.map { SessionArchive(directory: $0.sessions) }
  }
}
