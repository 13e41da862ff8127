import Networks
import Tensors
import TestSupport

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

  private static let folder = FixtureFolder()

  static let all: [ModelFixture] = (try? folder.cases(in: "models.json")) ?? []

  static func path(_ file: String) -> String { folder.path(file) }

  /// Inputs for a model, three samples each.
  static func inputs(of model: Model) throws -> [Tensor] {
    try model.inputs.enumerated().map { try Chirp.tensor([3] + Array($1.shape), Double($0)) }
  }

  /// How far a model's outputs are from the fixture's: the largest error.
  func distance(of model: Model) throws -> Double {
    let found = try model(
      Self.inputs(of: model),
      trainingMode: model.layers.contains { $0.className.hasPrefix("Random") } ? false : nil)
    guard found.count == outputs.count else { return .infinity }
    return try zip(found, outputs).map { found, expected in
      guard Array(found.shape) == expected.shape else { return .infinity }
      return try largestError(found.elements(Float.self), expected.values)
    }.max() ?? .infinity
  }
}

extension Chirp {
  static func tensor(_ shape: [Int], _ seed: Double) throws -> Tensor {
    try Tensor(shape: Shape(shape), floats: values(shape.reduce(1, *), seed))
  }
}
