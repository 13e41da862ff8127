import Tensors
import TestSupport
import Testing

@testable import Networks

/// Networks whose values have several readers: in-place writes of one must not affect the others.
@Suite struct BranchFixtureTests {
  private typealias Build = @Sendable ([SymbolicTensor]) throws -> SymbolicTensor

  private static func convolve(
    _ x: SymbolicTensor, _ filters: Int = 4, kernel: Int = 3, _ activation: Activation = .linear
  ) throws -> SymbolicTensor {
    var layer = Conv2D(filters: filters, kernelSize: Extent(kernel, kernel))
    layer.padding = .same
    layer.activation = activation
    return try Layer(layer)([x])
  }

  private static func dense(_ x: SymbolicTensor, _ units: Int, _ activation: Activation = .linear) throws
    -> SymbolicTensor
  {
    var layer = Dense(units: units)
    layer.activation = activation
    return try Layer(layer)([x])
  }

  private static func apply(_ activation: Activation, _ x: SymbolicTensor) throws -> SymbolicTensor {
    try Layer(ActivationLayer(activation))([x])
  }

  private static func merge(_ kind: Merge.Kind, _ values: SymbolicTensor...) throws -> SymbolicTensor {
    try Layer(Merge(kind))(values)
  }

  private static func named(_ name: String) throws -> Activation { try #require(Activation.named[name]) }

  private static let graphs: [Row<Build>] = [
    Row("residual") { inputs in
      let y = try convolve(inputs[0], 4, .relu)
      let z = try apply(.relu, merge(.add, convolve(convolve(y, 4, .relu)), y))
      return try apply(.relu, merge(.add, z, convolve(z)))
    },
    Row("dense residual") { inputs in
      let y = try merge(.add, inputs[0], dense(inputs[0], 5))
      let z = try merge(.add, y, dense(y, 5, named("tanh")))
      return try merge(.add, z, y, inputs[0])
    },
    Row("squeeze and excite") { inputs in
      let y = try convolve(inputs[0], 4, .relu)
      let pooled = try Layer(GlobalPooling2D(.average))([y])
      let gates = try dense(dense(pooled, 2, .relu), 4, named("sigmoid"))
      return try merge(.multiply, Layer(Reshape([1, 1, 4]))([gates]), y)
    },
    Row("twice") { inputs in
      let y = try dense(inputs[0], 4)
      let (doubled, squared) = (try merge(.add, y, y), try merge(.multiply, y, y))
      return try merge(.subtract, merge(.add, doubled, squared), doubled)
    },
    Row("read again") { inputs in
      let y = try dense(inputs[0], 4)
      let (a, b, c) = (try apply(named("sigmoid"), y), try apply(named("gelu"), y), try Layer(ELU())([y]))
      return try Layer(Concatenate())([
        merge(.multiply, a, b), merge(.maximum, c, y), merge(.average, a, c, y),
      ])
    },
    Row("chain") { inputs in
      let y = try ["sigmoid", "tanh", "elu", "softplus", "gelu", "relu6", "softsign"].reduce(
        dense(inputs[0], 4)
      ) {
        try apply(named($1), $0)
      }
      return try Layer(LeakyReLU())([Layer(Rescaling(scale: [-3], offset: [0.5]))([y])])
    },
    Row("inception") { inputs in
      let y = try convolve(inputs[0], 4, .relu)
      var pool = Pooling2D(.maximum)
      (pool.poolSize, pool.strides, pool.padding) = (Extent(3, 3), Extent(1, 1), .same)
      let pooled = try Layer(pool)([y])
      let branches = [
        try convolve(y, 2, kernel: 1, .relu), try convolve(y, 3), try convolve(pooled, 2, kernel: 1), y,
      ]
      return try merge(.add, convolve(Layer(Concatenate())(branches), 4, kernel: 1), y)
    },
    Row("operators") { inputs in
      let (x, y) = (inputs[0], inputs[1])
      let half = try SymbolicTensor.combine(.multiply, x, y).combined(.divide, with: 2, isReversed: false)
      let z = try half.combined(.subtract, with: 1, isReversed: true)
      let square = try SymbolicTensor.combine(.add, z, x).raised(to: 2).negated()
      return try SymbolicTensor.combine(.add, square, z.combined(.multiply, with: 3, isReversed: false))
    },
    Row("shared layer") { inputs in
      var definition = Dense(units: 3)
      definition.activation = try named("tanh")
      let layer = Layer(definition)
      let outputs = try [[inputs[0]], [inputs[1]], [merge(.add, inputs[0], inputs[1])]].map { try layer($0) }
      return try Layer(Concatenate())(outputs)
    },
  ]

  private static func model(_ fixture: KerasFixture) throws -> Model {
    let build = try #require(graphs.first { $0.name == fixture.name }, "no row").item
    let inputs = try #require(fixture.inputs).map { SymbolicTensor(input: Shape($0.dropFirst())) }
    let model = try Model(inputs: inputs, outputs: [build(inputs)])
    // Keras orders variables by the depth of their layers, which may differ from the order of the calls here.
    #expect(model.variables.map { Array($0.shape) } == fixture.weights)
    try model.setWeights(model.variables.enumerated().map { try Chirp.scaledWeight($1, Double(10 + $0)) })
    return model
  }

  @Test(arguments: KerasFixture.load("branches", "graph"))
  func asKeras(_ fixture: KerasFixture) throws {
    let model = try Self.model(fixture)
    let pass = try #require(fixture.inference)
    let inputs = try #require(fixture.inputs).enumerated().map { try Chirp.tensor($1, Double($0)) }
    try expectClose(model(inputs)[0], pass.output, "output")
    let found = try model.derivatives(inputs, cotangents: [Chirp.tensor(pass.output.shape, 100)])
    try expectClose(found.outputs[0], pass.output, "output, going backwards too")
    for (index, expected) in pass.inputGradients.enumerated() {
      try expectClose(found.inputs[index], expected, "gradient to input \(index)")
    }
    try #require(found.variables.count == pass.weightGradients.count)
    for (entry, expected) in zip(found.variables, pass.weightGradients) {
      try expectClose(entry.gradient, expected, "gradient to \(entry.variable.name)")
    }
  }

  /// Recomputed values and 16-bit values with several readers.
  @Test(arguments: KerasFixture.load("branches", "graph"))
  func trainsTheSameWithLessMemory(_ fixture: KerasFixture) throws {
    func weights(_ options: PlanOptions, microBatch: Int? = nil) throws -> [[Float]] {
      let model = try Self.model(fixture)
      try model.compile(
        optimizer: Optimizer(SGD(), learningRate: 0.1), losses: [ElementwiseLoss(.meanSquaredError)])
      var fit = FitOptions()
      (fit.batchSize, fit.epochs, fit.shuffles, fit.plan, fit.microBatch) = (4, 2, false, options, microBatch)
      let shapes = try #require(fixture.inputs).map { [6] + $0.dropFirst() }
      let inputs = try shapes.enumerated().map { try Chirp.tensor($1, Double($0)) }
      let output = [6] + Array(model.outputs[0].shape)
      _ = try model.fit(Samples(inputs: inputs, targets: [Chirp.tensor(output, 7)]), options: fit)
      return try model.weights().map { try $0.elements(Float.self) }
    }
    let plain = try weights(PlanOptions())
    #expect(try weights(PlanOptions()) == plain, "the same again")
    #expect(try weights(PlanOptions(checkpoint: true)) == plain, "checkpoints")
    #expect(try weights(PlanOptions(checkpoint: true, segmentCount: 3)) == plain, "three segments")
    for (found, expected) in zip(try weights(PlanOptions(), microBatch: 1), plain) {
      expectClose(found, expected.map(Double.init), "micro-batches")
    }
    var short = PlanOptions()
    short.precision = .bfloat16
    for (found, expected) in zip(try weights(short), plain) {
      expectClose(found, expected.map(Double.init), "16 bits", tolerance: 0.05)
    }
  }

  @Test(arguments: KerasFixture.load("branches", "run"))
  func reportsTwoHeads(_ fixture: KerasFixture) throws {
    let x = SymbolicTensor(input: [6])
    let hidden = try Self.dense(x, 5, Self.named("tanh"))
    var kind = Dense(units: 3)
    kind.activation = .softmax
    let heads = [
      try Layer(kind, name: "kind")([hidden]), try Layer(Dense(units: 1), name: "size")([hidden]),
    ]
    let model = try Model(inputs: [x], outputs: heads)
    try model.setWeights(model.variables.enumerated().map { try Chirp.scaledWeight($1, Double(10 + $0)) })
    try model.compile(
      optimizer: Optimizer(SGD(), learningRate: 0.3),
      losses: [SparseCategoricalCrossentropy(), ElementwiseLoss(.meanSquaredError)], lossWeights: [1, 0.4],
      metrics: [
        [Metric(.classAccuracy, name: "accuracy")],
        [Metric(.mean(ElementwiseLoss(.meanAbsoluteError)), name: "mae")],
      ])
    var options = FitOptions()
    (options.epochs, options.batchSize, options.shuffles) = (3, 5, false)
    let targets = [try Chirp.targets("labels", [10, 3]), try Chirp.tensor([10, 1], 2)]
    let history = try model.fit(
      Samples(inputs: [Chirp.tensor([10, 6], 0.3)], targets: targets), options: options)
    let expected = try #require(fixture.figures)
    #expect(Set(history.names) == Set(expected.keys))
    for (name, values) in expected {
      expectClose((history.values[name] ?? []).map { Float($0) }, values, name, tolerance: 3e-4)
    }
  }
}
