import Networks
import Tensors
import TestSupport
import Testing

@Suite struct ObjectiveFixtureTests {
  static let losses: [Row<any Loss>] = [
    Row("SparseCategoricalCrossentropy(from_logits=True)", SparseCategoricalCrossentropy(fromLogits: true)),
    Row("CategoricalCrossentropy(from_logits=True)", CategoricalCrossentropy(fromLogits: true)),
    Row("CategoricalCrossentropy()", CategoricalCrossentropy()),
    Row("MeanAbsolutePercentageError()", ElementwiseLoss(.meanAbsolutePercentageError)),
    Row("MeanSquaredLogarithmicError()", ElementwiseLoss(.meanSquaredLogarithmicError)),
    Row("LogCosh()", ElementwiseLoss(.logCosh)),
    Row("Poisson()", ElementwiseLoss(.poisson)),
    Row("KLDivergence()", ElementwiseLoss(.klDivergence)),
    Row("Hinge()", ElementwiseLoss(.hinge)),
    Row("SquaredHinge()", ElementwiseLoss(.squaredHinge)),
    Row("Huber(delta=0.5)", ElementwiseLoss(.huber(delta: 0.5))),
    Row("BinaryCrossentropy()", ElementwiseLoss(.binaryCrossentropy(fromLogits: false))),
    Row(
      "BinaryCrossentropy(label_smoothing=0.2)",
      ElementwiseLoss(.binaryCrossentropy(fromLogits: false), labelSmoothing: 0.2)),
    Row(
      "BinaryCrossentropy(from_logits=True, label_smoothing=0.1)",
      ElementwiseLoss(.binaryCrossentropy(fromLogits: true), labelSmoothing: 0.1)),
    Row(
      "BinaryFocalCrossentropy()",
      ElementwiseLoss(.binaryFocalCrossentropy(gamma: 2, alpha: nil, fromLogits: false))),
    Row(
      "BinaryFocalCrossentropy(gamma=1.5, from_logits=True)",
      ElementwiseLoss(.binaryFocalCrossentropy(gamma: 1.5, alpha: nil, fromLogits: true))),
    Row(
      "BinaryFocalCrossentropy(apply_class_balancing=True, alpha=0.3)",
      ElementwiseLoss(.binaryFocalCrossentropy(gamma: 2, alpha: 0.3, fromLogits: false))),
    Row("CategoricalHinge()", RowLoss(.categoricalHinge)),
    Row("CosineSimilarity()", RowLoss(.cosineSimilarity)),
    Row("CategoricalFocalCrossentropy()", focal(0.25, 2)),
    Row(
      "CategoricalFocalCrossentropy(alpha=0.5, gamma=1.0, from_logits=True, label_smoothing=0.1)",
      focal(0.5, 1, fromLogits: true, smoothing: 0.1)),
    Row("CategoricalFocalCrossentropy(gamma=3.0)", focal(0.25, 3)),
    Row("Dice(axis=(1, 2, 3))", RowLoss(.dice)),
    Row("Tversky(alpha=0.3, beta=0.7, axis=(1, 2))", RowLoss(.tversky(alpha: 0.3, beta: 0.7))),
  ]

  private static func focal(
    _ alpha: Float, _ gamma: Float, fromLogits: Bool = false, smoothing: Float = 0
  ) -> RowLoss {
    RowLoss(
      .categoricalFocalCrossentropy(
        alpha: alpha, gamma: gamma, fromLogits: fromLogits, labelSmoothing: smoothing))
  }

  @Test(arguments: KerasFixture.load("objectives", "loss"))
  func loss(_ fixture: KerasFixture) throws { try check(fixture, Self.losses) }

  private static let functions: [Row<any Loss>] = [
    Row("mean_squared_error", ElementwiseLoss(.meanSquaredError)),
    Row("binary_crossentropy", ElementwiseLoss(.binaryCrossentropy(fromLogits: false))),
    Row("sparse_categorical_crossentropy", SparseCategoricalCrossentropy()),
    Row("categorical_crossentropy", CategoricalCrossentropy()),
    Row("kl_divergence", ElementwiseLoss(.klDivergence)),
  ]

