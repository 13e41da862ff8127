import ArgumentParser
import Glibc
import Notebooks

/// `fieldbook sessions`: lists what is kept.
struct Sessions: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List the sessions that are kept.")

  func run() throws {
    let archive = SessionArchive.ofProcess
    let names = archive?.names ?? []
    var pipe = OutputPipe(STDOUT_FILENO)
    for name in names {
      guard let entries = try? archive?.entries(of: name) else { continue }
      let first = entries.first?.source.split(separator: "\n").first ?? ""
      let count = "\(entries.count) \(entries.count == 1 ? "cell" : "cells")"
      pipe.write("\(name)  \(count)  \(DisplayWidth.cut(String(first), to: 50))\n")
    }
    if names.isEmpty { pipe.write("no sessions yet\n") }
    pipe.flush()
  }
}
