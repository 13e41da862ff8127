import Tensors
import Testing

@testable import Networks

/// Messages of elementwise, merging and preprocessing layers, losses, metrics and callbacks about what does not
/// fit.
@Suite struct ElementMessageTests {
  struct Wrong: CustomStringConvertible, Sendable {
    let definition: any LayerDefinition
    let inputs: [Shape]
    let message: String

    init(_ definition: any LayerDefinition, _ inputs: Shape..., says message: String) {
      self.definition = definition
      self.inputs = inputs
      self.message = message
    }

    init<Definition: LayerDefinition>(
      _ definition: Definition, _ inputs: Shape..., says message: String, set: (inout Definition) -> Void
    ) {
      var definition = definition
      set(&definition)
      self.definition = definition
      self.inputs = inputs
      self.message = message
    }

    var description: String { message }
  }

  private static let image: Shape = [6, 5, 3]
  private static let huge = 1_000_000_000_000_000_000

  private static let wrong: [Wrong] = [
    // Functions
    Wrong(ReLU(), [4], says: "ReLU expects max_value to be 0 or more, found -1") { $0.maxValue = -1 },
    Wrong(ReLU(), [4], says: "ReLU expects negative_slope to be 0 or more, found -0.5") {
      $0.negativeSlope = -0.5
    },
    Wrong(ReLU(), [4], says: "ReLU expects threshold to be 0 or more, found nan") { $0.threshold = .nan },
    Wrong(LeakyReLU(), [4], says: "LeakyReLU expects negative_slope to be 0 or more, found -2") {
      $0.negativeSlope = -2
    },
    Wrong(ReLU(), [4], [4], says: "ReLU expects one input, found 2"),
    Wrong(Softmax(), [4], says: "softmax has no axis 2 in a tensor of rank 2") { $0.axis = 2 },
    Wrong(Softmax(), [4], says: "softmax has no axis 0 in a tensor of rank 2") { $0.axis = 0 },
    Wrong(Softmax(), [4], says: "softmax has no axis -\(huge) in a tensor of rank 2") { $0.axis = -huge },
    Wrong(Softmax(), .scalar, says: "softmax has no axis -1 in a tensor of rank 1"),
    Wrong(ActivationLayer(.rows(.gated, axis: -1)), [5], says: "glu halves an axis, found one of length 5"),
    Wrong(PReLU(), [4, 5], says: "PReLU has no axis 3 in a tensor of rank 3") { $0.sharedAxes = [1, 3] },
    // Merging
    Wrong(Merge(.add), [3], [4], says: "Add cannot combine shapes (None, 3) and (None, 4)"),
    Wrong(
      Merge(.multiply), [2, 3], [4, 3], says: "Multiply cannot combine shapes (None, 2, 3) and (None, 4, 3)"),
    Wrong(Merge(.subtract), [3], says: "Subtract expects two inputs, found 1"),
    Wrong(Merge(.subtract), [3], [3], [3], says: "Subtract expects two inputs, found 3"),
    Wrong(Merge(.maximum), says: "Maximum expects a list of inputs, found 0"),
    Wrong(
      Merge(.add), [1 << 30, 1], [1, 1 << 30],
      says: "layer add would have an array of shape (1073741824, 1073741824), more than memory can address"),
    Wrong(
      Concatenate(), [3, 4], [2, 4], says: "Concatenate cannot combine shapes (None, 3, 4) and (None, 2, 4)"),
    Wrong(
      Concatenate(), [3, 4], [12], says: "Concatenate cannot combine shapes (None, 3, 4) and (None, 12)"),
    Wrong(Concatenate(), [3], [3], says: "Concatenate has no axis 0 in a tensor of rank 2") { $0.axis = 0 },
    Wrong(Concatenate(), [3], [3], says: "Concatenate has no axis 2 in a tensor of rank 2") { $0.axis = 2 },
    Wrong(Concatenate(), says: "Concatenate expects a list of inputs, found 0"),
    // Images
    Wrong(Resizing(height: 0, width: 4), image, says: "Resizing expects height of 1 or more, found 0"),
    Wrong(Resizing(height: 4, width: -4), image, says: "Resizing expects width of 1 or more, found -4"),
    Wrong(
      Resizing(height: huge, width: huge), image,
      says: "layer Resizing would have an array of shape (\(huge), \(huge), 3), more than memory can address"),
    Wrong(
      Resizing(height: 4, width: 4), [6, 5],
      says: "Resizing expects a tensor of rank 4, found shape (None, 6, 5)"),
    Wrong(CenterCrop(height: -1, width: 4), image, says: "CenterCrop expects height of 1 or more, found -1"),
    Wrong(
      CenterCrop(height: huge, width: 4), image,
      says: "layer CenterCrop would have an array of shape (\(huge), 4, 3), more than memory can address"),
    Wrong(Rescaling(scale: [1, 2]), image, says: "Rescaling has 2 numbers in scale for 3 channels"),
    Wrong(
      Rescaling(scale: [1], offset: [1, 2]), image, says: "Rescaling has 2 numbers in offset for 3 channels"),
    Wrong(
      Normalization(mean: [1, 2], variance: [1, 2]), image,
      says: "Normalization has 2 numbers in mean for 3 channels"),
    Wrong(
      Normalization(), .scalar, says: "Normalization expects a tensor of rank 2 or more, found shape (None,)"),
    Wrong(RandomFlip(), [5], says: "RandomFlip expects a tensor of rank 4, found shape (None, 5)"),
    Wrong(
      RandomWarp(.rotation(-2...0)), image,
      says: "RandomRotation expects factor to be between -1 and 1, found -2"),
    Wrong(
      RandomWarp(.translation(height: 0...0, width: 0...1.5)), image,
      says: "RandomTranslation expects width_factor to be between -1 and 1, found 1.5"),
    Wrong(
      RandomWarp(.zoom(height: -1...0, width: nil)), image,
      says: "RandomZoom expects height_factor to be above -1 and at most 1, found -1"),
    Wrong(
      RandomContrast(lower: 2, upper: 0), image,
      says: "RandomContrast expects factor to be between -1 and 1, found 2"),
    Wrong(
      RandomContrast(lower: 0.1, upper: -0.5), image,
      says: "RandomContrast expects factor to be a lower and an upper bound, found 0.10000000149011612"),
    Wrong(
      RandomBrightness(factor: -3...0), image,
      says: "RandomBrightness expects factor to be between -1 and 1, found -3"),
    Wrong(
      RandomBrightness(factor: 0...1), image,
      says: "RandomBrightness expects value_range to be a range with a finite width, found inf"
    ) {
      $0.valueRange = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude
    },
    Wrong(
      SpatialDropout2D(rate: -0.5), image,
      says: "SpatialDropout2D expects rate to be a share between 0 and 1, found -0.5"),
    Wrong(
      GaussianNoise(deviation: .infinity), [4],
      says: "GaussianNoise expects stddev to be 0 or more, and finite, found inf"),
    Wrong(
      Lambda { try Layer(Dense(units: 2), name: "inner")($0) }, [4],
      says: "Lambda calls layers that have variables (kernel), which would not be trained or saved"),
  ]

