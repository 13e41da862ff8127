import ArgumentParser
import Glibc
import enum Language.Visible
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
      Interactive.self, Run.self, TakeLesson.self, CheckLesson.self, ReplayNotebook.self, Export.self,
      Sessions.self, Resume.self, Review.self, AssignLesson.self, GradeNotebooks.self, GradeOne.self,
    ],
    defaultSubcommand: Interactive.self)

  /// Runs the command, and exits with its status.
  static func main() {
    Signals.ignoreFailingWrites()
    do {
      var command = try parseAsRoot()
      try command.run()
      leave(Status.fine)
    } catch let status as ExitCode {
      leave(status)
    } catch let fault as FileFault {
      say("error: \(fault)\n", to: STDERR_FILENO)
      leave(Status.usage)
    } catch let fault as QuestionFault {
      say("error: \(fault)\n", to: STDERR_FILENO)
      leave(Status.usage)
    } catch {
      let isRequest = exitCode(for: error) == .success
      say(fullMessage(for: error) + "\n", to: isRequest ? STDOUT_FILENO : STDERR_FILENO)
      leave(isRequest ? Status.fine : Status.usage)
    }
  }

  /// Exits; with a failure if standard output could not be written.
  private static func leave(_ status: ExitCode) -> Never {
    var status = status
    if let failure = OutputPipe.failure {
      say("error: cannot write to the standard output: \(failure)\n", to: STDERR_FILENO)
      if [Status.fine, Status.interrupted].contains(status) { status = Status.failed }
    }
    Glibc.exit(status.rawValue)
  }

  /// A note about a command.
  static func remark(_ text: String) { say("note: \(text)\n", to: STDERR_FILENO) }

  private static func say(_ text: String, to descriptor: Int32) {
    var pipe = OutputPipe(descriptor)
    pipe.write(Visible.text(text, keepsColours: true))
    pipe.flush()
  }
}

/// The exit statuses.
enum Status {
  static let fine = ExitCode(0)
  static let failed = ExitCode(1)
  static let usage = ExitCode(2)
  static let interrupted = ExitCode(130)
}

extension CellEnding {
  /// The exit status for a cell's end; `nil` for success.
  var status: ExitCode? {
    switch self {
    case .done, .value: nil
    case .failed: Status.failed
    case .interrupted: Status.interrupted
    }
  }
}
