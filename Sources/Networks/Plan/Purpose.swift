/// What a plan is for.
enum Purpose {
  case predict
  /// Outputs of something called at once. `trainingMode`: whether layers behave as in training; `nil`: those that change
  /// images at random do, others do not.
  case call(trainingMode: Bool?)
  /// Losses and metrics, no gradients.
  case evaluate(Objective)
  /// Losses, metrics, gradients. `accumulates`: gradients are added to what the last run left.
  case train(Objective, accumulates: Bool)
  /// Outputs, and gradients to inputs and variables. `trainingMode`: whether layers behave as in training.
  case differentiate(Objective, trainingMode: Bool)

  var objective: Objective? {
    switch self {
    case .predict, .call: nil
    case .evaluate(let objective), .train(let objective, _), .differentiate(let objective, _): objective
    }
  }

  /// Whether the plan goes backwards too, so that what that needs must be kept.
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
    if case .train(_, accumulates: true) = self { true } else { false }
  }

  /// Whether the outputs are kept.
  var keepsOutputs: Bool { objective == nil || differentiates }

  /// Whether nothing is said about training; then what the calls inside a functional model said counts.
  var leavesModeOpen: Bool {
    if case .call(trainingMode: nil) = self { true } else { false }
  }

  /// Whether layers behave as in training, and whether those do that change images at random.
  var trainingMode: (others: Bool, augmenting: Bool) {
    switch self {
    case .train: (true, true)
    case .differentiate(_, let mode): (mode, mode)
    case .predict, .evaluate: (false, false)
    case .call(let mode): (mode ?? false, mode ?? true)
    }
  }
}
