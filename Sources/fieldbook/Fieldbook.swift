import ArgumentParser
import Glibc
import Notebooks

/// The command line.
@main
struct Fieldbook: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "fieldbook",
    abstract: "A notebook in the terminal for learning convolutional networks.",
    discussion: """
      Without a subcommand it reads cells: Keras and NumPy, run on your CPU.
      Exit status: 0 fine, 1 a cell or check failed, 2 usage, 130 interrupted.
      """,
    version: "fieldbook \(version)",
    subcommands: [
      Interactive.self, Run.self, TakeLesson.self, ReplayNotebook.self, Export.self, Sessions.self,
    ],
    defaultSubcommand: Interactive.self)

  /// Runs the command that the arguments name, and ends the process with the status that the design gives.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitCode {
      Glibc.exit(status.rawValue)
    } catch let fault as FileFault {
      Fieldbook.say("error: \(fault)\n", to: STDERR_FILENO)
      Glibc.exit(Status.usage.rawValue)
    } catch {
      let isRequest = exitCode(for: error) == .success
      Fieldbook.say(fullMessage(for: error) + "\n", to: isRequest ? STDOUT_FILENO : STDERR_FILENO)
      Glibc.exit(isRequest ? Status.fine.rawValue : Status.usage.rawValue)
    }
  }

  private static func say(_ text: String, to descriptor: Int32) {
    var pipe = OutputPipe(descriptor)
    pipe.write(text)
    pipe.flush()
  }
}

/// What the process's exit status says.
enum Status {
  static let fine = ExitCode(0)
  static let failed = ExitCode(1)
  static let usage = ExitCode(2)
  static let interrupted = ExitCode(130)
}

extension CellEnding {
  /// The exit status that a cell's end asks for; nil where all is fine.
  var status: ExitCode? {
    switch self {
    case .done, .value: nil
    case .failed: Status.failed
    case .interrupted: Status.interrupted
    }
  }
}