  @Test(arguments: KerasFixture.load("objectives", "each"))
  func rowByRow(_ fixture: KerasFixture) throws {
    let loss = try #require(Self.functions.first { $0.name == fixture.name }, "no row").item
    let shape = try #require(fixture.shape)
    let x = fixture.from == "positive" ? try Chirp.positive(shape, 0) : try Chirp.tensor(shape, 0)
    let targets = try Chirp.targets(try #require(fixture.target), shape)
    let found = try loss.values(predictions: x, targets: targets)
    let expected = try #require(fixture.gradient)
    try expectClose(found, expected, "losses")
    let mean = expected.values.reduce(0, +) / Double(expected.values.count)
    expectClose([Float(try loss.value(predictions: x, targets: targets))], [mean], "their mean")
  }

  private static func overlap(_ classes: Int, _ set: (inout IntersectionOverUnion) -> Void = { _ in })
    -> Metric.Kind
  {
    var overlap = IntersectionOverUnion(classes: classes)
    set(&overlap)
    return .intersectionOverUnion(overlap)
  }

  private static func confusion(
    _ figure: ConfusionMetric, threshold: Float = 0.5, classID: Int? = nil
  ) -> Metric.Kind {
    .confusion(figure, ConfusionOptions(thresholds: [threshold], classID: classID))
  }

  private static let metrics: [Row<Metric.Kind>] = [
    Row("SparseCategoricalAccuracy()", .classAccuracy),
    Row("CategoricalAccuracy()", .classAccuracy),
    Row("BinaryAccuracy()", .binaryAccuracy(threshold: 0.5)),
    Row("BinaryAccuracy(threshold=0.7)", .binaryAccuracy(threshold: 0.7)),
    Row("TopKCategoricalAccuracy(k=2)", .topK(2)),
    Row("SparseTopKCategoricalAccuracy(k=3)", .topK(3)),
    Row("MeanSquaredError()", .mean(ElementwiseLoss(.meanSquaredError))),
    Row("MeanAbsoluteError()", .mean(ElementwiseLoss(.meanAbsoluteError))),
    Row("MeanAbsolutePercentageError()", .mean(ElementwiseLoss(.meanAbsolutePercentageError))),
    Row("MeanSquaredLogarithmicError()", .mean(ElementwiseLoss(.meanSquaredLogarithmicError))),
    Row("RootMeanSquaredError()", .rootMeanSquaredError),
    Row("CosineSimilarity()", .cosineSimilarity),
    Row("LogCoshError()", .mean(ElementwiseLoss(.logCosh))),
    Row("Hinge()", .mean(ElementwiseLoss(.hinge))),
    Row("SquaredHinge()", .mean(ElementwiseLoss(.squaredHinge))),
    Row("CategoricalHinge()", .mean(RowLoss(.categoricalHinge))),
    Row("KLDivergence()", .mean(ElementwiseLoss(.klDivergence))),
    Row("Poisson()", .mean(ElementwiseLoss(.poisson))),
    Row("BinaryCrossentropy()", .mean(ElementwiseLoss(.binaryCrossentropy(fromLogits: false)))),
    Row("CategoricalCrossentropy()", .mean(CategoricalCrossentropy())),
    Row("SparseCategoricalCrossentropy()", .mean(SparseCategoricalCrossentropy())),
    Row(
      "SparseCategoricalCrossentropy(from_logits=True)",
      .mean(SparseCategoricalCrossentropy(fromLogits: true))),
    Row("Precision()", confusion(.precision)),
    Row("Precision(thresholds=0.3)", confusion(.precision, threshold: 0.3)),
    Row("Precision(class_id=1)", confusion(.precision, classID: 1)),
    Row("Recall()", confusion(.recall)),
    Row("Recall(thresholds=0.8)", confusion(.recall, threshold: 0.8)),
    Row("TruePositives()", confusion(.truePositives)),
    Row("FalsePositives()", confusion(.falsePositives)),
    Row("TrueNegatives()", confusion(.trueNegatives)),
    Row("FalseNegatives()", confusion(.falseNegatives)),
    Row("MeanIoU(num_classes=4, sparse_y_pred=False)", overlap(4) { $0.predictionsAreLabels = false }),
    Row(
      "MeanIoU(num_classes=4, sparse_y_true=False, sparse_y_pred=False)",
      overlap(4) { ($0.predictionsAreLabels, $0.targetsAreLabels) = (false, false) }),
    Row(
      "MeanIoU(num_classes=4, sparse_y_pred=False, ignore_class=1)",
      overlap(4) { ($0.predictionsAreLabels, $0.ignoredClass) = (false, 1) }),
    Row("BinaryIoU()", overlap(2) { $0.threshold = 0.5 }),
    Row(
      "BinaryIoU(target_class_ids=[1], threshold=0.3)",
      overlap(2) { ($0.threshold, $0.targetClasses) = (0.3, [1]) }),
    Row("MeanIoU(num_classes=5)", overlap(5)),
    Row("MeanIoU(num_classes=3)", overlap(3)),
    Row("IoU(num_classes=5, target_class_ids=[0, 2])", overlap(5) { $0.targetClasses = [0, 2] }),
  ]

  @Test(arguments: KerasFixture.load("objectives", "metric"))
  func metric(_ fixture: KerasFixture) throws {
    let kind = try #require(Self.metrics.first { $0.name == fixture.name }, "no row").item
    let shape = try #require(fixture.shape)
    var state = MetricState(Metric(kind, name: fixture.name))
    for batch in 0..<2 {
      let seed = 0.7 * Double(batch)
      let x = fixture.from == "positive" ? try Chirp.positive(shape, seed) : try Chirp.tensor(shape, seed)
      try state.update(
        targets: Chirp.targets(try #require(fixture.target), shape, batch: batch), predictions: x,
        weights: fixture.weighted == true ? Chirp.sampleWeights(shape[0]) : nil)
    }
    expectClose([Float(state.result)], [try #require(fixture.value)], "metric")
    state.reset()
    #expect(state.result == 0)
  }

  @Test(arguments: KerasFixture.load("objectives", "overlap"))
  func overlapOfLabels(_ fixture: KerasFixture) throws {
    let kind = try #require(Self.metrics.first { $0.name == fixture.name }, "no row").item
    let shape = try #require(fixture.shape)
    let (rows, classes) = (shape[0], shape[1])
    var state = MetricState(Metric(kind, name: fixture.name))
    for batch in 0..<2 {
      let labels = (0..<rows).map { Float(($0 * 7 + batch) % classes) }
      let found = (0..<rows).map { Float(($0 * $0 * 3 + batch) % classes) }
      try state.update(
        targets: Tensor(shape: [rows], floats: labels), predictions: Tensor(shape: [rows], floats: found))
    }
    expectClose([Float(state.result)], [try #require(fixture.value)], "metric")
  }

  @Test func isThere() throws { #expect(try KerasFixture.read("objectives").count >= 100) }
}
