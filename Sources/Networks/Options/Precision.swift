/// What a layer computes with, as it is said when the layer is made (Keras's `DTypePolicy`). Sums and variables always have 32 bits;
/// in 16 are the values that wait between the forward and the backward pass, and factors of products on processors with AMX.
package enum Precision: String, Sendable, CaseIterable {
  case float32, bfloat16, float16

  /// What the layers get that are made from here on: `keras.mixed_precision.set_global_policy`.
  nonisolated(unsafe) package static var ofNewLayers = Precision.float32

  /// Keras's name of the policy: "float32", "mixed_bfloat16", "mixed_float16".
  package var policyName: String { self == .float32 ? rawValue : "mixed_" + rawValue }

  /// The one that a policy is the name of; `nil` if none is. "float16" alone is no such name: Keras's variables have 16 bits then.
  package init?(policy name: String) {
    guard let found = Self.allCases.first(where: { name == $0.policyName }) else { return nil }
    self = found
  }
}
