import Foundation
import Networks
import Tensors

/// A model saved by Keras, with its outputs: see `Scripts/fixtures/models.py`.
struct ModelFixture: Decodable, CustomStringConvertible, Sendable {
  /// An array in C order.
  struct Values: Decodable, Sendable {
    let shape: [Int]
    let values: [Double]
  }

  let name: String
  let outputs: [Values]
  let parameters: Int
  let layers: [String]
  /// The losses of two further epochs of one step each.
  let losses: [Double]?

  var description: String { name }

  private struct File: Decodable { let cases: [ModelFixture] }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures").path

  static let all: [ModelFixture] = {
    let data = FileManager.default.contents(atPath: folder + "/models.json") ?? Data()
    return (try? JSONDecoder().decode(File.self, from: data))?.cases ?? []
  }()

  static func path(_ file: String) -> String { folder + "/" + file }

  /// Inputs for a model, three samples each: sin(0.37 i + 0.011 i² + seed).
  static func inputs(of model: Model) throws -> [Tensor] {
    try model.inputs.enumerated().map { seed, input in try chirp([3] + Array(input.shape), Double(seed)) }
  }

  static func chirp(_ shape: [Int], _ seed: Double) throws -> Tensor {
    let floats = (0..<shape.reduce(1, *)).map { index in
      let i = Double(index)
      return Float(sin(0.37 * i + 0.011 * i * i + seed))
    }
    return try Tensor(shape: Shape(shape), floats: floats)
  }

  /// The maximum difference of a model's outputs from the fixture's, relative to the expected size.
  func distance(of model: Model) throws -> Double {
    let found = try model(
      Self.inputs(of: model),
      trainingMode: model.layers.contains { $0.className.hasPrefix("Random") } ? false : nil)
    guard found.count == outputs.count else { return .infinity }
    return try zip(found, outputs).map { found, expected in
      guard Array(found.shape) == expected.shape else { return .infinity }
      return try found.distance(from: expected.values)
    }.max() ?? .infinity
  }
}

extension Tensor {
  func distance(from expected: [Double]) throws -> Double {
    let own = try elements(Float.self)
    guard own.count == expected.count else { return .infinity }
    return zip(own, expected).map { abs(Double($0) - $1) / max(1, abs($1)) }.max() ?? 0
  }
}

/// A temporary folder for one test.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "fieldbook-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: file(name)))
    return file(name)
  }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

func bytes(of path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }
