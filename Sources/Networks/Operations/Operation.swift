/// A differentiable computation, from which layers are made. It appends its steps to a plan.
///
/// `forward` reads `plan.value(of:)` of its inputs and creates its own value; `backward` reads `plan.gradient(of:
/// node)` and contributes to the gradients of inputs and variables.
protocol Operation: Sendable {
  /// "convolution", as printed in a plan.
  var name: String { get }

  /// Which kernel computes it, where there is a choice. Fusions may change it; the passes read `plan.route(of: node)`.
  func route(for node: Node, in context: PlanContext) -> Route

  func forward(_ node: Node, in plan: PlanBuilder) throws
  func backward(_ node: Node, in plan: PlanBuilder) throws

  /// Whether it draws random numbers.
  var isRandom: Bool { get }

  /// The forward values that `backward` reads; the memory of the others may be reused.
  var backwardReads: BackwardReads { get }

  /// Where the gradient needs no more of the value than one bit an element, whether it is above zero and below this.
  var signBound: Float? { get }

  /// Multiply-adds per sample, without biases.
  func multiplyAdds(_ node: Node) -> Int

  /// The part of the input that one value depends on.
  func reach(_ node: Node) -> Reach

  /// How one element of the result follows from elements of the operands, whose values are given; `nil` if that is not a
  /// short formula.
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic?
}

extension Operation {
  var isRandom: Bool { false }

  var backwardReads: BackwardReads { .everything }

  var signBound: Float? { nil }

  func route(for node: Node, in context: PlanContext) -> Route { Route(.loops) }

  func multiplyAdds(_ node: Node) -> Int { 0 }

  func reach(_ node: Node) -> Reach { .point }

  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? { nil }
}

/// An operation that can apply ReLU to its own result before writing it.
protocol AppliesReLUToResult: Operation {}

/// A placeholder for data.
struct Input: Operation {
  let name = "input"
  func forward(_ node: Node, in plan: PlanBuilder) throws {}
  func backward(_ node: Node, in plan: PlanBuilder) throws {}
}

/// The same elements in another shape.
struct Reshaping: Operation {
  let name = "reshape"
  let backwardReads: BackwardReads = []

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    plan.share(try plan.value(of: node.inputs[0]), with: node)
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    try plan.passGradient(of: node, to: node.inputs[0])
  }
}
