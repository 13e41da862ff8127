import Engine
import Tensors
import Testing

@testable import Networks

/// A prediction or call that comes again is run by the workers of the last one: what changed in between counts.
@Suite struct PreparedRunsTests {
  private static func model(_ filters: Int = 8) throws -> Model {
    try Model(
      sequential: [
        Layer(Conv2D(filters: filters, kernelSize: Extent(3, 3))), Layer(BatchNormalization()),
        Layer(Flatten()), Layer(Dense(units: 5)),
      ], inputShape: [12, 12, 3])
  }

  private static func images(_ count: Int, seed: UInt64) throws -> Tensor {
    var random = RandomSource(seed: seed)
    return try random.normal(shape: [count, 12, 12, 3], mean: 0, deviation: 1)
  }

  /// The layout of a kernel, and so the order of sums, may change with the first plan for a batch.
  private static func isNear(_ found: [Tensor], _ expected: [Float]) throws -> Bool {
    let found = try elements(found)
    return found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-5 }
  }

  private static func elements(_ tensors: [Tensor]) throws -> [Float] { try tensors[0].elements() }

  @Test("each call has its own images, batch by batch, also one within the other")
  func manyCalls() throws {
    let model = try Self.model()
    let batches = try [1, 2, 1, 5, 7, 1].enumerated().map { try Self.images($1, seed: UInt64($0)) }
    let first = try batches.map { try Self.elements(model.predict([$0])) }
    for _ in 0..<2 {
      for (batch, expected) in zip(batches, first) {
        #expect(try Self.isNear(model.predict([batch]), expected))
        #expect(try Self.isNear(model([batch]), expected))
      }
    }
    // All layouts are chosen now: the same bits each time.
    let again = try batches.map { try Self.elements(model.predict([$0])) }
    for (batch, expected) in zip(batches, again) {
      #expect(try Self.elements(model.predict([batch])) == expected)
    }
    #expect(zip(first[0], first[2]).contains { abs($0 - $1) > 0.01 })
    let asking = Asking(batches[2])
    #expect(try Self.isNear(model.predict([batches[0]], callbacks: [asking]), first[0]))
    #expect(try Self.isNear(asking.found, first[2]))
  }

  private final class Asking: TrainingCallback {
    let images: Tensor
    var found: [Tensor] = []
    init(_ images: Tensor) { self.images = images }
    func predictionBatchBegan(_ step: Int, _ model: Model) throws {
      found = try model.predict([images])
    }
  }

  @Test("weights that are set, moved or trained in between are those of the next call")
  func changedWeights() throws {
    let (model, other) = try (Self.model(), Self.model())
    let one = try Self.images(1, seed: 1)
    func agree() throws -> Bool {
      let (a, b) = try (Self.elements(model.predict([one])), Self.elements(other.predict([one])))
      return try Self.isNear(model([one]), a) && zip(a, b).allSatisfy { abs($0 - $1) < 1e-5 }
    }
    #expect(try !agree())
    for (variable, source) in zip(model.variables, other.variables) { try variable.assign(source.value()) }
    #expect(try agree())
    try model.compile(
      optimizer: Optimizer(SGD(), learningRate: 0.01), losses: [ElementwiseLoss(.meanSquaredError)])
    let samples = Samples(
      inputs: [try Self.images(8, seed: 2)], targets: [try Tensor.zeros([8, 5])])
    _ = try model.fit(samples, options: FitOptions())
    #expect(try !agree())
    for (variable, source) in zip(other.variables, model.variables) { try variable.assign(source.value()) }
    #expect(try agree())
  }

  @Test("what waits for the next call is in nobody's account, is measured there, and obeys a limit")
  func account() async {
    await #expect(processExitsWith: .success) {
      let model = try PreparedRunsTests.model(40)
      let one = try PreparedRunsTests.images(1, seed: 1)
      _ = try model.predict([one])
      let before = Ledger.shared.current
      for _ in 0..<3 {
        _ = try model.predict([one])
        #expect(Ledger.shared.current == before)
        let run = try #require(model.measuredRuns.first { $0.what == "predict" })
        #expect(run.measured == run.plan.byteCount)
      }
      Ledger.shared.limit = before + 1000
      #expect(throws: OutOfMemory.self) { try model.predict([one]) }
      #expect(Ledger.shared.current == before)
      Ledger.shared.limit = nil
      _ = try model.predict([one])
      #expect(Ledger.shared.current == before)
    }
  }
}
