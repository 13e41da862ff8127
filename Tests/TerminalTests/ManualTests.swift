import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import fieldbook

/// The manual page that is installed says what the program says. `RECORD=1` writes it anew, and fails.
@Suite struct ManualTests {
  private static let path = "Docs/fieldbook.1"

  @Test func thePageIsWhatTheProgramWrites() throws {
    let root = FixtureFolder.repository
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try ManualPage.text.write(toFile: root.path(Self.path), atomically: true, encoding: .utf8)
      Issue.record("\(Self.path) was written")
    }
    #expect(try root.text(of: Self.path) == ManualPage.text)
  }

  @Test func itNamesEveryCommandAndOption() throws {
    let page = ManualPage.text.replacing("\\-", with: "-")
    let expression = try NSRegularExpression(pattern: "(?<![\\w-])--?[a-z][a-z-]*")
    for command in Fieldbook.configuration.subcommands where command.configuration.shouldDisplay {
      let name = command.configuration.commandName ?? command._commandName
      #expect(page.contains(".SS fieldbook \(name)\n"))
      let help = Fieldbook.helpMessage(for: command) as NSString
      for match in expression.matches(in: help as String, range: NSRange(location: 0, length: help.length)) {
        let option = help.substring(with: match.range)
        #expect(page.contains(option), "fieldbook \(name) \(option)")
      }
    }
  }
}
