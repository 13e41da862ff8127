/// Takes part in a run: it is told how the run gets on and may change how it goes on.
///
/// Whoever wants the run to end sets `model.stopsTraining`. An error ends the run; weights stay as the last
/// batch left them.
public protocol TrainingCallback: AnyObject {
  func trainingBegan(_ model: Model) throws
  /// - Parameter epoch: from 0.
  func epochBegan(_ epoch: Int, _ model: Model) throws
  /// - Parameter step: from 0.
  func batchBegan(_ step: Int, _ model: Model) throws
  /// - Parameter logs: means over the epoch so far.
  func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws
  /// - Parameter logs: with those of the validation; what is added here goes into the history.
  func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws
  /// When the run ends by itself; not when it is interrupted.
  func trainingEnded(logs: Logs, _ model: Model) throws
}

extension TrainingCallback {
  public func trainingBegan(_ model: Model) throws {}
  public func epochBegan(_ epoch: Int, _ model: Model) throws {}
  public func batchBegan(_ step: Int, _ model: Model) throws {}
  public func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws {}
  public func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {}
  public func trainingEnded(logs: Logs, _ model: Model) throws {}
}
