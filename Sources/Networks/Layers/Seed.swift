/// What a layer's draws begin with: the learner's seed, or the next of the session's sequence.
package struct Seed: Sendable {
  /// What the learner gave.
  package let given: UInt64?
  /// What tells the layer's draws from another's.
  let salt: UInt64

  /// With `nil` it takes the next of the session's sequence.
  package init(_ given: UInt64? = nil) {
    self.given = given
    salt = given ?? Randomness.shared.nextSeed()
  }
}
