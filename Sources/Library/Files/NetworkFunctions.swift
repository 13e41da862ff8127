import Datasets
package import Evaluator
import Files
import Glibc

/// `_network`: what `urllib.request` is written with.
enum NetworkFunctions {
  static func namespace() -> Namespace {
    Namespace("_network", doc: "What urllib.request is written with.") { [fetch].named }
  }

  private static let fetch = Builtin(
    "fetch", module: "urllib.request", doc: "Fetches a file; gives status and reason if there is none.",
    [.positional("url", .string), .positional("filename", .path)]
  ) { call in
    let address = try call.string("url")
    let place = try call.interpreter.place(of: call.interpreter.path(of: call["filename"]), for: .writing)
    try call.interpreter.askForNetwork(address)
    let console = call.interpreter.console
    defer { console.status("") }
    let refusal = try Downloader().fetch(address, to: place) { received in
      console.status("\(received >> 10) KiB of \(address)")
    }
    return refusal.map { [.int($0.status), .string($0.reason)] } ?? .none
  }
}

/// What the user allowed to be fetched in a session.
private final class NetworkAnswers: SessionState {
  var hosts: Set<String> = []

  init() {}
}

extension Interpreter {
  /// Asks the user whether a file may be fetched, once for each host; without a terminal it needs `--allow-network`.
  /// - Throws: `Fault.operatingSystem`, Python's `PermissionError`.
  package func askForNetwork(_ address: String) throws {
    if NetworkAccess.isAllowed { return }
    let host =
      address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init)
      ?? address
    let answers: NetworkAnswers = state()
    if answers.hosts.contains(host) { return }
    let answer = try console.readLine(prompt: "The notebook wants to fetch \(address). Allow it (y/N)? ")
    guard let answer, ["y", "yes"].contains(answer.lowercased()) else {
      throw Fault.operatingSystem(
        code: EACCES, path: address,
        reason: answer == nil
          ? "Permission denied: the network is not used unasked (fieldbook --allow-network allows it)"
          : "Permission denied by the user")
    }
    answers.hosts.insert(host)
  }
}
