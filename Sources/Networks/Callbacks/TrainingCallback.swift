/// Called at the points of a training run; may change the model or end the run.
///
/// A callback ends the run by setting `model.stopsTraining`. An error ends it too; weights stay as the last batch
/// left them.
package protocol TrainingCallback: AnyObject {
  func trainingBegan(_ model: Model) throws
  /// - Parameter epoch: from 0.
  func epochBegan(_ epoch: Int, _ model: Model) throws
  /// - Parameter step: from 0.
  func batchBegan(_ step: Int, _ model: Model) throws
  /// - Parameter logs: means over the epoch so far.
  func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws
  /// - Parameter logs: including those of the validation; entries added here go into the history.
  func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws
  /// Called when the run ends normally, not when it is interrupted.
  func trainingEnded(logs: Logs, _ model: Model) throws
}

extension TrainingCallback {
  package func trainingBegan(_ model: Model) throws {}
  package func epochBegan(_ epoch: Int, _ model: Model) throws {}
  package func batchBegan(_ step: Int, _ model: Model) throws {}
  package func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws {}
  package func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {}
  package func trainingEnded(logs: Logs, _ model: Model) throws {}
}
