/// The logs of every epoch by name: "loss", "accuracy", "val_loss" ….
public struct History: Sendable {
  /// Sorted alphabetically, as Keras reports them.
  public var names: [String] { values.keys.sorted() }
  public private(set) var values: [String: [Double]] = [:]
  public private(set) var epochs: [Int] = []

  public init() {}

  mutating func append(epoch: Int, _ logs: Logs) {
    epochs.append(epoch)
    for (name, value) in logs {
      values[name, default: []].append(value)
    }
  }
}

/// Values by name, in the order in which they are reported.
public typealias Logs = [(name: String, value: Double)]
