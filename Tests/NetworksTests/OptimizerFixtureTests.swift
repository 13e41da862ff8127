import Tensors
import TestSupport
import Testing

@testable import Networks

@Suite struct OptimizerFixtureTests {
  private static let optimizers: [Row<@Sendable () -> Optimizer>] = [
    Row("Adam(learning_rate=0.05, amsgrad=True)") { Optimizer(Adam(keepsLargest: true), learningRate: 0.05) },
    Row("Adam(learning_rate=0.05, weight_decay=0.1)") {
      Optimizer(Adam(weightDecay: 0.1), learningRate: 0.05)
    },
    Row("AdamW(learning_rate=0.05, weight_decay=0.2)") {
      Optimizer(Adam(weightDecay: 0.2), learningRate: 0.05)
    },
    Row("RMSprop()") { Optimizer(RMSprop(), learningRate: 0.001) },
    Row("RMSprop(learning_rate=0.05, rho=0.8, momentum=0.5)") {
      Optimizer(RMSprop(rho: 0.8, momentum: 0.5), learningRate: 0.05)
    },
    Row("RMSprop(learning_rate=0.05, centered=True)") {
      Optimizer(RMSprop(isCentered: true), learningRate: 0.05)
    },
    Row("RMSprop(learning_rate=0.05, momentum=0.9, centered=True, weight_decay=0.1)") {
      Optimizer(RMSprop(momentum: 0.9, isCentered: true, weightDecay: 0.1), learningRate: 0.05)
    },
    Row("Nadam()") { Optimizer(Nadam(), learningRate: 0.001) },
    Row("Nadam(learning_rate=0.05, beta_1=0.8, beta_2=0.95)") {
      Optimizer(Nadam(beta1: 0.8, beta2: 0.95), learningRate: 0.05)
    },
    Row("Adagrad()") { Optimizer(Adagrad(), learningRate: 0.001) },
    Row("Adagrad(learning_rate=0.1, initial_accumulator_value=0.5, epsilon=1e-3)") {
      Optimizer(Adagrad(initialAccumulatorValue: 0.5, epsilon: 1e-3), learningRate: 0.1)
    },
    Row("SGD(learning_rate=0.1, clipnorm=0.5)") { Optimizer(SGD(), learningRate: 0.1, clipping: .norm(0.5)) },
    Row("SGD(learning_rate=0.1, global_clipnorm=0.7)") {
      Optimizer(SGD(), learningRate: 0.1, clipping: .globalNorm(0.7))
    },
    Row("SGD(learning_rate=0.1, clipvalue=0.3)") {
      Optimizer(SGD(), learningRate: 0.1, clipping: .value(0.3))
    },
    Row("Adam(learning_rate=0.05, global_clipnorm=0.2)") {
      Optimizer(Adam(), learningRate: 0.05, clipping: .globalNorm(0.2))
    },
    Row("SGD(learning_rate=schedules.ExponentialDecay(0.1, 3, 0.5))") {
      Optimizer(SGD(), schedule: ExponentialDecay(initial: 0.1, steps: 3, decayRate: 0.5))
    },
  ]

  @Test(arguments: KerasFixture.load("optimizers", "optimizer"), [1, 2, 3])
  func tenSteps(_ fixture: KerasFixture, workers: Int) throws {
    try check(fixture, Self.optimizers, workers: workers)
  }

  private static let schedules: [Row<any LearningRateSchedule>] = [
    Row("ExponentialDecay(0.1, 100, 0.5)", ExponentialDecay(initial: 0.1, steps: 100, decayRate: 0.5)),
    Row(
      "ExponentialDecay(0.1, 100, 0.5, staircase=True)",
      ExponentialDecay(initial: 0.1, steps: 100, decayRate: 0.5, isStaircase: true)),
    Row("InverseTimeDecay(0.1, 10, 0.5)", InverseTimeDecay(initial: 0.1, steps: 10, decayRate: 0.5)),
    Row(
      "InverseTimeDecay(0.1, 10, 0.5, staircase=True)",
      InverseTimeDecay(initial: 0.1, steps: 10, decayRate: 0.5, isStaircase: true)),
    Row(
      "PiecewiseConstantDecay([5, 10], [0.1, 0.05, 0.01])",
      PiecewiseConstantDecay(boundaries: [5, 10], values: [0.1, 0.05, 0.01])),
    Row("PolynomialDecay(0.1, 100)", PolynomialDecay(initial: 0.1, steps: 100)),
    Row(
      "PolynomialDecay(0.1, 100, end_learning_rate=0.01, power=2.0, cycle=True)",
      PolynomialDecay(initial: 0.1, steps: 100, end: 0.01, power: 2, cycles: true)),
    Row("CosineDecay(0.1, 100)", CosineDecay(initial: 0.1, steps: 100)),
    Row(
      "CosineDecay(0.01, 100, alpha=0.1, warmup_target=0.1, warmup_steps=20)",
      CosineDecay(initial: 0.01, steps: 100, alpha: 0.1, warmupTarget: 0.1, warmupSteps: 20)),
    Row("CosineDecayRestarts(0.1, 10)", CosineDecayRestarts(initial: 0.1, steps: 10)),
    Row(
      "CosineDecayRestarts(0.1, 10, t_mul=1.0, m_mul=0.5, alpha=0.1)",
      CosineDecayRestarts(initial: 0.1, steps: 10, lengthening: 1, shrinking: 0.5, alpha: 0.1)),
  ]