  @Test(arguments: wrong)
  func layers(_ wrong: Wrong) throws {
    expect(wrong.message) {
      let graph = Graph()
      let layer = Layer(wrong.definition, name: wrong.definition.className.lowercased())
      _ = try layer.trace(wrong.inputs.map { try graph.input($0, name: "input") }, in: graph)
    }
  }

  private func expect(
    _ message: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
  ) {
    do {
      try body()
      Issue.record("no error", sourceLocation: sourceLocation)
    } catch let error as NetworkError {
      #expect(error.message == message, sourceLocation: sourceLocation)
    } catch {
      Issue.record("\(error)", sourceLocation: sourceLocation)
    }
  }

  private func model(_ units: Int = 3) throws -> Model {
    try Model(sequential: [Layer(Dense(units: units))], inputShape: [4])
  }

  private func compiled(
    _ loss: any Loss, _ metric: Metric.Kind, units: Int = 3,
    optimizer: Optimizer = Optimizer(SGD(), learningRate: 0.1)
  ) throws -> Model {
    let model = try model(units)
    try model.compile(optimizer: optimizer, losses: [loss], metrics: [[Metric(metric, name: "metric")]])
    return model
  }

  @Test func metrics() {
    let (sparse, squared) = (SparseCategoricalCrossentropy(), ElementwiseLoss(.meanSquaredError))
    let end = "but the targets are those of sparse_categorical_crossentropy for an output of (None, 3)"
    expect("metric expects one target for each output, \(end)") { _ = try compiled(sparse, .mean(squared)) }
    expect("metric expects one target for each output, \(end)") {
      _ = try compiled(sparse, .confusion(.recall, ConfusionOptions()))
    }
    expect("metric expects one target for each output, \(end)") {
      _ = try compiled(sparse, .binaryAccuracy(threshold: 0.5))
    }
    var overlap = IntersectionOverUnion(classes: 3)
    (overlap.targetsAreLabels, overlap.predictionsAreLabels) = (false, false)
    expect("metric expects one-hot targets, \(end)") {
      _ = try compiled(sparse, .intersectionOverUnion(overlap))
    }
    expect(
      "metric expects class numbers, but the targets are those of mean_squared_error for an output of (None, 3)"
    ) { _ = try compiled(squared, .mean(sparse)) }
    expect(
      "metric expects more than 3 outputs for class_id=3, but the targets are those of mean_squared_error for an output of (None, 3)"
    ) { _ = try compiled(squared, .confusion(.recall, ConfusionOptions(classID: 3))) }
  }

