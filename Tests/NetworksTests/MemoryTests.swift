import Engine
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Memory is measured for the whole process, so each of these runs in its own process.
@Suite struct MemoryTests {
  @Test("the plan of exercise 2 is what is measured, near the textbook's minimum")
  func threeLayers() async {
    await #expect(processExitsWith: .success) {
      let model = try MemoryCases.threeLayers()
      _ = try model.predict([try Tensor.zeros([1, 200, 300, 3])])
      let report = try model.memory(batchSize: 50)
      #expect(report.parameterCount == 903_400)
      #expect(report.minimumPredict == 12_613_600)
      #expect(report.minimumTrain == 565_613_600)
      // Kernels that fill channels with zeros take 2 % more.
      #expect(Double(report.predict.byteCount) <= 1.05 * 12_613_600)
      #expect(Double(report.train.byteCount) <= 1.3 * 565_613_600)
      let run = try #require(report.measured.first { $0.what == "predict" })
      #expect(run.measured == run.plan.byteCount)
      #expect(run.measured == report.predict.byteCount)
    }
  }

  @Test("each lever takes less, as planned and as measured, and a limit holds")
  func levers() async {
    await #expect(processExitsWith: .success) {
      let model = try MemoryCases.threeLayers()
      let samples = Samples(
        inputs: [try Tensor.zeros([6, 200, 300, 3])], targets: [try Tensor.zeros([6, 25, 38, 400])])
      var plain = FitOptions()
      plain.batchSize = 6
      let all = try MemoryCases.fit(model, samples, plain)
      var micro = plain
      micro.microBatch = 2
      #expect(try MemoryCases.fit(model, samples, micro) < all)
      var checkpointed = plain
      checkpointed.plan = PlanOptions(checkpoint: true)
      #expect(try MemoryCases.fit(model, samples, checkpointed) < all)
      for precision in [Precision.bfloat16, .float16] {
        var short = plain
        short.plan.precision = precision
        #expect(try MemoryCases.fit(model, samples, short) < all)
      }
      Ledger.shared.limit = Ledger.shared.current + 40_000_000
      #expect(throws: TrainingOutOfMemory.self) { try MemoryCases.fit(model, samples, plain) }
      #expect(throws: Never.self) { try MemoryCases.fit(model, samples, micro) }
    }
  }

  @Test("exercise 2 row by row: parameters, image, result, and three rows of each map between them")
  func threeLayersRowByRow() async {
    await #expect(processExitsWith: .success) {
      let model = try MemoryCases.threeLayers()
      var random = RandomSource(seed: 1)
      let x = try random.normal(shape: [2, 200, 300, 3], mean: 0, deviation: 1)
      let plain = try model.predict([x])[0].elements(Float.self)
      let least = try model.leastPrediction()
      let held = 4 * (903_400 + 200 * 300 * 3 + 25 * 38 * 400 + 3 * 150 * 100 + 3 * 75 * 200)
      #expect(held...held + 3 * 64 ~= least.byteCount)
      let rows = try model.predict([x], memory: least.byteCount)[0].elements(Float.self)
      #expect(largestError(rows, plain) < 1e-5)
      let run = try #require(model.measuredRuns.first { $0.what == "predict" })
      #expect((run.measured, run.plan.byteCount) == (least.byteCount, least.byteCount))
      #expect(throws: OutOfMemory.self) { try model.predict([x], memory: least.byteCount - 1) }
    }
  }

  @Test("the plan is what is measured, and within the limit, for random networks")
  func randomNetworks() async {
    await #expect(processExitsWith: .success) {
      for seed in 0..<200 {
        var random = RandomSource(seed: UInt64(seed))
        let (model, options, count) = try MemoryCases.random(&random)
        let shape = model.inputs[0].shape
        let classes = model.outputs[0].shape[0]
        let x = try random.normal(shape: Shape([count] + shape), mean: 0, deviation: 1)
        let y = try Tensor(shape: [count], elements: (0..<count).map { Int32($0 % classes) })
        let before = Ledger.shared.current
        _ = try MemoryCases.fit(model, Samples(inputs: [x], targets: [y]), options)
        _ = try model.predict([x], batchSize: options.batchSize)
        let run = try #require(model.measuredRuns.first { $0.what == "predict" })
        #expect(run.measured == run.plan.byteCount, "predicting, network \(seed)")
        let plain = try model.predict([x]).map { try $0.elements(Float.self) }
        let least = try model.leastPrediction()
        let rows = try model.predict([x], memory: least.byteCount).map { try $0.elements(Float.self) }
        let rowRun = try #require(model.measuredRuns.first { $0.what == "predict" })
        #expect(
          rowRun.measured == rowRun.plan.byteCount && rowRun.measured <= max(least.byteCount, run.measured),
          "row by row, network \(seed)")
        #expect(zip(rows, plain).allSatisfy { largestError($0, $1) < 1e-5 }, "row by row, network \(seed)")
        let kept = model.variables.reduce(0) { $0 + $1.heldByteCount * ($1.isTrainable ? 3 : 1) }
        #expect(Ledger.shared.current == before + kept, "kept, network \(seed)")
      }
    }
  }

  @Test("training keeps to a limit, and learns what it learns without one, for random networks")
  func trainingWithinALimit() async {
    await #expect(processExitsWith: .success) {
      for seed in 0..<40 {
        var random = RandomSource(seed: UInt64(seed))
        var (model, options, count) = try MemoryCases.random(&random)
        (options.microBatch, options.plan, options.shuffles) = (nil, PlanOptions(), false)
        try model.compile(
          optimizer: Optimizer(SGD(), learningRate: 0.01), losses: [SparseCategoricalCrossentropy()])
        let x = try random.normal(shape: Shape([count] + model.inputs[0].shape), mean: 0, deviation: 1)
        let classes = model.outputs[0].shape[0]
        let y = try Tensor(shape: [count], elements: (0..<count).map { Int32($0 % classes) })
        let weights = try model.variables.map { try $0.value() }
        func train(_ memory: Int?) throws -> (bytes: Int, weights: [[Float]]) {
          try model.setWeights(weights)
          options.memory = memory
          let bytes = try MemoryCases.fit(model, Samples(inputs: [x], targets: [y]), options)
          return (bytes, try model.variables.map { try $0.value().elements(Float.self) })
        }
        let plain = try train(nil)
        var least = 1
        do { _ = try train(least) } catch let error as TrainingOutOfMemory { least = error.plan.byteCount }
        for limit in [least, (least + plain.bytes) / 2] {
          let found = try train(limit)
          #expect(found.bytes <= limit, "network \(seed)")
          if model.allLayers.contains(where: { $0.className == "Dropout" }) { continue }
          for (a, b) in zip(found.weights, plain.weights) {
            #expect(largestError(a, b) < 1e-5, "network \(seed), \(limit) bytes")
          }
        }
      }
    }
  }
}

