import ArgumentParser
import Glibc
import Notebooks

/// `fieldbook export`: writes a session, or a notebook's file, in another format.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a session as a notebook that runs again, or as a page to be read.")

  @Argument(help: "The session's name, the beginning of it, or last; or a notebook's file (.md, .py).")
  var session = "last"

  @Option(help: "The format.")
  var to = ExportFormat.markdown

  @Option(name: .shortAndLong, help: "The file to write; the standard output if none is given.")
  var output: String?

  func run() throws {
    let text = try text()
    if let output {
      try TextFile.write(text, to: output)
    } else {
      var pipe = OutputPipe(STDOUT_FILENO)
      pipe.write(text)
      pipe.flush()
    }
  }

  private func text() throws -> String {
    // The names of sessions are digits and hyphens.
    if session.contains(where: { "./".contains($0) }) {
      return to.text(of: try Notebook(contentsOf: session))
    }
    guard let archive = SessionArchive.ofProcess else { throw FileFault(session, .noSuchSession) }
    let name = try archive.resolve(session)
    let contents = try archive.contents(named: name)
    if let remark = contents.remark { Fieldbook.remark("session \(name): \(remark)") }
    return to.text(ofSession: name, contents.entries)
  }
}

extension ExportFormat: ExpressibleByArgument {}

extension SessionArchive {
  /// The sessions of the current user; `nil` if there is no directory for them.
  static var ofProcess: SessionArchive? {
    Directories.ofProcess.map { SessionArchive(directory: $0.sessions) }
  }
}
