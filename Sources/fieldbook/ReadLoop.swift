import Notebooks

/// Reads cells and runs them, until someone leaves.
struct ReadLoop {
  let workplace: Workplace
  let reader: any CellReader

  func run() {
    let session = workplace.session
    while true {
      workplace.console.settle()
      switch reader.read(number: session.nextNumber, offer: "") {
      case .cell(let source):
        session.run(source)
        if session.isLeft || workplace.console.isClosed { return }
      case .dropped: continue
      case .end: return
      }
    }
  }

  /// Says where the session is kept, if there is anything in it.
  func noteSession() {
    let session = workplace.session
    guard !session.entries.isEmpty, session.name != "unsaved" else { return }
    workplace.console.note("session \(session.name) is kept; fieldbook export last -o FILE.md")
  }
}
