/// Saves a model after each epoch, after every n batches, or when the monitored value has improved.
package final class ModelCheckpoint: TrainingCallback {
  /// When it is saved.
  package enum Frequency: Sendable, Hashable {
    case epoch
    case batches(Int)
  }

  package let monitor: Monitor
  package let savesBestOnly: Bool
  package let frequency: Frequency
  package let isVerbose: Bool
  package private(set) var best: Double?

  private var (epoch, seen) = (0, 0)
  private let path: (_ epoch: Int, _ batch: Int?, Logs) throws -> String
  private let save: (Model, String) throws -> Void
  private let say: (CallbackMessage) -> Void

  /// - `threshold`: what the value must improve on to be saved the first time.
  /// - `path`: the path to save to, made of the epoch's and the batch's number, from 0, and the logs.
  /// - `save`: saves to a path.
  package init(
    monitor: Monitor = Monitor("val_loss"), savesBestOnly: Bool = false, frequency: Frequency = .epoch,
    threshold: Double? = nil, isVerbose: Bool = false, say: @escaping (CallbackMessage) -> Void = { _ in },
    path: @escaping (_ epoch: Int, _ batch: Int?, Logs) throws -> String,
    save: @escaping (Model, String) throws -> Void
  ) {
    self.monitor = monitor
    self.savesBestOnly = savesBestOnly
    self.frequency = frequency
    self.isVerbose = isVerbose
    self.say = say
    self.path = path
    self.save = save
    best = threshold
  }

  package func epochBegan(_ epoch: Int, _ model: Model) throws { self.epoch = epoch }

  package func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws {
    guard case .batches(let count) = frequency else { return }
    seen += 1
    if seen < count { return }
    seen = 0
    try saveIfDue(logs, batch: step, model)
  }

  package func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
    if frequency == .epoch { try saveIfDue(logs, batch: nil, model) }
  }

  private func saveIfDue(_ logs: Logs, batch: Int?, _ model: Model) throws {
    let path = try path(epoch, batch, logs)
    if savesBestOnly {
      let isLargerBetter = try monitor.isLargerBetter(model, callback: "ModelCheckpoint")
      if let current = monitor.value(in: logs) {
        guard monitor.isImprovement(current, over: best, isLargerBetter: isLargerBetter) else {
          if isVerbose { say(.notImproved(epoch: epoch, monitor: monitor.name, best: best)) }
          return
        }
        if isVerbose {
          say(.improved(epoch: epoch, monitor: monitor.name, before: best, now: current, path: path))
        }
        best = current
      } else {
        say(monitor.missing("ModelCheckpoint", logs))
      }
    } else if isVerbose {
      say(.saving(epoch: epoch, path: path))
    }
    try save(model, path)
    if isVerbose { say(.saved(epoch: epoch, path: path)) }
  }
}
