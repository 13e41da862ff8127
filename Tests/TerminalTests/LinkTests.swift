import Foundation
import TestSupport
import Testing

/// Links in the project's pages lead to files that are there, and to headings that these files have.
@Suite struct LinkTests {
  private static let root = FixtureFolder.repository

  private static let pages: [String] =
    root.names(endingIn: ".md").filter { name in
      !name.hasPrefix(".") && !name.hasPrefix("Tests/") && !name.contains("/.")
    }

  private struct Link {
    var path: String
    var anchor: String
  }

  /// The links of a page to files of the project, without what stands in code.
  private static func links(in text: String) throws -> [Link] {
    let prose = withoutBlocks(text).replacing(#/`[^`\n]+`/#, with: "")
    let expression = try NSRegularExpression(pattern: #"\]\(([^)\s]+)\)"#)
    let whole = prose as NSString
    return expression.matches(in: prose, range: NSRange(location: 0, length: whole.length)).compactMap {
      match in
      let parts = whole.substring(with: match.range(at: 1))
        .split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard !parts[0].contains(":") else { return nil }
      return Link(path: parts[0], anchor: parts.count > 1 ? parts[1] : "")
    }
  }

  /// A page without its blocks of code.
  private static func withoutBlocks(_ text: String) -> String {
    var isCode = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let isFence = line.hasPrefix("```")
      if isFence { isCode.toggle() }
      return !isFence && !isCode
    }
    return lines.joined(separator: "\n")
  }

  /// The anchors of a page's headings, as GitHub makes them.
  private static func anchors(in text: String) -> Set<String> {
    let headings = withoutBlocks(text).split(separator: "\n").filter { $0.hasPrefix("#") }
    return Set(
      headings.map { heading in
        heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
          .filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == " " }
          .replacing(" ", with: "-")
      })
  }

  @Test func linksLeadSomewhere() throws {
    var count = 0
    for page in Self.pages {
      let text = try Self.root.text(of: page)
      let folder = page.split(separator: "/").dropLast().joined(separator: "/")
      for link in try Self.links(in: text) {
        let relative = link.path.isEmpty ? page : folder.isEmpty ? link.path : folder + "/" + link.path
        let path = URL(filePath: Self.root.path(relative)).standardizedFileURL.path(percentEncoded: false)
        count += 1
        guard FileManager.default.fileExists(atPath: path) else {
          Issue.record("\(page) links to \(link.path), which is not there")
          continue
        }
        guard !link.anchor.isEmpty else { continue }
        let target = try String(contentsOfFile: path, encoding: .utf8)
        #expect(
          Self.anchors(in: target).contains(link.anchor),
          "\(page): \(link.path) has no heading #\(link.anchor)")
      }
    }
    #expect(count > 30)
  }
}
