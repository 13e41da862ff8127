import Foundation

/// A folder of files that tests read: beside the sources of a test target, or the whole repository.
package struct FixtureFolder: Sendable {
  package let path: String

  /// `Fixtures`, or another folder, beside the file that asks; or that of another test target.
  package init(_ name: String = "Fixtures", of target: String? = nil, beside file: String = #filePath) {
    let here = URL(filePath: file).deletingLastPathComponent()
    let home = target.map { here.deletingLastPathComponent().appending(path: $0) } ?? here
    path = home.appending(path: name).path(percentEncoded: false)
  }

  private init(path: String) { self.path = path }

  /// The project's own folder.
  package static let repository = FixtureFolder(
    path: String(#filePath.dropLast("/Tests/TestSupport/FixtureFolder.swift".count)))

  /// The path of a file in the folder.
  package func path(_ name: String) -> String { path + "/" + name }

  /// The files that end in `suffix`, sorted: their paths within the folder, or within a folder in it.
  package func names(endingIn suffix: String, in name: String = "") -> [String] {
    let names = FileManager.default.enumerator(atPath: path(name))?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted()
  }

  package func text(of name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// The content of a JSON file; where it says `include_top`, it may be read as `includeTop`.
  package func decoded<Content: Decodable>(
    _ type: Content.Type = Content.self, from name: String, joinsWords: Bool = false
  ) throws -> Content {
    let decoder = JSONDecoder()
    if joinsWords { decoder.keyDecodingStrategy = .convertFromSnakeCase }
    return try decoder.decode(type, from: Data(contentsOf: URL(filePath: path(name))))
  }

  /// The cases of a JSON file as `Scripts/make-fixtures` writes it.
  package func cases<Case: Decodable>(in name: String, joinsWords: Bool = false) throws -> [Case] {
    try decoded(Cases<Case>.self, from: name, joinsWords: joinsWords).cases
  }

  private struct Cases<Case: Decodable>: Decodable { let cases: [Case] }

  /// Whether tests are to write what they expect anew, and fail for it: `RECORD=1`.
  package static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
}