  @Test func lossesCalledAtOnce() throws {
    let loss = ElementwiseLoss(.meanSquaredError)
    let (p, t) = (try Tensor.zeros([4, 3]), try Tensor.zeros([4, 2]))
    expect("mean_squared_error expects targets of shape (N, 3), found (4, 2)") {
      _ = try loss.value(predictions: p, targets: t)
    }
    expect("y_pred has 4 samples, y_true has 2") {
      _ = try loss.value(predictions: p, targets: Tensor.zeros([2, 3]))
    }
    expect("y_pred has 4 samples, sample_weight has 3") {
      _ = try loss.value(predictions: p, targets: p, weights: Tensor.zeros([3]))
    }
    expect("mean_squared_error was given no samples") {
      _ = try loss.value(predictions: Tensor.zeros([0, 3]), targets: Tensor.zeros([0, 3]))
    }
    expect("label 3 of sample 1 is outside the 3 classes 0 … 2") {
      _ = try SparseCategoricalCrossentropy().values(
        predictions: p, targets: Tensor(shape: [4], elements: [0, 3, 1, 1] as [Int32]))
    }
    expect("recall expects targets of shape (N, 3), found (4, 2)") {
      var state = MetricState(Metric(.confusion(.recall, ConfusionOptions()), name: "recall"))
      try state.update(targets: t, predictions: p)
    }
  }

  @Test func weights() throws {
    let model = try compiled(SparseCategoricalCrossentropy(), .classAccuracy)
    let labels = try Tensor(shape: [4], elements: [0, 1, 2, 1] as [Int32])
    var samples = Samples(
      inputs: [try Tensor.zeros([4, 4])], targets: [labels], weights: try Tensor.zeros([4]))
    var options = FitOptions()
    options.classWeights = [0: 2]
    expect("fit takes class_weight or sample_weight, not both") {
      _ = try model.fit(samples, options: options)
    }
    options.classWeights = nil
    samples.weights = [try Tensor.zeros([3])]
    expect("x has 4 samples, sample_weight has 3") { _ = try model.fit(samples, options: options) }
    samples.weights = []
    samples.targets = [try Tensor.zeros([4, 2, 2])]
    options.classWeights = [0: 2]
    expect("class_weight expects one output with a class for each sample, found targets of shape (4, 2, 2)") {
      _ = try model.fit(samples, options: options)
    }
    expect("loss_weights has 2 numbers for 1 outputs") {
      try model.compile(
        optimizer: Optimizer(SGD(), learningRate: 0.1), losses: [SparseCategoricalCrossentropy()],
        lossWeights: [1, 2])
    }
  }

