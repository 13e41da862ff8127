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
    Row("small ResNet", { try smallResNet() }), Row("small Inception", { try smallInception() }),
    Row("small segmenter", { try smallSegmenter() }),
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

  private static func conv(
    _ filters: Int, _ size: Int, strides: Int = 1, bias: Bool = true, _ activation: Activation = .relu
  ) -> Layer {
    var layer = Conv2D(filters: filters, kernelSize: Extent(size, size))
    layer.padding = .same
    layer.strides = Extent(strides, strides)
    layer.usesBias = bias
    layer.activation = activation
    return Layer(layer)
  }

  private static func pool(_ kind: Pooling2D.Kind, _ size: Int, strides: Int) -> Layer {
    var layer = Pooling2D(kind)
    layer.poolSize = Extent(size, size)
    layer.strides = Extent(strides, strides)
    layer.padding = .same
    return Layer(layer)
  }

  private static func smallResNet() throws -> Model {
    func normalized(_ x: SymbolicTensor, _ filters: Int, _ strides: Int) throws -> SymbolicTensor {
      let y = try conv(filters, 3, strides: strides, bias: false, .linear)([x])
      return try Layer(BatchNormalization())([y])
    }
    func relu(_ x: SymbolicTensor) throws -> SymbolicTensor { try Layer(ReLU())([x]) }

    let input = SymbolicTensor(input: [8, 8, 2])
    var x = try relu(normalized(input, 6, 1))
    for (filters, strides) in [(6, 1), (8, 2)] {
      let y = try normalized(relu(normalized(x, filters, strides)), filters, 1)
      if strides > 1 { x = try conv(filters, 1, strides: strides, .linear)([x]) }
      x = try relu(Layer(Merge(.add))([x, y]))
    }
    x = try Layer(GlobalPooling2D(.average))([x])
    return try Model(inputs: [input], outputs: [dense(5, .softmax)([x])])
  }

  private static func smallInception() throws -> Model {
    let input = SymbolicTensor(input: [8, 8, 3])
    var x = try conv(8, 3)([input])
    x = try pool(.maximum, 3, strides: 2)([x])
    let branches = [
      try conv(4, 1)([x]), try conv(5, 3)([conv(3, 1)([x])]),
      try conv(2, 1)([pool(.maximum, 3, strides: 1)([x])]),
    ]
    x = try Layer(Concatenate())(branches)
    x = try Layer(Flatten())([Layer(Pooling2D(.average))([x])])
    return try Model(inputs: [input], outputs: [dense(5, .softmax)([x])])
  }

  private static func smallSegmenter() throws -> Model {
    var separable = SeparableConv2D(filters: 6, kernelSize: Extent(3, 3))
    (separable.padding, separable.activation) = (.same, .relu)
    var strided = DepthwiseConv2D(kernelSize: Extent(3, 3))
    (strided.padding, strided.strides) = (.same, Extent(2, 2))
    var dilated = DepthwiseConv2D(kernelSize: Extent(3, 3))
    (dilated.padding, dilated.dilationRate) = (.same, Extent(2, 2))
    var transposed = Conv2DTranspose(filters: 6, kernelSize: Extent(2, 2))
    (transposed.strides, transposed.activation) = (Extent(2, 2), .relu)
    var up = UpSampling2D()
    up.interpolation = .bilinear

    let input = SymbolicTensor(input: [8, 6, 2])
    let down = try Layer(separable)([input])
    var x = try Layer(strided)([down])
    x = try Layer(dilated)([Layer(LayerNormalization())([x])])
    x = try Layer(transposed)([x])
    let skip = try Layer(up)([Layer(Pooling2D(.maximum))([down])])
    x = try Layer(Concatenate())([skip, x])
    return try Model(inputs: [input], outputs: [conv(4, 1, .softmax)([x])])
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
    #expect(try KerasFixture.read("training").count >= 30)
  }
}
