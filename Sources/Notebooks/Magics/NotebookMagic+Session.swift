import Engine
import Evaluator
import Phrases

/// Magics about the session: its help, its variables, its memory, its threads.
extension NotebookMagic {
  static let help = NotebookMagic(
    name: "help", parameters: "[NAME]", summary: "what there is, or the help on a name or a page",
    effect: .answer { arguments, session in
      let name = arguments.joined(separator: " ")
      if !name.isEmpty { return try Request.help(name, withSource: false).perform(in: session) }
      session.screen.write(helpPage(width: session.screen.width))
    })

  static let listing = NotebookMagic(
    name: "lsmagic", parameters: "", summary: "the magics, a line each; ?%NAME tells more about one",
    effect: .answer { _, session in session.screen.write(table(width: session.screen.width)) })

  static let quit = NotebookMagic(
    name: "quit", parameters: "", summary: "leaves, as Ctrl-D does; the session is kept",
    effect: .answer { _, session in session.isLeft = true })

  /// What has code behind it; the interpreter runs that.
  static let timing = [
    NotebookMagic(
      name: "time", forms: [.line, .cell], parameters: "CODE",
      summary: "runs code, and says how long it took",
      effect: .code),
    NotebookMagic(
      name: "timeit", forms: [.line, .cell], parameters: "CODE",
      summary: "runs code often, and says how long it takes",
      details: "-n LOOPS and -r REPETITIONS set how often; else it runs for about a second.", effect: .code),
    NotebookMagic(
      name: "capture", forms: [.cell], parameters: "[NAME]",
      summary: "runs a cell and shows nothing; NAME.show() does",
      details: """
        NAME.stdout is what was printed, NAME.stderr the notes. --no-stdout, --no-stderr and --no-display let a part pass.
        """, effect: .code),
  ]

  static let who = NotebookMagic(
    name: "who", parameters: "", summary: "the names of the session's variables",
    effect: .answer { _, session in
      let names = session.runner.variables.map(\.name)
      let text = names.isEmpty ? "there are no variables" : names.joined(separator: "  ")
      session.screen.write(text.wrapped(to: max(20, session.screen.width)) + "\n")
    })

  static let whos = NotebookMagic(
    name: "whos", parameters: "", summary: "the variables with their types, shapes and bytes",
    effect: .answer { _, session in
      let variables = session.runner.variables
      if variables.isEmpty { return session.screen.write("there are no variables\n") }
      let rows = variables.map {
        [$0.name, $0.type, $0.byteCount > 0 ? Quantity.text(bytes: $0.byteCount) : "", $0.summary]
      }
      let widths = (0..<3).map { column in rows.map { $0[column].columns }.max() ?? 0 }
      for row in rows {
        let bytes = String(repeating: " ", count: widths[2] - row[2].columns) + row[2]
        let line = "\(row[0].padded(to: widths[0]))  \(row[1].padded(to: widths[1]))  \(bytes)  \(row[3])"
        session.screen.write(line.cut(to: session.screen.width) + "\n")
      }
    })

  static let reset = NotebookMagic(
    name: "reset", parameters: "[out]", summary: "forgets all variables; `out`: the results in Out",
    details: "The cells stay in the session's journal: %rerun and `fieldbook resume` run them again.",
    effect: .change { arguments, session in
      // IPython's -f answers a question that is not asked here.
      switch arguments.filter({ $0 != "-f" }) {
      case []:
        let count = session.runner.variables.count
        session.runner.reset()
        session.screen.note("\(count.of("variable")) forgotten")
      case ["out"]:
        session.runner.dropResults()
      default: throw fault("reset", expected: "nothing or out", arguments)
      }
    })

  static let memory = NotebookMagic(
    name: "mem", parameters: "", summary: "the bytes that tensors hold, and whose they are",
    effect: .answer { _, session in
      let width = session.screen.width
      let held = MemoryCategory.allCases.map { ($0.name, Ledger.shared.currentByCategory[$0] ?? 0) }
      var rows = held.filter { $0.1 > 0 }
      let total = Ledger.shared.current
      if rows.isEmpty { rows = [("nothing", 0)] }
      session.screen.write(MemoryTable(rows: rows, whole: total).text(width: width))
      session.screen.write(
        "held now: \(Quantity.text(bytes: total)); at most so far: \(Quantity.text(bytes: Ledger.shared.peak))\n"
      )
      let variables = session.runner.variables.filter { $0.byteCount > 0 }
        .sorted { $0.byteCount > $1.byteCount }.prefix(10).map { ($0.name, $0.byteCount) }
      let results = session.runner.resultBytes
      let holders = variables + (results > 0 ? [("Out", results)] : [])
      if !holders.isEmpty {
        session.screen.write("\nTensors of variables and results (one may be in several):\n")
        session.screen.write(MemoryTable(rows: holders, whole: total).text(width: width))
      }
    })

