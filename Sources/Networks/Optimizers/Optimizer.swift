import Engine

/// How a variable is changed by its gradient, element by element.
public protocol UpdateRule: Sendable {
  /// Keras's name of the class, "Adam".
  var name: String { get }
  /// Arrays kept beside each variable.
  var slotCount: Int { get }
  /// Changes elements `range` of one variable.
  func update(_ update: VariableUpdate)
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

/// An update rule with its learning rate and the number of steps that it has taken.
public final class Optimizer: @unchecked Sendable {
  public let rule: any UpdateRule
  public var learningRate: Float
  public internal(set) var iterations = 0

  public init(_ rule: any UpdateRule, learningRate: Float) {
    self.rule = rule
    self.learningRate = learningRate
  }

  public var name: String { rule.name }
}
