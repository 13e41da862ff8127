import Tensors
import TestSupport
import Testing

@testable import Networks

@Suite struct PreprocessingFixtureTests {
  private static let rows: [LayerRow] = [
    LayerRow(
      "Normalization(mean=[0.1, 0.2, -0.3], variance=[1.0, 4.0, 0.25])",
      Normalization(mean: [0.1, 0.2, -0.3], variance: [1, 4, 0.25])),
    LayerRow("Normalization(axis=None, mean=0.5, variance=4.0)", Normalization(mean: [0.5], variance: [4])) {
      $0.isWhole = true
    },
    LayerRow("Rescaling(2.0)", Rescaling(scale: [2])),
    LayerRow("Rescaling(1.0 / 127.5, offset=-1.0)", Rescaling(scale: [1 / 127.5], offset: [-1])),
    LayerRow(
      "Rescaling([1.0, 2.0, 3.0], offset=[0.5, 0.25, 0.0])",
      Rescaling(scale: [1, 2, 3], offset: [0.5, 0.25, 0])),
    LayerRow("Resizing(4, 4)", Resizing(height: 4, width: 4)),
    LayerRow("Resizing(9, 7)", Resizing(height: 9, width: 7)),
    LayerRow("Resizing(3, 8, interpolation='nearest')", Resizing(height: 3, width: 8)) {
      $0.interpolation = .nearest
    },
    LayerRow("Resizing(6, 3, crop_to_aspect_ratio=True)", Resizing(height: 6, width: 3)) {
      $0.cropsToAspectRatio = true
    },
    LayerRow("Resizing(4, 9, crop_to_aspect_ratio=True)", Resizing(height: 4, width: 9)) {
      $0.cropsToAspectRatio = true
    },
    LayerRow("Resizing(8, 3, pad_to_aspect_ratio=True, fill_value=0.5)", Resizing(height: 8, width: 3)) {
      ($0.padsToAspectRatio, $0.fillValue) = (true, 0.5)
    },
    LayerRow("Resizing(4, 3, antialias=True)", Resizing(height: 4, width: 3)) { $0.antialiases = true },
    LayerRow("Resizing(4, 3, interpolation='bicubic')", Resizing(height: 4, width: 3)) {
      $0.interpolation = .bicubic
    },
    LayerRow("Resizing(4, 9, interpolation='lanczos5', antialias=True)", Resizing(height: 4, width: 9)) {
      ($0.interpolation, $0.antialiases) = (.lanczos5, true)
    },
    LayerRow("CenterCrop(4, 3)", CenterCrop(height: 4, width: 3)),
    LayerRow("CenterCrop(3, 4)", CenterCrop(height: 3, width: 4)),
    LayerRow("CenterCrop(8, 4)", CenterCrop(height: 8, width: 4)),
    LayerRow("RandomContrast((-0.5, 0.5), value_range=(-0.8, 0.9))", RandomContrast(lower: -0.5, upper: 0.5))
    {
      $0.valueRange = -0.8...0.9
    },
    LayerRow("RandomContrast((-0.2, 0.2), value_range=(-5, 5))", RandomContrast(lower: -0.2, upper: 0.2)) {
      $0.valueRange = -5...5
    },
    LayerRow("RandomBrightness((0.2, 0.2), value_range=(-1, 1))", RandomBrightness(factor: 0.2...0.2)) {
      $0.valueRange = -1...1
    },
    LayerRow("SpatialDropout2D(0.0)", SpatialDropout2D(rate: 0)),
    LayerRow("GaussianNoise(0.0)", GaussianNoise(deviation: 0)),
  ]

  @Test(arguments: KerasFixture.load("preprocessing", "layer"))
  func asKeras(_ fixture: KerasFixture) throws { try check(fixture, Self.rows) }

  @Test func isComplete() throws { try checkNames(Self.rows, "preprocessing") }

