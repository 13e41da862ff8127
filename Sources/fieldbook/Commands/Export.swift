import ArgumentParser
import Glibc
import Notebooks

/// `fieldbook export`: exports a session as a notebook.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a session as a notebook that runs again.",
    discussion: """
      `--to cast` is a recording for asciinema. With `--for keras`, what only Fieldbook has becomes prose or comments with \
      the recorded results, and data that Keras lacks are written beside the output.
      """)

  /// What the export is to run in.
  enum Target: String, ExpressibleByArgument, CaseIterable {
    case keras
  }

  @Argument(help: "The session's name, the beginning of it, or last.")
  var session = "last"

  @Option(
    help: ArgumentHelp(
      "The format: \(ExportFormat.all.map(\.name).joined(separator: ", ")). By default that of the output's name, or md.",
      valueName: "format"),
    transform: Export.format)
  var to: ExportFormat?

  @Option(name: .customLong("for"), help: "What it is to run in, unchanged.")
  var target: Target?

  @Option(name: .shortAndLong, help: "The file to write; the standard output if none is given.")
  var output: String?

  func run() throws {
    guard let archive = SessionArchive.ofProcess else { throw FileFault(session, .noSuchSession) }
    let name = try archive.resolve(session)
    let contents = try archive.contents(named: name)
    if let remark = contents.remark { Fieldbook.remark("session \(name): \(remark)") }
    try write(try text(of: SessionRecord(name: name, entries: contents.entries)))
  }

  private static func format(_ name: String) throws -> ExportFormat {
    if let format = ExportFormat(name) { return format }
    throw ValidationError("there is no format \(name)")
  }

  private var format: ExportFormat {
    to ?? output.flatMap { ExportFormat(fileName: $0) } ?? ExportFormat.all[0]
  }

  /// The export; data that it reads are written.
  private func text(of session: SessionRecord) throws -> String {
    guard target == .keras else { return format.print(session) }
    let stem = output.map { path in ExportFormat(fileName: path) == nil ? path : Self.withoutExtension(path) }
    let dataPath = (stem ?? session.name) + "-data.npz"
    let export = KerasExport(
      session.notebook, program: "Fieldbook \(Fieldbook.version)",
      dataFile: dataPath.split(separator: "/").last.map(String.init) ?? dataPath)
    guard let text = format.print(export.notebook) else {
      throw ValidationError("--for keras makes notebooks, and \(format.name) is none")
    }
    if export.hasData {
      guard output != nil else {
        throw ValidationError("the session uses data that Keras lacks: --output says where to write them")
      }
      try export.writeData(to: dataPath)
    }
    return text
  }

  private static func withoutExtension(_ path: String) -> String {
    path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
  }

  private func write(_ text: String) throws {
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
