import Engine
import Evaluator
import FieldbookLibrary
import Foundation
import Language
import TestSupport
import Testing

extension InterpreterTests {
  /// Random programs: they end with a result or a message, and can be interrupted.
  ///
  /// `Scripts/fuzz` runs this for as long as is wanted: see `FuzzSettings`.
  @Suite struct MutationTests {
    @Test func noProgramBringsTheInterpreterDown() throws {
      let settings = FuzzSettings.current
      var mutator = try Mutator(seed: settings.seed ?? 1)
      Ledger.shared.limit = 512 << 20
      defer { Ledger.shared.limit = nil }
      let watch = Watch(limit: 30)
      defer { watch.stop() }

      let end = Date().addingTimeInterval(settings.seconds ?? 4)
      var outcomes = (finished: 0, failed: 0, interrupted: 0)
      // On a busy machine many are interrupted.
      let last = end.addingTimeInterval(60)
      while Date() < end || min(outcomes.finished, outcomes.failed) <= 5 && Date() < last {
        let interpreter = Interpreter(console: RecordingConsole())
        var written = ""
        for cell in mutator.session() {
          written += cell + "\n---\n"
          try settings.keep(written.utf8)
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
      if settings.seconds != nil { print("\(outcomes)") }
      #expect(outcomes.finished > 5 && outcomes.failed > 5)
    }
  }
}