  @Test func learningRates() throws {
    let optimizer = Optimizer(SGD(), schedule: CosineDecay(initial: 0.1, steps: 10))
    expect("learning_rate follows the schedule CosineDecay and cannot be set") {
      try optimizer.setLearningRate(0.1)
    }
    let model = try compiled(ElementwiseLoss(.meanSquaredError), .equality)
    expect("EarlyStopping watches “figure” and cannot tell whether more of it is better") {
      _ = try model.fit(
        Samples(inputs: [Tensor.zeros([2, 4])], targets: [Tensor.zeros([2, 3])]), options: FitOptions(),
        callbacks: [EarlyStopping(monitor: Monitor("figure"))])
    }
  }

  @Test func adapting() throws {
    let known = Layer(Normalization(mean: [0], variance: [1]), name: "known")
    expect("known adapts to data only where it was given no mean and no variance") {
      try known.adapt(to: Tensor.zeros([2, 3]))
    }
    expect("dense adapts to data only where it was given no mean and no variance") {
      try Layer(Dense(units: 2), name: "dense").adapt(to: Tensor.zeros([2, 3]))
    }
    let empty = Layer(Normalization(), name: "empty")
    expect("empty was given no samples") { try empty.adapt(to: Tensor.zeros([0, 3])) }
    try empty.adapt(to: Tensor.zeros([2, 3]))
    expect("layer empty was built for inputs of shape (None, 3), found (None, 4)") {
      try empty.adapt(to: Tensor.zeros([2, 4]))
    }
  }

  @Test func everyNumberIsTaken() throws {
    // No input may terminate the process.
    let numbers: [Float] = [
      .nan, .infinity, -.infinity, 0, -0.0, 1e38, -1e38, 1e-40, .greatestFiniteMagnitude,
    ]
    let x = try Tensor(shape: [3, 3], floats: numbers)
    for (name, activation) in Activation.named where name != "glu" {
      _ = try Layer(ActivationLayer(activation)).derivatives([x], cotangent: x)
    }
    for loss in ObjectiveFixtureTests.losses.map(\.item) where !loss.takesLabels {
      _ = try loss.value(predictions: x, targets: x)
      _ = try loss.value(predictions: x, targets: Tensor.zeros([3, 3]))
    }
    let images = try Tensor(shape: [1, 3, 3, 1], floats: numbers)
    for kind in [RandomWarp.Kind.rotation(-1...1), .zoom(height: -0.999...1, width: -0.999...1)] {
      for fill in FillMode.allCases {
        var layer = RandomWarp(kind, seed: 1)
        (layer.fillMode, layer.fillValue) = (fill, .nan)
        _ = try Layer(layer).derivatives([images], cotangent: images, trainingMode: true)
      }
    }
    let steps = [0, 1, -5, Int.max, Int.min]
    let schedules: [any LearningRateSchedule] = [
      ExponentialDecay(initial: .nan, steps: 0, decayRate: -1),
      InverseTimeDecay(initial: 1, steps: 0, decayRate: 1e300),
      PiecewiseConstantDecay(boundaries: [], values: []),
      PiecewiseConstantDecay(boundaries: [1, 2], values: [1]),
      PolynomialDecay(initial: 1, steps: 0, cycles: true), CosineDecay(initial: 1, steps: 0, warmupTarget: 1),
      CosineDecayRestarts(initial: 1, steps: 1e-300, lengthening: 0.5), OneCycle(largest: 1, steps: 0),
    ]
    for schedule in schedules { for step in steps { _ = schedule.rate(at: step) } }
  }
}
