public import Tensors

/// The data of a run: one tensor per input, one per output, and sample weights if any.
public struct Samples {
  public var inputs: [Tensor]
  public var targets: [Tensor]
  public var weights: Tensor?

  public init(inputs: [Tensor], targets: [Tensor] = [], weights: Tensor? = nil) {
    self.inputs = inputs
    self.targets = targets
    self.weights = weights
  }

  public var count: Int { inputs.first?.shape.first ?? 0 }
}
