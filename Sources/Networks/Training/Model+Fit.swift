import Engine
import Tensors

/// The options of `fit`.
package struct FitOptions: Sendable {
  /// Keras's `verbose`, for callbacks; `nil`: "auto".
  package var verbose: Int? = 1
  package var epochs = 1
  package var initialEpoch = 0
  package var batchSize = 32
  package var shuffles = true
  /// The fraction at the end of the data that is kept for validation.
  package var validationSplit = 0.0
  /// Samples processed at once, over all workers; gradients are accumulated over the whole batch.
  package var microBatch: Int?
  /// The options that save memory.
  package var plan = PlanOptions()
  /// The most bytes of the model and its run; then the cheapest of those options that keeps to it is chosen.
  package var memory: Int?
  /// The weights of the classes; other classes weigh 1.
  package var classWeights: [Int: Float]?
  /// Batches per epoch, and per validation, of a stream that may go on for longer.
  package var stepsPerEpoch: Int?
  package var validationSteps: Int?
  /// Samples of a batch of validation; `nil`: as many as of training.
  package var validationBatchSize: Int?
  /// Validation comes after each so-many-th epoch, or after those listed, counted from 1.
  package var validationFrequency = 1
  package var validationEpochs: [Int]?

  package init() {}

  func validates(after epoch: Int) -> Bool {
    validationEpochs?.contains(epoch + 1) ?? ((epoch + 1) % max(1, validationFrequency) == 0)
  }

  /// Whether the outputs of frozen layers may be kept from one epoch to the next: nothing asks to save memory.
  var keepsFeatures: Bool {
    epochs - initialEpoch > 1 && microBatch == nil && memory == nil && !plan.hasSegments
      && Ledger.shared.limit == nil
  }
}

/// Receives progress. `steps` is 0 if their number is not known yet.
package protocol TrainingObserver: AnyObject {
  func epochBegan(_ epoch: Int, of epochs: Int, steps: Int)
  /// `logs` are the means over the epoch so far.
  func batchEnded(_ step: Int, of steps: Int, logs: Logs)
  /// All batches of the epoch are done; validation and callbacks follow.
  func batchesEnded(logs: Logs)
  /// `logs` include those of the validation. Returns whether to go on.
  func epochEnded(_ epoch: Int, logs: Logs) -> Bool
  /// Called once, when the outputs of frozen layers that were kept are used instead of computed again.
  func usesFeatures(of samples: Int, byteCount: Int)
  /// Called before the first epoch, with what `FitOptions.memory` led to.
  func choseMemory(_ choice: MemoryChoice)
  /// Called once before the first epoch where several ranks train the model.
  func trains(on estimate: RankEstimate)
}

extension TrainingObserver {
  package func batchesEnded(logs: Logs) {}
  package func choseMemory(_ choice: MemoryChoice) {}
  package func trains(on estimate: RankEstimate) {}
}

extension Model {
  /// Trains. An interruption loses nothing: weights stay as the last complete batch left them, `history` holds the
  /// complete epochs.
  ///
  /// - Throws: `NetworkError` if the data do not fit, `OutOfMemory`, `Interrupted`.
  package func fit(
    _ samples: Samples, validation: Samples? = nil, options: FitOptions,
    observer: (any TrainingObserver)? = nil,
    callbacks: [any TrainingCallback] = []
  ) throws -> History {
    try fit(
      .samples(samples), validation: validation.map(TrainingData.samples), options: options,
      observer: observer,
      callbacks: callbacks)
  }

  /// Trains on samples or a stream.
  package func fit(
    _ data: TrainingData, validation: TrainingData? = nil, options: FitOptions,
    observer: (any TrainingObserver)? = nil,
    callbacks: [any TrainingCallback] = []
  ) throws -> History {
    try TrainingRun(self, data, validation: validation, options, observer, callbacks).run()
    return history ?? History()
  }

  /// The feed for training and, if the options split the data, the one for validation.
  func trainingFeed(_ data: TrainingData, _ options: FitOptions, splits: Bool) throws -> (
    any BatchFeed, rest: (any BatchFeed)?
  ) {
    func weighted(_ samples: Samples) throws -> Samples {
      try options.classWeights.map { try samples.weighted(by: $0) } ?? samples
    }
    switch data {
    case .stream(let stream):
      return (try self.feed(stream, options.stepsPerEpoch, weighted: weighted), nil)
    case .samples(let given):
      let samples = try weighted(given)
      let share = options.validationSplit
      let kept = splits && 0..<1 ~= share ? Int(Double(samples.count) * (1 - share)) : samples.count
      try buildIfNeeded(samples, batch: Self.wholeBatch(options.batchSize, of: kept))
      let source = try source(samples, targets: true)
      try source.checkIsFinite()
      let count = source.sampleCount
      guard splits, share != 0 else {
        return (
          TensorFeed(source, 0..<count, batch: options.batchSize, limit: options.stepsPerEpoch), nil
        )
      }
      guard share > 0, share < 1 else { throw NetworkError.validationSplit(share, samples: count) }
      let split = Int((Double(count) * (1 - share)).rounded(.down))
      guard split > 0, split < count else { throw NetworkError.validationSplit(share, samples: count) }
      return (
        TensorFeed(source, 0..<split, batch: options.batchSize, limit: options.stepsPerEpoch),
        TensorFeed(
          given.weights.isEmpty ? source.withoutWeights : source, split..<count,
          batch: min(options.batchSize, split))
      )
    }
  }
}

extension FitOptions {
  /// - Throws: `NetworkError.notPositive` if a number that must be at least 1 is not.
  func check() throws {
    for (argument, value) in [
      ("batch_size", batchSize), ("micro_batch", microBatch), ("steps_per_epoch", stepsPerEpoch),
      ("validation_steps", validationSteps),
    ] {
      if let value, value < 1 {
        throw NetworkError.notPositive(layer: "fit", argument: argument, value: value)
      }
    }
  }
}
