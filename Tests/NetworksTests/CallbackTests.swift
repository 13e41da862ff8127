import Tensors
import TestSupport
import Testing

@testable import Networks

/// When callbacks are called, and their effect on a run.
@Suite struct CallbackTests {
  private func model(metrics: [Metric] = [], learningRate: Float = 0.1) throws -> Model {
    let model = try Model(sequential: [Layer(Dense(units: 2))], inputShape: [3])
    try model.setWeights(model.variables.enumerated().map { try Chirp.scaledWeight($1, Double($0)) })
    try model.compile(
      optimizer: Optimizer(SGD(), learningRate: learningRate), losses: [ElementwiseLoss(.meanSquaredError)],
      metrics: [metrics])
    return model
  }

  private func fit(_ model: Model, epochs: Int, _ callbacks: any TrainingCallback...) throws -> History {
    var options = FitOptions()
    (options.epochs, options.batchSize, options.shuffles) = (epochs, 4, false)
    return try model.fit(
      Samples(inputs: [Chirp.tensor([10, 3], 0)], targets: [Chirp.tensor([10, 2], 1)]), options: options,
      callbacks: callbacks)
  }

  /// Records every call, and adds values to the logs.
  private final class Recorder: TrainingCallback {
    var calls: [String] = []
    var figures: [Double] = []
    var stopsAt: (epoch: Int, step: Int)?
    private var epoch = 0

