import ArgumentParser
import Glibc
import enum Language.Visible
import Notebooks

/// `fieldbook sessions`: lists the saved sessions.
struct Sessions: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List the sessions that are kept.")

  func run() throws {
    let archive = SessionArchive.ofProcess
    let names = archive?.names ?? []
    var pipe = OutputPipe(STDOUT_FILENO)
    for name in names {
      guard let contents = try? archive?.contents(named: name) else {
        pipe.write("\(name)  cannot be read\n")
        continue
      }
      let entries = contents.entries.filter { $0.prose == nil }
      // A lesson's session begins with the lesson's heading.
      let title = Notebook(contents.entries.prefix(1).compactMap { $0.prose.map(Cell.prose) }).title
      let first = Visible.line(
        title.map { "lesson: " + $0 } ?? String(entries.first?.source.split(separator: "\n").first ?? ""))
      let count = "\(entries.count) \(entries.count == 1 ? "cell" : "cells")"
      let damage = contents.damagedLines.isEmpty ? "" : "  (damaged)"
      pipe.write("\(name)  \(count)  \(DisplayWidth.cut(first, to: 50))\(damage)\n")
    }
    if names.isEmpty { pipe.write("no sessions yet\n") }
    pipe.flush()
  }
}
