import Foundation

/// A temporary folder for one test.
final class TemporaryFolder {
  private let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "fieldbook-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// The path of `name` in the folder, which need not exist.
  func path(_ name: String) -> String { root.appending(path: name).path(percentEncoded: false) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = root.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func bytes(of name: String) -> [UInt8]? {
    (try? Data(contentsOf: root.appending(path: name))).map { [UInt8]($0) }
  }

  func names(in name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []).sorted()
  }
}
