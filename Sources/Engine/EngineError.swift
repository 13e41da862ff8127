/// A oneDNN call failed: the activity and the status.
package struct EngineError: Error, Sendable, CustomStringConvertible {
  /// The failed activity: "creating convolution forward".
  package let activity: String
  package let status: String

  package var description: String { "oneDNN said “\(status)” while \(activity)" }
}
