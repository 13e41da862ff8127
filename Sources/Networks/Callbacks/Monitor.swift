/// The value in the logs that a callback monitors, and when it counts as improved.
package struct Monitor: Sendable {
  /// The direction of improvement. Raw values are Keras's.
  package enum Mode: String, Sendable, CaseIterable {
    /// By the metric: losses down, accuracies up.
    case automatic = "auto"
    case minimum = "min"
    case maximum = "max"
  }

  /// The key in the logs: "val_loss".
  package let name: String
  package let mode: Mode
  /// Smaller changes are no improvement; Keras's `min_delta`.
  package let minimumChange: Double

  package init(_ name: String, mode: Mode = .automatic, minimumChange: Double = 0) {
    self.name = name
    self.mode = mode
    self.minimumChange = abs(minimumChange)
  }

  /// The value, if the logs have it.
  func value(in logs: Logs) -> Double? { logs.last { $0.name == name }?.figure.number }

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

  /// Whether a value improves on another by more than `minimumChange`; any value improves on `nil`.
  func isImprovement(_ value: Double, over other: Double?, isLargerBetter: Bool) -> Bool {
    guard let other else { return true }
    return isLargerBetter ? value - minimumChange > other : value + minimumChange < other
  }

  /// The message for logs without this value.
  func missing(_ callback: String, _ logs: Logs) -> CallbackMessage {
    .missing(callback: callback, monitor: name, names: logs.map(\.name))
  }
}
