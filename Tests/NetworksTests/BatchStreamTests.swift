import Tensors
import TestSupport
import Testing

@testable import Networks

/// Streamed data give the same results as data in memory.
@Suite struct BatchStreamTests {
  /// A stream with batches of given sizes.
  private final class Handed: BatchStream {
    let batchCount: Int?
    private let samples: Samples
    private let sizes: [Int]
    private var place = (step: 0, sample: 0)
    private(set) var beginnings = 0

    init(_ samples: Samples, _ sizes: [Int], isCounted: Bool = true) {
      (self.samples, self.sizes) = (samples, sizes)
      batchCount = isCounted ? sizes.count : nil
    }

    func begin() {
      place = (0, 0)
      beginnings += 1
    }

    func next() throws -> Samples? {
      guard place.step < sizes.count else { return nil }
      let range = place.sample..<place.sample + sizes[place.step]
      place = (place.step + 1, range.upperBound)
      func part(_ tensor: Tensor) throws -> Tensor {
        try tensor.indexed(by: [.slice(start: range.lowerBound, stop: range.upperBound)])
      }
      return Samples(
        inputs: try samples.inputs.map(part), targets: try samples.targets.map(part),
        weightsByOutput: try samples.weights.map { try $0.map(part) })
    }
  }

  private static func network(dropout: Float = 0.2) throws -> Model {
    var convolution = Conv2D(filters: 4, kernelSize: Extent(3, 3))
    convolution.activation = .relu
    var last = Dense(units: 5)
    last.activation = .softmax
    let layers: [any LayerDefinition] = [
      convolution, BatchNormalization(), Flatten(), Dropout(rate: dropout), last,
    ]
    let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [6, 6, 2])
    try model.setWeights(model.variables.enumerated().map { try Chirp.scaledWeight($1, Double(10 + $0)) })
    try model.compile(
      optimizer: Optimizer(Adam(), learningRate: 0.01), losses: [SparseCategoricalCrossentropy()],
      metrics: [[Metric(.classAccuracy, name: "accuracy")]])
    return model
  }

  private static func data(_ count: Int, isWeighted: Bool = false) throws -> Samples {
    var samples = Samples(
      inputs: [try Chirp.tensor([count, 6, 6, 2], 1)], targets: [try Chirp.targets("labels", [count, 5])])
    if isWeighted { samples.weights = [try Chirp.sampleWeights(count)] }
    return samples
  }

  private static func weights(_ model: Model) throws -> [[Float]] {
    try model.weights().map { try $0.elements(Float.self) }
  }

  @Test(arguments: [true, false])
  func fitsAsFromMemory(isCounted: Bool) async {
    await #expect(processExitsWith: .success) { [isCounted] in
      for isWeighted in [false, true] {
        let data = try Self.data(26, isWeighted: isWeighted)
        var options = FitOptions()
        (options.epochs, options.batchSize, options.shuffles) = (3, 8, false)
        Randomness.shared.start(3)
        let memory = try Self.network(dropout: 0)
        let expected = try memory.fit(data, validation: Self.data(9), options: options)
        Randomness.shared.start(3)
        let streamed = try Self.network(dropout: 0)
        let stream = Handed(data, [8, 8, 8, 2], isCounted: isCounted)
        let found = try streamed.fit(
          .stream(stream), validation: .stream(Handed(try Self.data(9), [8, 1], isCounted: isCounted)),
          options: options)
        #expect(stream.beginnings == 3)
        // Without dropout, which depends on the sample's index, everything is equal.
        #expect(found.values == expected.values)
        #expect(try Self.weights(streamed) == Self.weights(memory))
      }
    }
  }

  @Test func judgesAndPredictsAsFromMemory() throws {
    let (model, data) = (try Self.network(), try Self.data(19))
    let expected = try model.evaluate(data, batchSize: 7)
    var steps: [[Int]] = []
    let found = try model.evaluate(.stream(Handed(data, [7, 7, 5], isCounted: false))) { step, of, _ in
      steps.append([step, of])
    }
    #expect(found.map(\.name) == expected.map(\.name))
    #expect(largestError(found.compactMap(\.figure.number), expected.compactMap(\.figure.number)) < 1e-6)
    #expect(steps == [[1, 0], [2, 0], [3, 0]])
    let outputs = try model.predict(Handed(data, [7, 7, 5]))
    #expect(outputs.count == 1 && outputs[0].shape == [19, 5])
    let inMemory = try model.predict(data.inputs)[0].elements(Float.self)
    #expect(try largestError(outputs[0].elements(Float.self), inMemory) < 1e-6)
  }

  @Test func aBatchMayBeLargerThanTheFirst() throws {
    let (model, data) = (try Self.network(), try Self.data(30))
    let history = try model.fit(.stream(Handed(data, [2, 17, 11])), options: FitOptions())
    #expect(history.epochs.count == 1)
    #expect(try model.predict(Handed(data, [1, 20, 9]))[0].shape == [30, 5])
  }

  @Test func stepsGoOnWhereTheLastEpochEnded() throws {
    let model = try Self.network()
    let stream = Handed(try Self.data(20), [5, 5, 5, 5])
    var options = FitOptions()
    (options.epochs, options.stepsPerEpoch) = (4, 2)
    let history = try model.fit(.stream(stream), options: options)
    #expect(history.epochs.count == 4)
    // Two epochs are one pass over the stream.
    #expect(stream.beginnings == 2)
    #expect(history.values["loss"]?.allSatisfy { $0.isFinite && $0 > 0 } ?? false)
  }

  @Test func classesAreWeighedInEachBatch() throws {
    let data = try Self.data(16)
    var options = FitOptions()
    (options.batchSize, options.shuffles, options.classWeights) = (8, false, [0: 3, 2: 0.5])
    let models = try (0..<3).map { _ in try Self.network(dropout: 0) }
    let expected = try models[0].fit(data, options: options)
    let found = try models[1].fit(.stream(Handed(data, [8, 8])), options: options)
    #expect(found.values == expected.values)
    options.classWeights = nil
    #expect(try models[2].fit(data, options: options).values != expected.values)
  }

  @Test func faults() throws {
    let model = try Self.network()
    func message(_ stream: any BatchStream, _ set: (inout FitOptions) -> Void = { _ in }) -> String {
      var options = FitOptions()
      set(&options)
      do {
        _ = try model.fit(.stream(stream), options: options)
        return ""
      } catch { return (error as? NetworkError)?.message ?? "\(error)" }
    }
    let data = try Self.data(6)
    #expect(message(Handed(data, [])).hasSuffix("was given no samples"))
    var holed = data
    var values = try data.inputs[0].elements(Float.self)
    values[4 * 72 + 5] = .nan
    holed.inputs = [try Tensor(shape: data.inputs[0].shape, floats: values)]
    #expect(message(Handed(holed, [3, 3])) == "a value of x is not a finite number (sample 1 of batch 1)")
    #expect(
      message(Handed(data, [6])) { $0.stepsPerEpoch = 0 }
        == "fit expects steps_per_epoch of 1 or more, found 0")
    var short = data
    short.targets = [try Chirp.targets("labels", [5, 5])]
    #expect(message(Handed(short, [6])) == "x has 6 samples, y has 5")
    var masked = data
    masked.weights = [try Tensor.ones([6, 6, 6])]
    #expect(
      message(Handed(masked, [6]))
        == "sample_weight expects one number for each sample, shape (N,), found (6, 6, 6)")
  }
}
