/// A penalty added to the loss: l1 · Σ|w| + l2 · Σ w².
package struct Regularizer: Hashable, Sendable {
  package var l1: Float
  package var l2: Float

  package init(l1: Float = 0, l2: Float = 0) {
    self.l1 = l1
    self.l2 = l2
  }
}
