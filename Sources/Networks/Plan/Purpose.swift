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
  /// Outputs of an eager call, and afterwards the gradients to the variables, and to the inputs where these are followed, from
  /// given gradients of the outputs.
  case record(trainingMode: Bool?, followsInputs: Bool)

  var objective: Objective? {
    switch self {
    case .predict, .call, .record: nil
    case .evaluate(let objective), .train(let objective, _, _), .differentiate(let objective, _): objective
    }
  }

  /// Whether the plan has a backward pass, so that the values it reads must be kept.
  var goesBackwards: Bool {
    switch self {
    case .train, .differentiate, .record: true
    case .predict, .call, .evaluate: false
    }
  }

  /// Whether the outputs are all that is wanted.
  var isForwardAlone: Bool {
    switch self {
    case .predict, .call: true
    case .evaluate, .train, .differentiate, .record: false
    }
  }

  /// Whether weights are trained by it.
  var isTraining: Bool {
    if case .train = self { true } else { false }
  }

  /// Whether inputs get gradients.
  var differentiates: Bool {
    switch self {
    case .differentiate: true
    case .record(_, let followsInputs): followsInputs
    case .predict, .call, .evaluate, .train: false
    }
  }

  /// Whether the gradients of the outputs are given, between two parts of the run.
  var isRecorded: Bool {
    if case .record = self { true } else { false }
  }

  /// Whether gradients are added to what the last run left.
  var accumulates: Bool {
    if case .train(_, accumulates: true, _) = self { true } else { false }
  }

  /// Whether the outputs are kept.
  var keepsOutputs: Bool { objective == nil || differentiates }

  /// Whether nothing is said about training; then what the calls inside a functional model said counts.
  var leavesModeOpen: Bool {
    switch self {
    case .call(trainingMode: nil), .record(trainingMode: nil, _): true
    default: false
    }
  }

  /// Whether layers are in training mode, for all but random augmentation and for random augmentation.
  var trainingMode: (others: Bool, augmenting: Bool) {
    switch self {
    case .train(_, _, let mode): (mode, true)
    case .differentiate(_, let mode): (mode, mode)
    case .predict, .evaluate: (false, false)
    case .call(let mode), .record(let mode, _): (mode ?? false, mode ?? true)
    }
  }
}
