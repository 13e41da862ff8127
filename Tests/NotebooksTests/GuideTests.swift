import TestSupport
import Testing

@testable import Notebooks

@Suite struct GuideTests {
  private static let shelf = GuideShelf(folder: FixtureFolder.repository.path("Docs"))

  @Test func pagesAreFoundInAnyCase() throws {
    let page = try #require(Self.shelf.page(named: "memory"))
    #expect(page.name == "Memory" && page.path.hasSuffix("/Docs/Memory.md"))
    #expect(Self.shelf.page(named: "Mammary") == nil)
    #expect(Self.shelf.listing.contains("  Language "))
    #expect(GuideShelf(folder: "/nowhere").pages.isEmpty)
  }

  /// What a page says it is about is there.
  @Test func subjectsAreNames() {
    let runner = InterpreterRunner(console: ScreenLog())
    for page in Self.shelf.pages {
      for name in page.subjects {
        do throws(UnknownName) { _ = try runner.help(on: name, withSource: false) } catch {
          Issue.record("\(page.path): \(name) is no name")
        }
      }
    }
    #expect(Self.shelf.pages.count { !$0.subjects.isEmpty } > 5)
  }

  @Test func helpOnANameNamesItsPage() {
    #expect(Self.shelf.pages(about: "memory").map(\.name) == ["Memory"])
    #expect(Self.shelf.pages(about: "plt.imshow").map(\.name) == ["Figures"])
    #expect(Self.shelf.pages(about: "abs").isEmpty)
  }
}
