import Datasets
package import Evaluator
import Files
import Glibc
import Language

/// `_network`: what `urllib.request` is written with.
enum NetworkFunctions {
  package static func namespace() -> Namespace {
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
  /// Checks that a file may be fetched; without a terminal that needs `--allow-network`.
  /// - Throws: `Fault.operatingSystem`, Python's `PermissionError`.
  package func askForNetwork(_ address: String) throws {
    let answer = try mayFetch(address)
    if answer == true { return }
    throw Fault.operatingSystem(
      code: EACCES, path: address,
      reason: answer == nil
        ? "Permission denied: the network is not used unasked (fieldbook --allow-network allows it)"
        : "Permission denied by the user")
  }

  /// Whether the user lets a file be fetched, asked once for each host; `nil` if there is nobody to ask.
  package func mayFetch(_ address: String) throws -> Bool? {
    if NetworkAccess.isAllowed { return true }
    let host =
      address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init)
      ?? address
    let answers: NetworkAnswers = state()
    if answers.hosts.contains(host) { return true }
    let question = "The notebook wants to fetch \(Visible.line(address)). Allow it (y/N)? "
    guard let answer = try console.readLine(prompt: question) else { return nil }
    guard ["y", "yes"].contains(answer.lowercased()) else { return false }
    answers.hosts.insert(host)
    return true
  }
}
