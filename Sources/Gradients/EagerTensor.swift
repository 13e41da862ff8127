package import Tensors

/// A tensor with an identity, which tapes recognize. It never changes.
package final class EagerTensor {
  package let value: Tensor
  /// What a softmax or sigmoid made this of, if a network's last layer did: cross-entropy is then computed from it, which is
  /// exact even for tiny probabilities.
  package var logits: Logits?
  /// The part of a variable that it was read from, which can be assigned to: `v[0].assign(x)`.
  package var place: AnyObject?
  /// Which of its steps count, as a layer found: Keras's `_keras_mask`.
  package var mask: EagerTensor?

  package struct Logits {
    package let tensor: EagerTensor
    package let areOfSoftmax: Bool

    package init(_ tensor: EagerTensor, areOfSoftmax: Bool) {
      self.tensor = tensor
      self.areOfSoftmax = areOfSoftmax
    }
  }

  package init(_ value: Tensor) { self.value = value }

  package var shape: Shape { value.shape }
  package var dtype: DType { value.dtype }
}

/// A variable, as tapes see it.
package protocol WatchedVariable: AnyObject {
  /// Whether tapes watch it on their own.
  var isWatched: Bool { get }
}
