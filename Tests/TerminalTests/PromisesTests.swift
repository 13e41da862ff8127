import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import Evaluator
@testable import Notebooks
@testable import fieldbook

/// What help, README and Docs name is there: magics, commands with their options, scripts, pages.
@Suite struct PromisesTests {
  private static let root = FixtureFolder.repository

  private static let pages: [(name: String, text: String)] = {
    let docs = root.names(endingIn: ".md", in: "Docs").map { "Docs/" + $0 }
    return (["README.md", "CONTRIBUTING.md"] + docs).map { ($0, (try? root.text(of: $0)) ?? "") }
  }()

  private static let help: [(name: String, text: String)] =
    BuiltinFunctions.absent.map { ("help on \($0.key)", $0.value) }

  private static let magics =
    Set(NotebookMagic.all.map(\.name)).union(NotebookMagic.Request.answeredByInterpreter)

  private static func commands() -> [String: any ParsableCommand.Type] {
    Dictionary(
      uniqueKeysWithValues: Fieldbook.configuration.subcommands.map { command in
        (command.configuration.commandName ?? command._commandName, command)
      })
  }

  private func matches(_ pattern: String, in text: String) throws -> [[String]] {
    let expression = try NSRegularExpression(pattern: pattern, options: [.anchorsMatchLines])
    let whole = text as NSString
    return expression.matches(in: text, range: NSRange(location: 0, length: whole.length)).map { match in
      (0..<match.numberOfRanges).map {
        match.range(at: $0).location == NSNotFound ? "" : whole.substring(with: match.range(at: $0))
      }
    }
  }

  @Test func pagesAreFound() { #expect(Self.pages.count > 5 && Self.pages.allSatisfy { !$0.text.isEmpty }) }

  @Test func magicsThatAreNamedAreThere() throws {
    for (name, text) in Self.pages + Self.help {
      for match in try matches(#"(?:^|[\s(`])%([a-z_]{2,})"#, in: text) {
        #expect(Self.magics.contains(match[1]), "\(name) promises %\(match[1])")
      }
    }
  }

  @Test func commandsThatAreNamedAreThere() throws {
    let commands = Self.commands()
    for (name, text) in Self.pages {
      for match in try matches(
        #"(?:`|^\$? ?|Scripts/run )(?:fieldbook|Scripts/run) ([a-z]+)(?![\w./])([^`\n#|]*)"#, in: text)
      {
        guard let command = commands[match[1]] else {
          Issue.record("\(name) promises `fieldbook \(match[1])`")
          continue
        }
        let help = Fieldbook.helpMessage(for: command)
        for option in try matches(#"(--[a-z-]+)"#, in: match[2]) {
          #expect(help.contains(option[1]), "\(name) promises `fieldbook \(match[1]) \(option[1])`")
        }
      }
    }
  }

  @Test func scriptsAndPagesThatAreNamedAreThere() throws {
    for (name, text) in Self.pages {
      let folder = name.split(separator: "/").dropLast().map { $0 + "/" }.joined()
      var paths = try matches(#"`(Scripts/[a-z0-9_./-]+)"#, in: text).map { $0[1] }
      paths += try matches(#"\]\(([^)#:\s]+)(?:#[^)]*)?\)"#, in: text).map { folder + $0[1] }
      for path in paths {
        #expect(FileManager.default.fileExists(atPath: Self.root.path(path)), "\(name) names \(path)")
      }
    }
  }
}
