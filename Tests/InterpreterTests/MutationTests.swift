import Engine
import Foundation
import Evaluator
import Library
import Language
import Testing

extension InterpreterTests {
  /// Programs made by chance: whatever they say, they end in a result or a message, and stop when they are asked to.
  ///
  /// `Scripts/fuzz` runs this for as long as is wanted: `FUZZ_SECONDS` sets how long, `FUZZ_SEED` where it starts; the
  /// program that runs is kept in `FUZZ_FILE`, so that a trap leaves it behind.
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
        // What the session held is let go here.
      }
      watch.end()
      Interruption.clear()
      if environment["FUZZ_SECONDS"] != nil { print("\(outcomes)") }
      #expect(outcomes.finished > 5 && outcomes.failed > 5)
    }
  }
}
