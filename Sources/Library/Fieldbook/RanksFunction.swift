import Engine
import Evaluator
import Language
import Networks
import Synchronization

/// `fieldbook.mpirun`: training by several processes, measured from a notebook.
package enum RanksFunction {
  /// Whether programs may start ranks: not where they are judged, as the judge could not end them.
  package static var isRefused: Bool {
    get { refused.withLock { $0 } }
    set { refused.withLock { $0 = newValue } }
  }

  private static let refused = Mutex(false)

  /// The longest code that a process takes as an argument.
  private static let longestCode = 100_000

  static let mpirun = Builtin(
    "mpirun", module: "fieldbook",
    doc:
      "Runs a program by several processes of Fieldbook on this machine, which share its cores and train one model together, and returns what the first printed; None where Open MPI is not installed, and where a notebook is graded.",
    [
      .required("code", .string, "the program; it sees no names of this one"),
      .optional("ranks", .int, default: 2, "processes, as many as there are cores at most"),
    ]
  ) { call in
    let code = try call.string("code")
    let ranks = try call.int("ranks", atLeast: 2, atMost: max(2, WorkerPool.shared.usable))
    guard code.utf8.count <= longestCode, !code.utf8.contains(0) else {
      throw call.fault(
        "code",
        .message(
          "mpirun takes code of up to 100,000 bytes, without a NUL",
          help: "put data into a file that it reads"))
    }
    if RankedProgram.isRanked {
      throw call.fault(
        "code", .message("a program that mpirun started cannot start it again", kind: .runtime))
    }
    guard !isRefused, try RankedProgram.isPossible() else { return .none }
    let outcome = try RankedProgram.run(code, ranks: ranks)
    guard outcome.succeeded else {
      throw call.fault(
        "code",
        .message(
          "the program failed: \(reason(outcome.errors))", help: "run it alone, without mpirun",
          kind: .runtime))
    }
    return .string(outcome.output)
  }

  /// What the ranks said of a failure, without mpirun's frames.
  private static func reason(_ errors: String) -> String {
    let lines = errors.split(separator: "\n").prefix { !$0.hasPrefix("-----") }
    let text = lines.joined(separator: "\n")
    return text.isEmpty ? "it said nothing" : text
  }
}