  @Test(arguments: KerasFixture.load("optimizers", "schedule"))
  func schedule(_ fixture: KerasFixture) throws {
    let schedule = try #require(Self.schedules.first { $0.name == fixture.name }, "no row").item
    for row in try #require(fixture.steps) {
      expectClose([schedule.rate(at: Int(row[0]))], [row[1]], "rate at step \(row[0])")
    }
  }

  /// Up to the maximum at 30 of 100 steps, down to a 250,000th of it at the last.
  @Test func oneCycleGoesUpAndDown() {
    let schedule = OneCycle(largest: 1, steps: 100)
    let rates = [0, 29, 99, 1000].map { schedule.rate(at: $0) }
    expectClose(rates, [0.04, 1, 4e-6, 4e-6], "rates")
    for step in 1..<30 { #expect(schedule.rate(at: step) > schedule.rate(at: step - 1)) }
    for step in 30..<100 { #expect(schedule.rate(at: step) < schedule.rate(at: step - 1)) }
  }

  /// A run as in the fixture's script.
  private struct Run {
    var kernel: Regularizer?
    var bias: Regularizer?
    var optimizer = Optimizer(SGD(), learningRate: 0.5)
    var epochs = 3
    var validation: Samples?
    var split = 0.0
    var classWeights: [Int: Float]?
    var weights: Tensor?
    var metrics: [Metric] = []
    var callbacks: [any TrainingCallback] = []
  }

  private static func validation() throws -> Samples {
    Samples(
      inputs: [try Chirp.tensor([5, 6], 0.9)], targets: [try Chirp.targets("labels", [5, 3], batch: 1)])
  }

  private static let accuracy = Metric(.classAccuracy, name: "accuracy")
  private static let weighted = Metric(.classAccuracy, name: "weighted_accuracy", isWeighted: true)

  private static func run(_ name: String) throws -> Run {
    var run = Run()
    switch name {
    case "plain": run.metrics = [accuracy]
    case "l2":
      (run.kernel, run.validation, run.metrics) = (Regularizer(l2: 0.01), try validation(), [accuracy])
    case "l1 and l2, clipped":
      (run.kernel, run.bias) = (Regularizer(l1: 0.02, l2: 0.05), Regularizer(l1: 0.1))
      run.optimizer.clipping = .globalNorm(0.3)
    case "clipnorm": run.optimizer.clipping = .norm(0.1)
    case "clipvalue": run.optimizer.clipping = .value(0.02)
    case "class weights": (run.classWeights, run.metrics) = ([0: 0.5, 2: 3], [accuracy, weighted])
    case "class weights, split": (run.classWeights, run.split, run.epochs) = ([0: 0.5, 2: 3], 0.3, 2)
    case "sample weights": (run.weights, run.metrics) = (try Chirp.sampleWeights(10), [accuracy, weighted])
    case "schedule":
      run.optimizer = Optimizer(SGD(), schedule: ExponentialDecay(initial: 0.5, steps: 4, decayRate: 0.5))
    case "early stopping":
      (run.optimizer.learningRate, run.epochs, run.validation) = (8, 12, try validation())
      run.callbacks = [EarlyStopping(patience: 2, restoresBestWeights: true)]
    case "plateau":
      (run.optimizer.learningRate, run.epochs, run.validation) = (4, 8, try validation())
      run.callbacks = [ReduceLearningRateOnPlateau(factor: 0.3, patience: 1, cooldown: 1, minimumRate: 0.1)]
    case "scheduler":
      run.epochs = 4
      run.callbacks = [LearningRateScheduler { epoch, rate in epoch > 0 ? rate * 0.5 : rate }]
    default: Issue.record("no run “\(name)”")
    }
    return run
  }

  @Test(arguments: KerasFixture.load("optimizers", "run"))
  func reportsAsKeras(_ fixture: KerasFixture) throws {
    let run = try Self.run(fixture.name)
    var first = Dense(units: 5)
    first.activation = .function(.tanh)
    (first.kernel.regularizer, first.bias.regularizer) = (run.kernel, run.bias)
    var second = Dense(units: 3)
    second.activation = .softmax
    let model = try Model(sequential: [Layer(first), Layer(second)], inputShape: [6])
    try model.setWeights(model.variables.enumerated().map { try Chirp.scaledWeight($1, Double(10 + $0)) })
    try model.compile(
      optimizer: run.optimizer, losses: [SparseCategoricalCrossentropy()], metrics: [run.metrics])
    var options = FitOptions()
    (options.epochs, options.batchSize, options.shuffles) = (run.epochs, 4, false)
    (options.validationSplit, options.classWeights) = (run.split, run.classWeights)
    let x = try Chirp.tensor([10, 6], 0.3)
    let y = try Chirp.targets("labels", [10, 3])
    let history = try model.fit(
      Samples(inputs: [x], targets: [y], weights: run.weights), validation: run.validation, options: options,
      callbacks: run.callbacks)
    let expected = try #require(fixture.figures)
    #expect(Set(history.names) == Set(expected.keys))
    for (name, values) in expected {
      expectClose((history.values[name] ?? []).map { Float($0) }, values, name, tolerance: 3e-4)
    }
    try expectClose(model.predict([x])[0], try #require(fixture.prediction), "prediction", tolerance: 1e-3)
  }

  @Test func isThere() throws { #expect(try KerasFixture.read("optimizers").count >= 39) }
}