    func trainingBegan(_ model: Model) throws { calls.append("begin") }
    func epochBegan(_ epoch: Int, _ model: Model) throws {
      self.epoch = epoch
      calls.append("epoch \(epoch)")
    }
    func batchBegan(_ step: Int, _ model: Model) throws { calls.append("batch \(step)") }
    func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws {
      calls.append("batch \(step) ended")
      if let stopsAt, stopsAt == (epoch, step) { model.stopsTraining = true }
    }
    func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
      calls.append("epoch \(epoch) ended")
      if epoch < figures.count { logs.append(Log("figure", figures[epoch])) }
    }
    func trainingEnded(logs: Logs, _ model: Model) throws { calls.append("end with \(logs.map(\.name))") }
  }

  @Test func areCalledInOrder() throws {
    let recorder = Recorder()
    recorder.stopsAt = (1, 0)
    let history = try fit(model(), epochs: 3, recorder)
    let batches = (0..<3).flatMap { ["batch \($0)", "batch \($0) ended"] }
    #expect(
      recorder.calls == ["begin", "epoch 0"] + batches + [
        "epoch 0 ended", "epoch 1", "batch 0", "batch 0 ended",
      ]
        + ["epoch 1 ended", #"end with ["loss"]"#])
    #expect(history.epochs == [0, 1], "an epoch that was cut short is noted too")
  }

  @Test func aFigureOfOnesOwnGoesIntoTheHistory() throws {
    let recorder = Recorder()
    recorder.figures = [3, 2]
    #expect(try fit(model(), epochs: 2, recorder).values["figure"] == [3, 2])
  }

  /// (values, patience, minimum change, baseline, start epoch) → (epochs, best epoch)
  private static let stopping: [([Double], Int, Double, Double?, Int, epochs: Int, best: Int)] = [
    ([5, 4, 3, 2, 1, 0], 1, 0, nil, 0, 6, 5),
    ([5, 4, 6, 6, 1, 0], 2, 0, nil, 0, 4, 1),
    ([5, 4, 6, 3, 6, 6], 2, 0, nil, 0, 6, 3),
    ([5, 6, 7, 7, 7, 7], 0, 0, nil, 0, 2, 0),
    ([5, 4.9, 4.8, 4.7, 4.6, 0], 2, 0.5, nil, 0, 3, 0),
    ([5, 4, 3, 2, 1, 0], 2, 0, 2.5, 0, 6, 5),
    ([5, 4, 4, 4, 4, 0], 2, 0, 1, 0, 3, 1),
    ([1, 9, 8, 7, 9, 9], 2, 0, nil, 2, 6, 3),
    ([.nan, 4, 5, 5, 5, 5], 2, 0, nil, 0, 3, 0),
  ]

  @Test(arguments: stopping.indices)
  func stopsEarly(index: Int) throws {
    let (figures, patience, change, baseline, start, epochs, best) = Self.stopping[index]
    let recorder = Recorder()
    recorder.figures = figures
    let stopping = EarlyStopping(
      monitor: Monitor("figure", mode: .minimum, minimumChange: change), patience: patience,
      baseline: baseline,
      startEpoch: start)
    #expect(try fit(model(), epochs: 6, recorder, stopping).epochs.count == epochs)
    #expect(stopping.bestEpoch == best)
  }

  @Test func moreIsBetterWhereItIs() throws {
    let recorder = Recorder()
    recorder.figures = [1, 2, 3, 2, 2, 2]
    let stopping = EarlyStopping(monitor: Monitor("figure", mode: .maximum), patience: 2)
    #expect(try fit(model(), epochs: 6, recorder, stopping).epochs.count == 5)
    #expect(stopping.bestEpoch == 2)
  }

  @Test func bringsTheBestWeightsBack() throws {
    final class Weights: TrainingCallback {
      var byEpoch: [[Float]] = []
      func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
        byEpoch.append(try model.weights().flatMap { try $0.elements(Float.self) })
      }
    }
    let (recorder, weights) = (Recorder(), Weights())
    recorder.figures = [5, 2, 3, 4, 1, 1]
    let model = try model()
    var said: [CallbackMessage] = []
    let stopping = EarlyStopping(
      monitor: Monitor("figure", mode: .minimum), patience: 2, restoresBestWeights: true, isVerbose: true
    ) { said.append($0) }
    _ = try fit(model, epochs: 6, recorder, weights, stopping)
    #expect(try model.weights().flatMap { try $0.elements(Float.self) } == weights.byEpoch[1])
    #expect(said == [.stopped(epoch: 3), .restored(bestEpoch: 1)])
  }

  @Test func knowsWhichWayFiguresGetBetter() throws {
    let metrics = [
      Metric(.equality, name: "accuracy"), Metric(.rootMeanSquaredError, name: "error"),
      Metric(.confusion(.recall, ConfusionOptions()), name: "recall"),
      Metric(.confusion(.falsePositives, ConfusionOptions()), name: "wrong"),
    ]
    let model = try model(metrics: metrics)
    for (name, isLargerBetter) in [
      ("loss", false), ("val_loss", false), ("accuracy", true), ("val_accuracy", true), ("val_error", false),
      ("recall", true), ("wrong", false),
    ] {
      #expect(try Monitor(name).isLargerBetter(model, callback: "") == isLargerBetter, "\(name)")
    }
    #expect(throws: NetworkError.self) {
      try Monitor("nothing").isLargerBetter(model, callback: "EarlyStopping")
    }
  }

  @Test func saysWhatIsMissing() throws {
    var said: [CallbackMessage] = []
    let stopping = EarlyStopping { said.append($0) }
    _ = try fit(model(), epochs: 1, stopping)
    #expect(said == [.missing(callback: "EarlyStopping", monitor: "val_loss", names: ["loss"])])
  }

  @Test func savesWhenItIsDue() throws {
    func paths(_ best: Bool, _ frequency: ModelCheckpoint.Frequency, _ figures: [Double]) throws -> [String] {
      let recorder = Recorder()
      recorder.figures = figures
      var saved: [String] = []
      let checkpoint = ModelCheckpoint(
        monitor: Monitor("figure", mode: .minimum), savesBestOnly: best, frequency: frequency,
        path: { epoch, batch, _ in "\(epoch)-\(batch.map(String.init) ?? "end")" }, save: { saved.append($1) }
      )
      _ = try fit(model(), epochs: figures.count, recorder, checkpoint)
      return saved
    }
    #expect(try paths(false, .epoch, [1, 2, 3]) == ["0-end", "1-end", "2-end"])
    #expect(try paths(true, .epoch, [3, 4, 1, 1, 0]) == ["0-end", "2-end", "4-end"])
    #expect(try paths(false, .batches(2), [1, 2]) == ["0-1", "1-0", "1-2"])
  }

  @Test func stopsAtNaN() throws {
    let model = try model(learningRate: 1e30)
    var said: [CallbackMessage] = []
    let history = try fit(model, epochs: 50, TerminateOnNaN { said.append($0) })
    #expect(history.epochs.count < 50)
    #expect(said.count == 1)
  }

  @Test func anErrorEndsTheRun() throws {
    struct Stop: Error {}
    let scheduler = LearningRateScheduler { epoch, rate in
      if epoch == 2 { throw Stop() }
      return rate
    }
    let model = try model()
    #expect(throws: Stop.self) { _ = try fit(model, epochs: 5, scheduler) }
    #expect(model.history?.epochs == [0, 1])
    #expect(throws: NetworkError.self) {
      _ = try fit(model, epochs: 5, LearningRateScheduler { _, _ in .nan })
    }
  }
}
