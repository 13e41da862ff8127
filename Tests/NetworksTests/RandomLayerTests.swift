import Tensors
import TestSupport
import Testing

@testable import Networks

/// Random draws while training: frequency, range, and reproducibility by seed.
@Suite struct RandomLayerTests {
  private let images = try! Chirp.tensor([64, 6, 5, 3], 0)

  /// Each image's values after the layer.
  private func outputs(_ definition: any LayerDefinition, _ input: Tensor, seed: UInt64 = 0) throws
    -> [[Float]]
  {
    let layer = Layer(definition)
    let found = try layer.derivatives([input], cotangent: Tensor.zeros(input.shape), trainingMode: true)
    return rows(try found.outputs[0].elements(Float.self), input.shape[0])
  }

  private func rows(_ values: [Float], _ count: Int) -> [[Float]] {
    let length = values.count / count
    return (0..<count).map { Array(values[$0 * length..<($0 + 1) * length]) }
  }

  private func mirrored(_ image: [Float], across: Bool, down: Bool) -> [Float] {
    var result: [Float] = []
    for h in 0..<6 {
      for w in 0..<5 {
        for c in 0..<3 { result.append(image[((down ? 5 - h : h) * 5 + (across ? 4 - w : w)) * 3 + c]) }
      }
    }
    return result
  }

  @Test(arguments: RandomFlip.Mode.allCases)
  func flips(mode: RandomFlip.Mode) throws {
    let originals = rows(try images.elements(Float.self), 64)
    let found = try outputs(RandomFlip(mode, seed: 3), images)
    let (across, down) = (mode != .vertical, mode != .horizontal)
    var count = 0
    for (original, image) in zip(originals, found) {
      let mirror = mirrored(original, across: across, down: down)
      #expect(image == original || image == mirror)
      if image == mirror { count += 1 }
    }
    #expect((16...48).contains(count), "\(count) of 64")
  }

  @Test func flipsGradientsBack() throws {
    let layer = Layer(RandomFlip(seed: 3))
    let cotangent = try Chirp.tensor([64, 6, 5, 3], 9)
    let found = try layer.derivatives([images], cotangent: cotangent, trainingMode: true)
    func dot(_ a: Tensor, _ b: Tensor) throws -> Double {
      zip(try a.elements(Float.self), try b.elements(Float.self)).reduce(0) {
        $0 + Double($1.0) * Double($1.1)
      }
    }
    #expect(abs(try dot(found.outputs[0], cotangent) - dot(images, found.inputs[0])) < 1e-3)
  }

  @Test func dropsWholeChannels() throws {
    let ones = try Tensor(shape: [64, 6, 5, 8], floats: Array(repeating: 1, count: 64 * 6 * 5 * 8))
    var dropped = 0
    for image in try outputs(SpatialDropout2D(rate: 0.25, seed: 1), ones) {
      for channel in 0..<8 {
        let values = Set(stride(from: channel, to: image.count, by: 8).map { image[$0] })
        #expect(values == [0] || values == [1 / 0.75])
        if values == [0] { dropped += 1 }
      }
    }
    #expect((90...166).contains(dropped), "\(dropped) of 512")
  }

  @Test func noiseIsNormal() throws {
    let zeros = try Tensor.zeros([64, 50, 5])
    let values = try outputs(GaussianNoise(deviation: 2, seed: 1), zeros).flatMap { $0 }.map(Double.init)
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    #expect(abs(mean) < 0.06)
    #expect(abs(variance - 4) < 0.2)
    let beyond = Double(values.filter { abs($0) > 2 * 1.96 }.count) / Double(values.count)
    #expect(abs(beyond - 0.05) < 0.01)
  }

  @Test func drawsEvenlyFromItsRange() throws {
    // A ramp shifted by t of its width begins at −t.
    let width = 200
    let ramp = (0..<256).flatMap { _ in (0..<width).map { Float($0) } }
    let input = try Tensor(shape: [256, 1, width, 1], floats: ramp)
    var layer = RandomWarp(.translation(height: 0...0, width: -0.2...0.1), seed: 5)
    layer.fillMode = .nearest
    let shifts = try outputs(layer, input).map { (100 - $0[100]) / Float(width) }
    #expect(shifts.allSatisfy { $0 >= -0.2001 && $0 <= 0.1001 })
    let mean = shifts.reduce(0, +) / 256
    #expect(abs(mean + 0.05) < 0.03)
    #expect((shifts.min() ?? 0) < -0.18)
    #expect((shifts.max() ?? 0) > 0.08)
  }

  @Test func contrastKeepsTheMeanAndStretches() throws {
    var layer = RandomContrast(lower: 0.5, upper: 0.5, seed: 2)
    layer.valueRange = -100...100
    let originals = rows(try images.elements(Float.self), 64)
    var factors: Set<Float> = []
    for (original, image) in zip(originals, try outputs(layer, images)) {
      let pixels = stride(from: 0, to: original.count, by: 3)
      let mean = pixels.reduce(0) { $0 + original[$1] } / 30
      #expect(abs(pixels.reduce(0) { $0 + image[$1] } / 30 - mean) < 1e-4)
      let factor = (image[0] - mean) / (original[0] - mean)
      #expect(factor > 0.499 && factor < 1.501)
      factors.insert(factor)
    }
    #expect(factors.count > 32)
  }

