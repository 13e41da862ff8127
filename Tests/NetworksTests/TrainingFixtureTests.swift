import Networks
import Testing

@Suite struct TrainingFixtureTests {
  static let losses: [Row<any Loss>] = [
    Row("SparseCategoricalCrossentropy()", SparseCategoricalCrossentropy()),
    Row("SparseCategoricalCrossentropy(from_logits=True)", SparseCategoricalCrossentropy(fromLogits: true)),
    Row("CategoricalCrossentropy()", CategoricalCrossentropy()),
    Row("CategoricalCrossentropy(from_logits=True)", CategoricalCrossentropy(fromLogits: true)),
    Row(
      "CategoricalCrossentropy(from_logits=True, label_smoothing=0.1)",
      CategoricalCrossentropy(fromLogits: true, labelSmoothing: 0.1)),
    Row("CategoricalCrossentropy(label_smoothing=0.1)", CategoricalCrossentropy(labelSmoothing: 0.1)),
    Row("MeanSquaredError()", ElementwiseLoss(.meanSquaredError)),
    Row("MeanAbsoluteError()", ElementwiseLoss(.meanAbsoluteError)),
    Row("Huber()", ElementwiseLoss(.huber(delta: 1))),
    Row("Huber(delta=0.3)", ElementwiseLoss(.huber(delta: 0.3))),
    Row("BinaryCrossentropy()", ElementwiseLoss(.binaryCrossentropy(fromLogits: false))),
    Row("BinaryCrossentropy(from_logits=True)", ElementwiseLoss(.binaryCrossentropy(fromLogits: true))),
  ]

  static let optimizers: [Row<@Sendable () -> Optimizer>] = [
    Row("SGD()") { Optimizer(SGD(), learningRate: 0.01) },
    Row("SGD(learning_rate=0.05)") { Optimizer(SGD(), learningRate: 0.05) },
    Row("SGD(learning_rate=0.1, momentum=0.9)") { Optimizer(SGD(momentum: 0.9), learningRate: 0.1) },
    Row("SGD(learning_rate=0.05, momentum=0.9)") { Optimizer(SGD(momentum: 0.9), learningRate: 0.05) },
    Row("SGD(learning_rate=0.1, momentum=0.9, nesterov=True)") {
      Optimizer(SGD(momentum: 0.9, nesterov: true), learningRate: 0.1)
    },
    Row("SGD(learning_rate=0.1, weight_decay=0.01)") { Optimizer(SGD(weightDecay: 0.01), learningRate: 0.1) },
    Row("Adam()") { Optimizer(Adam(), learningRate: 0.001) },
    Row("Adam(learning_rate=0.01)") { Optimizer(Adam(), learningRate: 0.01) },
    Row("Adam(learning_rate=0.05, beta_1=0.8, beta_2=0.9, epsilon=1e-3)") {
      Optimizer(Adam(beta1: 0.8, beta2: 0.9, epsilon: 1e-3), learningRate: 0.05)
    },
    Row("AdamW(learning_rate=0.05)") { Optimizer(Adam(weightDecay: 0.004), learningRate: 0.05) },
  ]

  private static let models: [Row<@Sendable () throws -> Model>] = [
    Row("small CNN", { try smallCNN() }), Row("small CNN, momentum", { try smallCNN() }),
    Row("small regression") {
      try Model(sequential: [dense(8, .relu), dense(2, .linear)], inputShape: [6])
    },
  ]

  static func smallCNN() throws -> Model {
    var first = Conv2D(filters: 4, kernelSize: Extent(3, 3))
    first.padding = .same
    first.activation = .relu
    var second = Conv2D(filters: 6, kernelSize: Extent(2, 2))
    second.activation = .relu
    return try Model(
      sequential: [
        Layer(first), Layer(Pooling2D(.maximum)), Layer(second), Layer(Flatten()), dense(5, .softmax),
      ], inputShape: [8, 7, 2])
  }

  private static func dense(_ units: Int, _ activation: Activation) -> Layer {
    var dense = Dense(units: units)
    dense.activation = activation
    return Layer(dense)
  }

  @Test(arguments: KerasFixture.load("training", "loss"))
  func loss(_ fixture: KerasFixture) throws { try check(fixture, Self.losses) }

  @Test(arguments: KerasFixture.load("training", "optimizer"), [1, 2, 3])
  func optimizer(_ fixture: KerasFixture, workers: Int) throws {
    try check(fixture, Self.optimizers, workers: workers)
  }

  @Test(arguments: KerasFixture.load("training", "training"))
  func run(_ fixture: KerasFixture) throws {
    try check(fixture, Self.models, Self.losses, Self.optimizers)
  }

  @Test func isThere() throws {
    #expect(try KerasFixture.read("training").count >= 27)
  }
}
