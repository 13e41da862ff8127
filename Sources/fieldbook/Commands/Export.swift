import Files
import ArgumentParser
import Glibc
import Notebooks

/// `fieldbook export`: writes a session, or a notebook's file, in another format.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a session as a notebook that runs again, or as a page to be read.",
    discussion: """
      `--to cast` is a recording for asciinema. With `--for keras`, what only Fieldbook has becomes prose or comments with \
      the recorded results, and data that Keras lacks are written beside the output.
      """)

  /// What the export is to run in.
  enum Target: String, ExpressibleByArgument, CaseIterable {
    case keras
  }

  @Argument(help: "The session's number, its name, the beginning of it, or last; or a notebook's file.")
  var session = "last"

  @Option(
    help: ArgumentHelp(
      "The format: \(ExportFormat.all.map(\.name).joined(separator: ", ")). By default that of the output's name, or md.",
      valueName: "format"),
    transform: Export.format)
  var to: ExportFormat?

  @Option(name: .customLong("for"), help: "What it is to run in, unchanged.")
  var target: Target?

  @Flag(
    help: "With --for keras: divide each batch over all devices that Keras finds, on one machine or several.")
  var distribute = false

  @Option(name: .shortAndLong, help: "The file to write; the standard output if none is given, or for -.")
  var output: String?

  @Option(help: "Only these cells, by their numbers, as in 3-7,9.")
  var cells: String?

  @Flag(help: "Leave out the cells that failed or were interrupted.")
  var withoutFailed = false

  func validate() throws {
    if distribute, target != .keras {
      throw ValidationError(
        "--distribute is for Keras: give --for keras too; here, mpirun -n 4 fieldbook run FILE")
    }
    if to == nil, let file, let ending = file.fileExtension, ExportFormat(fileName: file) == nil {
      throw ValidationError(
        "no format's files end in .\(ending); they end in \(ExportFormat.endings), or --to says the format")
    }
  }

  func run() throws {
    let text: String
    // The names of sessions are digits and hyphens.
    if session.contains(where: { "./".contains($0) }) {
      let notebook = try Notebook(contentsOf: session)
      text = try print(notebook, named: session.withoutFileExtension) { format.print(notebook) }
    } else {
      let record = try record()
      text = try print(record.notebook, named: record.name) { format.print(record) }
    }
    if let file {
      try TextFile.write(text, to: file)
    } else {
      var pipe = OutputPipe(STDOUT_FILENO)
      pipe.write(text)
      pipe.flush()
    }
  }

  /// The session, with the cells that are asked for.
  private func record() throws -> SessionRecord {
    guard let archive = SessionArchive.ofProcess else { throw FileFault(session, .noSuchSession) }
    let name = try archive.resolve(session)
    let contents = try archive.contents(named: name)
    if let remark = contents.remark { Fieldbook.remark("session \(name): \(remark)") }
    do throws(CellSelection.Fault) {
      let entries = try CellSelection(cells, withoutFailed: withoutFailed).applied(to: contents.entries)
      return SessionRecord(name: name, header: contents.header, entries: entries)
    } catch {
      throw ValidationError(error.description)
    }
  }

  private static func format(_ name: String) throws -> ExportFormat {
    if let format = ExportFormat(name) { return format }
    throw ValidationError("there is no format \(name)")
  }

  /// The file to write; nil for the standard output.
  private var file: String? { output == "-" ? nil : output }

  private var format: ExportFormat {
    to ?? file.flatMap { ExportFormat(fileName: $0) } ?? ExportFormat.all[0]
  }

  /// The export as a text; data that one for Keras reads are written.
  private func print(_ notebook: Notebook, named name: String, _ plain: () -> String?) throws -> String {
    guard target == .keras else {
      if let text = plain() { return text }
      throw ValidationError("a recording is made of a session, and \(session) is a notebook")
    }
    let stem = file.map { path in ExportFormat(fileName: path) == nil ? path : path.withoutFileExtension }
    let dataPath = (stem ?? name) + "-data.npz"
    let export = KerasExport(
      notebook, program: "Fieldbook \(Fieldbook.version)",
      dataFile: dataPath.fileName ?? dataPath, distributes: distribute)
    guard let text = format.print(export.notebook) else {
      throw ValidationError("--for keras makes notebooks, and \(format.name) is none")
    }
    if export.hasData {
      guard file != nil else {
        throw ValidationError("the session uses data that Keras lacks: --output says where to write them")
      }
      try export.writeData(to: dataPath)
    }
    return text
  }
}

extension SessionArchive {
  /// The sessions of the current user; `nil` if there is no directory for them.
  static var ofProcess: SessionArchive? {
    Directories.ofProcess.map { SessionArchive(directory: $0.sessions) }
  }
}
