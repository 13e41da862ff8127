package import Tensors

/// The data of a run: one tensor per input, one per output, and sample weights, if any.
package struct Samples {
  package var inputs: [Tensor]
  package var targets: [Tensor]
  /// One for all outputs, or one for each, where `nil` weighs nothing; empty if there are none.
  package var weights: [Tensor?]

  package init(inputs: [Tensor], targets: [Tensor] = [], weights: Tensor? = nil) {
    self.init(inputs: inputs, targets: targets, weightsByOutput: weights.map { [$0] } ?? [])
  }

  package init(inputs: [Tensor], targets: [Tensor], weightsByOutput: [Tensor?]) {
    self.inputs = inputs
    self.targets = targets
    weights = weightsByOutput
  }

  package var count: Int { inputs.first?.shape.first ?? 0 }
}
