import ArgumentParser
import Files
import Glibc
import JupyterKernel
import Language
import Notebooks
import Phrases

/// `fieldbook doctor`: says what is there of all that Fieldbook uses.
struct Diagnose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is there of all that Fieldbook uses, and what to do about what is not.",
    discussion: "Exit status: 0 if nothing that is needed is missing, else 1.")

  func run() throws {
    let place = CommandSession(numbersValues: false, isKept: false, isSilent: true)
    let runner = place.session.runner
    let findings =
      Doctor.findings { runner.evaluate($0) } + [
        Self.jupyter, Self.terminal(place.surroundings), Self.editor,
      ]
    let theme = place.console.theme
    let width = findings.map(\.name.count).max() ?? 0
    let columns = max(40, min(place.console.width, 100))
    var pipe = OutputPipe(STDOUT_FILENO)
    pipe.write("Fieldbook \(Fieldbook.version)\n\n")
    for finding in findings {
      let (mark, role): (String, Theme.Role) =
        switch finding.state {
        case .there: ("ok", .help)
        case .optional: ("--", .note)
        case .missing: ("no", .error)
        }
      let hanging = width + 6
      let line = "    \(finding.name.padded(to: width))  \(Visible.line(finding.text))"
      pipe.write(theme.paint(mark, role) + line.wrapped(to: columns, hanging: hanging).dropFirst(2) + "\n")
      if finding.state != .there, let remedy = finding.remedy {
        let indent = String(repeating: " ", count: hanging)
        pipe.write((indent + Visible.line(remedy)).wrapped(to: columns, hanging: hanging) + "\n")
      }
    }
    let missing = findings.filter { $0.state == .missing }.map(\.name)
    pipe.write(
      missing.isEmpty
        ? "\nnothing that is needed is missing\n" : "\nmissing: \(missing.joined(separator: ", "))\n")
    pipe.flush()
    if !missing.isEmpty { throw Status.failed }
  }

  private static var jupyter: Finding {
    do throws(ZeroMQFault) {
      return Finding(
        "Jupyter", .there,
        "ZeroMQ \(try SocketContext.version()); `fieldbook jupyter install` tells Jupyter of the kernel")
    } catch {
      return Finding("Jupyter", .optional, error.description)
    }
  }

  private static func terminal(_ surroundings: TerminalEnvironment) -> Finding {
    let kind = environmentVariable("TERM") ?? ""
    guard surroundings.hasScreen else {
      return Finding("terminal", .optional, "the output is none: no colours, no prompt line", remedy: nil)
    }
    if surroundings.isDumb {
      return Finding(
        "terminal", .optional, "TERM is \(kind.isEmpty ? "not set" : kind): lines only, no colours",
        remedy: "set TERM to what the terminal is, such as xterm-256color")
    }
    let colours =
      switch surroundings.colours {
      case .none: "16 or fewer colours in drawings"
      case .palette: "256 colours"
      case .full: "24-bit colours"
      }
    let size = TerminalSize.of(STDOUT_FILENO).map { ", \($0.columns) × \($0.rows)" } ?? ""
    let theme = surroundings.usesColour ? "theme \(surroundings.theme.name)" : "NO_COLOR is set"
    return Finding("terminal", .there, "\(kind), \(colours)\(size), \(theme)")
  }

  private static var editor: Finding {
    do {
      return Finding("editor", .there, try ExternalEditor.command())
    } catch {
      let fault = error as? HostFault
      return Finding("editor", .optional, fault?.message ?? "\(error)", remedy: fault?.help)
    }
  }
}
