import Foundation
import TestSupport
import Testing

/// The drawing of the modules in Docs/Architecture.md is that of the manifest. `RECORD=1` draws it anew, and fails.
@Suite struct ModuleDrawingTests {
  private static let path = "Docs/Architecture.md"

  @Test func theDrawingIsTheManifests() throws {
    let root = FixtureFolder.repository
    let page = try root.text(of: Self.path)
    let drawing = ModuleDrawing(manifest: try root.text(of: "Package.swift")).text
    let start = try #require(page.range(of: "```modules\n")).upperBound
    let end = try #require(page.range(of: "```\n", range: start..<page.endIndex)).lowerBound
    if FixtureFolder.isRecording, page[start..<end] != drawing {
      try (page[..<start] + drawing + page[end...]).write(
        toFile: root.path(Self.path), atomically: true, encoding: .utf8)
      Issue.record("\(Self.path) was written")
    }
    #expect(page[start..<end] == drawing)
  }

  @Test func whatIsReachedOtherwiseIsLeftOut() {
    let manifest = """
      .target(name: "A"), .systemLibrary(name: "B"),
      .target(name: "C", dependencies: ["A", "B", .product(name: "X", package: "x")]),
      .executableTarget(
        name: "D", dependencies: [
          "A", "C",
        ]),
      .testTarget(name: "T", dependencies: ["D"]),
      """
    #expect(ModuleDrawing(manifest: manifest).text == " 2  D  ◄ C\n 1  C  ◄ A, B\n")
  }
}

/// The modules of a manifest, each with the modules that it depends on and does not reach by another of them.
private struct ModuleDrawing {
  private var dependencies: [String: Set<String>] = [:]

  init(manifest: String) {
    let target = /\.(?:target|executableTarget|systemLibrary)\(\s*name: "(\w+)"/
    let matches = manifest.matches(of: target)
    let names = Set(matches.map { String($0.1) })
    for (index, match) in matches.enumerated() {
      let next = index + 1 < matches.count ? matches[index + 1].range.lowerBound : manifest.endIndex
      let own = manifest[match.range.upperBound..<next]
      let declaration = own.firstRange(of: ".testTarget").map { own[..<$0.lowerBound] } ?? own
      let list = declaration.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
      dependencies[String(match.1)] = Set(list.matches(of: /"(\w+)"/).map { String($0.1) }).intersection(
        names)
    }
  }

  /// The number of modules below one another, from those that depend on none.
  private func level(of name: String) -> Int {
    (dependencies[name] ?? []).map { level(of: $0) + 1 }.max() ?? 0
  }

  private func reached(from name: String) -> Set<String> {
    (dependencies[name] ?? []).reduce(into: []) { $0.formUnion(reached(from: $1).union([$1])) }
  }

  /// A row a module, from the program down; those that depend on none stand only to the right.
  var text: String {
    let levels = Dictionary(uniqueKeysWithValues: dependencies.keys.map { ($0, level(of: $0)) })
    let above = levels.filter { $0.value > 0 }.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    let width = above.map(\.key.count).max() ?? 0
    return above.map { name, level in
      let direct = dependencies[name] ?? []
      let hidden = direct.reduce(into: Set<String>()) { $0.formUnion(reached(from: $1)) }
      let shown = direct.subtracting(hidden).sorted { (-(levels[$0] ?? 0), $0) < (-(levels[$1] ?? 0), $1) }
      let row = [
        String(repeating: " ", count: level < 10 ? 1 : 0) + "\(level)",
        name + String(repeating: " ", count: width - name.count), "◄ " + shown.joined(separator: ", "),
      ]
      return row.joined(separator: "  ") + "\n"
    }.joined()
  }
}
