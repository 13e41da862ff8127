import Foundation

/// What `Scripts/fuzz` and `Scripts/sanitize` ask of the tests that change their input at random.
package struct FuzzSettings: Sendable {
  /// How long a test goes on: `FUZZ_SECONDS`.
  package let seconds: Double?
  /// Where it starts: `FUZZ_SEED`.
  package let seed: UInt64?
  /// Where each input is kept before it is tried, so that a trap leaves it behind: `FUZZ_FILE`.
  package let file: String?

  package static let current = FuzzSettings(ProcessInfo.processInfo.environment)

  private init(_ environment: [String: String]) {
    seconds = environment["FUZZ_SECONDS"].flatMap(Double.init)
    seed = environment["FUZZ_SEED"].flatMap(UInt64.init)
    file = environment["FUZZ_FILE"]
  }

  package func keep(_ input: some Sequence<UInt8>) throws {
    if let file { try Data(input).write(to: URL(filePath: file)) }
  }
}
