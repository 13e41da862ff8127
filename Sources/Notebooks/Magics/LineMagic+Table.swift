import Phrases

extension LineMagic {
  static let help = LineMagic(
    name: "help", parameters: "[NAME]", summary: "this page, or the help on a name; also ?NAME"
  ) { arguments, session throws(MagicFault) in
    if let name = arguments.first { return try Request.help(name).perform(in: session) }
    session.screen.write(helpPage)
  }

  static let history = LineMagic(
    name: "history", parameters: "[COUNT]", summary: "the cells of this session, or the last few"
  ) { arguments, session throws(MagicFault) in
    let cells = session.entries.filter { $0.prose == nil }
    let count = arguments.first.map { Int($0) ?? -1 } ?? cells.count
    guard count >= 0, arguments.count <= 1 else {
      throw .arguments(name: "history", expected: "a count", found: arguments)
    }
    for entry in cells.suffix(count) {
      let prompt = CellPrompt(entry.number).text
      let margin = "\n" + String(repeating: " ", count: prompt.count)
      session.screen.write(prompt + entry.source.lines.joined(separator: margin) + "\n")
    }
  }

  static let export = LineMagic(
    name: "export", parameters: "FILE", summary: "writes this session as a notebook: .md, .ipynb, .html, .py"
  ) { arguments, session throws(MagicFault) in
    var arguments = arguments
    let entries: [JournalEntry]
    do throws(CellSelection.Fault) {
      entries = try CellSelection.taken(from: &arguments).applied(to: session.entries)
    } catch {
      throw .selection(error)
    }
    guard arguments.count == 1, let path = arguments.first, let format = ExportFormat(fileName: path) else {
      throw .arguments(
        name: "export", expected: "one file whose name ends in \(ExportFormat.endings)", found: arguments)
    }
    do throws(FileFault) {
      let record = SessionRecord(name: session.name, header: session.header, entries: entries)
      try TextFile.write(format.print(record), to: path)
    } catch {
      throw .file(error)
    }
    let count = entries.count { $0.prose == nil }
    session.screen.note("\(count.of("cell")) written to \(path)")
  }

  static let quit = LineMagic(
    name: "quit", parameters: "", summary: "leaves, as Ctrl-D, exit and quit do; the session is kept"
  ) { _, session throws(MagicFault) in session.isLeft = true }

  /// The output of `%help`.
  private static var helpPage: String {
    let calls = all.map { "%\($0.name) \($0.parameters)".trimmed }
    let column = (calls.map(\.count).max() ?? 0) + 3
    var page = "Enter runs a cell once it is whole; a blank line ends a block.\n\n"
    for (magic, call) in zip(all, calls) {
      page += "  " + call + String(repeating: " ", count: column - call.count) + magic.summary + "\n"
    }
    page += """

        Tab         completes names         Ctrl-C  drops the cell, or stops it
        Up, Down    earlier cells           Ctrl-R  searches them, Ctrl-S back
        Alt-Enter   begins a line           Ctrl-D  leaves; the session is kept
        Ctrl-_      undoes, Alt-_ redoes    Ctrl-X Ctrl-E  opens $EDITOR
        Ctrl-W, -U, -K  take out text       Ctrl-Y  inserts it, Alt-Y the one before
        Alt-.       the last word before    Ctrl-Alt-F, -B  over brackets

      """
    return page
  }
}
