import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Properties of every run, for any network.
@Suite struct TrainingTests {
  private static func network(dropout: Bool = false) throws -> Model {
    var first = Conv2D(filters: 9, kernelSize: Extent(3, 3))
    first.activation = .relu
    var last = Dense(units: 5)
    last.activation = .softmax
    var layers: [any LayerDefinition] = [first, Pooling2D(.maximum), Flatten()]
    if dropout { layers.append(Dropout(rate: 0.4)) }
    return try Model(sequential: (layers + [last]).map { Layer($0) }, inputShape: [8, 8, 3])
  }

  private static func data(_ count: Int) throws -> Samples {
    Samples(
      inputs: [try Chirp.tensor([count, 8, 8, 3], 1)], targets: [try Chirp.targets("labels", [count, 5])])
  }

  private static func trained(
    _ model: Model, samples: Int = 37, _ set: (inout FitOptions) -> Void = { _ in }
  ) throws -> [[Float]] {
    try model.compile(
      optimizer: Optimizer(Adam(), learningRate: 0.01), losses: [SparseCategoricalCrossentropy()])
    var options = FitOptions()
    (options.epochs, options.batchSize) = (2, 10)
    set(&options)
    _ = try model.fit(data(samples), options: options)
    return try model.weights().map { try $0.elements(Float.self) }
  }

  // Seeds and the ledger are global, so tests of them run in their own process.

  @Test func sameSeedSameNumbers() async {
    await #expect(processExitsWith: .success) {
      for dropout in [false, true] {
        let runs = try (0..<2).map { _ in
          Randomness.shared.start(7)
          return try Self.trained(Self.network(dropout: dropout))
        }
        #expect(runs[0] == runs[1])
        Randomness.shared.start(8)
        #expect(try Self.trained(Self.network(dropout: dropout)) != runs[0])
      }
    }
  }

  @Test func memoryIsGivenBack() async {
    await #expect(processExitsWith: .success) {
      let before = Ledger.shared.currentByCategory
      do {
        let model = try Self.network(dropout: true)
        _ = try Self.trained(model)
        _ = try model.predict([Chirp.tensor([3, 8, 8, 3], 0)])
        _ = try model.evaluate(Self.data(9), batchSize: 4)
        #expect(Ledger.shared.currentByCategory != before)
      }
      #expect(Ledger.shared.currentByCategory == before)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 7, 10, 100])
  func microBatchesAddUp(size: Int) throws {
    func run(_ size: Int?) throws -> [[Float]] {
      let model = try Self.network()
      try model.setWeights(model.variables.enumerated().map { try Chirp.scaledWeight($1, Double(10 + $0)) })
      return try Self.trained(model) {
        $0.shuffles = false
        $0.microBatch = size
      }
    }
    for (a, b) in zip(try run(nil), try run(size)) {
      #expect(largestError(a, b) <= 1e-5)
    }
  }

  @Test func checkpointsChangeNothing() async {
    await #expect(processExitsWith: .success) {
      let model = try Self.network(dropout: true)
      let start = try model.weights()
      func run(_ plan: PlanOptions) throws -> [[Float]] {
        try model.setWeights(start)
        Randomness.shared.start(7)
        return try Self.trained(model) { $0.plan = plan }
      }
      let plain = try run(PlanOptions())
      for segments in [nil, 2, 3, 50] {
        let again = try run(PlanOptions(checkpoint: true, segmentCount: segments))
        for (a, b) in zip(plain, again) { #expect(largestError(a, b) < 1e-5, "\(segments ?? 0) segments") }
      }
    }
  }

  @Test(arguments: [Precision.bfloat16, .float16])
  func shortActivationsLearnTheSame(precision: Precision) throws {
    let model = try Self.network()
    let start = try model.weights()
    let plain = try Self.trained(model) { $0.shuffles = false }
    try model.setWeights(start)
    let short = try Self.trained(model) {
      $0.shuffles = false
      $0.plan.precision = precision
    }
    // Adam's first steps are as large for a small gradient as for a large one; the weights stay close nevertheless.
    for (a, b) in zip(plain, short) { #expect(largestError(a, b) < 0.05) }
  }

  @Test func predictionIsTheSameForEveryBatchSize() throws {
    let model = try Self.network(dropout: true)
    let x = try Chirp.tensor([11, 8, 8, 3], 0)
    let whole = try model.predict([x], batchSize: 11)[0].elements(Float.self)
    for size in [1, 2, 3, 5, 32] {
      let parts = try model.predict([x], batchSize: size)[0].elements(Float.self)
      expectClose(parts, whole.map(Double.init), "prediction in batches of \(size)", tolerance: 1e-5)
    }
  }

  @Test func frozenLayersStay() throws {
    let model = try Self.network()
    model.layers[0].isTrainable = false
    let before = try model.layers[0].weights().map { try $0.elements(Float.self) }
    let head = try model.layers[3].weights().map { try $0.elements(Float.self) }
    _ = try Self.trained(model)
    #expect(try model.layers[0].weights().map { try $0.elements(Float.self) } == before)
    #expect(try model.layers[3].weights().map { try $0.elements(Float.self) } != head)
  }

  @Test func derivativesChangeNothing() throws {
    let model = try Self.network()
    let before = try model.weights().map { try $0.elements(Float.self) }
    let x = try Chirp.tensor([4, 8, 8, 3], 0)
    let targets = try Chirp.targets("labels", [4, 5])
    let found = try model.derivatives([x], of: SparseCategoricalCrossentropy(), targets: targets)
    #expect(found.variables.map(\.variable.name) == ["kernel", "bias", "kernel", "bias"])
    #expect(found.inputs[0].shape == x.shape)
    #expect(try model.weights().map { try $0.elements(Float.self) } == before)
    // A step along the gradient changes the loss by its squared norm.
    let squares = try found.variables.reduce(0.0) { sum, entry in
      try sum + entry.gradient.elements(Float.self).reduce(0) { $0 + Double($1) * Double($1) }
    }
    let step: Float = 1e-3
    for (variable, gradient) in found.variables {
      let moved = try zip(variable.value().elements(Float.self), gradient.elements(Float.self)).map {
        $0 - step * $1
      }
      try variable.assign(Tensor(shape: variable.shape, floats: moved))
    }
    let after = try model.derivatives([x], of: SparseCategoricalCrossentropy(), targets: targets).objective
    #expect(abs((found.objective - after) / (Double(step) * squares) - 1) < 0.05)
  }
}
