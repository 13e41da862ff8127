import Foundation
import TestSupport
import Testing

@testable import fieldbook

/// `fieldbook help NAME`, and what comes with the program.
@Suite(.timeLimit(.minutes(2))) struct HelpTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func withoutANameItListsCommandsAndPages() throws {
    let result = try program.run("help")
    #expect(result.status == 0)
    #expect(result.output.contains("\n  export "))
    #expect(result.output.contains("\n  Tour            A tour in ten minutes\n"))
  }

  @Test(arguments: [
    ("Memory", "What a network takes\n"), ("memory", "What a network takes\n"),
    ("export", "OVERVIEW: Write a session as a notebook"), ("np.mean", "np.mean(a, axis="),
    ("%seed", "%seed NUMBER\n"), ("keys", "Running and leaving\n"),
  ]) func itShowsWhatTheNameIs(name: String, beginning: String) throws {
    let result = try program.run("help", name)
    #expect(result.status == 0 && result.output.hasPrefix(beginning), "\(result)")
  }

  @Test func helpOnANameNamesPages() throws {
    #expect(try program.run("help", "np.mean").output.hasSuffix("\nmore: ?NumPy\n"))
    #expect(try program.run("-c", "?memory").output.hasSuffix("\nmore: ?Memory\n"))
    #expect(try program.run("-c", "?Memory").output.hasPrefix("# What a network takes\n"))
    #expect(try program.run("-c", "Memory = 1\n?Memory").output.hasPrefix("int: 1\n"))
  }

  @Test func whatIsUnknownIsRefused() throws {
    let result = try program.run("help", "expotr")
    #expect(result.status == 1)
    #expect(result.errors.contains("undefined `expotr`"))
    #expect(result.errors.hasSuffix("note: did you mean `fieldbook help export`?\n"))
  }

  /// As a package installs it, and as the tarball is unpacked: in a folder with a space.
  @Test(arguments: ["usr", "a folder/fieldbook-1.0.0"]) func itFindsWhatIsInstalledBesideIt(folder: String)
    throws
  {
    let root = program.home.path + "/" + folder
    let files = FileManager.default
    for path in ["bin", "share/fieldbook/Docs", "share/fieldbook/Lessons"] {
      try files.createDirectory(atPath: root + "/" + path, withIntermediateDirectories: true)
    }
    try files.copyItem(atPath: Program.path, toPath: root + "/bin/fieldbook")
    for (path, text) in [
      ("Docs/Tour.md", "# A page of this place\n"), ("Lessons/01-sums.md", "# Sums of this place\n"),
      ("fieldbook.build", "commit 123, Swift 6.3\n"),
    ] {
      try text.write(toFile: root + "/share/fieldbook/" + path, atomically: true, encoding: .utf8)
    }
    func run(_ arguments: [String]) throws -> String {
      let lines = ["-c", "unset FIELDBOOK_LESSONS; exec \"$0\" \"$@\"", root + "/bin/fieldbook"]
      return try program.run(lines + arguments, by: "/bin/sh").output
    }
    #expect(try run(["help", "tour"]) == "A page of this place\n")
    #expect(try run(["lesson"]).contains("Sums of this place"))
    #expect(try run(["--version"]).hasSuffix("\nbuild: commit 123, Swift 6.3\n"))
  }
}
