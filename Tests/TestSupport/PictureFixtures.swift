package import Foundation

/// Small pictures and what TensorFlow makes of them, as `Scripts/make-pictures` wrote them down.
package struct PictureFixtures: Decodable, Sendable {
  /// A file, and the bytes that it decodes to.
  package struct File: Decodable, Sendable, CustomStringConvertible {
    package let name: String
    package let mode: String
    package let file: Data
    package let shape: [Int]
    package let pixels: Data

    package var description: String { "\(name) as \(mode)" }
  }

  /// The picture i · 37 mod 251, over 3, at another size.
  package struct Resized: Decodable, Sendable, CustomStringConvertible {
    package let method: String
    package let from: [Int]
    package let shape: [Int]
    package let values: [Float]

    package var description: String { "\(method), \(from) to \(shape)" }
  }

  package let files: [File]
  package let resized: [Resized]

  package static let all: PictureFixtures =
    (try? FixtureFolder(of: "DatasetsTests").decoded(from: "pictures.json"))
    ?? PictureFixtures(files: [], resized: [])

  /// The bytes of a fixture's file.
  package static func file(_ name: String) -> [UInt8] {
    all.files.first { $0.name == name }.map { [UInt8]($0.file) } ?? []
  }
}
