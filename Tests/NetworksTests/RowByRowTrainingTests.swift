import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Training on one image at a time whose maps are made row by row, forwards and backwards.
@Suite(.serialized) struct RowByRowTrainingTests {
  private static func network(
    _ kernels: [Extent], strides: Int, _ padding: Padding, activations: [Activation]
  ) throws -> Model {
    var layers: [any LayerDefinition] = []
    for (index, kernel) in kernels.enumerated() {
      var layer = Conv2D(filters: [20, 33, 16, 24][index], kernelSize: kernel)
      (layer.strides, layer.padding) = (Extent(strides, strides), padding)
      layer.activation = activations[index % activations.count]
      layers.append(layer)
    }
    layers += [Flatten(), Dense(units: 3)]
    let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [83, 150, 3])
    try model.compile(
      optimizer: Optimizer(SGD(), learningRate: 1), losses: [ElementwiseLoss(.meanSquaredError)])
    return model
  }

  /// The gradients of a batch of three are those of the plain way but for rounding, and the bytes those planned.
  @Test(arguments: [1, 2], [Padding.same, .valid])
  func learnsTheSame(strides: Int, padding: Padding) throws {
    for (kernels, activations) in [
      // Without ReLU: the plain way rounds 3 × 3 kernels differently, by which the sign of a number near zero can be another.
      ([Extent(3, 3), Extent(3, 3), Extent(3, 3)], [.linear]),
      (
        [Extent(5, 4), Extent(2, 3), Extent(3, 2), Extent(2, 2)],
        [.relu, .linear, .function(.relu(negativeSlope: 0, maximum: 0.5, threshold: 0))]
      ),
      ([Extent(2, 2), Extent(7, 7)], [.relu]),
    ] as [([Extent], [Activation])] {
      let model = try Self.network(kernels, strides: strides, padding, activations: activations)
      let start = try model.variables.map { try $0.value() }
      let samples = Samples(
        inputs: [try Chirp.tensor([3, 83, 150, 3], 1)], targets: [try Chirp.tensor([3, 3], 2)])
      func train(_ options: FitOptions) throws -> (gradients: [[Float]], run: MeasuredRun) {
        for (variable, value) in zip(model.variables, start) { try variable.assign(value) }
        _ = try model.fit(samples, options: options)
        let gradients = try zip(model.variables, start).map { variable, value in
          try zip(value.elements(Float.self), variable.value().elements(Float.self)).map(-)
        }
        return (gradients, try #require(model.measuredRuns.last { $0.what == "fit" }))
      }
      var options = FitOptions()
      (options.batchSize, options.shuffles) = (3, false)
      let plain = try train(options)
      (options.microBatch, options.plan.isRowByRow) = (1, true)
      let rows = try train(options)
      for (one, other) in zip(rows.gradients, plain.gradients) {
        // Rounding of sums over up to 12,450 windows and three images.
        let scale = other.map(abs).max() ?? 0
        #expect(scale > 0)
        #expect(zip(one, other).allSatisfy { abs($0 - $1) < 1e-4 * scale })
      }
      #expect(rows.run.measured == rows.run.plan.byteCount)
      #expect(rows.run.plan.byteCount < plain.run.plan.byteCount)
    }
  }

  /// The plan says what is done, and a limit leads to it.
  @Test func aLimitLeadsToIt() throws {
    let model = try Self.network(
      [Extent(3, 3), Extent(3, 3), Extent(3, 3)], strides: 2, .same, activations: [.relu])
    let least = try model.trainingChoice(batchSize: 8, within: nil, options: PlanOptions())
    #expect(least.words == "micro_batch=1, row by row")
    let chosen = try model.trainingChoice(batchSize: 8, within: least.byteCount, options: PlanOptions())
    #expect(chosen.byteCount == least.byteCount)
    #expect(chosen.relativeWork > 1)
    let steps =
      try model.plans(
        for: "plan", batchSize: 8, training: true, microBatch: 1, options: least.options
      ).plans.largest?.steps ?? []
    #expect(steps.contains { $0.name == "gradients of 3 layers, row by row" })
  }
}
