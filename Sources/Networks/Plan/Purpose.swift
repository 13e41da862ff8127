/// What a plan is for.
enum Purpose {
  case predict
  /// Outputs of an eager call. `trainingMode`: Keras's `training=`; `nil`: training mode for random augmentation
  /// only.
  case call(trainingMode: Bool?)
  /// Losses and metrics, no gradients.
  case evaluate(Objective)
  /// Losses, metrics, gradients. `accumulates`: gradients are added to those of the last run. `isInTrainingMode`:
  /// whether the model is called with Keras's `training=True`.
  case train(Objective, accumulates: Bool, isInTrainingMode: Bool = true)
  /// Outputs, and gradients of inputs and variables. `trainingMode`: Keras's `training=`.
  case differentiate(Objective, trainingMode: Bool)

  var objective: Objective? {
    switch self {
    case .predict, .call: nil
    case .evaluate(let objective), .train(let objective, _, _), .differentiate(let objective, _): objective
    }
  }

  /// Whether the plan has a backward pass, so that the values it reads must be kept.
  var goesBackwards: Bool {
    switch self {
    case .train, .differentiate: true
    case .predict, .call, .evaluate: false
    }
  }

  /// Whether inputs get gradients.
  var differentiates: Bool {
    if case .differentiate = self { true } else { false }
  }

  /// Whether gradients are added to what the last run left.
  var accumulates: Bool {
    if case .train(_, accumulates: true, _) = self { true } else { false }
  }

  /// Whether the outputs are kept.
  var keepsOutputs: Bool { objective == nil || differentiates }

  /// Whether nothing is said about training; then what the calls inside a functional model said counts.
  var leavesModeOpen: Bool {
    if case .call(trainingMode: nil) = self { true } else { false }
  }

  /// Whether layers are in training mode, for all but random augmentation and for random augmentation.
  var trainingMode: (others: Bool, augmenting: Bool) {
    switch self {
    case .train(_, _, let mode): (mode, true)
    case .differentiate(_, let mode): (mode, mode)
    case .predict, .evaluate: (false, false)
    case .call(let mode): (mode ?? false, mode ?? true)
    }
  }
}
