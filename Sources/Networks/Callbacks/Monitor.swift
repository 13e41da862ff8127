/// A figure that a callback watches: which it is, and when it has become better.
public struct Monitor: Sendable {
  /// Which way a figure gets better. Raw values are Keras's.
  public enum Mode: String, Sendable, CaseIterable {
    /// As the figure is: losses down, accuracies up.
    case automatic = "auto"
    case minimum = "min"
    case maximum = "max"
  }

  /// As it stands in the logs: "val_loss".
  public let name: String
  public let mode: Mode
  /// What a change must come to before it counts.
  public let minimumChange: Double

  public init(_ name: String, mode: Mode = .automatic, minimumChange: Double = 0) {
    self.name = name
    self.mode = mode
    self.minimumChange = abs(minimumChange)
  }

  /// The figure, where the logs have it.
  func value(in logs: Logs) -> Double? { logs.last { $0.name == name }?.value }

  /// - Throws: `NetworkError.unknownDirection`.
  func isLargerBetter(_ model: Model, callback: String) throws -> Bool {
    switch mode {
    case .minimum: return false
    case .maximum: return true
    case .automatic:
      let metric = name.hasPrefix("val_") ? String(name.dropFirst(4)) : name
      guard let isLargerBetter = model.configuration?.isLargerBetter(metric) else {
        throw NetworkError.unknownDirection(callback: callback, monitor: name)
      }
      return isLargerBetter
    }
  }

  /// Whether a value is better than another by more than the minimum change; anything is better than nothing.
  func isImprovement(_ value: Double, over other: Double?, isLargerBetter: Bool) -> Bool {
    guard let other else { return true }
    return isLargerBetter ? value - minimumChange > other : value + minimumChange < other
  }

  /// What is said where the logs have no such figure.
  func missing(_ callback: String, _ logs: Logs) -> String {
    "\(callback) watches \(name), which is not among \(logs.map(\.name).joined(separator: ", "))"
  }
}
