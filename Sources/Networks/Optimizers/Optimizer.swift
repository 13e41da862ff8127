public import Files

/// How a variable is changed by its gradient, element by element.
public protocol UpdateRule: Sendable {
  /// Keras's name of the class, "Adam".
  var name: String { get }
  /// Arrays kept beside each variable.
  var slotCount: Int { get }
  /// What those arrays begin with.
  var initialSlotValue: Float { get }
  /// The share of the weights that each step takes off.
  var weightDecay: Float { get set }
  /// Keras's default.
  var standardLearningRate: Float { get }
  /// Keras's arguments that make the rule again, without those that every optimizer takes.
  var arguments: JSON { get throws }
  /// Changes elements `range` of one variable.
  func update(_ update: VariableUpdate)
}

extension UpdateRule {
  public var initialSlotValue: Float { 0 }
  public var standardLearningRate: Float { 0.001 }
}

/// One variable's elements with all that an update rule reads and writes.
public struct VariableUpdate {
  public let weights: UnsafeMutablePointer<Float>
  /// One for each worker; their sum is the gradient.
  public let gradients: [UnsafePointer<Float>?]
  public let slots: [UnsafeMutablePointer<Float>]
  public let range: Range<Int>
  public let learningRate: Float
  /// Steps taken, this one included.
  public let step: Int
  /// What the gradient is multiplied with before it is used (clipping, loss scale).
  public let gradientScale: Float
}

/// A bound on gradients, beyond which they are made smaller before they are used.
public enum GradientClipping: Hashable, Sendable {
  /// The norm of each variable's gradient.
  case norm(Float)
  /// The norm of all gradients together. Pascanu et al. 2013.
  case globalNorm(Float)
  /// The size of each element.
  case value(Float)
}

/// An update rule with its learning rate and the number of steps that it has taken.
public final class Optimizer: @unchecked Sendable {
  public let rule: any UpdateRule
  /// The size of the steps that have no schedule.
  public var learningRate: Float
  /// Where the size of the steps comes from instead.
  public let schedule: (any LearningRateSchedule)?
  public var clipping: GradientClipping?
  public internal(set) var iterations = 0

  public init(_ rule: any UpdateRule, learningRate: Float, clipping: GradientClipping? = nil) {
    self.rule = rule
    self.learningRate = learningRate
    self.clipping = clipping
    schedule = nil
  }

  /// With a learning rate that depends on the step.
  public init(_ rule: any UpdateRule, schedule: any LearningRateSchedule, clipping: GradientClipping? = nil) {
    self.rule = rule
    self.schedule = schedule
    self.clipping = clipping
    learningRate = schedule.rate(at: 0)
  }

  public var name: String { rule.name }

  /// - Throws: `NetworkError.scheduledLearningRate` where a schedule decides it.
  public func setLearningRate(_ rate: Float) throws {
    if let schedule { throw NetworkError.scheduledLearningRate(schedule: schedule.name) }
    learningRate = rate
  }

  /// The learning rate of the next step.
  public var currentLearningRate: Float { schedule?.rate(at: iterations) ?? learningRate }
}
