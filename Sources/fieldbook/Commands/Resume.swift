import ArgumentParser
import Notebooks
import Phrases

/// `fieldbook resume`: goes on with a saved session.
struct Resume: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Go on with a session: its cells run again, so that its names are back.",
    discussion: """
      The cells run in their order and show nothing. Those that failed, were interrupted or never ended are left out. A `fit` \
      that took ten seconds or more is not repeated: the session keeps the weights it ended with, up to 64 MiB of them and \
      the optimizer's state, or takes those that a later cell saved. Ctrl-C stops, and what ran until then is there. The \
      session goes on under a new name; the old one stays as it is.
      """)

  @Argument(help: "The session's number, its name, the beginning of it, or last.")
  var session = "last"

  @OptionGroup var editing: EditingOptions

  @OptionGroup var access: AccessOptions

  func run() throws {
    guard let archive = SessionArchive.ofProcess else { throw FileFault(session, .noSuchSession) }
    let name = try archive.resolve(session)
    let contents = try archive.contents(named: name)
    let workplace = CommandSession(
      numbersValues: true, isKept: true, seed: contents.header?.seed, isPlain: editing.plainEditing)
    let console = workplace.console
    if let remark = contents.remark { console.note("session \(name): \(remark)") }
    if archive.isOpen(name) {
      console.note("session \(name) is open in another program; this one goes on with the cells until now")
    }
    let resumption = Resumption(contents.entries)
    let time = resumption.seconds >= 1 ? ", about \(Quantity.text(seconds: resumption.seconds))" : ""
    console.note(
      "session \(name): \(resumption.count.of("cell")) \(resumption.count == 1 ? "runs" : "run") again\(time)"
    )
    let report = workplace.session.resume(resumption)
    for note in resumption.notes + report.notes { console.note(note) }
    for failure in report.failures {
      console.note("cell \(failure.number) fails this time: \(failure.message)")
    }
    if let stop = report.stop {
      console.note("stopped: cell \(stop) and those behind it did not run again")
    }
    let loop = ReadLoop(workplace: workplace, reader: workplace.reader())
    loop.run()
    loop.noteSession()
  }
}
