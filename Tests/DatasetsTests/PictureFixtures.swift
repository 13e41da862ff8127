import Foundation

/// Small pictures and what TensorFlow makes of them, as `Scripts/make-pictures` wrote them down.
struct PictureFixtures: Decodable {
  /// A file, and the bytes that it decodes to.
  struct File: Decodable, Sendable, CustomStringConvertible {
    let name: String
    let mode: String
    let file: Data
    let shape: [Int]
    let pixels: Data

    var description: String { "\(name) as \(mode)" }
  }

  /// The picture i · 37 mod 251, over 3, at another size.
  struct Resized: Decodable, Sendable, CustomStringConvertible {
    let method: String
    let from: [Int]
    let shape: [Int]
    let values: [Float]

    var description: String { "\(method), \(from) to \(shape)" }
  }

  let files: [File]
  let resized: [Resized]

  static let all: PictureFixtures = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/pictures.json")
    do { return try JSONDecoder().decode(Self.self, from: Data(contentsOf: path)) } catch {
      return PictureFixtures(files: [], resized: [])
    }
  }()

  /// The bytes of a fixture's file.
  static func file(_ name: String) -> [UInt8] {
    all.files.first { $0.name == name }.map { [UInt8]($0.file) } ?? []
  }
}