enum MemoryCases {
  static func threeLayers() throws -> Model {
    let layers = [100, 200, 400].map { filters in
      var layer = Conv2D(filters: filters, kernelSize: Extent(3, 3))
      layer.strides = Extent(2, 2)
      layer.padding = .same
      layer.activation = .relu
      return Layer(layer)
    }
    let model = try Model(sequential: layers, inputShape: [200, 300, 3])
    try model.compile(
      optimizer: Optimizer(Adam(), learningRate: 0.001), losses: [ElementwiseLoss(.meanSquaredError)])
    return model
  }

  /// Trains one epoch, compares the measured bytes with the plan, and returns them.
  @discardableResult
  static func fit(_ model: Model, _ samples: Samples, _ options: FitOptions) throws -> Int {
    _ = try model.fit(samples, options: options)
    let run = try #require(model.measuredRuns.first { $0.what == "fit" })
    #expect(
      run.measured == run.plan.byteCount,
      "batch \(run.batchSize), \(options.microBatch ?? 0), \(options.plan), split \(options.validationSplit), \(samples.count) samples"
    )
    return run.measured
  }

  static func random(_ random: inout RandomSource) throws -> (Model, FitOptions, samples: Int) {
    func pick(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + Int(random.nextInteger(upTo: UInt64(range.count - 1)))
    }
    var layers: [Layer] = []
    for _ in 0..<pick(1...4) {
      var convolution = Conv2D(filters: pick(1...20), kernelSize: Extent(pick(1...3), pick(1...3)))
      convolution.padding = .same
      convolution.usesBias = pick(0...1) == 1
      convolution.activation = pick(0...1) == 1 ? .relu : .linear
      layers.append(Layer(convolution))
      if pick(0...2) == 0 { layers.append(Layer(BatchNormalization())) }
      if pick(0...2) == 0 { layers.append(Layer(Pooling2D(pick(0...1) == 0 ? .maximum : .average))) }
      if pick(0...3) == 0 { layers.append(Layer(Dropout(rate: 0.3))) }
    }
    layers.append(Layer(Flatten()))
    var dense = Dense(units: pick(2...12))
    dense.activation = .softmax
    layers.append(Layer(dense))
    let model = try Model(sequential: layers, inputShape: [pick(16...20), pick(16...20), pick(1...4)])
    try model.compile(
      optimizer: Optimizer(Adam(), learningRate: 0.001), losses: [SparseCategoricalCrossentropy()])
    var options = FitOptions()
    options.batchSize = pick(1...12)
    if pick(0...2) == 0 { options.microBatch = pick(1...6) }
    if pick(0...2) == 0 { options.plan = PlanOptions(checkpoint: true) }
    if pick(0...2) == 0 { options.plan.precision = .bfloat16 }
    if pick(0...2) == 0 { options.validationSplit = 0.3 }
    return (model, options, pick(2...30))
  }
}