  /// Ranges of a single number, so that nothing is random.
  private static let warps: [(name: String, kind: RandomWarp.Kind)] = [
    ("RandomRotation((0.1, 0.1)", .rotation(0.1...0.1)),
    ("RandomRotation((-0.3, -0.3)", .rotation(-0.3 ... -0.3)),
    ("RandomTranslation((0.3, 0.3), (-0.25, -0.25)", .translation(height: 0.3...0.3, width: -0.25 ... -0.25)),
    ("RandomTranslation((-0.8, -0.8), (0.9, 0.9)", .translation(height: -0.8 ... -0.8, width: 0.9...0.9)),
    ("RandomZoom((0.4, 0.4)", .zoom(height: 0.4...0.4, width: nil)),
    ("RandomZoom((-0.3, -0.3), (0.6, 0.6)", .zoom(height: -0.3 ... -0.3, width: 0.6...0.6)),
  ]

  private static func warp(_ name: String) throws -> RandomWarp {
    let entry = try #require(warps.first { name.hasPrefix($0.name) })
    var layer = RandomWarp(entry.kind)
    for option in name.dropFirst(entry.name.count).split(whereSeparator: { ", ()".contains($0) }) {
      let parts = option.split(separator: "=").map { $0.filter { $0 != "'" } }
      switch parts[0] {
      case "fill_mode": layer.fillMode = try #require(FillMode(rawValue: parts[1]))
      case "fill_value": layer.fillValue = try #require(Float(parts[1]))
      case "interpolation": layer.interpolation = try #require(Interpolation(rawValue: parts[1]))
      default: Issue.record("unknown option \(option)")
      }
    }
    return layer
  }

  @Test(arguments: KerasFixture.load("preprocessing", "forward").filter { $0.name.hasPrefix("Random") })
  func warpsAsKeras(_ fixture: KerasFixture) throws {
    let expected = try #require(fixture.training)
    let input = try Chirp.tensor(try #require(fixture.inputs)[0], 0)
    let layer = Layer(try Self.warp(fixture.name))
    let found = try layer.derivatives(
      [input], cotangent: Chirp.tensor(expected.output.shape, 100), trainingMode: true)
    try expectClose(found.outputs[0], expected.output, "output")
    let unchanged = try layer([input], trainingMode: false).elements(Float.self)
    #expect(unchanged == (try input.elements(Float.self)), "without training an image passes as it is")
    try expectAdjoint(layer, input, found)
  }

  /// The output is affine in the input, and the gradient is the transpose: ⟨cotangent, f(x) − f(0)⟩ = ⟨gradient,
  /// x⟩.
  private func expectAdjoint(_ layer: Layer, _ input: Tensor, _ found: Derivatives) throws {
    let zero = try layer.derivatives(
      [Tensor.zeros(input.shape)], cotangent: Chirp.tensor(Array(found.outputs[0].shape), 100),
      trainingMode: true)
    func dot(_ a: [Float], _ b: [Float]) -> Double {
      zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let cotangent = try Chirp.tensor(Array(found.outputs[0].shape), 100).elements(Float.self)
    let difference = zip(try found.outputs[0].elements(Float.self), try zero.outputs[0].elements(Float.self))
      .map { $0 - $1 }
    let left = dot(cotangent, difference)
    let right = dot(try found.inputs[0].elements(Float.self), try input.elements(Float.self))
    #expect(abs(left - right) < 1e-4 * max(1, abs(left)))
  }

  @Test(
    arguments: KerasFixture.load("preprocessing", "forward").filter { $0.name.hasPrefix("Normalization") })
  func adaptsAsKeras(_ fixture: KerasFixture) throws {
    let shape = try #require(fixture.inputs)[0]
    var definition = Normalization()
    definition.isWhole = fixture.name.contains("axis=None")
    let layer = Layer(definition)
    try layer.adapt(to: Chirp.tensor(shape.count == 2 ? [20, 4] : [5, 4, 4, 2], 5))
    try expectClose(layer([Chirp.tensor(shape, 0)]), try #require(fixture.inference).output, "output")
  }
}
