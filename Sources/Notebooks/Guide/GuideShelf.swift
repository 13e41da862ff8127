import Files
import Phrases

/// A page of the guide: a file of `Docs`.
package struct GuidePage: Equatable, Sendable {
  /// The file's name without its ending: `Memory`.
  package var name: String
  package var path: String
  /// Its first heading.
  package var title: String
  /// The names that it is about, from a line `<!-- about: memory, plan -->`: help on one of them names the page.
  package var subjects: [String]
}

/// The pages of the guide, which `fieldbook help NAME`, `%help NAME` and `?NAME` show.
package struct GuideShelf: Equatable, Sendable {
  /// By name.
  package var pages: [GuidePage]

  /// The pages in a folder.
  package init(folder: String) {
    pages = FolderListing.names(in: folder).filter { $0.hasSuffix(".md") }.map { file in
      let path = "\(folder)/\(file)"
      let lines = ((try? TextFile.read(path)) ?? "").lines
      let name = String(file.dropLast(".md".count))
      let title = lines.first { $0.hasPrefix("# ") }?.dropFirst(2).trimmed
      return GuidePage(name: name, path: path, title: title ?? name, subjects: Self.subjects(in: lines))
    }
  }

  /// The guide of this program; without pages where it is not installed.
  package static var ofProcess: GuideShelf {
    let folder = ProgramFolder.path(of: "Docs") { FileCheck.exists($0 + "/Tour.md") }
    return GuideShelf(folder: folder ?? "")
  }

  private static let mark = (start: "<!-- about: ", end: " -->")

  private static func subjects(in lines: [String]) -> [String] {
    guard let line = lines.first(where: { $0.hasPrefix(mark.start) && $0.hasSuffix(mark.end) }) else {
      return []
    }
    return line.dropFirst(mark.start.count).dropLast(mark.end.count).split(separator: ",").map(\.trimmed)
  }

  /// The page of a name, in any case.
  package func page(named name: String) -> GuidePage? {
    pages.first { $0.name == name } ?? pages.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The pages about a name such as `memory` or `plt.imshow`, by any of its parts.
  package func pages(about name: String) -> [GuidePage] {
    let parts = Set(name.split(separator: ".").map(String.init) + [name])
    return pages.filter { !parts.isDisjoint(with: $0.subjects) }
  }

  /// A line for each page.
  package var listing: String {
    let width = pages.map(\.name.count).max() ?? 0
    return pages.map { "  \($0.name.padded(to: width))  \($0.title)\n" }.joined()
  }
}
