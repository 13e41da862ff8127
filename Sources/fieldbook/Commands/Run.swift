import ArgumentParser
import Glibc
import Notebooks

/// `fieldbook run`: runs notebooks and scripts, each in its own session.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the cells of notebooks and scripts.",
    discussion: """
      Outputs go to the standard output, progress and notes to the standard error. `mpirun -n 4 fieldbook run FILE` trains \
      by four processes, on one machine or several.
      """)

  @Option(name: .customShort("c"), help: ArgumentHelp("Run this code.", valueName: "code"))
  var code: String?

  @Argument(
    help: ArgumentHelp(
      "Notebooks (.md, .ipynb) and scripts (.py); - or none for the standard input.", valueName: "file"))
  var files: [String] = []

  @OptionGroup var access: AccessOptions

  func validate() throws {
    if code != nil, !files.isEmpty { throw ValidationError("give either code with -c or files, not both") }
  }

  func run() throws {
    try RankedRun.join()
    if let code { return try Run.run(code: code) }
    if files.isEmpty { return try Run.runStandardInput() }
    for file in files {
      if file == "-" {
        try Run.runStandardInput()
      } else {
        try Run.run(Notebook(contentsOf: file), named: file)
      }
    }
  }

  /// Runs code as one cell.
  static func run(code: String) throws {
    try run(Notebook([.code(CodeCell(code))]), named: "-c")
  }

  /// Runs standard input as a script.
  static func runStandardInput() throws {
    let text = try TextFile.read(descriptor: STDIN_FILENO, name: "standard input")
    try run(PercentScript.parse(text), named: "standard input")
  }

  private static func run(_ notebook: Notebook, named name: String) throws {
    try RankedRun.check(notebook, named: name)
    let workplace = CommandSession(
      numbersValues: false, isKept: false, isSilent: !RankedRun.isShown, seed: RankedRun.seed)
    guard let status = workplace.run(notebook, named: name).status else { return }
    RankedRun.keep(failure: workplace.unshownError)
    throw status
  }
}
