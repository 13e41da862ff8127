package import Formats

/// How a variable is updated by its gradient, elementwise.
package protocol UpdateRule: Sendable {
  /// Keras's name of the class, "Adam".
  var name: String { get }
  /// Arrays kept per variable.
  var slotCount: Int { get }
  /// The initial value of one of those arrays.
  func initialSlotValue(_ slot: Int) -> Float
  /// Single numbers kept besides.
  var scalarCount: Int { get }
  /// Whether a variable must not be divided among workers.
  var needsWholeVariables: Bool { get }
  /// The fraction of the weights that each step subtracts.
  var weightDecay: Float { get set }
  /// Keras's default.
  var standardLearningRate: Float { get }
  /// Keras's constructor arguments, without those that every optimizer takes.
  var arguments: JSON { get throws }
  /// Updates elements `range` of one variable.
  func update(_ update: VariableUpdate)
}

extension UpdateRule {
  package func initialSlotValue(_ slot: Int) -> Float { 0 }
  package var scalarCount: Int { 0 }
  package var needsWholeVariables: Bool { false }
  package var standardLearningRate: Float { 0.001 }
}

/// One variable's elements with everything that an update rule reads and writes.
package struct VariableUpdate {
  package let weights: UnsafeMutablePointer<Float>
  /// One per worker; their sum is the gradient.
  package let gradients: [UnsafePointer<Float>?]
  package let slots: [UnsafeMutablePointer<Float>]
  package let range: Range<Int>
  package let learningRate: Float
  /// Steps taken, including this one.
  package let step: Int
  /// What the gradient is multiplied by before use (clipping, loss scale).
  package let gradientScale: Float
}

/// A bound to which gradients are clipped.
package enum GradientClipping: Hashable, Sendable {
  /// The norm of each variable's gradient.
  case norm(Float)
  /// The norm of all gradients together. Pascanu et al. 2013.
  case globalNorm(Float)
  /// The absolute value of each element.
  case value(Float)
}

/// An update rule with its learning rate and the number of steps that it has taken.
package final class Optimizer: @unchecked Sendable {
  package let rule: any UpdateRule
  /// Its name in the session, "adam_1", which its variables' paths begin with.
  package let label: String
  /// The constant learning rate, if there is no schedule.
  package var learningRate: Float
  /// The learning rate schedule, if there is one.
  package let schedule: (any LearningRateSchedule)?
  package var clipping: GradientClipping?
  package internal(set) var iterations = 0
  /// The variables that gradients are applied to.
  package internal(set) var applied: [Variable] = []
  /// The object of a class of the program's that changes the variables.
  package weak var owner: AnyObject?
  /// Variables that do not decay, and words of the names of others.
  package var keptFromDecay: [Variable] = []
  package var namesKeptFromDecay: [String] = []

  /// Whether a variable loses a share of its weights each step.
  package func decays(_ variable: Variable) -> Bool {
    !keptFromDecay.contains { $0 === variable } && !namesKeptFromDecay.contains { variable.path.contains($0) }
  }

  /// - `label`: its name; `nil`: that of its class, numbered.
  package init(
    _ rule: any UpdateRule, learningRate: Float, clipping: GradientClipping? = nil, label: String? = nil
  ) {
    self.rule = rule
    self.label = label ?? Naming.shared.name(for: rule.name)
    self.learningRate = learningRate
    self.clipping = clipping
    schedule = nil
  }

  /// With a learning rate schedule.
  package init(
    _ rule: any UpdateRule, schedule: any LearningRateSchedule, clipping: GradientClipping? = nil,
    label: String? = nil
  ) {
    self.rule = rule
    self.label = label ?? Naming.shared.name(for: rule.name)
    self.schedule = schedule
    self.clipping = clipping
    learningRate = schedule.rate(at: 0)
  }

  package var name: String { rule.name }

  /// Whether it has what it keeps of each variable: after the first step, or once its state was loaded.
  package internal(set) var isBuilt = false

  /// - Throws: `NetworkError.scheduledLearningRate` if there is a schedule.
  package func setLearningRate(_ rate: Float) throws {
    if let schedule { throw NetworkError.scheduledLearningRate(schedule: schedule.name) }
    learningRate = rate
  }

  /// The learning rate of the next step.
  package var currentLearningRate: Float { schedule?.rate(at: iterations) ?? learningRate }
}
