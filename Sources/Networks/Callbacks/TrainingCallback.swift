package import Tensors

/// Called at the points of a training run; may change the model or end the run.
///
/// A callback ends the run by setting `model.stopsTraining`. An error ends it too; weights stay as the last batch
/// left them.
package protocol TrainingCallback: AnyObject {
  /// Called before everything else.
  func prepare(_ model: Model, for run: RunParameters) throws
  /// The epoch to begin with, where the callback knows of a run that was cut short; it has set the weights.
  func firstEpoch(_ model: Model) throws -> Int?
  func trainingBegan(_ model: Model) throws
  /// - `epoch`: from 0.
  func epochBegan(_ epoch: Int, _ model: Model) throws
  /// - `step`: from 0.
  func batchBegan(_ step: Int, _ model: Model) throws
  /// - `logs`: means over the epoch so far.
  func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws
  /// - `logs`: including those of the validation; entries added here go into the history.
  func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws
  /// Called when the run ends normally, not when it is interrupted.
  func trainingEnded(logs: Logs, _ model: Model) throws

  /// The parts of `evaluate`, also where `fit` validates.
  func testBegan(_ model: Model) throws
  func testBatchBegan(_ step: Int, _ model: Model) throws
  func testBatchEnded(_ step: Int, logs: Logs, _ model: Model) throws
  func testEnded(logs: Logs, _ model: Model) throws

  /// The parts of `predict`.
  func predictionBegan(_ model: Model) throws
  func predictionBatchBegan(_ step: Int, _ model: Model) throws
  /// - `outputs`: those of the batch.
  func predictionBatchEnded(_ step: Int, outputs: () throws -> [Tensor], _ model: Model) throws
  func predictionEnded(_ model: Model) throws
}

extension TrainingCallback {
  package func prepare(_ model: Model, for run: RunParameters) throws {}
  package func firstEpoch(_ model: Model) throws -> Int? { nil }
  package func trainingBegan(_ model: Model) throws {}
  package func epochBegan(_ epoch: Int, _ model: Model) throws {}
  package func batchBegan(_ step: Int, _ model: Model) throws {}
  package func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws {}
  package func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {}
  package func trainingEnded(logs: Logs, _ model: Model) throws {}

  package func testBegan(_ model: Model) throws {}
  package func testBatchBegan(_ step: Int, _ model: Model) throws {}
  package func testBatchEnded(_ step: Int, logs: Logs, _ model: Model) throws {}
  package func testEnded(logs: Logs, _ model: Model) throws {}
  package func predictionBegan(_ model: Model) throws {}
  package func predictionBatchBegan(_ step: Int, _ model: Model) throws {}
  package func predictionBatchEnded(_ step: Int, outputs: () throws -> [Tensor], _ model: Model) throws {}
  package func predictionEnded(_ model: Model) throws {}
}
