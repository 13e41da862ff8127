import ArgumentParser
import Glibc
import Notebooks

/// `fieldbook manual`: writes the manual page, from the same declarations as `--help`.
struct PrintManual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Write the manual page (man), in roff.",
    discussion:
      "fieldbook manual | man -l -  shows it; Scripts/install puts it where `man fieldbook` finds it.")

  func run() throws {
    var pipe = OutputPipe(STDOUT_FILENO)
    pipe.write(ManualPage.text)
    pipe.flush()
  }
}
