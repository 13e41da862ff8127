import Evaluator
import Files
import Glibc
import Phrases

/// Magics about cells: those of the session, and those of files.
extension NotebookMagic {
  static let history = NotebookMagic(
    name: "history", parameters: "[COUNT]", summary: "the cells of this session, or the last few",
    effect: .answer { arguments, session in
      let cells = session.entries.filter { $0.prose == nil }
      let count = arguments.first.map { Int($0) ?? -1 } ?? cells.count
      guard count >= 0, arguments.count <= 1 else { throw fault("history", expected: "a count", arguments) }
      for entry in cells.suffix(count) {
        let prompt = CellPrompt(entry.number).text
        let margin = "\n" + String(repeating: " ", count: prompt.count)
        session.screen.write(prompt + entry.source.lines.joined(separator: margin) + "\n")
      }
    })

  static let recall = NotebookMagic(
    name: "recall", parameters: "[CELLS]", summary: "offers cells again at the prompt: 3, or 3-5,8",
    details: "Without numbers it offers the last cell. Enter runs what is offered, as it is or changed.",
    effect: .answer { arguments, session in
      session.offer = try sources(of: arguments, in: session).joined(separator: "\n\n")
    })

  static let rerun = NotebookMagic(
    name: "rerun", parameters: "[CELLS]", summary: "runs cells again: 3, or 3-5,8",
    details: "Without numbers it runs the last cell. Each runs as a new cell; the first that fails ends it.",
    effect: .answer { arguments, session in
      for source in try sources(of: arguments, in: session) {
        session.screen.write(CellPrompt(session.nextNumber).shown(before: source) + "\n")
        switch session.run(source) {
        case .done, .value, .table: continue
        case .failed, .interrupted: return
        }
      }
    })

  static let load = NotebookMagic(
    name: "load", parameters: "FILE", summary: "offers a file's code at the prompt: .py, .md, .ipynb",
    effect: .answer { arguments, session in
      session.offer = try codeCells(of: arguments, for: "load").map(\.source).joined(separator: "\n\n")
    })

  static let run = NotebookMagic(
    name: "run", parameters: "FILE", summary: "runs a file's cells here: .py, .md, .ipynb",
    details:
      "Its names are then those of the session. Values at the end of its cells are not shown, as in IPython.",
    effect: .change { arguments, session in
      let cells = try codeCells(of: arguments, for: "run")
      let path = arguments.last ?? ""
      let isScript = NotebookFormat(fileName: path) == .python
      for cell in cells {
        try session.runner.include(cell.source, named: path, line: isScript ? cell.line : 1)
      }
    })

  static let save = NotebookMagic(
    name: "save", parameters: "FILE [CELLS]", summary: "writes cells as a script; all without numbers",
    details: "-f before the file overwrites one that is there. %export writes the outputs too.",
    effect: .answer { arguments, session in
      var arguments = arguments
      let overwrites = arguments.first == "-f"
      if overwrites { arguments.removeFirst() }
      guard var path = arguments.first else { throw fault("save", expected: "a file", arguments) }
      if path.fileName?.contains(".") != true { path += ".py" }
      let all = session.entries.filter { $0.prose == nil }.map(\.source)
      let cells = arguments.count > 1 ? try sources(of: Array(arguments.dropFirst()), in: session) : all
      let place = try FileAccess.place(of: path, for: .writing)
      if !overwrites, access(place, F_OK) == 0 { throw MagicFault.fileExists(path, magic: "save") }
      do throws(FileFault) {
        try TextFile.write(cells.map { $0 + "\n" }.joined(separator: "\n\n"), to: place)
      } catch {
        throw MagicFault.file(error)
      }
      session.screen.note("\(cells.count.of("cell")) written to \(path)")
    })

  static let edit = NotebookMagic(
    name: "edit", parameters: "[CELL | FILE]",
    summary: "opens $EDITOR on a cell or file, and offers the text",
    details: """
      Without an argument it opens the last cell. $VISUAL is asked before $EDITOR. A cell is edited in a temporary file; \
      a file named here is edited itself.
      """,
    effect: .answer { arguments, session in
      guard let host = session.host else { throw MagicFault.needsTerminal("edit") }
      guard arguments.count <= 1 else { throw fault("edit", expected: "one cell or file", arguments) }
      if let path = arguments.first, Int(path) == nil {
        session.offer = try host.edit(file: path)
      } else {
        let hasCells = session.entries.contains { $0.prose == nil }
        let text =
          arguments.isEmpty && !hasCells
          ? "" : try sources(of: arguments, in: session).joined(separator: "\n\n")
        session.offer = try host.edit(text: text)
      }
    })

  static let export = NotebookMagic(
    name: "export", parameters: "FILE", summary: "writes the session: .md, .ipynb, .html, .py, .svg, .cast",
    details:
      "--cells 3-7,9 selects cells, --without-failed leaves out those that failed or were interrupted.",
    effect: .answer { arguments, session in
      var arguments = arguments
      let entries: [JournalEntry]
      do throws(CellSelection.Fault) {
        entries = try CellSelection.taken(from: &arguments).applied(to: session.entries)
      } catch {
        throw MagicFault.selection(error)
      }
      guard arguments.count == 1, let path = arguments.first, let format = ExportFormat(fileName: path) else {
        throw fault("export", expected: "one file whose name ends in \(ExportFormat.endings)", arguments)
      }
      let place = try FileAccess.place(of: path, for: .writing)
      do throws(FileFault) {
        let record = SessionRecord(name: session.name, header: session.header, entries: entries)
        try TextFile.write(format.print(record), to: place)
      } catch {
        throw MagicFault.file(error)
      }
      let count = entries.count { $0.prose == nil }
      session.screen.note("\(count.of("cell")) written to \(path)")
    })

  /// The sources of cells that are asked for by number; of the last without any.
  private static func sources(of arguments: [String], in session: Session) throws -> [String] {
    let cells = session.entries.filter { $0.prose == nil }
    guard let last = cells.last else { throw HostFault("there are no cells yet") }
    if arguments.isEmpty { return [last.source] }
    do throws(CellSelection.Fault) {
      let list = arguments.joined(separator: ",")
      return try CellSelection(list, withoutFailed: false).applied(to: cells).map(\.source)
    } catch {
      throw MagicFault.selection(error)
    }
  }

  /// The code cells of the one file that is named.
  private static func codeCells(of arguments: [String], for magic: String) throws -> [CodeCell] {
    guard arguments.count == 1, let path = arguments.first else {
      throw fault(magic, expected: "one file", arguments)
    }
    let place = try FileAccess.place(of: path, for: .reading)
    do throws(FileFault) {
      return try Notebook(contentsOf: place).codeCells
    } catch {
      throw MagicFault.file(error)
    }
  }
}
