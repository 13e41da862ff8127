import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Training behind frozen layers gives what it gives without keeping their outputs.
@Suite struct FrozenFeaturesTests {
  /// Two frozen layers, and dense ones that learn; with a way around them, two features.
  private static func network(skip: Bool = false, random: Bool = false) throws -> Model {
    let input = SymbolicTensor(input: [6, 6, 2])
    var value = input
    if random { value = try Layer(RandomFlip(.horizontal))([value]) }
    let convolution = Layer(Conv2D(filters: 5, kernelSize: Extent(3, 3)))
    let norm = Layer(BatchNormalization())
    for layer in [convolution, norm] { layer.isTrainable = false }
    value = try norm([convolution([value])])
    let whole = try Layer(Flatten())([value])
    var last = try Layer(Dense(units: 7))([whole])
    if skip {
      let pooled = try Layer(GlobalPooling2D(.average))([value])
      last = try Layer(Concatenate())([last, pooled])
    }
    var head = Dense(units: 3)
    head.activation = .softmax
    let model = try Model(inputs: [input], outputs: [Layer(head)([last])])
    try model.setWeights(
      model.variables.enumerated().map {
        $1.name.contains("variance")
          ? try Chirp.positive($1.shape.dimensions, 1) : try Chirp.scaledWeight($1, Double($0))
      })
    try model.compile(
      optimizer: Optimizer(Adam(), learningRate: 0.01), losses: [SparseCategoricalCrossentropy()])
    return model
  }

  private static func data(_ count: Int, _ phase: Double = 1) throws -> Samples {
    Samples(
      inputs: [try Chirp.tensor([count, 6, 6, 2], phase)],
      targets: [try Chirp.targets("labels", [count, 3])])
  }

  private static func options(_ epochs: Int, from first: Int = 0) -> FitOptions {
    var options = FitOptions()
    (options.epochs, options.initialEpoch, options.batchSize, options.shuffles) = (epochs, first, 8, false)
    return options
  }

  private static func weights(_ model: Model) throws -> [Float] {
    try model.weights().flatMap { try $0.elements(Float.self) }
  }

  @Test(arguments: [false, true])
  func equalsEpochsOneByOne(skip: Bool) throws {
    let kept = try Self.network(skip: skip)
    let uses = FeatureUses()
    let history = try kept.fit(
      Self.data(21), validation: Self.data(5, 3), options: Self.options(3), observer: uses)
    // A run of one epoch keeps nothing.
    let plain = try Self.network(skip: skip)
    var losses: [Double] = []
    for epoch in 0..<3 {
      let run = try plain.fit(
        Self.data(21), validation: Self.data(5, 3), options: Self.options(epoch + 1, from: epoch),
        observer: FeatureUses(none: true))
      losses += run.values["val_loss"] ?? []
    }
    #expect(largestError(try Self.weights(kept), try Self.weights(plain)) <= 1e-5)
    #expect(largestError((history.values["val_loss"] ?? []).map(Float.init), losses.map(Float.init)) <= 1e-5)
    #expect(uses.samples == [26])
  }

  // The ledger is global, so a test of it runs in its own process.
  @Test func planEqualsMeasured() async {
    await #expect(processExitsWith: .success) {
      for skip in [false, true] {
        let model = try Self.network(skip: skip)
        _ = try model.fit(Self.data(21), validation: Self.data(5, 3), options: Self.options(3))
        let run = try #require(model.measuredRuns.last { $0.what == "fit" })
        #expect(run.plan.byteCount == run.measured)
        let features = try #require(run.plan.terms.first { $0.name == "features" })
        #expect(features.byteCount == 26 * (80 + (skip ? 5 : 0)) * 4)
      }
    }
  }

  @Test func newSamplesAreNotTakenForOldOnes() throws {
    let uses = FeatureUses(none: true)
    let model = try Self.network()
    _ = try model.fit(.stream(Changing { try Self.data(8, $0) }), options: Self.options(4), observer: uses)
    let plain = try Self.network()
    for epoch in 1...4 { _ = try plain.fit(Self.data(8, Double(epoch)), options: Self.options(1)) }
    #expect(largestError(try Self.weights(model), try Self.weights(plain)) <= 1e-5)
  }

  @Test func augmentationKeepsNothing() throws {
    #expect(try Self.network(random: true).graph().dividedAtFeatures() == nil)
  }

  @Test func assigningAFrozenVariableComputesAgain() throws {
    final class Assigning: TrainingCallback {
      func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
        guard epoch == 0, let kernel = model.variables.first else { return }
        try kernel.assign(Chirp.scaledWeight(kernel, 42))
      }
    }
    let runs = try [true, false].map { keeps in
      let model = try Self.network()
      var options = Self.options(3)
      if !keeps { options.microBatch = 8 }
      _ = try model.fit(Self.data(21), options: options, callbacks: [Assigning()])
      return try Self.weights(model)
    }
    #expect(largestError(runs[0], runs[1]) <= 1e-5)
  }
}

/// A stream of one batch, another one in each epoch.
private final class Changing: BatchStream {
  let batchCount: Int? = 1
  private let batch: (Double) throws -> Samples
  private var epoch = 0.0
  private var isThrough = false

  init(_ batch: @escaping (Double) throws -> Samples) { self.batch = batch }

  func begin() {
    epoch += 1
    isThrough = false
  }

  func next() throws -> Samples? {
    if isThrough { return nil }
    isThrough = true
    return try batch(epoch)
  }
}

/// Records how often kept features were used.
private final class FeatureUses: TrainingObserver {
  private(set) var samples: [Int] = []
  private let none: Bool

  init(none: Bool = false) { self.none = none }

  func epochBegan(_ epoch: Int, of epochs: Int, steps: Int) {}
  func batchEnded(_ step: Int, of steps: Int, logs: Logs) {}
  func epochEnded(_ epoch: Int, logs: Logs) -> Bool { true }

  func usesFeatures(of samples: Int, byteCount: Int) {
    if none { Issue.record("features of \(samples) samples were used") }
    self.samples.append(samples)
  }
}
