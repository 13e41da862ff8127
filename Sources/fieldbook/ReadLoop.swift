import Notebooks

/// Reads and runs cells, until the user leaves.
struct ReadLoop {
  let workplace: CommandSession
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

  /// Reports where the session is saved, unless it is empty.
  func noteSession() {
    let session = workplace.session
    guard !session.entries.isEmpty, session.name != "unsaved" else { return }
    workplace.console.note("session \(session.name) is kept: fieldbook resume, fieldbook export -o FILE.md")
  }
}
