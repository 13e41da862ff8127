/// A oneDNN call failed: the activity and the status.
public struct EngineError: Error, Sendable, CustomStringConvertible {
  /// The failed activity: "creating convolution forward".
  public let activity: String
  public let status: String

  public var description: String { "oneDNN said “\(status)” while \(activity)" }
}
