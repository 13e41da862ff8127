/// oneDNN refused, or failed: what was being done, and its status.
public struct EngineError: Error, Sendable, CustomStringConvertible {
  /// What the engine was doing: "creating convolution forward".
  public let activity: String
  public let status: String

  public var description: String { "oneDNN said “\(status)” while \(activity)" }
}
