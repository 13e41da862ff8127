package import Tensors

/// The data of a run: one tensor per input, one per output, and sample weights if any.
package struct Samples {
  package var inputs: [Tensor]
  package var targets: [Tensor]
  package var weights: Tensor?

  package init(inputs: [Tensor], targets: [Tensor] = [], weights: Tensor? = nil) {
    self.inputs = inputs
    self.targets = targets
    self.weights = weights
  }

  package var count: Int { inputs.first?.shape.first ?? 0 }
}
