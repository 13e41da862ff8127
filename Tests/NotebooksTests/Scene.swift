import Evaluator
import Language

@testable import Notebooks

/// A scripted runner: the source of a cell determines its output.
final class ScriptedRunner: CellRunner {
  var console: (any Console)?
  var names: [String] = []
  var loadedData: [String: String] = [:]

  func evaluate(_ expression: String) -> Evaluation { .failed("nothing is known") }

  func run(_ source: String, named name: String, line: Int) -> CellEnding {
    names.append(line == 1 ? name : "\(name):\(line)")
    switch source.split(whereSeparator: \.isWhitespace).first {
    case "print": console?.write(source.dropFirst(6) + "\n")
    case "both":
      console?.write("text\n")
      return .value("value")
    case "fail": return .failed("Error: it failed\n  1 │ fail\n    │ ^^^^\n")
    case "stop": return .interrupted
    case "magic": return .value("\((try? magicHandler?(Magic(.line, String(source.dropFirst(6))))) ?? false)")
    case "status": console?.status("half way")
    default: return .value(source)
    }
    return .done
  }

  func completeness(of source: String) -> Completeness { .complete }
  func completions(of source: String) -> Completions { Completions() }

  func begin(_ number: Int, source: String) {}
  func include(_ source: String, named name: String, line: Int) throws {
    names.append("included \(name):\(line)")
  }
  var variables: [SessionVariable] = []
  func reset() { variables = [] }
  func dropResults() {}
  let resultBytes = 0
  func seed(_ seed: UInt32) {}

  func help(on name: String, withSource: Bool) throws(UnknownName) -> String {
    guard name == "Dense" else { throw UnknownName("undefined `\(name)`", help: "define it") }
    return "Dense(units)"
  }

  var magicHandler: ((Magic) throws -> Bool)?
}

/// Records what is shown, one line each.
final class ScreenLog: Screen {
  var log: [String] = []
  let width = 80
  let isLive = false

  func write(_ text: String) { log.append("write " + text) }
  func status(_ line: String) { if !line.isEmpty { log.append("status " + line) } }
  func note(_ text: String) { log.append("note " + text) }
  func show(value: String, number: Int) { log.append("value \(number) \(value)") }
  func show(error: String) { log.append("error " + error) }
  func showInterrupted() { log.append("interrupted") }
}

/// A session with test doubles.
struct Scene {
  let runner = ScriptedRunner()
  let screen = ScreenLog()
  let session: Session

  init(journal: Journal? = nil, header: SessionHeader? = nil) {
    let recorder = Recorder(screen)
    runner.console = recorder
    session = Session(
      runner: runner, recorder: recorder, screen: screen, header: header, journal: journal)
  }
}
