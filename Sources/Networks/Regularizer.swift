/// A penalty added to the loss: l1 · Σ|w| + l2 · Σ w².
public struct Regularizer: Hashable, Sendable {
  public var l1: Float
  public var l2: Float

  public init(l1: Float = 0, l2: Float = 0) {
    self.l1 = l1
    self.l2 = l2
  }
}
