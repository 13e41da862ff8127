import Evaluator
import Networks

extension CallbackMessage {
  /// What Keras writes, with its line breaks.
  var text: String {
    switch self {
    case .improved(let epoch, let monitor, let before, let now, let path):
      "\nEpoch \(epoch + 1): \(monitor) improved from \(Self.figure(before)) to \(Self.figure(now)), "
        + "saving model to \(path)\n"
    case .notImproved(let epoch, let monitor, let best):
      "\nEpoch \(epoch + 1): \(monitor) did not improve from \(Self.figure(best))\n"
    case .saving(let epoch, let path): "\nEpoch \(epoch + 1): saving model to \(path)\n"
    case .saved(let epoch, let path): "\nEpoch \(epoch + 1): finished saving model to \(path)\n"
    case .stopped(let epoch): "Epoch \(epoch + 1): early stopping\n"
    case .restored(let bestEpoch):
      "Restoring model weights from the end of the best epoch: \(bestEpoch + 1).\n"
    case .reduced(let epoch, let rate):
      "\nEpoch \(epoch + 1): ReduceLROnPlateau reducing learning rate to \(FloatText.repr(rate)).\n"
    case .scheduled(let epoch, let rate):
      "\nEpoch \(epoch + 1): LearningRateScheduler setting learning rate to \(FloatText.repr(rate)).\n"
    case .invalidLoss(let batch): "Batch \(batch): Invalid loss, terminating training\n"
    case .missing(let callback, let monitor, let names):
      "\(callback) watches \(monitor), which is not among \(names.joined(separator: ", "))"
    }
  }

  private static func figure(_ value: Double?) -> String {
    value.map { FloatText.formatted($0, code: "f", precision: 5) } ?? "None"
  }
}
