import ArgumentParser
import Engine
import Glibc
import Language
import Notebooks

/// The command line.
@main
struct Fieldbook: ParsableCommand {
  static let version = "1.0.0"

  static let configuration = CommandConfiguration(
    commandName: "fieldbook",
    abstract: "A notebook in the terminal for learning convolutional networks.",
    discussion: """
      Without a subcommand it reads cells: Keras and NumPy, run on your CPU. `fieldbook FILE` runs a file.
      `fieldbook help NAME` shows a command's options, a page of the guide, or the help on a name of the language.
      Exit status: 0 fine, 1 a cell or check failed, 2 usage, 130 interrupted.
      """,
    version: versionPage,
    subcommands: [
      Interactive.self, Run.self, TakeLesson.self, CheckLesson.self, ReplayNotebook.self, Export.self,
      Sessions.self, Resume.self, Review.self, AssignLesson.self, GradeNotebooks.self, GradeOne.self,
      JupyterCommand.self, Diagnose.self, ShowHelp.self, PrintManual.self,
    ],
    defaultSubcommand: Interactive.self)

  /// Runs the command, and exits with its status.
  static func main() {
    Signals.ignoreFailingWrites()
    if let fault = InstructionLimit.fault {
      complain(fault)
      leave(Status.usage)
    }
    var name = ""
    do {
      var command = try parseAsRoot(readingFiles(Array(CommandLine.arguments.dropFirst())))
      name = type(of: command)._commandName
      try command.run()
      leave(Status.fine)
    } catch let status as ExitCode {
      leave(status)
    } catch let fault as FileFault {
      complain("\(fault)")
      leave(Status.usage)
    } catch let fault as ValidationError where !name.isEmpty {
      // The library would show the usage of the program instead of the command's.
      complain("\(fault.message)\n  See 'fieldbook \(name) --help' for more information.")
      leave(Status.usage)
    } catch let fault as QuestionFault {
      complain("\(fault)")
      leave(Status.usage)
    } catch {
      let isRequest = exitCode(for: error) == .success
      say(fullMessage(for: error) + "\n", to: isRequest ? STDOUT_FILENO : STDERR_FILENO)
      leave(isRequest ? Status.fine : Status.usage)
    }
  }

  /// The arguments with `run` before a file that stands in the place of a command: `fieldbook lenet.py`.
  static func readingFiles(_ arguments: [String]) throws -> [String] {
    guard let first = arguments.first, !first.hasPrefix("-"), !commandNames.contains(first)
    else { return arguments }
    if NotebookFormat(fileName: first) != nil || first.contains("/") || access(first, F_OK) == 0 {
      return ["run"] + arguments
    }
    let nearest = nearestName(to: first, among: commandNames)
    throw ValidationError(
      "there is no command and no file \(first)" + (nearest.map { "; did you mean `fieldbook \($0)`?" } ?? "")
    )
  }

  static let commandNames = configuration.subcommands.map(name(of:))

  static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? command._commandName
  }

  /// The command of a name; nil for what is none, or is for the program itself.
  static func command(named name: String) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { self.name(of: $0) == name && $0.configuration.shouldDisplay }
  }

  /// Exits; with a failure if standard output could not be written.
  private static func leave(_ status: ExitCode) -> Never {
    var status = status
    RankedRun.end(status)
    if let failure = OutputPipe.failure {
      complain("cannot write to the standard output: \(failure)")
      if [Status.fine, Status.interrupted].contains(status) { status = Status.failed }
    }
    Glibc.exit(status.rawValue)
  }

  /// Why a command failed.
  static func complain(_ text: String) {
    if RankedRun.isShown { say("Error: \(text)\n", to: STDERR_FILENO) } else { RankedRun.keep(failure: text) }
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
    case .done, .value, .table: nil
    case .failed: Status.failed
    case .interrupted: Status.interrupted
    }
  }
}
