import ArgumentParser
import Glibc
import Language
import Notebooks

/// `fieldbook`: reads cells at a prompt; `-c` and standard input are run directly.
struct Interactive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "Read cells at a prompt (what happens without a subcommand).")

  @Option(name: .customShort("c"), help: ArgumentHelp("Run this code and leave.", valueName: "code"))
  var code: String?

  @OptionGroup var editing: EditingOptions

  @OptionGroup var access: AccessOptions

  func run() throws {
    if let code { return try Run.run(code: code) }
    guard isatty(STDIN_FILENO) == 1 else { return try Run.runStandardInput() }
    let workplace = CommandSession(numbersValues: true, isKept: true, isPlain: editing.plainEditing)
    workplace.console.write(Interactive.greeting.wrapped(to: workplace.console.width))
    workplace.console.isRoomMade = true
    let loop = ReadLoop(workplace: workplace, reader: workplace.reader())
    loop.run()
    loop.noteSession()
  }

  private static let greeting = """
    Fieldbook \(Fieldbook.version), a notebook for convolutional networks
    %help tells what there is, `fieldbook lesson` lists the lessons, Ctrl-D leaves


    """
}