  static let seed = NotebookMagic(
    name: "seed", parameters: "NUMBER", summary: "starts everything random from a number",
    details: "As keras.utils.set_random_seed: layers, NumPy's and Python's generators.",
    effect: .change { arguments, session in
      guard arguments.count == 1, let seed = arguments.first.flatMap({ UInt32($0) }) else {
        throw fault("seed", expected: "a number from 0 to \(UInt32.max)", arguments)
      }
      session.runner.seed(seed)
    })

  static let threads = NotebookMagic(
    name: "threads", parameters: "[COUNT]", summary: "how many threads the engine uses, or sets it",
    details: "Sums are added up in another order with another count: results differ in their last digits.",
    effect: .change { arguments, session in
      let most = WorkerPool.shared.count
      if let text = arguments.first {
        guard arguments.count == 1, let count = Int(text), (1...most).contains(count) else {
          throw fault("threads", expected: most == 1 ? "1, as there is one core" : "1 to \(most)", arguments)
        }
        WorkerPool.shared.usable = count
      } else {
        session.screen.write("\(WorkerPool.shared.usable) of \(most.of("thread"))\n")
      }
    })

  static let theme = NotebookMagic(
    name: "theme", parameters: "[NAME]", summary: "the colours for a dark or light terminal, or none",
    effect: .answer { arguments, session in
      guard let host = session.host else { throw MagicFault.needsTerminal("theme") }
      guard let name = arguments.first else {
        return session.screen.write("\(host.theme); there are \(host.themes.joined(separator: ", "))\n")
      }
      guard arguments.count == 1, host.themes.contains(name) else {
        throw fault("theme", expected: host.themes.joined(separator: ", "), arguments)
      }
      host.theme = name
    })

  static let lesson = NotebookMagic(
    name: "lesson", parameters: "[NUMBER | FILE]", summary: "takes a lesson here, or lists them",
    effect: .answer { arguments, session in
      guard let host = session.host else { throw MagicFault.needsTerminal("lesson") }
      guard arguments.count <= 1 else { throw fault("lesson", expected: "one lesson", arguments) }
      if let name = arguments.first { try host.takeLesson(name) } else { try host.listLessons() }
    })

  /// The output of `%help`, `help()` and `?`.
  static func helpPage(width: Int) -> String {
    """
    \("Enter runs a whole cell, Alt-Enter adds a line, a blank one ends a block.".wrapped(to: max(20, width)))

    \(ways(width: width))
    \(table(width: width))
    \(keys(width: width))
    """
  }

  /// What begins with a sign.
  private static func ways(width: Int) -> String {
    [
      ("?NAME", "help on a function, layer, argument or value: ?layers.Conv2D"),
      ("?Tour", "a page of the guide; `fieldbook help` lists them"),
      ("??NAME", "the source of a function of your own"), ("?keys", "all keys; ?Ctrl-R one of them"),
      ("_  __  Out[3]", "the last result, the one before, that of cell 3"),
      ("%lesson", "lists the lessons; `fieldbook lesson` outside"),
    ].map { ("  " + $0.padded(to: 16) + $1).wrapped(to: max(20, width), hanging: 18) + "\n" }.joined()
  }

  /// The most useful keys, two in a line where there is room.
  private static func keys(width: Int) -> String {
    let keys = [
      ("Tab", "completes names"), ("Ctrl-C", "drops or stops the cell"),
      ("Up, Down", "earlier cells"), ("Ctrl-R", "searches them, Ctrl-S back"),
      ("Alt-Enter", "begins a line"), ("Ctrl-D", "leaves, keeps the session"),
      ("Ctrl-_", "undoes, Alt-_ redoes"), ("Ctrl-X Ctrl-E", "opens $EDITOR"),
      ("Ctrl-W, -U, -K", "take out text"), ("Ctrl-Y", "inserts it, Alt-Y another"),
      ("Alt-.", "the last word before"), ("Ctrl-Alt-F, -B", "over brackets"),
    ]
    let entries = keys.map { $0.padded(to: 15) + $1 }
    guard width >= 79 else {
      return entries.map { ("  " + $0).wrapped(to: max(20, width), hanging: 17) + "\n" }.joined()
    }
    return stride(from: 0, to: entries.count, by: 2).map {
      "  " + entries[$0].padded(to: 36) + entries[$0 + 1] + "\n"
    }.joined()
  }

  /// A line for each magic.
  private static func table(width: Int) -> String {
    let calls = all.map { $0.usages[0] }
    let column = (calls.map(\.count).max() ?? 0) + 2
    let isNarrow = width < column + 40
    return zip(all, calls).map { magic, call in
      isNarrow
        ? ("  " + call + "\n    " + magic.summary).wrapped(to: max(20, width), hanging: 4) + "\n"
        : ("  " + call.padded(to: column) + magic.summary).wrapped(to: width - 1, hanging: column + 2) + "\n"
    }.joined()
  }
}
