/// What a callback tells the user while training. Epochs and batches are counted from 0.
package enum CallbackMessage: Sendable, Equatable {
  /// `ModelCheckpoint`: the monitored value is better than before, and the model is about to be saved.
  case improved(epoch: Int, monitor: String, before: Double?, now: Double, path: String)
  case notImproved(epoch: Int, monitor: String, best: Double?)
  case saving(epoch: Int, path: String)
  case saved(epoch: Int, path: String)
  /// `EarlyStopping`
  case stopped(epoch: Int)
  case restored(bestEpoch: Int)
  /// `ReduceLROnPlateau`
  case reduced(epoch: Int, rate: Double)
  /// `LearningRateScheduler`
  case scheduled(epoch: Int, rate: Double)
  /// `TerminateOnNaN`
  case invalidLoss(batch: Int)
  /// The logs do not have the monitored value.
  case missing(callback: String, monitor: String, names: [String])
}
