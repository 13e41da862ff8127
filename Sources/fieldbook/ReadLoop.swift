import Notebooks

/// Reads and runs cells, until the user leaves.
struct ReadLoop {
  let workplace: Workplace
  let reader: any CellReader

  /// Inputs that leave, besides Ctrl-D.
  static let farewells: Set = ["exit", "quit", "exit()", "quit()"]

  func run() {
    let session = workplace.session
    while true {
      workplace.console.settle()
      switch reader.read(number: session.nextNumber, offer: "") {
      case .cell(let source):
        if ReadLoop.farewells.contains(String(source.trimmingBlanks)) { return }
        session.run(source)
        if workplace.console.isClosed { return }
      case .dropped: continue
      case .end: return
      }
    }
  }

  /// Reports where the session is saved, unless it is empty.
  func sayGoodbye() {
    let session = workplace.session
    guard !session.entries.isEmpty, session.name != "unsaved" else { return }
    workplace.console.note("session \(session.name) is kept; fieldbook export last -o FILE.md")
  }
}
