import Formats

extension Model {
  /// The bytes of all weights and the optimizer's state.
  package var trainingByteCount: Int {
    4 * (parameterCount + trainableParameterCount * (configuration?.optimizer.rule.slotCount ?? 0))
  }

  /// Takes what a training ended with instead of training.
  ///
  /// What is random afterwards is drawn as if it had trained.
  ///
  /// - `data`: what it was trained on, which may determine the input's shape.
  /// - `weights`: all weights and the optimizer's state: a `.weights.h5` file.
  /// - `history`: the values of its epochs.
  /// - Throws: `FormatFault`, `SavingError` and others if the weights do not fit, then no weight has changed; as `fit`.
  package func resumeTraining(
    _ data: TrainingData, _ options: FitOptions, weights: [UInt8], history: History
  ) throws -> History {
    try checkIsCompiled(action: "fit")
    let feed = try trainingFeed(data, options, splits: false).0
    _ = try graph(for: feed.inputShapes)
    _ = try loadWeights(from: HDF5File.reading(weights, name: "the weights that were kept"))
    Randomness.shared.skipTraining()
    self.history = history
    return history
  }
}

extension Randomness {
  /// Draws what `fit` draws: the seeds of the order and of dropout.
  fileprivate func skipTraining() {
    _ = nextSeed()
    _ = nextSeed()
  }
}
