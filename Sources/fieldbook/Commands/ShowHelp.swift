import ArgumentParser
import Glibc
import Language
import Notebooks

/// `fieldbook help`: a command's options, a page of the guide, or what `?NAME` tells at the prompt. It takes the place of
/// ArgumentParser's command of that name, which completion in shells lists by itself.
struct ShowHelp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Show a command's options, a page of the guide, or the help on a name.",
    discussion: """
      fieldbook help export, fieldbook help Memory, fieldbook help np.mean. Without a name it lists the commands and the pages. \
      At the prompt ?Memory and ?np.mean show the same.
      """, shouldDisplay: false)

  @ArgumentParser.Argument(help: "A command, a page of the guide, or a name of the language.")
  var name: String?

  func run() throws {
    guard let name else { return Self.list() }
    if let command = Fieldbook.command(named: name) {
      return Self.write(Fieldbook.helpMessage(for: command) + "\n")
    }
    let place = CommandSession(numbersValues: false, isKept: false)
    place.attachHost()
    let page = GuideShelf.ofProcess.page(named: name)?.name ?? name
    let status = place.session.run("?" + page).status
    place.console.flush()
    guard let status else { return }
    let known = Fieldbook.commandNames + GuideShelf.ofProcess.pages.map(\.name)
    let nearest = nearestName(to: name, among: known)
    Fieldbook.remark(
      nearest.map { "did you mean `fieldbook help \($0)`?" }
        ?? "`fieldbook help` lists the commands and the pages")
    throw status
  }

  private static func list() {
    let pages = GuideShelf.ofProcess.listing
    write(Fieldbook.helpMessage() + "\n" + (pages.isEmpty ? "" : "\nPAGES: fieldbook help NAME\n\(pages)"))
  }

  private static func write(_ text: String) {
    var pipe = OutputPipe(STDOUT_FILENO)
    pipe.write(text)
    pipe.flush()
  }
}
