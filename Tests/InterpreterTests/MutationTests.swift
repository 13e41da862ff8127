import Engine
import Foundation
import Interpreter
import Language
import Testing

extension InterpreterTests {
  /// Random programs: they end with a result or a message, and can be interrupted.
  ///
  /// `Scripts/fuzz` runs this for a longer time: `FUZZ_SECONDS` sets how long, `FUZZ_SEED` the first seed; the
  /// running program is stored in `FUZZ_FILE`, so that it is known after a trap.
  @Suite struct MutationTests {
    @Test func noProgramBringsTheInterpreterDown() throws {
      let environment = ProcessInfo.processInfo.environment
      let seconds = environment["FUZZ_SECONDS"].flatMap(Double.init) ?? 4
      let file = environment["FUZZ_FILE"]
      var mutator = try Mutator(seed: environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 1)
      Ledger.shared.limit = 512 << 20
      defer { Ledger.shared.limit = nil }
      let watch = Watch(limit: 30)
      defer { watch.stop() }

      let end = Date().addingTimeInterval(seconds)
      var outcomes = (finished: 0, failed: 0, interrupted: 0)
      while Date() < end {
        let interpreter = Interpreter(console: RecordingConsole())
        var written = ""
        for cell in mutator.session() {
          written += cell + "\n---\n"
          if let file { try written.write(toFile: file, atomically: false, encoding: .utf8) }
          watch.begin()
          switch interpreter.run(SourceText(cell)) {
          case .failed(let diagnostic):
            outcomes.failed += 1
            #expect(!diagnostic.rendered().isEmpty)
          case .finished: outcomes.finished += 1
          case .interrupted, .incomplete: outcomes.interrupted += 1
          }
          _ = interpreter.complete(String(cell.suffix(20)))
        }
        watch.begin()
        // The session's values are released here.
      }
      watch.end()
      Interruption.clear()
      if environment["FUZZ_SECONDS"] != nil { print("\(outcomes)") }
      #expect(outcomes.finished > 5 && outcomes.failed > 5)
    }
  }
}
