import Foundation

/// Small images and TensorFlow's results, written by `Scripts/make-pictures`.
struct PictureFixtures: Decodable {
  /// A file, and its decoded bytes.
  struct File: Decodable, Sendable, CustomStringConvertible {
    let name: String
    let mode: String
    let file: Data
    let shape: [Int]
    let pixels: Data

    var description: String { "\(name) as \(mode)" }
  }

  /// The image i · 37 mod 251, over 3, resized.
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
