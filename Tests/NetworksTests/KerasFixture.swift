import Networks
import Tensors
import TestSupport

/// Keras's results, written by `Scripts/make-fixtures`.
struct KerasFixture: Decodable, CustomStringConvertible, Sendable {
  /// An array in C order.
  struct Values: Decodable, Sendable {
    let shape: [Int]
    let values: [Double]
  }

  /// One pass of a layer: the gradients are those of Σ output · chirp(100).
  struct Pass: Decodable, Sendable {
    let output: Values
    let inputGradients: [Values]
    let weightGradients: [Values]
    /// Variables changed by the pass, by their index among the weights.
    let changed: [String: Values]?
  }

  let kind: String
  /// Keras's expression, "Conv2D(3, 3)", or a name known to the test.
  let name: String

  // Layers
  let inputs: [[Int]]?
  let weights: [[Int]]?
  let inference: Pass?
  /// `nil` if training makes no difference.
  let training: Pass?

  // Losses, metrics, optimizers, runs
  let shape: [Int]?
  let target: String?
  let activation: String?
  let from: String?
  let weighted: Bool?
  let value: Double?
  let gradient: Values?
  let steps: [[Double]]?
  let input: [Int]?
  let loss: String?
  let optimizer: String?
  let batch: Int?
  let epochs: Int?
  let samples: Int?
  let losses: [Double]?
  let prediction: Values?
  /// Class names of a model's layers, in Keras's order.
  let layers: [String]?
  /// The logs of `fit`, epoch by epoch.
  let figures: [String: [Double]]?

  var description: String {
    let shapes = (inputs ?? shape.map { [$0] } ?? []).map { "\(Shape($0))" }.joined(separator: ", ")
    return shapes.isEmpty ? name : "\(name) of \(shapes)"
  }

  /// The cases of one file and kind; empty if the file cannot be read, which a separate test reports.
  static func load(_ file: String, _ kind: String) -> [KerasFixture] {
    (try? read(file))?.filter { $0.kind == kind } ?? []
  }

  static func read(_ file: String) throws -> [KerasFixture] {
    try FixtureFolder().cases(in: "\(file).json")
  }
}

/// Numbers by the formulas of `Scripts/fixtures/measuring.py`.
extension Chirp {
  static func tensor(_ shape: [Int], _ seed: Double) throws -> Tensor {
    try Tensor(shape: Shape(shape), floats: values(shape.reduce(1, *), seed))
  }

  /// In [0.05, 0.95].
  static func positive(_ shape: [Int], _ seed: Double) throws -> Tensor {
    try Tensor(shape: Shape(shape), floats: values(shape.reduce(1, *), seed).map { 0.5 + 0.45 * $0 })
  }

  /// Initial values of a layer's variable.
  static func weight(_ variable: Variable, _ seed: Double) throws -> Tensor {
    let chirp = values(variable.shape.reduce(1, *), seed)
    return try Tensor(
      shape: variable.shape, floats: variable.name.hasSuffix("variance") ? chirp.map { abs($0) + 0.5 } : chirp
    )
  }

  /// Initial values for training.
  static func scaledWeight(_ variable: Variable, _ seed: Double) throws -> Tensor {
    let count = variable.shape.reduce(1, *)
    let chirp = values(count, seed)
    let scaled: [Float]
    if variable.name == "gamma" || variable.name.hasSuffix("variance") {
      scaled = chirp.map { 1 + 0.1 * $0 }
    } else if variable.shape.rank < 2 {
      scaled = chirp.map { 0.1 * $0 }
    } else {
      let factor = Float((1 / Double(count / (variable.shape.last ?? 1))).squareRoot())
      scaled = chirp.map { $0 * factor }
    }
    return try Tensor(shape: variable.shape, floats: scaled)
  }

  /// Targets of a kind: "labels", "one-hot", "bits", "probabilities", "chirp".
  static func targets(_ kind: String, _ shape: [Int], batch: Int = 0) throws -> Tensor {
    let classes = shape.last ?? 1
    let rows = shape.dropLast().reduce(1, *)
    let count = rows * classes
    let labels = (0..<rows).map { ($0 * 7 + 3 + 2 * batch) % classes }
    switch kind {
    case "labels": return try Tensor(shape: Shape(shape.dropLast()), elements: labels.map { Int32($0) })
    case "one-hot":
      let floats = labels.flatMap { label in (0..<classes).map { $0 == label ? Float(1) : 0 } }
      return try Tensor(shape: Shape(shape), floats: floats)
    case "bits":
      return try Tensor(
        shape: Shape(shape), floats: (0..<count).map { ($0 * 5 + batch) % 3 == 0 ? Float(1) : 0 })
    case "probabilities":
      let values = values(count, Double(2 + batch)).map { 0.5 + 0.45 * $0 }
      let floats = (0..<rows).flatMap { row in
        let slice = values[row * classes..<(row + 1) * classes]
        return slice.map { $0 / slice.reduce(0, +) }
      }
      return try Tensor(shape: Shape(shape), floats: floats)
    default: return try tensor(shape, Double(2 + batch))
    }
  }

  static func sampleWeights(_ count: Int) throws -> Tensor {
    try Tensor(shape: [count], floats: (0..<count).map { 0.25 + 0.5 * Float($0) })
  }
}
