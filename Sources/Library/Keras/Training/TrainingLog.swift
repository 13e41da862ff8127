import Engine
package import Evaluator
import Networks
import PythonLibrary

/// How the long trainings of a session ended, so that a session that is taken up again need not train.
///
///     let log = interpreter.trainings
///     log.keep = { call, ending in … }     // called after each long `fit` of a cell
///     log.expected = [1: ending]           // the first `fit` of the next cell takes this ending instead of training
package final class TrainingLog: SessionState {
  /// How a call of `fit` ended.
  package struct Ending: Equatable, Sendable {
    /// All weights and the optimizer's state: a `.weights.h5` file.
    package var weights: [UInt8]
    /// The values of every complete epoch, by name.
    package var history: [String: [Double]]
    /// The epochs' numbers.
    package var epochs: [Int]
    /// How long it took.
    package var seconds: Double
    /// Whether Ctrl-C ended it.
    package var wasInterrupted = false
    /// Whether it had callbacks: they are not called again.
    package var hasCallbacks = false

    package init(weights: [UInt8], history: [String: [Double]], epochs: [Int], seconds: Double) {
      self.weights = weights
      self.history = history
      self.epochs = epochs
      self.seconds = seconds
    }
  }

  /// A training that took less is not kept, in seconds.
  package var shortest = 10.0

  /// A training is not kept if its weights and its optimizer's state take more bytes: 64 MiB.
  package var largest = 64 << 20

  /// Called after a long training, with the number of the call of `fit` in its cell, from 1.
  package var keep: ((_ call: Int, Ending) -> Void)?

  /// Endings by the number of the call in the next cell. One that does not fit its model is ignored.
  package var expected: [Int: Ending] = [:]

  /// The calls of this cell that took their ending.
  package private(set) var restored: [Int] = []

  private var calls = 0

  package init() {}

  /// Counts calls from 1 again.
  package func beginCell() { (calls, restored) = (0, []) }

  /// Trains, or takes the ending that is expected: `clock` then goes on by the seconds that the training took.
  func train(
    _ model: Model, on data: TrainingData, _ options: FitOptions, hasCallbacks: Bool, clock: MeasuringClock,
    _ train: () throws -> History
  ) throws -> History {
    calls += 1
    let call = calls
    if let ending = expected.removeValue(forKey: call),
      let history = try? model.resumeTraining(
        data, options, weights: ending.weights, history: History(ending.history, epochs: ending.epochs))
    {
      restored.append(call)
      clock.skipped += ending.seconds
      if ending.wasInterrupted { throw Interrupted() }
      return history
    }
    let start = ContinuousClock.now
    do {
      let history = try train()
      note(call, model, since: start, hasCallbacks)
      return history
    } catch let error as Interrupted {
      note(call, model, since: start, hasCallbacks, wasInterrupted: true)
      throw error
    }
  }

  private func note(
    _ call: Int, _ model: Model, since start: ContinuousClock.Instant, _ hasCallbacks: Bool,
    wasInterrupted: Bool = false
  ) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    guard let keep, seconds >= shortest, model.trainingByteCount <= largest, let history = model.history,
      let weights = try? model.weightsImage(name: "weights")
    else { return }
    var ending = Ending(
      weights: weights, history: history.values, epochs: history.epochs, seconds: seconds)
    (ending.wasInterrupted, ending.hasCallbacks) = (wasInterrupted, hasCallbacks)
    keep(call, ending)
  }
}

extension Interpreter {
  /// How the long trainings of the session ended.
  package var trainings: TrainingLog { state() }
}