  private static let layers: [Row<@Sendable () -> any LayerDefinition>] = [
    Row("RandomFlip") { RandomFlip(seed: 7) },
    Row("RandomRotation") { RandomWarp(.rotation(-0.2...0.2), seed: 7) },
    Row("RandomTranslation") { RandomWarp(.translation(height: -0.3...0.3, width: -0.3...0.3), seed: 7) },
    Row("RandomZoom") { RandomWarp(.zoom(height: -0.3...0.3, width: nil), seed: 7) },
    Row("RandomContrast") { RandomContrast(lower: 0.4, upper: 0.4, seed: 7) },
    Row("RandomBrightness") { RandomBrightness(factor: -0.3...0.3, seed: 7) },
    Row("SpatialDropout2D") { SpatialDropout2D(rate: 0.4, seed: 7) },
    Row("GaussianNoise") { GaussianNoise(deviation: 0.3, seed: 7) },
    Row("Dropout") { Dropout(rate: 0.4, seed: 7) },
  ]

  /// The draws do not depend on how a batch is divided, and differ between epochs. Seeds are global, so this runs
  /// in its own process.
  @Test func doesNotDependOnHowABatchIsDivided() async {
    await #expect(processExitsWith: .success) {
      for layer in Self.layers {
        let whole = try Self.losses(layer.item, microBatch: nil)
        #expect(try Self.losses(layer.item, microBatch: nil) == whole, "\(layer.name)")
        for size in [1, 3, 8] {
          let parts = try Self.losses(layer.item, microBatch: size)
          expectClose(
            parts.map { Float($0) }, whole, "\(layer.name), micro-batches of \(size)", tolerance: 1e-5)
        }
        #expect(whole[0] != whole[1], "another epoch of \(layer.name) draws anew")
      }
    }
  }

  private static func losses(_ make: () -> any LayerDefinition, microBatch: Int?) throws -> [Double] {
    Randomness.shared.start(11)
    let model = try Model(
      sequential: [Layer(make()), Layer(Flatten()), Layer(Dense(units: 2))], inputShape: [6, 5, 3])
    try model.setWeights(model.variables.enumerated().map { try Chirp.scaledWeight($1, Double($0)) })
    try model.compile(
      optimizer: Optimizer(SGD(), learningRate: 0), losses: [ElementwiseLoss(.meanSquaredError)])
    var options = FitOptions()
    (options.epochs, options.batchSize, options.shuffles, options.microBatch) = (2, 16, false, microBatch)
    Randomness.shared.start(12)
    return try model.fit(
      Samples(inputs: [Chirp.tensor([64, 6, 5, 3], 0)], targets: [Chirp.tensor([64, 2], 1)]), options: options
    ).values["loss"] ?? []
  }

  @Test(arguments: layers.map(\.name))
  func doesNothingWithoutTraining(name: String) throws {
    let layer = Layer(try #require(Self.layers.first { $0.name == name }).item())
    let values = try images.elements(Float.self)
    #expect(try layer([images], trainingMode: false).elements(Float.self) == values)
    let model = try Model(sequential: [layer], inputShape: [6, 5, 3])
    #expect(try model.predict([images])[0].elements(Float.self) == values)
    // As in Keras: an eager call augments images, anew each time; dropout and noise do nothing.
    let augments = name.hasPrefix("Random")
    let calls = try (0..<2).map { _ in try model([images])[0].elements(Float.self) }
    #expect((calls[0] == values) == !augments)
    #expect((calls[0] == calls[1]) == !augments)
    #expect(try layer([images], trainingMode: true).elements(Float.self) != values)
  }

  /// `training=` in a functional model applies if there is no `training=` at the call site; otherwise the caller's
  /// applies, as in Keras.
  @Test(arguments: [(true, false), (false, false), (true, true), (false, true)])
  func aCallYieldsToTheRun(mode: Bool, nested: Bool) throws {
    let x = SymbolicTensor(input: [6, 5, 3])
    var layer = Layer(Dropout(rate: 0.5, seed: 1))
    if nested { layer = Layer(try Model(sequential: [layer], inputShape: [6, 5, 3])) }
    let model = try Model(inputs: [x], outputs: [layer([x], trainingMode: mode)])
    let values = try images.elements(Float.self)
    #expect(try model.predict([images])[0].elements(Float.self) == values)
    #expect((try model([images])[0].elements(Float.self) == values) == !mode)
    let found = try model.derivatives([images], cotangents: [images], trainingMode: !mode)
    #expect((try found.outputs[0].elements(Float.self) == values) == mode)
    #expect((try found.inputs[0].elements(Float.self) == values) == mode)
  }

  /// A frozen batch normalization keeps its moving statistics while the rest is trained.
  @Test func fineTuningKeepsStatistics() throws {
    let x = SymbolicTensor(input: [3])
    let normalization = Layer(BatchNormalization())
    let output = try Layer(Dense(units: 2))([normalization([x])])
    normalization.isTrainable = false
    let model = try Model(inputs: [x], outputs: [output])
    try model.compile(
      optimizer: Optimizer(SGD(), learningRate: 0.1), losses: [ElementwiseLoss(.meanSquaredError)])
    _ = try model.fit(
      Samples(inputs: [Chirp.tensor([8, 3], 0)], targets: [Chirp.tensor([8, 2], 1)]), options: FitOptions())
    for variable in normalization.variables {
      let values = try variable.value().elements(Float.self)
      switch variable.name {
      case "moving_mean", "beta": #expect(values == [0, 0, 0])
      default: #expect(values == [1, 1, 1], "\(variable.name)")
      }
    }
  }
}
