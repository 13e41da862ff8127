package import Formats

/// The rule of an optimizer of the program's, which changes variables itself.
package struct ProgramRule: UpdateRule {
  package let name: String
  package var weightDecay: Float
  package let slotCount = 0
  package var arguments: JSON { [:] }

  package init(name: String, weightDecay: Float) { (self.name, self.weightDecay) = (name, weightDecay) }

  package func update(_ update: VariableUpdate) {}
}

extension Variable {
  /// Keeps the values to the constraint, after a step.
  package func keepToConstraint() throws { try didUpdate() }
}
