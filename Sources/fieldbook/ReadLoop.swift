import Notebooks

/// Reads and runs cells, until the user leaves.
struct ReadLoop {
  let workplace: CommandSession
  let reader: any CellReader

  func run() {
    let session = workplace.session
    while true {
      workplace.console.makeRoom()
      switch reader.read(number: session.nextNumber, offer: session.takeOffer()) {
      case .cell(let source):
        if let answer = WordInNeed.answer(to: source, in: session) {
          workplace.console.note(answer)
          continue
        }
        session.run(WordInNeed.helpRequest(in: source) ?? source)
        if session.isLeft || workplace.console.isClosed { return }
        if let lesson = workplace.host.wish { take(lesson) }
      case .dropped: continue
      case .end: return
      }
    }
  }

  /// Takes a lesson in this session; what it makes stays behind.
  private func take(_ lesson: TerminalHost.LessonWish) {
    workplace.host.wish = nil
    workplace.host.isInLesson = true
    defer { workplace.host.isInLesson = false }
    var walk = LessonWalk(
      workplace: workplace, reader: reader, path: lesson.path, notebook: lesson.notebook,
      isWithinSession: true)
    do throws(FileFault) { try walk.resume() } catch {
      return workplace.console.show(error: error.description)
    }
    _ = walk.take()
    workplace.session.isLeft = false
    workplace.console.note("back in the session")
  }

  /// Reports where the session is saved, unless it is empty.
  func noteSession() {
    let session = workplace.session
    guard !session.entries.isEmpty, session.name != "unsaved" else { return }
    workplace.console.note(
      "session \(session.name) is kept: fieldbook resume \(session.name), "
        + "fieldbook export \(session.name) -o FILE.md")
  }
}
